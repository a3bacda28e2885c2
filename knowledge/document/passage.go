package document

import (
	"strings"
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

// Lead is what has to be known of a passage that begins inside a list, a table or code,
// as it is shown: the paragraphs that lead into it and the row that names its columns,
// a line each, where they stand in an earlier passage. It is empty for others.
func (p *Passage) Lead() string {
	d := p.Document
	var lines []string
	leaf := d.Sentences[p.First].Block
	if header := d.HeaderOf(leaf); d.Blocks[leaf].Kind == Row && header >= 0 && d.Blocks[header].From < p.First {
		lines = append(lines, d.Shown(d.Blocks[header]))
	}
	for b := leaf; b >= 0; b = d.Blocks[b].Parent {
		if lead := d.Blocks[b].Lead; lead >= 0 && d.Blocks[lead].To <= p.First {
			last := d.Blocks[lead].To - 1
			lines = append(lines, d.Quote(last))
		}
	}
	return strings.Join(lines, "\n")
}

// Passages cuts documents into passages, in their order, as [Open] does.
func Passages(docs []*Document) []*Passage {
	var all []*Passage
	for _, d := range docs {
		all = append(all, passages(d)...)
	}
	return all
}

// passages cuts a document into passages of one section: whole blocks as long as
// they fit into passageSize, with the line that leads into them, longer ones at the
// blocks that they hold, and at sentences.
func passages(d *Document) []*Passage {
	var all []*Passage
	var open *Passage
	for _, u := range undivided(d) {
		section := d.Sentences[u.first].Section
		if open == nil || section != open.Section || size(d, open.First, u.end-1) > passageSize {
			open = &Passage{Document: d, Number: len(all) + 1, Section: section, First: u.first}
			all = append(all, open)
		}
		open.End = u.end
	}
	return all
}

// run is a range of sentences.
type run struct{ first, end int }

// undivided parts a document's sentences into runs that stay in one passage.
func undivided(d *Document) []run {
	var all []run
	add := func(r run, lead bool) {
		if n := len(all); n > 0 && lead && all[n-1].end == r.first && size(d, all[n-1].first, r.end-1) <= passageSize {
			all[n-1].end = r.end
			return
		}
		all = append(all, r)
	}
	for i := 0; i < len(d.Blocks); {
		b := &d.Blocks[i]
		switch {
		case b.From == b.To: // a heading
			i = b.Next
		case size(d, b.From, b.To-1) <= passageSize:
			add(run{b.From, b.To}, leads(d, i))
			i = b.Next
		case b.Kind.IsLeaf():
			for s := b.From; s < b.To; s++ {
				add(run{s, s + 1}, s == b.From && leads(d, i))
			}
			i = b.Next
		default:
			i++
		}
	}
	return all
}

// leads reports whether something leads into block i, or into a block that it is the
// first of.
func leads(d *Document, i int) bool {
	for ; i >= 0; i = d.Blocks[i].Parent {
		if d.Blocks[i].Lead >= 0 {
			return true
		}
		if p := d.Blocks[i].Parent; p < 0 || d.Blocks[p].From != d.Blocks[i].From {
			return false
		}
	}
	return false
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
