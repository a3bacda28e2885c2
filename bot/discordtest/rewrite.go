package discordtest

import "time"

// there returns the message as the server has it, or ends the test. The caller
// holds s.mu.
func (s *Server) there(m Message) *entry {
	s.t.Helper()
	e := s.world.find(m.ChannelID, m.ID)
	if e == nil {
		s.t.Fatalf("discordtest: no message %q", m.ID)
	}
	return e
}

// Edit lets the author of a message change its content, and dispatches
// MESSAGE_UPDATE with the whole message. As with [Server.Post], the content is
// blank for a session without the message-content intent where it may not see
// it. A message that is gone ends the test.
func (s *Server) Edit(m Message, content string) Message {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.there(m)
	e.m.Content, e.edited = content, time.Now()
	e.m.Edits++
	e.mentions = s.world.mentioned(content)
	s.pingReplied(e)
	s.announce("MESSAGE_UPDATE", e)
	return e.m
}

// Unfurl dispatches MESSAGE_UPDATE as Discord does when it adds the preview of a
// link to a message: with an embed that the author did not write, and without a
// time of editing. A message that is gone ends the test.
func (s *Server) Unfurl(m Message) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.there(m)
	e.embeds = append(e.embeds, object{"type": "link", "url": "https://example.org/", "title": "Example"})
	s.announce("MESSAGE_UPDATE", e)
}

// Delete lets somebody delete a message, and dispatches MESSAGE_DELETE. A message
// that is gone ends the test.
func (s *Server) Delete(m Message) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase(s.there(m))
}

// Message returns a message as it is now; false if there is none, it was
// deleted, or it is a response that is still to come.
func (s *Server) Message(id string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.world.entries[id]
	if e == nil || e.deleted || e.loading {
		return Message{}, false
	}
	return e.m, true
}

// Replies returns the bot's messages that reply to the given one as they are
// now, in their order, unfinished and deleted ones not.
func (s *Server) Replies(to Message) []Message {
	var list []Message
	for _, m := range s.Messages(to.ChannelID) {
		if m.Author.ID == s.world.bot.ID && m.Reference == to.ID {
			list = append(list, m)
		}
	}
	return list
}
