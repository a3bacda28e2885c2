package score

import (
	"context"
	"errors"
	"fmt"

	"detente/answer"
)

// Retrieve measures searching alone: no answers are made, and the figures of
// sentences stay 0. It fails like [Run], and for a set of which no document
// answers anything.
func Retrieve(ctx context.Context, set Set, o Options) (Retrieval, error) {
	if set.Documents == nil {
		return Retrieval{}, fmt.Errorf("score %s: it has no documents of its own to search", set.Name)
	}
	e, err := newExam(set, nil, o)
	if err != nil {
		return Retrieval{}, fmt.Errorf("score %s: %w", set.Name, err)
	}
	var outcomes []outcome
	for i, q := range e.set.Questions {
		out, err := e.search(ctx, q)
		if err != nil {
			return Retrieval{}, fmt.Errorf("score %s: question %s: %w", set.Name, q.ID, err)
		}
		outcomes = append(outcomes, out)
		if o.Progress != nil {
			o.Progress(i+1, len(e.set.Questions))
		}
	}
	r := retrieval(outcomes)
	if r.Questions == 0 {
		return Retrieval{}, fmt.Errorf("score %s: none of its documents answers anything", set.Name)
	}
	return *r, nil
}

// search finds the place of the document that answers. A question that can't be
// read finds none.
func (e exam) search(ctx context.Context, q Question) (outcome, error) {
	out := outcome{question: q}
	if q.Passage == "" || !out.answerable() {
		return out, nil
	}
	var err error
	asked := answer.Question{ID: q.ID, Text: q.Text, History: q.History, Locale: q.Lang}
	out.document, err = e.place(ctx, asked, q.Passage)
	if errors.Is(err, answer.ErrEmpty) || errors.Is(err, answer.ErrTooLong) || errors.Is(err, answer.ErrNotText) {
		err = nil
	}
	return out, err
}
