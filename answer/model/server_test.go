package model

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"detente/answer/model/modeltest"
)

func TestRetries(t *testing.T) {
	t.Parallel()
	soon := time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat)
	late := time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)
	say := modeltest.Say("ok")
	for _, test := range []struct {
		name     string
		script   []modeltest.Behaviour
		reason   string
		requests int
	}{
		{"429", []modeltest.Behaviour{modeltest.Fail(429, ""), say}, "", 2},
		{"429 with Retry-After", []modeltest.Behaviour{modeltest.FailAfter(429, "0.01", ""), say}, "", 2},
		{"429 with a date", []modeltest.Behaviour{modeltest.FailAfter(429, soon, ""), say}, "", 2},
		{"429 with a strange Retry-After", []modeltest.Behaviour{modeltest.FailAfter(429, "soon", ""), say}, "", 2},
		{"429 beyond the deadline", []modeltest.Behaviour{modeltest.FailAfter(429, "60", ""), say}, reasonLimited, 1},
		{"429 with a date beyond the deadline", []modeltest.Behaviour{modeltest.FailAfter(429, late, ""), say}, reasonLimited, 1},
		{"503 beyond the deadline", []modeltest.Behaviour{modeltest.FailAfter(503, "1e9", ""), say}, reasonServer, 1},
		{"500 twice", []modeltest.Behaviour{modeltest.Fail(500, ""), modeltest.Page(502, "text/html", "<html>"), say}, "", 3},
		{"503", []modeltest.Behaviour{modeltest.Fail(503, ""), say}, "", 2},
		{"three times", []modeltest.Behaviour{modeltest.Fail(500, ""), modeltest.Fail(502, ""), modeltest.Fail(429, ""), say}, reasonLimited, 3},
		{"a wrong request", []modeltest.Behaviour{modeltest.Fail(422, ""), say}, reasonRejected, 1},
		{"after text", []modeltest.Behaviour{modeltest.Stream(modeltest.Text("half"), modeltest.Data(`{"error":{"message":"","code":429}}`)), say}, reasonServer, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := modeltest.New(t, test.script...)
			start := time.Now()
			_, err := ask(t, newTestClient(t, s))
			if Reason(err) != test.reason {
				t.Errorf("got %v, want the reason %q", err, test.reason)
			}
			if n := len(s.Requests()); n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// What the server asks for is waited for, here until the second try.
func TestRetryAfterIsHonoured(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.FailAfter(429, "0.2", ""), modeltest.Say("ok"))
	c := newTestClient(t, s)
	start := time.Now()
	if _, err := ask(t, c); err != nil || time.Since(start) < 200*time.Millisecond {
		t.Errorf("it took %s, %v; want 200 ms or more", time.Since(start), err)
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name, text string
		want       wait
	}{
		{"Retry-After", "", wait{}},
		{"Retry-After", "0", wait{true, 0}},
		{"Retry-After", "3", wait{true, 3 * time.Second}},
		{"Retry-After", "0.5", wait{true, 500 * time.Millisecond}},
		{"Retry-After", "-3", wait{}},
		{"Retry-After", "NaN", wait{}},
		{"Retry-After", "1e300", wait{true, 24 * time.Hour}},
		{"Retry-After", "Sun, 22 Nov 2026 12:00:07 GMT", wait{true, 7 * time.Second}},
		{"Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT", wait{true, 0}},
		{"Retry-After", "tomorrow", wait{}},
		{"Retry-After-Ms", "1500", wait{true, 1500 * time.Millisecond}},
	} {
		if got := retryAfter(http.Header{test.name: {test.text}}, now); got != test.want {
			t.Errorf("%s: %q: got %v, want %v", test.name, test.text, got, test.want)
		}
	}
}

// TestBreaker opens after failures in a row, and tries again after a rest.
func TestBreaker(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(401, ""))
	c := newTestClient(t, s)
	c.server.breaker = c.server.newBreaker(50 * time.Millisecond)
	for i := range maxFailures {
		if _, err := ask(t, c); Reason(err) != reasonDenied {
			t.Fatalf("call %d: %v", i, err)
		}
	}
	if _, err := ask(t, c); !errors.Is(err, ErrUnavailable) || Reason(err) != reasonUnavailable {
		t.Errorf("after %d failures: %v, want ErrUnavailable", maxFailures, err)
	}
	if n := len(s.Requests()); n != maxFailures {
		t.Errorf("%d requests, want %d", n, maxFailures)
	}
	s.Script(modeltest.Say("ok"))
	limit := time.Now().Add(10 * time.Second)
	for {
		_, err := ask(t, c)
		if err == nil {
			return
		}
		if !errors.Is(err, ErrUnavailable) || time.Now().After(limit) {
			t.Fatalf("after a rest: %v", err)
		}
	}
}

