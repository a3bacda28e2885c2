package answer

import (
	"context"
	"fmt"

	"detente/answer/rank"
)

// How much of what was found an [Explanation] tells.
const explainedSentences = 5

// A Lack is something for which an answer is less sure.
type Lack string

// The lacks.
const (
	NoDate     Lack = "date"   // a date is asked for and the best sentence has none
	NoNumber   Lack = "number" // the same with a number
	NoSuchName Lack = "name"   // the question names what no document names
)

// A Loss is what a lack takes from the confidence, in log odds.
type Loss struct {
	Lack Lack
	Odds float64
}

// An Explanation tells why a question got the answer that it got. It is data
// without wording.
type Explanation struct {
	// Lang is the language that the question was taken for, ReplyLang the reply's.
	Lang, ReplyLang string
	Kind            Kind
	// Asked is what was read as the question, without courtesy, and with a name in
	// the place of a pronoun; Meant is that with the earlier questions whose terms
	// joined it, each in a line of its own, oldest first.
	Asked, Meant string
	// FollowUp tells that it leans on the turns before, and Inherited what share of
	// its weight, 0 to 1, their terms have.
	FollowUp  bool
	Inherited float64
	// Unknown is the share of its weight that no document has.
	Unknown float64
	// Passages are those that were read, at most six, and Sentences the best five
	// of them, best first. A greeting, a summary and an order have none.
	Passages  []ExplainedPassage
	Sentences []ExplainedSentence
	// Quoted are the sentences that the answer quotes or would quote if it were
	// sure enough, first one first.
	Quoted []Place
	// Confidence is that of Reply, Threshold what it had to have.
	Confidence, Threshold float64
	// Losses are what lowered the confidence, and Strange the names that no document
	// has.
	Losses  []Loss
	Strange []string
	// Answered tells that the reply is an answer; Near that it is a refusal which
	// shows the nearest sentence.
	Answered, Near bool
}

// A Place is a sentence of a document.
type Place struct {
	Document string // its ID
	Sentence int    // from 1
}

// An ExplainedPassage is a passage with how well it fits the question.
type ExplainedPassage struct {
	Document, Title, Section string
	First, Last              int     // sentences, from 1
	Score                    float64 // of the search
}

// An ExplainedSentence is a sentence with how well it fits the question.
type ExplainedSentence struct {
	Place
	Title, Section, Quote string
	// Score is that of the ranking; Share is what it has itself of the question's
	// weight, 0 to 1.
	Score, Share float64
}

// Explain tells why q is answered as it is. A model's part is left out: it agrees
// with a reply that is verbatim. Its errors are those of Reply.
func (a *Responder) Explain(ctx context.Context, q Question) (Explanation, error) {
	if err := q.Validate(); err != nil {
		return Explanation{}, err
	}
	q.Verbatim = true
	r, err := a.read(ctx, q)
	if err != nil {
		return Explanation{}, fmt.Errorf("explain: %w", err)
	}
	e := explain(r, a.language(q, r))
	if !r.kind.cited() {
		e.Answered = r.kind != Order
		if e.Answered {
			e.Confidence = 1
		}
		return e, nil
	}
	if err := a.explainFound(ctx, &e, r); err != nil {
		return Explanation{}, fmt.Errorf("explain: %w", err)
	}
	if r.strange {
		e.Strange = strangeNames(r.text, r.lang, a.base.QueryTerms(r.text, r.lang))
	}
	return e, nil
}

// explain is what is known of a question before anything is looked for.
func explain(r reading, lang string) Explanation {
	e := Explanation{Lang: r.lang, ReplyLang: lang, Kind: r.kind, Asked: r.text, Meant: r.meant, FollowUp: r.followUp, Threshold: r.least}
	if r.total == 0 {
		return e
	}
	e.Unknown = r.unknown / r.total
	for _, t := range r.terms {
		if t.inherited {
			e.Inherited += t.weight / r.total
		}
	}
	return e
}

// explainFound adds what was found and how it was judged.
func (a *Responder) explainFound(ctx context.Context, e *Explanation, r reading) error {
	hits, err := a.base.Search(ctx, r.query(searched))
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	for _, h := range hits {
		d, p := h.Passage.Document, h.Passage
		e.Passages = append(e.Passages, ExplainedPassage{d.ID, d.Title, d.Sections[p.Section].Name(), p.First + 1, p.End, h.Score})
	}
	ranked, sure, err := a.find(ctx, r)
	if err != nil {
		return err
	}
	e.Confidence = sure
	e.Answered = sure >= r.least
	e.Near = !e.Answered && sure >= nearConfidence
	if len(ranked) == 0 {
		return nil
	}
	e.Losses = losses(r, ranked[0])
	for _, s := range ranked[:min(len(ranked), explainedSentences)] {
		e.Sentences = append(e.Sentences, explainSentence(s))
	}
	for _, s := range a.quotes(r, ranked) {
		e.Quoted = append(e.Quoted, Place{s.doc.ID, s.sentence + 1})
	}
	return nil
}

func explainSentence(s evidence) ExplainedSentence {
	return ExplainedSentence{
		Place: Place{s.doc.ID, s.sentence + 1}, Title: s.doc.Title, Section: s.doc.SectionOf(s.sentence).Name(),
		Quote: s.quote(s.doc), Score: s.score, Share: float64(s.features[rank.Own]),
	}
}
