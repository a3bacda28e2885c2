package score

import (
	"context"
	"errors"
	"fmt"

	"detente/answer"
	"detente/knowledge/document"
	"detente/knowledge/index"
)

// An outcome is what came of one question.
type outcome struct {
	question Question
	answer   answer.Answer
	right    bool // the shown answer is right
	// beyond tells that it would be, if quotes counted without limits.
	beyond bool
	// could tells whether the best sentences are right, shown or not: a refusal
	// of them may still be wrong.
	could bool
	// document is the place of the document that answers among those found,
	// from 1; sentence is how many of the best sentences it takes to have the
	// answer. Both are 0 where it is not among those looked at.
	document, sentence int
}

func (o outcome) answerable() bool { return len(o.question.Answers) > 0 }

// How far down the ranking is looked.
const (
	deepest          = 10 // documents
	deepestSentences = 2
)

// ask asks one question. One that the responder can't read, such as one that is
// too long, counts as refused.
func (e exam) ask(ctx context.Context, q Question) (outcome, error) {
	out := outcome{question: q}
	asked := answer.Question{ID: q.ID, Text: q.Text, History: q.History, Locale: q.Lang}
	reply, err := e.responder.Reply(ctx, asked)
	if err != nil {
		if errors.Is(err, answer.ErrEmpty) || errors.Is(err, answer.ErrTooLong) || errors.Is(err, answer.ErrNotText) {
			return out, nil
		}
		return out, fmt.Errorf("question %s: %w", q.ID, err)
	}
	out.answer = reply
	if !out.answerable() {
		return out, nil
	}
	want := newGold(q.Answers, e.set.Documents == nil)
	if err := e.rank(ctx, &out, asked, want); err != nil {
		return out, fmt.Errorf("question %s: %w", q.ID, err)
	}
	if reply.Answered {
		out.right = want.in(counted(reply.Citations, limitOf(q.Kind)))
		out.could = out.right
		all := counted(reply.Citations, limit{len(reply.Citations), wholeQuotes})
		out.beyond = !out.right && want.in(all)
	}
	return out, nil
}

// rank finds the places of the sentence and of the document that answer.
func (e exam) rank(ctx context.Context, out *outcome, asked answer.Question, want gold) error {
	ranked, err := e.responder.Sentences(ctx, asked, deepestSentences)
	if err != nil {
		return err
	}
	for n := len(ranked); n > 0; n-- {
		if want.in(counted(ranked, limit{n, wholeQuotes})) {
			out.sentence = n
		}
	}
	out.could = want.in(counted(ranked, limitOf(out.question.Kind)))
	if out.question.Passage != "" {
		out.document, err = e.place(ctx, asked, out.question.Passage)
	}
	return err
}

// place is the place, from 1, of a document among the best for a question, the
// best passage of each counting; 0 is none of the deepest.
func (e exam) place(ctx context.Context, asked answer.Question, document string) (int, error) {
	// A long document may have many of the best passages: ask for more until
	// enough documents are among them.
	for top := 4 * deepest; ; top *= 4 {
		hits, err := e.responder.Passages(ctx, asked, top)
		if err != nil {
			return 0, err
		}
		found := documentsOf(hits)
		for i, d := range found[:min(deepest, len(found))] {
			if d.ID == document {
				return i + 1, nil
			}
		}
		if len(found) >= deepest || len(hits) < top {
			return 0, nil
		}
	}
}

// documentsOf returns the documents of hits, each once, best first.
func documentsOf(hits []index.Hit) []*document.Document {
	var docs []*document.Document
	seen := map[*document.Document]bool{}
	for _, h := range hits {
		if d := h.Passage.Document; !seen[d] {
			seen[d] = true
			docs = append(docs, d)
		}
	}
	return docs
}
