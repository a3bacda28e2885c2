// Package docx reads documents of Word (DOCX).
//
// A document is turned into nodes of HTML, which package markup shows: headings by
// their styles, lists by their numbering, tables, links and footnotes. What was deleted
// while changes were tracked is left out, as are headers, footers, comments, hidden
// text and tables of contents.
package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/document/archive"
	"detente/knowledge/document/markup"
)

// Read reads a document. Its title is that of its style "Title", else its only heading
// of level 1 at the top, else that of its properties; its date is the day of the last
// change.
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	if bytes.HasPrefix(f.Content, []byte("\xD0\xCF\x11\xE0")) { // an OLE container
		return nil, errors.New("it is protected with a password, or of an old version of Word; save it as DOCX without a password")
	}
	a, err := archive.Open(f.Content)
	if err != nil {
		return nil, err
	}
	body, err := readBody(ctx, a)
	if err != nil {
		return nil, err
	}
	meta, err := properties(a)
	if err != nil {
		return nil, err
	}
	if hasTitle(body) || document.IsMadeUpTitle(meta.Title) {
		meta.Title = ""
	}
	b := document.NewBuilder(f.ID)
	b.Describe(meta)
	markup.Blocks(b, body)
	return []*document.Document{b.Document()}, nil
}

// readBody reads the text of a document with what its parts say of styles, numbering,
// links and notes.
func readBody(ctx context.Context, a *archive.Archive) (*html.Node, error) {
	main, err := mainPart(a)
	if err != nil {
		return nil, err
	}
	if !a.Has(main) {
		return nil, errors.New("it is no DOCX: its text is missing")
	}
	dir := path.Dir(main)
	r := newReader(ctx)
	for name, visit := range map[string]func(xml.Token) error{
		"styles.xml": r.styles.visit, "numbering.xml": r.numbering.visit,
		"_rels/" + path.Base(main) + ".rels": r.links.visit,
	} {
		if err := optional(a, path.Join(dir, name), visit); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		notes := r.notesReader(strings.TrimSuffix(name, "s.xml"))
		if err := optional(a, path.Join(dir, name), notes.visit); err != nil {
			return nil, err
		}
	}
	if err := a.Tokens(main, r.visit); err != nil {
		return nil, err
	}
	return r.root, nil
}

// optional reads a part that need not be there.
func optional(a *archive.Archive, name string, visit func(xml.Token) error) error {
	if !a.Has(name) {
		return nil
	}
	return a.Tokens(name, visit)
}

// mainPart is the name of the part with the text.
func mainPart(a *archive.Archive) (string, error) {
	name := "word/document.xml"
	err := a.Tokens("_rels/.rels", func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && strings.HasSuffix(archive.Attr(e, "Type"), "/officeDocument") {
			name = strings.TrimPrefix(path.Clean("/"+archive.Attr(e, "Target")), "/")
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return name, err
}

// properties are a document's title, date and keywords.
func properties(a *archive.Archive) (m document.Meta, err error) {
	var in string
	err = optional(a, "docProps/core.xml", func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			s := strings.TrimSpace(string(token))
			switch in {
			case "title":
				m.Title += s
			case "modified":
				m.Date = document.Day(s)
			case "description", "subject", "keywords":
				if s != "" {
					m.Keywords = append(m.Keywords, s)
				}
			}
		}
		return nil
	})
	return m, err
}

// hasTitle reports whether the text begins with its title: a heading of level 1 at the
// top that is marked as a title, or the only one.
func hasTitle(body *html.Node) bool {
	top := body.FirstChild
	if top == nil || top.DataAtom != atom.H1 {
		return false
	}
	for n := top.NextSibling; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.H1 {
			return len(top.Attr) > 0
		}
	}
	return true
}

// links are the targets of a document's links, by the ids of their relationships.
type links map[string]string

func (l links) visit(token xml.Token) error {
	if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" && archive.Attr(e, "TargetMode") == "External" {
		l[archive.Attr(e, "Id")] = archive.Attr(e, "Target")
	}
	return nil
}
