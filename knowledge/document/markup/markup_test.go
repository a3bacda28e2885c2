package markup

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func read(t testing.TB, source string) *document.Document {
	t.Helper()
	n, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Skip(err)
	}
	b := document.NewBuilder("d")
	b.Describe(document.Meta{Lang: "en"})
	Blocks(b, n)
	return b.Document()
}

func TestBlocks(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no test files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, string(source))
			documenttest.Check(t, d)
			golden := strings.TrimSuffix(file, ".html") + ".golden"
			got := documenttest.Print(d)
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
		})
	}
}

func TestText(t *testing.T) {
	tests := map[string]string{
		`a <b>bold</b> word`:                   "a bold word",
		"\u00ab\u00a0ici\u202f\u00bb":          "\u00ab\u00a0ici\u202f\u00bb",
		"one\n  two":                           "one two",
		"中文\n换行":                               "中文换行",
		`line<br>next`:                         "line\nnext",
		`10<sup>2</sup> and 1<sup>st</sup>`:    "10² and 1st",
		`H<sub>2</sub>O`:                       "H₂O",
		`<kbd>Ctrl</kbd><kbd>C</kbd>`:          "Ctrl C",
		`<kbd>Ctrl</kbd>+<kbd>C</kbd>`:         "Ctrl+C",
		`pass&shy;word​s`:                      "passwords",
		`note<sup><a href="#fn1">1</a></sup>.`: "note.",
		`<del>old</del> new`:                   "~~old~~ new",
		`It is <s>here </s>gone`:               "It is ~~here~~ gone",
		`<img src=x alt="image.png">see`:       "see",
		`<img src=x alt="The red valve">`:      "The red valve",
		`<a href="https://a.example"><img src="https://img.shields.io/x" alt="License"></a><a href="https://b.example"><img src="b.png" alt="The mill"></a>`: "The mill",
		`<script>x</script>y<style>z</style>`:                           "y",
		`<input type=checkbox checked> done`:                            "☑ done",
		`Ask <a href="https://a.example/form">here</a>.`:                "Ask here (https://a.example/form).",
		`<a href="https://map.a.example">Map</a>`:                       "Map (https://map.a.example)",
		`The source is on <a href="https://github.com/a/b">GitHub</a>.`: "The source is on GitHub (https://github.com/a/b).",
		`Read <a href="/guide">this</a>.`:                               "Read this.",
		`A rather long paragraph that has <a href="https://a.example/x">a link to the guide</a> in it, and goes on.`: "A rather long paragraph that has a link to the guide in it, and goes on.",
		`Write to <a href="mailto:a@b.example?subject=x">this</a> address.`:                                          "Write to this (a@b.example) address.",
		`See <a href="https://a.example/">https://a.example</a>`:                                                     "See https://a.example",
		`Use <a href="https://a.example">this page.</a> Now.`:                                                        "Use this page (https://a.example). Now.",
		`<a href="javascript:alert(1)">here</a>`:                                                                     "here",
	}
	for source, want := range tests {
		n, err := html.Parse(strings.NewReader("<p>" + source))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(textWithTargets(n)); got != want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", source, got, want)
		}
	}
}

func FuzzBlocks(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		source, _ := os.ReadFile(file)
		f.Add(string(source))
	}
	f.Add("<ul><ul><li>a<table><tr><td rowspan=9>b<tr><td colspan=9>c<dl><dd>x<dt>y")
	f.Fuzz(func(t *testing.T, source string) { documenttest.Check(t, read(t, strings.ToValidUTF8(source, "�"))) })
}
