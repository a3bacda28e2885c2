package score

import (
	"context"
	"errors"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
)

// TestRetrieve wants the figures of searching that Run has as well.
func TestRetrieve(t *testing.T) {
	calls := 0
	got, err := Retrieve(t.Context(), towns(t), Options{Progress: func(done, total int) {
		calls++
		if done != calls || total != 5 {
			t.Errorf("progress told %d of %d, want %d of 5", done, total, calls)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Retrieval{Questions: 4, RecallAt1: 1, RecallAt10: 1}); got != want || calls != 5 {
		t.Errorf("got %+v after %d calls, want %+v after 5", got, calls, want)
	}
}

// reversed is an engine that finds all passages, the last first.
type reversed []*document.Passage

func (r reversed) Search(context.Context, index.Query) (hits []index.Hit, err error) {
	for i := range r {
		hits = append(hits, index.Hit{Passage: r[len(r)-1-i], Score: float64(len(r) - i)})
	}
	return hits, nil
}

func TestRetrieveAsksTheEngine(t *testing.T) {
	o := Options{Base: knowledge.Options{Engine: func(_ knowledge.Engine, p []*document.Passage) knowledge.Engine { return reversed(p) }}}
	got, err := Retrieve(t.Context(), towns(t), o)
	if want := (Retrieval{Questions: 4, RecallAt1: 0.25, RecallAt10: 1}); err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

// broken is an engine that fails.
type broken struct{}

var errBroken = errors.New("the engine is broken")

func (broken) Search(context.Context, index.Query) ([]index.Hit, error) {
	return nil, errBroken
}

func TestRetrieveFails(t *testing.T) {
	if _, err := Retrieve(t.Context(), Set{Questions: towns(t).Questions}, Options{}); err == nil {
		t.Error("a set without documents was searched")
	}
	unanswered := towns(t)
	unanswered.Questions = unanswered.Questions[4:]
	if _, err := Retrieve(t.Context(), unanswered, Options{}); err == nil {
		t.Error("questions that nothing answers have figures")
	}
	o := Options{Base: knowledge.Options{Engine: func(knowledge.Engine, []*document.Passage) knowledge.Engine { return broken{} }}}
	if _, err := Retrieve(t.Context(), towns(t), o); !errors.Is(err, errBroken) {
		t.Errorf("got %v, want errBroken", err)
	}
}
