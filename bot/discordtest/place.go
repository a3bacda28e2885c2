package discordtest

import "slices"

// Channel types,
// https://discord.com/developers/docs/resources/channel#channel-object-channel-types
const (
	channelText          = 0
	channelDirect        = 1
	channelGroup         = 3
	channelCategory      = 4
	channelPublicThread  = 11
	channelPrivateThread = 12
	channelForum         = 15
)

// people is what the guilds know of users and roles, and what the bot may do.
type people struct {
	members map[string]Member // by user ID
	locales map[string]string // by user ID
	closed  map[string]bool   // users, by ID, who take no direct messages
	allowed map[string]int64  // the bot's permissions by channel ID, "" for all others
	roles   []role
}

// newPeople knows nobody.
func newPeople() people {
	return people{
		members: make(map[string]Member), locales: make(map[string]string),
		closed: make(map[string]bool), allowed: make(map[string]int64),
	}
}

// place is what a channel is beside its name and its messages. The zero value
// is a text channel of the guild, or a direct message.
type place struct {
	kind    int     // 0 also for a direct message
	parent  string  // ID of the category, or of the channel of a thread
	thread  *Thread // nil for what is none
	last    string  // ID of the last message, which may be gone
	foreign bool    // in a guild where the bot is not
	group   bool    // a private channel of several people where the bot is not; also dm
}

// typ is the channel's type as Discord numbers it.
func (c *channel) typ() int {
	switch {
	case c.group:
		return channelGroup
	case c.dm:
		return channelDirect
	}
	return c.kind
}

// talks reports whether the channel can have messages of its own.
func (c *channel) talks() bool { return c.kind != channelCategory && c.kind != channelForum }

// noted keeps what a new message changes in its channel. One that a single
// person sees changes nothing.
func (c *channel) noted(e *entry) {
	if e.m.Ephemeral {
		return
	}
	c.last = e.m.ID
	if c.thread != nil && e.m.ID != c.id && e.kind != typeThreadStarter {
		c.thread.Messages++
	}
}

// guildOf is the guild's ID, "" for a direct message.
func (w *world) guildOf(c *channel) string {
	if c.dm {
		return ""
	}
	return c.guild.id
}

// channelJSON renders a channel of any type.
func (w *world) channelJSON(c *channel) object {
	out := object{"id": c.id, "type": c.typ(), "flags": 0, "last_message_id": orNull(c.last)}
	switch {
	case c.dm:
		recipients := []any{}
		if c.recipient.ID != "" {
			recipients = append(recipients, c.recipient.json())
		}
		out["recipients"] = recipients
		return out
	case c.thread != nil:
		w.threadKeys(out, c)
		return out
	}
	out["guild_id"], out["name"], out["position"], out["parent_id"] = c.guild.id, c.name, 0, orNull(c.parent)
	out["permission_overwrites"] = w.overwrites(c)
	if c.kind == channelCategory {
		delete(out, "last_message_id")
		return out
	}
	out["topic"], out["nsfw"], out["rate_limit_per_user"] = nil, false, 0
	if c.kind == channelForum {
		out["available_tags"], out["default_reaction_emoji"], out["default_sort_order"], out["default_forum_layout"] = []any{}, nil, nil, 0
	}
	return out
}

// orNull makes null of an absent ID.
func orNull(id string) any {
	if id == "" {
		return nil
	}
	return id
}

// updated tells the sessions that a channel of a guild or a thread changed.
func (s *Server) updated(c *channel) { s.tellOfChannel("UPDATE", c, nil) }

// tellOfChannel dispatches CHANNEL_what or THREAD_what with what is in more
// beside the channel. Nobody is told of direct messages.
func (s *Server) tellOfChannel(what string, c *channel, more object) {
	if c.dm || c.foreign || c.guild.away() || c.thread != nil && !s.world.reaches(c) {
		return
	}
	name := "CHANNEL_" + what
	if c.thread != nil {
		name = "THREAD_" + what
	}
	body := s.world.channelJSON(c)
	for key, v := range more {
		body[key] = v
	}
	s.gateway.dispatch(event{name: name, intent: intentGuilds, guild: c.guild.id, full: encode(body)})
}

// addPlace adds a channel of that kind to the guild of parent, or to the first
// one without a parent, and tells the sessions. An unknown parent, or one that
// is no category, ends the test.
func (s *Server) addPlace(kind int, parent, name string) string {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.world.findGuild(s.world.guild)
	if parent != "" {
		category := s.channelOf(parent)
		if category.kind != channelCategory {
			s.t.Fatalf("discordtest: %s is not a category", parent)
		}
		g = category.guild
	}
	c := s.world.addChannel(g, name)
	c.kind, c.parent = kind, parent
	s.tellOfChannel("CREATE", c, nil)
	return c.id
}

// AddChannelIn adds a text channel to a category and returns its ID.
func (s *Server) AddChannelIn(category, name string) string {
	s.t.Helper()
	return s.addPlace(channelText, category, name)
}

// AddCategory adds a category to the first guild and returns its ID.
func (s *Server) AddCategory(name string) string {
	s.t.Helper()
	return s.addPlace(channelCategory, "", name)
}

// AddForum adds a forum to a category, or to the first guild for "", and
// returns its ID.
func (s *Server) AddForum(category, name string) string {
	s.t.Helper()
	return s.addPlace(channelForum, category, name)
}

// MoveChannel puts a channel into a category, "" for none, and dispatches
// CHANNEL_UPDATE. An unknown channel ends the test.
func (s *Server) MoveChannel(channel, category string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.channelOf(channel)
	c.parent = category
	s.updated(c)
}

// RemoveChannel removes a channel or a thread with its messages and dispatches
// CHANNEL_DELETE or THREAD_DELETE; its threads go without a word, as on Discord.
// An unknown channel ends the test.
func (s *Server) RemoveChannel(channel string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remove(s.channelOf(channel))
}

// remove forgets a channel of a guild.
func (s *Server) remove(c *channel) {
	w := s.world
	if c.thread != nil {
		s.gateway.dispatch(event{name: "THREAD_DELETE", intent: intentGuilds, guild: c.guild.id, full: encode(object{
			"id": c.id, "guild_id": c.guild.id, "parent_id": c.parent, "type": c.kind,
		})})
	} else {
		s.tellOfChannel("DELETE", c, nil)
	}
	gone := func(o *channel) bool { return o == c || o.thread != nil && o.parent == c.id }
	for _, o := range w.channels {
		if gone(o) {
			delete(w.places, o.id)
			for _, e := range o.messages {
				e.deleted = true
			}
		}
	}
	w.channels = slices.DeleteFunc(w.channels, gone)
	c.guild.channels = slices.DeleteFunc(c.guild.channels, gone)
	c.guild.threads = slices.DeleteFunc(c.guild.threads, gone)
}
