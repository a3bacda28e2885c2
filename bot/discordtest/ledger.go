package discordtest

import (
	"fmt"
	"slices"
	"sync/atomic"
	"time"
)

// Asked is what the ledger knows of a question. Times that have not come are
// zero.
type Asked struct {
	ID      string // of the message or the interaction
	Channel string
	Slash   bool // an interaction
	Number  int  // which question of its channel it is, from 1
	Away    bool // no session was connected when it was asked
	Posted  time.Time

	// Written is when its event was last given to the system to be sent.
	Written time.Time
	// Deferred is when an answer was promised, by a callback of type 5 or 6.
	Deferred time.Time
	// Answered is when the first request arrived that showed an answer: a
	// callback of type 4 or 7, the edit that completes a deferred response, a
	// message that replies to the question, or, where the interaction is lost, a
	// message that has its ID as the nonce.
	Answered time.Time

	Place   int    // which answered question of its channel it is, from 1; 0 without an answer
	Answers int    // messages that answer it; their edits are not counted
	Outcome string // what Options.Judge says of the newest text
}

// question is an Asked on the server. Server.mu guards all but written.
type question struct {
	Asked
	by      []string // IDs of the messages that answer it
	channel *channel
	written atomic.Int64 // nanoseconds since Posted, and one; 0: never
}

// wrote notes that the event is about to be written. a may be nil.
func (a *question) wrote(now time.Time) {
	if a != nil {
		a.written.Store(int64(now.Sub(a.Posted)) + 1)
	}
}

// enter puts a question into the ledger. The caller holds s.mu.
func (s *Server) enter(id string, c *channel, slash bool) *question {
	c.asked++
	a := &question{channel: c, Asked: Asked{
		ID: id, Channel: c.id, Slash: slash, Number: c.asked, Away: !s.gateway.ready(), Posted: time.Now(),
	}}
	s.ledger = append(s.ledger, a)
	s.byID[id] = a
	s.open++
	return a
}

// repliesTo notes what a new message of the bot answers, if anything: the message
// that it refers to, or the interaction whose ID is its nonce.
func (c *call) repliesTo(e *entry) {
	if q := c.s.byID[e.m.Nonce]; q != nil && q.Slash {
		c.answers(q, e)
		return
	}
	if q := c.w.entries[e.m.Reference]; q != nil && q.m.Author.ID != c.w.bot.ID {
		c.answers(q.asked, e)
	}
}

// calledBack notes the first callback of an interaction.
func (c *call) calledBack(i *Interaction) {
	if c.w.lean != nil {
		c.w.lean.calledBack(c.w, i)
	}
	switch {
	case i.asked == nil || i.original == nil:
	case i.callback == callbackDeferred || i.callback == callbackDeferredUpdate:
		i.asked.Deferred = c.at
	default:
		c.answers(i.asked, i.original)
	}
}

// answers notes that a message, as it is now, answers a question. a may be nil.
func (c *call) answers(a *question, e *entry) {
	if a == nil {
		return
	}
	if !slices.Contains(a.by, e.m.ID) {
		a.by = append(a.by, e.m.ID)
		a.Answers++
		if e.asked == nil {
			e.asked = a
		}
	}
	if a.Answers == 1 && a.Answered.IsZero() {
		a.channel.answered++
		a.Answered, a.Place = c.at, a.channel.answered
		c.s.open--
	}
	if c.s.o.Judge != nil {
		a.Outcome = c.s.o.Judge(e.m)
	}
}

// AskPost is [Server.Post] of a question, which it puts into the ledger. It
// never ends the test, and returns the message's ID.
func (s *Server) AskPost(p Post) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, err := s.post(p, true)
	if err != nil {
		return "", fmt.Errorf("discordtest: ask: %w", err)
	}
	return e.m.ID, nil
}

// AskSlash is [Server.Slash] for a question, which it puts into the ledger. It
// never ends the test, and returns the interaction's ID.
func (s *Server) AskSlash(c Slash) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return idOf(s.slash(c, true))
}

// AskPress is [Server.Press] on a button that asks a question, which it puts
// into the ledger. It never ends the test, and returns the interaction's ID.
func (s *Server) AskPress(m Message, customID string, u User) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return idOf(s.press(m, customID, u, true))
}

func idOf(i *Interaction, err error) (string, error) {
	if err != nil {
		return "", fmt.Errorf("discordtest: ask: %w", err)
	}
	return i.id, nil
}

// Ledger returns every question that was asked by [Server.AskPost] and its
// like, in their order. It is the one thing that grows on a lean server, by
// less than half a kilobyte a question.
func (s *Server) Ledger() []Asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]Asked, 0, len(s.ledger))
	for _, a := range s.ledger {
		one := a.Asked
		if after := a.written.Load(); after > 0 {
			one.Written = one.Posted.Add(time.Duration(after - 1))
		}
		list = append(list, one)
	}
	return list
}

// Unanswered returns how many questions of the ledger have no answer yet.
func (s *Server) Unanswered() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}
