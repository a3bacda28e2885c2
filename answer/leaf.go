package answer

import (
	"fmt"
	"slices"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// A Shape says how a piece of text is set.
type Shape uint8

// The shapes of text. Prose may be an item of a list, see [Setting].
const (
	Prose   Shape = iota // sentences
	Heading              // of a section
	Row                  // of a table
	Code                 // lines as they are typed or printed
)

// A Setting is what of a document's structure is needed to lay out a piece of its
// text.
type Setting struct {
	Shape Shape
	// Depth is how many items of lists hold the text, each in the one before.
	Depth int
	// Marker is the bullet "-" or the number "3." of the item that the text is the
	// beginning of; "" elsewhere. Where an item begins with an item it is both.
	Marker string
	// Cells are a row's cells, empty ones included, and Columns those of the row that
	// names its columns, nil for none. Header tells that it is such a row itself.
	Cells, Columns []string
	Header         bool
	// Info is the language of code in lower case, "" where unknown.
	Info string
}

// A Leaf is the text that a part of a citation has of one paragraph, heading, row or
// piece of code.
type Leaf struct {
	Setting
	// Text is verbatim; Translation is in the reader's language, "" where there is
	// none.
	Text, Translation string
}

// Leaves are the leaves of all parts in their order, or the quote as prose where the
// parts do not have any.
func (c Citation) Leaves() (all []Leaf) {
	for _, p := range c.Parts {
		if len(p.Leaves) == 0 {
			return []Leaf{{Text: c.Quote}}
		}
		all = append(all, p.Leaves...)
	}
	if len(all) == 0 {
		return []Leaf{{Text: c.Quote}}
	}
	return all
}

// EndsInCode reports whether the last that a citation quotes is code.
func (c Citation) EndsInCode() bool {
	all := c.Leaves()
	return all[len(all)-1].Shape == Code
}

// isCode reports whether a citation quotes nothing but code.
func (c Citation) isCode() bool {
	return !slices.ContainsFunc(c.Leaves(), func(l Leaf) bool { return l.Shape != Code })
}

// leavesOf are the leaves of a range of a document's text, with their translation
// by t, which may be nil. Depths count from the outermost item that begins in the
// range.
func leavesOf(d *document.Document, sp language.Span, t *document.Translation) (all []Leaf) {
	for i := firstLeaf(d, sp.Start); i < len(d.Blocks) && d.Blocks[i].Start < sp.End; i++ {
		b := &d.Blocks[i]
		if !b.Kind.IsLeaf() || b.End <= sp.Start {
			continue
		}
		own := language.Span{Start: max(b.Start, sp.Start), End: min(b.End, sp.End)}
		l := Leaf{Setting: settingOf(d, i, sp.Start), Text: d.Text[own.Start:own.End], Translation: translated(d, b, own, t)}
		if l.Shape == Row && own != b.Span {
			l.Setting = Setting{Depth: l.Depth, Marker: l.Marker}
		}
		all = append(all, l)
	}
	raise(all)
	return all
}

// firstLeaf is the index of a block at or before the leaf that has byte at.
func firstLeaf(d *document.Document, at int) int {
	i, _ := slices.BinarySearchFunc(d.Blocks, at, func(b document.Block, at int) int {
		if b.Start <= at {
			return -1
		}
		return 1
	})
	for i--; i > 0 && !d.Blocks[i].Kind.IsLeaf(); i-- {
	}
	return max(i, 0)
}

// raise counts depths from the outermost item.
func raise(leaves []Leaf) {
	if len(leaves) == 0 {
		return
	}
	top := slices.MinFunc(leaves, func(a, b Leaf) int { return a.Depth - b.Depth })
	by := top.Depth
	if top.Marker != "" {
		by--
	}
	for i := range leaves {
		leaves[i].Depth -= max(by, 0)
	}
}

var shapes = map[document.Kind]Shape{
	document.Heading: Heading, document.Paragraph: Prose, document.Code: Code, document.Row: Row,
}

// settingOf is how leaf i is set. Items that begin before from are not marked.
func settingOf(d *document.Document, i, from int) Setting {
	b := &d.Blocks[i]
	s := Setting{Shape: shapes[b.Kind], Header: b.Header}
	switch b.Kind {
	case document.Code:
		s.Info = b.Info
	case document.Row:
		s.Cells = cellsOf(d, b)
		if h := d.HeaderOf(i); h >= 0 {
			s.Columns = cellsOf(d, &d.Blocks[h])
		}
	}
	for p, first := b.Parent, true; p >= 0; p = d.Blocks[p].Parent {
		first = first && beginsWith(d, p, i)
		if d.Blocks[p].Kind != document.Item {
			continue
		}
		s.Depth++
		if first && d.Blocks[p].Start >= from {
			s.Marker = strings.TrimSpace(markerOf(&d.Blocks[p]) + " " + s.Marker)
		}
	}
	return s
}

// beginsWith reports whether leaf i is the first leaf that block p holds.
func beginsWith(d *document.Document, p, i int) bool {
	for c := p + 1; c < i; c++ {
		if d.Blocks[c].Kind.IsLeaf() {
			return false
		}
	}
	return true
}

func markerOf(item *document.Block) string {
	if item.Number > 0 {
		return fmt.Sprint(item.Number, ".")
	}
	return "-"
}

func cellsOf(d *document.Document, row *document.Block) []string {
	cells := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = d.Text[c.Start:c.End]
	}
	return cells
}

// translated is the translation of those sentences of a leaf that stand in a range.
func translated(d *document.Document, b *document.Block, within language.Span, t *document.Translation) string {
	if t == nil {
		return ""
	}
	var all []string
	for i := b.From; i < b.To; i++ {
		if s := d.Sentences[i]; s.Start >= within.Start && s.End <= within.End {
			all = append(all, t.Sentences[i])
		}
	}
	if b.Kind == document.Code {
		return strings.Join(all, "\n")
	}
	if p := language.Primary(t.Lang); p == "zh" || p == "ja" {
		return strings.Join(all, "")
	}
	return strings.Join(all, " ")
}

// translation is the translation of leaves as plain text, "" where any has none.
func translation(leaves []Leaf) string {
	var lines []string
	for _, l := range leaves {
		if l.Translation == "" && l.Shape != Heading {
			return ""
		}
		if l.Translation == "" {
			continue
		}
		line := l.Translation
		if l.Marker != "" {
			line = l.Marker + " " + line
		}
		lines = append(lines, strings.Repeat("  ", max(l.Depth-1, 0))+line)
	}
	return strings.Join(lines, "\n")
}
