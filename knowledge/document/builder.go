package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"detente/knowledge/language"
)

// A Builder puts a document together in the order of its text: readers call
// Heading, Paragraph, Code and Row for what is shown, and Open and Close around
// what belongs together. Its methods never fail: what has no text is left out, and
// what is not closed is closed at the end.
type Builder struct {
	doc     Document
	shown   strings.Builder
	path    []heading
	open    []int // the blocks that are open, outermost first
	pending []pending
	asked   []int // those of the open blocks that Ask began
	// resume is the level of the headings whose sections end with the next text
	// that is no heading; 0 for none.
	resume  int
	anchors map[string]int
	page    int // of what is shown next
}

// heading is one of the headings above what is being read.
type heading struct {
	level int
	title string
	block int // its index in the document's Blocks
}

// pending is a block that was opened and has shown nothing yet.
type pending struct {
	kind   Kind
	number int
	info   string
}

// NewBuilder returns a builder for a document with the ID.
func NewBuilder(id string) *Builder {
	return &Builder{doc: Document{ID: id, Sections: []Section{{Heading: -1}}}}
}

// Meta are what a document says of itself outside its text; empty fields say
// nothing.
type Meta struct {
	Title, Lang, URL, Date string
	Keywords               []string
}

// Describe sets what is known of the document.
func (b *Builder) Describe(m Meta) {
	set := func(to *string, s string) {
		if s = strings.TrimSpace(s); s != "" {
			*to = s
		}
	}
	set(&b.doc.Title, strings.Join(strings.Fields(m.Title), " "))
	set(&b.doc.Lang, m.Lang)
	set(&b.doc.URL, m.URL)
	set(&b.doc.Date, m.Date)
	b.doc.Keywords = append(b.doc.Keywords, m.Keywords...)
}

// Page tells that what is shown from now on stands on a page, counted from 1.
func (b *Builder) Page(n int) { b.page = n }

// Heading shows a heading and starts a section under it. The first heading of level
// 1, when nothing stands above it, is the document's title instead, unless it was
// described with another. anchor is the fragment that leads there; "" for one as
// GitHub and most site generators make it of the text.
func (b *Builder) Heading(level int, title, anchor string) {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		return
	}
	b.CloseAll()
	b.resume = 0
	start := b.write(title)
	if level == 1 && len(b.doc.Sections) == 1 && len(b.doc.Sentences) == 0 && len(b.doc.Blocks) == 0 && (b.doc.Title == "" || b.doc.Title == title) {
		b.doc.Title = title
		b.leaf(Block{Kind: Heading, Span: language.Span{Start: start, End: start + len(title)}, Level: level})
		return
	}
	b.cutPath(level)
	b.path = append(b.path, heading{level, title, len(b.doc.Blocks)})
	b.startSection()
	last := &b.doc.Sections[len(b.doc.Sections)-1]
	last.Heading, last.Anchor = len(b.doc.Blocks), b.anchor(title, anchor)
	b.leaf(Block{Kind: Heading, Span: language.Span{Start: start, End: start + len(title)}, Level: level})
}

// anchor is the fragment of a heading, each once in a document.
func (b *Builder) anchor(title, given string) string {
	if given != "" {
		return given
	}
	var slug strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
			slug.WriteRune(r)
		case r == ' ':
			slug.WriteByte('-')
		}
	}
	name := slug.String()
	if b.anchors == nil {
		b.anchors = map[string]int{}
	}
	n := b.anchors[name]
	b.anchors[name]++
	if n > 0 {
		return fmt.Sprint(name, "-", n)
	}
	return name
}

func (b *Builder) startSection() {
	n := len(b.doc.Sentences)
	b.doc.Sections[len(b.doc.Sections)-1].End = n
	section := Section{First: n, End: n, Heading: -1}
	for _, h := range b.path {
		section.Path = append(section.Path, h.title)
	}
	b.doc.Sections = append(b.doc.Sections, section)
}

