package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"detente/knowledge"
	"detente/knowledge/text"
)

// searched is how many passages are read for evidence.
const searched = 6

// An evidence is a sentence with how well it fits a question.
type evidence struct {
	doc      *knowledge.Document
	sentence int // index in doc.Sentences
	score    float64
	features features
}

// features are what a sentence's score and the confidence are made of, each
// from 0 to 1.
type features struct {
	own     float64 // share of the question's weight that the sentence has
	context float64 // share that the sentence before, the headings and the title add
	passage float64 // the passage's score over the best passage's
	kind    float64 // 1: it has what the kind wants; 0: it lacks it; ½: nothing is wanted
	// covered is the share of the question's weight that the whole passage has,
	// its headings and title included.
	covered float64
}

// score weighs the features. The weights were fitted on CMRC train, the
// passage's then halved: what is fitted on long articles trusts it too much.
func (f features) score() float64 {
	return f.own + 0.35*f.context + 0.7*f.passage + 0.2*f.kind
}

// gather ranks the sentences of the best passages, best first.
func gather(ctx context.Context, base *knowledge.Base, r reading) ([]evidence, error) {
	hits, err := base.Search(ctx, r.query(searched))
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	var all []evidence
	for _, h := range hits {
		all = appendEvidence(all, base, r, h, h.Score/hits[0].Score)
	}
	slices.SortStableFunc(all, func(a, b evidence) int { return cmp.Compare(b.score, a.score) })
	return all, nil
}

// appendEvidence adds the sentences of one passage.
func appendEvidence(all []evidence, base *knowledge.Base, r reading, h knowledge.Hit, passage float64) []evidence {
	d := h.Passage.Document
	translation := d.Translation(r.lang)
	around := surroundings(base, d, h.Passage.Section, translation)
	before, passageMatch, first := newMatch(len(r.terms)), around.match(r), len(all)
	for i := h.Passage.First; i < h.Passage.End; i++ {
		own := matchSentence(base, r, d, i, translation)
		context := before.or(around.match(r)).without(own)
		f := features{
			own:     own.weight(r) / max(r.total, 1e-9),
			context: context.weight(r) / max(r.total, 1e-9),
			passage: passage,
			kind:    kindFit(r.kind, d.Quote(i)),
		}
		all = append(all, evidence{d, i, f.score(), f})
		before, passageMatch = own, passageMatch.or(own)
	}
	for i := range all[first:] {
		all[first+i].features.covered = passageMatch.weight(r) / max(r.total, 1e-9)
	}
	return all
}

// kindFit tells whether a sentence has what the kind of question wants.
func kindFit(k Kind, sentence string) float64 {
	var want text.Marks
	switch k {
	case When:
		want = text.HasDate
	case HowMany:
		want = text.HasNumber
	case Why:
		want = text.HasCause
	default:
		return 0.5
	}
	if text.MarksOf(sentence).Has(want) {
		return 1
	}
	return 0
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

func (m match) or(o match) match {
	both := slices.Clone(m)
	for i, has := range o {
		both[i] = both[i] || has
	}
	return both
}

func (m match) without(o match) match {
	for i, has := range o {
		m[i] = m[i] && !has
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

// surround is the text of a section's headings and of the document's title.
type surround []text.Term

func surroundings(base *knowledge.Base, d *knowledge.Document, section int, t *knowledge.Translation) surround {
	terms := base.Terms(d.Title+"\n"+d.Sections[section].Name(), d.Lang)
	if t != nil {
		terms = append(terms, base.Terms(t.Title+"\n"+t.Sections[section], t.Lang)...)
		slices.Sort(terms)
	}
	return terms
}

func (s surround) match(r reading) match {
	m := newMatch(len(r.terms))
	for i, t := range r.terms {
		m[i] = t.in(s)
	}
	return m
}
