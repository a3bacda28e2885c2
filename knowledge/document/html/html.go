// Package html reads pages in HTML and XHTML.
package html

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/document/charset"
	"detente/knowledge/document/markup"
	"detente/knowledge/language"
)

// maxPage is the largest page that is read, in bytes. The tree of a page takes up to
// fifty times as much memory.
const maxPage = 16 << 20

// Read reads a page: its main content, without what leads around the site. What the
// page says of itself is the document's title, language, date, address and keywords.
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	page, err := Parse(f.Content)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	meta := describe(page)
	content := mainContent(page)
	title, heading := pageTitle(page, content)
	if !heading {
		meta.Title = title
	}
	b := document.NewBuilder(f.ID)
	b.Describe(meta)
	markup.Blocks(b, content)
	d := b.Document()
	if title != "" && d.Title == f.ID { // the heading does not come first
		d.Title = title
	}
	if meta.Lang != "" {
		d.Lang = settleLang(meta.Lang, d.Text)
	}
	return []*document.Document{d}, nil
}

// Parse parses a page in whichever encoding it is. A page that is too large, or nested
// deeper than 512 elements, is an error.
func Parse(content []byte) (*html.Node, error) {
	if len(content) > maxPage {
		return nil, fmt.Errorf("the page has %d bytes, the limit is %d; split it", len(content), maxPage)
	}
	s, err := charset.DecodeMarkup(content)
	if err != nil {
		return nil, err
	}
	if isXML(s) {
		s = closeEmpty(s)
	}
	if unclosed(s) > maxUnclosed {
		return nil, errors.New("most of its tags are not closed; is it really HTML?")
	}
	n, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, errors.New("its elements are nested too deeply, more than 512; is it really HTML?")
	}
	return n, nil
}

// settleLang is the language of a text that its page declares to be in lang: many
// templates declare "en", whatever is written. Where the letters are of another
// script, the text counts.
func settleLang(lang, text string) string {
	found, _ := language.Language(text)
	own := map[string]bool{"zh": true, "ja": true, "ko": true, "ru": true}
	declared, read := language.Primary(lang), language.Primary(found)
	if found != "" && declared != read && (own[read] || own[declared]) && !sameScript(declared, read) {
		return found
	}
	return lang
}

// sameScript reports whether two languages are told apart by more than their script.
func sameScript(a, b string) bool {
	cyrillic := map[string]bool{"ru": true, "uk": true, "be": true, "bg": true, "sr": true, "mk": true, "kk": true}
	return cyrillic[a] && cyrillic[b]
}

// each visits n and what it holds, in the order of the text, as long as visit returns
// true; what a node holds for which it returns false is passed over.
func each(n *html.Node, visit func(n *html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // visit may remove c
		each(c, visit)
		c = next
	}
}

// find returns the elements of a kind in n.
func find(n *html.Node, kind atom.Atom) (all []*html.Node) {
	each(n, func(n *html.Node) bool {
		if n.Type == html.ElementNode && n.DataAtom == kind {
			all = append(all, n)
		}
		return true
	})
	return all
}

// attr is the value of an attribute, "" for none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// textOf is the text in n, white space as it stands there.
func textOf(n *html.Node) string {
	var s strings.Builder
	each(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			s.WriteString(n.Data)
		}
		return n.DataAtom != atom.Script && n.DataAtom != atom.Style
	})
	return s.String()
}
