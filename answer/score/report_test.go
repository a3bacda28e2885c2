package score

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"detente/answer"
)

// asked makes an outcome; answers is "" for a question that nothing answers.
func asked(lang, kind, answers string, shown, right bool, confidence float64) outcome {
	o := outcome{
		question: Question{ID: lang + kind, Lang: lang, Kind: kind, Text: "？"},
		answer:   answer.Answer{Answered: shown, Confidence: confidence},
		right:    right, could: right,
	}
	if answers != "" {
		o.question.Answers = []string{answers}
	}
	return o
}

func names(groups []Group) []string {
	var all []string
	for _, g := range groups {
		all = append(all, g.Name)
	}
	return all
}

func TestGroups(t *testing.T) {
	outcomes := []outcome{
		asked("sv", "who", "a", true, true, 0.9),
		asked("de", "when", "a", true, false, 0.9),
		asked("zh-Hant", "who", "", false, false, 0.1),
		asked("en", "", "a", false, false, 0.1),
		asked("zh", "who", "", true, false, 0.9),
	}
	outcomes[3].answer.Kind = answer.Where // as the responder read it
	r := newReport(outcomes, false)
	if got, want := names(r.ByLanguage), []string{"zh", "zh-Hant", "en", "de", "sv", "zh*", "others"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got languages %q, want %q", got, want)
	}
	if got, want := names(r.ByKind), []string{"when", "where", "who"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got kinds %q, want %q", got, want)
	}
	if got, want := r.Answers, (Tally{Questions: 5, Answerable: 3, Right: 1, Wrong: 2, RefusedWrongly: 1, RefusedRightly: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := r.ByLanguage[5].Tally, (Tally{Questions: 2, Wrong: 1, RefusedRightly: 1}); got != want {
		t.Errorf("got all Chinese %+v, want %+v", got, want)
	}
	var failed []string
	for _, f := range r.Failures {
		failed = append(failed, f.ID+" "+f.Outcome)
	}
	if want := []string{"dewhen wrong", "en refused wrongly", "zhwho wrong"}; !reflect.DeepEqual(failed, want) {
		t.Errorf("got failures %q, want %q", failed, want)
	}
}

func TestShares(t *testing.T) {
	tally := Tally{Questions: 14, Answerable: 10, Right: 7, Wrong: 3, RefusedWrongly: 1, RefusedRightly: 3}
	if tally.RightShare() != 0.7 || tally.RefusedWronglyShare() != 0.1 || tally.RefusedRightlyShare() != 0.75 {
		t.Errorf("got %v, %v, %v", tally.RightShare(), tally.RefusedWronglyShare(), tally.RefusedRightlyShare())
	}
	if got := (Tally{}).RightShare(); got != 0 {
		t.Errorf("got %v of no questions, want 0", got)
	}
}

func TestConfidence(t *testing.T) {
	refused := asked("zh", "who", "a", false, false, 0.3)
	refused.could = true // the best sentences have it, but were not shown
	c := newConfidence([]outcome{
		asked("zh", "who", "a", true, true, 1),
		asked("zh", "who", "a", true, false, 0.9),
		refused,
		asked("zh", "who", "", false, false, 0.1),
		asked("zh", "who", "", true, false, 0.6),
	})
	if b := c.Bins[9]; b.Questions != 2 || math.Abs(b.Mean-0.95) > 1e-12 || b.Right != 0.5 {
		t.Errorf("got the last bin %+v, want 2 questions, mean 0.95, right 0.5", b)
	}
	if b := c.Bins[3]; b.Questions != 1 || b.Right != 1 {
		t.Errorf("got the bin of 0.3 %+v, want the refused question, right", b)
	}
	// (2·|0.95−0.5| + |0.3−1| + |0.1−0| + |0.6−0|) / 5
	if want := 2.3 / 5; math.Abs(c.Error-want) > 1e-12 {
		t.Errorf("got calibration error %v, want %v", c.Error, want)
	}
	// Right 1, 0.3 against 0.9, 0.1, 0.6: 4 of 6 pairs. Answerable 1, 0.9, 0.3
	// against 0.1, 0.6: 5 of 6, and all of them kept from 0.3 on.
	want := Separation{AUROCRight: 4.0 / 6, AUROCAnswerable: 5.0 / 6, RefusedAt90Kept: 0.5, Threshold: 0.3}
	if *c.Separation != want {
		t.Errorf("got %+v, want %+v", *c.Separation, want)
	}
	if s := newConfidence([]outcome{refused}).Separation; s != nil {
		t.Errorf("got %+v where all can be answered, want none", s)
	}
}

// TestReportJSON holds the names of the JSON form.
func TestReportJSON(t *testing.T) {
	content, err := json.Marshal(sample())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", indent(t, content))
}
