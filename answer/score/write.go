package score

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteTable writes the report as plain text with aligned columns and the
// failures in a list, a line each. Its errors are w's.
func (r Report) WriteTable(w io.Writer) error {
	return writePlain(w, r.heading(), r.tables(), r.writeFailures)
}

// WriteMarkdown writes the report as Markdown under a heading of the second
// level, with the failures in a list. Questions and quotes are escaped. Its
// errors are w's.
func (r Report) WriteMarkdown(w io.Writer) error {
	return writeMarkdown(w, r.heading(), r.tables(), r.writeFailures)
}

// A failureWriter lists failures: under a title that is put into titleFormat, each
// after bullet, escaped.
type failureWriter func(b *strings.Builder, titleFormat, bullet string, escape func(string) string)

func writePlain(w io.Writer, heading string, tables []table, failures failureWriter) error {
	var b strings.Builder
	b.WriteString(heading + "\n")
	for _, t := range tables {
		b.WriteString("\n" + t.title + "\n")
		t.align(&b)
	}
	failures(&b, "\n%s\n", "  ", func(s string) string { return s })
	_, err := io.WriteString(w, b.String())
	return err
}

func writeMarkdown(w io.Writer, heading string, tables []table, failures failureWriter) error {
	var b strings.Builder
	escape := markdownEscaper().Replace
	b.WriteString("## " + escape(heading) + "\n")
	for _, t := range tables {
		b.WriteString("\n### " + t.title + "\n\n")
		t.markdown(&b, escape)
	}
	failures(&b, "\n### %s\n\n", "- ", escape)
	_, err := io.WriteString(w, b.String())
	return err
}

// align writes the rows, the first column to the left and the others to the
// right.
func (t table) align(b *strings.Builder) {
	widths := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range t.rows {
		line := fmt.Sprintf("  %-*s", widths[0], row[0])
		for i, cell := range row[1:] {
			line += fmt.Sprintf("  %*s", widths[i+1], cell)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (t table) markdown(b *strings.Builder, escape func(string) string) {
	for i, row := range t.rows {
		for _, cell := range row {
			b.WriteString("| " + escape(strings.TrimSpace(cell)) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString("|---" + strings.Repeat("|--:", len(row)-1) + "|\n")
		}
	}
}

// writeFailures writes a failure a line, and how many there were besides.
// Nothing is written where none is to be listed.
func (r Report) writeFailures(b *strings.Builder, titleFormat, bullet string, escape func(string) string) {
	if len(r.Failures) == 0 {
		return
	}
	fmt.Fprintf(b, titleFormat, "Failures")
	for _, f := range r.Failures {
		b.WriteString(bullet + escape(f.line()) + "\n")
	}
	if more := r.Answers.Wrong + r.Answers.RefusedWrongly - len(r.Failures); more > 0 {
		fmt.Fprintf(b, "%sand %d more\n", bullet, more)
	}
}

// line tells of a failure in one line.
func (f Failure) line() string {
	wanted, shown := strings.Join(f.Wanted, " / "), strings.Join(f.Shown, " / ")
	if wanted == "" {
		wanted = "a refusal"
	}
	if shown == "" {
		shown = "nothing"
	}
	outcome := f.Outcome
	if f.Beyond {
		outcome += ", it stands beyond what counts"
	}
	line := fmt.Sprintf("%s %s (%s, %.2f): wanted %s; shown %s", f.ID, f.Question, outcome, f.Confidence, wanted, shown)
	return strings.Join(strings.Fields(line), " ")
}

// markdownEscaper escapes what would be read as Markdown or HTML within a line.
func markdownEscaper() *strings.Replacer {
	var pairs []string
	for _, sign := range strings.Split("\\`*_[]<>|#~&$", "") {
		pairs = append(pairs, sign, `\`+sign)
	}
	return strings.NewReplacer(pairs...)
}
