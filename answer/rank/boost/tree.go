package boost

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sync"

	"detente/answer/rank"
)

// maxBins is how many bins a feature's values are put into.
const maxBins = 64

// trainer holds the examples by feature, in bins, and where training stands.
type trainer struct {
	options  Options
	bins     [rank.Count][]uint8   // by feature, then by example
	uppers   [rank.Count][]float32 // the largest value of each bin
	features []rank.Feature        // that the next tree may use

	scores, gradient, hessian []float64
}

func newTrainer(examples []Example, o Options) *trainer {
	n := len(examples)
	t := &trainer{options: o, scores: make([]float64, n), gradient: make([]float64, n), hessian: make([]float64, n)}
	for f := range rank.Count {
		values := make([]float32, n)
		for i, e := range examples {
			values[i] = e.Features[f]
		}
		t.uppers[f] = binUppers(values)
		t.bins[f] = make([]uint8, n)
		for i, v := range values {
			at, _ := slices.BinarySearch(t.uppers[f], v)
			t.bins[f][i] = uint8(at)
		}
	}
	return t
}

// binUppers parts values into bins of about the same size.
func binUppers(values []float32) []float32 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	var uppers []float32
	for b := 1; b <= maxBins; b++ {
		upper := sorted[max(b*len(sorted)/maxBins, 1)-1]
		if len(uppers) == 0 || upper > uppers[len(uppers)-1] {
			uppers = append(uppers, upper)
		}
	}
	return uppers
}

// chooseFeatures draws the features that the next tree may use.
func (t *trainer) chooseFeatures(random *rand.Rand) {
	order := random.Perm(int(rank.Count))
	t.features = t.features[:0]
	for _, f := range order[:max(1, int(t.options.Fraction*float64(rank.Count)))] {
		t.features = append(t.features, rank.Feature(f))
	}
	slices.Sort(t.features)
}

// bin sums up the examples of a leaf that fall into one bin.
type bin struct {
	gradient, hessian float64
	count             int
}

// leaf is a tree's leaf that may still be split.
type leaf struct {
	rows  []int32
	sums  bin
	hist  [rank.Count][]bin
	tree  *rank.Tree
	split split
}

// split is the best way to part a leaf.
type split struct {
	feature rank.Feature
	at      int // the last bin that goes left
	gain    float64
}

// grow grows one tree, the leaf with the largest gain first, and adds what it
// gives to the scores.
func (t *trainer) grow() *rank.Tree {
	rows := make([]int32, len(t.scores))
	for i := range rows {
		rows[i] = int32(i)
	}
	root := &leaf{rows: rows, tree: &rank.Tree{}}
	t.fill(root)
	t.findSplit(root)
	leaves := []*leaf{root}
	for len(leaves) < t.options.Leaves {
		best := slices.MaxFunc(leaves, func(a, b *leaf) int { return cmp.Compare(a.split.gain, b.split.gain) })
		if best.split.gain <= 0 {
			break
		}
		left, right := t.part(best)
		leaves[slices.Index(leaves, best)] = left
		leaves = append(leaves, right)
	}
	for _, l := range leaves {
		value := float32(t.options.Rate * -l.sums.gradient / (l.sums.hessian + t.options.L2))
		l.tree.Value = value
		for _, r := range l.rows {
			t.scores[r] += float64(value)
		}
	}
	return root.tree
}

// fill makes a leaf's histograms from its rows, features side by side.
func (t *trainer) fill(l *leaf) {
	var wg sync.WaitGroup
	for _, part := range halves(t.features) {
		wg.Go(func() {
			for _, f := range part {
				h := make([]bin, len(t.uppers[f]))
				for _, r := range l.rows {
					b := &h[t.bins[f][r]]
					b.gradient += t.gradient[r]
					b.hessian += t.hessian[r]
					b.count++
				}
				l.hist[f] = h
			}
		})
	}
	wg.Wait()
	l.sums = bin{}
	for _, b := range l.hist[t.features[0]] {
		l.sums.gradient += b.gradient
		l.sums.hessian += b.hessian
		l.sums.count += b.count
	}
}

func halves(features []rank.Feature) [2][]rank.Feature {
	n := len(features) / 2
	return [2][]rank.Feature{features[:n], features[n:]}
}

// findSplit looks for the split with the largest gain.
func (t *trainer) findSplit(l *leaf) {
	whole := t.worth(l.sums)
	for _, f := range t.features {
		var left bin
		for at, b := range l.hist[f][:len(l.hist[f])-1] {
			left.gradient += b.gradient
			left.hessian += b.hessian
			left.count += b.count
			right := bin{l.sums.gradient - left.gradient, l.sums.hessian - left.hessian, l.sums.count - left.count}
			if left.count < t.options.MinLeaf || right.count < t.options.MinLeaf {
				continue
			}
			if gain := t.worth(left) + t.worth(right) - whole; gain > l.split.gain+1e-9 {
				l.split = split{f, at, gain}
			}
		}
	}
}

// worth is what a leaf lowers the loss by, twice.
func (t *trainer) worth(b bin) float64 {
	return b.gradient * b.gradient / (b.hessian + t.options.L2 + 1e-9)
}

// part splits a leaf. The smaller half's histograms are made, the larger one's
// are what is left.
func (t *trainer) part(l *leaf) (left, right *leaf) {
	left, right = &leaf{tree: &rank.Tree{}}, &leaf{tree: &rank.Tree{}}
	bins := t.bins[l.split.feature]
	for _, r := range l.rows {
		if int(bins[r]) <= l.split.at {
			left.rows = append(left.rows, r)
		} else {
			right.rows = append(right.rows, r)
		}
	}
	*l.tree = rank.Tree{Feature: l.split.feature, Value: t.uppers[l.split.feature][l.split.at], Left: left.tree, Right: right.tree}
	small, large := left, right
	if len(left.rows) > len(right.rows) {
		small, large = right, left
	}
	t.fill(small)
	for _, f := range t.features {
		large.hist[f] = l.hist[f]
		for i, b := range small.hist[f] {
			h := &large.hist[f][i]
			h.gradient -= b.gradient
			h.hessian -= b.hessian
			h.count -= b.count
		}
	}
	large.sums = bin{l.sums.gradient - small.sums.gradient, l.sums.hessian - small.sums.hessian, l.sums.count - small.sums.count}
	t.findSplit(left)
	t.findSplit(right)
	return left, right
}
