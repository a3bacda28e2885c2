package phrase

import (
	"container/list"
	"context"
	"crypto/sha256"
	"sync"
	"time"
)

// A key names what was asked. It is a hash, so that a memo keeps no questions.
type key [sha256.Size]byte

// keyOf makes a key of parts; none of them has a zero byte.
func keyOf(parts ...string) key {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p)) // a hash takes everything
		h.Write([]byte{0})
	}
	return key(h.Sum(nil))
}

// A memo keeps values for a while and makes each once, however many want it at
// the same time. It holds at most size of them, and forgets the one not wanted for
// longest. It is safe for concurrent use. One that keeps nothing makes each anew.
type memo[V any] struct {
	size int
	keep time.Duration
	now  func() time.Time

	mu      sync.Mutex
	entries map[key]*list.Element // of *memoEntry[V]
	order   list.List             // most recently used first
	flights map[key]*flight[V]
}

type memoEntry[V any] struct {
	key   key
	value V
	until time.Time
}

// A flight is a value in the making.
type flight[V any] struct {
	done  chan struct{} // closed when it is made
	value V
	// abandoned tells that whoever made it was called off.
	abandoned bool
}

func newMemo[V any](size int, keep time.Duration, now func() time.Time) *memo[V] {
	return &memo[V]{size: size, keep: keep, now: now, entries: map[key]*list.Element{}, flights: map[key]*flight[V]{}}
}

// get returns the key's value. It is made by produce, which tells whether it is
// worth keeping, unless it is kept or in the making; own tells whether it was made
// here. Where ctx ends while somebody else makes it, ok is false.
func (m *memo[V]) get(ctx context.Context, k key, produce func() (value V, keep bool)) (value V, own, ok bool) {
	if m.keep == 0 {
		value, _ = produce()
		return value, true, true
	}
	for {
		value, f, mine := m.take(k)
		if f == nil {
			return value, false, true
		}
		if mine {
			return m.make(ctx, k, f, produce), true, true
		}
		select {
		case <-f.done:
			if !f.abandoned {
				return f.value, false, true
			}
		case <-ctx.Done():
			return value, false, false
		}
	}
}

// take returns the key's value, or the flight that makes it: one that is under
// way, or a new one, which is the caller's.
func (m *memo[V]) take(k key) (value V, f *flight[V], mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.entries[k]; ok {
		entry := e.Value.(*memoEntry[V])
		if m.now().Before(entry.until) {
			m.order.MoveToFront(e)
			return entry.value, nil, false
		}
		m.order.Remove(e)
		delete(m.entries, k)
	}
	if f, ok := m.flights[k]; ok {
		return value, f, false
	}
	f = &flight[V]{done: make(chan struct{}), abandoned: true}
	m.flights[k] = f
	return value, f, true
}

// make produces the value of a flight and ends it, also when produce panics.
func (m *memo[V]) make(ctx context.Context, k key, f *flight[V], produce func() (V, bool)) V {
	keep := false
	defer func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		delete(m.flights, k)
		if keep {
			m.put(k, f.value)
		}
		close(f.done)
	}()
	f.value, keep = produce()
	f.abandoned = context.Cause(ctx) == context.Canceled
	return f.value
}

func (m *memo[V]) put(k key, value V) {
	m.entries[k] = m.order.PushFront(&memoEntry[V]{k, value, m.now().Add(m.keep)})
	if m.order.Len() > m.size {
		last := m.order.Back()
		m.order.Remove(last)
		delete(m.entries, last.Value.(*memoEntry[V]).key)
	}
}
