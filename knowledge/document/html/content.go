package html

import (
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// leastKept is the share of a page's prose that readability has to keep to be
	// believed. It is made for articles, and drops lists, tables and questions. Of its
	// own 135 test pages, those of articles keep 69 % or more, others under 34 %.
	leastKept = 0.65
	// maxElements is how many elements a page may have to be tried with readability,
	// which goes over them many times.
	maxElements = 20_000
)

// mainContent is what of a page is its content: its <main> or only <article>; else
// what readability finds, unless that loses much; else the body. What leads around
// the site is removed from page.
func mainContent(page *html.Node) *html.Node {
	whole := body(page)
	marked := markedMain(whole)
	if marked == nil {
		prune(whole)
		if found := readable(page); found != nil && prose(found) >= leastKept*prose(whole) {
			return found
		}
		return whole
	}
	prune(marked)
	if prose(marked) > 0 {
		return marked
	}
	prune(whole)
	return whole
}

func body(page *html.Node) *html.Node {
	if all := find(page, atom.Body); len(all) > 0 {
		return all[0]
	}
	return page
}

// markedMain is the element that the page marks as its main content, with at least a
// third of its prose; nil for none.
func markedMain(whole *html.Node) *html.Node {
	var mains, articles []*html.Node
	each(whole, func(n *html.Node) bool {
		switch {
		case n.DataAtom == atom.Main || attr(n, "role") == "main":
			mains = append(mains, n)
			return false
		case n.DataAtom == atom.Article:
			articles = append(articles, n)
			return false
		}
		return true
	})
	for _, marked := range [][]*html.Node{mains, articles} {
		if len(marked) == 1 && 3*prose(marked[0]) >= prose(whole) {
			return marked[0]
		}
	}
	return nil
}

// readable is what readability takes for the article of a page, nil for nothing.
func readable(page *html.Node) (found *html.Node) {
	n := 0
	each(page, func(*html.Node) bool { n++; return n <= maxElements })
	if n > maxElements {
		return nil
	}
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	p := readability.NewParser()
	p.KeepClasses = true
	article, err := p.ParseDocument(page, nil)
	if err != nil {
		return nil
	}
	return article.Node
}

// prose counts the letters and digits of n outside of links: of what leads around a
// site most are links. Hidden parts, scripts and titles do not count.
func prose(n *html.Node) (count float64) {
	each(n, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			for _, r := range n.Data {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					count++
				}
			}
		case n.DataAtom == atom.A, n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Noscript:
			return false
		}
		return true
	})
	return count
}

// prune removes what is no content from n: what leads around the site, scripts, and
// what is hidden. n itself stays.
func prune(n *html.Node) {
	inside := n.DataAtom == atom.Main || n.DataAtom == atom.Article || attr(n, "role") == "main"
	var walk func(n *html.Node, article bool)
	walk = func(n *html.Node, article bool) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode && isFurniture(c, article) {
				n.RemoveChild(c)
			} else {
				walk(c, article || c.DataAtom == atom.Main || c.DataAtom == atom.Article)
			}
			c = next
		}
	}
	walk(n, inside)
}

// isFurniture reports whether an element is there for the site and not for its page.
// article tells that it stands inside the article: there a header holds its heading,
// and an aside may be a note.
func isFurniture(n *html.Node, article bool) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Dialog:
		return true
	case atom.Header:
		return !article && !holdsHeading(n)
	case atom.Footer, atom.Aside:
		return !article
	case atom.Button:
		return !asks(n)
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.P, atom.Pre, atom.Code, atom.Li, atom.Table, atom.Tr, atom.Td, atom.Th:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "doc-toc":
		return true
	}
	return namedFurniture(attr(n, "class")) || namedFurniture(attr(n, "id"))
}

// asks reports whether a button is all of a heading or a term: what opens the answer
// to a question.
func asks(button *html.Node) bool {
	p := button.Parent
	switch p.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary:
		return lineOf(textOf(p)) == lineOf(textOf(button))
	}
	return false
}

func holdsHeading(n *html.Node) bool { return len(find(n, atom.H1)) > 0 }

// namedFurniture reports whether one of the names of an element's class or id is one
// that sites give to what leads around them.
func namedFurniture(names string) bool {
	for name := range strings.FieldsSeq(strings.ToLower(names)) {
		switch name {
		case "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "toc", "table-of-contents",
			"tableofcontents", "footer", "pagination", "pager", "cookie-banner", "cookie-consent", "skip-link", "skiplink",
			"related", "related-posts", "share", "social-share", "site-header", "site-footer", "comments", "advertisement",
			"sphinxsidebar", "wy-nav-side", "theme-doc-toc-desktop", "theme-doc-toc-mobile", "theme-doc-breadcrumbs",
			"mw-editsection", "navbox", "noprint", "prev-next-area", "page-nav", "bd-sidebar", "nav-wrapper", "nav-chapters",
			"sr-only", "visually-hidden":
			return true
		}
	}
	return false
}
