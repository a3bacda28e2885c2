package answer

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/text"
)

// maxContext is the longest sentence, in characters, that is shown as context.
const maxContext = 120

// contextOf is the sentence before a quote that begins with a pronoun or points
// back otherwise (他说, 该系统, 双方), as a reader of lang sees it: without it
// nobody knows who is meant. It is empty where the sentence before stands in
// another paragraph, is quoted already, or is long.
func (a *Responder) contextOf(e evidence, quoted []Citation, lang string) string {
	d, i := e.doc, e.sentence
	if i == 0 || d.Sentences[i-1].Paragraph != d.Sentences[i].Paragraph || !a.base.Look(d, i).Marks.Has(text.Points) {
		return ""
	}
	if slices.ContainsFunc(quoted, func(c Citation) bool { return c.Document == d.ID && c.Sentence == i }) {
		return ""
	}
	shown := citation(0, evidence{candidate{doc: d, sentence: i - 1}, 0}, lang).Shown()
	if utf8.RuneCountInString(shown) > maxContext {
		return ""
	}
	return shown
}
