package markdown_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
)

func TestDeepNestingIsRefused(t *testing.T) {
	for name, source := range map[string]string{
		"quotations": strings.Repeat(">", 101) + " a",
		"lists":      strings.Repeat("- ", 101) + "a",
		"containers": strings.Repeat("::: note\n", 101),
		"elements":   strings.Repeat("<div>", 600),
	} {
		_, err := markdown.Read(context.Background(), document.File{ID: "a", Name: "a.md", Content: []byte(source)})
		if err == nil || !strings.Contains(err.Error(), "deeper than 100 levels: part the file") {
			t.Errorf("%s: got the error %v", name, err)
		}
		if d := markdown.Parse("a", source); d == nil || d.ID != "a" {
			t.Errorf("%s: Parse returned %v, want the plain text", name, d)
		}
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := markdown.Read(ctx, document.File{ID: "a", Name: "a.md", Content: []byte("a")}); err != context.Canceled {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestIncludes reads files that include others, more and larger ones than they may.
func TestIncludes(t *testing.T) {
	large := strings.Repeat("x", 1<<20+1)
	fsys := fstest.MapFS{
		"docs/a.md":    {Data: []byte("A.\n\n<!--@include: ./b.md-->\n")},
		"docs/b.md":    {Data: []byte("B.\n\n<!--@include: ../c.md#part{1,4}-->\n\n<!--@include: ./a.md-->\n")},
		"c.md":         {Data: []byte("C.\n<!-- #region part -->\nPart.\n<!-- #endregion part -->\nRest.\n")},
		"large.md":     {Data: []byte(large)},
		"secret.md":    {Data: []byte("Secret.")},
		"deep/1.md":    {Data: []byte("1\n\n<!--@include: ./2.md-->\n")},
		"deep/2.md":    {Data: []byte("2\n\n<!--@include: ./3.md-->\n")},
		"deep/3.md":    {Data: []byte("3\n\n<!--@include: ./4.md-->\n")},
		"deep/4.md":    {Data: []byte("4\n\n<!--@include: ./5.md-->\n")},
		"deep/5.md":    {Data: []byte("5\n\n<!--@include: ./6.md-->\n")},
		"deep/6.md":    {Data: []byte("6\n")},
		"deep/root.md": {Data: []byte("0\n\n<!--@include: ./1.md-->\n")},
	}
	tests := map[string]struct{ name, source, want string }{
		"beside, above, a region, a loop": {"docs/a.md", string(fsys["docs/a.md"].Data), "A.\n\nB.\n\nPart."},
		"too large":                       {"a.md", "A.\n\n<!--@include: ./large.md-->\n", "A."},
		"not there":                       {"a.md", "A.\n\n<!--@include: ./none.md-->\n", "A."},
		"outside":                         {"docs/x.md", "A.\n\n<!--@include: ../../secret.md-->\n\n<!--@include: http://x/secret.md-->\n", "A."},
		"too deep":                        {"deep/root.md", string(fsys["deep/root.md"].Data), "0\n\n1\n\n2\n\n3\n\n4\n\n5"},
		"from the root":                   {"docs/x.mdx", "import S from '@site/secret.md'\n\n<S />\n", "Secret."},
	}
	for name, tt := range tests {
		docs, err := markdown.Read(context.Background(), document.File{ID: "a", Name: tt.name, Content: []byte(tt.source), FS: fsys})
		if err != nil {
			t.Fatal(err)
		}
		if got := docs[0].Text; got != tt.want {
			t.Errorf("%s: got %.80q, want %q", name, got, tt.want)
		}
	}
}

// TestLineBreaks tells breaks that are meant from those made for the width.
func TestLineBreaks(t *testing.T) {
	tests := map[string]string{
		"A line that was broken because it is long\nenough": "A line that was broken because it is long enough",
		"Roses are red\nViolets are blue":                   "Roses are red\nViolets are blue",
		"opens at six\nand closes":                          "opens at six and closes",
		"这是一行很长的中文文字，因为太长所以换行了，\n换到下一行。":                    "这是一行很长的中文文字，因为太长所以换行了，换到下一行。",
		"短行\n另一行":                                           "短行\n另一行",
		"hard  \nbreak":                                     "hard\nbreak",
	}
	for source, want := range tests {
		if got := markdown.Parse("a", source).Text; got != want {
			t.Errorf("%q\n\tgot  %q\n\twant %q", source, got, want)
		}
	}
}
