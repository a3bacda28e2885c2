// Package documenttest helps to test readers of documents: it checks what holds for
// every document, and prints one as goldens show it.
package documenttest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"detente/knowledge/document"
)

// Check fails t with what of the model does not hold for d: its text is valid UTF-8;
// sections, blocks and sentences are in the order of the text and lie inside what
// holds them; the ranges of sentences fit; cells lie inside their row; and nothing
// but white space and the marks of items and questions stands outside the leaves.
// It stops at the first fault of each part.
func Check(t testing.TB, d *document.Document) {
	t.Helper()
	c := checker{t, d}
	if d.ID == "" || d.Title == "" {
		c.fault("id %q and title %q: neither may be empty", d.ID, d.Title)
	}
	if !utf8.ValidString(d.Text) {
		c.fault("the text is no valid UTF-8")
	}
	if !c.sections() || !c.blocks() {
		return
	}
	c.sentences()
	c.outside()
}

type checker struct {
	t testing.TB
	d *document.Document
}

// fault reports a fault, and returns false.
func (c checker) fault(format string, args ...any) bool {
	c.t.Helper()
	c.t.Errorf(format, args...)
	return false
}

func (c checker) sections() bool {
	c.t.Helper()
	if len(c.d.Sections) == 0 {
		return c.fault("there is no section")
	}
	end := 0
	for i, s := range c.d.Sections {
		switch {
		case s.First != end || s.End < s.First:
			return c.fault("section %d has the sentences %d to %d, the one before ends at %d", i, s.First, s.End, end)
		case (len(s.Path) == 0) != (s.Heading < 0), i == 0 && s.Heading >= 0:
			return c.fault("section %d has the path %q and the heading %d", i, s.Path, s.Heading)
		case s.Heading >= 0 && !c.heads(s.Heading, i):
			return c.fault("section %d: block %d is not its heading", i, s.Heading)
		}
		end = s.End
	}
	if end != len(c.d.Sentences) {
		return c.fault("the sections end with sentence %d of %d", end, len(c.d.Sentences))
	}
	return true
}

// heads reports whether block i is the heading of a section, or of the section that
// it goes on from.
func (c checker) heads(i, section int) bool {
	if i >= len(c.d.Blocks) || c.d.Blocks[i].Kind != document.Heading {
		return false
	}
	at := c.d.Blocks[i].Section
	return at == section || at < section && at > 0 && slices.Equal(c.d.Sections[at].Path, c.d.Sections[section].Path)
}

func (c checker) blocks() bool {
	c.t.Helper()
	section := 0
	for i, b := range c.d.Blocks {
		if !c.ranges(i, b) || !c.place(i, b) || !c.kind(i, b) {
			return false
		}
		if b.Section < section || b.Section >= len(c.d.Sections) {
			return c.fault("block %d stands in section %d, one before in %d", i, b.Section, section)
		}
		section = b.Section
	}
	return true
}

// ranges checks a block's ranges by themselves.
func (c checker) ranges(i int, b document.Block) bool {
	c.t.Helper()
	if b.Start < 0 || b.Start >= b.End || b.End > len(c.d.Text) {
		return c.fault("block %d has the range %d to %d of %d bytes", i, b.Start, b.End, len(c.d.Text))
	}
	if shown := c.d.Shown(b); b.Kind <= document.Paragraph && strings.TrimSpace(shown) != shown {
		return c.fault("block %d begins or ends with white space: %q", i, shown)
	}
	if b.From < 0 || b.From > b.To || b.To > len(c.d.Sentences) {
		return c.fault("block %d has the sentences %d to %d of %d", i, b.From, b.To, len(c.d.Sentences))
	}
	if b.Next <= i || b.Next > len(c.d.Blocks) {
		return c.fault("block %d: the next is %d of %d", i, b.Next, len(c.d.Blocks))
	}
	return true
}

// place checks that a block lies where its parent and the block before let it.
func (c checker) place(i int, b document.Block) bool {
	c.t.Helper()
	d := c.d
	start, from, end, to := 0, 0, len(d.Text), len(d.Sentences)
	if b.Parent >= i || b.Parent < -1 {
		return c.fault("block %d has the parent %d", i, b.Parent)
	}
	if b.Parent >= 0 {
		p := d.Blocks[b.Parent]
		if p.Kind.IsLeaf() || p.Next < b.Next || p.Section != b.Section {
			return c.fault("block %d (%s) does not belong into block %d (%s)", i, kindNames[b.Kind], b.Parent, kindNames[p.Kind])
		}
		start, from, end, to = p.Start, p.From, p.End, p.To
	}
	if before := i - 1; before >= 0 && before != b.Parent {
		for d.Blocks[before].Parent > b.Parent {
			before = d.Blocks[before].Parent
		}
		if d.Blocks[before].Parent != b.Parent || d.Blocks[before].Next != i {
			return c.fault("block %d is not the one next to block %d", i, before)
		}
		start, from = d.Blocks[before].End, d.Blocks[before].To
	}
	if b.Start < start || b.End > end || b.From != from || b.To > to {
		return c.fault("block %d (bytes %d to %d, sentences %d to %d) has to lie in %d to %d, %d to %d",
			i, b.Start, b.End, b.From, b.To, start, end, from, to)
	}
	return c.full(i, b)
}

