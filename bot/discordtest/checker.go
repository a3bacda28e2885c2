package discordtest

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// checker keeps what is wrong with each request, and checks requests against
// the description beside their own way, so that they wait for nothing.
type checker struct {
	spec   string // path of the description, "" for none
	notice notice
	quit   context.CancelFunc
	worker sync.WaitGroup

	mu      sync.Mutex
	records []*record // in the order of arrival; without a description those with notes, at most maxNoted
	todo    []*record // answered, to be checked against the description
	open    int       // not yet checked, or not yet answered
}

// maxNoted bounds what is remembered of a bot that does everything wrong.
const maxNoted = 1000

// record is one request's entry.
type record struct {
	c      *checker
	method string
	target *url.URL
	body   []byte
	notes  []string // guarded by c.mu
}

// newChecker starts the worker; stop ends it.
func newChecker(spec string) *checker {
	ctx, quit := context.WithCancel(context.Background())
	c := &checker{spec: spec, quit: quit}
	c.worker.Go(func() { c.work(ctx) })
	return c
}

// stop ends the worker. Checks that are still to be made are dropped.
func (c *checker) stop() {
	c.quit()
	c.worker.Wait()
}

// begin makes a record for a request that arrived. It must be finished.
func (c *checker) begin(r *http.Request, body []byte) *record {
	c.mu.Lock()
	defer c.mu.Unlock()
	rec := &record{c: c, method: r.Method, target: r.URL, body: body}
	if c.spec != "" {
		c.records = append(c.records, rec)
	}
	c.open++
	return rec
}

// note adds something that is wrong with the request.
func (r *record) note(text string) {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	r.notes = append(r.notes, text)
}

// finish hands the record to the worker, which without a description has
// nothing to do.
func (r *record) finish() {
	r.c.mu.Lock()
	defer r.c.notice.changed()
	defer r.c.mu.Unlock()
	if r.c.spec != "" {
		r.c.todo = append(r.c.todo, r)
		return
	}
	r.c.open--
	if len(r.notes) > 0 && len(r.c.records) < maxNoted {
		r.c.records = append(r.c.records, r)
	}
}

// work checks the finished records, one at a time: more would take the
// processor from the bot under test.
func (c *checker) work(ctx context.Context) {
	for {
		var next *record
		err := c.notice.await(ctx, func() bool {
			next = c.take()
			return next != nil
		})
		if err != nil {
			return
		}
		next.checkSpec(ctx)
		c.mu.Lock()
		c.open--
		c.mu.Unlock()
		c.notice.changed()
	}
}

// take removes the oldest record that waits, or returns nil.
func (c *checker) take() *record {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.todo) == 0 {
		return nil
	}
	r := c.todo[0]
	c.todo = c.todo[1:]
	return r
}

// checkSpec notes what the description says, and that it cannot be read if so:
// a check that was asked for must not be skipped in silence.
func (r *record) checkSpec(ctx context.Context) {
	d, err := describe(r.c.spec)
	if err == nil {
		err = d.check(ctx, r.method, r.target, r.body)
	}
	if err != nil {
		r.note(err.Error())
	}
}

// violations waits for the open checks and returns all notes.
func (c *checker) violations() []string {
	// Only a request that never ends could keep this from coming true.
	_ = c.notice.await(context.Background(), func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.open == 0
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []string
	for _, r := range c.records {
		for _, text := range slices.Compact(slices.Clone(r.notes)) {
			list = append(list, fmt.Sprintf("%s %s: %s; body: %s", r.method, r.target.RequestURI(), text, short(r.body)))
		}
	}
	return list
}

// short cuts a long body for a message.
func short(body []byte) string {
	if cut := 1000; len(body) > cut {
		return string(bytes.ToValidUTF8(body[:cut], nil)) + " …"
	}
	return string(body)
}
