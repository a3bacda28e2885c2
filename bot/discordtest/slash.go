package discordtest

import (
	"fmt"
	"slices"
	"strings"
)

// Slash is a command that somebody uses.
type Slash struct {
	Channel string // default: the guild's first channel; for MessageCommand that of the message
	User    User   // default: the user named "someone"
	Name    string // of a registered command, with its group and subcommand: "detente settings"
	// Options are values by option name: string, int, float64, bool, for a user
	// option a User, for a role or channel option its ID as a string.
	Options     map[string]any
	Locale      string // the user's; default as SetLocale says
	GuildLocale string // default "zh-CN"
	// UserInstalled says that the user installed the application, which is the
	// only way to use it where the bot is not.
	UserInstalled bool
}

// Slash dispatches INTERACTION_CREATE for a slash command. A name that is not
// registered, one that may not be used there or by that member, an option that
// the command does not have or would not take, or a required one that is
// missing ends the test.
func (s *Server) Slash(c Slash) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.must(s.slash(c, false))
}

// must ends the test for an error.
func (s *Server) must(i *Interaction, err error) *Interaction {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("discordtest: %v", err)
	}
	return i
}

// slash is Slash, for the ledger if asked. The caller holds s.mu.
func (s *Server) slash(c Slash, asked bool) (*Interaction, error) {
	i, err := s.fillIn(c, kindCommand, "")
	if err != nil {
		return nil, err
	}
	if asked {
		i.asked = s.enter(i.id, i.channel, true)
	}
	s.dispatchInteraction(i)
	return i, nil
}

// Autocomplete dispatches INTERACTION_CREATE for somebody who is typing the
// option of that name, of which Options has what is typed so far (nothing if
// absent). Other options need not be there. An option without autocomplete
// ends the test.
func (s *Server) Autocomplete(c Slash, focused string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.must(s.fillIn(c, kindAutocomplete, focused))
	s.dispatchInteraction(i)
	return i
}

// fillIn begins an interaction with a slash command and its options.
func (s *Server) fillIn(c Slash, kind int, focused string) (*Interaction, error) {
	i, cmd, err := s.use(c, kind, commandSlash)
	if err != nil {
		return nil, err
	}
	g := &given{w: s.world, i: i, values: c.Options, focused: focused, typing: kind == kindAutocomplete, resolved: resolved{}}
	options, err := g.path(cmd.Options, strings.Fields(c.Name)[1:])
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", c.Name, err)
	}
	i.sent["options"] = options
	g.resolved.into(i.sent)
	return i, nil
}

// MessageCommand dispatches INTERACTION_CREATE for a message command that is
// used on a message, whose content the bot gets with it. A command that is not
// registered or may not be used, or a message that is gone, ends the test.
func (s *Server) MessageCommand(c Slash, on Message) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	c.Channel = orDefault(c.Channel, on.ChannelID)
	i, _, err := s.use(c, kindCommand, commandMessage)
	s.must(i, err)
	e := s.world.find(on.ChannelID, on.ID)
	if e == nil || !e.visibleTo(i.user) {
		s.t.Fatalf("discordtest: MessageCommand: %s sees no message %q", i.user.Name, on.ID)
	}
	r := resolved{}
	r.put("messages", on.ID, s.world.messageJSON(e, true))
	i.sent["target_id"] = on.ID
	r.into(i.sent)
	s.dispatchInteraction(i)
	return i
}

// UserCommand dispatches INTERACTION_CREATE for a user command that is used on
// somebody. A command that is not registered or may not be used ends the test.
func (s *Server) UserCommand(c Slash, on User) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	i, _, err := s.use(c, kindCommand, commandUser)
	s.must(i, err)
	r := resolved{}
	r.user(s.world, i.channel, on)
	i.sent["target_id"] = on.ID
	r.into(i.sent)
	s.dispatchInteraction(i)
	return i
}

// use begins an interaction with a command of that type. The error says why
// Discord would not offer it.
func (s *Server) use(c Slash, kind, typ int) (*Interaction, Command, error) {
	in, err := s.world.channelOf(c.Channel)
	if err != nil {
		return nil, Command{}, err
	}
	name := c.Name
	if typ == commandSlash {
		name, _, _ = strings.Cut(name, " ")
	}
	cmd, ok := s.world.commandNamed(typ, name, s.world.guildOf(in))
	if !ok {
		return nil, Command{}, fmt.Errorf("no command %q of type %d is registered there", c.Name, typ)
	}
	i := s.newInteraction(kind, in, s.world.orSomeone(c.User))
	if c.UserInstalled {
		i.installer = i.user
	}
	i.locale, i.guildLocale = orDefault(c.Locale, i.locale), orDefault(c.GuildLocale, i.guildLocale)
	if err := s.world.offered(cmd, i); err != nil {
		return nil, Command{}, fmt.Errorf("command %q: %w", c.Name, err)
	}
	i.sent = object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type}
	if cmd.GuildID != "" {
		i.sent["guild_id"] = cmd.GuildID
	}
	return i, cmd, nil
}

// commandNamed returns the command of that type and name, the guild's own
// first.
func (w *world) commandNamed(typ int, name, guild string) (Command, bool) {
	var found Command
	ok := false
	for _, c := range w.commands {
		if c.Type != typ || c.Name != name || c.GuildID != "" && c.GuildID != guild {
			continue
		}
		if !ok || c.GuildID != "" {
			found, ok = c.Command, true
		}
	}
	return found, ok
}

// offered returns why Discord would not offer the command to the user there.
func (w *world) offered(c Command, i *Interaction) error {
	installs := c.IntegrationTypes
	if installs == nil {
		installs = []int{0}
	}
	here := !i.channel.absent()
	if !(here && slices.Contains(installs, 0)) && !(i.installer.ID != "" && slices.Contains(installs, 1)) {
		return fmt.Errorf("is not installed there: integration_types %v, for the user: %v", installs, i.installer.ID != "")
	}
	if c.Contexts != nil && !slices.Contains(c.Contexts, i.context()) {
		return fmt.Errorf("is for contexts %v, this is %d", c.Contexts, i.context())
	}
	if c.Contexts == nil && i.context() == contextPrivate && !slices.Contains(installs, 1) {
		return fmt.Errorf("is not for private channels")
	}
	needs, limited := c.needs()
	has := w.member(i.user).Permissions
	if limited && !i.channel.dm && has&PermissionAdministrator == 0 && (needs == 0 || has&needs != needs) {
		return fmt.Errorf("needs the permissions %d, which %s lacks", needs, i.user.Name)
	}
	return nil
}
