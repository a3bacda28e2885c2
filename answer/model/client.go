package model

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

// A Client asks one model for texts. Make one with [New]; it is safe for
// concurrent use, and starts no goroutines of its own.
type Client struct {
	options Options
	server  *server
	slots   chan struct{} // one for each call that runs
	budget  *budget
	now     func() time.Time

	// aloud is set when the model's reasoning was seen within its text without
	// an opening tag: from then on texts are held back until </think>.
	aloud atomic.Bool
	// uncounted is set when the server refuses to be asked for usage.
	uncounted atomic.Bool
}

// New makes a client. It connects to nothing yet; its errors are those of
// [Options.Validate].
func New(o Options) (*Client, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	d := doer{newHTTP(o.FirstToken, o.Concurrent), maxStream, time.Now}
	api := newAPI(d, o.BaseURL, o.APIKey, o.Organization, o.AzureVersion, o.Model)
	return &Client{
		options: o,
		server:  newServer(api, d, o.APIKey, o.Logger),
		slots:   make(chan struct{}, o.Concurrent),
		budget:  newBudget(o.DailyTokens),
		now:     time.Now,
	}, nil
}

// Name is the model's.
func (c *Client) Name() string { return c.options.Model }

// Close lets go of idle connections; the client can still be used.
func (c *Client) Close() { c.server.close() }

// Stream asks the model, and calls piece with its text as it comes: without
// reasoning, valid UTF-8, never an empty piece, and always from the goroutine of
// the caller. It should return soon: its time counts as the model's. nil is
// nobody.
//
// The text counts only when err is nil: before that, what came may be cut or
// turn out to be reasoning. Stream returns within Options.Timeout. Its errors are
// ErrUnavailable, ErrBudget, ErrTimeout, ctx's, or a fault of the server, each
// with a [Reason]. A text of more than 64 KiB and a blank one are errors, and so
// is one that the server has filtered.
func (c *Client) Stream(ctx context.Context, r Request, piece func(string)) (Result, error) {
	start := c.now()
	result, err := c.call(ctx, r, piece)
	e := Event{Operation: "chat", Outcome: Reason(err), Usage: result.Usage, Duration: c.now().Sub(start)}
	switch {
	case err != nil:
		c.options.Logger.DebugContext(ctx, "model failed", "reason", e.Outcome, "error", err)
	case result.Truncated:
		e.Outcome = "truncated"
	default:
		e.Outcome = "ok"
	}
	const million = 1e6
	e.Cost = (float64(e.Usage.Prompt)*c.options.PromptPrice + float64(e.Usage.Completion)*c.options.CompletionPrice) / million
	c.options.Observe(e)
	if err != nil {
		return Result{}, err
	}
	return result, nil
}

// call is Stream without its event: with an error, the result still has the
// usage.
func (c *Client) call(ctx context.Context, r Request, piece func(string)) (Result, error) {
	if r.MaxTokens <= 0 {
		r.MaxTokens = c.options.MaxTokens
	}
	limit := fmt.Errorf("%w: no whole text within %s", ErrTimeout, c.options.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, c.options.Timeout, limit)
	defer cancel()
	if err := c.take(ctx); err != nil {
		return Result{}, err
	}
	defer func() { <-c.slots }()
	held, err := c.budget.reserve(r.Payer, promptTokens(r)+r.MaxTokens, c.now())
	if err != nil {
		return Result{}, err
	}
	var result Result
	defer func() { held.settle(result.Usage.Prompt + result.Usage.Completion) }()
	err = c.server.do(ctx, func(ctx context.Context) (err error) {
		result, err = c.once(ctx, r, piece)
		return err
	})
	return result, err
}

// take waits for a slot.
func (c *Client) take(ctx context.Context) error {
	select {
	case c.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
	}
	if f := ended(ctx); f.reason == reasonCancelled {
		return f
	}
	return failed(reasonUnavailable, "%w: %d calls were running for all of %s", ErrUnavailable, c.options.Concurrent, c.options.Timeout)
}