// Open begins a block that holds those that follow, until Close. number is an
// item's number, 0 for a bullet; info is the block's Info. A block that comes to
// show nothing leaves no trace.
func (b *Builder) Open(kind Kind, number int, info string) {
	b.pending = append(b.pending, pending{kind, number, info})
}

// Close ends the block that was opened last.
func (b *Builder) Close() {
	if n := len(b.pending); n > 0 {
		b.pending = b.pending[:n-1]
		return
	}
	b.EndAnswer()
	if n := len(b.open); n > 0 {
		b.finish(b.open[n-1], b.shown.Len())
		b.open = b.open[:n-1]
	}
}

// CloseAll ends all blocks that are open: a heading stands in none.
func (b *Builder) CloseAll() {
	for len(b.pending)+len(b.open) > 0 {
		b.Close()
	}
}

// finish ends block i where the text that is shown ends at end.
func (b *Builder) finish(i, end int) {
	bl := &b.doc.Blocks[i]
	bl.End, bl.To, bl.Next = end, len(b.doc.Sentences), len(b.doc.Blocks)
}

// Paragraph shows a paragraph, cut into sentences. White space around it goes. One
// that is labelled as a question ("Q: …") is asked instead (see [Builder.Ask]), and
// the label of its answer ("A: …") goes with it.
func (b *Builder) Paragraph(s string) {
	if s = strings.TrimSpace(s); s == "" || b.dialogue(s) {
		return
	}
	b.paragraph(s)
}

func (b *Builder) paragraph(s string) {
	if s = strings.TrimSpace(s); s != "" {
		start := b.write(s)
		b.prose(Block{Kind: Paragraph, Span: language.Span{Start: start, End: start + len(s)}}, s)
	}
}

// Code shows code in a language, "" where it is unknown. Each line that is not empty
// is a sentence.
func (b *Builder) Code(lang, s string) {
	s = strings.Trim(s, "\n")
	if strings.TrimSpace(s) == "" {
		return
	}
	start := b.write(s)
	b.lines(Block{Kind: Code, Span: language.Span{Start: start, End: start + len(s)}, Info: strings.ToLower(lang)}, s)
}

// Row shows a row of a table, " | " between its cells. A row without text is left
// out. header tells that it names the columns of those below.
func (b *Builder) Row(header bool, cells ...string) {
	const bar = " | "
	row := Block{Kind: Row, Header: header}
	var s strings.Builder
	for i, cell := range cells {
		if i > 0 {
			s.WriteString(bar)
		}
		cell = strings.Join(strings.Fields(cell), " ")
		row.Cells = append(row.Cells, language.Span{Start: s.Len(), End: s.Len() + len(cell)})
		s.WriteString(cell)
	}
	if strings.Trim(s.String(), " |") == "" {
		return
	}
	start := b.write(s.String())
	row.Span = language.Span{Start: start, End: start + s.Len()}
	for i := range row.Cells {
		row.Cells[i].Start += start
		row.Cells[i].End += start
	}
	i := b.leaf(row)
	b.sentence(i, row.Span)
	b.finish(i, row.End)
}

// prose adds a leaf of sentences whose text is shown.
func (b *Builder) prose(leaf Block, s string) {
	i := b.leaf(leaf)
	for _, sp := range language.Sentences(s) {
		b.sentence(i, language.Span{Start: leaf.Start + sp.Start, End: leaf.Start + sp.End})
	}
	b.finish(i, leaf.End)
}

// lines adds a leaf of lines whose text is shown.
func (b *Builder) lines(leaf Block, s string) {
	i := b.leaf(leaf)
	at := leaf.Start
	for line := range strings.SplitAfterSeq(s, "\n") {
		if body := strings.TrimSpace(line); body != "" {
			start := at + strings.Index(line, body)
			b.sentence(i, language.Span{Start: start, End: start + len(body)})
		}
		at += len(line)
	}
	b.finish(i, leaf.End)
}

