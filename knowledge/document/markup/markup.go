// Package markup shows nodes of HTML as blocks of a document: whole pages, and what
// other formats are turned into.
//
// Besides HTML it knows a few elements that readers of other formats write for what
// HTML has no element for:
//
//	<x-callout kind="tip">…</x-callout>   a callout, its title in an <x-title>
//	<x-question>…</x-question>            a question, asked in an <x-title>, and its answer
//	<x-tabs><x-tab>…</x-tab></x-tabs>     alternatives, their labels in an <x-title>
//	<x-caption>…</x-caption>              the name of the code that follows
//
// Elements that it does not know are transparent: what they hold is shown. U+2028 in
// text is a line break that may have been made for the width of the source; it stays
// one where the line is short.
package markup

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// Blocks shows what n holds with b. Scripts, styles, forms' fields, hidden elements
// and images without a telling description show nothing. Inside lists, quotations,
// callouts and tables headings are paragraphs. White space is as in HTML. The text of
// n has to be valid UTF-8.
func Blocks(b *document.Builder, n *html.Node) {
	w := writer{b: b, level: 1, holds: map[*html.Node]bool{}}
	w.find(n)
	w.children(n)
}

// writer shows the nodes of one tree.
type writer struct {
	b     *document.Builder
	level int // of the last heading
	floor int // the highest level that a heading may have here: beneath its tab
	depth int // counts the blocks that are open
	// holds are the elements that are inline by their name and hold a block.
	holds map[*html.Node]bool
}

// find notes the inline elements below n that hold blocks, and reports whether n
// holds one.
func (w *writer) find(n *html.Node) (found bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !skipped(c) {
			below := w.find(c)
			found = found || below || isBlock(c)
		}
	}
	if found && n.Type == html.ElementNode && !isBlock(n) {
		w.holds[n] = true
	}
	return found
}

// children shows what n holds: its blocks, and runs of text and inline elements as
// paragraphs.
func (w *writer) children(n *html.Node) {
	var run []*html.Node
	flush := func() {
		w.paragraph(run)
		run = nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && skipped(c), c.Type == html.CommentNode:
		case c.Type == html.ElementNode && (isBlock(c) || w.holds[c]):
			flush()
			w.block(c)
		default:
			run = append(run, c)
		}
	}
	flush()
}

// inside shows what n holds inside a block.
func (w *writer) inside(kind document.Kind, number int, info string, n *html.Node) {
	w.open(kind, number, info)
	w.children(n)
	w.close()
}

func (w *writer) open(kind document.Kind, number int, info string) {
	w.b.Open(kind, number, info)
	w.depth++
}

func (w *writer) close() {
	w.b.Close()
	w.depth--
}

// block shows a block.
func (w *writer) block(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n)
	case atom.P:
		if w.holds[n] {
			w.children(n)
			return
		}
		w.paragraphOf(n)
	case atom.Pre, atom.Listing, atom.Xmp:
		w.b.Code(codeLanguage(n), rawText(n))
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Li:
		w.list(&html.Node{Type: html.ElementNode, DataAtom: atom.Ul, FirstChild: alone(n)})
	case atom.Dl:
		w.definitions(n)
	case atom.Blockquote:
		w.quotation(n)
	case atom.Table:
		w.table(n)
	case atom.Details:
		w.details(n)
	case atom.Hr:
		w.b.EndAnswer()
	default:
		w.container(n)
	}
}

// alone is a copy of n that has no siblings.
func alone(n *html.Node) *html.Node {
	c := *n
	c.PrevSibling, c.NextSibling = nil, nil
	return &c
}

// heading shows a heading, as a paragraph where it stands inside a block.
func (w *writer) heading(n *html.Node) {
	title := lineOf(text(n))
	if w.depth > 0 {
		w.b.Paragraph(title)
		return
	}
	w.level = max(w.floor, int(n.Data[1]-'0'))
	w.b.Heading(w.level, title, headingID(n))
}

// headingID is the fragment that leads to a heading: its own, that of an anchor in it,
// or that of the section around it; "" for none.
func headingID(n *html.Node) string {
	if id := attr(n, "id"); id != "" {
		return id
	}
	if a := firstElement(n); a != nil && a.DataAtom == atom.A && attr(a, "id")+attr(a, "name") != "" {
		return cmp.Or(attr(a, "id"), attr(a, "name"))
	}
	if p := n.Parent; p != nil && (p.DataAtom == atom.Section || p.DataAtom == atom.Div) && firstElement(p) == n {
		return attr(p, "id")
	}
	return ""
}

func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// withCaption is a paragraph that leads into code, with the name of that code, which
// stands below it, as its last line.
func (w *writer) withCaption(n *html.Node, s string) string {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next == nil || next.Data != "x-caption" || !document.LeadsIn(s) {
		return s
	}
	caption := lineOf(text(next))
	next.Parent.RemoveChild(next)
	return s + "\n" + caption
}

// paragraphOf shows the paragraph n. One that is all bold and asks is a question
// that what follows answers; another bold one ends such an answer.
func (w *writer) paragraphOf(n *html.Node) {
	s := strings.TrimSpace(textWithTargets(n))
	bold := isAllBold(n)
	switch {
	case bold && language.QuestionLabel(s) == 0 && endsAsking(s):
		w.b.Ask(s)
	case bold && language.AnswerLabel(s) == 0:
		w.b.EndAnswer()
		w.b.Paragraph(w.withCaption(n, s))
	default:
		w.b.Paragraph(w.withCaption(n, s))
	}
}

func endsAsking(s string) bool {
	return len(s) < 300 && (strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？"))
}

// isAllBold reports whether n has no text beside one bold element.
func isAllBold(n *html.Node) bool {
	bold := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Strong || c.DataAtom == atom.B:
			bold++
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.DataAtom == atom.Br:
		default:
			return false
		}
	}
	return bold == 1
}

// paragraph shows a run of inline nodes as a paragraph.
func (w *writer) paragraph(run []*html.Node) {
	if len(run) > 0 {
		w.b.Paragraph(textWithTargets(run...))
	}
}

// attr is the value of an attribute, "" for none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// classes are the classes of an element.
func classes(n *html.Node) []string { return strings.Fields(attr(n, "class")) }
