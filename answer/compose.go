package answer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"detente/answer/phrase"
	"detente/answer/rank"
	"detente/knowledge/language"
)

// The most that an answer quotes: sentences, and characters in all. One sentence
// that is longer by itself is quoted whole.
const (
	maxQuotes     = 2
	maxQuoteRunes = 200
)

// secondLead is how far behind the best sentence's score a second one may be to
// be quoted too. On CMRC trial 2.5 answers 85.2 % right, 1.5 answers 83.9 %.
const secondLead = 2.5

// chooseQuotes returns the best one or two of the ranked sentences. A second one
// has to come near the best, and to have the date or number that is wanted; where a
// model reads the quotes, one that gives it orders is left out.
func (a *Responder) chooseQuotes(r reading, found []evidence) []evidence {
	chosen := found[:1:1]
	for _, e := range found[1:] {
		if len(chosen) == maxQuotes || e.score < chosen[0].score-secondLead {
			break
		}
		if quoteRunes(chosen[0])+quoteRunes(e) > maxQuoteRunes || sameText(chosen[0], e) || e.features[rank.Fit] == 0 {
			continue
		}
		if !a.phrases(r) || !phrase.IsOrder(e.doc.Quote(e.sentence)) {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

func quoteRunes(e evidence) int { return utf8.RuneCountInString(e.doc.Quote(e.sentence)) }

func sameText(a, b evidence) bool { return a.doc.Quote(a.sentence) == b.doc.Quote(b.sentence) }

// citation makes the citation number n of a sentence for a reader of lang.
func citation(n int, e evidence, lang string) Citation {
	d, s := e.doc, e.doc.Sentences[e.sentence]
	c := Citation{
		N: n, Document: d.ID, Title: d.Title, URL: d.SectionURL(s.Section), Section: d.SectionOf(e.sentence).Name(), Sentence: e.sentence + 1,
		Quote: d.Quote(e.sentence), Start: s.Start, End: s.End, Score: e.score,
	}
	if language.Primary(lang) == language.Primary(d.Lang) {
		return c
	}
	if t := d.Translation(lang); t != nil {
		c.Translation = t.Sentences[e.sentence]
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

// compose writes the reply: the lead, if there is one, and each quoted sentence, in
// the reader's language where there is a translation, with the number of its
// citation.
func compose(lead string, citations []Citation) string {
	var lines []string
	if lead != "" {
		lines = append(lines, lead)
	}
	for _, c := range citations {
		lines = append(lines, fmt.Sprintf("%s [%d]", c.Shown(), c.N))
	}
	return strings.Join(lines, "\n")
}
