package discordtest

// guildState says whether the bot is in a guild, and whether Discord has it.
type guildState struct {
	left bool // the bot is not in it any more
	out  bool // Discord has an outage
}

// away reports whether nothing comes from the guild.
func (g guildState) away() bool { return g.left || g.out }

// Leave removes the bot from the guild, by default the first one: GUILD_DELETE
// without "unavailable", and from then on no events and no access. An unknown
// guild ends the test.
func (s *Server) Leave(guild ...string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guildOrFirst(guild)
	g.left = true
	s.gateway.dispatch(event{name: "GUILD_DELETE", intent: intentGuilds, guild: g.id, full: encode(object{"id": g.id})})
}

// Rejoin takes the bot back into the guild that it left: GUILD_CREATE.
func (s *Server) Rejoin(guild ...string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guildOrFirst(guild)
	g.left = false
	if !g.out {
		s.gateway.dispatch(s.world.guildCreate(g))
	}
}

// Outage makes the guild, by default the first one, unavailable: GUILD_DELETE
// that says so, and no events until the outage ends with GUILD_CREATE. A session
// that begins meanwhile finds it unavailable in READY. An unknown guild ends
// the test.
func (s *Server) Outage(on bool, guild ...string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guildOrFirst(guild)
	g.out = on
	switch {
	case g.left:
	case on:
		s.gateway.dispatch(event{name: "GUILD_DELETE", intent: intentGuilds, guild: g.id, full: encode(object{"id": g.id, "unavailable": true})})
	default:
		s.gateway.dispatch(s.world.guildCreate(g))
	}
}

// guildOrFirst returns the guild of the one ID given, or the first guild.
func (s *Server) guildOrFirst(id []string) *guild {
	s.t.Helper()
	if len(id) == 0 {
		id = []string{s.world.guild}
	}
	g := s.world.findGuild(id[0])
	if g == nil {
		s.t.Fatalf("discordtest: no guild %q", id[0])
	}
	return g
}

// greeting is what a new session gets for a guild: an event without a name for
// one that has an outage, false for one that the bot left.
func (w *world) greeting(g *guild) (event, bool) {
	if g.out {
		return event{guild: g.id}, !g.left
	}
	return w.guildCreate(g), !g.left
}

// ForeignChannel is the ID of a channel in a guild where the bot is not: only
// who installed the application for themselves can use it there. The bot gets
// no events and has no access.
func (s *Server) ForeignChannel() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	if w.foreign == "" {
		c := &channel{id: w.newID(), name: "foreign", guild: &guild{id: w.newID(), name: "Foreign guild"}}
		c.place.foreign = true
		w.foreign = w.place(c).id
	}
	return w.foreign
}

// PrivateChannel is the ID of a private channel of several people where the bot
// is not, see [Server.ForeignChannel].
func (s *Server) PrivateChannel() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	if w.private == "" {
		c := &channel{id: w.newID(), dm: true}
		c.group = true
		w.private = w.place(c).id
	}
	return w.private
}

// absent reports whether the bot is not where the channel is.
func (c *channel) absent() bool {
	return c.foreign || c.group || !c.dm && c.guild.left
}
