package discordtest

// DeleteBulk lets somebody delete several messages of one channel at once, and
// dispatches MESSAGE_DELETE_BULK. None, or one that is gone, ends the test.
func (s *Server) DeleteBulk(all ...Message) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(all) == 0 {
		s.t.Fatal("discordtest: DeleteBulk of nothing")
	}
	var ids []string
	for _, m := range all {
		s.there(m).deleted = true
		ids = append(ids, m.ID)
	}
	ev := messageEvent("MESSAGE_DELETE_BULK", s.world.channel(all[0].ChannelID))
	gone := object{"ids": ids, "channel_id": all[0].ChannelID}
	if ev.guild != "" {
		gone["guild_id"] = ev.guild
	}
	ev.full = encode(gone)
	s.gateway.dispatch(ev)
}
