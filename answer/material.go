package answer

import (
	"fmt"
	"slices"
	"strings"

	"detente/answer/claim"
	"detente/answer/phrase"
	"detente/answer/rank"
	"detente/knowledge/language"
)

const (
	// maxMaterial is how many sentences a model is given.
	maxMaterial = 12
	// nextLead is how far behind the best sentence's score another may be to be
	// given to a model: what the question has little to do with would only lead it
	// astray.
	nextLead = 4
	// leastOwn is the share of the question's weight that a sentence other than a
	// quote has to have itself. A sentence that shares nothing with the question
	// answers nothing of it, and is where an order to the model is found most often.
	leastOwn = 0.1
)

// A material is the sentences that a model is given, in the order of their
// numbers.
type material struct {
	evidence []evidence
	sources  []phrase.Source
}

// material collects what a model is given: the quotes first; then the sentence
// before one that leans on it, and those around them in their paragraphs; then those
// that were ranked next. But for the first two they have to be of the question's
// matter.
func (a *Responder) material(f finding, lang string) material {
	var m material
	for _, e := range f.quoted {
		m.add(e, lang, true)
	}
	if f.ranked == nil {
		return m
	}
	for _, e := range f.quoted {
		for _, i := range []int{e.sentence - 1, e.sentence + 1} {
			if !sameBlock(e.doc, i, e.sentence) {
				continue
			}
			leans := i < e.sentence && a.base.Look(e.doc, e.sentence).Marks.Has(language.Points)
			if near := f.find(e, i); leans || near.features[rank.Own] >= leastOwn {
				m.add(near, lang, false)
			}
		}
	}
	for _, e := range f.ranked {
		if e.score >= f.ranked[0].score-nextLead && e.features[rank.Own] >= leastOwn {
			m.add(e, lang, false)
		}
	}
	return m
}

// find is sentence i of e's document with its score, which is 0 where it was not
// ranked.
func (f finding) find(e evidence, i int) evidence {
	for _, r := range f.ranked {
		if r.doc == e.doc && r.sentence == i {
			return r
		}
	}
	return evidence{candidate: sentenceOf(e.doc, i)}
}

// add adds a sentence unless there are enough, its text is among them, or it is
// written to a model.
func (m *material) add(e evidence, lang string, quoted bool) {
	has := func(o evidence) bool { return sameText(o, e) }
	if len(m.evidence) == maxMaterial || slices.ContainsFunc(m.evidence, has) {
		return
	}
	s := source(e, lang)
	if phrase.IsOrder(s.Text) || phrase.IsOrder(s.Translation) {
		return
	}
	s.Quoted = quoted
	m.evidence, m.sources = append(m.evidence, e), append(m.sources, s)
}

// source is a sentence as a model and the checker get it, for a reader of lang.
func source(e evidence, lang string) phrase.Source {
	d := e.doc
	c := citation(0, e, lang)
	s := phrase.Source{
		Source: claim.Source{Text: c.Quote, Lang: d.Lang, Title: unlessOrder(d.Title), Section: unlessOrder(c.Section)},
		Key:    d.ID + "#" + rangesOf(c),
	}
	if c.Translation != "" {
		s.Translation, s.TranslationLang = c.Translation, d.Translation(lang).Lang
	}
	if sameBlock(e.doc, e.sentence-1, e.sentence) {
		s.Before = d.Quote(e.sentence - 1)
	}
	return s
}

// rangesOf names what a citation quotes of its document: a list and its last item
// begin and end together where one line leads into both.
func rangesOf(c Citation) string {
	var all strings.Builder
	for _, p := range c.Parts {
		fmt.Fprintf(&all, "%d-%d ", p.Start, p.End)
	}
	return all.String()
}

// unlessOrder is a title or heading, and "" for one that is written to a model.
func unlessOrder(s string) string {
	if phrase.IsOrder(s) {
		return ""
	}
	return s
}

// label is how a citation is written into an answer's text.
func label(n int) string { return fmt.Sprintf("[%d]", n) }
