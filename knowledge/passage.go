package knowledge

import (
	"unicode/utf8"

	"detente/knowledge/language"
)

// passageSize is the length, in characters, that a passage does not outgrow
// unless one sentence does by itself. Measured on CMRC train with `detente eval`:
// see eval/README.md.
const passageSize = 400

// A Passage is a run of sentences of one section, the unit that is searched.
type Passage struct {
	Document *Document
	Number   int // counts the document's passages from 1
	Section  int // index in the document's Sections
	// First and End are the range of the passage's sentences.
	First, End int
}

// Text is the passage as it is shown.
func (p *Passage) Text() string {
	s := p.Document.Sentences
	return p.Document.Text[s[p.First].Start:s[p.End-1].End]
}

// Passages cuts documents into passages, in their order, as [Open] does.
func Passages(docs []*Document) []*Passage {
	var all []*Passage
	for _, d := range docs {
		all = append(all, passages(d)...)
	}
	return all
}

// passages cuts a document into passages: whole paragraphs of one section as
// long as they fit into passageSize, longer paragraphs at sentences.
func passages(d *Document) []*Passage {
	var all []*Passage
	var open *Passage
	for i := range d.Sentences {
		if open == nil || d.Sentences[i].Section != open.Section || !fits(d, open, i) {
			open = &Passage{Document: d, Number: len(all) + 1, Section: d.Sentences[i].Section, First: i}
			all = append(all, open)
		}
		open.End = i + 1
	}
	return all
}

// fits reports whether p can take sentence i. A paragraph that fits into a
// passage of its own is not split over two.
func fits(d *Document, p *Passage, i int) bool {
	last := i
	for last+1 < len(d.Sentences) && d.Sentences[last+1].Paragraph == d.Sentences[i].Paragraph {
		last++
	}
	if d.Sentences[i-1].Paragraph != d.Sentences[i].Paragraph && size(d, i, last) <= passageSize {
		return size(d, p.First, last) <= passageSize
	}
	return size(d, p.First, i) <= passageSize
}

// size is the length of the sentences first to last in characters. A word of an
// alphabet counts for fewer characters than it has letters: it says as much as
// about two Han characters.
func size(d *Document, first, last int) int {
	shown := d.Text[d.Sentences[first].Start:d.Sentences[last].End]
	n := utf8.RuneCountInString(shown)
	if language.Primary(d.Lang) != "zh" && language.Primary(d.Lang) != "ja" {
		n /= 3
	}
	return n
}
