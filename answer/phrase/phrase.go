// Package phrase lets a language model put the sentences that answer a question
// into a reply, and lets nothing through that those sentences do not say.
//
// A [Phraser] numbers the sentences, asks the model for sentences that carry
// those numbers, and reads the reply as it comes: links, mentions, markup and
// what cannot be seen are taken out, and each sentence is kept only if it is in
// the reader's language and a [Checker] finds it in the sentences that it cites.
// What the model is told and what it says are kept apart by construction: the
// rules, the sentences and the question are messages of their own, and of the
// rules nothing passes into a reply.
//
// Whatever goes wrong has a [Reason], and costs no more than Options.Timeout.
package phrase

import (
	"cmp"
	"context"
	"errors"
	"time"

	"detente/answer/claim"
	"detente/answer/model"
	"detente/prompts"
)

// A Model writes texts. [model.Client] is one. Stream hands on the text piece by
// piece, from the goroutine that called it, and returns when the model finished,
// when it failed, or soon after ctx has ended.
type Model interface {
	Name() string
	Stream(ctx context.Context, r model.Request, piece func(string)) (model.Result, error)
}

// A Checker tells whether a statement in the language lang says no more than its
// sources. [claim.Checker] is one.
type Checker interface {
	Check(statement, lang string, sources []claim.Source) claim.Verdict
}

// Options are what a Phraser works with. Model, Checker and Prompts are needed;
// a zero elsewhere is the default that the comment names.
type Options struct {
	Model   Model
	Checker Checker
	Prompts *prompts.Set
	// Persona is the owner's wish for the tone; it may be empty.
	Persona string
	// Timeout bounds all that a model does for one question; 20 seconds.
	Timeout time.Duration
	// ContextTokens is how many tokens a request may have, by
	// [model.EstimateTokens]; 3000, which with its reply is within the 4096 at which
	// Ollama cuts without saying so.
	ContextTokens int
	// Cache is how long a phrased reply is given again to the same question; 0
	// is not at all.
	Cache time.Duration
	// Observe is called once for each question that a model was to phrase, from
	// many goroutines at once; nil is nobody.
	Observe func(Reply)
	// Clock tells the time; nil is time.Now.
	Clock func() time.Time
}

// Validate reports what is missing or out of range.
func (o Options) Validate() error {
	switch {
	case o.Model == nil:
		return errors.New("phrase: there is no model")
	case o.Checker == nil:
		return errors.New("phrase: there is no checker")
	case o.Prompts == nil:
		return errors.New("phrase: there are no prompts")
	case o.Timeout < 0 || o.Cache < 0 || o.ContextTokens < 0:
		return errors.New("phrase: a limit is negative")
	}
	return nil
}

// The defaults of [Options].
const (
	DefaultTimeout       = 20 * time.Second
	DefaultContextTokens = 3000
)

// remembered is how many replies, and as many completed questions and
// translations, are kept at most; a reply takes about a kilobyte.
const remembered = 512

// A Phraser phrases replies. It is safe for concurrent use. Its cache holds for
// one set of documents, prompts and one model: make a new Phraser for others.
type Phraser struct {
	options   Options
	replies   *memo[Reply]
	questions *memo[string]
	quotes    *memo[string]
}

// New returns a Phraser; its errors are those of Options.Validate.
func New(o Options) (*Phraser, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	o.Timeout = cmp.Or(o.Timeout, DefaultTimeout)
	o.ContextTokens = cmp.Or(o.ContextTokens, DefaultContextTokens)
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Phraser{
		options:   o,
		replies:   newMemo[Reply](remembered, o.Cache, o.Clock),
		questions: newMemo[string](remembered, o.Cache, o.Clock),
		quotes:    newMemo[string](remembered, o.Cache, o.Clock),
	}, nil
}

// spare is what is left of a caller's own time limit after the model's part, to
// show the answer in.
const spare = 2 * time.Second

// Begin returns a context for all that a model does for one question: it ends
// after Options.Timeout, and a little before ctx does.
func (p *Phraser) Begin(ctx context.Context) (context.Context, context.CancelFunc) {
	limit := p.options.Timeout
	if end, ok := ctx.Deadline(); ok {
		limit = min(limit, time.Until(end)-spare)
	}
	return context.WithTimeout(ctx, limit)
}
