package discordtest

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Kinds of interaction.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindModal        = 5
)

// Where an interaction happens,
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types
const (
	contextGuild   = 0
	contextDirect  = 1
	contextPrivate = 2
)

// Interaction is a command, a used component, a submitted modal or a question
// for autocompletion, on its way to an answer.
type Interaction struct {
	s                   *Server
	id, token           string
	kind                int
	channel             *channel
	user                User
	pressed             *entry // the message of the component, also of one that opened the modal
	installer           User   // who installed the application for themselves; zero: nobody
	locale, guildLocale string
	sent                object // the data
	heard               bool   // a session was connected when it was dispatched
	started             time.Time
	asked               *question // the question in the ledger, or nil

	// guarded by s.mu
	callback  int // type of the first callback, 0 until then
	attempted bool
	after     time.Duration
	data      json.RawMessage // of a callback of type 8 or 9
	original  *entry          // @original, nil until a callback that has one
	result    *entry          // the finished response
	followups int
}

// orDefault returns otherwise for "".
func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// SetLocale sets the language of a user's client for every interaction from
// then on, as Discord writes it ("zh-CN"). Without it a user has "en-US".
func (s *Server) SetLocale(u User, locale string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.locales[u.ID] = locale
}

// newInteraction makes an interaction that was not sent yet. The caller holds
// s.mu.
func (s *Server) newInteraction(kind int, c *channel, u User) *Interaction {
	i := &Interaction{s: s, id: s.world.newID(), kind: kind, channel: c, user: u, started: time.Now()}
	i.locale, i.guildLocale = orDefault(s.world.locales[u.ID], "en-US"), "zh-CN"
	// Real tokens are some 200 characters of base64, of which this has the shape.
	i.token = "aW50ZXJhY3Rpb246" + i.id + strings.Repeat("x", 120)
	s.world.interactions[i.token] = i
	return i
}

// context says in which kind of place the interaction happens.
func (i *Interaction) context() int {
	switch {
	case i.channel.group:
		return contextPrivate
	case i.channel.dm:
		return contextDirect
	}
	return contextGuild
}

// owners names who installed the application: the guild ("0" stands for the
// bot's direct messages), the user, or both.
func (i *Interaction) owners() object {
	owners := object{}
	switch {
	case i.channel.dm && !i.channel.group:
		owners["0"] = "0"
	case !i.channel.absent():
		owners["0"] = i.s.world.guildOf(i.channel)
	}
	if i.installer.ID != "" {
		owners["1"] = i.installer.ID
	}
	return owners
}

// dispatchInteraction sends the event. It has a member in the guild and a user in
// a direct message, never both. The caller holds s.mu.
func (s *Server) dispatchInteraction(i *Interaction) {
	w := s.world
	p := object{
		"id": i.id, "application_id": w.application, "type": i.kind, "data": i.sent, "token": i.token, "version": 1,
		"channel_id": i.channel.id, "channel": w.channelJSON(i.channel), "locale": i.locale, "entitlements": []any{},
		"app_permissions":       strconv.FormatInt(w.botPermissions(i.channel), 10),
		"attachment_size_limit": maxBody, "context": i.context(), "authorizing_integration_owners": i.owners(),
	}
	ev := event{name: "INTERACTION_CREATE", asked: i.asked}
	if i.channel.dm {
		p["user"] = i.user.json()
	} else {
		ev.guild = w.guildOf(i.channel)
		member := w.memberJSON(i.user)
		member["user"], member["permissions"] = i.user.json(), strconv.FormatInt(w.member(i.user).Permissions, 10)
		p["member"], p["guild_id"], p["guild_locale"] = member, ev.guild, i.guildLocale
		p["guild"] = object{"id": ev.guild, "locale": i.guildLocale, "features": []any{}}
	}
	if i.pressed != nil {
		p["message"] = w.messageJSON(i.pressed, true)
	}
	ev.full = encode(p)
	i.heard = s.gateway.ready()
	i.sent = nil
	s.gateway.dispatch(ev)
}
