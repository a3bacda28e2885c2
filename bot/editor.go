package bot

import (
	"context"
	"sync"
	"time"
)

const (
	// editPause is the least time from one text of an answer to the next: Discord
	// takes about five edits in five seconds of one message.
	editPause = 1500 * time.Millisecond
	// editTimeout bounds the sending of a text that others will follow. The final
	// one waits for it: two edits under way could arrive the wrong way round.
	editTimeout = 5 * time.Second
)

// An editor shows one answer while it is being made. It sends at most one text
// each editPause; of several the newest is sent, and the final one always.
type editor struct {
	// send sends a text, the first time as a message and then in its place.
	send func(ctx context.Context, with reply) error
	// failed is told of a text that could not be sent, other than the final one.
	failed func(error)

	newest chan reply // of one: the text to be sent next
	final  chan struct{}
	begin  sync.Once
	sender sync.WaitGroup
	last   time.Time // when a text was sent; the sender's until it has ended
}

func newEditor(send func(context.Context, reply) error, failed func(error)) *editor {
	return &editor{send: send, failed: failed, newest: make(chan reply, 1), final: make(chan struct{})}
}

// work lets make make the answer, shows what it shows on the way, and returns it.
func (e *editor) work(ctx context.Context, make func(show func(reply)) reply) reply {
	with := make(func(r reply) { e.show(ctx, r) })
	close(e.final)
	return with
}

// finish sends the answer that work returned, once the texts before it are under
// way no longer. The error is that of sending it.
func (e *editor) finish(ctx context.Context, with reply) error {
	e.stop()
	if !e.last.IsZero() {
		// ctx's end is send's to tell.
		_ = sleep(ctx, editPause-time.Since(e.last))
	}
	return e.send(ctx, with)
}

// stop waits until no text is under way any more.
func (e *editor) stop() { e.sender.Wait() }

// show puts a text in the place of one that was not sent yet. Work calls it, never
// twice at once.
func (e *editor) show(ctx context.Context, r reply) {
	select {
	case <-e.newest:
	default:
	}
	e.newest <- r
	e.begin.Do(func() { e.sender.Go(func() { e.sendAll(ctx) }) })
}

// sendAll sends the newest text again and again until the final one is ready, or
// until one could not be sent.
func (e *editor) sendAll(ctx context.Context) {
	for e.awaitPause() {
		select {
		case <-e.final: // which select might pass over if a text is ready as well
			return
		default:
		}
		select {
		case <-e.final:
			return
		case r := <-e.newest:
			e.last = time.Now()
			if err := e.sendOne(ctx, r); err != nil {
				e.failed(err)
				return
			}
		}
	}
}

func (e *editor) sendOne(ctx context.Context, r reply) error {
	ctx, cancel := context.WithTimeout(ctx, editTimeout)
	defer cancel()
	return e.send(ctx, r)
}

// awaitPause waits until a text may be sent, and reports false when the final one
// is ready before that.
func (e *editor) awaitPause() bool {
	pause := time.NewTimer(max(0, editPause-time.Since(e.last)))
	defer pause.Stop()
	select {
	case <-pause.C:
		return true
	case <-e.final:
		return false
	}
}
