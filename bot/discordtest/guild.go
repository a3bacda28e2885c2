package discordtest

// guild is a server, as Discord's users call it, with its text channels.
type guild struct {
	id, name string
	channels []*channel // without threads
	threads  []*channel
	guildState
}

// addGuild adds a guild without channels.
func (w *world) addGuild(name string) *guild {
	g := &guild{id: w.newID(), name: name}
	w.guilds = append(w.guilds, g)
	return g
}

// findGuild returns nil for an unknown ID.
func (w *world) findGuild(id string) *guild {
	for _, g := range w.guilds {
		if g.id == id {
			return g
		}
	}
	return nil
}

// guildCreate is the event that tells a session of a guild.
func (w *world) guildCreate(g *guild) event {
	return event{name: "GUILD_CREATE", intent: intentGuilds, guild: g.id, full: encode(w.guildJSON(g))}
}

// unavailable lists guilds as READY has them, which a GUILD_CREATE each follows.
func unavailable(guilds []event) []any {
	list := []any{}
	for _, g := range guilds {
		list = append(list, object{"id": g.guild, "unavailable": true})
	}
	return list
}

// AddGuild adds a guild with one text channel, "general", and returns its ID.
// Sessions are told of it at once, later ones after their READY.
func (s *Server) AddGuild(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.world.addGuild(name)
	s.world.addChannel(g, "general")
	s.gateway.dispatch(s.world.guildCreate(g))
	return g.id
}

// AddChannelTo adds a text channel to a guild and returns its ID. An unknown
// guild ends the test.
func (s *Server) AddChannelTo(guild, name string) string {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.world.findGuild(guild)
	if g == nil {
		s.t.Fatalf("discordtest: no guild %q", guild)
	}
	c := s.world.addChannel(g, name)
	s.gateway.dispatch(event{name: "CHANNEL_CREATE", intent: intentGuilds, guild: g.id, full: encode(s.world.channelJSON(c))})
	return c.id
}

// Channels returns the IDs of a guild's text channels, in the order in which
// they were added. An unknown guild has none.
func (s *Server) Channels(guild string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ids []string
	if g := s.world.findGuild(guild); g != nil {
		for _, c := range g.channels {
			ids = append(ids, c.id)
		}
	}
	return ids
}
