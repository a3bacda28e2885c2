package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/sashabaranov/go-openai"
)

const (
	// dialTimeout bounds a connection's making, and its TLS handshake.
	dialTimeout = 5 * time.Second
	// maxRefusal is how many bytes of a refusal are read.
	maxRefusal = 64 << 10
	// maxStream bounds the bytes of a stream: a chunk has about 250 around each
	// token, of reasoning too.
	maxStream = 4 << 20
)

// newAPI makes a go-openai client that sends through d.
func newAPI(d doer, base, key, organization, azureVersion, deployment string) *openai.Client {
	c := openai.DefaultConfig(key)
	if azureVersion != "" {
		c = openai.DefaultAzureConfig(key, base)
		c.APIVersion = azureVersion
		// The default changes names: owners name their deployments as they are.
		c.AzureModelMapperFunc = func(string) string { return url.PathEscape(deployment) }
	}
	c.BaseURL, c.OrgID, c.HTTPClient = base, organization, d
	// Lines that keep a connection alive count as errors to go-openai, which
	// gives up after 300 of them; maxStream and the watchdog bound them here.
	c.EmptyMessagesLimit = math.MaxUint32
	return openai.NewClientWithConfig(c)
}

// newHTTP makes a client that follows no redirect, since the prompt and the key
// are meant for the address that the owner set. http.Client.Timeout would cut
// streams in the middle; header bounds the wait for the header alone.
func newHTTP(header time.Duration, connections int) *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DialContext = (&net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}).DialContext
	t.TLSHandshakeTimeout = dialTimeout
	t.ResponseHeaderTimeout = header
	t.MaxIdleConnsPerHost = connections
	return &http.Client{Transport: t, CheckRedirect: func(to *http.Request, _ []*http.Request) error {
		return failed(reasonRejected, "the model's server redirects to %s://%s%s: set that as the base URL, if it is right",
			to.URL.Scheme, to.URL.Host, to.URL.Path)
	}}
}

// An exchange is what a request carries past go-openai, in its context.
type exchange struct {
	// fields are put into the body.
	fields map[string]any
	// answered says that an answer came, with what wait it asks for.
	answered bool
	wait     wait
}

// exchangeKey is the exchange's in a context.
type exchangeKey struct{}

func (x *exchange) in(ctx context.Context) context.Context {
	return context.WithValue(ctx, exchangeKey{}, x)
}

// A doer sends go-openai's requests.
type doer struct {
	client *http.Client
	most   int64 // bytes of an answer's body
	now    func() time.Time
}

// Do completes the request from its exchange, sends it, and bounds the answer.
func (d doer) Do(r *http.Request) (*http.Response, error) {
	x, _ := r.Context().Value(exchangeKey{}).(*exchange)
	if x == nil {
		x = &exchange{}
	}
	if err := x.complete(r); err != nil {
		return nil, fmt.Errorf("complete the request: %w", err)
	}
	answer, err := d.client.Do(r)
	if err != nil {
		return nil, err
	}
	x.answered, x.wait = true, retryAfter(answer.Header, d.now())
	if answer.StatusCode >= http.StatusBadRequest {
		answer.Body = body{io.LimitReader(answer.Body, maxRefusal), answer.Body}
		return answer, nil
	}
	answer.Body = body{&limited{answer.Body, d.most}, answer.Body}
	return answer, nil
}

// complete puts the fields into the request's body. go-openai drops a
// temperature of 0, and refuses token fields and temperatures by the model's
// name, even one of a server of the owner's own: so it is told neither, nor the
// name.
func (x *exchange) complete(r *http.Request) error {
	if len(x.fields) == 0 || r.Body == nil {
		return nil
	}
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for name, value := range x.fields {
		all[name] = value
	}
	if data, err = json.Marshal(all); err != nil {
		return err
	}
	r.ContentLength = int64(len(data))
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	r.Body, err = r.GetBody()
	return err
}

// A body reads from one thing and closes another.
type body struct {
	io.Reader
	io.Closer
}

// errTooMuch ends a body that is longer than any that makes sense.
var errTooMuch = errors.New("the server sends more than any answer needs")

// limited reads at most left bytes, and fails after them, so that what was cut
// is not taken for the whole.
type limited struct {
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, &failure{reason: reasonTooLong, err: errTooMuch}
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// retryAfter reads what RFC 9110, section 10.2.3 allows, seconds or a date, and
// the milliseconds that OpenAI and Azure add.
func retryAfter(h http.Header, now time.Time) wait {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms >= 0 {
		return wait{true, duration(ms / 1000)}
	}
	text := h.Get("Retry-After")
	if s, err := strconv.ParseFloat(text, 64); err == nil && s >= 0 {
		return wait{true, duration(s)}
	}
	if at, err := http.ParseTime(text); err == nil {
		return wait{true, max(0, at.Sub(now))}
	}
	return wait{}
}

// duration is that of seconds, a day at most.
func duration(seconds float64) time.Duration {
	return time.Duration(min(seconds, 86400) * float64(time.Second))
}
