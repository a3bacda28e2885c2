package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isBlock reports whether an element is a block by its name.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Pre, atom.Listing, atom.Xmp,
		atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption,
		atom.Details, atom.Summary, atom.Hr, atom.Div, atom.Section, atom.Article, atom.Aside, atom.Main,
		atom.Header, atom.Footer, atom.Nav, atom.Figure, atom.Figcaption, atom.Address, atom.Center,
		atom.Fieldset, atom.Form, atom.Hgroup, atom.Html, atom.Body:
		return true
	}
	switch n.Data {
	case "x-callout", "x-question", "x-tabs", "x-tab", "x-caption", "x-block":
		return true
	}
	return false
}

// skipped reports whether an element shows nothing.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Noscript, atom.Svg, atom.Canvas,
		atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Map, atom.Select,
		atom.Textarea, atom.Datalist, atom.Rp, atom.Annotation, atom.Link, atom.Meta:
		return true
	case atom.Input:
		return attr(n, "type") != "checkbox"
	case atom.A:
		return isPermalink(n)
	case atom.Sup:
		return isNoteMark(n)
	}
	if has(n, "hidden") || attr(n, "aria-hidden") == "true" && n.DataAtom != atom.Img {
		return true
	}
	style := strings.ReplaceAll(attr(n, "style"), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// isPermalink reports whether a link is the mark beside a heading or a note that
// leads to itself or back: it leads into its page, and has no word.
func isPermalink(n *html.Node) bool {
	switch attr(n, "role") {
	case "doc-backlink", "doc-noteref":
		return true
	}
	if raised := firstElement(n); attr(n, "epub:type") == "noteref" ||
		raised != nil && raised == n.FirstChild && raised.NextSibling == nil && raised.DataAtom == atom.Sup && strings.HasPrefix(attr(n, "href"), "#") {
		return true
	}
	return strings.HasPrefix(attr(n, "href"), "#") && n.FirstChild != nil && !hasWord(n)
}

// isNoteMark reports whether a superscript is the mark of a footnote: it holds
// nothing but a link into its page.
func isNoteMark(n *html.Node) bool {
	a := firstElement(n)
	return a != nil && a == n.FirstChild && a.NextSibling == nil && a.DataAtom == atom.A &&
		strings.HasPrefix(attr(a, "href"), "#")
}

// hasWord reports whether text with a letter or a digit, or an image, stands in n.
func hasWord(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.IndexFunc(c.Data, isWordRune) >= 0 || c.DataAtom == atom.Img || hasWord(c) {
			return true
		}
	}
	return false
}
