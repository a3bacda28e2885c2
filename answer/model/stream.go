package model

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

const (
	// maxText is the longest text, in bytes, that is taken from a model.
	maxText = 64 << 10
	// usageWait is how long the count of tokens may take when the text is
	// whole; it is the last thing that a server sends.
	usageWait = time.Second
)

// once asks once, and reads the stream to its end.
func (c *Client) once(ctx context.Context, r Request, piece func(string)) (Result, error) {
	ctx, w := watch(ctx, c.options.FirstToken, "no token")
	defer w.stop()
	x, body := &exchange{fields: c.fields(r)}, c.body(r)
	stream, err := c.server.api.CreateChatCompletionStream(x.in(ctx), body)
	if err != nil {
		f := c.server.fail(ctx, x, err)
		if body.StreamOptions != nil && refusesUsage(f) {
			c.uncounted.Store(true)
			return c.once(ctx, r, piece)
		}
		return Result{}, f
	}
	defer stream.Close()
	reply := reply{request: r, watchdog: w, idle: c.options.Idle, piece: piece}
	reply.visible.thinker.aloud = c.aloud.Load()
	for {
		data, err := stream.RecvRaw()
		if err == nil {
			err = reply.read(data)
		}
		if err == nil {
			continue
		}
		result, err := reply.result(c.fault(ctx, x, err))
		if reply.visible.thinker.misled {
			c.aloud.Store(true)
		}
		return result, err
	}
}

// fault explains why a stream has ended; io.EOF is no fault yet.
func (c *Client) fault(ctx context.Context, x *exchange, err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	// It has no status, so that nothing is repeated: text may have been shown.
	return c.server.fail(ctx, x, err)
}

// body is the request without what go-openai judges by the model's name.
func (c *Client) body(r Request) openai.ChatCompletionRequest {
	q := openai.ChatCompletionRequest{}
	for _, m := range r.Messages {
		q.Messages = append(q.Messages, openai.ChatCompletionMessage{Role: string(m.Role), Content: m.Content})
	}
	if !c.uncounted.Load() {
		q.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	return q
}

// fields are what go-openai would drop or refuse.
func (c *Client) fields(r Request) map[string]any {
	fields := map[string]any{"model": c.options.Model, c.options.TokenField: r.MaxTokens}
	if c.options.Temperature >= 0 {
		fields["temperature"] = c.options.Temperature
	}
	return fields
}

// refusesUsage reports whether a server refuses stream_options, as older ones
// do; it is then asked without them from now on.
func refusesUsage(f *failure) bool {
	rejected := f.status == http.StatusBadRequest || f.status == http.StatusUnprocessableEntity
	return rejected && strings.Contains(f.Error(), "stream_options")
}

// A reply is a stream that is being read.
type reply struct {
	request  Request
	watchdog *watchdog
	idle     time.Duration
	piece    func(string)

	visible  visible
	text     strings.Builder
	received int // estimated tokens, of reasoning too
	usage    *Usage
	begun    bool   // a token has come
	finish   string // why the model stopped, "" before
}

// read takes one event in. go-openai makes an event without data of an error
// that it could not read.
func (r *reply) read(data []byte) error {
	if len(data) == 0 {
		return failed(reasonServer, "the model's server reports an error in a form of its own")
	}
	c, err := readChunk(data)
	if err != nil {
		return failed(reasonGarbled, "the stream holds %q, which is no event: %w", brief(string(data)), err)
	}
	if fault := c.fault(); fault != "" {
		return refused(0, "", fault)
	}
	if c.Usage != nil {
		r.usage = &Usage{c.Usage.Prompt, c.Usage.Completion}
	}
	for _, choice := range c.Choices {
		if choice.Index != 0 || r.finish != "" {
			continue
		}
		d := choice.Delta
		r.finish = choice.FinishReason
		r.progress(d.Content + d.Reasoning + d.ReasoningContent)
		if err := r.show(r.visible.write(d.Content)); err != nil {
			return err
		}
	}
	return nil
}

// progress counts what came, and tells the watchdog what to wait for next.
func (r *reply) progress(text string) {
	r.received += EstimateTokens(text)
	r.begun = r.begun || text != ""
	switch {
	case r.finish != "":
		r.watchdog.extend(usageWait, "no end")
	case r.begun:
		r.watchdog.extend(r.idle, "no further token")
	}
}

// show hands a visible piece on.
func (r *reply) show(piece string) error {
	if r.visible.thinker.misled {
		return failed(reasonReasoning, "the model's reasoning stood in its text; it is held back from now on. "+
			"Better let the server part it (vLLM: --reasoning-parser; llama.cpp: --reasoning-format)")
	}
	if piece == "" {
		return nil
	}
	if r.text.Len()+len(piece) > maxText {
		return failed(reasonTooLong, "the model's text is longer than %d bytes", maxText)
	}
	r.text.WriteString(piece)
	if r.piece != nil {
		r.piece(piece)
	}
	return nil
}

// result is what the stream came to when it has ended, with fault if it broke.
// A stream that breaks after the model has finished is whole, unless its server
// says that it is not.
func (r *reply) result(fault error) (Result, error) {
	whole := r.finish == "stop" || r.finish == "length"
	if fault == nil || whole && lateOnly(fault) {
		fault = r.ending(whole)
	}
	result := Result{Text: r.text.String(), Truncated: r.finish == "length", Usage: r.used()}
	return result, fault
}

// lateOnly reports whether a fault is no more than a missing end.
func lateOnly(fault error) bool {
	reason := Reason(fault)
	return reason == reasonTimeout || reason == reasonNetwork
}

// ending looks at how a stream ended by itself, and shows what was held back.
func (r *reply) ending(whole bool) error {
	switch {
	case r.finish == "content_filter":
		return failed(reasonFiltered, "the model's server has filtered the text")
	case r.finish == "":
		return failed(reasonUnfinished, "the model's stream was cut")
	case !whole:
		return failed(reasonUnfinished, "the model stopped with %q", brief(r.finish))
	}
	if err := r.show(r.visible.close()); err != nil {
		return err
	}
	if strings.TrimSpace(r.text.String()) == "" {
		return failed(reasonEmpty, "the model wrote nothing but %d tokens of reasoning", r.used().Completion)
	}
	return nil
}

// used is the usage that the server counted, or an estimate.
func (r *reply) used() Usage {
	if r.usage != nil {
		return *r.usage
	}
	return Usage{promptTokens(r.request), r.received}
}

// A watchdog ends a context when it has not been extended for a while.
type watchdog struct {
	timer  *time.Timer
	cancel context.CancelCauseFunc
	what   string
	limit  time.Duration
}

// watch returns a context that ends after limit, because what did not happen.
func watch(ctx context.Context, limit time.Duration, what string) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	w := &watchdog{cancel: cancel}
	w.arm(limit, what)
	return ctx, w
}

func (w *watchdog) arm(limit time.Duration, what string) {
	w.limit, w.what = limit, what
	err := fmt.Errorf("%w: %s for %s", ErrTimeout, what, limit)
	w.timer = time.AfterFunc(limit, func() { w.cancel(err) })
}

// extend begins the wait anew.
func (w *watchdog) extend(limit time.Duration, what string) {
	if what == w.what && limit == w.limit && w.timer.Reset(limit) {
		return
	}
	w.timer.Stop()
	w.arm(limit, what)
}

// stop ends the context and the wait.
func (w *watchdog) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
