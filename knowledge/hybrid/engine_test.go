package hybrid_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/enginetest"
	"detente/knowledge/hybrid"
	"detente/knowledge/hybrid/embedtest"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// logged lets options log into a buffer that only what logs writes to.
func logged(o hybrid.Options) (hybrid.Options, *bytes.Buffer) {
	var b bytes.Buffer
	o.Logger = slog.New(slog.NewTextHandler(&b, nil))
	return o, &b
}

// vectorsOf makes the vectors of passages.
func vectorsOf(t testing.TB, o hybrid.Options, p []*document.Passage) *hybrid.Vectors {
	t.Helper()
	r, err := hybrid.New(o)
	if err != nil {
		t.Fatal(err)
	}
	v, err := r.Prepare(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// lexical is the embedded index of passages.
func lexical(p []*document.Passage) knowledge.Engine {
	return index.New(p, nil, index.Ranking{})
}

// query asks for words of a text, and for its meaning.
func query(words, meaning string, top int) index.Query {
	q := index.Query{Text: meaning, Top: top}
	for _, token := range language.Tokens(language.Units(words, "en")) {
		q.Terms = append(q.Terms, index.WeightedTerm{Term: token.Term, Weight: 1})
	}
	return q
}

// find returns the documents that an engine finds, best first.
func find(t *testing.T, e knowledge.Engine, q index.Query) (docs []string, hits []index.Hit) {
	t.Helper()
	hits, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range hits {
		docs = append(docs, h.Passage.Document.ID)
		if h.Score <= 0 || i > 0 && !inOrder(hits[i-1], h) {
			t.Errorf("%q: place %d has the score %g", q.Text, i+1, h.Score)
		}
	}
	return docs, hits
}

// inOrder reports whether a may stand right before b: with a better score, or an
// equal one and a document of a lower number.
func inOrder(a, b index.Hit) bool {
	number := func(h index.Hit) (n int) {
		_, _ = fmt.Sscanf(h.Passage.Document.ID, "d%d", &n)
		return n
	}
	return a.Score > b.Score || a.Score == b.Score && number(a) < number(b)
}

func search(t *testing.T, v *hybrid.Vectors, p []*document.Passage, question string) ([]string, []index.Hit) {
	t.Helper()
	return find(t, v.Engine(0.5)(lexical(p), p), query(question, question, 10))
}

func TestEngineConforms(t *testing.T) {
	enginetest.Run(t, func(p []*document.Passage) knowledge.Engine {
		return vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{}}, p).Engine(0.5)(lexical(p), p)
	})
}

// forms are documents whose words and whose parts of words tell different things.
func forms() []*document.Passage {
	var docs []*document.Document
	for _, s := range []string{
		"Enlargement of the alliance was decided in Lisbon.",
		"The weather is fine.",
		"Enlarging alliances is a matter of decades.",
		"A fine day in the capital.",
		"Nothing else matters.",
	} {
		docs = append(docs, document.New(fmt.Sprint("d", len(docs)), "", s))
		docs[len(docs)-1].Title = ""
	}
	return document.Passages(docs)
}

func TestEngineFindsByMeaning(t *testing.T) {
	p := forms()
	e := vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{Dim: 512}}, p).Engine(0.6)(lexical(p), p)
	for _, tt := range []struct {
		words, meaning string
		want           string // the first
	}{
		{"weather", "weather", "d1"},
		{"", "the enlargement of alliances", "d0"}, // no word says anything
		{"fine", "a fine day", "d3"},
		{"fine", "", "d1"}, // by words alone: the shorter
	} {
		docs, hits := find(t, e, query(tt.words, tt.meaning, 10))
		if len(docs) == 0 || docs[0] != tt.want {
			t.Errorf("%q, %q: found %v, want %s first", tt.words, tt.meaning, docs, tt.want)
		}
		if all := tt.meaning != ""; all != (len(hits) == len(p)) {
			t.Errorf("%q, %q: found %v", tt.words, tt.meaning, docs)
		}
	}
}

// The less of a question the passages have in words, the more its meaning counts.
func TestEngineTrustsMeaningWhereWordsTellLittle(t *testing.T) {
	p := forms()
	v := vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{Dim: 512}}, p)
	q := query("fine", "a fine day in the capital", 10)
	for unknown, want := range map[float64]string{-1: "d1", 0: "d1", 0.9: "d3", 1: "d3", 2: "d3"} {
		q.Unknown = unknown
		if docs, _ := find(t, v.Engine(0.2)(lexical(p), p), q); docs[0] != want {
			t.Errorf("%g unknown: found %v, want %s first", unknown, docs, want)
		}
	}
}

