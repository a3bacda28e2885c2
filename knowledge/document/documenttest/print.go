package documenttest

import (
	"fmt"
	"strings"

	"detente/knowledge/document"
)

// Print is a document as goldens show it: what is known of it, its text as it is
// shown, and its blocks, a line each, indented by what holds them. Sentences of a
// leaf are parted by " ¦ ", and ↵ stands for a line break.
func Print(d *document.Document) string {
	var s strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&s, "%s: %s\n", name, value)
		}
	}
	field("title", d.Title)
	field("lang", d.Lang)
	field("url", d.URL)
	field("date", d.Date)
	field("keywords", strings.Join(d.Keywords, " | "))
	s.WriteString("\n" + strings.TrimRight(d.Text, "\n") + "\n\n---- blocks\n")
	for i := range d.Blocks {
		s.WriteString(strings.Repeat("  ", depth(d, i)) + line(d, i) + "\n")
	}
	return s.String()
}

// depth counts the blocks that hold block i.
func depth(d *document.Document, i int) (n int) {
	for p := d.Blocks[i].Parent; p >= 0; p = d.Blocks[p].Parent {
		n++
	}
	return n
}

// line is a block by its kind, what is said of it, and a leaf's text.
func line(d *document.Document, i int) string {
	b := d.Blocks[i]
	s := kindNames[b.Kind]
	switch {
	case b.Kind == document.Heading:
		s += fmt.Sprint(" ", b.Level)
		if section := d.Sections[b.Section]; section.Heading == i {
			s += " #" + section.Anchor
		}
	case b.Number > 0:
		s += fmt.Sprint(" ", b.Number)
	case b.Header:
		s += " header"
	}
	if b.Info != "" {
		s += " (" + b.Info + ")"
	}
	if b.Lead >= 0 {
		s += " led into"
	}
	if b.Kind.IsLeaf() {
		s += ": " + strings.ReplaceAll(leaf(d, i), "\n", "↵")
	}
	return s
}

// leaf is a heading's text, a row's cells or the sentences of another leaf.
func leaf(d *document.Document, i int) string {
	b := d.Blocks[i]
	var parts []string
	switch b.Kind {
	case document.Heading:
		return d.Shown(b)
	case document.Row:
		for _, c := range b.Cells {
			parts = append(parts, d.Text[c.Start:c.End])
		}
		return "[" + strings.Join(parts, "] [") + "]"
	}
	for j := b.From; j < b.To; j++ {
		parts = append(parts, d.Quote(j))
	}
	return strings.Join(parts, " ¦ ")
}

var kindNames = map[document.Kind]string{
	document.Heading: "heading", document.Paragraph: "paragraph", document.Code: "code",
	document.Row: "row", document.Table: "table", document.List: "list", document.Item: "item",
	document.Quotation: "quotation", document.Callout: "callout",
	document.Definition: "definition", document.Question: "question",
}
