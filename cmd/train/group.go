package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"

	"detente/answer"
	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// What a question counts in the training of the ranking. CMRC has twenty times as many
// as the documentations, and those made of structure say less than those of people.
const (
	documentationWeight = 8
	pairWeight          = 1
)

// A group is a question with its candidates.
type group struct {
	fold       int
	asked      []language.Term
	relates    bool // what words go together is learned from it
	candidates []candidate
}

// A candidate is an example with what the related words are learned from.
type candidate struct {
	boost.Example
	terms  []language.Term
	offset float64
}

// folds is how many parts all is parted into, so that what describes and judges a
// question was learned without its document.
const folds = 3

// foldOf is the part that a passage of CMRC belongs to.
func foldOf(passage string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(passage)) // never fails
	return int(h.Sum32() % folds)
}

// groupSize is how many documents a small base has.
const groupSize = 8

// groupsOf describes the candidates of the questions about each corpus, a group a
// question, without the features of related words. A documentation is of one fold.
func groupsOf(ctx context.Context, all []corpus) ([]group, error) {
	var groups []group
	for i, c := range all {
		more, err := c.groups(ctx, i%folds)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Printf("%s: %d questions\n", c.name, len(more))
		groups = append(groups, more...)
	}
	return groups, nil
}

func (c *corpus) groups(ctx context.Context, fold int) ([]group, error) {
	if c.encyclopedia {
		return c.passageGroups(ctx)
	}
	groups, err := c.ask(ctx, c.docs, c.questions, documentationWeight)
	if err != nil {
		return nil, err
	}
	small, err := c.fileGroups(ctx)
	if err != nil {
		return nil, err
	}
	groups = append(groups, small...)
	more, err := c.pairGroups(ctx)
	if err != nil {
		return nil, err
	}
	groups = append(groups, more...)
	for i := range groups {
		groups[i].fold = fold
	}
	return groups, nil
}

// fileGroups describes the candidates that the file which answers has by itself.
func (c *corpus) fileGroups(ctx context.Context) (groups []group, err error) {
	byPath := map[string]*document.Document{}
	for _, d := range c.docs {
		byPath[d.Path] = d
	}
	for _, q := range c.questions {
		d := byPath[withoutExtension(q.Passage)]
		if d == nil {
			continue
		}
		more, err := c.ask(ctx, []*document.Document{d}, []score.Question{q}, documentationWeight/2)
		if err != nil {
			return nil, err
		}
		groups = append(groups, more...)
	}
	return groups, nil
}

// passageGroups describes every second question as found among all documents, and the
// others as found among eight, of which every second has lost its title: the trees have
// to be right for large bases and small, with titles and without.
func (c *corpus) passageGroups(ctx context.Context) ([]group, error) {
	var large, small []score.Question
	for i, q := range c.questions {
		if i%2 == 0 {
			large = append(large, q)
		} else {
			small = append(small, q)
		}
	}
	groups, err := c.ask(ctx, c.docs, large, 1)
	if err != nil {
		return nil, err
	}
	for i := range groups {
		groups[i].relates = true
	}
	for _, part := range smallCorpora(c.docs, small) {
		more, err := c.ask(ctx, part.docs, part.questions, 1)
		if err != nil {
			return nil, err
		}
		groups = append(groups, more...)
	}
	return groups, nil
}

// smallCorpora parts documents into sets of groupSize, every second of them without its
// title, with the questions about them.
func smallCorpora(docs []*document.Document, questions []score.Question) (all []corpus) {
	byDocument := map[string][]score.Question{}
	for _, q := range questions {
		byDocument[q.Passage] = append(byDocument[q.Passage], q)
	}
	for part := range slices.Chunk(docs, groupSize) {
		small := corpus{docs: someUntitled(part), encyclopedia: true}
		for _, d := range part {
			small.questions = append(small.questions, byDocument[d.ID]...)
		}
		all = append(all, small)
	}
	return all
}

// someUntitled copies documents, every second one without its title.
func someUntitled(docs []*document.Document) []*document.Document {
	copies := make([]*document.Document, len(docs))
	for i, d := range docs {
		c := *d
		if i%2 == 0 {
			c.Title = ""
		}
		copies[i] = &c
	}
	return copies
}

// ask describes the candidates that docs have for questions.
func (c *corpus) ask(ctx context.Context, docs []*document.Document, questions []score.Question, weight float64) (groups []group, err error) {
	r, err := responder(docs, untrained())
	if err != nil {
		return nil, err
	}
	for _, q := range questions {
		if len(q.Answers) == 0 {
			continue
		}
		t, err := try(ctx, r, q.Text)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		groups = append(groups, newGroup(t, foldOf(q.Passage), weight, func(a answer.Candidate) bool { return c.right(q, a.Document, a.Quote) }))
	}
	return groups, nil
}

// pairGroups describes the candidates of questions made of the documents' structure.
func (c *corpus) pairGroups(ctx context.Context) (groups []group, err error) {
	r, err := responder(c.docs, untrained())
	if err != nil {
		return nil, err
	}
	for _, p := range c.somePairs() {
		t, err := try(ctx, r, p.Question)
		if err != nil {
			return nil, fmt.Errorf("question %q: %w", p.Question, err)
		}
		groups = append(groups, newGroup(t, 0, pairWeight, func(a answer.Candidate) bool { return answersPair(p, a) }))
	}
	return groups, nil
}

// maxExamples is how many candidates of a question count, the likeliest first, besides
// the right ones.
const maxExamples = 24

func newGroup(t answer.Trial, fold int, weight float64, right func(answer.Candidate) bool) group {
	g := group{fold: fold, asked: t.Asked}
	for i, c := range t.Candidates {
		e := boost.Example{Features: c.Features, Right: right(c), Weight: weight}
		if i < maxExamples || e.Right {
			g.candidates = append(g.candidates, candidate{Example: e, terms: c.Terms})
		}
	}
	return g
}

// untrained is what describes candidates before anything is learned.
func untrained() learned { return learned{ranker: &rank.Forest{}, related: &relate.Model{}} }

// try tells how a question would be answered; one that can't be read has no candidates.
func try(ctx context.Context, r *answer.Responder, question string) (answer.Trial, error) {
	t, err := r.Try(ctx, answer.Question{Text: question})
	if errors.Is(err, answer.ErrEmpty) {
		err = nil
	}
	return t, err
}
