package score

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"detente/answer/score/sheet"
)

// A Judged set holds questions with a few passages each of which people judged whether
// they answer it, as NoMIRACL has them.
type Judged struct {
	Name      string
	Questions []Judgement
}

// A Judgement is a question with passages, a line of JSON each, and whether they
// answer it.
type Judgement struct {
	ID, Question string
	Answered     bool
	Passages     []json.RawMessage
}

// LoadJudged reads questions, a line of JSON each:
// {"id","question","answered","passages":[{"id","title","text"}]}.
func LoadJudged(path string) (Judged, error) {
	set := Judged{Name: setName(path)}
	err := ReadLines(path, func(_ int, q Judgement) error {
		if q.Question == "" || len(q.Passages) == 0 {
			return errors.New(`it needs "question" and "passages"`)
		}
		set.Questions = append(set.Questions, q)
		return nil
	})
	if err == nil && len(set.Questions) == 0 {
		err = errors.New("no questions in it")
	}
	if err != nil {
		return Judged{}, fmt.Errorf("read questions %s: %w", path, err)
	}
	return set, nil
}

// keptOfJudged is the share of the answered questions that is kept where refusals are
// counted: GPT-4's in NoMIRACL (Thakur and others 2024).
const keptOfJudged = 0.956

// A JudgedReport says how well the confidence parts questions that are answered from
// others. Shares are from 0 to 1.
type JudgedReport struct {
	Set string `json:"set"`
	// Answered and Unanswered count the questions.
	Answered   int `json:"answered"`
	Unanswered int `json:"unanswered"`
	// AUROC is the area under the ROC curve of the confidence.
	AUROC float64 `json:"auroc"`
	// Refused is the share of what is not answered that is refused with 95.6 % of
	// the others kept.
	Refused float64 `json:"refused_at_95.6_kept"`
	// OwnKept and OwnRefused are the shares at the threshold in use.
	OwnKept    float64 `json:"own_kept"`
	OwnRefused float64 `json:"own_refused"`
}

// RunJudged asks each question of who answers from its passages alone. Passages that
// can't be opened are an error.
func RunJudged(ctx context.Context, set Judged, open Opener, o Options) (JudgedReport, error) {
	r := JudgedReport{Set: set.Name}
	var yes, no []float64
	for i, q := range set.Questions {
		g := Files{Files: []File{{"passages.jsonl", bytes.Join(raw(q.Passages), []byte("\n"))}}, Questions: []Question{{ID: q.ID, Text: q.Question}}}
		outcomes, unread, err := g.run(ctx, open, Options{})
		if err = errors.Join(err, unread); err != nil {
			return r, fmt.Errorf("score %s, question %s: %w", set.Name, q.ID, err)
		}
		reply := outcomes[0].answer
		if q.Answered {
			yes = append(yes, reply.Confidence)
			r.OwnKept += float64(count(reply.Answered))
		} else {
			no = append(no, reply.Confidence)
			r.OwnRefused += float64(count(!reply.Answered))
		}
		if o.Progress != nil {
			o.Progress(i+1, len(set.Questions))
		}
	}
	if len(yes) == 0 || len(no) == 0 {
		return r, fmt.Errorf("score %s: it needs questions that are answered and ones that are not", set.Name)
	}
	r.Answered, r.Unanswered = len(yes), len(no)
	r.OwnKept /= float64(len(yes))
	r.OwnRefused /= float64(len(no))
	r.AUROC = auroc(yes, no)
	slices.Sort(yes)
	r.Refused = shareBelow(yes[int((1-keptOfJudged)*float64(len(yes))+1e-9)], no)
	return r, nil
}

func raw(messages []json.RawMessage) (all [][]byte) {
	for _, m := range messages {
		all = append(all, bytes.ReplaceAll(m, []byte("\n"), nil))
	}
	return all
}

func (r JudgedReport) heading() string {
	return fmt.Sprintf("%s: %d questions with passages of their own", r.Set, r.Answered+r.Unanswered)
}

func (r JudgedReport) tables() []sheet.Table {
	return []sheet.Table{{Title: "Knowing what is not told", Rows: [][]string{
		{"", "figure"},
		{"answered by their passages", strconv.Itoa(r.Answered)},
		{"not answered by them", strconv.Itoa(r.Unanswered)},
		{"AUROC", fmt.Sprintf("%.3f", r.AUROC)},
		{"refused at 95.6 % kept", sheet.Share(r.Refused)},
		{"kept at the threshold in use", sheet.Share(r.OwnKept)},
		{"refused at the threshold in use", sheet.Share(r.OwnRefused)},
	}}}
}

// WriteTable writes the report as plain text. Its errors are w's.
func (r JudgedReport) WriteTable(w io.Writer) error {
	return sheet.Plain(w, r.heading(), r.tables(), nil)
}

// WriteMarkdown writes the report as Markdown under a heading of the second level. Its
// errors are w's.
func (r JudgedReport) WriteMarkdown(w io.Writer) error {
	return sheet.Markdown(w, r.heading(), r.tables(), nil)
}
