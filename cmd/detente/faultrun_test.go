package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"sync"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// A calamity is one of the faults through which the program is taken while it is
// asked steadily.
type calamity struct {
	name  string
	beat  time.Duration // of the gateway's heart; 0: as Discord's
	lasts time.Duration // in the whole run; the short one has least, or brief if that is more
	least time.Duration
	come  func(*faultRun) error // returns when all is well again on Discord's side
	skip  func() string         // why it can't be had here, or ""
}

// brief is how long a fault lasts in the short run.
const brief = 1500 * time.Millisecond

// How much is asked during a calamity, 50 a second, of which 5 are mentions.
const (
	calamityRate     = 50
	calamityMentions = 10 // of a hundred
)

// A faultRun is a calamity that comes over a program of its own.
type faultRun struct {
	calamity
	*running
	whole bool
	lead  time.Duration // of quiet before, and after

	mu   sync.Mutex
	gone []span // when a way to or from the bot was gone
}

type span struct{ from, to time.Time }

// duration is how long the fault lasts.
func (r *faultRun) duration() time.Duration {
	if r.whole {
		return r.lasts
	}
	return min(r.lasts, max(r.least, brief))
}

// margin is how long before the end of a way to the bot its questions may have been
// on that way, or their answers on the way back.
const margin = 500 * time.Millisecond

// without notes that a way to or from the bot is gone while during runs.
func (r *faultRun) without(during func() error) error {
	from := time.Now().Add(-margin)
	err := during()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone = append(r.gone, span{from, time.Now()})
	return err
}

func (r *faultRun) wasGone(at time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.gone {
		if !at.Before(s.from) && at.Before(s.to) {
			return true
		}
	}
	return false
}

// rest lets time pass.
func (r *faultRun) rest(d time.Duration) { <-time.After(d) }

// back waits until a session is connected.
func (r *faultRun) back() error {
	const limit = 40 * time.Second
	if err := await(limit, r.d.Connected); err != nil {
		return fmt.Errorf("connect again: %w; log:\n%s", err, tail(r.log))
	}
	return nil
}

// wholeFaults reports whether the faults shall last as long as they do in
// earnest.
func wholeFaults() bool { return os.Getenv("DETENTE_FAULTS") == "full" }

// lead is how long all is well before a calamity, and after it.
func lead() time.Duration {
	if wholeFaults() {
		return 5 * time.Second
	}
	return 500 * time.Millisecond
}

// newFaultRun starts a server and a program for a calamity.
func newFaultRun(t testing.TB, c calamity) (*faultRun, error) {
	r := &faultRun{calamity: c, whole: wholeFaults(), lead: lead()}
	d := discordtest.Start(t, discordtest.Options{SkipSpec: true, Lean: true, AllowUnanswered: true, Judge: judge, HeartbeatInterval: c.beat})
	var err error
	r.running, err = runOn(t, d)
	return r, err
}

// endure asks steadily before, during and after the calamity, and counts what
// became of the questions once nothing more can come.
func (r *faultRun) endure(t testing.TB) (tally, error) {
	crowd := newCrowd(t, r.d, 20, 200, calamityMentions)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	asking := make(chan error, 1)
	go func() { asking <- steadily(ctx, calamityRate, math.MaxInt, crowd.ask) }()
	r.rest(r.lead)
	err := r.come(r)
	r.rest(r.lead)
	stop()
	if fault := <-asking; err == nil {
		err = fault
	}
	if err != nil {
		return tally{}, err
	}
	r.settle()
	return count(r.d.Ledger(), r.wasGone), nil
}

// settle waits until each question that can still be answered was, but not longer
// than the program would try.
func (r *faultRun) settle() {
	limit := 20 * time.Second // a request that is not answered is given up after 15
	if r.whole {
		limit = time.Minute
	}
	// Whether that was long enough, the count tells.
	_ = await(limit, func() bool {
		if r.d.Unanswered() == 0 {
			return true
		}
		n := count(r.d.Ledger(), r.wasGone)
		return n.lost+n.lostAway == 0
	})
	// What Discord has told of by then the program may still answer in a message.
	late := time.Second
	if r.whole {
		late = 10 * time.Second
	}
	_ = await(late, func() bool { return r.d.Unanswered() == 0 })
}
