// Package markdown reads documents in Markdown.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"detente/knowledge/document"
)

// Parse reads CommonMark with tables. The first heading of level 1 is the title.
// Markup, raw HTML, images' addresses and links' targets are not part of the shown
// text; a front matter between --- lines is left out.
func Parse(id, source string) *document.Document {
	b := document.NewBuilder(id)
	walk(source, b, b.Paragraph)
	return b.Document()
}

// walk reads source, handing each paragraph's text to paragraph.
func walk(source string, b *document.Builder, paragraph func(string)) {
	src := []byte(withoutFrontMatter(source))
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithAttribute()))
	w := walker{src: src, b: b, paragraph: paragraph}
	w.blocks(md.Parser().Parse(text.NewReader(src)))
}

func withoutFrontMatter(s string) string {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return s
	}
	if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
		return body
	}
	return s
}

// walker hands the blocks of a document to a builder.
type walker struct {
	src       []byte
	b         *document.Builder
	paragraph func(string)
}

// blocks visits the blocks under n.
func (w walker) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w walker) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.b.Heading(n.Level, inlineText(n, w.src), "")
	case *ast.Paragraph, *ast.TextBlock:
		w.paragraph(inlineText(n, w.src))
	case *ast.CodeBlock:
		w.b.Code("", string(n.Lines().Value(w.src)))
	case *ast.FencedCodeBlock:
		w.b.Code(string(n.Language(w.src)), string(n.Lines().Value(w.src)))
	case *ast.HTMLBlock:
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.inside(document.Quotation, 0, n)
	case *extast.Table:
		w.inside(document.Table, 0, n)
	case *extast.TableHeader:
		w.b.Row(true, w.cells(n)...)
	case *extast.TableRow:
		w.b.Row(false, w.cells(n)...)
	default:
		w.blocks(n)
	}
}

// inside visits what n holds as parts of a block.
func (w walker) inside(kind document.Kind, number int, n ast.Node) {
	w.b.Open(kind, number, "")
	w.blocks(n)
	w.b.Close()
}

func (w walker) list(n *ast.List) {
	w.b.Open(document.List, 0, "")
	number := 0
	if n.IsOrdered() {
		number = max(1, n.Start)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inside(document.Item, number, c)
		if number > 0 {
			number++
		}
	}
	w.b.Close()
}

func (w walker) cells(row ast.Node) (cells []string) {
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, inlineText(c, w.src))
	}
	return cells
}

// inlineText is the text of a block's inline nodes as a reader sees it. A line
// break inside a paragraph stays one.
func inlineText(n ast.Node, src []byte) string {
	var out strings.Builder
	writeInline(&out, n, src)
	// Emphasis beside Chinese punctuation is none to CommonMark (**注意：**请):
	// its marks would be shown.
	return strings.ReplaceAll(out.String(), "**", "")
}

func writeInline(out *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			out.Write(unescapeText(c, src))
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte('\n')
			}
		case *ast.String:
			out.Write(c.Value)
		case *ast.AutoLink:
			out.Write(c.Label(src))
		case *ast.RawHTML:
		default:
			writeInline(out, c, src)
		}
	}
}

// unescapeText resolves the backslash escapes and entities of a text node;
// inside code they are literal.
func unescapeText(n *ast.Text, src []byte) []byte {
	value := n.Segment.Value(src)
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return value
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
}
