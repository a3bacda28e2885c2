package vector

import "slices"

// farther orders by cosine, then by row: of those as near the later is farther.
func (a Near) farther(b Near) bool {
	if a.Cosine != b.Cosine {
		return a.Cosine < b.Cosine
	}
	return a.Row > b.Row
}

// nearHeap keeps the nearest seen, the farthest of them at the root.
type nearHeap []Near

// offer adds n, in place of the farthest where there are k already.
func (h *nearHeap) offer(n Near, k int) {
	if len(*h) < k {
		*h = append(*h, n)
		h.up(len(*h) - 1)
		return
	}
	if (*h)[0].farther(n) {
		(*h)[0] = n
		h.down(0)
	}
}

func (h nearHeap) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h[i].farther(h[parent]) {
			return
		}
		h[i], h[parent] = h[parent], h[i]
		i = parent
	}
}

func (h nearHeap) down(i int) {
	for {
		farthest := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h); child++ {
			if h[child].farther(h[farthest]) {
				farthest = child
			}
		}
		if farthest == i {
			return
		}
		h[i], h[farthest] = h[farthest], h[i]
		i = farthest
	}
}

// sorted orders the heap, nearest first, and returns it.
func (h nearHeap) sorted() []Near {
	slices.SortFunc(h, func(a, b Near) int {
		if a.farther(b) {
			return 1
		}
		return -1
	})
	return h
}
