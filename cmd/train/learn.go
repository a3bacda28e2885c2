package main

import (
	"context"
	"fmt"
	"hash/fnv"

	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/knowledge/language"
)

// relateOptions are those of the vectors that tell what words go together.
var relateOptions = relate.Options{LeastAsked: 15, LeastSaid: 150, Epochs: 2, Rate: 0.05, Decay: 1e-4, Drop: 0.3, Seed: 1}

// folds is how many parts the questions are parted into so that what describes a
// question was learned without its document.
const folds = 4

// learned is what chooses sentences.
type learned struct {
	ranker  *rank.Forest
	related *relate.Model
}

// learn makes what chooses sentences from a set. Trees without the related words
// come first: the words have to learn only what those lack.
func learn(ctx context.Context, set score.Set) (learned, error) {
	groups, err := rankingGroups(ctx, set)
	if err != nil {
		return learned{}, err
	}
	setOffsets(groups)
	fillRelated(groups)
	fmt.Printf("training a ranker on %d questions\n", len(groups))
	return learned{boost.Rank(examplesOf(groups), rankerOptions), trainRelated(groups)}, nil
}

// fold is the part that a document's questions belong to.
func (g group) fold(n int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(g.passage)) // never fails
	return int(h.Sum32() % uint32(n))
}

// without are the groups of all folds but one.
func without(groups []group, fold, n int) (kept []group) {
	for _, g := range groups {
		if g.fold(n) != fold {
			kept = append(kept, g)
		}
	}
	return kept
}

// setOffsets scores each group by trees that have seen the other half.
func setOffsets(groups []group) {
	options := rankerOptions
	options.Trees /= 2
	for half := range 2 {
		forest := boost.Rank(examplesOf(without(groups, half, 2)), options)
		for _, g := range groups {
			if g.fold(2) != half {
				continue
			}
			for i := range g.candidates {
				c := &g.candidates[i]
				c.offset = forest.Score(&c.Features)
			}
		}
	}
}

// fillRelated fills in the features of related words, of each fold by vectors that
// have not seen it.
func fillRelated(groups []group) {
	for fold := range folds {
		model := trainRelated(without(groups, fold, folds))
		for _, g := range groups {
			if g.fold(folds) == fold {
				g.relate(model)
			}
		}
	}
}

func (g group) relate(model *relate.Model) {
	question := model.Question(g.asked)
	for i := range g.candidates {
		sentence := model.Sentence(g.candidates[i].terms)
		g.candidates[i].Features[rank.Related] = question.Dot(&sentence)
	}
	rank.Gaps(len(g.candidates), func(i int) *rank.Features { return &g.candidates[i].Features }, rank.Related, rank.RelatedGap)
}

// trainRelated learns from the groups that were found among all documents.
func trainRelated(groups []group) *relate.Model {
	var examples []relate.Example
	for _, g := range groups {
		if g.small {
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

// names are the names of the terms that a set's texts have.
func names(set score.Set) relate.Names {
	names := relate.Names{}
	for _, d := range set.Documents {
		relate.NamesOf(d.Text, names)
	}
	for _, q := range set.Questions {
		relate.NamesOf(q.Text, names)
	}
	return names
}

// examplesOf are the groups as the ranker's training wants them.
func examplesOf(groups []group) [][]boost.Example {
	all := make([][]boost.Example, len(groups))
	for i, g := range groups {
		all[i] = make([]boost.Example, len(g.candidates))
		for j, c := range g.candidates {
			all[i][j] = c.Example
		}
	}
	return all
}

// A group is a question with its candidates.
type group struct {
	passage    string
	asked      []language.Term
	small      bool // found among a few documents
	candidates []candidate
}

// A candidate is an example with what the related words are learned from.
type candidate struct {
	boost.Example
	terms  []language.Term
	offset float64
}
