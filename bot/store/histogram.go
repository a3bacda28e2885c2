package store

import (
	"math"
	"time"
)

// buckets is how many a histogram has. Bucket i holds latencies from 2^(i/2) to
// 2^((i+1)/2) milliseconds, the first one shorter and the last one longer ones, too:
// from 1 ms to 65 s, with an error of a fifth at most.
const buckets = 33

// A histogram counts latencies by bucket.
type histogram [buckets]int

// bucketOf is the bucket of a latency.
func bucketOf(d time.Duration) int {
	ms := float64(d) / float64(time.Millisecond)
	if ms <= 1 {
		return 0
	}
	return min(int(2*math.Log2(ms)), buckets-1)
}

// quantile returns the latency that a share q of all are not above, estimated within
// its bucket; 0 when there are none.
func (h histogram) quantile(q float64) time.Duration {
	total := 0
	for _, n := range h {
		total += n
	}
	rank, below := q*float64(total), 0
	for i, n := range h {
		if n > 0 && float64(below+n) >= rank {
			within := (rank - float64(below)) / float64(n)
			return time.Duration(math.Exp2((float64(i)+within)/2) * float64(time.Millisecond))
		}
		below += n
	}
	return 0
}
