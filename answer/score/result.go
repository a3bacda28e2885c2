package score

import "strings"

// A Result is what came of one question.
type Result struct {
	ID, Question string
	// Verdict is "right", "wrong" or "refused" where the documents answer, and
	// "refused rightly" or "answered" where they do not.
	Verdict string
	// Quoted is what an answer quotes, in one line; "" for a refusal.
	Quoted string
}

// Results are what came of each question, in their order. A report that was read from
// its JSON form has none.
func (r Report) Results() []Result {
	all := make([]Result, len(r.outcomes))
	for i, o := range r.outcomes {
		all[i] = Result{ID: o.question.ID, Question: o.question.Text, Verdict: o.verdict()}
		if o.answer.Answered {
			var quotes []string
			for _, c := range o.answer.Citations {
				quotes = append(quotes, c.Quote)
			}
			all[i].Quoted = strings.Join(strings.Fields(strings.Join(quotes, " / ")), " ")
		}
	}
	return all
}

func (o outcome) verdict() string {
	switch {
	case o.right:
		return "right"
	case o.answer.Answered && o.answerable():
		return "wrong"
	case o.answer.Answered:
		return "answered"
	case o.answerable():
		return "refused"
	}
	return "refused rightly"
}

// Together is the report on several sets as if they were one, which is how a
// calibration error over several of them is meant. The reports have to come from
// [Run] or [RunGrouped]; there has to be one.
func Together(name string, reports []Report) Report {
	var all []outcome
	documents := 0
	for _, r := range reports {
		all = append(all, r.outcomes...)
		documents += r.Documents
	}
	sum := newReport(all, documents > 0)
	sum.Set, sum.Documents, sum.Shown, sum.outcomes = name, documents, reports[0].Shown, all
	return sum
}

// A Form is what a file of questions is, to be read by its own function.
type Form uint8

// The forms.
const (
	Plain   Form = iota // for [Load]
	Groups              // for [LoadGrouped]
	Judging             // for [LoadJudged]
)

// FormOf tells a file's form by its first line. A file that can't be read has none of
// its own: reading it says why.
func FormOf(path string) Form {
	form := Plain
	if !strings.HasSuffix(path, ".jsonl") {
		return form
	}
	_ = ReadLines(path, func(_ int, row struct {
		Files    map[string]any
		Passages []any
	}) error {
		switch {
		case row.Files != nil:
			form = Groups
		case row.Passages != nil:
			form = Judging
		}
		return errRead
	})
	return form
}
