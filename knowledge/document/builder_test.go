package document_test

import (
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

// tree is the part of a printed document that shows its blocks.
func tree(d *document.Document) string {
	_, blocks, _ := strings.Cut(documenttest.Print(d), "---- blocks\n")
	return blocks
}

func TestQuestionsAndAnswers(t *testing.T) {
	b := document.NewBuilder("d")
	b.Heading(1, "FAQ", "")
	b.Paragraph("Q: How do I cancel?")
	b.Paragraph("A: Press the button:")
	b.Open(document.List, 0, "")
	b.Open(document.Item, 1, "")
	b.Paragraph("A: no label inside a list")
	b.Close()
	b.Close()
	b.Paragraph("问：可以退款吗？\n答：可以。\n问：多久？答：三天。")
	b.EndAnswer()
	b.Paragraph("A: not an answer")
	b.Open(document.Callout, 0, "note")
	b.Paragraph("Q: Inside?")
	b.Paragraph("Yes.")
	b.Close()
	b.Paragraph("Outside.")
	d := b.Document()
	documenttest.Check(t, d)
	want := `heading 1: FAQ
question
  paragraph: How do I cancel?
  paragraph: Press the button:
  list led into
    item 1
      paragraph: A: no label inside a list
question
  paragraph: 可以退款吗？
  paragraph: 可以。
question
  paragraph: 多久？
  paragraph: 三天。
paragraph: A: not an answer
callout (note) led into
  question
    paragraph: Inside?
    paragraph: Yes.
paragraph: Outside.
`
	if got := tree(d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestSectionsGoOn(t *testing.T) {
	b := document.NewBuilder("d")
	b.Heading(1, "Title", "")
	b.Heading(2, "Install", "start")
	b.Heading(3, "Windows", "")
	b.Paragraph("One.")
	b.EndSection(3)
	b.Paragraph("Both.")
	b.EndSection(2)
	b.Paragraph("All.")
	b.EndSection(2)
	b.Heading(2, "Use", "")
	b.Paragraph("Now.")
	d := b.Document()
	documenttest.Check(t, d)
	var got []string
	for i := range d.Sentences {
		s := d.SectionOf(i)
		got = append(got, d.Quote(i)+" "+s.Name()+" #"+s.Anchor)
	}
	want := "One. Install › Windows #windows\nBoth. Install #start\nAll.  #\nNow. Use #use"
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
