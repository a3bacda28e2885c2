package store

import (
	"container/list"
	"context"
	"sync"
)

// What waits for the disk at most: so many records, of so many bytes together.
const (
	maxWaiting = 10_000
	maxQueued  = 32 << 20
)

// A queue holds the records that are not written yet, oldest first, one for each
// question. Records stay in it until the transaction that writes them is through.
type queue struct {
	limit int
	wake  chan struct{} // has a value when there is something to write
	hurry chan struct{} // has a value when somebody waits for it

	mu       sync.Mutex
	order    list.List // of *waiting
	byID     map[string]*list.Element
	byAnswer map[string]*list.Element
	bytes    int
	last     uint64 // number of the latest record
	dropped  int
	progress chan struct{} // closed, and made anew, when something was written
}

type waiting struct {
	Question
	bytes  int
	number uint64 // grows from the front of the queue to its end
}

func newQueue(limit int) *queue {
	return &queue{
		limit: limit, wake: make(chan struct{}, 1), hurry: make(chan struct{}, 1),
		byID: map[string]*list.Element{}, byAnswer: map[string]*list.Element{}, progress: make(chan struct{}),
	}
}

// push adds a record, and reports whether others had to be dropped for it.
func (u *queue) push(q Question) (dropped bool) {
	u.mu.Lock()
	if e, ok := u.byID[q.ID]; ok {
		u.takeLocked(e)
	}
	size := q.size()
	for u.order.Len() >= u.limit || u.order.Len() > 0 && u.bytes+size > maxQueued {
		u.takeLocked(u.order.Front())
		u.dropped++
		dropped = true
	}
	u.last++
	u.bytes += size
	e := u.order.PushBack(&waiting{q, size, u.last})
	u.byID[q.ID] = e
	if q.Answer != "" {
		u.byAnswer[q.Answer] = e
	}
	u.mu.Unlock()
	signal(u.wake)
	return dropped
}

func (u *queue) takeLocked(e *list.Element) {
	w := u.order.Remove(e).(*waiting)
	u.bytes -= w.bytes
	delete(u.byID, w.ID)
	if u.byAnswer[w.Answer] == e {
		delete(u.byAnswer, w.Answer)
	}
}

// size is about what a question takes in memory.
func (q Question) size() int {
	const fixed = 600 // the struct, its ids, and what the queue adds
	n := fixed + len(q.Text)
	for _, list := range [][]string{q.History, q.Quotes} {
		for _, item := range list {
			n += len(item)
		}
	}
	return n
}

// front returns up to n records, which stay in the queue.
func (u *queue) front(n int) []*waiting {
	u.mu.Lock()
	defer u.mu.Unlock()
	records := make([]*waiting, 0, min(n, u.order.Len()))
	for e := u.order.Front(); e != nil && len(records) < n; e = e.Next() {
		records = append(records, e.Value.(*waiting))
	}
	return records
}

// written takes records out that are not replaced by now, and tells who waits.
func (u *queue) written(records []*waiting) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, w := range records {
		if e, ok := u.byID[w.ID]; ok && e.Value == w {
			u.takeLocked(e)
		}
	}
	close(u.progress)
	u.progress = make(chan struct{})
}

// find returns the record of an id, the question's or the answer's.
func (u *queue) find(id string) (Question, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	e, ok := u.byID[id]
	if !ok {
		e, ok = u.byAnswer[id]
	}
	if !ok {
		return Question{}, false
	}
	return e.Value.(*waiting).Question, true
}

// matching returns the records for which match is true, oldest first.
func (u *queue) matching(match func(Question) bool) (found []Question) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for e := u.order.Front(); e != nil; e = e.Next() {
		if w := e.Value.(*waiting); match(w.Question) {
			found = append(found, w.Question)
		}
	}
	return found
}

// drop takes records out for which match is true, and returns their ids. A batch
// that is being written has them still; what is deleted in a transaction after this
// is gone, since batches are taken from the queue inside theirs.
func (u *queue) drop(match func(Question) bool) (ids []string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for e := u.order.Front(); e != nil; {
		next := e.Next()
		if w := e.Value.(*waiting); match(w.Question) {
			ids = append(ids, w.ID)
			u.takeLocked(e)
		}
		e = next
	}
	return ids
}

func (u *queue) empty() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.order.Len() == 0
}

func (u *queue) length() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.order.Len()
}

func (u *queue) droppedCount() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.dropped
}

// wait returns when all records queued by now, and what pending reports, are
// written.
func (u *queue) wait(ctx context.Context, pending func() bool) error {
	u.mu.Lock()
	until := u.last
	u.mu.Unlock()
	for {
		u.mu.Lock()
		front, progress := u.order.Front(), u.progress
		u.mu.Unlock()
		if (front == nil || front.Value.(*waiting).number > until) && !pending() {
			return nil
		}
		signal(u.hurry)
		signal(u.wake)
		select {
		case <-progress:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// signal puts a value into a channel that has room for one, if it has none.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
