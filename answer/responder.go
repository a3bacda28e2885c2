package answer

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"detente/answer/rank"
	"detente/answer/relate"
	"detente/answer/wording"
	"detente/knowledge"
)

// Options set how a Responder answers. The zero value is the default.
type Options struct {
	// MinConfidence is the confidence, 0 to 1, below which the reply is that
	// the documents do not tell; 0 stands for DefaultMinConfidence.
	MinConfidence float64
	// Language is the BCP 47 tag of the language to reply in, whatever the
	// question's; "" replies in the question's.
	Language string
	// Ranker orders the sentences; nil stands for the trees of the program. Only
	// training sets it.
	Ranker *rank.Forest
	// Related knows what words go together; nil stands for what the program has
	// learned. Only training sets it.
	Related *relate.Model
	// Clock tells the time, for latencies; nil is time.Now.
	Clock func() time.Time
}

// Validate reports a setting that is out of range.
func (o Options) Validate() error {
	if o.MinConfidence < 0 || o.MinConfidence > 1 {
		return fmt.Errorf("the least confidence is %v; it has to be from 0 to 1", o.MinConfidence)
	}
	return nil
}

// A Responder answers questions from a knowledge base. It keeps nothing of the
// questions and is safe for concurrent use.
type Responder struct {
	base    *knowledge.Base
	options Options
	// summaries make a document's summary once, when it is first asked for.
	summaries map[*knowledge.Document]func() []evidence
}

// New returns a Responder for base. It fails for options that are out of range
// and for a base without documents.
func New(base *knowledge.Base, o Options) (*Responder, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if len(base.Documents()) == 0 {
		return nil, errors.New("there are no documents to answer from")
	}
	if o.MinConfidence == 0 {
		o.MinConfidence = DefaultMinConfidence
	}
	if o.Ranker == nil {
		o.Ranker = ranker()
	}
	if o.Related == nil {
		o.Related = related()
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	r := &Responder{base: base, options: o, summaries: map[*knowledge.Document]func() []evidence{}}
	for _, d := range base.Documents() {
		r.summaries[d] = sync.OnceValue(func() []evidence { return mainPoints(base, d) })
	}
	return r, nil
}

// Reply answers one question. A question that can't be read is ErrEmpty,
// ErrTooLong or ErrNotText; any other error is a fault, or ctx's end. Earlier
// questions that can't be read are passed over.
func (a *Responder) Reply(ctx context.Context, q Question) (Answer, error) {
	start := a.options.Clock()
	if err := q.Validate(); err != nil {
		return Answer{}, err
	}
	r, err := a.read(ctx, q)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	ans := Answer{ID: q.ID, Question: q.Text, Lang: r.lang, Kind: r.kind, Citations: []Citation{}}
	if a.options.Language != "" {
		ans.Lang = a.options.Language
	}
	if err := a.fill(ctx, &ans, r); err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	ans.LatencyUS = a.options.Clock().Sub(start).Microseconds()
	return ans, nil
}

// fill completes an answer by the kind of its question.
func (a *Responder) fill(ctx context.Context, ans *Answer, r reading) error {
	switch {
	case r.kind.talk():
		a.talk(ans, r)
	case r.kind == Summary:
		a.summarise(ans, r)
	default:
		return a.cite(ctx, ans, r)
	}
	return nil
}

// talk fills in a fixed reply to what is no question about the documents.
func (a *Responder) talk(ans *Answer, r reading) {
	w := wording.For(ans.Lang)
	ans.Answered, ans.Confidence = true, 1
	switch r.kind {
	case Greeting:
		ans.Text = w.Greeting
	case Thanks:
		ans.Text = w.Thanks
	case About:
		ans.Text = w.About
	default:
		ans.Text, ans.Answered, ans.Confidence = w.NoOrders, false, 0
		ans.Suggestions = a.suggest(ans.Lang, r)
	}
}

// cite fills in the sentences that answer, or the refusal.
func (a *Responder) cite(ctx context.Context, ans *Answer, r reading) error {
	found, sure, err := a.find(ctx, r)
	if err != nil {
		return err
	}
	ans.Confidence = sure
	if ans.Confidence < a.options.MinConfidence {
		a.refuse(ans, r, found)
		return nil
	}
	ans.Answered = true
	chosen := a.quotes(r, found)
	for i, e := range chosen {
		c := citation(i+1, e, ans.Lang)
		c.Wanted = append(wanted(r, c.Quote, i == 0), wanted(r, c.Translation, i == 0)...)
		ans.Citations = append(ans.Citations, c)
	}
	for i, e := range chosen {
		ans.Citations[i].Context = a.contextOf(e, ans.Citations, ans.Lang)
	}
	ans.Lead = leadOf(r, found, chosen, ans.Lang)
	ans.Text = compose(ans.Lead, ans.Citations)
	return nil
}

// find ranks the sentences that may answer, best first, and estimates the
// probability that the best ones do.
func (a *Responder) find(ctx context.Context, r reading) ([]evidence, float64, error) {
	found, err := a.gather(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	found, sure := a.focused(r, found)
	return found, sure, nil
}

// nearConfidence is the least confidence at which a refusal shows the sentence
// that comes nearest.
const nearConfidence = 0.05

// refuse says that the documents do not tell, and offers what is near.
func (a *Responder) refuse(ans *Answer, r reading, found []evidence) {
	ans.Text = wording.For(ans.Lang).NotTold
	ans.Suggestions = a.suggest(ans.Lang, r)
	if ans.Confidence >= nearConfidence {
		ans.Citations = append(ans.Citations, citation(1, found[0], ans.Lang))
	}
}
