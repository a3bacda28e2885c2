package claims

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"detente/answer/score/sheet"
)

// heading names the set.
func (r Report) heading() string {
	n := 0
	for _, p := range r.ByPart {
		n += p.Altered + p.Faithful
	}
	return fmt.Sprintf("%s: %d statements checked", r.Set, n)
}

func (r Report) tables() []sheet.Table {
	return []sheet.Table{
		countTable("By part", "part", r.ByPart), countTable("By kind", "kind", r.ByKind), countTable("By language", "language", r.ByLanguage),
	}
}

func countTable(title, of string, counts []Count) sheet.Table {
	rows := [][]string{{of, "altered", "refused", "share", "faithful", "refused", "share"}}
	for _, c := range counts {
		rows = append(rows, []string{
			c.Name, strconv.Itoa(c.Altered), strconv.Itoa(c.Altered - c.Passed), sheet.Percent(c.Altered-c.Passed, c.Altered),
			strconv.Itoa(c.Faithful), strconv.Itoa(c.Refused), sheet.Percent(c.Refused, c.Faithful),
		})
	}
	return sheet.Table{Title: title, Rows: rows}
}

// WriteTable writes the report as plain text with aligned columns, the time of a
// check and the failures in a list. Its errors are w's.
func (r Report) WriteTable(w io.Writer) error {
	return sheet.Plain(w, fmt.Sprintf("%s, %d µs each", r.heading(), r.MedianUS), r.tables(), r.writeFailures)
}

// WriteMarkdown writes the report as Markdown under a heading of the second
// level. It has nothing that differs from run to run. Its errors are w's.
func (r Report) WriteMarkdown(w io.Writer) error {
	return sheet.Markdown(w, r.heading(), r.tables(), r.writeFailures)
}

// writeFailures lists what passed although it was altered, then what was refused
// although it was faithful.
func (r Report) writeFailures(b *strings.Builder, titleFormat, bullet string, escape func(string) string) {
	for _, faithful := range []bool{false, true} {
		name := map[bool]string{false: "Altered, but passed", true: "Faithful, but refused"}[faithful]
		first := true
		for _, f := range r.Failures {
			if f.Claim.Supported != faithful {
				continue
			}
			if first {
				fmt.Fprintf(b, titleFormat, name)
				first = false
			}
			b.WriteString(bullet + escape(f.line()) + "\n")
		}
	}
}

// line tells of a failure in one line.
func (f Failure) line() string {
	about := f.Claim.Part + ", " + f.Claim.Kind
	if f.Reason != "" {
		about += fmt.Sprintf(", %s: %s", f.Reason, f.Detail)
	}
	line := fmt.Sprintf("%s (%s): %s; from: %s", f.Claim.ID, about, f.Claim.Statement, strings.Join(f.Claim.Source, " "))
	return strings.Join(strings.Fields(line), " ")
}
