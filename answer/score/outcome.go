package score

import (
	"context"
	"errors"
	"fmt"
	"strings"

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
	// shown tells that it belongs to a set that counts answers as shown.
	shown bool
	// near tells what the first passages that are found hold; only of answerable
	// questions in sets that count as shown.
	near nearby
	// spoilt tells that what is shown has what must not be quoted.
	spoilt bool
}

// nearby says what stands among the first passages that are found for a question:
// one of the document that answers, and one that has an answer.
type nearby struct{ document, passage bool }

func (o outcome) answerable() bool { return len(o.question.Answers) > 0 }

// How far down the ranking is looked.
const (
	deepest          = 10 // documents
	deepestSentences = 2
)

// ask asks one question. One that the responder can't read, such as one that is
// too long, counts as refused.
func (e exam) ask(ctx context.Context, q Question) (outcome, error) {
	out := outcome{question: q, shown: e.set.Shown}
	asked := answer.Question{ID: q.ID, Text: q.Text, History: q.History, Locale: q.Lang}
	if e.set.Shown {
		asked.Locale = "" // as a question comes from a terminal
	}
	reply, err := e.responder.Reply(ctx, asked)
	if err != nil {
		if errors.Is(err, answer.ErrEmpty) || errors.Is(err, answer.ErrTooLong) || errors.Is(err, answer.ErrNotText) {
			return out, nil
		}
		return out, fmt.Errorf("question %s: %w", q.ID, err)
	}
	out.answer = reply
	if e.set.Shown {
		return out, e.judge(ctx, &out, asked)
	}
	if !out.answerable() {
		return out, nil
	}
	want := newGold(q.Answers, e.set.rule())
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

// whatever is a least confidence at which every question is answered.
const whatever = 1e-9

// firstPassages is how many passages are looked at for what stands near.
const firstPassages = 6

// judge tells whether what is shown is right, what would be shown without a
// threshold, and what was near.
func (e exam) judge(ctx context.Context, out *outcome, asked answer.Question) error {
	by, q := e.set.rule(), out.question
	want := newGold(q.Answers, by)
	spoilt := func(texts []string) bool { return q.Not != "" && containsAny(texts, by.bare(q.Not)) }
	shown := by.texts(out.answer.Citations, q.Kind)
	if out.answer.Answered {
		out.spoilt = spoilt(shown)
		out.right = want.in(shown) && !out.spoilt
		out.could = out.right
	}
	if !out.answerable() {
		return nil
	}
	if !out.answer.Answered {
		asked.MinConfidence = whatever
		reply, err := e.responder.Reply(ctx, asked)
		if err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		would := by.texts(reply.Citations, q.Kind)
		out.could = reply.Answered && want.in(would) && !spoilt(would)
	}
	hits, err := e.responder.Passages(ctx, asked, firstPassages)
	if err != nil {
		return fmt.Errorf("question %s: %w", q.ID, err)
	}
	for _, h := range hits {
		d, p := h.Passage.Document, h.Passage
		out.near.document = out.near.document || d.ID == e.documents[q.Document]
		text := strings.Join([]string{d.Title, d.Sections[p.Section].Name(), p.Text()}, "\n")
		out.near.passage = out.near.passage || want.in([]string{by.bare(text)})
	}
	return nil
}

// lost says where an answerable question was lost: in the search, where no passage
// that answers was found, in choosing what to quote, or in refusing what would have
// been right; "" where it was not, or where that is not known.
func (o outcome) lost() string {
	switch {
	case o.right || !o.answerable():
		return ""
	case !o.near.passage && !o.could:
		return "search"
	case !o.answer.Answered && o.could:
		return "refusal"
	}
	return "choice"
}
