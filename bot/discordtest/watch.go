package discordtest

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// Wait returns the first message of the bot that matches, in the order in
// which the bot wrote them: by REST or as an interaction's response, each edit
// anew, those from before the call included. A deferred response counts from
// its first edit. The error is ctx's.
func (s *Server) Wait(ctx context.Context, match func(Message) bool) (Message, error) {
	var found Message
	seen := 0
	err := s.notice.await(ctx, func() bool {
		for _, m := range s.written(seen) {
			seen++
			if match(m) {
				found = m
				return true
			}
		}
		return false
	})
	if err != nil {
		return Message{}, fmt.Errorf("wait for a message of the bot, %d seen: %w", seen, err)
	}
	return found, nil
}

// written returns the states of the bot's messages from number i on.
func (s *Server) written(i int) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	// Only ever appended to, so the part may be read without the lock.
	return s.world.history[i:len(s.world.history):len(s.world.history)]
}

// Reply waits for the bot's message that replies to the given one, and returns
// it as it was first written. It ends the test after 30 s.
func (s *Server) Reply(t testing.TB, to Message) Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), waitLimit)
	defer cancel()
	m, err := s.Wait(ctx, func(m Message) bool { return m.Reference == to.ID })
	if err != nil {
		t.Fatalf("discordtest: no reply to %q within %v: %v", to.Content, waitLimit, err)
	}
	return m
}

// Reply waits for the response to be complete, which a deferred one is with
// its first edit, and returns it as it is then. It ends the test after 30 s.
func (i *Interaction) Reply(t testing.TB) Message {
	t.Helper()
	var m Message
	i.s.waitFor(t, "finished response to the interaction", func() bool {
		i.s.mu.Lock()
		defer i.s.mu.Unlock()
		if i.result == nil {
			return false
		}
		m = i.result.m
		return true
	})
	return m
}

// Callback returns the type of the first callback and how long after the event
// it came; ok is false while there is none.
func (i *Interaction) Callback() (typ int, after time.Duration, ok bool) {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.callback, i.after, i.callback != 0
}

// Messages returns all messages of a channel in order, ephemeral ones
// included, deleted and unfinished ones not. An unknown channel has none.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.world.channel(channel)
	if c == nil {
		return nil
	}
	var list []Message
	for _, e := range c.messages {
		if !e.deleted && !e.loading {
			list = append(list, e.m)
		}
	}
	return list
}
