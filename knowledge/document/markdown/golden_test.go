package markdown_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
	"detente/knowledge/document/markdown"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestRead reads a file of each habit and compares the shown text and the blocks.
func TestRead(t *testing.T) {
	fsys := os.DirFS("testdata")
	for _, file := range testFiles(t) {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			docs, err := markdown.Read(context.Background(), document.File{ID: name, Name: name, Content: content, FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			documenttest.Check(t, docs[0])
			compare(t, strings.TrimSuffix(file, filepath.Ext(file))+".golden", documenttest.Print(docs[0]))
		})
	}
}

// testFiles are the files of Markdown and MDX in testdata.
func testFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no test files", err)
	}
	more, err := filepath.Glob("testdata/*.mdx")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, more...)
}

func compare(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range testFiles(f) {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content, filepath.Ext(file) == ".mdx")
	}
	f.Fuzz(func(t *testing.T, content []byte, mdx bool) {
		name := "a.md"
		if mdx {
			name += "x"
		}
		docs, err := markdown.Read(context.Background(), document.File{ID: "a", Name: name, Content: content})
		if err != nil {
			return // it says why
		}
		documenttest.Check(t, docs[0])
	})
}
