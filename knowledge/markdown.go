package knowledge

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads CommonMark with tables. The first heading of level 1 is
// the title. Markup, raw HTML, images' addresses and links' targets are not
// part of the shown text; a front matter between --- lines is left out.
func readMarkdown(id, source string) *Document {
	return markdownBuilder(id, source, (*builder).paragraph).document()
}

// markdownBuilder reads source, handing each paragraph's text to paragraph.
func markdownBuilder(id, source string, paragraph func(*builder, string)) *builder {
	src := []byte(withoutFrontMatter(source))
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithAttribute()))
	b := newBuilder(id)
	walkBlocks(md.Parser().Parse(text.NewReader(src)), src, b, paragraph)
	return b
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

// walkBlocks visits the blocks under n that hold text.
func walkBlocks(n ast.Node, src []byte, b *builder, paragraph func(*builder, string)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			b.heading(c.Level, inlineText(c, src))
		case *ast.Paragraph, *ast.TextBlock:
			paragraph(b, inlineText(c, src))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			paragraph(b, string(c.Lines().Value(src)))
		case *ast.HTMLBlock:
		case *extast.TableHeader, *extast.TableRow:
			paragraph(b, rowText(c, src))
		default:
			walkBlocks(c, src, b, paragraph)
		}
	}
}

// rowText is a table row's cells, a bar between them.
func rowText(row ast.Node, src []byte) string {
	var cells []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, inlineText(c, src))
	}
	return strings.Join(cells, " | ")
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
