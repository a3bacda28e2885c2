package html

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
)

// describe is what a page says of itself, its title apart.
func describe(page *html.Node) document.Meta {
	said := metaTags(page)
	m := document.Meta{
		Lang: strings.ReplaceAll(langOf(page), "_", "-"),
		URL:  canonical(page, said["og:url"]),
		Date: dateOf(page, said),
	}
	if s := first(said, "description", "og:description", "dc.description"); s != "" {
		m.Keywords = append(m.Keywords, s)
	}
	for _, k := range strings.FieldsFunc(said["keywords"], func(r rune) bool { return strings.ContainsRune(",;，；、", r) }) {
		if k = strings.TrimSpace(k); k != "" {
			m.Keywords = append(m.Keywords, k)
		}
	}
	return m
}

// metaTags are the contents of a page's <meta>, by name in lower case; the first of a
// name counts.
func metaTags(page *html.Node) map[string]string {
	said := map[string]string{}
	for _, n := range find(page, atom.Meta) {
		for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
			name := strings.ToLower(attr(n, key))
			if s := strings.Join(strings.Fields(attr(n, "content")), " "); name != "" && s != "" && said[name] == "" {
				said[name] = s
			}
		}
	}
	return said
}

// first is the first of the names that said holds.
func first(said map[string]string, names ...string) string {
	for _, name := range names {
		if s := said[name]; s != "" {
			return s
		}
	}
	return ""
}

func langOf(page *html.Node) string {
	for _, n := range find(page, atom.Html) {
		if s := attr(n, "lang"); s != "" {
			return s
		}
		return attr(n, "xml:lang")
	}
	return ""
}

// canonical is the address that a page gives as its own, where it is absolute.
func canonical(page *html.Node, other string) string {
	for _, n := range find(page, atom.Link) {
		if strings.EqualFold(attr(n, "rel"), "canonical") && isAddress(attr(n, "href")) {
			return attr(n, "href")
		}
	}
	if isAddress(other) {
		return other
	}
	return ""
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// dateOf is the day that a page says it was published, else last changed: in <meta>,
// in its data for search engines, or in the one day that its <time> elements name.
func dateOf(page *html.Node, said map[string]string) string {
	for _, name := range []string{"article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.date",
		"dcterms.created", "dcterms.issued", "date", "pubdate", "publish-date", "article:modified_time", "og:updated_time",
		"datemodified", "dcterms.modified", "last-modified"} {
		if d := document.Day(said[name]); d != "" {
			return d
		}
	}
	if d := linkedDataDate(page); d != "" {
		return d
	}
	return timeElement(page)
}

// timeElement is the day of the <time> that is marked as a page's date, or of all of
// its <time> elements where it is the same.
func timeElement(page *html.Node) string {
	only, several := "", false
	for _, n := range find(page, atom.Time) {
		d := document.Day(attr(n, "datetime"))
		if d == "" {
			continue
		}
		if attr(n, "itemprop") == "datePublished" || strings.Contains(attr(n, "class"), "publish") {
			return d
		}
		several = several || only != "" && only != d
		only = d
	}
	if several {
		return ""
	}
	return only
}

// linkedDataDate is the datePublished of a page's JSON-LD, "" for none.
func linkedDataDate(page *html.Node) string {
	for _, n := range find(page, atom.Script) {
		if attr(n, "type") != "application/ld+json" || n.FirstChild == nil {
			continue
		}
		var data any
		if json.Unmarshal([]byte(n.FirstChild.Data), &data) != nil {
			continue
		}
		if d := document.Day(published(data)); d != "" {
			return d
		}
	}
	return ""
}

// published looks for datePublished in the objects of linked data.
func published(data any) string {
	switch data := data.(type) {
	case map[string]any:
		if s, ok := data["datePublished"].(string); ok {
			return s
		}
		return published(data["@graph"])
	case []any:
		for _, v := range data {
			if s := published(v); s != "" {
				return s
			}
		}
	}
	return ""
}

// pageTitle is a page's title: the only heading of level 1 in its content, unless that
// is the name of the site; else its <title> without that name. It may be "". heading
// tells that it is that heading.
func pageTitle(page, content *html.Node) (title string, heading bool) {
	said := metaTags(page)
	for _, n := range find(page, atom.Title) {
		title = lineOf(textOf(n))
		break
	}
	shared, site := first(said, "og:title", "dc.title"), said["og:site_name"]
	if tops := find(content, atom.H1); len(tops) == 1 {
		s := lineOf(headingText(tops[0]))
		isSite := s == site || s != title && strings.HasSuffix(title, s)
		if s != "" && !isSite && (shared == "" || strings.Contains(shared, s) || strings.Contains(s, shared)) {
			return s, true
		}
	}
	if shared != "" && (title == "" || strings.HasPrefix(title, shared)) {
		return shared, false
	}
	if s := headingIn(page, title); s != "" {
		return s, false
	}
	return withoutSite(title, site), false
}

// headingIn is the heading of a page that its title begins with, "" for none: what
// follows is the name of the site.
func headingIn(page *html.Node, title string) string {
	for _, kind := range []atom.Atom{atom.H1, atom.H2} {
		for _, n := range find(page, kind) {
			if s := lineOf(headingText(n)); s != "" && strings.HasPrefix(title, s+" ") {
				return s
			}
		}
	}
	return ""
}

// headingText is the text of a heading without the marks that lead to it.
func headingText(n *html.Node) string {
	var s strings.Builder
	each(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			s.WriteString(n.Data)
		}
		return n.DataAtom != atom.A || !strings.HasPrefix(attr(n, "href"), "#") || len(textOf(n)) > 3
	})
	return s.String()
}

// withoutSite drops the name of the site from the end of a title.
func withoutSite(title, site string) string {
	for _, bar := range []string{" | ", " - ", " – ", " — ", " · ", " :: ", " » ", "_"} {
		if i := strings.LastIndex(title, bar); i > 0 && site != "" && strings.EqualFold(strings.TrimSpace(title[i+len(bar):]), site) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

func lineOf(s string) string { return strings.Join(strings.Fields(s), " ") }
