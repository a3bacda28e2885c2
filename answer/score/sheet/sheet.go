// Package sheet writes reports: tables of figures with a list of failures, as plain
// text or as Markdown.
package sheet

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Table is a part of a report as it is shown: a heading and rows of cells, the
// first row the columns' names.
type Table struct {
	Title string
	Rows  [][]string
}

// Percent is n of total as it is shown; "–" is none of none.
func Percent(n, total int) string {
	if total == 0 {
		return "–"
	}
	return Share(float64(n) / float64(total))
}

// Share is a share from 0 to 1 as it is shown.
func Share(of float64) string { return fmt.Sprintf("%.1f %%", 100*of) }

// A Lister, nil for none, lists failures: under a title that is put into titleFormat, each
// after bullet, escaped.
type Lister func(b *strings.Builder, titleFormat, bullet string, escape func(string) string)

// Plain writes a report as plain text with aligned columns, the failures in a list
// behind it. Its errors are w's.
func Plain(w io.Writer, heading string, tables []Table, failures Lister) error {
	var b strings.Builder
	b.WriteString(heading + "\n")
	for _, t := range tables {
		b.WriteString("\n" + t.Title + "\n")
		t.align(&b)
	}
	if failures != nil {
		failures(&b, "\n%s\n", "  ", func(s string) string { return s })
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Markdown writes a report as Markdown under a heading of the second level. What is
// put into it is escaped. Its errors are w's.
func Markdown(w io.Writer, heading string, tables []Table, failures Lister) error {
	var b strings.Builder
	escape := markdownEscaper().Replace
	b.WriteString("## " + escape(heading) + "\n")
	for _, t := range tables {
		b.WriteString("\n### " + t.Title + "\n\n")
		t.markdown(&b, escape)
	}
	if failures != nil {
		failures(&b, "\n### %s\n\n", "- ", escape)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// align writes the rows, the first column to the left and the others to the
// right.
func (t Table) align(b *strings.Builder) {
	widths := make([]int, len(t.Rows[0]))
	for _, row := range t.Rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range t.Rows {
		line := fmt.Sprintf("  %-*s", widths[0], row[0])
		for i, cell := range row[1:] {
			line += fmt.Sprintf("  %*s", widths[i+1], cell)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (t Table) markdown(b *strings.Builder, escape func(string) string) {
	for i, row := range t.Rows {
		for _, cell := range row {
			b.WriteString("| " + escape(strings.TrimSpace(cell)) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString("|---" + strings.Repeat("|--:", len(row)-1) + "|\n")
		}
	}
}

// markdownEscaper escapes what would be read as Markdown or HTML within a line.
func markdownEscaper() *strings.Replacer {
	var pairs []string
	for _, sign := range strings.Split("\\`*_[]<>|#~&$", "") {
		pairs = append(pairs, sign, `\`+sign)
	}
	return strings.NewReplacer(pairs...)
}
