package score

import (
	"fmt"
	"strconv"
)

// A table is a part of a report as it is shown: a heading and rows of cells, the
// first row the columns' names.
type table struct {
	title string
	rows  [][]string
}

// tables are the parts of a report in the order they are shown in.
func (r Report) tables() []table {
	all := []table{r.answersTable()}
	if len(r.ByLanguage) > 1 {
		all = append(all, groupsTable("By language", "language", r.ByLanguage))
	}
	all = append(all, groupsTable("By kind", "kind", r.ByKind))
	if r.Retrieval != nil {
		all = append(all, r.Retrieval.table())
	}
	all = append(all, r.Confidence.table())
	if s := r.Confidence.Separation; s != nil {
		all = append(all, s.table())
	}
	if r.Phrasing != nil {
		all = append(all, r.Phrasing.table())
	}
	return append(all, r.Latency.table())
}

// heading names the set and what was searched.
func (r Report) heading() string {
	s := fmt.Sprintf("%s: %d questions", r.Set, r.Answers.Questions)
	if r.Documents > 0 {
		s += fmt.Sprintf(" on %d documents", r.Documents)
	}
	if r.Halved {
		s += ", every second document left out"
	}
	return s
}

func (r Report) answersTable() table {
	t, unanswerable := r.Answers, r.Answers.Questions-r.Answers.Answerable
	falsely := t.Answerable - t.Right - t.RefusedWrongly
	return table{"Answers", [][]string{
		{"", "questions", "share"},
		{"answerable", strconv.Itoa(t.Answerable), ""},
		{"  right", strconv.Itoa(t.Right), percent(t.Right, t.Answerable)},
		{"  wrong", strconv.Itoa(falsely), percent(falsely, t.Answerable)},
		{"  refused wrongly", strconv.Itoa(t.RefusedWrongly), percent(t.RefusedWrongly, t.Answerable)},
		{"unanswerable", strconv.Itoa(unanswerable), ""},
		{"  refused rightly", strconv.Itoa(t.RefusedRightly), percent(t.RefusedRightly, unanswerable)},
		{"  answered", strconv.Itoa(t.Wrong - falsely), percent(t.Wrong-falsely, unanswerable)},
	}}
}

func groupsTable(title, of string, groups []Group) table {
	rows := [][]string{{of, "questions", "right", "wrong", "refused wrongly", "refused rightly", "right of answerable"}}
	for _, g := range groups {
		rows = append(rows, []string{
			g.Name, strconv.Itoa(g.Questions), strconv.Itoa(g.Right), strconv.Itoa(g.Wrong),
			strconv.Itoa(g.RefusedWrongly), strconv.Itoa(g.RefusedRightly), percent(g.Right, g.Answerable),
		})
	}
	return table{title, rows}
}

func (r *Retrieval) table() table {
	return table{fmt.Sprintf("Retrieval, on %d questions", r.Questions), [][]string{
		{"", "at 1", "at 2", "at 10"},
		{"document", share(r.RecallAt1), "", share(r.RecallAt10)},
		{"sentence", share(r.SentenceAt1), share(r.SentenceAt2), ""},
	}}
}

func (c Confidence) table() table {
	rows := [][]string{{"confidence", "questions", "mean", "right"}}
	for _, b := range c.Bins {
		row := []string{fmt.Sprintf("%.1f to %.1f", b.From, b.To), strconv.Itoa(b.Questions), "", ""}
		if b.Questions > 0 {
			row[2], row[3] = fmt.Sprintf("%.3f", b.Mean), fmt.Sprintf("%.3f", b.Right)
		}
		rows = append(rows, row)
	}
	return table{fmt.Sprintf("Reliability, calibration error %.3f", c.Error), rows}
}

func (s *Separation) table() table {
	return table{"Knowing what is not told", [][]string{
		{"", "figure"},
		{"AUROC, right against the rest", fmt.Sprintf("%.3f", s.AUROCRight)},
		{"AUROC, answerable against unanswerable", fmt.Sprintf("%.3f", s.AUROCAnswerable)},
		{"refused at 90 % kept", share(s.RefusedAt90Kept)},
		{"confidence at 90 % kept", fmt.Sprintf("%.3f", s.Threshold)},
	}}
}

func (l Latency) table() table {
	return table{"Time of an answer, in microseconds", [][]string{
		{"median", "99th percentile"},
		{strconv.FormatInt(l.MedianUS, 10), strconv.FormatInt(l.P99US, 10)},
	}}
}

// percent is n of total as it is shown; "–" is none of none.
func percent(n, total int) string {
	if total == 0 {
		return "–"
	}
	return share(ratio(n, total))
}

func share(of float64) string { return fmt.Sprintf("%.1f %%", 100*of) }
