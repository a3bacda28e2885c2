package answer

import (
	"context"
	"fmt"

	"detente/knowledge"
)

// Passages returns the n passages that fit a question best, best first,
// whatever the confidence. Its errors are those of Reply.
func (a *Responder) Passages(ctx context.Context, q Question, n int) ([]knowledge.Hit, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	r := read(a.base, q)
	hits, err := a.base.Search(ctx, r.query(n))
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// Sentences returns the n sentences that fit a question best, best first,
// whatever the confidence. Its errors are those of Reply.
func (a *Responder) Sentences(ctx context.Context, q Question, n int) ([]Citation, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	r := read(a.base, q)
	found, err := gather(ctx, a.base, r)
	if err != nil {
		return nil, err
	}
	var citations []Citation
	for i, e := range found[:min(n, len(found))] {
		citations = append(citations, citation(i+1, e, r.lang))
	}
	return citations, nil
}
