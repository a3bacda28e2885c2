package index

import (
	"slices"

	"detente/knowledge/language"
)

// addGroup adds to each passage's score what its best way of g adds. best is all
// zero, and is again afterwards.
func (x *Index) addGroup(scores, best []float32, g Group) {
	var touched []uint32
	for _, w := range g {
		x.visit(w.Terms, func(passage uint32, saturated float32) bool {
			if best[passage] == 0 {
				touched = append(touched, passage)
			}
			best[passage] = max(best[passage], float32(w.Weight)*saturated)
			return true
		})
	}
	for _, passage := range touched {
		scores[passage] += best[passage]
		best[passage] = 0
	}
}

// addGroups adds what each of the groups adds.
func (x *Index) addGroups(scores []float32, groups []Group) {
	if len(groups) == 0 {
		return
	}
	best := x.scores.Get().(*[]float32)
	for _, g := range groups {
		x.addGroup(scores, *best, g)
	}
	x.scores.Put(best)
}

// Has reports whether a passage has all of the terms.
func (x *Index) Has(terms []language.Term) (found bool) {
	x.visit(terms, func(uint32, float32) bool {
		found = true
		return false
	})
	return found
}

// Rarest is the number of passages that have the rarest of the terms: the most
// that can have all of them.
func (x *Index) Rarest(terms []language.Term) int {
	least := len(x.passages)
	for _, t := range terms {
		least = min(least, x.DF(t))
	}
	return least
}

// visit calls found for each passage that has all of the terms, with the least
// of their saturated frequencies, until found returns false.
func (x *Index) visit(terms []language.Term, found func(passage uint32, saturated float32) bool) {
	ranges := make([]postingRange, len(terms))
	for i, t := range terms {
		ranges[i] = x.terms[t]
	}
	slices.SortFunc(ranges, func(a, b postingRange) int { return int(a.to-a.from) - int(b.to-b.from) })
	if len(ranges) == 0 {
		return
	}
	for i := ranges[0].from; i < ranges[0].to; i++ {
		least := x.leastSaturated(ranges, i)
		if least > 0 && !found(x.docs[i], least) {
			return
		}
	}
}

// leastSaturated is the least saturated frequency of the terms of ranges in the
// passage of posting i, which is of the first of them; 0 where one is missing.
func (x *Index) leastSaturated(ranges []postingRange, i uint32) float32 {
	least := x.saturated(ranges[0], i)
	for _, r := range ranges[1:] {
		at, ok := slices.BinarySearch(x.docs[r.from:r.to], x.docs[i])
		if !ok {
			return 0
		}
		least = min(least, x.saturated(r, r.from+uint32(at)))
	}
	return least
}

// saturated is the impact of posting i of a term without the idf in it. That is
// never 0: log of more than 1.
func (x *Index) saturated(term postingRange, i uint32) float32 {
	return x.impacts[i] / float32(IDF(float64(term.to-term.from), float64(len(x.passages))))
}
