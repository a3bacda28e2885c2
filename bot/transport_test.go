package bot

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

// sendTo is a transport to base whose requests are answered by next.
func sendTo(t *testing.T, base string, next roundTripper) *transport {
	t.Helper()
	tr, err := newTransport(base)
	if err != nil {
		t.Fatal(err)
	}
	tr.next = next
	return tr
}

func answering(status int, body string, header http.Header) roundTripper {
	return func(req *http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body)), Request: req,
		}, nil
	}
}

func get(t *testing.T, ctx context.Context, address string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestTransportAddresses(t *testing.T) {
	tests := []struct{ base, in, want string }{
		{"", "https://discord.com/api/v9/gateway", "https://discord.com/api/v10/gateway"},
		{"http://127.0.0.1:99", "https://discord.com/api/v9/users/@me?x=1", "http://127.0.0.1:99/api/v10/users/@me?x=1"},
		{"http://proxy/discord/", "https://discord.com/api/v9/gateway", "http://proxy/discord/api/v10/gateway"},
		{"http://proxy/api/v10", "https://discord.com/api/v9/gateway", "http://proxy/api/v10/gateway"},
		{"", "https://cdn.discordapp.com/x", ""},
	}
	for _, test := range tests {
		got := ""
		tr := sendTo(t, test.base, func(req *http.Request) (*http.Response, error) {
			got = req.URL.String()
			return answering(200, "", nil)(req)
		})
		_, err := tr.RoundTrip(get(t, t.Context(), test.in))
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s to %q: sent to %q (%v), want %q", test.in, test.base, got, err, test.want)
		}
	}
}

func TestTransportWaitEndsWithContext(t *testing.T) {
	tr := sendTo(t, "", answering(200, "", nil))
	tr.limiter = rate.NewLimiter(rate.Every(time.Hour), 1)
	if _, err := tr.RoundTrip(get(t, t.Context(), "https://discord.com/api/v9/x")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := tr.RoundTrip(get(t, ctx, "https://discord.com/api/v9/x")); !errors.Is(err, context.Canceled) {
		t.Errorf("a request over the limit: %v, want the context's error", err)
	}
	if _, err := tr.RoundTrip(get(t, t.Context(), "https://discord.com/api/v9/interactions/1/t/callback")); err != nil {
		t.Errorf("a callback over the limit: %v, want it sent", err)
	}
}

func TestTransportPausesOnGlobalLimit(t *testing.T) {
	limited := http.Header{"X-Ratelimit-Global": {"true"}, "Retry-After": {"3600"}}
	tr := sendTo(t, "", answering(429, "", limited))
	if _, err := tr.RoundTrip(get(t, t.Context(), "https://discord.com/api/v9/x")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := tr.RoundTrip(get(t, ctx, "https://discord.com/api/v9/y")); !errors.Is(err, context.Canceled) {
		t.Errorf("a request in the pause: %v, want it to wait", err)
	}
}

func TestGatewayAddressHasTheVersion(t *testing.T) {
	tests := []struct{ body, want string }{
		{`{"url":"wss://gateway.discord.gg"}`, `{"url":"wss://gateway.discord.gg/?v=10\u0026encoding=json#/"}`},
		{`{"url":"ws://127.0.0.1:9/"}`, `{"url":"ws://127.0.0.1:9/?v=10\u0026encoding=json#/"}`},
		{`{"message":"no"}`, `{"message":"no"}`},
		{`not JSON`, `not JSON`},
	}
	for _, test := range tests {
		client := gatewayClient(t.Context(), sendTo(t, "", answering(200, test.body, nil)))
		resp, err := client.Do(get(t, context.Background(), "https://discord.com/api/v9/gateway"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(resp.Body)
		if err != nil || string(got) != test.want {
			t.Errorf("%s becomes %s (%v), want %s", test.body, got, err, test.want)
		}
	}
}