func (b *Builder) sentence(block int, sp language.Span) {
	b.doc.Sentences = append(b.doc.Sentences, Sentence{Span: sp, Section: len(b.doc.Sections) - 1, Block: block})
}

// leaf adds a block under the innermost one that is open, and returns its index.
func (b *Builder) leaf(bl Block) int {
	bl.Section, bl.Parent, bl.Lead, bl.Page = len(b.doc.Sections)-1, -1, -1, b.page
	if n := len(b.open); n > 0 {
		bl.Parent = b.open[n-1]
	}
	bl.From, bl.To, bl.Next = len(b.doc.Sentences), len(b.doc.Sentences), len(b.doc.Blocks)+1
	b.doc.Blocks = append(b.doc.Blocks, bl)
	return bl.Next - 1
}

// write shows s, after what parts it from the text before and the marks of items
// that begin with it, and returns where it begins.
func (b *Builder) write(s string) (start int) {
	b.resumeSection()
	depth, tight := 0, false
	for _, i := range b.open {
		k := b.doc.Blocks[i].Kind
		tight = tight || k == List || k == Table
		if k == Item {
			depth++
		}
	}
	if b.shown.Len() > 0 {
		b.shown.WriteString("\n")
		if !tight {
			b.shown.WriteString("\n")
		}
	}
	if b.itemPending() || !strings.Contains(s, "\n") {
		b.shown.WriteString(strings.Repeat("  ", depth))
	}
	for _, p := range b.pending {
		i := b.leaf(Block{Kind: p.kind, Span: language.Span{Start: b.shown.Len()}, Number: p.number, Info: p.info})
		b.open = append(b.open, i)
		if p.kind == Item {
			b.shown.WriteString(itemMark(p.number))
		}
	}
	b.pending = b.pending[:0]
	start = b.shown.Len()
	b.shown.WriteString(s)
	return start
}

func (b *Builder) itemPending() bool {
	return slices.ContainsFunc(b.pending, func(p pending) bool { return p.kind == Item })
}

// itemMark is what stands before an item: its number, or a bullet.
func itemMark(number int) string {
	if number > 0 {
		return fmt.Sprint(number, ". ")
	}
	return "- "
}

// Document finishes the document. Its language is found out, and its title falls
// back to its ID.
func (b *Builder) Document() *Document {
	b.CloseAll()
	d := b.doc
	d.Text = b.shown.String()
	d.Sections[len(d.Sections)-1].End = len(d.Sentences)
	if d.Title == "" {
		d.Title = d.ID
	}
	if d.Lang == "" {
		d.Lang, _ = language.Language(d.sample())
	}
	d.lead()
	return &d
}

// sample is enough of the text to tell its language by: prose, since code is in none.
func (d *Document) sample() string {
	const enough = 2000 // bytes
	var prose strings.Builder
	for _, b := range d.Blocks {
		if b.Kind.IsLeaf() && b.Kind != Code {
			prose.WriteString(d.Text[b.Start:min(b.End, b.Start+2*enough)] + "\n")
			if prose.Len() > enough {
				break
			}
		}
	}
	if prose.Len() == 0 {
		return strings.ToValidUTF8(d.Text[:min(len(d.Text), enough)], "")
	}
	return strings.ToValidUTF8(prose.String(), "")
}

// lead finds the paragraphs that lead into lists, tables, code and callouts: the one
// right before, or that of the block before where that is of the same kind.
func (d *Document) lead() {
	before := map[int]int{} // by parent, the last of its blocks
	for i := range d.Blocks {
		bl := &d.Blocks[i]
		p, ok := before[bl.Parent]
		before[bl.Parent] = i
		if !ok || d.Blocks[p].Section != bl.Section {
			continue
		}
		switch bl.Kind {
		case List, Table, Code, Callout:
			if d.Blocks[p].Kind == Paragraph {
				bl.Lead = p
			} else if d.Blocks[p].Kind == bl.Kind && bl.Kind == Code {
				bl.Lead = d.Blocks[p].Lead
			}
		}
	}
}
