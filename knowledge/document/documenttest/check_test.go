package documenttest

import (
	"fmt"
	"strings"
	"testing"

	"detente/knowledge/document"
)

func example() *document.Document {
	b := document.NewBuilder("example")
	b.Describe(document.Meta{Lang: "en"})
	b.Heading(1, "Title", "")
	b.Paragraph("One. Two.")
	b.Heading(2, "Part", "")
	b.Paragraph("Run:")
	b.Open(document.List, 0, "")
	b.Open(document.Item, 1, "")
	b.Paragraph("First")
	b.Code("sh", "ls\ncd /")
	b.Close()
	b.Close()
	b.Open(document.Table, 0, "")
	b.Row(true, "A", "B")
	b.Row(false, "", "2")
	b.Close()
	return b.Document()
}

func TestCheckAcceptsABuiltDocument(t *testing.T) {
	Check(t, example())
	Check(t, document.NewBuilder("empty").Document())
	Check(t, document.ReadPlain("plain", "Title\n\nA paragraph. It has two sentences."))
}

// recorder records that a check failed.
type recorder struct {
	testing.TB
	faults []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}
func (r *recorder) Helper() {}

func TestCheckFindsFaults(t *testing.T) {
	tests := map[string]struct {
		spoil func(d *document.Document)
		want  string
	}{
		"no title":           {func(d *document.Document) { d.Title = "" }, "neither may be empty"},
		"bad UTF-8":          {func(d *document.Document) { d.Text = "\xff" + d.Text[1:] }, "valid UTF-8"},
		"section overlaps":   {func(d *document.Document) { d.Sections[1].First = 0 }, "section 1"},
		"wrong heading":      {func(d *document.Document) { d.Sections[1].Heading = 1 }, "not its heading"},
		"item in no list":    {func(d *document.Document) { d.Blocks[4].Kind = document.Callout }, "stands in a"},
		"range too long":     {func(d *document.Document) { d.Blocks[1].End = len(d.Text) + 1 }, "block 1"},
		"blocks overlap":     {func(d *document.Document) { d.Blocks[1].Start = 0 }, "has to lie in"},
		"sentence elsewhere": {func(d *document.Document) { d.Sentences[0].Block = 3 }, "sentence"},
		"sentences overlap":  {func(d *document.Document) { d.Sentences[1].Start = d.Sentences[0].Start }, "sentence 1"},
		"text in no block":   {func(d *document.Document) { d.Text += "\nmore" }, "stands in no block"},
		"cell outside":       {func(d *document.Document) { d.Blocks[9].Cells[1].End = len(d.Text) + 5 }, "cell 1"},
		"lead is no lead":    {func(d *document.Document) { d.Blocks[4].Lead = 0 }, "lead into"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := example()
			tt.spoil(d)
			r := &recorder{TB: t}
			Check(r, d)
			if !strings.Contains(strings.Join(r.faults, "\n"), tt.want) {
				t.Errorf("faults %q, want one with %q\n%s", r.faults, tt.want, Print(d))
			}
		})
	}
}

func TestPrint(t *testing.T) {
	want := `title: Title
lang: en

Title

One. Two.

Part

Run:

1. First
ls
cd /

A | B
 | 2

---- blocks
heading 1: Title
paragraph: One. ¦ Two.
heading 2 #part: Part
paragraph: Run:
list led into
  item 1
    paragraph: First
    code (sh) led into: ls ¦ cd /
table
  row header: [A] [B]
  row: [] [2]
`
	if got := Print(example()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
