package score

import (
	"fmt"
	"strconv"

	"detente/answer/score/sheet"
)

// tables are the parts of a report in the order they are shown in.
func (r Report) tables() []sheet.Table {
	all := []sheet.Table{r.answersTable()}
	if len(r.ByLanguage) > 1 {
		all = append(all, groupsTable("By language", "language", r.ByLanguage))
	}
	if r.Near != nil || r.Far != nil {
		all = append(all, r.unansweredTable())
	}
	all = append(all, groupsTable("By kind", "kind", r.ByKind))
	if r.Lost != nil {
		all = append(all, r.lostTable())
	}
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
	if r.Groups > 0 {
		s += fmt.Sprintf(" in %d groups, %d of them not loaded", r.Groups, len(r.NotLoaded))
	}
	if r.Halved {
		s += ", every second document left out"
	}
	return s
}

func (r Report) answersTable() sheet.Table {
	t, unanswerable := r.Answers, r.Answers.Questions-r.Answers.Answerable
	falsely := t.Answerable - t.Right - t.RefusedWrongly
	return sheet.Table{Title: "Answers", Rows: [][]string{
		{"", "questions", "share"},
		{"answerable", strconv.Itoa(t.Answerable), ""},
		{"  right", strconv.Itoa(t.Right), sheet.Percent(t.Right, t.Answerable)},
		{"  wrong", strconv.Itoa(falsely), sheet.Percent(falsely, t.Answerable)},
		{"  refused wrongly", strconv.Itoa(t.RefusedWrongly), sheet.Percent(t.RefusedWrongly, t.Answerable)},
		{"unanswerable", strconv.Itoa(unanswerable), ""},
		{"  refused rightly", strconv.Itoa(t.RefusedRightly), sheet.Percent(t.RefusedRightly, unanswerable)},
		{"  answered", strconv.Itoa(t.Wrong - falsely), sheet.Percent(t.Wrong-falsely, unanswerable)},
	}}
}

func (r Report) unansweredTable() sheet.Table {
	rows := [][]string{{"", "questions", "refused", "share"}}
	for _, of := range []struct {
		name  string
		tally *Tally
	}{{"near", r.Near}, {"far", r.Far}} {
		if t := of.tally; t != nil {
			rows = append(rows, []string{of.name, strconv.Itoa(t.Questions), strconv.Itoa(t.RefusedRightly), sheet.Percent(t.RefusedRightly, t.Questions)})
		}
	}
	return sheet.Table{Title: "Not answered there", Rows: rows}
}

func (r Report) lostTable() sheet.Table {
	rows := [][]string{{"in the", "questions", "of answerable"}}
	for _, c := range r.Lost {
		rows = append(rows, []string{c.Name, strconv.Itoa(c.Count), sheet.Percent(c.Count, r.Answers.Answerable)})
	}
	return sheet.Table{Title: "Where answers were lost", Rows: rows}
}

func groupsTable(title, of string, groups []Group) sheet.Table {
	rows := [][]string{{of, "questions", "right", "wrong", "refused wrongly", "refused rightly", "right of answerable"}}
	for _, g := range groups {
		rows = append(rows, []string{
			g.Name, strconv.Itoa(g.Questions), strconv.Itoa(g.Right), strconv.Itoa(g.Wrong),
			strconv.Itoa(g.RefusedWrongly), strconv.Itoa(g.RefusedRightly), sheet.Percent(g.Right, g.Answerable),
		})
	}
	return sheet.Table{Title: title, Rows: rows}
}

func (r *Retrieval) table() sheet.Table {
	return sheet.Table{Title: fmt.Sprintf("Retrieval, on %d questions", r.Questions), Rows: [][]string{
		{"", "at 1", "at 2", "at 10"},
		{"document", sheet.Share(r.RecallAt1), "", sheet.Share(r.RecallAt10)},
		{"sentence", sheet.Share(r.SentenceAt1), sheet.Share(r.SentenceAt2), ""},
	}}
}

func (c Confidence) table() sheet.Table {
	rows := [][]string{{"confidence", "questions", "mean", "right"}}
	for _, b := range c.Bins {
		row := []string{fmt.Sprintf("%.1f to %.1f", b.From, b.To), strconv.Itoa(b.Questions), "", ""}
		if b.Questions > 0 {
			row[2], row[3] = fmt.Sprintf("%.3f", b.Mean), fmt.Sprintf("%.3f", b.Right)
		}
		rows = append(rows, row)
	}
	return sheet.Table{Title: fmt.Sprintf("Reliability, calibration error %.3f", c.Error), Rows: rows}
}

func (s *Separation) table() sheet.Table {
	return sheet.Table{Title: "Knowing what is not told", Rows: [][]string{
		{"", "figure"},
		{"AUROC, right against the rest", fmt.Sprintf("%.3f", s.AUROCRight)},
		{"AUROC, answerable against unanswerable", fmt.Sprintf("%.3f", s.AUROCAnswerable)},
		{"refused at 90 % kept", sheet.Share(s.RefusedAt90Kept)},
		{"confidence at 90 % kept", fmt.Sprintf("%.3f", s.Threshold)},
	}}
}

func (l Latency) table() sheet.Table {
	return sheet.Table{Title: "Time of an answer, in microseconds", Rows: [][]string{
		{"median", "99th percentile"},
		{strconv.FormatInt(l.MedianUS, 10), strconv.FormatInt(l.P99US, 10)},
	}}
}
