package epub

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/document/archive"
)

// maxChapters is how many chapters of a book are read.
const maxChapters = 5000

// opf is what the package file of a book says.
type opf struct {
	meta  document.Meta
	spine []string // the names of the chapters' files in their order
	toc   []string // of the files that hold tables of contents, the newer format first
}

// readPackage reads a book's package file (OPF).
func readPackage(a *archive.Archive) (opf, error) {
	name, err := packageName(a)
	if err != nil {
		return opf{}, err
	}
	r := packageReader{dir: path.Dir(name), items: map[string]item{}}
	if err := a.Tokens(name, r.visit); err != nil {
		return opf{}, missing(err)
	}
	return r.result()
}

// missing says of a file that is not there what that means.
func missing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("it is no EPUB: its list of chapters is missing")
	}
	return err
}

// packageName is the name of the package file, which META-INF/container.xml gives.
func packageName(a *archive.Archive) (name string, err error) {
	err = a.Tokens("META-INF/container.xml", func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "rootfile" && name == "" {
			name = archive.Attr(e, "full-path")
		}
		return nil
	})
	if err == nil && name == "" {
		err = fs.ErrNotExist
	}
	return name, missing(err)
}

// item is a file of a book.
type item struct{ name, kind, properties string }

// packageReader reads a package file.
type packageReader struct {
	dir   string // of the package file
	items map[string]item
	refs  []string // ids of items in their order
	meta  map[string][]string
	in    string // the field of metadata that is being read
	text  strings.Builder
}

func (r *packageReader) visit(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return r.start(token)
	case xml.CharData:
		if r.in != "" {
			r.text.Write(token)
		}
	case xml.EndElement:
		if r.in == token.Name.Local {
			if s := strings.Join(strings.Fields(r.text.String()), " "); s != "" {
				r.meta[r.in] = append(r.meta[r.in], s)
			}
			r.in = ""
		}
	}
	return nil
}

func (r *packageReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "metadata":
		r.meta = map[string][]string{}
	case "title", "language", "date", "description", "subject":
		if r.meta != nil {
			r.in = e.Name.Local
			r.text.Reset()
		}
	case "item":
		r.items[archive.Attr(e, "id")] = item{resolve(r.dir, archive.Attr(e, "href")), archive.Attr(e, "media-type"), archive.Attr(e, "properties")}
	case "itemref":
		if r.refs = append(r.refs, archive.Attr(e, "idref")); len(r.refs) > maxChapters {
			return errors.New("it has more than 5000 chapters; split it")
		}
	}
	return nil
}

// result puts together what was read.
func (r *packageReader) result() (opf, error) {
	first := func(field string) string {
		if all := r.meta[field]; len(all) > 0 {
			return all[0]
		}
		return ""
	}
	p := opf{meta: document.Meta{
		Title: first("title"), Lang: first("language"), Date: document.Day(first("date")),
		Keywords: append(r.meta["description"], r.meta["subject"]...),
	}}
	seen := map[string]bool{}
	for _, id := range r.refs {
		it, ok := r.items[id]
		if ok && !seen[it.name] && !isContents(it) {
			p.spine = append(p.spine, it.name)
			seen[it.name] = true
		}
	}
	if len(p.spine) == 0 {
		return opf{}, missing(fs.ErrNotExist)
	}
	p.toc = r.tables()
	return p, nil
}

// tables are the names of the files with tables of contents.
func (r *packageReader) tables() (names []string) {
	old := ""
	for _, it := range r.items {
		switch {
		case isContents(it):
			names = append(names, it.name)
		case it.kind == "application/x-dtbncx+xml":
			old = it.name
		}
	}
	if old != "" {
		names = append(names, old)
	}
	return names
}

// isContents reports whether an item is the table of contents of EPUB 3.
func isContents(it item) bool {
	for p := range strings.FieldsSeq(it.properties) {
		if p == "nav" {
			return true
		}
	}
	return false
}

// resolve is the name in the archive that a reference from a file in dir leads to.
func resolve(dir, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	if s, err := url.PathUnescape(ref); err == nil {
		ref = s
	}
	return strings.TrimPrefix(path.Join("/", dir, ref), "/")
}
