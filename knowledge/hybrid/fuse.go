package hybrid

import (
	"cmp"
	"math"
	"slices"

	"detente/knowledge/document"
	"detente/knowledge/index"
)

// A candidate is a passage with its fused score, and with its lexical one: 0 where
// the lexical ranking lacks it.
type candidate struct {
	passage *document.Passage
	fused   float64
	lexical float64
}

// fuse ranks the passages of both rankings by reciprocal rank. What is deeper in
// the lexical one follows as it stands there, so that the order does not depend on
// how many are wanted.
func fuse(lexical []index.Hit, near []*document.Passage, weight float64) []index.Hit {
	top := lexical[:min(depth, len(lexical))]
	all := make([]candidate, 0, len(top)+len(near))
	at := make(map[*document.Passage]int, cap(all))
	add := func(p *document.Passage, share, score float64, place int) {
		i, has := at[p]
		if !has {
			i = len(all)
			at[p] = i
			all = append(all, candidate{passage: p, lexical: score})
		}
		all[i].fused += share / float64(smoothing+place)
	}
	for i, h := range top {
		add(h.Passage, 1-weight, h.Score, i+1)
	}
	for i, p := range near {
		add(p, weight, 0, i+1)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.fused, a.fused) })
	hits := scored(all, top)
	for _, h := range lexical[len(top):] {
		if _, has := at[h.Passage]; !has {
			hits = append(hits, h)
		}
	}
	return falling(hits)
}

// scored gives passages scores that fall with their places and are as near to
// their lexical ones as can be (isotonic regression by pooling neighbours that
// are in the wrong order). Fused scores say little, the second is hardly less than
// the first, and what reads scores, such as the trees that choose sentences, has
// learnt from lexical ones: a passage that meaning has moved down a place should
// not look to them as if it had lost the words that it has. A passage that meaning
// alone has found counts for half of the last that words found.
func scored(all []candidate, lexical []index.Hit) []index.Hit {
	floor := 1.0
	if n := len(lexical); n > 0 {
		floor = lexical[n-1].Score / 2
	}
	type pool struct {
		sum   float64
		count int
	}
	var pools []pool
	for _, c := range all {
		p := pool{max(c.lexical, floor), 1}
		for n := len(pools); n > 0 && p.sum*float64(pools[n-1].count) > pools[n-1].sum*float64(p.count); n-- {
			p.sum, p.count = p.sum+pools[n-1].sum, p.count+pools[n-1].count
			pools = pools[:n-1]
		}
		pools = append(pools, p)
	}
	hits := make([]index.Hit, 0, len(all))
	for _, p := range pools {
		for range p.count {
			hits = append(hits, index.Hit{Passage: all[len(hits)].passage, Score: p.sum / float64(p.count)})
		}
	}
	return hits
}

// falling makes each score less than the one above by as little as can be: equal
// ones would stand in the passages' order.
func falling(hits []index.Hit) []index.Hit {
	for i := range hits {
		if i > 0 && hits[i].Score >= hits[i-1].Score {
			hits[i].Score = math.Nextafter(hits[i-1].Score, 0)
		}
	}
	return hits
}
