package main

import (
	"slices"
	"strings"

	"detente/answer"
	"detente/answer/columns"
	"detente/answer/wording"
)

const (
	// codeIndent stands before lines of code and of tables.
	codeIndent = "    "
	// maxGrid is how wide a table in columns may be.
	maxGrid = 76
)

// text is what an answer says: its text, or its quotes where lists, rows or code of
// theirs are to be laid out.
func (s screen) text(a answer.Answer) string {
	if a.PhrasedBy != "" || !a.Answered || !slices.ContainsFunc(a.Citations, isLaidOut) {
		return plain(a.Text)
	}
	var lines []string
	if a.Lead != "" {
		lines = append(lines, plain(a.Lead))
	}
	for _, c := range a.Citations {
		lines = append(lines, s.quote(c, wording.For(a.Lang))...)
	}
	return strings.Join(lines, "\n")
}

// isLaidOut reports whether a citation has more than sentences.
func isLaidOut(c answer.Citation) bool {
	return c.More > 0 || slices.ContainsFunc(c.Leaves(), func(l answer.Leaf) bool { return l.Shape != answer.Prose || l.Depth > 0 })
}

// quote is a citation as a reader sees it, with its number behind the last line, or in
// a line of its own under code and tables, which are copied.
func (s screen) quote(c answer.Citation, words wording.Words) []string {
	lines := shownLines(c)
	if c.More > 0 {
		lines = append(lines, words.More(c.More, c.EndsInCode()))
	}
	if last := len(lines) - 1; !strings.HasPrefix(lines[last], codeIndent) {
		lines[last] += " " + label(c)
		return lines
	}
	return append(lines, label(c))
}

// shownLines are the lines of a citation in the reader's language.
func shownLines(c answer.Citation) []string {
	if c.Translation != "" || !isLaidOut(c) {
		return strings.Split(plain(c.Shown()), "\n")
	}
	return quotedLines(c)
}

// quotedLines are the lines of a citation as the document has it: items under each
// other, code and rows to the right.
func quotedLines(c answer.Citation) (lines []string) {
	leaves := c.Leaves()
	for i := 0; i < len(leaves); {
		end := i + 1
		switch l := leaves[i]; l.Shape {
		case answer.Code:
			lines = append(lines, codeLines(l)...)
		case answer.Row:
			for end < len(leaves) && leaves[end].Shape == answer.Row && (!leaves[end].Header || leaves[end-1].Header) {
				end++
			}
			lines = append(lines, rowLines(leaves[i:end])...)
		default:
			lines = append(lines, itemLines(l)...)
		}
		i = end
	}
	return lines
}

func codeLines(l answer.Leaf) (lines []string) {
	for line := range strings.SplitSeq(strings.ReplaceAll(l.Text, "\t", "    "), "\n") {
		lines = append(lines, strings.TrimRight(codeIndent+plain(line), " "))
	}
	return lines
}

// itemLines are a paragraph, with the bullet or number of its item.
func itemLines(l answer.Leaf) []string {
	indent, marker := strings.Repeat("  ", max(l.Depth-1, 0)), ""
	if l.Marker != "" {
		marker = l.Marker + " "
	} else if l.Depth > 0 {
		marker = "  "
	}
	lines := strings.Split(plain(l.Text), "\n")
	for i := range lines {
		lines[i] = indent + marker + lines[i]
		marker = strings.Repeat(" ", len(marker))
	}
	return lines
}

// rowLines are rows in columns, or, where that is too wide, each cell in a line with
// the name of its column, and an empty line between rows.
func rowLines(leaves []answer.Leaf) (lines []string) {
	var all [][]string
	for i, l := range leaves {
		if i == 0 && !l.Header && len(l.Columns) > 0 {
			all = append(all, oneLines(l.Columns))
		}
		all = append(all, oneLines(l.Cells))
	}
	if g := columns.Of(all); g.Width() <= maxGrid {
		for i, row := range all {
			lines = append(lines, codeIndent+g.Line(row))
			if i == 0 && (leaves[0].Header || len(leaves[0].Columns) > 0) {
				lines = append(lines, codeIndent+g.Rule())
			}
		}
		return lines
	}
	for _, l := range leaves {
		if l.Header && len(leaves) > 1 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, cellLines(l)...)
	}
	return lines
}

func cellLines(l answer.Leaf) (lines []string) {
	names := oneLines(l.Columns)
	for i, cell := range oneLines(l.Cells) {
		switch {
		case cell == "":
		case i < len(names) && names[i] != "":
			lines = append(lines, codeIndent+names[i]+": "+cell)
		default:
			lines = append(lines, codeIndent+cell)
		}
	}
	return lines
}

func oneLines(cells []string) []string {
	all := make([]string, len(cells))
	for i, c := range cells {
		all[i] = strings.Join(strings.Fields(plain(c)), " ")
	}
	return all
}
