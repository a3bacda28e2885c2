package markdown_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
	"detente/knowledge/document/markdown"
)

// hostile are texts that take long to read where something looks through all of them
// for each of their parts.
func hostile() map[string]string {
	var definitions, nested, headings strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&definitions, "[a%d]: /x\n", i)
	}
	for i := range 1000 {
		nested.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for range 50_000 {
		headings.WriteString("# a\n")
	}
	many := func(s string) string { return strings.Repeat(s, 100_000) }
	some := func(s string) string { return strings.Repeat(s, 20_000) }
	return map[string]string{
		"link definitions": definitions.String(), "nested lists": nested.String(), "same headings": headings.String(),
		"backticks": many("`"), "backticks apart": some("` "), "backticks of lengths": lengths(),
		"brackets": many("["), "closed brackets": many("[a]("), "images": some("!["), "emphasis": many("*a "), "emphasis, both": some("*a**b "),
		"underscores": some("_a "), "quotations": some(">"), "quotations apart": some("> "), "bullets": some("- "), "tags": some("<a "),
		"components": some("<A "), "components with braces": some("<A b={"), "braces": some("{"), "double braces": some("{{"), "template tags": some("{% a "),
		"comments": some("<!-- "), "colons": some(":::a\n"), "colons deeper": some("::: note x\n"), "indented": some("!!! note\n"),
		"tabs": some("=== \"a\"\n"), "divs": some("<div>\n\n"), "details": some("<details>\n\n"), "tildes": some("~~a "), "equals": some("==a "),
		"autolinks": some("<http:"), "footnotes": some("[^1]"), "footnote definitions": some("[^1]: a\n\n"), "emojis": some(":a"), "pipes": some("|"),
		"table": "|a|\n|-|\n" + some("|b|\n"), "wide table": some("|a") + "\n" + some("|-") + "\n" + some("|b"),
		"raw": some("{% raw %}"), "verbatim": some("<pre>\n"), "include": some("@include(x)\n"), "questions": some("Q: a?\n"),
		"definition list": some("a\n: b\n\n"), "front matter": "---\n" + some("a: [\n"), "mdx": "import A from 'a'\n\n" + some("{a('"), "exports": "import A from 'a'\n\n" + some("export const a = {\n"),
		"entities": some("&amp;"), "lines": some("\n"), "line": some("a"), "setext": some("a\n-\n"), "html comment lines": some("<!--\n"),
	}
}

// lengths are runs of backticks of all lengths.
func lengths() string {
	var s strings.Builder
	for i := range 450 {
		s.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return s.String()
}

// TestHostileTextsAreReadSoon reads texts of some 100 kB that nobody writes by hand.
// Those that are refused say why.
func TestHostileTextsAreReadSoon(t *testing.T) {
	// One that takes the square of its length takes minutes; the slowest takes 2 s, and
	// 12 s with the race detector on a busy machine.
	const soon = time.Minute
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			files := []string{"a.md", "a.mdx"}
			if len(source) > 250_000 {
				files = files[:1] // the test has to end soon, too
			}
			for _, file := range files {
				start := time.Now()
				docs, err := markdown.Read(context.Background(), document.File{ID: "a", Name: file, Content: []byte(source)})
				if took := time.Since(start); took > soon {
					t.Errorf("%s took %v", file, took)
				}
				if err != nil {
					if !strings.Contains(err.Error(), "nested deeper") {
						t.Errorf("refused: %v", err)
					}
					continue
				}
				documenttest.Check(t, docs[0])
			}
		})
	}
}

// BenchmarkRead reads 1,000 files of 5 KB, pieces of the project's own documents.
func BenchmarkRead(b *testing.B) {
	source, err := os.ReadFile("../../../README.md")
	if err != nil {
		b.Fatal(err)
	}
	var files []document.File
	for at := 0; at+5000 <= len(source); at += 5000 {
		files = append(files, document.File{ID: "a", Name: "a.md", Content: source[at : at+5000]})
	}
	b.SetBytes(1000 * 5000)
	for b.Loop() {
		for i := range 1000 {
			if _, err := markdown.Read(context.Background(), files[i%len(files)]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
