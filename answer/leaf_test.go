package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/language"
)

// readMarkdown is a document of Markdown, nil where it can't be read or says nothing.
func readMarkdown(t testing.TB, text string) *document.Document {
	t.Helper()
	docs, err := markdown.Read(context.Background(), document.File{ID: "a", Name: "a.md", Content: []byte(text)})
	if err != nil || len(docs) == 0 || len(docs[0].Sentences) == 0 {
		return nil
	}
	return docs[0]
}

const guide = "# Guide\n\n## Install\n\nDo this:\n\n1. Get the tool. It is free. It is small.\n2. Run it:\n\n   ```SH\n     make\n\n   \tmake install\n   ```\n\n" +
	"3. Choose:\n   - one\n   - two\n\n## Limits\n\n| Name | Size |\n|---|---|\n| a | 1 |\n| b | |\n"

// shown is how a leaf is set, in a line.
func (l Leaf) shown() string {
	s := fmt.Sprintf("%d %d %q %q", l.Shape, l.Depth, l.Marker, l.Text)
	if l.Cells != nil {
		s += fmt.Sprintf(" %q under %q", l.Cells, l.Columns)
	}
	return s + strings.TrimSuffix(" "+l.Info, " ")
}

func TestLeaves(t *testing.T) {
	d := readMarkdown(t, guide)
	at := func(from, to string) language.Span {
		start := strings.Index(d.Text, from)
		return language.Span{Start: start, End: start + strings.Index(d.Text[start:], to) + len(to)}
	}
	for _, tt := range []struct {
		from, to string
		want     []string
	}{
		{"Do this", ":", []string{`0 0 "" "Do this:"`}},
		{"Do this", "install", []string{
			`0 0 "" "Do this:"`, `0 1 "1." "Get the tool. It is free. It is small."`, `0 1 "2." "Run it:"`, `3 1 "" "  make\n\n\tmake install" sh`,
		}},
		{"It is free", ".", []string{`0 0 "" "It is free."`}},
		{"- one", "two", []string{`0 1 "-" "one"`, `0 1 "-" "two"`}},
		{"3. Choose", "two", []string{`0 1 "3." "Choose:"`, `0 2 "-" "one"`, `0 2 "-" "two"`}},
		{"Limits", "Size", []string{`1 0 "" "Limits"`, `2 0 "" "Name | Size" ["Name" "Size"] under []`}},
		{"b |", " ", []string{`0 0 "" "b "`}},
		{"a | 1", "b | ", []string{`2 0 "" "a | 1" ["a" "1"] under ["Name" "Size"]`, `2 0 "" "b | " ["b" ""] under ["Name" "Size"]`}},
	} {
		var got []string
		for _, l := range leavesOf(d, at(tt.from, tt.to), nil) {
			got = append(got, l.shown())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("from %q to %q\n got %s\nwant %s", tt.from, tt.to, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}

// FuzzLeaves takes all pieces of any document apart: their leaves are all of their
// text but for white space, markers and what stands between cells.
func FuzzLeaves(f *testing.F) {
	f.Add(guide)
	f.Add("- - a\n  - b\n\n  c\n- ```\n  x\n  ```\n")
	f.Add("> [!NOTE]\n> 注意。\n\n| 名 |\n|---|\n| `a` |\n\nTerm\n: what it is\n")
	f.Fuzz(func(t *testing.T, text string) {
		d := readMarkdown(t, text)
		if d == nil {
			return
		}
		for _, p := range piecesOf(d, 0, len(d.Sentences)) {
			for _, sp := range p.spans(d) {
				rest := d.Text[sp.Start:sp.End]
				for _, l := range leavesOf(d, sp, nil) {
					between, after, found := strings.Cut(rest, l.Text)
					if !found || strings.Trim(between, " \n\t-.0123456789") != "" || l.Depth < 0 {
						t.Fatalf("%q: leaf %s after %q of %q", text, l.shown(), between, d.Text[sp.Start:sp.End])
					}
					rest = after
				}
				if strings.TrimSpace(rest) != "" {
					t.Fatalf("%q: %q is in no leaf of %q", text, rest, d.Text[sp.Start:sp.End])
				}
			}
		}
	})
}

func TestLabelled(t *testing.T) {
	list := Citation{N: 2, Quote: "- a\n- b", Parts: []Part{{Quote: "- a\n- b", Leaves: []Leaf{{Text: "a"}, {Text: "b"}}}}}
	code := Citation{N: 1, Quote: "Run:\nmake", Parts: []Part{{Quote: "Run:", Leaves: []Leaf{{Text: "Run:"}}}, {Quote: "make", Leaves: []Leaf{{Setting: Setting{Shape: Code}, Text: "make"}}}}}
	long, many := list, code
	long.More, many.More = 3, 4
	for _, tt := range []struct {
		c          Citation
		lang, want string
	}{
		{list, "en", "- a\n- b [2]"},
		{code, "en", "Run:\nmake\n[1]"},
		{long, "en", "- a\n- b\n… and 3 more [2]"},
		{many, "zh", "Run:\nmake\n……还有 4 行 [1]"},
	} {
		if got := compose("", []Citation{tt.c}, tt.lang); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// TestLongLists walks through passages with a long list, table and code: each comes
// whole, in pages that overlap nowhere.
func TestLongLists(t *testing.T) {
	item := strings.Repeat("word ", 20)
	rows := strings.Repeat("| a | b |\n", 300)
	d := readMarkdown(t, "# T\n\nBefore it.\n\n"+strings.Repeat("Text here. ", 200)+"\n\nChoose:\n\n"+strings.Repeat("- "+item+"\n", 60)+
		"\n\nAfter it.\n\n## Table\n\n| A | B |\n|---|---|\n"+rows+"\n```\n"+strings.Repeat("  run this line\n", 300)+"```\n")
	r, err := New(knowledge.Open([]*document.Document{d}, knowledge.Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, seen, longest := r.Library(), 0, 0
	for at := 1; at != 0; {
		e, ok := l.Passage(d.ID, at, "en")
		if !ok || e.Lines[0].Sentence != seen+1 || e.Page > e.Pages || len(e.Lines) > 50 && e.Pages > 1 {
			t.Fatalf("at %d: page %d of %d, from %d", at, e.Page, e.Pages, e.Lines[0].Sentence)
		}
		if i := slices.IndexFunc(e.Lines, func(l Line) bool { return l.Evidence }); e.Lines[i].Sentence != at {
			t.Errorf("the evidence is %d, want %d", e.Lines[i].Sentence, at)
		}
		for _, line := range e.Lines {
			if again, ok := l.Passage(d.ID, line.Sentence, "en"); !ok || again.Lines[0].Sentence != e.Lines[0].Sentence || again.Page != e.Page {
				t.Errorf("sentence %d is on another page", line.Sentence)
			}
			if line.Shape == Code && strings.TrimLeft(line.Indent, "\n") != "  " || line.Shape != Code && line.Indent != "" {
				t.Errorf("%q is before %q", line.Indent, line.Quote)
			}
		}
		seen += len(e.Lines)
		longest = max(longest, e.Pages)
		at = e.Later
	}
	if seen != len(d.Sentences) || longest < 5 {
		t.Errorf("%d of %d sentences, at most %d pages", seen, len(d.Sentences), longest)
	}
}

// TestPiecesBegin wants a section that begins with a list to have its first bullet, and
// code the white space before its first line.
func TestPiecesBegin(t *testing.T) {
	d := readMarkdown(t, "# T\n\n## S\n\n- a\n- b\n\n```\n    x\ny\n```\n")
	want := map[form]string{sectionForm: "- a\n- b\n\n    x\ny", codeForm: "    x\ny"}
	for _, p := range piecesOf(d, 0, len(d.Sentences)) {
		if quote, ok := want[p.form]; ok && p.quote(d) != quote {
			t.Errorf("form %d is %q, want %q", p.form, p.quote(d), quote)
		}
		delete(want, p.form)
	}
	if len(want) > 0 {
		t.Errorf("no pieces like %v", want)
	}
}
