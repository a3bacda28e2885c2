package bot

import (
	"context"
	"sync"
)

// A queue runs jobs side by side within a bound, those of one lane (a channel)
// one after the other in the order in which they came. It is safe for
// concurrent use.
type queue struct {
	most  int           // how many jobs may be taken and not done
	slots chan struct{} // one for each job that may work at once

	mu     sync.Mutex
	lanes  map[string][]job // jobs not begun, by lane; an entry while the lane is served
	taken  int              // jobs taken and not done
	closed bool             // no more jobs are taken
	served sync.WaitGroup   // the goroutines, one a lane
}

// A job works, and then delivers what has come of it. Only its work holds one of
// the queue's slots: a delivery that waits for the network keeps its lane waiting,
// and no other. The job returns nil when nothing is to be delivered.
type job func(ctx context.Context) (deliver func(ctx context.Context))

// newQueue makes a queue where concurrent jobs work at once, and waiting more may
// wait for that or deliver.
func newQueue(concurrent, waiting int) *queue {
	return &queue{
		most:  concurrent + waiting,
		slots: make(chan struct{}, concurrent),
		lanes: make(map[string][]job),
	}
}

// add puts a job at its lane's end and reports whether there was room. Jobs
// get ctx; when it ends they still run, and are expected to end soon.
func (q *queue) add(ctx context.Context, lane string, j job) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || q.taken >= q.most {
		return false
	}
	jobs, served := q.lanes[lane]
	q.lanes[lane] = append(jobs, j)
	q.taken++
	if !served {
		q.served.Go(func() { q.serve(ctx, lane) })
	}
	return true
}

// serve runs a lane's jobs until it is empty.
func (q *queue) serve(ctx context.Context, lane string) {
	for j := q.next(lane); j != nil; j = q.next(lane) {
		q.slots <- struct{}{}
		deliver := j(ctx)
		<-q.slots
		if deliver != nil {
			deliver(ctx)
		}
		q.done()
	}
}

func (q *queue) done() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.taken--
}

// next takes a lane's first job, or closes the lane and returns nil.
func (q *queue) next(lane string) job {
	q.mu.Lock()
	defer q.mu.Unlock()
	jobs := q.lanes[lane]
	if len(jobs) == 0 {
		delete(q.lanes, lane)
		return nil
	}
	q.lanes[lane] = jobs[1:]
	return jobs[0]
}

// drain takes no more jobs and returns when all that were taken are done.
func (q *queue) drain() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.served.Wait()
}