// What is not the server's fault leaves the breaker closed.
func TestBreakerMindsOnlyTheServer(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	c := newTestClient(t, s, func(o *Options) { o.DailyTokens = 10_000 })
	left, cancel := context.WithCancel(t.Context())
	cancel()
	for range 2 * maxFailures {
		if _, err := c.Stream(left, question("Hello"), nil); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if _, err := c.Stream(t.Context(), Request{MaxTokens: 20_000}, nil); !errors.Is(err, ErrBudget) {
			t.Fatal(err)
		}
	}
	for _, b := range []modeltest.Behaviour{modeltest.Fail(400, ""), modeltest.Say(), modeltest.Stream(modeltest.Finish("content_filter"))} {
		s.Script(b)
		for range 2 * maxFailures {
			if _, err := ask(t, c); err == nil || errors.Is(err, ErrUnavailable) {
				t.Fatal(err)
			}
		}
	}
	s.Script(modeltest.Stream(modeltest.Text("half"), modeltest.Stall()))
	for range 2 * maxFailures {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := c.Stream(ctx, question("Hello"), func(string) { cancel() })
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	s.Script(modeltest.Say("ok"))
	if _, err := ask(t, c); err != nil {
		t.Error(err)
	}
}

// The days are UTC's; what a call did not use is given back.
func TestBudget(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	b := newBudget(100)
	first, err := b.reserve("a", 60, noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.reserve("a", 41, noon); !errors.Is(err, ErrBudget) || Reason(err) != reasonBudget {
		t.Errorf("more than is left: %v, want ErrBudget", err)
	}
	if _, err := b.reserve("b", 100, noon); err != nil {
		t.Errorf("another payer: %v", err)
	}
	first.settle(20)
	second, err := b.reserve("a", 80, noon.Add(12*time.Hour-1))
	if err != nil {
		t.Errorf("what was given back: %v", err)
	}
	if _, err := b.reserve("a", 100, noon.Add(12*time.Hour)); err != nil {
		t.Errorf("the next day: %v", err)
	}
	second.settle(10) // yesterday's
	if _, err := b.reserve("a", 1, noon.Add(13*time.Hour)); !errors.Is(err, ErrBudget) {
		t.Errorf("the settling of yesterday gave today tokens: %v", err)
	}
	if _, err := newBudget(0).reserve("a", 1<<40, noon); err != nil {
		t.Errorf("without a limit: %v", err)
	}
}

func TestBudgetIsBounded(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	b := newBudget(10)
	for i := range maxPayers {
		if _, err := b.reserve(string(rune('a'+i)), 1, noon); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 {
		if _, err := b.reserve("late "+string(rune('a'+i)), 1, noon); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.reserve("later", 1, noon); !errors.Is(err, ErrBudget) {
		t.Errorf("payers beyond %d do not share a budget: %v", maxPayers, err)
	}
	if len(b.used) > maxPayers+1 {
		t.Errorf("%d payers are kept", len(b.used))
	}
}

func TestBudgetOfACall(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Stream(modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(600, 300)))
	c := newTestClient(t, s, func(o *Options) { o.DailyTokens = 2000 })
	want := []string{"", "", reasonBudget} // 900 each, and 800 are held for a call
	for i, reason := range want {
		if _, err := ask(t, c); Reason(err) != reason {
			t.Errorf("call %d: %v, want the reason %q", i, err, reason)
		}
	}
	if n := len(s.Requests()); n != 2 {
		t.Errorf("%d requests, want 2", n)
	}
}

func TestEstimateTokens(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"": 0, "a": 1, "the": 1, "NATO summit": 4, "НАТО": 4, "北约": 4, "北约峰会在里斯本举行": 20, "😀": 3, "\xff": 2} {
		if got := EstimateTokens(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
