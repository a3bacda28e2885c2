package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Post is a message that somebody writes.
type Post struct {
	Channel string // default: the guild's first channel
	Author  User   // default: the user named "someone"
	Content string
	ReplyTo string // ID of a message of the same channel, or ""
	NoPing  bool   // with ReplyTo: do not mention the author of that message
	Webhook bool   // sent by a webhook
}

// Post writes a message and dispatches MESSAGE_CREATE. As Discord does, it
// reads mentions out of the content, lets a reply mention the author that it
// answers, and blanks the content for a session without the message-content
// intent, except in direct messages, where the bot is mentioned, and of its own
// messages. An unknown channel or ReplyTo ends the test.
func (s *Server) Post(p Post) Message {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	e, err := s.post(p, false)
	if err != nil {
		s.t.Fatalf("discordtest: Post: %v", err)
	}
	return e.m
}

// post is Post, for the ledger if asked. The caller holds s.mu.
func (s *Server) post(p Post, asked bool) (*entry, error) {
	w := s.world
	c, err := w.channelOf(p.Channel)
	if err != nil {
		return nil, err
	}
	if !c.talks() {
		return nil, fmt.Errorf("channel %s is a category or a forum", c.id)
	}
	author := w.orSomeone(p.Author)
	if c.dm && c.recipient.ID == "" {
		c.recipient = author
	}
	e := &entry{m: Message{ChannelID: c.id, Author: author, Content: p.Content, Reference: p.ReplyTo}, webhook: p.Webhook}
	e.mentions = w.mentioned(p.Content)
	if p.ReplyTo != "" {
		if w.find(c.id, p.ReplyTo) == nil {
			return nil, fmt.Errorf("replies to %q, which is not a message of channel %s", p.ReplyTo, c.id)
		}
		e.kind, e.noPing = 19, p.NoPing
		s.pingReplied(e)
	}
	w.add(c, e)
	if asked {
		e.asked = s.enter(e.m.ID, c, false)
	}
	s.announce("MESSAGE_CREATE", e)
	return e, nil
}

// pingReplied lets a reply mention the author that it answers, unless it was
// sent not to.
func (s *Server) pingReplied(e *entry) {
	to := s.world.find(e.m.ChannelID, e.m.Reference)
	if to != nil && !e.noPing && !slices.Contains(e.mentions, to.m.Author) {
		e.mentions = append(e.mentions, to.m.Author)
	}
}

// channelOf returns the channel with that ID, the first one for "".
func (w *world) channelOf(id string) (*channel, error) {
	c := w.channel(orDefault(id, w.general))
	if c == nil {
		return nil, fmt.Errorf("no channel %q", id)
	}
	return c, nil
}

// channelOf is the world's, and ends the test when there is none. The caller
// holds s.mu.
func (s *Server) channelOf(id string) *channel {
	s.t.Helper()
	c, err := s.world.channelOf(id)
	if err != nil {
		s.t.Fatalf("discordtest: %v", err)
	}
	return c
}

// orSomeone stands in for a User that a test left out.
func (w *world) orSomeone(u User) User {
	if u.ID == "" {
		return w.user("someone")
	}
	return u
}

// announce dispatches a message event and wakes those who wait for a message.
// The caller holds s.mu.
func (s *Server) announce(name string, e *entry) {
	s.world.remember(e)
	s.notice.changed()
	c := s.world.channel(e.m.ChannelID)
	if name == "MESSAGE_CREATE" {
		s.wake(c)
	}
	if e.m.Ephemeral || !s.world.reaches(c) {
		return // the gateway does not tell of what one person alone sees
	}
	ev := messageEvent(name, c)
	ev.render = func(content bool) json.RawMessage { return encode(s.eventMessage(e, content)) }
	if name == "MESSAGE_CREATE" && e.m.Author.ID != s.world.bot.ID {
		ev.asked = e.asked
	}
	s.gateway.dispatch(ev)
}

// messageEvent is an event without a body about a message in the channel.
func messageEvent(name string, c *channel) event {
	if c.dm {
		return event{name: name, intent: intentDirectMessages}
	}
	return event{name: name, intent: intentGuildMessages, guild: c.guild.id}
}

// eventMessage is a message as the gateway sends it, which names the guild and
// the member beside what REST returns.
func (s *Server) eventMessage(e *entry, content bool) object {
	m := s.world.messageJSON(e, content)
	if c := s.world.channel(e.m.ChannelID); !c.dm {
		m["guild_id"] = c.guild.id
		if !e.webhook {
			m["member"] = s.world.memberJSON(e.m.Author)
		}
	}
	return m
}
