package score

import (
	"fmt"
	"io"
	"strings"

	"detente/answer/score/sheet"
)

// WriteTable writes the report as plain text with aligned columns and the
// failures in a list, a line each. Its errors are w's.
func (r Report) WriteTable(w io.Writer) error {
	return sheet.Plain(w, r.heading(), r.tables(), r.writeFailures)
}

// WriteMarkdown writes the report as Markdown under a heading of the second
// level, with the failures in a list. Questions and quotes are escaped. Its
// errors are w's.
func (r Report) WriteMarkdown(w io.Writer) error {
	return sheet.Markdown(w, r.heading(), r.tables(), r.writeFailures)
}

// writeFailures writes a failure a line, and how many there were besides.
// Nothing is written where none is to be listed.
func (r Report) writeFailures(b *strings.Builder, titleFormat, bullet string, escape func(string) string) {
	for i, group := range r.NotLoaded {
		if i == 0 {
			fmt.Fprintf(b, titleFormat, "Not loaded")
		}
		b.WriteString(bullet + escape(strings.Join(strings.Fields(group), " ")) + "\n")
	}
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
	if f.Lost != "" {
		yes := map[bool]string{true: "found", false: "not found"}
		outcome += fmt.Sprintf("; lost in the %s, passage %s", f.Lost, yes[f.Passage])
		if f.File != "" {
			outcome += fmt.Sprintf(", document %s", yes[f.Document])
		}
	}
	line := fmt.Sprintf("%s %s (%s, %.2f): wanted %s; shown %s", f.ID, f.Question, outcome, f.Confidence, wanted, shown)
	return strings.Join(strings.Fields(line), " ")
}
