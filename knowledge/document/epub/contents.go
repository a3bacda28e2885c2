package epub

import (
	"encoding/xml"
	"path"
	"strings"

	"detente/knowledge/document/archive"
)

// contents are the titles of chapters as a book's table of contents gives them, by
// their files' names. A table that is broken gives none.
func contents(a *archive.Archive, p opf) map[string]string {
	for _, name := range p.toc {
		r := tableReader{dir: path.Dir(name), titles: map[string]string{}}
		if err := a.Tokens(name, r.visit); err == nil && len(r.titles) > 0 {
			return r.titles
		}
	}
	return nil
}

// tableReader reads a table of contents: <a href="…">title</a> in that of EPUB 3,
// <navLabel><text>title</text></navLabel><content src="…"/> in that of EPUB 2.
type tableReader struct {
	dir    string
	titles map[string]string
	target string
	in     string // "a" or "text" inside of one
	text   strings.Builder
}

func (r *tableReader) visit(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		switch token.Name.Local {
		case "a", "text":
			r.in, r.target = token.Name.Local, archive.Attr(token, "href")
			r.text.Reset()
		case "content":
			r.entry(archive.Attr(token, "src"))
		}
	case xml.CharData:
		if r.in != "" {
			r.text.Write(token)
		}
	case xml.EndElement:
		if token.Name.Local == r.in {
			if r.in == "a" {
				r.entry(r.target)
			}
			r.in = ""
		}
	}
	return nil
}

// entry notes the title of the file that a reference leads to; the first one counts.
func (r *tableReader) entry(ref string) {
	title := strings.Join(strings.Fields(r.text.String()), " ")
	if name := resolve(r.dir, ref); ref != "" && title != "" && r.titles[name] == "" {
		r.titles[name] = title
	}
}
