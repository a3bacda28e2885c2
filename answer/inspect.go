package answer

import (
	"context"
	"fmt"

	"detente/answer/rank"
	"detente/answer/relate"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// Passages returns the n passages that fit a question best, best first,
// whatever the confidence. Its errors are those of Reply.
func (a *Responder) Passages(ctx context.Context, q Question, n int) ([]index.Hit, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	r, err := a.read(ctx, q)
	if err != nil {
		return nil, err
	}
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
	r, err := a.read(ctx, q)
	if err != nil {
		return nil, err
	}
	found, _, err := a.find(ctx, r)
	if err != nil {
		return nil, err
	}
	var citations []Citation
	for i, e := range found[:min(n, len(found))] {
		citations = append(citations, citation(i+1, e, r.lang))
	}
	return citations, nil
}

// A Candidate is a piece that may answer a question, as training sees it.
type Candidate struct {
	Citation
	Features rank.Features
	// Terms are those of the sentence that the question has not.
	Terms []language.Term
}

// A Trial is how a question would be answered, as training sees it.
type Trial struct {
	// Candidates are the pieces that were looked at closely, best first.
	Candidates []Candidate
	// Asked are the question's terms, scaffolding included.
	Asked []language.Term
	// Quoted are the citations of the answer, whatever the confidence, and
	// Judged the features that the confidence is estimated from.
	Quoted []Citation
	Judged rank.Features
}

// Try tells how a question would be answered. Its errors are those of Reply. A
// question of which no passage has a term has no candidates.
func (a *Responder) Try(ctx context.Context, q Question) (Trial, error) {
	if err := q.Validate(); err != nil {
		return Trial{}, err
	}
	r, err := a.read(ctx, q)
	if err != nil {
		return Trial{}, err
	}
	found, _, err := a.find(ctx, r)
	if err != nil || len(found) == 0 {
		return Trial{}, err
	}
	t := Trial{Judged: judged(r, found), Asked: relate.QuestionTerms(r.text)}
	for i, e := range found {
		t.Candidates = append(t.Candidates, Candidate{citation(i+1, e, r.lang), e.features, e.otherTerms(a.base, t.Asked)})
	}
	for i, e := range a.quotes(r, found) {
		t.Quoted = append(t.Quoted, citation(i+1, e, r.lang))
	}
	return t, nil
}
