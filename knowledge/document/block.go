package document

import (
	"strings"

	"detente/knowledge/language"
)

// A Kind says what a [Block] is.
type Kind uint8

// The kinds of blocks. Heading, Paragraph, Row and Code are leaves; the others hold
// blocks.
const (
	Heading    Kind = iota // of a section
	Paragraph              // sentences of prose
	Code                   // lines as they are typed or printed
	Row                    // of a table: its cells, " | " between them
	Table                  // holds rows
	List                   // holds items
	Item                   // of a list
	Quotation              // words of somebody else
	Callout                // a note, a tip, a warning; its title, if it has one, is its first paragraph
	Definition             // of a term, its first paragraph, by those that follow
	Question               // its first paragraph, and the blocks that answer it
)

// IsLeaf reports whether blocks of the kind hold sentences, or a heading's text,
// and no blocks.
func (k Kind) IsLeaf() bool { return k <= Row }

// A Block is a range of a document's text with a part in its structure. The range
// of a block that holds others covers them, an item's bullet or number too.
type Block struct {
	language.Span
	Kind    Kind
	Section int // index in the document's Sections
	// Page is the page that it begins on, from 1; 0 where the document has no pages.
	Page int
	// Parent is the index of the block that holds this one, -1 for none.
	Parent int
	// Next is the index behind the last of the blocks that this one holds.
	Next int
	// From and To are the range of its sentences; a heading has none.
	From, To int
	// Lead is the index of the paragraph beside it that leads into a list, a table,
	// code or a callout ("To clear the cache, run:"), -1 for none.
	Lead int
	// Level is a heading's level, from 1.
	Level int
	// Number is the number of an item of a numbered list; 0 for a bullet.
	Number int
	// Info says more of a kind: the language of code, the sort of a callout ("note",
	// "warning") in lower case. It may be empty.
	Info string
	// Header tells that a row names the columns of the rows below it.
	Header bool
	// Cells are the ranges of a row's cells, empty ones included.
	Cells []language.Span
}

// Shown is a block as it is shown.
func (d *Document) Shown(b Block) string { return d.Text[b.Start:b.End] }

// Children yields the indices of the blocks that block i holds itself.
func (d *Document) Children(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for c := i + 1; c < d.Blocks[i].Next; c = d.Blocks[c].Next {
			if !yield(c) {
				return
			}
		}
	}
}

// Ancestor is the innermost block of a kind that holds block i, or i itself where it
// is of that kind; -1 for none.
func (d *Document) Ancestor(i int, k Kind) int {
	for ; i >= 0; i = d.Blocks[i].Parent {
		if d.Blocks[i].Kind == k {
			return i
		}
	}
	return -1
}

// HeaderOf is the index of the row that names the columns of row i, -1 for none.
func (d *Document) HeaderOf(i int) int {
	table := d.Blocks[i].Parent
	if table < 0 || d.Blocks[i].Header {
		return -1
	}
	header := -1
	for c := range d.Children(table) {
		if c >= i {
			break
		}
		if d.Blocks[c].Header {
			header = c
		}
	}
	return header
}

// LeadsIn reports whether a piece of text announces what follows it: it ends with a
// colon.
func LeadsIn(s string) bool {
	s = strings.TrimRight(s, " \t\n*_`\"”）)")
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
}
