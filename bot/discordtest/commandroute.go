package discordtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
)

// command is a registered command with the fields as they were sent.
type command struct {
	Command
	version string
	sent    object
}

// newCommand registers a body under an ID.
func (w *world) newCommand(id, guild string, raw json.RawMessage) (command, error) {
	c := command{version: w.newID()}
	if err := json.Unmarshal(raw, &c.Command); err != nil {
		return command{}, invalid(err.Error())
	}
	if err := json.Unmarshal(raw, &c.sent); err != nil {
		return command{}, invalid(err.Error())
	}
	c.ID, c.GuildID = id, guild
	if c.Type == 0 {
		c.Type = 1
	}
	return c, nil
}

// json renders the command as Discord does: with its defaults filled in,
// without options' false flags, and with localisations only if asked for.
func (w *world) commandJSON(c command, localized bool) object {
	out := object{
		"id": c.ID, "application_id": w.application, "version": c.version, "type": c.Type, "description": "",
		"default_member_permissions": nil, "nsfw": false, "integration_types": []int{0},
	}
	if c.GuildID == "" {
		out["contexts"], out["dm_permission"] = nil, true
	} else {
		out["guild_id"] = c.GuildID
	}
	maps.Copy(out, c.sent)
	out["type"] = c.Type
	if n, ok := out["default_member_permissions"].(float64); ok {
		out["default_member_permissions"] = strconv.FormatInt(int64(n), 10)
	}
	if localized {
		for _, key := range []string{"name_localizations", "description_localizations"} {
			if out[key] == nil {
				out[key] = nil
			}
		}
	}
	return tidyCommand(out, localized)
}

// tidyCommand copies a command or an option, and leaves out what Discord does
// not return.
func tidyCommand(in object, localized bool) object {
	out := object{}
	for key, v := range in {
		list, isList := v.([]any)
		switch {
		case !localized && (key == "name_localizations" || key == "description_localizations"):
		case (key == "required" || key == "autocomplete") && v == false:
		case isList && len(list) == 0 && (key == "options" || key == "choices"):
		case isList && (key == "options" || key == "choices"):
			tidied := make([]any, len(list))
			for i, o := range list {
				m, _ := o.(map[string]any)
				tidied[i] = tidyCommand(m, localized)
			}
			out[key] = tidied
		default:
			out[key] = v
		}
	}
	return out
}

// scope checks the path's application and guild, and returns the guild's ID or
// "" for global commands.
func (c *call) scope() (string, error) {
	if c.r.PathValue("application") != c.w.application {
		return "", unknown(10002, "Application")
	}
	guild := c.r.PathValue("guild")
	if guild != "" && c.w.findGuild(guild) == nil {
		return "", unknown(10004, "Guild")
	}
	return guild, nil
}

// localized reports whether the answer has the localisations: always, except
// when a list is read without asking for them.
func (c *call) localized() bool {
	return c.r.Method != http.MethodGet || c.r.PathValue("command") != "" || c.r.URL.Query().Get("with_localizations") == "true"
}

// commandsIn renders the commands of a scope in their order.
func (c *call) commandsIn(guild string) []any {
	out := []any{}
	for _, cmd := range c.w.commands {
		if cmd.GuildID == guild {
			out = append(out, c.w.commandJSON(cmd, c.localized()))
		}
	}
	return out
}

// listCommands is the GET of a scope.
func listCommands(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.commandsIn(guild), nil
}

// replaceCommands sets all commands of a scope. One whose name and type were
// there before keeps its ID.
func replaceCommands(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	if err := c.refuse(checkCommands(c.body)); err != nil {
		return 0, nil, err
	}
	var bodies []json.RawMessage
	if err := c.decode(&bodies); err != nil {
		return 0, nil, err
	}
	var list []command
	for _, raw := range bodies {
		cmd, err := c.register(guild, raw)
		if err != nil {
			return 0, nil, err
		}
		list = append(list, cmd)
	}
	rest := slices.DeleteFunc(c.w.commands, func(old command) bool { return old.GuildID == guild })
	c.w.commands = append(rest, list...)
	return http.StatusOK, c.commandsIn(guild), nil
}

// register makes a command of a body, with the ID of the one that it replaces.
func (c *call) register(guild string, raw json.RawMessage) (command, error) {
	cmd, err := c.w.newCommand(c.w.newID(), guild, raw)
	if err != nil {
		return command{}, err
	}
	for _, old := range c.w.commands {
		if old.GuildID == guild && old.Name == cmd.Name && old.Type == cmd.Type {
			cmd.ID = old.ID
		}
	}
	return cmd, nil
}

// createCommand adds a command (201), or replaces the one of that name and
// type (200).
func createCommand(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	if err := c.refuse(checkCommand(c.body, 0)); err != nil {
		return 0, nil, err
	}
	cmd, err := c.register(guild, c.body)
	if err != nil {
		return 0, nil, err
	}
	i := slices.IndexFunc(c.w.commands, func(old command) bool { return old.ID == cmd.ID })
	if i < 0 {
		c.w.commands = append(c.w.commands, cmd)
		return http.StatusCreated, c.w.commandJSON(cmd, true), nil
	}
	c.w.commands[i] = cmd
	return http.StatusOK, c.w.commandJSON(cmd, true), nil
}

// commandParam returns the index of the command that the path names.
func (c *call) commandParam() (int, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, err
	}
	id := c.r.PathValue("command")
	i := slices.IndexFunc(c.w.commands, func(cmd command) bool { return cmd.GuildID == guild && cmd.ID == id })
	if i < 0 {
		return 0, unknown(10063, "application command")
	}
	return i, nil
}

// getCommand is the GET of one command.
func getCommand(c *call) (int, any, error) {
	i, err := c.commandParam()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.w.commandJSON(c.w.commands[i], true), nil
}

// editCommand changes the keys that the body has and leaves the others.
func editCommand(c *call) (int, any, error) {
	i, err := c.commandParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.refuse(checkCommand(c.body, c.w.commands[i].Type)); err != nil {
		return 0, nil, err
	}
	var change object
	if err := c.decode(&change); err != nil {
		return 0, nil, err
	}
	old := c.w.commands[i]
	merged := maps.Clone(old.sent)
	maps.Copy(merged, change)
	cmd, err := c.w.newCommand(old.ID, old.GuildID, encode(merged))
	if err != nil {
		return 0, nil, err
	}
	c.w.commands[i] = cmd
	return http.StatusOK, c.w.commandJSON(cmd, true), nil
}

// deleteCommand is the DELETE of one command.
func deleteCommand(c *call) (int, any, error) {
	i, err := c.commandParam()
	if err != nil {
		return 0, nil, err
	}
	c.w.commands = slices.Delete(c.w.commands, i, i+1)
	return http.StatusNoContent, nil, nil
}

// Commands returns what is registered now, of the guild and global.
func (s *Server) Commands() []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Command
	for _, c := range s.world.commands {
		public := c.Command
		public.Raw = encode(s.world.commandJSON(c, true))
		list = append(list, public)
	}
	return list
}
