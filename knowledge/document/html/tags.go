package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxUnclosed bounds how often elements of formatting are made anew; see [unclosed].
const maxUnclosed = 2_000_000

// formatting are the elements that a parser opens again in each block after the one
// that they were not closed in.
var formatting = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true,
	atom.Font: true, atom.I: true, atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true,
	atom.Strong: true, atom.Tt: true, atom.U: true}

// unclosed counts how many elements of formatting are open, summed up over the tags of
// s: a bound of how many a parser makes of those that are not closed. A page of a few
// megabytes made for it would become gigabytes.
func unclosed(s string) (sum int) {
	z := html.NewTokenizer(strings.NewReader(s))
	open := 0
	for sum <= maxUnclosed {
		switch z.Next() {
		case html.ErrorToken:
			return sum
		case html.StartTagToken:
			name, _ := z.TagName()
			if formatting[atom.Lookup(name)] {
				open++
			}
			sum += max(0, open-20)
		case html.EndTagToken:
			name, _ := z.TagName()
			if formatting[atom.Lookup(name)] && open > 0 {
				open--
			}
		}
	}
	return sum
}

// isXML reports whether a page is written as XML.
func isXML(s string) bool {
	head := s[:min(len(s), 1000)]
	return strings.HasPrefix(strings.TrimSpace(head), "<?xml") || strings.Contains(head, `xmlns="http://www.w3.org/1999/xhtml"`)
}

// empty matches an element that XML closes in its tag; HTML does not.
var empty = regexp.MustCompile(`<([A-Za-z][\w.:-]*)((?:\s[^<>]*)?)/>`)

// void are the elements that are never closed.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true,
	"img": true, "input": true, "link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true}

// closeEmpty closes what XML closes in its tag with a tag of its own: a parser of HTML
// would take what follows <a id="x"/> for the link's text.
func closeEmpty(s string) string {
	return empty.ReplaceAllStringFunc(s, func(tag string) string {
		m := empty.FindStringSubmatch(tag)
		if void[strings.ToLower(m[1])] {
			return tag
		}
		return "<" + m[1] + m[2] + "></" + m[1] + ">"
	})
}
