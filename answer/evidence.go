package answer

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"detente/answer/rank"
	"detente/answer/relate"
	"detente/knowledge/edition"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// searched is how many passages are read for evidence.
const searched = 10

// maxCandidates is how many sentences of them are looked at closely, the best by
// rough.
const maxCandidates = 40

// An evidence is a sentence with how well it fits a question.
type evidence struct {
	candidate
	score float64 // by the trees; comparable within one question
}

//go:embed ranker.txt
var rankerText string

// ranker orders the sentences; cmd/train made it.
var ranker = sync.OnceValue(func() *rank.Forest { return mustParse(rankerText) })

//go:embed related.txt
var relatedText string

// related knows what words go together; cmd/train made it.
var related = sync.OnceValue(func() *relate.Model {
	m, err := relate.Parse(relatedText)
	if err != nil {
		panic(fmt.Sprintf("answer: embedded related words: %v", err))
	}
	return m
})

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
	hits, err := a.search(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if len(hits) == 0 {
		return nil, nil
	}
	candidates := newPool(a.base, a.options.Related, &r, hits).candidates
	all := make([]evidence, len(candidates))
	for i, c := range candidates {
		all[i] = evidence{c, a.options.Ranker.Score(&c.features) - r.lacking(&c)}
	}
	slices.SortStableFunc(all, func(a, b evidence) int { return cmp.Compare(b.score, a.score) })
	return all, nil
}

// ranked is how many passages are ranked, of which the best are read.
const ranked = 60

// search finds the passages that are read: the best ones, and those beside the very
// best, which may hold what these lead up to.
func (a *Responder) search(ctx context.Context, r reading) ([]index.Hit, error) {
	found, err := a.base.Search(ctx, r.query(ranked))
	if err != nil {
		return nil, err
	}
	editions, named := a.base.Editions(), edition.Named(r.text)
	if found = editions.Choose(found, named); len(found) == 0 {
		return nil, nil
	}
	read := found[:min(len(found), searched):min(len(found), searched)]
	for _, h := range found[:min(len(found), neighboured)] {
		for _, beside := range []int{-1, 1} {
			p := a.base.Beside(h.Passage, beside)
			if p == nil || !editions.Reads(p, named) || slices.ContainsFunc(read, func(o index.Hit) bool { return o.Passage == p }) {
				continue
			}
			score := found[len(found)-1].Score / 2
			if at := slices.IndexFunc(found, func(o index.Hit) bool { return o.Passage == p }); at >= 0 {
				score = found[at].Score
			}
			read = append(read, index.Hit{Passage: p, Score: score})
		}
	}
	return read, nil
}

// neighboured is how many of the best passages have those beside them read too.
const neighboured = 3

// kindLoss is what a sentence without the date or the number that is asked for loses
// of its score: CMRC's authors rarely ask for what no sentence tells so plainly, so
// that the trees learn too little of it.
const kindLoss = 1.5

// anotherLoss is what a piece loses of its score that is of another thing than the
// question names.
const anotherLoss = 1.5

// lacking is what a piece's score loses for what it lacks.
func (r *reading) lacking(c *candidate) (loss float64) {
	if r.lacksKind(&c.features) {
		loss += kindLoss
	}
	if c.another {
		loss += anotherLoss
	}
	return loss
}

// lacksKind reports whether a date or a number is asked for and a sentence has none.
func (r *reading) lacksKind(f *rank.Features) bool {
	return f[rank.Fit] == 0 && (r.kind == When || r.kind == HowMany)
}

// A match tells for each of a reading's terms whether a piece of text has it.
type match []bool

// match looks for the reading's terms in texts that are given by their sorted
// terms: in any of them.
func (r *reading) match(texts ...[]language.Term) match {
	m := make(match, len(r.terms))
	for i, t := range r.terms {
		m[i] = slices.ContainsFunc(texts, t.in)
	}
	return m
}

func (m match) weight(r reading) (sum float64) {
	for i, has := range m {
		if has {
			sum += r.terms[i].weight
		}
	}
	return sum
}

// add adds what o has to m itself.
func (m match) add(o match) {
	for i, has := range o {
		m[i] = m[i] || has
	}
}
