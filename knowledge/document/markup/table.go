package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
)

// maxColumns is how many cells of a row are shown, and maxSpan how many rows or
// columns a cell may span: what an attribute says must not make a text large.
const (
	maxColumns = 200
	maxSpan    = 100
)

// table shows a table. One that only places things on a page, which has a single
// cell, or tables, headings or code in its cells, is transparent.
func (w *writer) table(n *html.Node) {
	var t table
	t.read(n)
	if t.places(n) {
		for _, r := range t.rows {
			for _, c := range r.cells {
				w.children(c)
			}
		}
		return
	}
	for _, c := range t.captions {
		w.b.Paragraph(text(c))
	}
	w.open(document.Table, 0, "")
	t.show(w.b)
	w.close()
}

// table is a table of HTML.
type table struct {
	rows     []tableRow
	captions []*html.Node
}

type tableRow struct {
	cells []*html.Node
	head  bool // it stands in <thead>
}

// read finds the rows of n, but not those of tables inside.
func (t *table) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			t.captions = append(t.captions, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			t.read(c)
		case atom.Tr:
			r := tableRow{head: n.DataAtom == atom.Thead}
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					r.cells = append(r.cells, d)
				}
			}
			if len(r.cells) > 0 {
				t.rows = append(t.rows, r)
			}
		}
	}
}

func (t *table) places(n *html.Node) bool {
	if attr(n, "role") == "presentation" || len(t.rows) == 1 && len(t.rows[0].cells) == 1 {
		return true
	}
	for _, r := range t.rows {
		for _, c := range r.cells {
			if holdsAny(c, atom.Table, atom.H1, atom.H2, atom.H3, atom.Pre) {
				return true
			}
		}
	}
	return false
}

func holdsAny(n *html.Node, names ...atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for _, a := range names {
			if c.DataAtom == a {
				return true
			}
		}
		if holdsAny(c, names...) {
			return true
		}
	}
	return false
}

// show shows the rows. A cell that spans rows is told in each of them, so that each
// can be understood by itself; one that spans columns keeps those behind it in place.
func (t *table) show(b *document.Builder) {
	var below []span // by column, of cells above
	for _, r := range t.rows {
		var cells []string
		at := func() *span {
			for len(below) <= len(cells) {
				below = append(below, span{})
			}
			return &below[len(cells)]
		}
		carried := func() {
			for len(cells) < maxColumns && at().rows > 0 {
				s := at()
				s.rows--
				cells = append(cells, s.text)
			}
		}
		for _, c := range r.cells {
			carried()
			s := span{cellText(c), min(maxSpan, max(1, integer(attr(c, "rowspan"), 1))) - 1}
			for i := range min(maxSpan, max(1, integer(attr(c, "colspan"), 1))) {
				if len(cells) == maxColumns {
					break
				}
				if i > 0 {
					s.text = ""
				}
				*at() = s
				cells = append(cells, s.text)
			}
		}
		if len(below) > len(cells) {
			carried()
		}
		b.Row(r.isHeader(), cells...)
	}
}

// span is the text of a cell that goes on in a number of rows below.
type span struct {
	text string
	rows int
}

// isHeader reports whether a row names columns: all its cells do.
func (r tableRow) isHeader() bool {
	if r.head {
		return true
	}
	for _, c := range r.cells {
		if c.DataAtom != atom.Th {
			return false
		}
	}
	return true
}

// cellText is a cell's text in one line, "; " between the lines and blocks of it that
// end with no mark.
func cellText(n *html.Node) string {
	var out strings.Builder
	for line := range strings.SplitSeq(textWithTargets(n), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(joint(out.String()))
		}
		out.WriteString(line)
	}
	return out.String()
}

// joint is what parts a line from the one before, which ends s.
func joint(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case strings.ContainsRune("。，；：！？、", last):
		return ""
	case unicode.IsPunct(last) && !strings.ContainsRune(")]）】\"'”’%*", last):
		return " "
	}
	return "; "
}
