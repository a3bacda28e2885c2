package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"math"
	"runtime/debug"
	"sync"
	"time"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/store"
)

// referenceLength is the length of the reference that a failed question's
// asker and the log are given: enough to tell faults of one day apart.
const referenceLength = 8

// failed is the outcome of a question that could not be answered. A fault is logged
// under a reference that the asker gets as well.
func (b *Bot) failed(ctx context.Context, a *asking, words wording.Words, err error) outcome {
	if text := answer.Unread(err, a.q, words); text != "" {
		return outcome{kind: store.Refused, reply: reply{content: text}}
	}
	ref := newReference()
	b.log.ErrorContext(ctx, "question failed", "question", a.q.ID, "reference", ref, "error", err)
	if a.saved != nil {
		got := answer.Answer{Lang: words.Lang}
		return outcome{kind: store.Answered, reference: ref, answer: got, reply: b.withControls(a, got, renderWith(a.saved, got))}
	}
	return outcome{kind: store.Failed, reference: ref, reply: reply{content: fmt.Sprintf(words.FailedFormat, ref)}}
}

// newReference makes a reference to an entry of the log.
func newReference() string { return rand.Text()[:referenceLength] }

// logAnswer logs what came of a question, and why a model's reply was not shown.
func (b *Bot) logAnswer(ctx context.Context, q answer.Question, a answer.Answer) {
	about := []any{"question", q.ID, "lang", a.Lang, "answered", a.Answered, "history", len(q.History), "latency_us", a.LatencyUS}
	if p := a.Phrasing; p != nil {
		about = append(about, "phrased", p.Reason == "", "fallback", string(p.Reason), "tries", p.Tries)
		if p.Err != nil {
			about = append(about, "model_error", p.Err)
		}
		for _, d := range p.Drops {
			b.log.DebugContext(ctx, "sentence of the model not kept", "question", q.ID, "cause", string(d.Cause), "detail", d.Detail)
		}
	}
	b.log.InfoContext(ctx, "question answered", about...)
}

// ask is what answers an asking, mostly the responder's Stream, with a panic as an
// error.
func (b *Bot) ask(ctx context.Context, a *asking, show func(answer.Answer)) (got answer.Answer, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	if err := a.q.Validate(); err != nil {
		return answer.Answer{}, err
	}
	ctx, done := b.untilHurry(ctx)
	defer done()
	if a.answer != nil {
		return a.answer(ctx, a.q)
	}
	return a.documents.Responder.Stream(ctx, a.q, show)
}

// untilHurry returns a context that ends with ctx, or when the bot's time to finish
// is nearly over: a model may take longer than that, and its responder then has the
// answer without it. done has to be called.
func (b *Bot) untilHurry(ctx context.Context) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() {
		select {
		case <-b.hurry:
			cancel()
		case <-ctx.Done():
		}
	})
	return ctx, func() {
		cancel()
		watch.Wait()
	}
}

// slowDown asks to wait, in whole seconds.
func slowDown(words wording.Words, wait time.Duration) reply {
	return reply{content: fmt.Sprintf(words.SlowDownFormat, int(math.Ceil(wait.Seconds())))}
}

// warn logs a reply that could not be sent: nobody else can be told.
func (b *Bot) warn(ctx context.Context, question string, err error) {
	if err != nil {
		b.log.WarnContext(ctx, "reply not sent", "question", question, "error", err)
	}
}

// partLost logs that a part of an answer could not be shown before the whole.
func (b *Bot) partLost(ctx context.Context) func(error) {
	return func(err error) { b.log.DebugContext(ctx, "part of an answer not shown", "error", err) }
}
