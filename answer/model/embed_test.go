package model

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"detente/answer/model/modeltest"
)

func newTestEmbedder(t testing.TB, s *modeltest.Server, change ...func(*EmbedderOptions)) *Embedder {
	t.Helper()
	o := EmbedderOptions{BaseURL: s.URL(), Model: "test", Timeout: 10 * time.Second}
	for _, f := range change {
		f(&o)
	}
	e, err := NewEmbedder(o)
	if err != nil {
		t.Fatal(err)
	}
	e.server.pause = time.Millisecond
	t.Cleanup(e.Close)
	return e
}

func TestEmbed(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	s.RequireKey("hush")
	var events []Event
	e := newTestEmbedder(t, s, func(o *EmbedderOptions) {
		o.BaseURL, o.APIKey, o.Price = s.URL()+"/", "hush", 3
		o.Observe = func(e Event) { events = append(events, e) }
	})
	texts := []string{"北约", "峰会", "Lisbon"}
	backwards := modeltest.Vectors(func(texts []string) (all []modeltest.Vector) {
		for i, text := range slices.Backward(texts) {
			all = append(all, modeltest.Vector{Index: i, Values: modeltest.VectorOf(text, 16)})
		}
		return all
	})
	s.ScriptEmbeddings(modeltest.Embed(16), backwards)
	for range 2 {
		got, err := e.Embed(t.Context(), texts)
		if err != nil || len(got) != len(texts) {
			t.Fatalf("got %v, %v", got, err)
		}
		for i, v := range got {
			if !slices.Equal(v, modeltest.VectorOf(texts[i], 16)) {
				t.Errorf("vector %d is another text's", i)
			}
		}
	}
	if got, err := e.Embed(t.Context(), nil); got != nil || err != nil {
		t.Errorf("no texts: got %v, %v", got, err)
	}
	if n := len(s.Requests()); n != 2 || e.Name() != "test" || s.Requests()[0].Path != "/v1/embeddings" {
		t.Errorf("%d requests, want 2, to %q", n, s.Requests()[0].Path)
	}
	if len(events) != 2 || events[0].Outcome != "ok" || events[0].Operation != "embeddings" || events[0].Usage.Prompt != 3 || math.Abs(events[0].Cost-9e-6) > 1e-12 {
		t.Errorf("events: %+v", events)
	}
}

func TestBadEmbeddings(t *testing.T) {
	t.Parallel()
	v := func(all ...modeltest.Vector) modeltest.Behaviour {
		return modeltest.Vectors(func([]string) []modeltest.Vector { return all })
	}
	json := func(vectors string) modeltest.Behaviour {
		return modeltest.Page(200, "application/json", `{"object":"list","data":[{"index":0,"embedding":[1,2]},`+vectors+`]}`)
	}
	one := []float32{1, 2}
	for _, test := range []struct {
		name, reason string
		behaviour    modeltest.Behaviour
	}{
		{"none", reasonGarbled, v()},
		{"one too few", reasonGarbled, v(modeltest.Vector{Index: 0, Values: one})},
		{"one too many", reasonGarbled, v(modeltest.Vector{Index: 0, Values: one}, modeltest.Vector{Index: 1, Values: one}, modeltest.Vector{Index: 2, Values: one})},
		{"twice the same", reasonGarbled, v(modeltest.Vector{Index: 0, Values: one}, modeltest.Vector{Index: 0, Values: one})},
		{"a negative index", reasonGarbled, v(modeltest.Vector{Index: -1, Values: one}, modeltest.Vector{Index: 0, Values: one})},
		{"an index too large", reasonGarbled, v(modeltest.Vector{Index: 0, Values: one}, modeltest.Vector{Index: 2, Values: one})},
		{"two lengths", reasonGarbled, v(modeltest.Vector{Index: 0, Values: one}, modeltest.Vector{Index: 1, Values: one[:1]})},
		{"empty vectors", reasonGarbled, v(modeltest.Vector{Index: 0}, modeltest.Vector{Index: 1})},
		{"NaN", reasonGarbled, json(`{"index":1,"embedding":[NaN,1]}`)},
		{"too large a number", reasonGarbled, json(`{"index":1,"embedding":[1e39,1]}`)},
		{"texts", reasonGarbled, json(`{"index":1,"embedding":["1","2"]}`)},
		{"a page", reasonGarbled, modeltest.Page(200, "text/html", "<html>")},
		{"an error with 200", reasonGarbled, modeltest.Page(200, "application/json", `{"error":"text"}`)},
		{"400", reasonRejected, modeltest.Fail(400, "too long")},
		{"404", reasonNotFound, modeltest.Fail(404, "no such model")},
		{"no answer", reasonNetwork, modeltest.Vanish()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := modeltest.New(t)
			s.ScriptEmbeddings(test.behaviour)
			got, err := newTestEmbedder(t, s).Embed(t.Context(), []string{"a", "b"})
			if Reason(err) != test.reason || got != nil {
				t.Errorf("got %v, %q: %v, want %q", got, Reason(err), err, test.reason)
			}
		})
	}
	nan := float32(math.NaN())
	for _, n := range []float32{nan, float32(math.Inf(1)), float32(math.Inf(-1))} {
		if err := checkFinite([]float32{1, n}); err == nil {
			t.Errorf("%v passes", n)
		}
	}
}

