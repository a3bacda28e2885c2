package answer

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// maxContext is the longest sentence, in characters, that is shown as context.
const maxContext = 120

// maxBack is how far back the sentence is looked for that names who is meant.
const maxBack = 3

// contextOf is the sentence before a quote that leans on it, as a reader of lang
// sees it: without it nobody knows who is meant. Where that sentence leans on
// another, it is the first that does not, or else the one before. It is empty where
// the quote does not lean, and where the sentence stands in another paragraph, is
// quoted already, or is long.
func (a *Responder) contextOf(e evidence, quoted []Citation, lang string) string {
	d := e.doc
	if !a.leans(e, lang) || !sameBlock(d, e.sentence-1, e.sentence) {
		return ""
	}
	named := e.sentence - 1
	for i := named; i > e.sentence-1-maxBack && sameBlock(d, i, e.sentence); i-- {
		if !a.leans(evidence{sentenceOf(d, i), 0}, lang) {
			named = i
			break
		}
	}
	if slices.ContainsFunc(quoted, func(c Citation) bool { return c.Document == d.ID && c.Sentence == named+1 }) {
		return ""
	}
	shown := citation(0, evidence{sentenceOf(d, named), 0}, lang).Shown()
	if utf8.RuneCountInString(shown) > maxContext {
		return ""
	}
	return shown
}

// leans reports whether a sentence can't be understood by itself: it begins with a
// pronoun or points back otherwise (他说, 该系统, 双方), in the original or as a reader
// of lang sees it, or it has no subject (成立于1949年).
func (a *Responder) leans(e evidence, lang string) bool {
	if a.base.Look(e.doc, e.sentence).Marks.Has(language.Points) || language.LacksSubject(e.doc.Quote(e.sentence)) {
		return true
	}
	shown := citation(0, e, lang).Translation
	return shown != "" && language.PointsBack(shown)
}

// sameBlock reports whether d has a sentence i, and that in the paragraph of
// sentence j.
func sameBlock(d *document.Document, i, j int) bool {
	return i >= 0 && i < len(d.Sentences) && d.Sentences[i].Block == d.Sentences[j].Block
}
