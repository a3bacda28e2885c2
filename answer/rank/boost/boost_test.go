package boost

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"detente/answer/rank"
)

// groups makes questions whose right candidate has the largest Own, unless Fit
// rules it out. The other features are noise.
func groups(n int, seed uint64) [][]Example {
	random := rand.New(rand.NewPCG(seed, 0))
	all := make([][]Example, n)
	for i := range all {
		group := make([]Example, 8)
		best := 0
		for j := range group {
			for f := range rank.Count {
				group[j].Features[f] = random.Float32()
			}
			group[j].Features[rank.Fit] = float32(random.IntN(2))
			if worth(group[j]) > worth(group[best]) {
				best = j
			}
		}
		group[best].Right = true
		all[i] = group
	}
	return all
}

func worth(e Example) float32 { return e.Features[rank.Own] + 2*e.Features[rank.Fit] }

var options = Options{Trees: 60, Leaves: 8, MinLeaf: 20, Rate: 0.2, L2: 0.1, Fraction: 0.8, Seed: 3}

func TestRankPutsTheRightFirst(t *testing.T) {
	forest := Rank(groups(600, 1), options)
	right := 0
	tests := groups(300, 2)
	for _, g := range tests {
		best := 0
		for i := range g {
			if forest.Score(&g[i].Features) > forest.Score(&g[best].Features) {
				best = i
			}
		}
		if g[best].Right {
			right++
		}
	}
	if share := float64(right) / float64(len(tests)); share < 0.85 {
		t.Errorf("the right one is first for %.2f of questions unseen, want 0.85", share)
	}
}

func TestLogisticIsCalibrated(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 0))
	make := func(n int) (all []Example) {
		for range n {
			var e Example
			e.Features[rank.Own] = random.Float32()
			e.Right = random.Float32() < e.Features[rank.Own]
			all = append(all, e)
		}
		return all
	}
	forest := Logistic(make(5000), Options{Trees: 60, Leaves: 4, MinLeaf: 100, Rate: 0.1, L2: 1, Fraction: 1, Seed: 1})
	for _, own := range []float32{0.1, 0.5, 0.9} {
		p := 1 / (1 + math.Exp(-forest.Score(&rank.Features{rank.Own: own})))
		if math.Abs(p-float64(own)) > 0.08 {
			t.Errorf("a chance of %.1f is estimated as %.2f", own, p)
		}
	}
}

// The same examples give the same trees, so that anybody can make them again.
func TestTrainingIsRepeatable(t *testing.T) {
	var first, second strings.Builder
	for _, b := range []*strings.Builder{&first, &second} {
		if err := Rank(groups(50, 1), options).Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Error("two trainings on the same examples differ")
	}
}

func TestGroupsWithoutContrast(t *testing.T) {
	same := [][]Example{{{Right: true}, {Right: true}}, {{}, {}}}
	if forest := Rank(same, options); forest.Score(&rank.Features{}) != 0 {
		t.Error("groups that are all right or all wrong teach something")
	}
}
