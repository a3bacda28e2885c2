package index

// scored is a passage's number with its score.
type scored struct {
	passage uint32
	score   float32
}

// worse orders by score, then by place: the later passage is worse.
func (a scored) worse(b scored) bool {
	if a.score != b.score {
		return a.score < b.score
	}
	return a.passage > b.passage
}

// hitHeap keeps the best entries seen, the worst of them at the root.
type hitHeap []scored

// offer adds s, in place of the worst entry where there are top already.
func (h *hitHeap) offer(s scored, top int) {
	if len(*h) < top {
		*h = append(*h, s)
		h.up(len(*h) - 1)
		return
	}
	if (*h)[0].worse(s) {
		(*h)[0] = s
		h.down(0)
	}
}

func (h hitHeap) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h[i].worse(h[parent]) {
			return
		}
		h[i], h[parent] = h[parent], h[i]
		i = parent
	}
}

func (h hitHeap) down(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h); child++ {
			if h[child].worse(h[least]) {
				least = child
			}
		}
		if least == i {
			return
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
}
