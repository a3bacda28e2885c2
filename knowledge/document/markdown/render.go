package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// converters are made once: they hold no state of what they read.
var converter, lineKeeper = sync.OnceValue(func() goldmark.Markdown { return newConverter(false) }),
	sync.OnceValue(func() goldmark.Markdown { return newConverter(true) })

// newConverter returns what turns Markdown, rewritten, into HTML for package markup.
// With keepLines every line break stays one.
func newConverter(keepLines bool) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.TaskList, extension.DefinitionList, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAttribute(), parser.WithInlineParsers(inlineParsers()...)),
		goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(shown{keepLines}, 10))),
	)
}

// shown renders what is shown otherwise than goldmark does.
type shown struct{ keepLines bool }

// RegisterFuncs implements renderer.NodeRenderer.
func (s shown) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindText, s.text)
	r.Register(ast.KindFencedCodeBlock, s.code)
	r.Register(extast.KindStrikethrough, s.struck)
}

// text renders text. Line breaks of the source are left to package markup (U+2028);
// marks of emphasis that is none would only be in the way.
func (s shown) text(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Text)
	if !entering {
		return ast.WalkContinue, nil
	}
	value := n.Segment.Value(source)
	if n.IsRaw() {
		html.DefaultWriter.RawWrite(w, value)
		return ast.WalkContinue, nil
	}
	html.DefaultWriter.Write(w, bytes.ReplaceAll(value, []byte("**"), nil))
	switch {
	case n.HardLineBreak(), n.SoftLineBreak() && s.keepLines:
		_, _ = w.WriteString("<br />")
	case n.SoftLineBreak():
		_, _ = w.WriteString("\u2028")
	}
	return ast.WalkContinue, nil
}

// code renders a block of code, under its caption.
func (s shown) code(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.FencedCodeBlock)
	if !entering {
		return ast.WalkContinue, nil
	}
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(source))
	}
	if c := caption(info); c != "" {
		_, _ = w.WriteString("<x-caption>")
		_, _ = w.Write(util.EscapeHTML([]byte(c + ":")))
		_, _ = w.WriteString("</x-caption>")
	}
	name, _ := codeInfo(info)
	name, _, _ = strings.Cut(name, ":")
	_, _ = w.WriteString(`<pre><code class="language-`)
	_, _ = w.Write(util.EscapeHTML([]byte(name)))
	_, _ = w.WriteString("\">\n") // HTML drops the line break that <pre> begins with
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		html.DefaultWriter.RawWrite(w, line.Value(source))
	}
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkContinue, nil
}

func (s shown) struck(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<del>")
	} else {
		_, _ = w.WriteString("</del>")
	}
	return ast.WalkContinue, nil
}
