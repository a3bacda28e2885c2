// Package markdown reads documents in Markdown and MDX, with the habits of the
// generators of sites that documentation is written for: Docusaurus, VitePress,
// VuePress, Starlight, MkDocs, Hugo, Jekyll, Hexo, GitBook, Mintlify, MyST and GitHub.
//
// A file is read in three steps. A rewriter turns what is not Markdown, such as
// containers, template tags and components, into elements of HTML (rewrite.go and the
// files beside it); goldmark turns Markdown into HTML (render.go); and package markup
// shows HTML as blocks of a document.
package markdown

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document"
	"detente/knowledge/document/markup"
)

// Read reads a file of Markdown, which is one document; see [document.Reader]. It
// includes the files that this one includes, as far as they stand in f.FS. Markup that
// cannot be understood is text. It returns an error for blocks that are nested deeper
// than [maxNested].
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	d, err := read(ctx, f, false)
	if err != nil {
		return nil, err
	}
	return []*document.Document{d}, nil
}

// Parse reads Markdown that includes no files. The first heading of level 1 is the
// title. What [Read] returns an error for is read as plain text.
func Parse(id, source string) *document.Document {
	return parse(id, source, false)
}

func parse(id, source string, keepLines bool) *document.Document {
	f := document.File{ID: id, Name: id + ".md", Content: []byte(source)}
	d, err := read(context.Background(), f, keepLines)
	if err != nil {
		return document.ReadPlain(id, strings.ToValidUTF8(source, "\uFFFD"))
	}
	return d
}

func read(ctx context.Context, f document.File, keepLines bool) (*document.Document, error) {
	matter, body := splitFront(visible(string(f.Content)))
	part := &file{name: f.Name, fs: f.FS, shared: &shared{}, values: matter.values}
	rewritten := part.rewrite(body, isMDX(f.Name, body))
	if part.shared.deep {
		return nil, errDeep
	}
	if err := checkDepth(rewritten); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	page, err := convert(rewritten, keepLines)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := document.NewBuilder(f.ID)
	matter.describe(b)
	matter.show(b)
	markup.Blocks(b, page)
	return b.Document(), nil
}

// convert turns rewritten Markdown into nodes of HTML.
func convert(source string, keepLines bool) (*html.Node, error) {
	convert := converter
	if keepLines {
		convert = lineKeeper
	}
	var page bytes.Buffer
	if err := convert().Convert([]byte(source), &page); err != nil {
		return nil, fmt.Errorf("read Markdown: %w", err)
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(&page, body)
	if err != nil { // the parser has a bound of its own
		return nil, errDeep
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body, nil
}
