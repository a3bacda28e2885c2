package answer

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"detente/answer/rank"
	"detente/knowledge"
	"detente/knowledge/text"
)

// searched is how many passages are read for evidence.
const searched = 6

// maxCandidates is how many sentences of them are looked at closely, the best by
// rough.
const maxCandidates = 16

// An evidence is a sentence with how well it fits a question.
type evidence struct {
	candidate
	score float64 // by the trees; comparable within one question
}

//go:embed ranker.txt
var rankerText string

// ranker orders the sentences; cmd/train made it.
var ranker = sync.OnceValue(func() *rank.Forest { return mustParse(rankerText) })

// mustParse reads trees that are part of the program.
func mustParse(text string) *rank.Forest {
	forest, err := rank.Parse(text)
	if err != nil {
		panic(fmt.Sprintf("answer: embedded trees: %v", err))
	}
	return forest
}

// gather ranks the sentences of the best passages, best first.
func (a *Responder) gather(ctx context.Context, r reading) ([]evidence, error) {
	candidates, err := candidatesFor(ctx, a.base, r)
	if err != nil {
		return nil, err
	}
	all := make([]evidence, len(candidates))
	for i, c := range candidates {
		all[i] = evidence{c, a.options.Ranker.Score(&c.features)}
	}
	slices.SortStableFunc(all, func(a, b evidence) int { return cmp.Compare(b.score, a.score) })
	return all, nil
}

// candidatesFor describes the sentences that may answer.
func candidatesFor(ctx context.Context, base *knowledge.Base, r reading) ([]candidate, error) {
	hits, err := base.Search(ctx, r.query(searched))
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if len(hits) == 0 {
		return nil, nil
	}
	return newPool(base, &r, hits).candidates, nil
}

// A match tells for each of a reading's terms whether a piece of text has it.
type match []bool

func newMatch(n int) match { return make(match, n) }

func (m match) weight(r reading) (sum float64) {
	for i, has := range m {
		if has {
			sum += r.terms[i].weight
		}
	}
	return sum
}

// plus adds o, which may be nil, to m itself.
func (m match) plus(o match) match {
	for i, has := range o {
		m[i] = m[i] || has
	}
	return m
}

// matchSentence looks for the reading's terms in a sentence and its translation.
func matchSentence(base *knowledge.Base, r reading, d *knowledge.Document, i int, t *knowledge.Translation) match {
	original, translated := base.SentenceTerms(d, i, t)
	m := newMatch(len(r.terms))
	for j, term := range r.terms {
		m[j] = term.in(original) || term.in(translated)
	}
	return m
}

// surround is the terms of a section's headings and of the document's title.
type surround []text.Term

func (s surround) match(r reading) match {
	m := newMatch(len(r.terms))
	for i, t := range r.terms {
		m[i] = t.in(s)
	}
	return m
}
