package bot

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// maxTries is how often one request is sent at most.
	maxTries = 4
	// retryPause is the wait before the first repetition after a fault; it
	// doubles each time, maxDoublings times at most, up to maxPause.
	retryPause   = 250 * time.Millisecond
	maxPause     = 2 * time.Second
	maxDoublings = 10
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

// A request is one of Discord's API's.
type request struct {
	method, url string
	// route names the rate limit that the request falls under; "" is method and
	// url. A bucket of the caller's own takes its place.
	route  string
	bucket *discordgo.Bucket
	body   any // encoded as JSON; nil for none
	files  []file
	out    any // what the answer is decoded into; nil for nothing
	// patient requests are repeated until their context ends, others at most
	// maxTries times. Only what may be sent twice without harm is patient.
	patient bool
	// each bounds one try; 0 is requestTimeout.
	each time.Duration
}

// A file is sent along with a request.
type file struct {
	name, kind string // kind is a MIME type
	alt        string // says what is to be seen, for those who do not see it; "" for nothing
	data       []byte
}

// do sends a request. It waits for the rate limit of its route, and repeats it
// when Discord put it off or when it failed for a passing reason.
func (r *rest) do(ctx context.Context, q request) error {
	if q.bucket == nil {
		q.bucket = r.bucket(cmp.Or(q.route, q.method+" "+q.url))
	}
	for try := 1; ; try++ {
		err := r.once(ctx, q)
		if err == nil {
			return nil
		}
		wait, again := r.again(err, try, q.patient)
		if !again || ctx.Err() != nil {
			return err
		}
		if sleep(ctx, wait) != nil {
			return err
		}
	}
}

func (r *rest) once(ctx context.Context, q request) error {
	if err := r.await(ctx, q.bucket); err != nil {
		return err
	}
	kind, raw, err := q.encode()
	if err != nil {
		return err
	}
	if q.each > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, q.each)
		defer cancel()
	}
	options := []discordgo.RequestOption{discordgo.WithContext(ctx), discordgo.WithRestRetries(0)}
	bucket := r.session.Ratelimiter.LockBucketObject(q.bucket)
	answer, err := r.session.RequestWithLockedBucket(q.method, q.url, kind, raw, bucket, 0, options...)
	if err != nil || q.out == nil {
		return err
	}
	if err := json.Unmarshal(answer, q.out); err != nil {
		return fmt.Errorf("decode the answer: %w", err)
	}
	return nil
}

// encode gives a request's content type and body.
func (q request) encode() (kind string, raw []byte, err error) {
	const plain = "application/json"
	if q.body == nil {
		return plain, nil, nil
	}
	if raw, err = json.Marshal(q.body); err != nil {
		return "", nil, fmt.Errorf("encode the request: %w", err)
	}
	if len(q.files) == 0 {
		return plain, raw, nil
	}
	return multipartBody(raw, q.files)
}

// multipartBody puts a request's JSON and its files into one body.
func multipartBody(payload []byte, files []file) (kind string, raw []byte, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part := func(name, fileName, kind string, data []byte) {
		disposition := fmt.Sprintf("form-data; name=%q", name)
		if fileName != "" {
			disposition += fmt.Sprintf("; filename=%q", fileName)
		}
		// Writes into a buffer do not fail.
		p, _ := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {disposition}, "Content-Type": {kind}})
		_, _ = p.Write(data)
	}
	part("payload_json", "", "application/json", payload)
	for i, f := range files {
		part(fmt.Sprintf("files[%d]", i), f.name, f.kind, f.data)
	}
	if err := w.Close(); err != nil {
		return "", nil, fmt.Errorf("encode the request's files: %w", err)
	}
	return w.FormDataContentType(), b.Bytes(), nil
}

// bucket is the route's rate limit.
func (r *rest) bucket(route string) *discordgo.Bucket {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buckets.get(route, func() *discordgo.Bucket { return newBucket(route) })
}

// newBucket makes a rate limit. Each comes from a limiter of its own, so that one that
// nobody holds any more is gone: discordgo's limiter never forgets any.
func newBucket(route string) *discordgo.Bucket { return discordgo.NewRatelimiter().GetBucket(route) }

// await waits until a rate limit lets a request pass. discordgo's own wait, which
// follows, then has next to nothing to wait for.
func (r *rest) await(ctx context.Context, b *discordgo.Bucket) error {
	b.Lock()
	wait := r.session.Ratelimiter.GetWaitTime(b, 1)
	b.Unlock()
	return sleep(ctx, wait)
}

// again reports whether to repeat a request that failed with err at the given
// try, and after what wait.
func (r *rest) again(err error, try int, patient bool) (wait time.Duration, again bool) {
	if errors.Is(err, context.Canceled) || try >= maxTries && !patient {
		return 0, false
	}
	if limited := (*discordgo.RateLimitError)(nil); errors.As(err, &limited) {
		return limited.RetryAfter, limited.RetryAfter <= maxRetryAfter
	}
	if status := statusOf(err); status != 0 && status < http.StatusInternalServerError {
		return 0, false
	}
	return min(r.pause<<(min(try, maxDoublings)-1), maxPause), true
}

// statusOf is the HTTP status that Discord refused a request with, and 0 when
// err is of another kind.
func statusOf(err error) int {
	if refused := (*discordgo.RESTError)(nil); errors.As(err, &refused) && refused.Response != nil {
		return refused.Response.StatusCode
	}
	return 0
}

// codeOf is the code by which Discord names why it refused a request, and 0 when
// err is of another kind.
func codeOf(err error) int {
	if refused := (*discordgo.RESTError)(nil); errors.As(err, &refused) && refused.Message != nil {
		return refused.Message.Code
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
