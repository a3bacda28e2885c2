package answer

import (
	"strings"
	"unicode/utf8"

	"detente/answer/phrase"
	"detente/answer/rank"
	"detente/answer/wording"
)

// maxQuotes is how many quotes an answer has at most.
const maxQuotes = 2

// secondLead is how far behind the best sentence's score a second one may be to
// be quoted too. On CMRC trial 2.5 answers 85.2 % right, 1.5 answers 83.9 %.
const secondLead = 2.5

// chooseQuotes returns the best one or two of the ranked pieces. A second one has to
// come near the best, to have the date or number that is wanted, and to be another
// part of the text; where a model reads the quotes, one that gives it orders is left
// out.
func (a *Responder) chooseQuotes(r reading, found []evidence) []evidence {
	chosen := found[:1:1]
	prose, structured := chosen[0].runes()
	for _, e := range found[1:] {
		if len(chosen) == maxQuotes || e.score < chosen[0].score-secondLead {
			break
		}
		p, s := e.runes()
		if prose+p > maxProse || structured+s > maxStructured || chosen[0].overlaps(&e.candidate) || sameText(chosen[0], e) || e.features[rank.Fit] == 0 {
			continue
		}
		if !a.phrases(r) || !phrase.IsOrder(e.quote(e.doc)) {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

// runes is how many characters of prose and of lists, tables and code a candidate
// quotes.
func (c *candidate) runes() (prose, structured int) {
	n := utf8.RuneCountInString(c.quote(c.doc))
	if c.isProse() {
		return n, 0
	}
	return 0, n
}

// overlaps reports whether two candidates quote some of the same text.
func (c *candidate) overlaps(o *candidate) bool {
	if c.doc != o.doc {
		return false
	}
	for _, a := range c.spans(c.doc) {
		for _, b := range o.spans(o.doc) {
			if a.Start < b.End && b.Start < a.End {
				return true
			}
		}
	}
	return false
}

func quoteRunes(e evidence) int { return utf8.RuneCountInString(e.quote(e.doc)) }

func sameText(a, b evidence) bool { return a.quote(a.doc) == b.quote(b.doc) }

// citation makes the citation number n of a piece for a reader of lang.
func citation(n int, e evidence, lang string) Citation {
	d := e.doc
	c := Citation{
		N: n, Document: d.ID, Title: d.Title, URL: d.SectionURL(d.Blocks[e.block].Section), Section: d.Sections[d.Blocks[e.block].Section].Name(), Sentence: e.first + 1, Score: e.score, More: e.cut,
	}
	t := translationFor(d, lang)
	var quotes []string
	for _, sp := range e.spans(d) {
		c.Parts = append(c.Parts, Part{Quote: d.Text[sp.Start:sp.End], Start: sp.Start, End: sp.End, Leaves: leavesOf(d, sp, t)})
		quotes = append(quotes, d.Text[sp.Start:sp.End])
	}
	c.Quote, c.Start, c.End = strings.Join(quotes, "\n"), c.Parts[0].Start, c.Parts[len(c.Parts)-1].End
	switch {
	case t == nil || e.last == e.first:
	case e.isProse():
		c.Translation = strings.Join(t.Sentences[e.first:e.last], "\n")
	default:
		c.Translation = translation(c.Leaves())
	}
	return c
}

// citations makes the citations of sentences, numbered from 1, with what was asked
// for and what a reader has to know of the sentence before.
func (a *Responder) citations(quoted []evidence, r reading, lang string) []Citation {
	all := make([]Citation, len(quoted))
	for i, e := range quoted {
		all[i] = citation(i+1, e, lang)
		all[i].Wanted = append(wanted(r, all[i].Quote, i == 0), wanted(r, all[i].Translation, i == 0)...)
	}
	for i, e := range quoted {
		all[i].Context = a.contextOf(e, all, lang)
	}
	return all
}

// compose writes the reply in the language lang: the lead, if there is one, and each
// quote, in the reader's language where there is a translation, with the number of
// its citation.
func compose(lead string, citations []Citation, lang string) string {
	var lines []string
	if lead != "" {
		lines = append(lines, lead)
	}
	for _, c := range citations {
		lines = append(lines, c.labelled(wording.For(lang)))
	}
	return strings.Join(lines, "\n")
}

// labelled is a quote with its number. Nothing stands behind a line of code: it would
// be typed with it.
func (c Citation) labelled(words wording.Words) string {
	switch code := c.EndsInCode(); {
	case c.More > 0:
		return c.Shown() + "\n" + words.More(c.More, code) + " " + label(c.N)
	case code:
		return c.Shown() + "\n" + label(c.N)
	}
	return c.Shown() + " " + label(c.N)
}
