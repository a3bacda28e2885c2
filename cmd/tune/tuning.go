package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"detente/answer"
	"detente/answer/score"
	"detente/knowledge"
	"detente/knowledge/index"
)

// deepest is how far down the passages are looked, as they are counted; hits is
// how many are asked for, since a document may have several.
const (
	deepest = 10
	hits    = 4 * deepest
)

// rounds is how often each constant is gone through.
const rounds = 2

// A constant is one of a ranking's, with the values that are tried.
type constant struct {
	name   string
	of     func(*index.Ranking) *float64
	values []float64
}

func constants() []constant {
	return []constant{
		{"k1", func(r *index.Ranking) *float64 { return &r.K1 }, []float64{0.3, 0.5, 0.7, 0.9, 1.2, 1.5}},
		{"b", func(r *index.Ranking) *float64 { return &r.B }, []float64{0.2, 0.35, 0.5, 0.65, 0.8}},
		{"title", func(r *index.Ranking) *float64 { return &r.Title }, []float64{0.5, 1, 1.5, 2, 3, 4}},
		{"heading", func(r *index.Ranking) *float64 { return &r.Heading }, []float64{0.5, 1, 1.5, 2, 3, 4}},
	}
}

// figures are the shares of questions, for each view, whose passage comes first
// and among the first ten.
type figures struct{ first, ten []float64 }

// worth is what rankings are compared by: the mean over the views of what is
// found first.
func (f figures) worth() (sum float64) {
	for _, share := range f.first {
		sum += share
	}
	return sum / float64(len(f.first))
}

// A tuning looks for the best ranking.
type tuning struct {
	questions []score.Question
	views     []view
	out       io.Writer
	seen      map[index.Ranking]figures
}

func (t *tuning) run(ctx context.Context) error {
	t.header()
	start := index.DefaultRanking()
	best := start
	for range rounds {
		for _, c := range constants() {
			if err := t.goThrough(ctx, c, &best); err != nil {
				return err
			}
		}
	}
	fmt.Fprintf(t.out, "\nbest: %s, %.2f against %.2f with the defaults, %s\n",
		describe(best), 100*t.seen[best].worth(), 100*t.seen[start].worth(), describe(start))
	return nil
}

// goThrough tries the values of one constant and keeps the best. A tie is left as
// it is.
func (t *tuning) goThrough(ctx context.Context, c constant, best *index.Ranking) error {
	fmt.Fprintf(t.out, "\n%s\n", c.name)
	most, err := t.measure(ctx, *best)
	if err != nil {
		return err
	}
	leader := *best
	for _, v := range c.values {
		tried := *best
		*c.of(&tried) = v
		f, err := t.measure(ctx, tried)
		if err != nil {
			return err
		}
		t.row(tried, f)
		if f.worth() > most.worth() {
			leader, most = tried, f
		}
	}
	*best = leader
	return nil
}

// measure is the figures of a ranking; each is measured once.
func (t *tuning) measure(ctx context.Context, r index.Ranking) (figures, error) {
	if f, ok := t.seen[r]; ok {
		return f, nil
	}
	var f figures
	for _, v := range t.views {
		first, ten, err := t.recall(ctx, v, r)
		if err != nil {
			return figures{}, err
		}
		f.first, f.ten = append(f.first, first), append(f.ten, ten)
	}
	t.seen[r] = f
	return f, nil
}

// recall asks all questions of one view.
func (t *tuning) recall(ctx context.Context, v view, r index.Ranking) (first, ten float64, err error) {
	responder, err := answer.New(knowledge.Open(v.docs, knowledge.Options{Ranking: r}), answer.Options{})
	if err != nil {
		return 0, 0, err
	}
	for _, q := range t.questions {
		found, err := responder.Passages(ctx, answer.Question{Text: q.Text, Locale: q.Lang}, hits)
		if err != nil && !errors.Is(err, answer.ErrEmpty) { // one of CMRC's is blank
			return 0, 0, fmt.Errorf("question %s: %w", q.ID, err)
		}
		switch place := placeOf(q.Passage, found, v); {
		case place == 1:
			first++
			ten++
		case place > 0:
			ten++
		}
	}
	n := float64(len(t.questions))
	return first / n, ten / n, nil
}

// placeOf is the place, from 1, of a passage among those found; 0 is none of the
// deepest.
func placeOf(passage string, found []index.Hit, v view) int {
	seen := map[string]bool{}
	for _, h := range found {
		id := v.passage(h)
		seen[id] = true
		switch {
		case len(seen) > deepest:
			return 0
		case id == passage:
			return len(seen)
		}
	}
	return 0
}

func (t *tuning) header() {
	fmt.Fprintf(t.out, "%d questions; recall@1 and @10 in %%\n%-40s", len(t.questions), "")
	for _, v := range t.views {
		fmt.Fprintf(t.out, "%14s", v.name)
	}
	fmt.Fprintf(t.out, "%8s\n", "mean@1")
}

func (t *tuning) row(r index.Ranking, f figures) {
	fmt.Fprintf(t.out, "%-40s", describe(r))
	for i := range f.first {
		fmt.Fprintf(t.out, "%8.2f%6.2f", 100*f.first[i], 100*f.ten[i])
	}
	fmt.Fprintf(t.out, "%8.2f\n", 100*f.worth())
}

func describe(r index.Ranking) string {
	return fmt.Sprintf("k1 %g, b %g, title %g, heading %g", r.K1, r.B, r.Title, r.Heading)
}