// full checks that what a block holds ends with it.
func (c checker) full(i int, b document.Block) bool {
	c.t.Helper()
	last := -1
	for j := range c.d.Children(i) {
		last = j
	}
	switch {
	case b.Kind.IsLeaf() && last >= 0:
		return c.fault("block %d is a leaf and holds block %d", i, last)
	case !b.Kind.IsLeaf() && last < 0:
		return c.fault("block %d (%s) holds nothing", i, kindNames[b.Kind])
	case last >= 0 && (c.d.Blocks[last].End != b.End || c.d.Blocks[last].To != b.To):
		return c.fault("block %d ends at %d, its last part %d at %d", i, b.End, last, c.d.Blocks[last].End)
	}
	return true
}

// kind checks what its kind asks of a block.
func (c checker) kind(i int, b document.Block) bool {
	c.t.Helper()
	const none = document.Kind(255)
	parent := none
	if b.Parent >= 0 {
		parent = c.d.Blocks[b.Parent].Kind
	}
	wants := map[document.Kind]document.Kind{document.Row: document.Table, document.Item: document.List}
	if want, ok := wants[b.Kind]; ok && parent != want {
		return c.fault("block %d is a %s and stands in a %q, not in a %s", i, kindNames[b.Kind], kindNames[parent], kindNames[want])
	}
	switch {
	case parent == document.Table && b.Kind != document.Row, parent == document.List && b.Kind != document.Item:
		return c.fault("block %d is no part for a table or a list", i)
	case b.Kind == document.Heading && (b.Level < 1 || b.Parent >= 0 || b.From != b.To):
		return c.fault("block %d is a heading of level %d in block %d with %d sentences", i, b.Level, b.Parent, b.To-b.From)
	case b.Kind != document.Row && (b.Header || b.Cells != nil):
		return c.fault("block %d has cells and is no row", i)
	case b.Lead >= 0:
		return c.lead(i, b)
	}
	return c.cells(i, b)
}

func (c checker) lead(i int, b document.Block) bool {
	c.t.Helper()
	if b.Lead >= i || c.d.Blocks[b.Lead].Kind != document.Paragraph || c.d.Blocks[b.Lead].Parent != b.Parent {
		return c.fault("block %d: block %d does not lead into it", i, b.Lead)
	}
	return true
}

func (c checker) cells(i int, b document.Block) bool {
	c.t.Helper()
	end := b.Start
	for j, cell := range b.Cells {
		if cell.Start < end || cell.End < cell.Start || cell.End > b.End {
			return c.fault("block %d: cell %d has the range %d to %d", i, j, cell.Start, cell.End)
		}
		end = cell.End
	}
	return true
}

func (c checker) sentences() bool {
	c.t.Helper()
	end, block := 0, 0
	for i, s := range c.d.Sentences {
		if s.Start < end || s.Start >= s.End || s.End > len(c.d.Text) {
			return c.fault("sentence %d has the range %d to %d, the one before ends at %d", i, s.Start, s.End, end)
		}
		if s.Block < block || s.Block >= len(c.d.Blocks) {
			return c.fault("sentence %d stands in block %d, the one before in %d", i, s.Block, block)
		}
		b := c.d.Blocks[s.Block]
		if !b.Kind.IsLeaf() || s.Start < b.Start || s.End > b.End || i < b.From || i >= b.To || s.Section != b.Section {
			return c.fault("sentence %d (%q) does not lie in its block %d", i, c.d.Quote(i), s.Block)
		}
		if q := c.d.Quote(i); b.Kind != document.Row && strings.TrimSpace(q) != q || !utf8.ValidString(q) {
			return c.fault("sentence %d begins or ends with white space or inside a character: %q", i, q)
		}
		end, block = s.End, s.Block
	}
	return true
}

// outside checks that no text stands outside the leaves but marks of items and
// questions, which are short.
func (c checker) outside() {
	c.t.Helper()
	const longestMark = 40 // bytes, indentation apart
	at := 0
	for i, b := range c.d.Blocks {
		if !b.Kind.IsLeaf() {
			continue
		}
		marked := c.d.Ancestor(i, document.Item) >= 0 || c.d.Ancestor(i, document.Question) >= 0
		between := strings.TrimSpace(c.d.Text[at:b.Start])
		if between != "" && (!marked || len(between) > longestMark) {
			c.fault("%.80q stands in no block", between)
			return
		}
		at = b.End
	}
	if rest := strings.TrimSpace(c.d.Text[at:]); rest != "" {
		c.fault("%.80q stands in no block", rest)
	}
}
