package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"detente/answer"
	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/knowledge"
	"detente/knowledge/document"
)

// groupSize is how many documents a small base has.
const groupSize = 8

// rankingGroups describes the candidates of each question twice: as found among
// all documents, and among eight of which every second has lost its title. The
// trees have to be right for large bases and small, with titles and without.
func rankingGroups(ctx context.Context, set score.Set) ([]group, error) {
	groups, err := ranked(ctx, set.Documents, set.Questions)
	if err != nil {
		return nil, err
	}
	for _, small := range smallSets(set) {
		more, err := ranked(ctx, small.Documents, small.Questions)
		if err != nil {
			return nil, err
		}
		for i := range more {
			more[i].small = true
		}
		groups = append(groups, more...)
	}
	return groups, nil
}

// smallSets parts a set into sets of groupSize documents, every second of them
// without its title.
func smallSets(set score.Set) []score.Set {
	byDocument := map[string][]score.Question{}
	for _, q := range set.Questions {
		byDocument[q.Passage] = append(byDocument[q.Passage], q)
	}
	var sets []score.Set
	for start := 0; start < len(set.Documents); start += groupSize {
		var small score.Set
		docs := set.Documents[start:min(start+groupSize, len(set.Documents))]
		small.Documents = someUntitled(docs)
		for _, d := range docs {
			small.Questions = append(small.Questions, byDocument[d.ID]...)
		}
		sets = append(sets, small)
	}
	return sets
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

// ranked are the candidates of each question about docs, a group a question,
// without the features of related words.
func ranked(ctx context.Context, docs []*document.Document, questions []score.Question) ([]group, error) {
	var groups []group
	err := try(ctx, docs, questions, learned{ranker: &rank.Forest{}, related: &relate.Model{}}, func(q score.Question, t answer.Trial) {
		// As they stand in the documents: the order in which they come depends on
		// the trees that are to be replaced.
		slices.SortFunc(t.Candidates, func(a, b answer.Candidate) int {
			return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Sentence, b.Sentence))
		})
		g := group{passage: q.Passage, asked: t.Asked}
		for _, c := range t.Candidates {
			example := boost.Example{Features: c.Features, Right: c.Document == q.Passage && holds(c.Quote, q.Answers)}
			g.candidates = append(g.candidates, candidate{Example: example, terms: c.Terms})
		}
		groups = append(groups, g)
	})
	return groups, err
}

// try asks questions of docs, in order; what chooses is by, or where that has
// nothing, what is part of the program.
func try(ctx context.Context, docs []*document.Document, questions []score.Question, by learned, seen func(score.Question, answer.Trial)) error {
	responder, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{Ranker: by.ranker, Related: by.related})
	if err != nil {
		return err
	}
	for _, q := range questions {
		t, err := responder.Try(ctx, answer.Question{Text: q.Text})
		if errors.Is(err, answer.ErrEmpty) || err == nil && len(t.Candidates) == 0 {
			continue
		}
		if err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		seen(q, t)
	}
	return nil
}

// holds reports whether a quote has one of the answers, white space apart.
func holds(quote string, answers []string) bool {
	quote = squeeze(quote)
	for _, a := range answers {
		if strings.Contains(quote, squeeze(a)) {
			return true
		}
	}
	return false
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