// However many are wanted, they come in one order.
func TestEngineKeepsItsOrder(t *testing.T) {
	p := passages(400)
	e := vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{}}, p).Engine(0.5)(lexical(p), p)
	q := query("text number 7 tells of 49 things", "text number 7 tells of things", 0)
	all := func(top int) []string {
		q.Top = top
		docs, _ := find(t, e, q)
		return docs
	}
	want := all(1000)
	if len(want) != 400 || len(slices.Compact(slices.Sorted(slices.Values(want)))) != 400 {
		t.Fatalf("%d passages were found, want each of 400 once", len(want))
	}
	for _, top := range []int{-1, 0, 1, 6, 99, 100, 101, 250, 400} {
		if got := all(top); !slices.Equal(got, want[:max(top, 0)]) {
			t.Errorf("the first %d differ: %v", top, got)
		}
	}
}

// Without embeddings at work nothing differs from the lexical engine.
func TestEngineIsLexicalWithout(t *testing.T) {
	p := passages(30)
	index := lexical(p)
	whole := vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{}}, p)
	failed, err := newRetriever(t, hybrid.Options{Embedder: &embedtest.Embedder{Fault: func(context.Context, []string) error { return errAway }}}).Prepare(t.Context(), p, nil)
	if !errors.Is(err, errAway) {
		t.Fatal(err)
	}
	for name, e := range map[string]knowledge.Engine{
		"a weight of 0":  whole.Engine(0)(index, p),
		"no vectors":     failed.Engine(0.5)(index, p),
		"too few":        vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{}}, p[:26]).Engine(0.5)(index, p),
		"no passages":    whole.Engine(0.5)(index, nil),
		"never prepared": new(hybrid.Vectors).Engine(0.5)(index, p),
	} {
		if e != index {
			t.Errorf("%s: the engine is another one", name)
		}
	}
	if e := vectorsOf(t, hybrid.Options{Embedder: &embedtest.Embedder{}}, p[:27]).Engine(0.5)(index, p); e == index {
		t.Error("nine tenths of the vectors were not enough")
	}
}

// clock is a time that tests set.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// moody is an embedder whose behaviour at questions can be changed in between.
type moody struct {
	embedtest.Embedder
	mu    sync.Mutex
	mood  func(ctx context.Context) ([][]float32, error)
	calls int
}

func (m *moody) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	m.mu.Lock()
	mood := m.mood
	m.calls++
	m.mu.Unlock()
	if mood != nil {
		return mood(ctx)
	}
	return m.Embedder.Embed(ctx, texts)
}

func (m *moody) set(mood func(ctx context.Context) ([][]float32, error)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.mood, m.calls = mood, 0
}

func (m *moody) asked() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.calls
}

