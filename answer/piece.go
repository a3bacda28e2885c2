package answer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// The most that a piece quotes, in characters: of prose, unless one sentence is
// longer by itself, and of lists, tables and code.
const (
	maxProse      = 200
	maxStructured = 700
)

// A form says what a piece of a document is.
type form uint8

const (
	sentenceForm form = iota // a sentence of prose, or a line of code
	paragraphForm
	itemForm
	listForm
	rowForm
	tableForm
	codeForm
	headingForm
	sectionForm // all of a short section
	openingForm // the first sentences under a heading
)

// A piece is what can be quoted of a document as an answer: a sentence, or blocks.
type piece struct {
	form form
	// block is the block that it is or stands in, that of a sentence its leaf.
	block int
	// first and end are the range of its own sentences; that of a heading is empty,
	// at the first sentence below it.
	first, end int
	// lead is the block that leads into it or the row that names its columns, -1 for
	// none.
	lead int
	// cut is how many items, rows or lines of it are not quoted for their length.
	cut int
	// headed tells that the heading above it is quoted with it.
	headed bool
	// last is the end of what is quoted of its own sentences.
	last int
}

// piecesOf are the pieces of the sentences first to end of a document.
func piecesOf(d *document.Document, first, end int) []piece {
	var all []piece
	var seen []int
	for i := first; i < end; i++ {
		leaf := d.Sentences[i].Block
		if k := d.Blocks[leaf].Kind; k != document.Code && k != document.Row && !announces(d, i) {
			all = append(all, piece{form: sentenceForm, block: leaf, first: i, end: i + 1, last: i + 1, lead: leadOfBlock(d, leaf, i)})
		}
		for b := leaf; b >= 0 && !slices.Contains(seen, b); b = d.Blocks[b].Parent {
			seen = append(seen, b)
			if p, ok := pieceOfBlock(d, b); ok {
				all = append(all, p)
			}
		}
	}
	section := d.Sentences[first].Section
	if s := d.Sections[section]; first == s.First && s.Heading >= 0 {
		all = append(all, piece{form: headingForm, block: s.Heading, first: first, end: first, last: first, lead: -1})
		if p, ok := pieceOfSection(d, section); ok {
			all = append(all, p)
		}
		if p, ok := openingOf(d, section); ok {
			all = append(all, p)
		}
	}
	return all
}

