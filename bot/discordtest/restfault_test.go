package discordtest

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// write sends a message and returns the answer, without a body, or the error.
func write(t *testing.T, s *Server, limit time.Duration) (*http.Response, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	url := s.URL() + apiPath + "/channels/" + s.ChannelID() + "/messages"
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(message(`"content":"x"`)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token())
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	if err == nil {
		resp.Body.Close()
	}
	return resp, err
}

func TestFaults(t *testing.T) {
	const short, long = 100 * time.Millisecond, 10 * time.Second
	tests := []struct {
		name   string
		fault  Fault
		limit  time.Duration
		status int // 0: the client gives up
		made   bool
		header string // name: value
	}{
		{name: "none", limit: long, status: 200, made: true},
		{name: "silent, lost", fault: Fault{Silent: true, Lost: true}, limit: short},
		{name: "silent", fault: Fault{Silent: true}, limit: short, made: true},
		{name: "slow", fault: Fault{Delay: short}, limit: long, status: 200, made: true},
		{name: "too slow", fault: Fault{Delay: long}, limit: short},
		{name: "late", fault: Fault{Late: short}, limit: long, status: 200, made: true},
		{name: "too late", fault: Fault{Late: long}, limit: short, made: true},
		{name: "502 before", fault: Fault{Status: 502, Lost: true}, limit: long, status: 502},
		{name: "503 after", fault: Fault{Status: 503}, limit: long, status: 503, made: true},
		{name: "429", fault: Fault{Status: 429, RetryAfter: 1500 * time.Millisecond}, limit: long, status: 429, header: "Retry-After: 2"},
		{name: "429, global", fault: Fault{Status: 429, Global: true}, limit: long, status: 429, header: "X-Ratelimit-Global: true"},
		{name: "429, its scope", fault: Fault{Status: 429}, limit: long, status: 429, header: "X-Ratelimit-Scope: user"},
		{name: "others only", fault: Fault{Status: 500, Match: func(m, p string) bool { return m+p == "GET/gateway" }}, limit: long, status: 200, made: true},
		{name: "each second one", fault: Fault{Status: 500, Every: 2}, limit: long, status: 200, made: true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := start(t)
			s.SetFault(test.fault)
			resp, err := write(t, s, test.limit)
			if (err != nil) != (test.status == 0) || err == nil && resp.StatusCode != test.status {
				t.Errorf("got %v, error %v, want status %d", resp, err, test.status)
			}
			name, want, _ := strings.Cut(test.header, ": ")
			if err == nil && resp.Header.Get(name) != want {
				t.Errorf("header %s: %q, want %q", name, resp.Header.Get(name), want)
			}
			if made := len(s.Messages(s.ChannelID())) == 1; made != test.made {
				t.Errorf("a message was made: %v, want %v", made, test.made)
			}
			s.SetFault(Fault{})
			if resp, err := write(t, s, long); err != nil || resp.StatusCode != 200 {
				t.Errorf("after the fault: %v, error %v", resp, err)
			}
		})
	}
}

// TestStorm sends the same request again and again.
func TestStorm(t *testing.T) {
	tests := []struct {
		fault Fault
		want  string
	}{
		{Fault{Status: 500, Every: 3}, "200 200 500 200 200 500"},
		{Fault{Status: 500, Tries: 2}, "500 500 200 200 200 200"},
	}
	for _, test := range tests {
		s := start(t)
		s.SetFault(test.fault)
		var got []string
		for range 6 {
			resp, err := write(t, s, patience)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strconv.Itoa(resp.StatusCode))
		}
		if all := strings.Join(got, " "); all != test.want {
			t.Errorf("%+v: got %s, want %s", test.fault, all, test.want)
		}
	}
}

func TestGone(t *testing.T) {
	s := start(t)
	c := dial(t, s) // at the REST address, so it is cut
	if _, err := write(t, s, patience); err != nil {
		t.Fatal(err)
	}
	s.Gone(true)
	s.Gone(true)
	if _, err := write(t, s, patience); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("while REST is gone: %v", err)
	}
	if _, err := c.next(patience); err == nil {
		t.Error("a connection outlived the address's end")
	}
	s.Gone(false)
	s.Gone(false)
	if resp, err := write(t, s, patience); err != nil || resp.StatusCode != 200 {
		t.Errorf("back again: %v, error %v", resp, err)
	}
}

// TestHalfOpen wants neither the old nor a new connection to carry anything or
// to end, and the session to be resumed over a third.
func TestHalfOpen(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	s.HalfOpen(true)
	s.Post(Post{Content: "unheard"})
	for _, try := range []func() error{
		func() error { _, err := c.next(50 * time.Millisecond); return err },
		func() error {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			ws, resp, err := websocket.DefaultDialer.DialContext(ctx, s.gatewayURL(), nil)
			if err == nil {
				resp.Body.Close()
				ws.Close()
			}
			return err
		},
	} {
		err := try()
		if late, ok := errors.AsType[net.Error](err); !ok || !late.Timeout() {
			t.Errorf("half-open: %v, want that the time is over", err)
		}
	}
	s.HalfOpen(false)
	c = c.resume()
	if m := c.event("MESSAGE_CREATE"); m["content"] != "unheard" {
		t.Errorf("after the resume: %v", m)
	}
}
