package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Kinds of interaction.
const (
	kindCommand   = 2
	kindComponent = 3
)

// Slash is a slash command that somebody uses.
type Slash struct {
	Channel     string         // default: the guild's first channel
	User        User           // default: the user named "someone"
	Name        string         // of a registered command
	Options     map[string]any // string, int, float64 or bool by option name
	Locale      string         // the user's; default "en-US"
	GuildLocale string         // default "zh-CN"
}

// Interaction is a slash command or a pressed button on its way to an answer.
type Interaction struct {
	s         *Server
	id, token string
	kind      int
	channel   *channel
	user      User
	pressed   *entry // the message of the pressed component
	started   time.Time
	asked     *question // the question in the ledger, or nil

	// guarded by s.mu
	callback int // type of the first callback, 0 until then
	after    time.Duration
	original *entry // @original, nil until a callback
	result   *entry // the finished response
}

// Slash dispatches INTERACTION_CREATE for a command. A name that is not
// registered, an option that the command does not have or would not take, or a
// required one that is missing ends the test.
func (s *Server) Slash(c Slash) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.slash(c, false)
	if err != nil {
		s.t.Fatalf("discordtest: %v", err)
	}
	return i
}

// slash is Slash, for the ledger if asked. The caller holds s.mu.
func (s *Server) slash(c Slash, asked bool) (*Interaction, error) {
	in, err := s.world.channelOf(c.Channel)
	if err != nil {
		return nil, err
	}
	cmd, ok := s.world.slashCommand(c.Name)
	if !ok {
		return nil, fmt.Errorf("no slash command %q is registered", c.Name)
	}
	options, err := optionsJSON(cmd, c.Options)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", c.Name, err)
	}
	i := s.newInteraction(kindCommand, in, s.world.orSomeone(c.User))
	if asked {
		i.asked = s.enter(i.id, in, true)
	}
	data := object{"id": cmd.ID, "name": cmd.Name, "type": 1, "options": options}
	if cmd.GuildID != "" {
		data["guild_id"] = cmd.GuildID
	}
	s.dispatchInteraction(i, data, orDefault(c.Locale, "en-US"), orDefault(c.GuildLocale, "zh-CN"))
	return i, nil
}

// Press dispatches INTERACTION_CREATE for a button of the message, or for the
// first option of a string select. A component that is not there or is disabled ends the test.
func (s *Server) Press(m Message, customID string, u User) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.press(m, customID, u, false)
	if err != nil {
		s.t.Fatalf("discordtest: Press: %v", err)
	}
	return i
}

// press is Press, for the ledger if asked. The caller holds s.mu.
func (s *Server) press(m Message, customID string, u User, asked bool) (*Interaction, error) {
	e := s.world.find(m.ChannelID, m.ID)
	if e == nil {
		return nil, fmt.Errorf("no message %q", m.ID)
	}
	at := findComponent(e.m.Components, customID)
	if at == nil || at.Disabled {
		return nil, fmt.Errorf("message %s has no enabled component %q", m.ID, customID)
	}
	i := s.newInteraction(kindComponent, s.world.channel(m.ChannelID), s.world.orSomeone(u))
	i.pressed = e
	if asked {
		i.asked = s.enter(i.id, i.channel, true)
	}
	data := object{"custom_id": customID, "component_type": at.Type}
	if len(at.Options) > 0 {
		data["values"] = []string{at.Options[0].Value}
	}
	s.dispatchInteraction(i, data, "en-US", "zh-CN")
	return i, nil
}

// findComponent looks through the rows, containers and accessories; nil means
// that there is no such component.
func findComponent(list []Component, customID string) *Component {
	for i := range list {
		c := &list[i]
		if c.CustomID == customID {
			return c
		}
		if in := findComponent(c.Components, customID); in != nil {
			return in
		}
		if c.Accessory != nil && c.Accessory.CustomID == customID {
			return c.Accessory
		}
	}
	return nil
}

// orDefault returns otherwise for "".
func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// newInteraction makes an interaction that was not sent yet. The caller holds
// s.mu.
func (s *Server) newInteraction(kind int, c *channel, u User) *Interaction {
	i := &Interaction{s: s, id: s.world.newID(), kind: kind, channel: c, user: u, started: time.Now()}
	// Real tokens are some 200 characters of base64, of which this has the shape.
	i.token = "aW50ZXJhY3Rpb246" + i.id + strings.Repeat("x", 120)
	s.world.interactions[i.token] = i
	return i
}

// dispatchInteraction sends the event. It has a member in the guild and a user in
// a direct message, never both. The caller holds s.mu.
func (s *Server) dispatchInteraction(i *Interaction, data object, locale, guildLocale string) {
	w := s.world
	p := object{
		"id": i.id, "application_id": w.application, "type": i.kind, "data": data, "token": i.token, "version": 1,
		"channel_id": i.channel.id, "channel": w.channelJSON(i.channel), "locale": locale, "entitlements": []any{},
		"app_permissions": "2248473465835073", "attachment_size_limit": maxBody,
	}
	ev := event{name: "INTERACTION_CREATE", asked: i.asked}
	if i.channel.dm {
		p["user"], p["context"] = i.user.json(), 1
		p["authorizing_integration_owners"] = object{"0": "0"}
	} else {
		member := memberJSON()
		member["user"] = i.user.json()
		p["member"], p["context"], p["guild_id"], p["guild_locale"] = member, 0, i.channel.guild.id, guildLocale
		p["guild"] = object{"id": i.channel.guild.id, "locale": guildLocale, "features": []any{}}
		p["authorizing_integration_owners"] = object{"0": i.channel.guild.id}
		ev.guild = i.channel.guild.id
	}
	if i.pressed != nil {
		p["message"] = w.messageJSON(i.pressed, true)
	}
	ev.full = encode(p)
	s.gateway.dispatch(ev)
}

// optionsJSON renders the given options in the command's order.
func optionsJSON(cmd Command, given map[string]any) ([]any, error) {
	out := []any{}
	for _, o := range cmd.Options {
		v, ok := given[o.Name]
		if !ok {
			if o.Required {
				return nil, fmt.Errorf("option %q is required", o.Name)
			}
			continue
		}
		if err := o.takes(v); err != nil {
			return nil, fmt.Errorf("option %q: %w", o.Name, err)
		}
		out = append(out, object{"name": o.Name, "type": o.Type, "value": v})
	}
	for name := range given {
		if !slices.ContainsFunc(cmd.Options, func(o CommandOption) bool { return o.Name == name }) {
			return nil, fmt.Errorf("has no option %q", name)
		}
	}
	return out, nil
}

// takes reports why Discord's client would not let a user give the value.
func (o CommandOption) takes(v any) error {
	typ := 0
	switch v := v.(type) {
	case string:
		typ = 3
		n := utf8.RuneCountInString(v)
		if o.MinLength != nil && n < *o.MinLength || o.MaxLength != nil && n > *o.MaxLength {
			return fmt.Errorf("%d characters are too few or too many", n)
		}
	case int:
		typ = 4
	case bool:
		typ = 5
	case float64:
		typ = 10
	}
	if typ != o.Type {
		return fmt.Errorf("a %T is not of type %d", v, o.Type)
	}
	if len(o.Choices) > 0 && !slices.ContainsFunc(o.Choices, func(c Choice) bool { return fmt.Sprint(c.Value) == fmt.Sprint(v) }) {
		return fmt.Errorf("%v is not one of its choices", v)
	}
	return nil
}