// announces reports whether sentence i only leads into the block that follows it:
// it ends with a colon, or without a full stop.
func announces(d *document.Document, i int) bool {
	leaf := &d.Blocks[d.Sentences[i].Block]
	if i != leaf.To-1 || leaf.Next >= len(d.Blocks) || d.Blocks[leaf.Next].Lead != d.Sentences[i].Block {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(d.Quote(i))
	return document.LeadsIn(d.Quote(i)) || unicode.IsLetter(last) || unicode.IsDigit(last)
}

// openingOf are the first sentences under a heading that asks, as many as can be quoted.
func openingOf(d *document.Document, section int) (p piece, ok bool) {
	s := d.Sections[section]
	end := s.First
	for end < s.End && d.BlockOf(end).Kind == document.Paragraph && shownRunes(d, s.First, end+1) <= maxProse && !announces(d, end) {
		end++
	}
	if end < s.First+2 || !language.IsQuestion(d.Shown(d.Blocks[s.Heading])) {
		return piece{}, false
	}
	return piece{form: openingForm, block: s.Heading, first: s.First, end: end, last: end, lead: -1}, true
}

// leadOfBlock is what has to be known to understand a block or a sentence of it.
func leadOfBlock(d *document.Document, b, sentence int) int {
	if d.Blocks[b].Kind == document.Row {
		return d.HeaderOf(b)
	}
	for ; b >= 0; b = d.Blocks[b].Parent {
		if d.Blocks[b].Lead >= 0 {
			return d.Blocks[b].Lead
		}
	}
	return -1
}

var forms = map[document.Kind]form{
	document.Code: codeForm, document.Row: rowForm, document.Table: tableForm,
	document.List: listForm, document.Item: itemForm, document.Quotation: paragraphForm, document.Callout: paragraphForm,
	document.Definition: itemForm, document.Question: itemForm,
}

// pieceOfBlock is a block as a piece; ok is false where a sentence of it is the same,
// and where it is too long to be quoted in part.
func pieceOfBlock(d *document.Document, b int) (p piece, ok bool) {
	bl := &d.Blocks[b]
	f, known := forms[bl.Kind]
	if !known || bl.From == bl.To {
		return piece{}, false
	}
	p = piece{form: f, block: b, first: bl.From, end: bl.To, last: bl.To, lead: leadOfBlock(d, b, bl.From)}
	length := shownRunes(d, bl.From, bl.To)
	if f == paragraphForm {
		return p, bl.To-bl.From > 1 && length <= maxProse
	}
	if length > maxStructured {
		p.cutTo(d, maxStructured)
	}
	return p, p.last > p.first
}

// pieceOfSection is a short section that holds more than one block as a piece.
func pieceOfSection(d *document.Document, section int) (p piece, ok bool) {
	s := d.Sections[section]
	if s.End-s.First < 2 || shownRunes(d, s.First, s.End) > maxStructured {
		return piece{}, false
	}
	prose, structured := 0, 0
	top := 0
	for i := d.Sections[section].Heading + 1; i < len(d.Blocks) && d.Blocks[i].Section == section; i = d.Blocks[i].Next {
		top++
		if d.Blocks[i].Kind == document.Paragraph {
			prose += utf8.RuneCountInString(d.Shown(d.Blocks[i]))
		} else {
			structured++
		}
	}
	if top < 2 || structured == 0 || prose > 2*maxProse {
		return piece{}, false
	}
	return piece{form: sectionForm, block: s.Heading, first: s.First, end: s.End, last: s.End, lead: -1}, true
}

// cutTo shortens what is quoted of p to n characters, between the blocks that it
// holds, or where it holds none, between its sentences.
func (p *piece) cutTo(d *document.Document, n int) {
	bl := &d.Blocks[p.block]
	p.last = p.first
	ends := []int{}
	if bl.Kind.IsLeaf() {
		for i := bl.From; i < bl.To; i++ {
			ends = append(ends, i+1)
		}
	} else {
		for c := range d.Children(p.block) {
			if d.Blocks[c].To > d.Blocks[c].From {
				ends = append(ends, d.Blocks[c].To)
			}
		}
	}
	for i, e := range ends {
		if shownRunes(d, p.first, e) > n {
			p.cut = len(ends) - i
			return
		}
		p.last = e
	}
}

// shownRunes is how many characters the sentences first to end have as they are
// shown.
func shownRunes(d *document.Document, first, end int) int {
	return utf8.RuneCountInString(d.Text[d.Sentences[first].Start:d.Sentences[end-1].End])
}

// spans are the ranges of the text that a piece quotes, in their order.
func (p *piece) spans(d *document.Document) []language.Span {
	var all []language.Span
	if p.form == headingForm {
		return []language.Span{d.Blocks[p.block].Span}
	}
	if h := d.Sections[d.Blocks[p.block].Section].Heading; p.headed && h >= 0 {
		all = append(all, d.Blocks[h].Span)
	}
	if p.lead >= 0 && !p.isProse() {
		all = append(all, leadSpan(d, p.lead))
	}
	own := language.Span{Start: d.Sentences[p.first].Start, End: d.Sentences[p.last-1].End}
	switch p.form {
	case listForm, itemForm, tableForm, codeForm:
		own.Start = d.Blocks[p.block].Start
	case sectionForm:
		own.Start = startOf(d, p.first)
	}
	return append(all, own)
}

// startOf is where the outermost block begins that begins with a sentence: before a
// bullet and the white space of a line of code.
func startOf(d *document.Document, sentence int) int {
	b := d.Sentences[sentence].Block
	for p := d.Blocks[b].Parent; p >= 0 && d.Blocks[p].From == sentence; p = d.Blocks[p].Parent {
		b = p
	}
	return d.Blocks[b].Start
}

// isProse reports whether a piece is sentences of prose.
func (p *piece) isProse() bool {
	return p.form == sentenceForm || p.form == paragraphForm || p.form == openingForm
}

// maxLead is the longest lead, in characters, that is quoted whole; of a longer one
// its last sentence is.
const maxLead = 120

func leadSpan(d *document.Document, lead int) language.Span {
	b := &d.Blocks[lead]
	if b.Kind == document.Row || b.To == b.From || utf8.RuneCountInString(d.Shown(*b)) <= maxLead {
		return b.Span
	}
	return language.Span{Start: d.Sentences[b.To-1].Start, End: b.End}
}

// quote is what is quoted of a piece.
func (p *piece) quote(d *document.Document) string {
	s := ""
	for i, sp := range p.spans(d) {
		if i > 0 {
			s += "\n"
		}
		s += d.Text[sp.Start:sp.End]
	}
	return s
}
