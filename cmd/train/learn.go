package main

import (
	"fmt"

	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
)

// The options of the vectors that tell what words go together, and of the trees that
// rank.
var (
	relateOptions = relate.Options{LeastAsked: 15, LeastSaid: 150, Epochs: 2, Rate: 0.05, Decay: 1e-4, Drop: 0.3, Seed: 1}
	rankerOptions = boost.Options{Trees: 140, Leaves: 15, MinLeaf: 100, Rate: 0.13, L2: 0.5, Fraction: 0.3, Seed: 1, Bags: 2}
)

// learned is what chooses pieces.
type learned struct {
	ranker  *rank.Forest
	related *relate.Model
}

// learn makes what chooses pieces from groups whose related words are described.
func learn(groups []group) learned {
	fmt.Printf("training a ranker on %d questions\n", len(groups))
	return learned{boost.Rank(examplesOf(groups), rankerOptions), trainRelated(groups)}
}

// without are the groups of all folds but one.
func without(groups []group, fold int) (kept []group) {
	for _, g := range groups {
		if g.fold != fold {
			kept = append(kept, g)
		}
	}
	return kept
}

// describeRelated fills in the features of related words, of each fold by vectors that
// have not seen it. Trees without these features come first: the words have to learn
// only what those lack.
func describeRelated(groups []group) {
	setOffsets(groups)
	for fold := range folds {
		model := trainRelated(without(groups, fold))
		for _, g := range groups {
			if g.fold == fold {
				g.relate(model)
			}
		}
	}
}

// setOffsets scores the candidates of the groups that words are learned from by trees
// that have not seen them.
func setOffsets(groups []group) {
	options := rankerOptions
	options.Trees /= 2
	var related []group
	for _, g := range groups {
		if g.relates {
			related = append(related, g)
		}
	}
	for fold := range folds {
		forest := boost.Rank(examplesOf(without(related, fold)), options)
		for _, g := range related {
			if g.fold != fold {
				continue
			}
			for i := range g.candidates {
				c := &g.candidates[i]
				c.offset = forest.Score(&c.Features)
			}
		}
	}
}

func (g group) relate(model *relate.Model) {
	question := model.Question(g.asked)
	if question == (relate.Vector{}) {
		return
	}
	for i := range g.candidates {
		sentence := model.Sentence(g.candidates[i].terms)
		g.candidates[i].Features[rank.Related] = question.Dot(&sentence)
	}
	rank.Gaps(len(g.candidates), func(i int) *rank.Features { return &g.candidates[i].Features }, rank.Related, rank.RelatedGap)
}

// trainRelated learns what words go together.
func trainRelated(groups []group) *relate.Model {
	var examples []relate.Example
	for _, g := range groups {
		if !g.relates {
			continue
		}
		e := relate.Example{Question: g.asked}
		for _, c := range g.candidates {
			e.Sentences = append(e.Sentences, relate.Sentence{Terms: c.terms, Right: c.Right, Offset: c.offset})
		}
		examples = append(examples, e)
	}
	return relate.Train(examples, relateOptions)
}

// names are the names of the terms that a corpus's texts have.
func names(c corpus) relate.Names {
	names := relate.Names{}
	for _, d := range c.docs {
		relate.NamesOf(d.Text, names)
	}
	for _, q := range c.questions {
		relate.NamesOf(q.Text, names)
	}
	return names
}

// examplesOf are the groups as the ranker's training wants them.
func examplesOf(groups []group) [][]boost.Example {
	all := make([][]boost.Example, 0, len(groups))
	for _, g := range groups {
		examples := make([]boost.Example, len(g.candidates))
		for j, c := range g.candidates {
			examples[j] = c.Example
		}
		if len(examples) > 0 {
			all = append(all, examples)
		}
	}
	return all
}
