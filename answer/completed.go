package answer

import (
	"context"

	"detente/answer/phrase"
	"detente/knowledge"
)

// completedWeight is what a term of a question that a model completed is worth
// against one of the question itself: more than one that was taken over from the
// turns before unseen, less than what the asker wrote.
const completedWeight = 0.8

// complete lets the model write out a question that leans on those before it, and
// adds what the documents know of it to the reading. Nothing is replaced: a model
// that is wrong or away leaves the question as it was read.
func (a *Responder) complete(ctx context.Context, r *reading, q Question) {
	if !a.phrases(*r) || !r.followUp || !r.kind.cited() {
		return
	}
	written := a.phraser.Complete(ctx, phrase.Request{
		Question: q.Text, Lang: r.lang, History: q.readable(), Payer: q.Payer,
	})
	if written != "" {
		r.join(a.base.QueryTerms(written, r.lang))
	}
}

// readable are the last earlier questions that can be read, oldest first.
func (q Question) readable() (earlier []string) {
	const most = 4
	for _, h := range q.History {
		if (Question{Text: h}).Validate() == nil {
			earlier = append(earlier, h)
		}
	}
	return earlier[max(0, len(earlier)-most):]
}

// join adds terms of a completed question: those that the reading lacks, and those
// that it has only from the turns before, which thereby count for more. Terms that
// no document has are left out: they may be the model's invention.
func (r *reading) join(terms []knowledge.QueryTerm) {
	for _, t := range terms {
		if !t.Known {
			continue
		}
		w := weighedTerm{t.Term, completedWeight * t.IDF, t.Weighted(completedWeight), t.Group(completedWeight), classOf(t), t.Start, t.End, true}
		i := r.index(w)
		switch {
		case i < 0:
			r.terms = append(r.terms, w)
			r.total += w.weight
		case r.terms[i].inherited && r.terms[i].weight < w.weight:
			r.total += w.weight - r.terms[i].weight
			r.terms[i] = w
		}
	}
}

// index is where the reading has a term, -1 where it has not.
func (r *reading) index(w weighedTerm) int {
	for i, t := range r.terms {
		if t.term == w.term {
			return i
		}
	}
	return -1
}
