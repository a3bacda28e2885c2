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
)

// referenceLength is the length of the reference that a failed question's
// asker and the log are given: enough to tell faults of one day apart.
const referenceLength = 8

// answer asks the responder and renders what it says, what it says on the way for
// show. A fault is logged under a reference that the asker gets as well.
func (b *Bot) answer(ctx context.Context, q answer.Question, words wording.Words, show func(reply)) reply {
	a, err := b.ask(ctx, q, func(partial answer.Answer) { show(render(partial)) })
	if err == nil {
		b.logAnswer(ctx, q, a)
		return render(a)
	}
	if text := answer.Unread(err, q, words); text != "" {
		return reply{content: text}
	}
	ref := rand.Text()[:referenceLength]
	b.log.ErrorContext(ctx, "question failed", "question", q.ID, "reference", ref, "error", err)
	return reply{content: fmt.Sprintf(words.FailedFormat, ref)}
}

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

// ask is the responder's Stream, with a panic as an error.
func (b *Bot) ask(ctx context.Context, q answer.Question, show func(answer.Answer)) (a answer.Answer, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	if err := q.Validate(); err != nil {
		return answer.Answer{}, err
	}
	ctx, done := b.untilHurry(ctx)
	defer done()
	return b.responder.Stream(ctx, q, show)
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

// warn logs an answer that could not be sent. Nobody else can be told.
func (b *Bot) warn(ctx context.Context, err error) {
	if err != nil {
		b.log.WarnContext(ctx, "reply not sent", "error", err)
	}
}
