package hybrid_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/hybrid"
	"detente/knowledge/hybrid/embedtest"
)

// passages are n passages, each of a document of its own.
func passages(n int) []*document.Passage {
	var docs []*document.Document
	for i := range n {
		docs = append(docs, document.New(fmt.Sprint("d", i), fmt.Sprint("Title ", i), fmt.Sprintf("Text number %d tells of %d things.", i, i*i)))
	}
	return document.Passages(docs)
}

func newRetriever(t *testing.T, o hybrid.Options) *hybrid.Retriever {
	t.Helper()
	r, err := hybrid.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// prepare makes the vectors of p and returns of which texts.
func prepare(t *testing.T, e *embedtest.Embedder, o hybrid.Options, p []*document.Passage) []string {
	t.Helper()
	o.Embedder = e
	if _, err := newRetriever(t, o).Prepare(t.Context(), p, nil); err != nil {
		t.Fatalf("prepare: %v", err)
	}
	return e.Taken()
}

func TestPrepareMakesEachVectorOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vectors")
	o, e := hybrid.Options{File: file, Batch: 3, PassagePrefix: "passage: "}, &embedtest.Embedder{}
	made := prepare(t, e, o, passages(10))
	if len(made) != 10 || !slices.Contains(made, "passage: Title 3\nText number 3 tells of 9 things.") {
		t.Fatalf("vectors were made of %q", made)
	}
	if again := prepare(t, e, o, passages(10)); len(again) != 0 {
		t.Errorf("vectors were made again of %q", again)
	}
	changed := passages(12)
	changed[4].Document.Title = "Another"
	if got := prepare(t, e, o, changed); len(got) != 3 || !strings.Contains(strings.Join(got, "|"), "Another") {
		t.Errorf("after one changed and two came, vectors were made of %q", got)
	}
	o.PassagePrefix = ""
	if got := prepare(t, e, o, passages(10)); len(got) != 10 {
		t.Errorf("without the prefix vectors were made of %q", got)
	}
}

func TestPrepareEmbedsEqualTextsOnce(t *testing.T) {
	p := passages(1)
	if got := prepare(t, &embedtest.Embedder{}, hybrid.Options{}, append(p, passages(1)...)); len(got) != 1 {
		t.Errorf("vectors were made of %q", got)
	}
}

func TestPrepareCutsLongTexts(t *testing.T) {
	docs := []*document.Document{
		document.New("zh", "题", strings.Repeat("很长", 2000)+"。"),
		document.New("en", "T", strings.Repeat("very long ", 2000)+"."),
	}
	for i, got := range prepare(t, &embedtest.Embedder{}, hybrid.Options{Concurrent: 1}, document.Passages(docs)) {
		if n, want := len([]rune(got)), []int{480, 1440}[i]; n > want || n < want-2 {
			t.Errorf("%s: %d characters were embedded, want about %d", docs[i].ID, n, want)
		}
	}
}

// What was made before the embedder failed, or before somebody had enough, is not
// made again.
func TestPrepareResumes(t *testing.T) {
	for _, tt := range []struct {
		name string
		stop func(cancel context.CancelFunc) error
		want error
	}{
		{"the server fails", func(context.CancelFunc) error { return errAway }, errAway},
		{"interrupted", func(cancel context.CancelFunc) error { cancel(); return context.Canceled }, context.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var calls atomic.Int32
			e := &embedtest.Embedder{Fault: func(context.Context, []string) error {
				if calls.Add(1) > 3 {
					return tt.stop(cancel)
				}
				return nil
			}}
			file := filepath.Join(t.TempDir(), "vectors")
			o := hybrid.Options{Embedder: e, File: file, Batch: 2}
			if _, err := newRetriever(t, o).Prepare(ctx, passages(20), nil); !errors.Is(err, tt.want) {
				t.Fatalf("got %v, want %v", err, tt.want)
			}
			before := e.Taken()
			after := prepare(t, &embedtest.Embedder{}, o, passages(20))
			all := slices.Sorted(slices.Values(append(before, after...)))
			if len(before) != 6 || len(slices.Compact(all)) != 20 || len(after) != 14 {
				t.Errorf("%d vectors were made before, %d after", len(before), len(after))
			}
		})
	}
}

// A batch that came just as somebody had enough is kept as well.
func TestPrepareKeepsWhatCameLast(t *testing.T) {
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		e := &embedtest.Embedder{Change: func(v [][]float32) [][]float32 { cancel(); return v }}
		o := hybrid.Options{Embedder: e, File: filepath.Join(t.TempDir(), "vectors"), Batch: 2}
		if _, err := newRetriever(t, o).Prepare(ctx, passages(20), nil); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v, want context.Canceled", err)
		}
		made := len(e.Taken())
		if after := prepare(t, &embedtest.Embedder{}, o, passages(20)); made == 0 || made+len(after) != 20 {
			t.Fatalf("%d vectors were made before, %d after", made, len(after))
		}
	}
}

var errAway = errors.New("the server is away")

