// Package epub reads books in EPUB.
package epub

import (
	"context"
	"errors"
	"fmt"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/document/archive"
	"detente/knowledge/document/html"
	"detente/knowledge/document/markup"
)

// Read reads a book as one document: its chapters in their order, each a section. A
// chapter without a heading has the name that the table of contents gives it; the table
// itself is left out.
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	a, err := archive.Open(f.Content)
	if err != nil {
		return nil, err
	}
	p, err := readPackage(a)
	if err != nil {
		return nil, err
	}
	b := document.NewBuilder(f.ID)
	b.Describe(p.meta)
	names := contents(a, p)
	for _, name := range p.spine {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := chapter(b, a, name, names[name]); err != nil {
			return nil, err
		}
	}
	return []*document.Document{b.Document()}, nil
}

// chapter shows a chapter. One that the book names and does not hold is passed over.
func chapter(b *document.Builder, a *archive.Archive, name, title string) error {
	if !a.Has(name) {
		return nil
	}
	content, err := a.Read(name)
	if err != nil {
		return err
	}
	page, err := html.Parse(content)
	if err != nil && a.Has("META-INF/encryption.xml") {
		return errors.New("the book is protected against copying; use one that is not")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if title != "" && !hasHeading(page) {
		b.Heading(1, title, "")
	}
	b.CloseAll()
	markup.Blocks(b, page)
	return nil
}

func hasHeading(n *nethtml.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasHeading(c) {
			return true
		}
	}
	return false
}
