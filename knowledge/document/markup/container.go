package markup

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// container shows an element that holds blocks: a callout, tabs, or one that is
// transparent.
func (w *writer) container(n *html.Node) {
	switch n.Data {
	case "x-callout":
		w.callout(attr(n, "kind"), n)
		return
	case "x-question":
		w.question(n)
		return
	case "x-tabs":
		w.tabs(n)
		return
	case "x-tab":
		w.tab(n)
		return
	case "x-caption":
		w.b.Paragraph(lineOf(text(n)))
		return
	}
	if isNotes(n) {
		w.b.EndAnswer()
		w.notes(n)
		return
	}
	if kind := calloutKind(n); kind != "" {
		w.callout(kind, n)
		return
	}
	w.children(n)
}

// callout shows a callout; a title that only names its kind says nothing more.
func (w *writer) callout(kind string, n *html.Node) {
	title := takeTitle(n)
	w.open(document.Callout, 0, kind)
	if !strings.EqualFold(strings.Trim(title, " :："), kind) {
		w.b.Paragraph(title)
	}
	w.children(n)
	w.close()
}

func (w *writer) question(n *html.Node) {
	title := takeTitle(n)
	w.open(document.Question, 0, "")
	w.b.Paragraph(title)
	w.children(n)
	w.close()
}

// details shows what opens when it is clicked: the answer to a question, or else a
// callout.
func (w *writer) details(n *html.Node) {
	title := takeTitle(n)
	if language.IsQuestion(title) {
		w.open(document.Question, 0, "")
	} else {
		w.open(document.Callout, 0, "details")
	}
	w.b.Paragraph(title)
	w.children(n)
	w.close()
}

// tabs shows alternatives, as sections beneath the one that they stand in. What
// follows them belongs to that again.
func (w *writer) tabs(n *html.Node) {
	level := w.level
	w.children(n)
	if w.depth == 0 {
		w.b.EndSection(level + 1)
	}
	w.level = level
}

func (w *writer) tab(n *html.Node) {
	label := takeTitle(n)
	level, floor := w.level, w.floor
	switch {
	case label == "":
	case w.depth == 0:
		w.level, w.floor = level+1, level+2
		w.b.Heading(w.level, label, "")
	case document.LeadsIn(label):
		w.b.Paragraph(label)
	default:
		w.b.Paragraph(label + ":")
	}
	w.children(n)
	w.level, w.floor = level, floor
}

// takeTitle removes the title of a container from it and returns it as a line; "" for
// none. It is the first element in it that is there for a title.
func takeTitle(n *html.Node) string {
	t := findTitle(n, 3)
	if t == nil {
		return ""
	}
	t.Parent.RemoveChild(t)
	return lineOf(text(t))
}

// findTitle looks for a title, as deep as depth, among what comes first in n.
func findTitle(n *html.Node, depth int) *html.Node {
	for c := n.FirstChild; c != nil && depth > 0; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if isTitle(c) {
			return c
		}
		if t := findTitle(c, depth-1); t != nil || n.DataAtom != atom.Details {
			return t
		}
	}
	return nil
}

func isTitle(n *html.Node) bool {
	if n.Data == "x-title" || n.DataAtom == atom.Summary {
		return true
	}
	for _, c := range classes(n) {
		if strings.HasSuffix(c, "-title") || c == "title" || strings.Contains(c, "admonitionHeading") ||
			strings.HasSuffix(c, "__title") {
			return true
		}
	}
	return false
}

// calloutKind is the sort of callout that an element of a page is, by its classes as
// generators of sites write them; "" for none.
func calloutKind(n *html.Node) string {
	kind, is := "", false
	for _, c := range classes(n) {
		switch c {
		case "admonition", "theme-admonition", "custom-block", "hint", "alert", "callout", "markdown-alert",
			"starlight-aside", "notecard", "custom-container", "markdown-callout":
			is = true
			continue
		}
		for _, prefix := range []string{"theme-admonition-", "alert--", "alert-", "markdown-alert-", "callout-", "starlight-aside--", "hint-", "is-", ""} {
			if name, ok := strings.CutPrefix(c, prefix); ok && calloutKinds[name] {
				kind = name
				break
			}
		}
	}
	if !is || attr(n, "role") == "alertdialog" {
		return ""
	}
	if kind == "" {
		return "note"
	}
	return kind
}

var calloutKinds = map[string]bool{"note": true, "tip": true, "info": true, "warning": true, "danger": true,
	"caution": true, "important": true, "success": true, "hint": true, "attention": true, "error": true,
	"seealso": true, "details": true, "question": true, "example": true, "abstract": true, "summary": true,
	"bug": true, "failure": true, "quote": true, "primary": true, "secondary": true, "check": true}

var alertMark = regexp.MustCompile(`^\s*\[!([A-Za-z]+)\][+-]?[ \t]*`)

// quotation shows a quotation. One that begins with [!NOTE] is a callout, as GitHub
// and Obsidian have it; a title may stand behind the mark.
func (w *writer) quotation(n *html.Node) {
	p := firstElement(n)
	if p == nil || p.FirstChild == nil || p.FirstChild.Type != html.TextNode {
		w.inside(document.Quotation, 0, "", n)
		return
	}
	m := alertMark.FindStringSubmatch(p.FirstChild.Data)
	if m == nil {
		w.inside(document.Quotation, 0, "", n)
		return
	}
	p.FirstChild.Data = p.FirstChild.Data[len(m[0]):]
	w.open(document.Callout, 0, strings.ToLower(m[1]))
	w.b.Paragraph(lineOf(text(takeLine(p)...)))
	w.children(n)
	w.close()
}

// takeLine removes the first line of a paragraph from it and returns its nodes.
func takeLine(p *html.Node) (line []*html.Node) {
	for c := p.FirstChild; c != nil; c = p.FirstChild {
		if c.DataAtom == atom.Br {
			p.RemoveChild(c)
			return line
		}
		if i := strings.IndexAny(c.Data, "\n\u2028"); i >= 0 && c.Type == html.TextNode {
			line = append(line, &html.Node{Type: html.TextNode, Data: c.Data[:i]})
			c.Data = c.Data[i:]
			return line
		}
		p.RemoveChild(c)
		line = append(line, c)
	}
	return line
}

// notes shows footnotes, each as paragraphs.
func (w *writer) notes(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Ol, atom.Ul, atom.Div:
			w.notes(c)
		case atom.Li:
			w.children(c)
		}
	}
}

func isNotes(n *html.Node) bool {
	return attr(n, "role") == "doc-endnotes" || slices.Contains(classes(n), "footnotes")
}
