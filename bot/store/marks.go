package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"
	"time"
)

// A markKind is something of which only that it was, and when, is remembered.
type markKind string

// The kinds of marks.
const (
	onceMark   markKind = "once"   // something that was said; the key says what
	directMark markKind = "direct" // a channel of direct messages with a new one
	threadMark markKind = "thread" // a thread that the bot opened; the value is its server
)

// bounds say how many marks of a kind are kept at most, and how long; 0 is for ever.
func (k markKind) bounds() (most int, keep time.Duration) {
	switch k {
	case directMark:
		return 1_000, 24 * time.Hour
	case onceMark:
		return 10_000, 30 * 24 * time.Hour
	}
	return 10_000, 0
}

type markKey struct {
	kind markKind
	key  string
}

type mark struct {
	value  string
	at     int64 // a stamp
	number uint64
}

// A change is a mark as it is to be written.
type change struct {
	markKey
	mark
}

// marks are all marks. They are true in memory and follow in the file, where what is
// too much or too old is deleted now and then.
type marks struct {
	mu     sync.Mutex
	all    map[markKind]map[string]*mark
	dirty  map[markKey]struct{}
	number uint64 // of the latest change
}

func newMarks() *marks {
	return &marks{
		all:   map[markKind]map[string]*mark{onceMark: {}, directMark: {}, threadMark: {}},
		dirty: map[markKey]struct{}{},
	}
}

// set makes or renews a mark.
func (m *marks) set(kind markKind, key, value string, at int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.setLocked(kind, key, value, at)
}

// setNew makes a mark, unless there is one that is not older than since.
func (m *marks) setNew(kind markKind, key string, at, since int64) (made bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if k, ok := m.all[kind][key]; ok && k.at >= since {
		return false
	}
	m.setLocked(kind, key, "", at)
	return true
}

func (m *marks) setLocked(kind markKind, key, value string, at int64) {
	m.number++
	m.all[kind][key] = &mark{value, at, m.number}
	m.dirty[markKey{kind, key}] = struct{}{}
	if most, _ := kind.bounds(); len(m.all[kind]) > most {
		m.shrinkLocked(kind, most)
	}
}

// shrinkLocked forgets the oldest tenth of a kind, so that this is not needed each
// time.
func (m *marks) shrinkLocked(kind markKind, most int) {
	keys := slices.SortedFunc(maps.Keys(m.all[kind]), func(a, b string) int {
		x, y := m.all[kind][a], m.all[kind][b]
		return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.number, y.number))
	})
	for _, key := range keys[:len(keys)-most+most/10] {
		m.deleteLocked(kind, key)
	}
}

func (m *marks) deleteLocked(kind markKind, key string) {
	delete(m.all[kind], key)
	delete(m.dirty, markKey{kind, key})
}

// has reports whether there is a mark that is not older than since.
func (m *marks) has(kind markKind, key string, since int64) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.all[kind][key]
	return ok && k.at >= since
}

// since returns the keys of marks that are not older, oldest first.
func (m *marks) since(kind markKind, at int64) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []string
	for key, k := range m.all[kind] {
		if k.at >= at {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(m.all[kind][a].at, m.all[kind][b].at), cmp.Compare(a, b))
	})
	return keys
}

// forget deletes the marks of a kind for which match is true.
func (m *marks) forget(kind markKind, match func(mark) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, k := range m.all[kind] {
		if match(*k) {
			m.deleteLocked(kind, key)
		}
	}
}

// pending reports whether a mark is not written yet.
func (m *marks) pending() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.dirty) > 0
}

// changes returns the marks that are not written yet.
func (m *marks) changes() []change {
	m.mu.Lock()
	defer m.mu.Unlock()
	list := make([]change, 0, len(m.dirty))
	for key := range m.dirty {
		list = append(list, change{key, *m.all[key.kind][key.key]})
	}
	return list
}

// written notes that changes are in the file, unless there are later ones.
func (m *marks) written(list []change) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range list {
		if k, ok := m.all[c.kind][c.key]; ok && k.number == c.number {
			delete(m.dirty, c.markKey)
		}
	}
}

func writeMarks(ctx context.Context, tx *sql.Tx, list []change) error {
	for _, c := range list {
		_, err := tx.ExecContext(ctx, "REPLACE INTO marks (kind, key, value, at) VALUES (?, ?, ?, ?)", string(c.kind), c.key, c.value, c.at)
		if err != nil {
			return err
		}
	}
	return nil
}

// loadMarks reads the newest marks of all kinds.
func (s *Store) loadMarks(ctx context.Context) error {
	for kind, all := range s.marks.all {
		most, _ := kind.bounds()
		_, err := collect(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
			var key string
			var k mark
			if err := r.Scan(&key, &k.value, &k.at); err != nil {
				s.log.WarnContext(ctx, "mark damaged, left out", "kind", string(kind), "error", err)
				return none, nil
			}
			all[key] = &k
			return none, nil
		}, "SELECT key, value, at FROM marks WHERE kind = ? AND typeof(at) = 'integer' ORDER BY at DESC LIMIT ?", string(kind), most)
		if err != nil {
			return wrap("read marks", err)
		}
	}
	return nil
}

// setMark makes a mark and has it written.
func (s *Store) setMark(kind markKind, key, value string) {
	s.marks.set(kind, key, value, s.now().UnixMilli())
	signal(s.queue.wake)
}

// Once reports whether key is new, and remembers it for 30 days: for what is to be
// told once. It does not wait for the disk.
func (s *Store) Once(key string) (first bool) {
	_, keep := onceMark.bounds()
	now := s.now()
	first = s.marks.setNew(onceMark, key, now.UnixMilli(), now.Add(-keep).UnixMilli())
	signal(s.queue.wake)
	return first
}

// Direct notes that somebody wrote in a channel of direct messages just now. The
// latest 1,000 are kept for a day. It does not wait for the disk.
func (s *Store) Direct(channel string) { s.setMark(directMark, channel, "") }

// DirectSince returns the channels of direct messages in which somebody has written
// since t, as far as they are kept, the oldest message's first.
func (s *Store) DirectSince(t time.Time) []string {
	_, keep := directMark.bounds()
	return s.marks.since(directMark, max(t.UnixMilli(), s.now().Add(-keep).UnixMilli()))
}

// Thread notes that the bot opened a thread of a server. The latest 10,000 are kept.
// It does not wait for the disk.
func (s *Store) Thread(id, guild string) { s.setMark(threadMark, id, guild) }

// IsThread reports whether the bot opened a thread, from memory.
func (s *Store) IsThread(id string) bool { return s.marks.has(threadMark, id, 0) }
