package markup

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// list shows a list. What stands in it outside of its items belongs to the item
// before.
func (w *writer) list(n *html.Node) {
	w.open(document.List, 0, "")
	number := 0
	if n.DataAtom == atom.Ol {
		number = max(1, integer(attr(n, "start"), 1))
	}
	inItem := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		if c.DataAtom == atom.Li || !inItem {
			if inItem {
				w.close()
			}
			if v := integer(attr(c, "value"), 0); v > 0 && number > 0 {
				number = v
			}
			w.open(document.Item, number, "")
			inItem = true
			if number > 0 {
				number++
			}
		}
		w.itemPart(c)
	}
	if inItem {
		w.close()
	}
	w.close()
}

// itemPart shows an item of a list, or what stands beside one.
func (w *writer) itemPart(n *html.Node) {
	switch {
	case n.Type != html.ElementNode:
		w.paragraph([]*html.Node{n})
	case n.DataAtom == atom.Li:
		w.children(n)
	case skipped(n):
	case isBlock(n) || w.holds[n]:
		w.block(n)
	default:
		w.paragraph([]*html.Node{n})
	}
}

// integer reads a number of up to nine digits, or returns other.
func integer(s string, other int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 999_999_999 {
		return other
	}
	return n
}

// definitions shows a list of terms, each with what is said of it. A term that asks
// is a question.
func (w *writer) definitions(n *html.Node) {
	d := definition{w: w}
	d.parts(n)
	d.end()
}

// definition is the term of a list of terms that is being read.
type definition struct {
	w     *writer
	terms []string
	open  bool
}

func (d *definition) parts(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Dt:
			if d.open {
				d.end()
			}
			if s := lineOf(textWithTargets(c)); s != "" {
				d.terms = append(d.terms, s)
			}
		case c.DataAtom == atom.Dd:
			d.begin()
			d.w.children(c)
		case c.DataAtom == atom.Div:
			d.parts(c)
		}
	}
}

// begin opens a block under the terms that were read.
func (d *definition) begin() {
	if d.open || len(d.terms) == 0 {
		return
	}
	d.open = true
	s := strings.Join(d.terms, ", ")
	kind := document.Definition
	if language.IsQuestion(s) {
		kind = document.Question
	}
	d.w.open(kind, 0, "")
	d.w.b.Paragraph(s)
	d.terms = nil
}

func (d *definition) end() {
	if !d.open && len(d.terms) > 0 {
		d.w.b.Paragraph(strings.Join(d.terms, ", "))
	}
	if d.open {
		d.w.close()
	}
	d.open, d.terms = false, nil
}
