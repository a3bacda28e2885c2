package docx

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
)

// listIndent is how far from the margin a paragraph behind a list begins that still
// belongs to its last item, in twentieths of a point: a quarter of an inch.
const listIndent = 360

// place is where blocks go: the document, a cell of a table, a text box or a note.
type place struct {
	node  *html.Node
	lists []list // that are open, outermost first
}

// list is a list that is open.
type list struct {
	node, item *html.Node
	level      int
}

// show puts a paragraph into its place, as what it is by its style and numbering.
func (r *reader) show(p *paragraph) {
	pl, st := r.place(), r.styles.of(p.style)
	if !p.isEmpty() && st.role() != contents {
		r.showAs(pl, p, st)
	}
	for _, n := range p.after {
		pl.inner().AppendChild(n)
	}
}

func (r *reader) showAs(pl *place, p *paragraph, st style) {
	m, at, numbered := r.mark(p, st)
	if n := headingNode(p, st, m); n != nil {
		pl.lists = nil
		pl.node.AppendChild(p.as(n))
		return
	}
	switch what := st.role(); {
	case what == code && len(pl.lists) > 0 && (numbered || p.indent >= listIndent || pl.awaitsCode()):
		pl.code(p, pl.inner())
	case what == code:
		pl.lists = nil
		pl.code(p, pl.node)
	case numbered && !m.none:
		pl.itemAt(at, m).AppendChild(p.as(paragraphWith(m.label)))
	case len(pl.lists) > 0 && (numbered || p.indent >= listIndent || what == continued):
		if numbered {
			pl.closeBelow(at)
		}
		pl.inner().AppendChild(p.inline)
	default:
		pl.lists = nil
		pl.block(p, what)
	}
}

// mark counts a paragraph that has a number or a bullet, its own or that of its style.
func (r *reader) mark(p *paragraph, st style) (m mark, at int, ok bool) {
	numID := p.numID
	if at = p.level; numID == "" {
		numID = st.numID
		if at < 0 {
			at = st.level
		}
		if at < 0 {
			at = r.numbering.levelOf(numID, p.style)
		}
	}
	at = max(at, 0)
	if numID == "" || numID == "0" {
		return mark{}, at, false
	}
	m, ok = r.numbering.next(numID, at)
	return m, at, ok
}

// headingNode is the element for a paragraph that is a heading, its number in it; nil
// for one that is none.
func headingNode(p *paragraph, st style, m mark) *html.Node {
	level := 0
	switch outline := max(p.outline, -1); {
	case st.role() == title:
		return element(atom.H1, html.Attribute{Key: "class", Val: "title"})
	case outline >= 0:
		level = outline + 1
	case st.outline >= 0:
		level = st.outline + 1
	default:
		level = headingLevel(st.name)
	}
	if level == 0 || level > 9 {
		return nil
	}
	label := m.label
	if m.number > 0 {
		label = strconv.Itoa(m.number) + "."
	}
	n := element([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}[min(level, 6)-1])
	addLabel(n, label)
	return n
}

func paragraphWith(label string) *html.Node {
	n := element(atom.P)
	addLabel(n, label)
	return n
}

// addLabel puts what stands before a paragraph into its element.
func addLabel(n *html.Node, label string) {
	if label == "" {
		return
	}
	if !hanLabel.MatchString(label) {
		label += " "
	}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: label})
}

// hanLabel matches labels that no space follows: 一、 （二）
var hanLabel = regexp.MustCompile(`[、）．]$`)

// inner is where what belongs to the last item goes, else what stands by itself.
func (pl *place) inner() *html.Node {
	if n := len(pl.lists); n > 0 {
		return pl.lists[n-1].item
	}
	return pl.node
}

// closeBelow closes the lists of deeper levels than at.
func (pl *place) closeBelow(at int) {
	for n := len(pl.lists); n > 1 && pl.lists[n-1].level > at; n-- {
		pl.lists = pl.lists[:n-1]
	}
}

// itemAt begins an item of a list of a level.
func (pl *place) itemAt(at int, m mark) *html.Node {
	kind := atom.Ul
	if m.number > 0 {
		kind = atom.Ol
	}
	for n := len(pl.lists); n > 0 && (pl.lists[n-1].level > at || pl.lists[n-1].level == at && pl.lists[n-1].node.DataAtom != kind); n-- {
		pl.lists = pl.lists[:n-1]
	}
	if n := len(pl.lists); n == 0 || pl.lists[n-1].level < at {
		l := element(kind)
		pl.inner().AppendChild(l)
		pl.lists = append(pl.lists, list{node: l, level: at})
	}
	top := &pl.lists[len(pl.lists)-1]
	top.item = element(atom.Li)
	if m.number > 0 {
		top.item.Attr = []html.Attribute{{Key: "value", Val: strconv.Itoa(m.number)}}
	}
	top.node.AppendChild(top.item)
	return top.item
}

// block puts a paragraph that stands in no list into its place.
func (pl *place) block(p *paragraph, what role) {
	switch what {
	case quotation:
		pl.last(atom.Blockquote).AppendChild(p.inline)
	case term:
		pl.last(atom.Dl).AppendChild(p.as(element(atom.Dt)))
	case definition:
		pl.last(atom.Dl).AppendChild(p.as(element(atom.Dd)))
	default:
		pl.node.AppendChild(p.inline)
	}
}

// last is the last block, if it is an element of a kind, else a new one.
func (pl *place) last(kind atom.Atom) *html.Node {
	if n := pl.node.LastChild; n != nil && n.DataAtom == kind {
		return n
	}
	n := element(kind)
	pl.node.AppendChild(n)
	return n
}

// awaitsCode reports whether the last item of a list ends with code, or with what leads
// into some.
func (pl *place) awaitsCode() bool {
	last := pl.inner().LastChild
	return last != nil && (last.DataAtom == atom.Pre || document.LeadsIn(textOf(last)))
}

// code adds a paragraph to the code that it follows, or begins code with it.
func (pl *place) code(p *paragraph, in *html.Node) {
	pre := in.LastChild
	if pre == nil || pre.DataAtom != atom.Pre {
		pre = element(atom.Pre)
		in.AppendChild(pre)
	}
	pre.AppendChild(&html.Node{Type: html.TextNode, Data: textOf(p.inline) + "\n"})
}

// textOf is the text in n, with line breaks.
func textOf(n *html.Node) string {
	var s strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			s.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			s.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return s.String()
}
