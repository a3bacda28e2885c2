package model

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sony/gobreaker/v2"

	"detente/answer/model/modeltest"
)

// newTestClient is a client of s that waits little between tries.
func newTestClient(t testing.TB, s *modeltest.Server, change ...func(*Options)) *Client {
	t.Helper()
	o := Options{BaseURL: s.URL(), Model: "test", Timeout: 10 * time.Second}
	for _, f := range change {
		f(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	c.server.pause = time.Millisecond
	t.Cleanup(c.Close)
	return c
}

// hurried has little patience for a first token and for further ones.
func hurried(o *Options) {
	o.Timeout, o.FirstToken, o.Idle = 400*time.Millisecond, 60*time.Millisecond, 60*time.Millisecond
}

func question(text string) Request {
	return Request{Messages: []Message{{System, "Be brief."}, {User, text}}}
}

// ask streams one text and checks that the pieces are the result.
func ask(t testing.TB, c *Client) (Result, error) {
	t.Helper()
	var pieces strings.Builder
	result, err := c.Stream(t.Context(), question("Hello"), func(p string) {
		if p == "" {
			t.Error("an empty piece")
		}
		pieces.WriteString(p)
	})
	if !utf8.ValidString(pieces.String()) {
		t.Errorf("the pieces are no UTF-8: %q", pieces.String())
	}
	if err == nil && pieces.String() != result.Text {
		t.Errorf("the pieces are %q, the text %q", pieces.String(), result.Text)
	}
	if err != nil && result != (Result{}) {
		t.Errorf("a result with an error: %+v", result)
	}
	return result, err
}

func TestTexts(t *testing.T) {
	t.Parallel()
	m := func(parts ...modeltest.Part) modeltest.Behaviour { return modeltest.Stream(parts...) }
	for _, test := range []struct {
		name      string
		behaviour modeltest.Behaviour
		want      Result
	}{
		{"said", modeltest.Say("北约", "峰会"), Result{"北约峰会", false, Usage{7, 2}}},
		{"for its length", m(modeltest.Text("half a"), modeltest.Finish("length"), modeltest.Usage(3, 4), modeltest.Done()), Result{"half a", true, Usage{3, 4}}},
		{"no end but a finish", m(modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"broken off after the finish", m(modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1), modeltest.Pause(20*time.Millisecond), modeltest.Reset()), Result{"ok", false, Usage{1, 1}}},
		{"no usage", m(modeltest.Text("okay"), modeltest.Finish("stop"), modeltest.Done()), Result{"okay", false, Usage{21, 2}}},
		{"text after the finish", m(modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Text("!"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"keep-alives", m(modeltest.Comments(301), modeltest.Text("ok"), modeltest.Comments(2000), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"reasoning", m(modeltest.Reasoning("hm"), modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"reasoning_content", m(modeltest.ReasoningContent("hm"), modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"think", modeltest.Say("<thi", "nk>h", "m</think>", "\n\nok"), Result{"ok", false, Usage{7, 4}}},
		{"a lone end of thinking", modeltest.Say("</think>\n", "ok"), Result{"ok", false, Usage{7, 2}}},
		{"no UTF-8", modeltest.Say("a\xff", "b"), Result{"a\ufffdb", false, Usage{7, 2}}},
		{"a cut character", modeltest.Say("\xe5\x8c", "\x97约"), Result{"北约", false, Usage{7, 2}}},
		{"null for text", m(modeltest.Data(`{"choices":[{"index":0,"delta":{"content":null}}],"error":null}`), modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
		{"a second choice", m(modeltest.Data(`{"choices":[{"index":1,"delta":{"content":"no"}}]}`), modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Usage(1, 1)), Result{"ok", false, Usage{1, 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := ask(t, newTestClient(t, modeltest.New(t, test.behaviour)))
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v, want %+v", got, err, test.want)
			}
		})
	}
}

// TestFaults has one try each, and wants no text and the right reason.
func TestFaults(t *testing.T) {
	t.Parallel()
	half := modeltest.Text("half")
	for _, test := range []struct {
		name, reason string
		behaviour    modeltest.Behaviour
	}{
		{"cut", reasonUnfinished, modeltest.Stream(half)},
		{"done without a finish", reasonUnfinished, modeltest.Stream(half, modeltest.Done())},
		{"tool calls", reasonUnfinished, modeltest.Stream(half, modeltest.Finish("tool_calls"), modeltest.Done())},
		{"broken off", reasonNetwork, modeltest.Stream(half, modeltest.Reset())},
		{"no answer at all", reasonNetwork, modeltest.Vanish()},
		{"an error object", reasonServer, modeltest.Stream(half, modeltest.Data(`{"error":{"message":"out of memory","code":500}}`), modeltest.Finish("stop"))},
		{"an error object at the end", reasonServer, modeltest.Stream(half, modeltest.Data(`{"error":{"message":"out of memory"}}`))},
		{"an error text", reasonServer, modeltest.Stream(half, modeltest.Data(`{"error":"out of memory"}`), modeltest.Finish("stop"), modeltest.Done())},
		{"an error text, spaced", reasonServer, modeltest.Stream(half, modeltest.Data(`{ "error": "out of memory"}`), modeltest.Finish("stop"), modeltest.Done())},
		{"an error text at the end", reasonServer, modeltest.Stream(half, modeltest.Data(`{"error":"out of memory"}`))},
		{"object error", reasonServer, modeltest.Stream(half, modeltest.Data(`{"object":"error","message":"out of memory"}`))},
		{"an error after the finish", reasonServer, modeltest.Stream(half, modeltest.Finish("stop"), modeltest.Data(`{"object":"error"}`))},
		{"no JSON", reasonGarbled, modeltest.Stream(half, modeltest.Data(`{"choices":`), modeltest.Finish("stop"))},
		{"a page", reasonUnfinished, modeltest.Page(200, "text/html", "<html>welcome</html>")},
		{"no stream", reasonUnfinished, modeltest.Page(200, "application/json", `{"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}]}`)},
		{"no bytes", reasonUnfinished, modeltest.Stream()},
		{"filtered", reasonFiltered, modeltest.Stream(half, modeltest.Finish("content_filter"), modeltest.Done())},
		{"no text", reasonEmpty, modeltest.Say()},
		{"blank text", reasonEmpty, modeltest.Say(" \n", "\t")},
		{"only reasoning", reasonEmpty, modeltest.Say("<think>hm")},
		{"a megabyte", reasonTooLong, modeltest.Say(strings.Repeat("长", 350_000))},
		{"a megabyte in pieces", reasonTooLong, modeltest.Say(strings.Split(strings.Repeat("longer and longer|", 4000), "|")...)},
		{"reasoning as text", reasonReasoning, modeltest.Say("I think", "</think>", "ok")},
		{"reasoning as text, and no more", reasonReasoning, modeltest.Say("I think", "</think>")},
		{"400", reasonRejected, modeltest.Fail(400, "the prompt is too long")},
		{"401", reasonDenied, modeltest.Fail(401, "wrong key")},
		{"404", reasonNotFound, modeltest.Fail(404, "no such model")},
		{"a 404 page", reasonNotFound, modeltest.Page(404, "text/html", "<html>"+strings.Repeat("x", maxRefusal*2))},
		{"no quota", reasonLimited, modeltest.FailCode(429, "insufficient_quota", "pay first")},
		{"redirect 302", reasonRejected, modeltest.Redirect(302, "/elsewhere")},
		{"redirect 307", reasonRejected, modeltest.Redirect(307, "/elsewhere")},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := modeltest.New(t, test.behaviour)
			_, err := ask(t, newTestClient(t, s))
			if Reason(err) != test.reason {
				t.Errorf("got %q: %v, want %q", Reason(err), err, test.reason)
			}
			if n := len(s.Requests()); n != 1 {
				t.Errorf("%d requests, want 1", n)
			}
		})
	}
}

// Whatever does not become text is bounded too.
func TestEndlessStreams(t *testing.T) {
	t.Parallel()
	const most = 50_000
	for name, part := range map[string]modeltest.Part{
		"reasoning": modeltest.Reasoning(strings.Repeat("r", most)),
		"comments":  modeltest.Comments(most / 8),
		"a line":    modeltest.Line(strings.Repeat("x", most)),
	} {
		c := newTestClient(t, modeltest.New(t, modeltest.Stream(part, modeltest.Text("ok"), modeltest.Finish("stop"))))
		d := c.server.doer
		d.most = most
		c.server.api = newAPI(d, c.options.BaseURL, "", "", "", "test")
		if _, err := ask(t, c); Reason(err) != reasonTooLong {
			t.Errorf("%s: got %v, want the reason %s", name, err, reasonTooLong)
		}
	}
}

// TestTimeLimits wants each wait to end, and nothing to be left behind. It is not
// parallel, so that goroutines can be counted.
func TestTimeLimits(t *testing.T) {
	for _, test := range []struct {
		name, says string
		behaviour  modeltest.Behaviour
	}{
		{"before the header", "", modeltest.Hang()},
		{"before the first token", "no token for 60ms", modeltest.Stream(modeltest.Role(), modeltest.Stall())},
		{"keep-alives for ever", "no token for 60ms", modeltest.Stream(modeltest.Comments(9), modeltest.Stall())},
		{"in mid-stream", "no further token for 60ms", modeltest.Stream(modeltest.Text("half"), modeltest.Stall())},
		{"in mid-character", "no further token for 60ms", modeltest.Stream(modeltest.Text("half\xe5"), modeltest.Stall())},
		{"while reasoning", "no further token for 60ms", modeltest.Stream(modeltest.Reasoning("hm"), modeltest.Stall())},
		{"a byte at a time", "no further token for 60ms", modeltest.Stream(modeltest.Text("1"), modeltest.Drip(10*time.Millisecond, "23456"))},
		{"a token at a time", "no whole text within 400ms", modeltest.Stream(slowly(100)...)},
	} {
		t.Run(test.name, func(t *testing.T) {
			modeltest.CheckGoroutines(t)
			c := newTestClient(t, modeltest.New(t, test.behaviour), hurried)
			start := time.Now()
			_, err := ask(t, c)
			if !errors.Is(err, ErrTimeout) || Reason(err) != reasonTimeout || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want ErrTimeout saying %q", err, test.says)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// slowly are n pieces with pauses that no watchdog minds.
func slowly(n int) (parts []modeltest.Part) {
	for range n {
		parts = append(parts, modeltest.Text("more "), modeltest.Pause(10*time.Millisecond))
	}
	return parts
}

// A server that has finished need not say how many tokens it counted.
func TestNoEndAfterTheFinish(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Stream(modeltest.Text("ok"), modeltest.Finish("stop"), modeltest.Stall()))
	got, err := ask(t, newTestClient(t, s))
	if err != nil || got.Text != "ok" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCallerLeaves(t *testing.T) {
	modeltest.CheckGoroutines(t)
	c := newTestClient(t, modeltest.New(t, modeltest.Stream(modeltest.Text("half"), modeltest.Stall())))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := c.Stream(ctx, question("Hello"), func(string) { cancel() })
	if !errors.Is(err, context.Canceled) || Reason(err) != reasonCancelled {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	if _, err := c.Stream(ctx, question("Hello"), nil); Reason(err) != reasonCancelled {
		t.Errorf("a context that has ended: %v", err)
	}
}

// A model that thinks aloud misleads once.
func TestThinkingAloudIsRemembered(t *testing.T) {
	t.Parallel()
	c := newTestClient(t, modeltest.New(t, modeltest.Say("I think", "</think>", "ok")))
	if _, err := ask(t, c); Reason(err) != reasonReasoning {
		t.Fatalf("got %v, want the reason %s", err, reasonReasoning)
	}
	if got, err := ask(t, c); err != nil || got.Text != "ok" {
		t.Errorf("the second time: got %q, %v", got.Text, err)
	}
}

// The wait for a slot counts: while a call runs, a second one asks for the only
// slot until its time is over.
func TestConcurrent(t *testing.T) {
	modeltest.CheckGoroutines(t)
	s := modeltest.New(t, modeltest.Say("ok"))
	c := newTestClient(t, s, func(o *Options) { o.Concurrent, o.Timeout = 1, 100*time.Millisecond })
	var second, third error
	_, _ = c.Stream(t.Context(), question("1"), func(string) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		_, second = c.Stream(ctx, question("2"), nil)
		_, third = c.Stream(t.Context(), question("3"), nil)
	})
	if !errors.Is(second, context.DeadlineExceeded) || Reason(second) != reasonCancelled {
		t.Errorf("a caller who waits no longer: %v, want the context's error", second)
	}
	if !errors.Is(third, ErrUnavailable) || Reason(third) != reasonUnavailable {
		t.Errorf("no slot for the whole time: %v, want ErrUnavailable", third)
	}
	if n := len(s.Requests()); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
	if _, err := ask(t, c); err != nil {
		t.Errorf("the slot is not free again: %v", err)
	}
}

// TestManyAtOnce has good and bad answers at the same time, for the race
// detector, and wants nothing to be left behind.
func TestManyAtOnce(t *testing.T) {
	modeltest.CheckGoroutines(t)
	s := modeltest.New(t, modeltest.Choose(func(r modeltest.Request) modeltest.Behaviour {
		switch {
		case strings.HasSuffix(r.Prompt(), "cut"):
			return modeltest.Stream(modeltest.Text("half"))
		case strings.HasSuffix(r.Prompt(), "stall"):
			return modeltest.Stream(modeltest.Text("half"), modeltest.Stall())
		}
		return modeltest.Say("answer to ", r.Prompt())
	}))
	c := newTestClient(t, s, func(o *Options) { o.Concurrent, o.Idle, o.DailyTokens = 4, 50*time.Millisecond, 1e6 })
	c.server.breaker = gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		ReadyToTrip: func(gobreaker.Counts) bool { return false }, // whatever the order
	})
	var calls sync.WaitGroup
	for i := range 24 {
		name := []string{"one", "two", "cut", "three", "stall", "four"}[i%6]
		calls.Go(func() {
			got, err := c.Stream(t.Context(), Request{Messages: []Message{{User, name}}, Payer: name}, nil)
			if bad := name == "cut" || name == "stall"; bad != (err != nil) || !bad && got.Text != "answer to "+name {
				t.Errorf("%s: got %q, %v", name, got.Text, err)
			}
		})
	}
	calls.Wait()
}

func TestEvents(t *testing.T) {
	t.Parallel()
	var events []Event
	s := modeltest.New(t, modeltest.Say("a", "b"), modeltest.Stream(modeltest.Text("half"), modeltest.Finish("length"), modeltest.Usage(1e6, 5e5)), modeltest.Fail(400, ""))
	c := newTestClient(t, s, func(o *Options) {
		o.PromptPrice, o.CompletionPrice = 2, 8
		o.Observe = func(e Event) { events = append(events, e) }
	})
	for range 3 {
		_, _ = ask(t, c) // the events tell
	}
	want := []Event{
		{"chat", "ok", Usage{7, 2}, 30e-6, 0},
		{"chat", "truncated", Usage{1e6, 5e5}, 6, 0},
		{"chat", reasonRejected, Usage{}, 0, 0},
	}
	for i, e := range events {
		if e.Duration <= 0 {
			t.Errorf("event %d took %s", i, e.Duration)
		}
		e.Duration = 0
		if e != want[i] {
			t.Errorf("got %+v, want %+v", e, want[i])
		}
	}
	if len(events) != len(want) {
		t.Errorf("%d events, want %d", len(events), len(want))
	}
}
