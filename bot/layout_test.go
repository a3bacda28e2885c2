package bot

import (
	"context"
	std "flag" // flag is a function of this package
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/phrasebook"
	"detente/knowledge"
	"detente/knowledge/source"
)

var update = std.Bool("update", false, "rewrite the golden files")

// TestLayouts asks for a list, steps, a row, a table, a command and a heading, and
// compares what Discord is sent, and what "Sources" shows, with files of testdata.
func TestLayouts(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		docs, err := source.Read([]string{filepath.Join("testdata", lang, "guide.md")}, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{MinConfidence: 1e-6})
		if err != nil {
			t.Fatal(err)
		}
		questions, err := os.ReadFile(filepath.Join("testdata", lang, "questions.txt"))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for q := range strings.Lines(string(questions)) {
			a, err := r.Reply(context.Background(), answer.Question{Text: strings.TrimSpace(q)})
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "======== %s\n%s\n", strings.TrimSpace(q), render(a).embed.Description)
			checkLimits(t, render(a))
			for _, c := range a.Citations[:min(1, len(a.Citations))] {
				fmt.Fprintf(&b, "-------- sources\n%s\n", sourceOf(r.Library(), lang, c))
			}
		}
		compareGolden(t, filepath.Join(lang, "layouts.golden"), b.String())
	}
}

// sourceOf is what is shown of the source of a citation.
func sourceOf(library *answer.Library, lang string, c answer.Citation) string {
	v := &visit{library: library, i: &discordgo.Interaction{}, locale: lang, phrases: phrasebook.For(lang), words: wording.For(lang)}
	m, _ := library.Mark(c.Document, c.Sentence)
	view := sourceView{marks: []answer.Mark{m}, code: markCode(m)}
	v.turnTo(&view, m, 0)
	e := v.renderSource(view).embed
	return e.Description + "\n(" + e.Footer.Text + ")"
}

// compareGolden compares got with a file of testdata.
func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

func TestCutFenced(t *testing.T) {
	text := "a\n" + fenced("sh", strings.Repeat("make ", 20)) + "\nb"
	for limit := 12; limit < len(text)+2; limit++ {
		got := cutFenced(text, limit)
		if strings.Count(got, fence)%2 != 0 || units(got) > limit || limit >= len(text) && got != text {
			t.Errorf("at %d: %q", limit, got)
		}
	}
}

// TestLayoutOf lays out what is rare in documents, in lines as [structured] reads them.
func TestLayoutOf(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"|*Plan | Seats |  | Note\n|Team | 25 | x", "> Plan: Team\n> Seats: **25**\n> x"},
		{"|*套餐 | 说明\n|A | 无", "> 套餐：A\n> 说明：无"},
		{"|a | b", "> a · b"},
		{"|*a | b", "> a · b"},
		{"|*Name | Why\n|x_y | so\n|z | " + strings.Repeat("long ", 9), "> **Name: Why**\n> - x\\_y: so\n> - z: " + strings.TrimSpace(strings.Repeat("long ", 9))},
		{"|*A | B\n|1 | 2\n|3\n|*C | D\n|5 | 6", "```\nA  B\n-  -\n1  2\n3\n```\n> C: 5\n> D: 6"},
		{"|*A | B\n|1 | ```\n|3 | 4", "> **A: B**\n> - 1: \\`\\`\\`\n> - 3: 4"},
		{"- # a\n  - b\n3. c\n4. d\n9. e\nend", "> - \\# a\n>   - b\n> 3. c\n> 4. d\n> 9\\. e\n> end"},
		{"#1.2\n- a", "> **1\\.2**\n> - a"},
		{"#1.2", "> \\#1.2"},
		{"Run:\n\t  a\vb`", "> Run:\n```go\n  a\nb`\n```"},
		{"- \u200b\n\t\u200b\n|\u200b", ""},
	} {
		leaves := structured(tt.in, "")[0].Leaves
		for i, l := range leaves {
			if l.Shape == answer.Heading && len(leaves) > 1 {
				leaves[i].Text = strings.TrimPrefix(l.Text, "#")
			}
		}
		p := layoutOf(leaves, emphasiser([]string{"25"}), true)
		if got := p.show(p.text); got != tt.want {
			t.Errorf("%q\n got %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

// TestSourceOfLongList turns the pages of the source of a list that no page can hold:
// each item is shown once.
func TestSourceOfLongList(t *testing.T) {
	const items = 150
	var list strings.Builder
	for i := range items {
		fmt.Fprintf(&list, "- item %d with some words of its own to fill the pages\n", i)
	}
	file := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(file, []byte("# T\n\nThe items are:\n\n"+list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := source.Read([]string{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, v := browsing(t, "en-US", docs...)
	var all strings.Builder
	for at := 1; at != 0; {
		e, ok := v.library.Passage(docs[0].ID, at, "en")
		if !ok || e.Pages < 4 {
			t.Fatalf("at %d: %d pages", at, e.Pages)
		}
		r := v.renderSource(sourceView{document: docs[0].ID, sentence: at})
		checkLimits(t, r)
		if want := fmt.Sprintf(v.phrases.Pages.PageFormat, e.Page, e.Pages); !strings.HasSuffix(r.embed.Footer.Text, want) {
			t.Errorf("footer %q, want %q", r.embed.Footer.Text, want)
		}
		all.WriteString(r.embed.Description + "\n")
		at = e.Later
	}
	for i := range items {
		if n := strings.Count(all.String(), fmt.Sprintf("• item %d ", i)) + strings.Count(all.String(), fmt.Sprintf("**item %d ", i)); n != 1 {
			t.Errorf("item %d is shown %d times", i, n)
		}
	}
}