func hang(ctx context.Context) ([][]float32, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// moods are the ways in which a server can't be had.
var moods = map[string]func(ctx context.Context) ([][]float32, error){
	"away":       func(context.Context) ([][]float32, error) { return nil, errAway },
	"hanging":    hang,
	"no vector":  func(context.Context) ([][]float32, error) { return nil, nil },
	"two":        func(context.Context) ([][]float32, error) { return [][]float32{{1}, {1}}, nil },
	"too short":  func(context.Context) ([][]float32, error) { return [][]float32{{1, 2}}, nil },
	"only zeros": func(context.Context) ([][]float32, error) { return [][]float32{make([]float32, 64)}, nil },
}

// Whatever a server does at question time, the words are searched, one line is
// logged, and the next questions do not wait for it.
func TestEngineWithoutServer(t *testing.T) {
	p := passages(30)
	for name, mood := range moods {
		t.Run(name, func(t *testing.T) {
			m, now := &moody{}, &clock{now: time.Unix(1000, 0)}
			o, log := logged(hybrid.Options{Embedder: m, Deadline: time.Millisecond, Clock: now.Now})
			e := vectorsOf(t, o, p).Engine(0.5)(lexical(p), p)
			m.set(mood)
			ask := func(i int) {
				t.Helper()
				q := query(fmt.Sprint("things number ", i), fmt.Sprint("things number ", i), 5)
				got, _ := find(t, e, q)
				if want, _ := find(t, lexical(p), q); !slices.Equal(got, want) {
					t.Errorf("found %v, by words alone %v", got, want)
				}
			}
			for i := range 5 {
				ask(i)
			}
			if n := m.asked(); n != 1 || strings.Count(log.String(), "\n") != 1 {
				t.Errorf("the server was asked %d times, and logged:\n%s", n, log)
			}
			now.add(time.Minute)
			ask(6)
			if n := m.asked(); n != 2 {
				t.Errorf("after the pause the server was asked %d times, want 2", n)
			}
			checkBack(t, m, now, e)
			if n := strings.Count(log.String(), "\n"); n != 3 || !strings.Contains(log.String(), "again") {
				t.Errorf("%d lines were logged, want two failures and that it is back:\n%s", n, log)
			}
		})
	}
}

// checkBack wants the server to be asked again after a pause once it works.
func checkBack(t *testing.T, m *moody, now *clock, e knowledge.Engine) {
	t.Helper()
	m.set(nil)
	now.add(time.Minute)
	for i := range 3 {
		if docs, _ := find(t, e, query("", fmt.Sprint("text number ", i), 5)); len(docs) != 5 {
			t.Errorf("with the server back %v was found", docs)
		}
	}
	if n := m.asked(); n != 3 {
		t.Errorf("the server was asked %d times, want 3", n)
	}
}

// A question that its asker gave up says nothing of the server.
func TestEngineGivenUp(t *testing.T) {
	p, m := passages(5), &moody{}
	o, log := logged(hybrid.Options{Embedder: m})
	e := vectorsOf(t, o, p).Engine(0.5)(lexical(p), p)
	ctx, cancel := context.WithCancel(t.Context())
	m.set(func(ctx context.Context) ([][]float32, error) { cancel(); return hang(ctx) })
	if _, err := e.Search(ctx, query("text", "text", 3)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	m.set(nil)
	if docs, _ := find(t, e, query("", "text", 3)); len(docs) != 3 || log.Len() > 0 {
		t.Errorf("found %v, logged %s", docs, log)
	}
}

func TestEngineStrict(t *testing.T) {
	p := passages(5)
	for name, mood := range moods {
		m := &moody{}
		e := vectorsOf(t, hybrid.Options{Embedder: m, Strict: true, Deadline: time.Millisecond}, p).Engine(0.5)(lexical(p), p)
		m.set(mood)
		for range 2 {
			if _, err := e.Search(t.Context(), query("text", "text", 3)); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
	}
}

func TestEngineRemembersQuestions(t *testing.T) {
	p, fake := passages(5), &embedtest.Embedder{}
	e := vectorsOf(t, hybrid.Options{Embedder: fake, Cached: 2, QueryPrefix: "query: "}, p).Engine(0.5)(lexical(p), p)
	fake.Taken()
	for _, question := range []string{"one", "two", "one", "one", "three", "one", "two"} {
		find(t, e, query("", question, 3))
	}
	if got, want := fake.Taken(), []string{"query: one", "query: two", "query: three", "query: two"}; !slices.Equal(got, want) {
		t.Errorf("vectors were made of %q, want %q", got, want)
	}
}

// Many questions at once, with a server that comes and goes.
func TestEngineConcurrent(t *testing.T) {
	p, m, now := passages(50), &moody{}, &clock{}
	e := vectorsOf(t, hybrid.Options{Embedder: m, Cached: 4, Clock: now.Now}, p).Engine(0.5)(lexical(p), p)
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 50 {
				if i%10 == w {
					m.set([]func(context.Context) ([][]float32, error){nil, moods["away"]}[i/10%2])
					now.add(time.Minute)
				}
				hits, err := e.Search(t.Context(), query("things", fmt.Sprint("number ", i%7), 10))
				if err != nil || len(hits) != 10 {
					t.Errorf("found %d, %v", len(hits), err)
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkSearch is a search for a question whose vector is remembered, of 40,000
// passages of 384 numbers: what meaning costs but for the server.
func BenchmarkSearch(b *testing.B) {
	p := passages(40_000)
	index := lexical(p)
	e := vectorsOf(b, hybrid.Options{Embedder: &embedtest.Embedder{Dim: 384}}, p).Engine(0.5)(index, p)
	q := query("number 77", "text number 77 tells of things", 6)
	for name, engine := range map[string]knowledge.Engine{"words": index, "hybrid": e} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := engine.Search(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