func TestPrepareShowsProgress(t *testing.T) {
	var seen []int
	o := hybrid.Options{Embedder: &embedtest.Embedder{}, Batch: 4, Concurrent: 3}
	_, err := newRetriever(t, o).Prepare(t.Context(), passages(10), func(done, total int) {
		if total != 10 {
			t.Errorf("got a total of %d, want 10", total)
		}
		seen = append(seen, done)
	})
	if err != nil || len(seen) != 4 || seen[0] != 0 || seen[3] != 10 || !slices.IsSorted(seen) {
		t.Errorf("progress was %v, and %v", seen, err)
	}
}

func TestPrepareRefusesWrongShapes(t *testing.T) {
	for name, change := range map[string]func([][]float32) [][]float32{
		"too few":      func(v [][]float32) [][]float32 { return v[1:] },
		"too many":     func(v [][]float32) [][]float32 { return append(v, v[0]) },
		"none":         func([][]float32) [][]float32 { return nil },
		"empty":        func(v [][]float32) [][]float32 { v[0] = nil; return v },
		"all empty":    func(v [][]float32) [][]float32 { return make([][]float32, len(v)) },
		"not alike":    func(v [][]float32) [][]float32 { v[1] = v[1][1:]; return v },
		"far too long": func(v [][]float32) [][]float32 { v[0] = make([]float32, 1<<20); return v[:1] },
	} {
		e := &embedtest.Embedder{Change: change}
		if _, err := newRetriever(t, hybrid.Options{Embedder: e}).Prepare(t.Context(), passages(5), nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestPrepareNoticesAnotherModel(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vectors")
	prepare(t, &embedtest.Embedder{Dim: 32}, hybrid.Options{File: file}, passages(5))
	o := hybrid.Options{Embedder: &embedtest.Embedder{Dim: 48}, File: file}
	_, err := newRetriever(t, o).Prepare(t.Context(), passages(7), nil)
	if err == nil || !strings.Contains(err.Error(), "48") || !strings.Contains(err.Error(), "32") || !strings.Contains(err.Error(), "remove "+file) {
		t.Errorf("got %v, want one that tells both lengths and what to do", err)
	}
	o.Embedder = &embedtest.Embedder{Model: "another"}
	if _, err := newRetriever(t, o).Prepare(t.Context(), passages(5), nil); err == nil || !strings.Contains(err.Error(), "another") {
		t.Errorf("another model's file: %v", err)
	}
}

// A text of which a model can't make a vector must not keep the others from
// theirs.
func TestPrepareSkipsWhatHasNoDirection(t *testing.T) {
	o, log := logged(hybrid.Options{Embedder: &embedtest.Embedder{Change: func(v [][]float32) [][]float32 {
		v[0][0] = float32(math.NaN())
		return v
	}}})
	v, err := newRetriever(t, o).Prepare(t.Context(), passages(20), nil)
	if err != nil {
		t.Fatal(err)
	}
	docs, hits := search(t, v, passages(20), "Text number 7")
	if len(hits) == 0 || !strings.Contains(log.String(), "passages=1") {
		t.Errorf("found %v, logged %s", docs, log)
	}
}

// Where the file can't be written, that is an error, and the vectors are made all
// the same.
func TestPrepareWithoutPlaceToWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "folder")
	e := &embedtest.Embedder{Fault: func(context.Context, []string) error {
		return os.WriteFile(folder, nil, 0o600) // no folder any more
	}}
	p := passages(9)
	r := newRetriever(t, hybrid.Options{Embedder: e, File: filepath.Join(folder, "vectors"), Batch: 2})
	v, err := r.Prepare(t.Context(), p, nil)
	if err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("got %v, want an error that names the place", err)
	}
	e.Fault = nil
	if docs, _ := find(t, v.Engine(0.5)(lexical(p), p), query("", "text number 7", 9)); len(docs) != 9 {
		t.Errorf("found %v, want all", docs)
	}
}

func TestOptionsValidate(t *testing.T) {
	e := &embedtest.Embedder{}
	for _, o := range []hybrid.Options{
		{},
		{Embedder: e, Batch: -1}, {Embedder: e, Batch: 1025}, {Embedder: e, Concurrent: -1}, {Embedder: e, Concurrent: 65},
		{Embedder: e, Deadline: -1}, {Embedder: e, Cached: -1},
	} {
		if _, err := hybrid.New(o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

func TestLoss(t *testing.T) {
	r := newRetriever(t, hybrid.Options{Embedder: &embedtest.Embedder{Dim: 256}, Batch: 7})
	var questions []string
	for i := range 20 {
		questions = append(questions, fmt.Sprintf("Which text tells of %d things?", i*i))
	}
	loss, err := r.Loss(t.Context(), passages(100), questions)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", loss)
	if loss.Questions != 20 || loss.Kept < 0.95 || loss.Kept > 1 || loss.First < 0.9 || loss.Off <= 0 || loss.Off > 0.003 {
		t.Errorf("got %+v", loss)
	}
	if _, err := r.Loss(t.Context(), passages(10), questions); err == nil {
		t.Error("10 passages were enough")
	}
	if _, err := r.Loss(t.Context(), passages(11), nil); err == nil {
		t.Error("no question was enough")
	}
}
