package discordtest

import "slices"

// What a lean server keeps. Messages of people are kept longer than the bot's,
// since it may answer them late; so are interactions, but for their tokens there
// is little to keep.
const (
	leanPosts        = 8192
	leanReplies      = 4096
	leanInteractions = 16384
)

// lean bounds a world: the oldest goes when there are too many. The zero value
// keeps nothing yet.
type lean struct {
	posts, replies shelf[*entry]
	interactions   shelf[*Interaction] // called back
}

// keep puts a new message where it is kept, and forgets the oldest.
func (l *lean) keep(w *world, e *entry) {
	s, size := &l.posts, leanPosts
	if e.m.Author.ID == w.bot.ID {
		s, size = &l.replies, leanReplies
	}
	if old, full := s.put(e, size); full {
		w.forget(old)
	}
}

// calledBack does the same for an interaction that has its first callback.
func (l *lean) calledBack(w *world, i *Interaction) {
	if old, full := l.interactions.put(i, leanInteractions); full {
		delete(w.interactions, old.token)
	}
}

// forget removes a message as if it had never been.
func (w *world) forget(e *entry) {
	delete(w.entries, e.m.ID)
	delete(w.nonces, e.m.ChannelID+" "+e.m.Nonce)
	c := w.channel(e.m.ChannelID)
	if c == nil {
		return // removed
	}
	if i := slices.Index(c.messages, e); i >= 0 {
		c.messages = slices.Delete(c.messages, i, i+1)
	}
}

// shelf is a ring of the newest things.
type shelf[T any] struct {
	items []T
	next  int
}

// put adds one, and returns the oldest if there were size of them.
func (s *shelf[T]) put(v T, size int) (old T, full bool) {
	if len(s.items) < size {
		s.items = append(s.items, v)
		return old, false
	}
	old, s.items[s.next] = s.items[s.next], v
	s.next = (s.next + 1) % size
	return old, true
}
