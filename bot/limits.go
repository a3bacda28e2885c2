package bot

import (
	"container/list"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// remembered is how many users, channels and request routes are kept in mind
// at most, each kind apart; the one not seen for longest goes first.
const remembered = 10_000

// lru is a map that forgets its least recently used entries. It is not safe
// for concurrent use.
type lru[V any] struct {
	size    int
	entries map[string]*list.Element
	order   list.List // of *lruEntry[V], most recently used first
}

type lruEntry[V any] struct {
	key   string
	value V
}

func newLRU[V any](size int) *lru[V] {
	return &lru[V]{size: size, entries: make(map[string]*list.Element)}
}

// find returns the key's value, and false when it has none.
func (l *lru[V]) find(key string) (value V, ok bool) {
	e, ok := l.entries[key]
	if !ok {
		return value, false
	}
	l.order.MoveToFront(e)
	return e.Value.(*lruEntry[V]).value, true
}

// put gives the key a value, in the place of an earlier one.
func (l *lru[V]) put(key string, value V) {
	l.get(key, func() V { return value })
	l.entries[key].Value.(*lruEntry[V]).value = value
}

// get returns the key's value, which is made on first use.
func (l *lru[V]) get(key string, make func() V) V {
	if e, ok := l.entries[key]; ok {
		l.order.MoveToFront(e)
		return e.Value.(*lruEntry[V]).value
	}
	entry := &lruEntry[V]{key: key, value: make()}
	l.entries[key] = l.order.PushFront(entry)
	if len(l.entries) > l.size {
		last := l.order.Back()
		l.order.Remove(last)
		delete(l.entries, last.Value.(*lruEntry[V]).key)
	}
	return entry.value
}

// allowances say how often users may ask, and how often it may be asked in a
// channel. It is safe for concurrent use.
type allowances struct {
	perUser, perChannel int // a minute

	mu       sync.Mutex
	users    *lru[*allowance] // by user id
	channels *lru[*allowance] // by channel id
}

// allowance is one user's or one channel's.
type allowance struct {
	questions *rate.Limiter
	noticed   time.Time // when its holder was last told to slow down
}

func newAllowances(perUser, perChannel int) *allowances {
	return &allowances{
		perUser: perUser, perChannel: perChannel,
		users: newLRU[*allowance](remembered), channels: newLRU[*allowance](remembered),
	}
}

// take uses up one question of the user's and one of the channel's. When
// either has none left it uses up nothing and returns how long to wait, at
// least a second; notice is then true once a minute for whoever is out of
// questions, so that saying so can't be used to flood a channel.
func (a *allowances) take(now time.Time, user, channel string) (wait time.Duration, notice bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	// The channel first: then the channel's own allowance bounds the notices
	// that many users can cause in it.
	c := a.channels.get(channel, newAllowance(a.perChannel))
	u := a.users.get(user, newAllowance(a.perUser))
	inChannel := c.questions.ReserveN(now, 1)
	if wait := inChannel.DelayFrom(now); wait > 0 {
		inChannel.CancelAt(now)
		return max(wait, time.Second), c.notice(now)
	}
	byUser := u.questions.ReserveN(now, 1)
	if wait := byUser.DelayFrom(now); wait > 0 {
		byUser.CancelAt(now)
		inChannel.CancelAt(now)
		return max(wait, time.Second), u.notice(now)
	}
	return 0, false
}

// newAllowance makes allowances of perMinute questions, all of which may be
// asked at once.
func newAllowance(perMinute int) func() *allowance {
	return func() *allowance {
		return &allowance{questions: rate.NewLimiter(rate.Limit(float64(perMinute)/60), perMinute)}
	}
}

func (a *allowance) notice(now time.Time) bool {
	if !a.noticed.IsZero() && now.Sub(a.noticed) < time.Minute {
		return false
	}
	a.noticed = now
	return true
}
