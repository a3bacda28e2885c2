package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// maxTries is how often one request is sent at most.
	maxTries = 4
	// retryPause is the wait before the first repetition after a fault; it
	// doubles each time.
	retryPause = 250 * time.Millisecond
	// maxRetryAfter is the longest wait that Discord can ask for and get. A
	// reply that comes later is of no use to anybody.
	maxRetryAfter = 30 * time.Second
)

// A rest sends requests to Discord's API. It is safe for concurrent use.
//
// discordgo does the sending, but its waits for rate limits know no context,
// its buckets are never forgotten, and it repeats nothing but 502: the waits,
// the buckets and the repeating are done here.
type rest struct {
	session *discordgo.Session // never opened
	pause   time.Duration      // before the first repetition

	mu      sync.Mutex
	buckets *lru[*discordgo.Bucket] // by route
}

// newREST sends requests with token through client.
func newREST(token, agent string, client *http.Client) (*rest, error) {
	s, err := newSession(token, agent)
	if err != nil {
		return nil, err
	}
	s.Client = client
	return &rest{session: s, pause: retryPause, buckets: newLRU[*discordgo.Bucket](remembered)}, nil
}

// newSession makes a discordgo session that logs nothing (discordgo would log
// to standard error, and the token with it), keeps no state and does nothing
// of its own accord.
func newSession(token, agent string) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make a discordgo session: %w", err)
	}
	s.LogLevel = discordgo.LogError - 1
	s.UserAgent = agent
	s.StateEnabled = false
	s.SyncEvents = true
	s.Compress = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	return s, nil
}

// do sends one request and decodes its answer into out, unless out is nil. It
// waits for the rate limit of route, and repeats a request that Discord put
// off or that failed for a passing reason.
func (r *rest) do(ctx context.Context, method, url, route string, body, out any) error {
	for try := 1; ; try++ {
		err := r.once(ctx, method, url, route, body, out)
		if err == nil {
			return nil
		}
		wait, again := r.again(err, try)
		if !again {
			return err
		}
		if sleep(ctx, wait) != nil {
			return err
		}
	}
}

func (r *rest) once(ctx context.Context, method, url, route string, body, out any) error {
	if err := r.await(ctx, route); err != nil {
		return err
	}
	options := []discordgo.RequestOption{discordgo.WithContext(ctx), discordgo.WithRestRetries(0)}
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return fmt.Errorf("encode the request: %w", err)
		}
	}
	bucket := r.session.Ratelimiter.LockBucketObject(r.bucket(route))
	answer, err := r.session.RequestWithLockedBucket(method, url, "application/json", raw, bucket, 0, options...)
	if err != nil || out == nil {
		return err
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return fmt.Errorf("decode the answer: %w", err)
	}
	return nil
}

// bucket is the route's rate limit. Each comes from a limiter of its own, so
// that a forgotten one is gone.
func (r *rest) bucket(route string) *discordgo.Bucket {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buckets.get(route, func() *discordgo.Bucket {
		return discordgo.NewRatelimiter().GetBucket(route)
	})
}

// await waits until the route's rate limit lets a request pass. discordgo's
// own wait, which follows, then has next to nothing to wait for.
func (r *rest) await(ctx context.Context, route string) error {
	b := r.bucket(route)
	b.Lock()
	wait := r.session.Ratelimiter.GetWaitTime(b, 1)
	b.Unlock()
	return sleep(ctx, wait)
}

// again reports whether to repeat a request that failed with err at the given
// try, and after what wait.
func (r *rest) again(err error, try int) (wait time.Duration, again bool) {
	if try >= maxTries || errors.Is(err, context.Canceled) {
		return 0, false
	}
	if limited := (*discordgo.RateLimitError)(nil); errors.As(err, &limited) {
		return limited.RetryAfter, limited.RetryAfter <= maxRetryAfter
	}
	if status := statusOf(err); status != 0 && status < http.StatusInternalServerError {
		return 0, false
	}
	return r.pause << (try - 1), true
}

// statusOf is the HTTP status that Discord refused a request with, and 0 when
// err is of another kind.
func statusOf(err error) int {
	if refused := (*discordgo.RESTError)(nil); errors.As(err, &refused) && refused.Response != nil {
		return refused.Response.StatusCode
	}
	return 0
}

// sleep waits for d, or until ctx ends, with the context's error.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
