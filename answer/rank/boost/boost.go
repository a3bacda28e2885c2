// Package boost trains the trees of package rank: LambdaMART (Burges 2010) for
// the order of sentences, and logistic regression for probabilities, both as
// gradient boosting over histograms with trees grown leaf by leaf, as LightGBM
// (Ke et al. 2017) has it.
package boost

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"detente/answer/rank"
)

// An Example is a sentence with whether it answers.
type Example struct {
	Features rank.Features
	Right    bool
	// Weight is what it counts in training; 0 stands for 1. In a group that is ranked
	// the first example's counts for all.
	Weight float64
}

func (e *Example) weight() float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// Options set the training. Every field has to be given.
type Options struct {
	Trees, Leaves int
	MinLeaf       int     // examples a leaf has at least
	Rate          float64 // what a tree counts
	L2            float64 // added to the sum of second derivatives of a leaf
	Fraction      float64 // of the features, that a tree may use
	Seed          uint64
	// Bags is how many forests, each of Trees trees and of a seed of its own, are averaged:
	// one forest of few examples depends much on its seed. 0 stands for 1.
	Bags int
}

// An objective gives the first and second derivative of the loss by each
// example's score.
type objective func(scores, gradient, hessian []float64)

// Rank trains trees that put right examples above wrong ones within each group.
func Rank(groups [][]Example, o Options) *rank.Forest {
	var all []Example
	var ends []int
	for _, g := range groups {
		all = append(all, g...)
		ends = append(ends, len(all))
	}
	return train(all, lambdas(all, ends), o)
}

// Logistic trains trees whose sum is the log odds of an example's being right.
func Logistic(examples []Example, o Options) *rank.Forest {
	return train(examples, func(scores, gradient, hessian []float64) {
		for i, e := range examples {
			p := 1 / (1 + math.Exp(-scores[i]))
			gradient[i], hessian[i] = p, p*(1-p)
			if e.Right {
				gradient[i]--
			}
			gradient[i] *= e.weight()
			hessian[i] *= e.weight()
		}
	}, o)
}

// lambdas is LambdaMART's objective for two grades, with the gain of NDCG; each
// group's gradients are scaled as LightGBM does, so that large groups do not
// outweigh small ones.
func lambdas(all []Example, ends []int) objective {
	return func(scores, gradient, hessian []float64) {
		clear(gradient)
		clear(hessian)
		start := 0
		for _, end := range ends {
			groupLambdas(all[start:end], scores[start:end], gradient[start:end], hessian[start:end])
			start = end
		}
	}
}

func groupLambdas(group []Example, scores, gradient, hessian []float64) {
	order := make([]int, len(group))
	right := 0
	for i := range order {
		order[i] = i
		if group[i].Right {
			right++
		}
	}
	if right == 0 || right == len(group) {
		return
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	ideal, sum := 0.0, 0.0
	for i := range right {
		ideal += discount(i)
	}
	spread := scores[order[0]] - scores[order[len(order)-1]]
	for i, a := range order {
		for j, b := range order {
			if !group[a].Right || group[b].Right {
				continue
			}
			delta := math.Abs(discount(i)-discount(j)) / ideal
			if spread > 0 {
				delta /= 0.01 + math.Abs(scores[a]-scores[b])
			}
			rho := 1 / (1 + math.Exp(scores[a]-scores[b]))
			gradient[a] -= rho * delta
			gradient[b] += rho * delta
			hessian[a] += rho * (1 - rho) * delta
			hessian[b] += rho * (1 - rho) * delta
			sum += 2 * rho * delta
		}
	}
	scale(gradient, hessian, sum, group[0].weight())
}

// discount is what a place counts in DCG.
func discount(place int) float64 { return 1 / math.Log2(2+float64(place)) }

func scale(gradient, hessian []float64, sum, weight float64) {
	if sum <= 0 {
		return
	}
	norm := weight * math.Log2(1+sum) / sum
	for i := range gradient {
		gradient[i] *= norm
		hessian[i] *= norm
	}
}

// train grows the trees of each bag one after the other on the gradients that are left.
func train(examples []Example, loss objective, o Options) *rank.Forest {
	forest := &rank.Forest{}
	bags := max(1, o.Bags)
	for bag := range bags {
		t := newTrainer(examples, o)
		random := rand.New(rand.NewPCG(o.Seed, o.Seed+uint64(bag)))
		for range o.Trees {
			loss(t.scores, t.gradient, t.hessian)
			t.chooseFeatures(random)
			tree := t.grow()
			tree.Scale(1 / float32(bags))
			forest.Add(tree)
		}
	}
	return forest
}
