package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"
)

const (
	// apiPath is the version of Discord's API that is spoken here. discordgo
	// writes its own, older one into every address.
	apiPath = "/api/v10"
	// requestTimeout bounds one REST request with its answer.
	requestTimeout = 15 * time.Second
	// Discord takes 50 requests a second from a bot, over all routes. A burst and
	// what is refilled within a second after it are as many together.
	requestsPerSecond = 45
	requestBurst      = 5
	// idleConnections is how many connections are kept open for the next requests.
	// Discord speaks HTTP/2 and needs one; a proxy may not.
	idleConnections = 64
	// maxGatewayAnswer bounds what GET /gateway is read of.
	maxGatewayAnswer = 64 << 10
)

// A transport sends discordgo's REST requests where they should go: to base,
// in the API version of apiPath, at most requestsPerSecond of them.
type transport struct {
	base    *url.URL
	next    http.RoundTripper
	limiter *rate.Limiter

	mu     sync.Mutex
	paused time.Time // until when Discord wants no request of any kind
}

// newTransport sends to apiBase, or to discord.com when it is empty. Its idle
// connections can be closed with [transport.CloseIdleConnections].
func newTransport(apiBase string) (*transport, error) {
	base, err := parseBase(apiBase)
	if err != nil {
		return nil, err
	}
	next := http.DefaultTransport.(*http.Transport).Clone()
	next.MaxIdleConnsPerHost = idleConnections
	return &transport{base: base, next: next, limiter: rate.NewLimiter(requestsPerSecond, requestBurst)}, nil
}

// parseBase reads discord.api_base. A path that it has is kept in front of
// the API's own.
func parseBase(apiBase string) (*url.URL, error) {
	if apiBase == "" {
		apiBase = discordgo.EndpointDiscord
	}
	base, err := url.Parse(apiBase)
	if err != nil {
		return nil, fmt.Errorf("discord.api_base: %w", err)
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
		return nil, fmt.Errorf("discord.api_base %q: want an address like https://discord.com", apiBase)
	}
	base.Path = strings.TrimSuffix(strings.TrimSuffix(base.Path, "/"), apiPath)
	return base, nil
}

// RoundTrip implements [http.RoundTripper].
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	path, found := strings.CutPrefix(req.URL.Path, "/api/v"+discordgo.APIVersion)
	if !found {
		return nil, fmt.Errorf("request to %s: not a path of Discord's API", req.URL.Path)
	}
	if !ofInteraction(path) {
		if err := t.wait(req.Context()); err != nil {
			return nil, fmt.Errorf("wait for the %d requests a second: %w", requestsPerSecond, err)
		}
	}
	out := req.Clone(req.Context())
	out.URL.Scheme, out.URL.Host, out.Host = t.base.Scheme, t.base.Host, ""
	out.URL.Path, out.URL.RawPath = t.base.Path+apiPath+path, ""
	resp, err := t.next.RoundTrip(out)
	if err == nil && resp.StatusCode == http.StatusTooManyRequests && resp.Header.Get("X-RateLimit-Global") != "" {
		t.pause(resp.Header.Get("Retry-After"))
	}
	return resp, err
}

// ofInteraction reports whether a request answers an interaction. Discord does not
// count these ("Interaction endpoints are not bound to the bot's Global Rate Limit",
// https://discord.com/developers/docs/topics/rate-limits#global-rate-limit), and the
// first of each has 3 seconds.
func ofInteraction(path string) bool {
	return strings.HasPrefix(path, "/interactions/") || strings.HasPrefix(path, "/webhooks/")
}

// wait returns when one more request may be sent.
func (t *transport) wait(ctx context.Context) error {
	t.mu.Lock()
	pause := time.Until(t.paused)
	t.mu.Unlock()
	if err := sleep(ctx, pause); err != nil {
		return err
	}
	return t.limiter.Wait(ctx)
}

// pause holds all requests back for as many seconds as Discord says.
func (t *transport) pause(retryAfter string) {
	seconds, err := strconv.ParseFloat(retryAfter, 64)
	if err != nil || seconds < 0 || seconds > time.Hour.Seconds() {
		return // the request that failed is still held back by itself
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.paused = time.Now().Add(time.Duration(seconds * float64(time.Second)))
}

// CloseIdleConnections lets [http.Client.CloseIdleConnections] work.
func (t *transport) CloseIdleConnections() {
	if c, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// newClient is the HTTP client for REST requests. It follows no redirect: the
// API has none, and the token should not travel.
func newClient(rt http.RoundTripper) *http.Client {
	return &http.Client{
		Transport:     rt,
		Timeout:       requestTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// gatewayClient is the HTTP client of a gateway session, which asks it for the
// gateway's address and nothing else. Requests end with ctx, which discordgo
// would not see to, and the address is given the API's version.
func gatewayClient(ctx context.Context, rt http.RoundTripper) *http.Client {
	return newClient(roundTripper(func(req *http.Request) (*http.Response, error) {
		ctx, cancel := context.WithTimeout(ctx, requestTimeout)
		defer cancel()
		resp, err := rt.RoundTrip(req.WithContext(ctx))
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(io.LimitReader(resp.Body, maxGatewayAnswer))
		if err != nil {
			return nil, fmt.Errorf("read the gateway's address: %w", err)
		}
		body = withVersion(body)
		resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		return resp, nil
	}))
}

// withVersion puts the version into the address in GET /gateway's answer.
// discordgo appends "?v=9&encoding=json" to whatever it gets; behind a "#"
// that is a fragment, which is never sent. An answer that is not understood
// is left as it is.
func withVersion(body []byte) []byte {
	var answer struct {
		URL string `json:"url"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || answer.URL == "" {
		return body
	}
	gateway := strings.TrimSuffix(answer.URL, "/") + "/?v=" + strings.TrimPrefix(apiPath, "/api/v") + "&encoding=json#/"
	changed, err := json.Marshal(map[string]string{"url": gateway})
	if err != nil {
		return body
	}
	return changed
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }
