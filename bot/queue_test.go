package bot

import (
	"context"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
)

func TestQueueKeepsOrderInALane(t *testing.T) {
	q := newQueue(4, 1000)
	var got [3][]int
	for i := range 100 {
		for lane := range got {
			// Each lane's slice is written by one job at a time, or -race tells.
			q.add(t.Context(), strconv.Itoa(lane), func(context.Context) func(context.Context) {
				return func(context.Context) { got[lane] = append(got[lane], i) }
			})
		}
	}
	q.drain()
	for lane, order := range got {
		for i, n := range order {
			if n != i {
				t.Fatalf("lane %d: job %d ran as number %d", lane, n, i)
			}
		}
		if len(order) != 100 {
			t.Errorf("lane %d ran %d jobs, want 100", lane, len(order))
		}
	}
}

func TestQueueBounds(t *testing.T) {
	const concurrent, waiting = 2, 3
	q := newQueue(concurrent, waiting)
	var running, most atomic.Int32
	started, release := make(chan struct{}, 10), make(chan struct{})
	work := func(context.Context) func(context.Context) {
		n := running.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		started <- struct{}{}
		<-release
		running.Add(-1)
		return nil
	}
	for i := range concurrent {
		if !q.add(t.Context(), strconv.Itoa(i), work) {
			t.Fatalf("job %d was refused", i)
		}
		<-started
	}
	for i := range waiting {
		if !q.add(t.Context(), "w"+strconv.Itoa(i), work) {
			t.Fatalf("waiting job %d was refused", i)
		}
	}
	if q.add(t.Context(), "x", work) {
		t.Error("a job more than may wait was taken")
	}
	close(release)
	q.drain()
	if most.Load() != concurrent {
		t.Errorf("%d jobs ran at once, want %d", most.Load(), concurrent)
	}
	if q.add(t.Context(), "x", work) {
		t.Error("a job was taken after drain")
	}
	if len(q.lanes) != 0 || q.taken != 0 {
		t.Errorf("left over: %d lanes, %d taken", len(q.lanes), q.taken)
	}
}

// TestQueueDelivers lets deliveries hang: they hold up their lanes alone, and
// still count as taken.
func TestQueueDelivers(t *testing.T) {
	q := newQueue(1, 2)
	release := make(chan struct{})
	hang := func(context.Context) func(context.Context) { return func(context.Context) { <-release } }
	worked := make(chan struct{})
	for i, j := range []job{hang, hang, func(context.Context) func(context.Context) { close(worked); return nil }} {
		for !q.add(t.Context(), strconv.Itoa(i), j) {
			t.Fatalf("job %d was refused", i)
		}
	}
	<-worked
	second := make(chan struct{})
	for !q.add(t.Context(), "0", func(context.Context) func(context.Context) { close(second); return nil }) {
		// The third job may not be counted as done yet.
		runtime.Gosched()
	}
	if q.add(t.Context(), "x", hang) {
		t.Error("a job more than may be taken was taken")
	}
	select {
	case <-second:
		t.Error("a job overtook the delivery before it in its lane")
	default:
	}
	close(release)
	<-second
	q.drain()
}
