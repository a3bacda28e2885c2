package discordtest

import (
	"context"
	"sync"
)

// notice lets any number of goroutines wait until something that they can
// test for themselves has changed. The zero value is ready.
type notice struct {
	mu sync.Mutex
	ch chan struct{} // closed at the next change; nil while nobody waits
}

// changed wakes all who wait.
func (n *notice) changed() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.ch != nil {
		close(n.ch)
		n.ch = nil
	}
}

// next returns a channel that is closed at the next change.
func (n *notice) next() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.ch == nil {
		n.ch = make(chan struct{})
	}
	return n.ch
}

// await returns nil as soon as done reports true, and ctx's error when ctx
// ends first. It asks done once at the start and once after each change.
func (n *notice) await(ctx context.Context, done func() bool) error {
	for {
		// Taken before asking, so that a change in between is not missed.
		next := n.next()
		if done() {
			return nil
		}
		select {
		case <-next:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
