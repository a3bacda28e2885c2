package knowledge

import (
	"fmt"
	"strings"
)

// A Translation is a document in another language, aligned with it sentence by
// sentence.
type Translation struct {
	Lang  string // BCP 47
	Title string
	// Sections holds the name of each of the document's sections.
	Sections []string
	// Sentences holds the translation of each of the document's sentences.
	Sentences []string
}

// AddTranslation reads a translation of d into lang and aligns it. source is
// Markdown with the headings and paragraphs of d in the same order, and in each
// paragraph one line for each sentence of d. It returns an error that names the
// first heading or paragraph that does not fit; d is then as it was.
func (d *Document) AddTranslation(lang, source string) error {
	t := Translation{Lang: lang}
	var paragraphs [][]string
	b := markdownBuilder(d.ID, source, func(b *builder, s string) {
		paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(s), "\n"))
		b.paragraph(s)
	})
	t.Title = b.doc.Title
	for _, s := range b.doc.Sections {
		t.Sections = append(t.Sections, s.Name())
	}
	if len(t.Sections) != len(d.Sections) {
		return fmt.Errorf("translate %s to %s: %d headings, the original has %d",
			d.ID, lang, len(t.Sections)-1, len(d.Sections)-1)
	}
	lengths := d.paragraphLengths()
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

// paragraphLengths counts the sentences of each paragraph.
func (d *Document) paragraphLengths() []int {
	var lengths []int
	for _, s := range d.Sentences {
		for len(lengths) <= s.Paragraph {
			lengths = append(lengths, 0)
		}
		lengths[s.Paragraph]++
	}
	return lengths
}