func TestEmbeddingsAreBounded(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	e := newTestEmbedder(t, s)
	d := e.server.doer
	d.most = 1000
	e.server.api = newAPI(d, e.options.BaseURL, "", "", "", "test")
	s.ScriptEmbeddings(modeltest.Embed(1000))
	if _, err := e.Embed(t.Context(), []string{"a"}); Reason(err) != reasonTooLong {
		t.Errorf("got %v, want the reason %s", err, reasonTooLong)
	}
}

func TestEmbedRetriesAndLimits(t *testing.T) {
	modeltest.CheckGoroutines(t)
	s := modeltest.New(t)
	s.ScriptEmbeddings(modeltest.Fail(503, ""), modeltest.FailAfter(429, "0.01", ""), modeltest.Embed(4), modeltest.Hang())
	e := newTestEmbedder(t, s, func(o *EmbedderOptions) { o.Timeout = 300 * time.Millisecond })
	if got, err := e.Embed(t.Context(), []string{"a"}); err != nil || len(got) != 1 {
		t.Fatalf("got %v, %v", got, err)
	}
	if _, err := e.Embed(t.Context(), []string{"a"}); !errors.Is(err, ErrTimeout) {
		t.Errorf("got %v, want ErrTimeout", err)
	}
	s.ScriptEmbeddings(modeltest.Fail(404, ""))
	for range maxFailures {
		_, _ = e.Embed(t.Context(), []string{"a"}) // opens the breaker
	}
	if _, err := e.Embed(t.Context(), []string{"a"}); !errors.Is(err, ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
}

func TestValidateEmbedder(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]EmbedderOptions{
		"neither embeddings.base_url nor embeddings.api_key": {Model: "m"},
		"embeddings.model is not set":                        {BaseURL: "http://h/v1"},
		"embeddings.base_url is not":                         {BaseURL: "h", Model: "m"},
		"negative":                                           {BaseURL: "http://h/v1", Model: "m", Timeout: -1},
		"price -1":                                           {BaseURL: "http://h/v1", Model: "m", Price: -1},
	} {
		if _, err := NewEmbedder(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error with %q", err, want)
		}
	}
}

// BenchmarkStream reads a text of 800 tokens from a server on this machine.
func BenchmarkStream(b *testing.B) {
	pieces := make([]string, 800)
	for i := range pieces {
		pieces[i] = fmt.Sprintf(" word%d", i)
	}
	c := newTestClient(b, modeltest.New(b, modeltest.Say(pieces...)))
	for b.Loop() {
		if _, err := ask(b, c); err != nil {
			b.Fatal(err)
		}
	}
}
