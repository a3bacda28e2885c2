package answer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"detente/answer/claim"
	"detente/answer/phrase"
	"detente/answer/rank"
	"detente/answer/relate"
	"detente/answer/wording"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/prompts"
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
	// Phrase says which model phrases the replies, and how. Without a model none
	// does, and nothing of it costs time or memory. Prompts default to those of the
	// program, the checker to that of package claim, the clock to Clock.
	Phrase phrase.Options
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
	summaries map[*document.Document]func() []evidence
	phraser   *phrase.Phraser // nil without a model
	library   *Library
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
	r := &Responder{base: base, options: o, summaries: map[*document.Document]func() []evidence{}}
	for _, d := range base.Documents() {
		r.summaries[d] = sync.OnceValue(func() []evidence { return mainPoints(base, d) })
	}
	r.library = newLibrary(r)
	if o.Phrase.Model != nil {
		var err error
		if r.phraser, err = newPhraser(base, o); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// newPhraser makes the phraser of a responder with a model.
func newPhraser(base *knowledge.Base, o Options) (*phrase.Phraser, error) {
	p := o.Phrase
	if p.Checker == nil {
		p.Checker = claim.New(base)
	}
	if p.Clock == nil {
		p.Clock = o.Clock
	}
	if p.Prompts == nil {
		var err error
		if p.Prompts, err = prompts.Load(""); err != nil {
			return nil, err
		}
	}
	return phrase.New(p)
}

// Reply answers one question. A question that can't be read is ErrEmpty,
// ErrTooLong or ErrNotText; any other error is a fault, or ctx's end. Earlier
// questions that can't be read are passed over.
func (a *Responder) Reply(ctx context.Context, q Question) (Answer, error) {
	return a.Stream(ctx, q, nil)
}

// Stream is Reply with what there is of the answer on the way, where a model
// phrases it: show is called with answers made of the sentences that were checked
// so far, from the goroutine that called Stream. What Stream returns is the last
// word, and need not continue what was shown. Without a model show is not called;
// nil is nobody to show to.
func (a *Responder) Stream(ctx context.Context, q Question, show func(Answer)) (Answer, error) {
	start := a.options.Clock()
	if err := q.Validate(); err != nil {
		return Answer{}, err
	}
	r, err := a.read(ctx, q)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	return a.answer(ctx, q, r, show, start)
}

// answer replies to a question that was read, from when its time counts.
func (a *Responder) answer(ctx context.Context, q Question, r reading, show func(Answer), from time.Time) (Answer, error) {
	modelCtx, cancel := a.begin(ctx, r)
	defer cancel()
	a.complete(modelCtx, &r, q)
	ans := Answer{ID: q.ID, Question: q.Text, Lang: a.language(q, r), Kind: r.kind, Threshold: r.least, Citations: []Citation{}}
	found, err := a.fill(ctx, &ans, r)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	a.phrase(modelCtx, &ans, phrasing{q, r, found, show})
	ans.LatencyUS = a.options.Clock().Sub(from).Microseconds()
	return ans, nil
}

// language is that of the reply to a question.
func (a *Responder) language(q Question, r reading) string {
	return cmp.Or(q.Language, a.options.Language, r.lang)
}

// finding is the sentences that an answer rests on.
type finding struct {
	quoted []evidence // what the answer quotes; none for a refusal or for talk
	ranked []evidence // all that were ranked, best first; none for a summary
}

// fill completes an answer by the kind of its question.
func (a *Responder) fill(ctx context.Context, ans *Answer, r reading) (finding, error) {
	switch {
	case r.kind.talk():
		a.talk(ans, r)
		return finding{}, nil
	case r.kind == Summary:
		return a.summarise(ans, r), nil
	}
	return a.cite(ctx, ans, r)
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
func (a *Responder) cite(ctx context.Context, ans *Answer, r reading) (finding, error) {
	ranked, sure, err := a.find(ctx, r)
	if err != nil {
		return finding{}, err
	}
	ans.Confidence = sure
	if ans.Confidence < r.least {
		a.refuse(ans, r, ranked)
		return finding{}, nil
	}
	ans.Answered = true
	quoted := a.quotes(r, ranked)
	ans.Citations = a.citations(quoted, r, ans.Lang)
	ans.Lead = leadOf(r, ranked, quoted, ans.Lang)
	ans.Text = compose(ans.Lead, ans.Citations, ans.Lang)
	return finding{quoted, ranked}, nil
}

// find ranks the sentences that may answer, best first, and estimates the
// probability that the best ones do.
func (a *Responder) find(ctx context.Context, r reading) ([]evidence, float64, error) {
	if found, ok := a.released(&r); ok {
		return found, releaseSure * float64(len(found)), nil
	}
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
