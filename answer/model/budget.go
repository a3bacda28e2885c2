package model

import (
	"sync"
	"time"
)

const (
	// maxPayers is how many payers are told apart in a day. Those after them
	// share one budget.
	maxPayers = 10_000
	// others is the payer that they share; no guild has such an id.
	others = "\x00others"
)

// A budget counts what each payer uses in a day of UTC. It forgets at midnight
// and with the program's end. It is safe for concurrent use.
type budget struct {
	limit int // tokens; 0 is none

	mu   sync.Mutex
	day  int64 // since 1970
	used map[string]int
}

func newBudget(limit int) *budget { return &budget{limit: limit, used: map[string]int{}} }

// A reservation holds tokens for a call until it is settled.
type reservation struct {
	budget *budget
	payer  string
	day    int64
	tokens int
}

// reserve holds tokens for a payer: all that the call can use, so that many
// calls at once can't pass the limit together. It fails with ErrBudget when the
// day has not that many left.
func (b *budget) reserve(payer string, tokens int, now time.Time) (reservation, error) {
	if b.limit == 0 {
		return reservation{}, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if day := now.Unix() / 86400; day != b.day {
		b.day, b.used = day, map[string]int{}
	}
	if _, known := b.used[payer]; !known && len(b.used) >= maxPayers {
		payer = others
	}
	if b.used[payer]+tokens > b.limit {
		return reservation{}, failed(reasonBudget, "%w: %d of %d are left, and this may need %d", ErrBudget,
			b.limit-b.used[payer], b.limit, tokens)
	}
	b.used[payer] += tokens
	return reservation{b, payer, b.day, tokens}, nil
}

// settle replaces what was held by what was used.
func (r reservation) settle(used int) {
	if r.budget == nil {
		return
	}
	r.budget.mu.Lock()
	defer r.budget.mu.Unlock()
	if r.day == r.budget.day {
		r.budget.used[r.payer] += used - r.tokens
	}
}
