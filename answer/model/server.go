package model

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

const (
	// maxTries is how often a request is sent at most.
	maxTries = 3
	// retryPause is about the wait before the first repetition when the server
	// names none; it doubles.
	retryPause = 300 * time.Millisecond
	// maxFailures in a row leave the server alone for restTime; after that one
	// call tries whether it is well again.
	maxFailures = 5
	restTime    = 30 * time.Second
)

// A server is a model's server, with what it takes to bear with its faults. It
// is safe for concurrent use.
type server struct {
	api     *openai.Client
	doer    doer
	key     string
	pause   time.Duration
	breaker *gobreaker.CircuitBreaker[struct{}]
	log     *slog.Logger
}

func newServer(api *openai.Client, d doer, key string, log *slog.Logger) *server {
	s := &server{api: api, doer: d, key: key, pause: retryPause, log: log}
	s.breaker = s.newBreaker(restTime)
	return s
}

func (s *server) newBreaker(rest time.Duration) *gobreaker.CircuitBreaker[struct{}] {
	return gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		Timeout:      rest,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= maxFailures },
		IsSuccessful: healthy,
		IsExcluded:   harmless,
		OnStateChange: func(_ string, from, to gobreaker.State) {
			s.log.Warn("model's circuit breaker changed", "from", from.String(), "to", to.String())
		},
	})
}

// do sends a request by once, again and again while its failures are passing
// ones and ctx's deadline leaves time for the wait. Its error is a *failure.
func (s *server) do(ctx context.Context, once func(context.Context) error) error {
	_, err := s.breaker.Execute(func() (struct{}, error) {
		for try := 1; ; try++ {
			err := once(ctx)
			f := (*failure)(nil)
			if err == nil || try == maxTries || !errors.As(err, &f) || !f.passing() {
				return struct{}{}, err
			}
			if !sleep(ctx, s.before(f, try)) {
				return struct{}{}, err
			}
		}
	})
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return failed(reasonUnavailable, "%w: its server has failed %d times in a row", ErrUnavailable, maxFailures)
	}
	return err
}

// before is the wait before the next try: what the server asks for, or a pause
// that doubles, a half more or less by chance, so that callers spread.
func (s *server) before(f *failure, try int) time.Duration {
	if f.wait.asked && f.wait.time > 0 {
		return f.wait.time
	}
	pause := s.pause << (try - 1)
	return pause/2 + rand.N(pause)
}

// sleep waits for d, and reports whether it did: not at all when ctx would end
// before.
func sleep(ctx context.Context, d time.Duration) bool {
	if end, ok := ctx.Deadline(); ok && time.Until(end) <= d {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// minKey is the length from which a key is taken for a secret: local servers are
// given any word.
const minKey = 8

// fail explains an error of go-openai. The key never stands in it, even if the
// server repeats it.
func (s *server) fail(ctx context.Context, x *exchange, err error) *failure {
	f := failureOf(ctx, err)
	f.wait = x.wait
	if text := f.err.Error(); len(s.key) >= minKey && strings.Contains(text, s.key) {
		f.err = errors.New(strings.ReplaceAll(text, s.key, "[redacted]"))
	}
	return f
}

// close lets go of idle connections.
func (s *server) close() { s.doer.client.CloseIdleConnections() }
