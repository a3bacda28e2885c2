package markdown

import (
	"fmt"
	"strings"

	"detente/knowledge/document"
)

// AddTranslation reads a translation of d into lang and aligns it. source is
// Markdown with the headings and paragraphs of d in the same order, and in each
// paragraph one line for each sentence of d. It returns an error that names the
// first heading or paragraph that does not fit; d is then as it was.
func AddTranslation(d *document.Document, lang, source string) error {
	t := document.Translation{Lang: lang}
	translated := parse(d.ID, source, true)
	var paragraphs [][]string
	for _, b := range translated.Blocks {
		if b.From < b.To && b.Kind.IsLeaf() {
			paragraphs = append(paragraphs, strings.Split(translated.Shown(b), "\n"))
		}
	}
	t.Title = translated.Title
	for _, s := range translated.Sections {
		t.Sections = append(t.Sections, s.Name())
	}
	if len(t.Sections) != len(d.Sections) {
		return fmt.Errorf("translate %s to %s: %d headings, the original has %d",
			d.ID, lang, len(t.Sections)-1, len(d.Sections)-1)
	}
	lengths := blockLengths(d)
	if len(paragraphs) != len(lengths) {
		return fmt.Errorf("translate %s to %s: %d paragraphs, the original has %d",
			d.ID, lang, len(paragraphs), len(lengths))
	}
	for i, lines := range paragraphs {
		if len(lines) != lengths[i] {
			return fmt.Errorf("translate %s to %s: paragraph %d has %d lines, the original %d sentences; it begins %q",
				d.ID, lang, i+1, len(lines), lengths[i], lines[0])
		}
		t.Sentences = append(t.Sentences, lines...)
	}
	d.Translations = append(d.Translations, t)
	return nil
}

// blockLengths counts the sentences of each block that has some.
func blockLengths(d *document.Document) []int {
	var lengths []int
	for i := range d.Sentences {
		if !d.SameBlock(i-1, i) {
			lengths = append(lengths, 0)
		}
		lengths[len(lengths)-1]++
	}
	return lengths
}
