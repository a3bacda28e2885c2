package phrase

import (
	"testing"

	"detente/answer/claim"
	"detente/knowledge/language"
)

func TestAnswerPart(t *testing.T) {
	tests := []struct{ statement, question, lang, want string }{
		{"The Russian delegation visited Moscow.", "Who visited Moscow?", "en", "The Russian delegation"},
		{"Rasmussen.", "Who visited Moscow?", "en", "Rasmussen"},
		{"NATO has 28 members.", "How many members does NATO have?", "en", "has 28"},
		{"俄罗斯代表团11月初访问了莫斯科。", "谁在11月初访问了莫斯科？", "zh", "俄罗斯代表团"},
		{"访问了莫斯科。", "谁访问了莫斯科？", "zh", ""},
		{"北约峰会在里斯本举行。", "北約峰會在哪裡舉行？", "zh", "里斯本"},
	}
	for _, tt := range tests {
		if got := answerPart(tt.statement, tt.question, tt.lang); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.statement, got, tt.want)
		}
	}
}

// halfChecker lets a statement have as many words that are in no source as that are.
type halfChecker struct{}

func (halfChecker) Check(statement, _ string, sources []claim.Source) claim.Verdict {
	has := map[language.Term]bool{}
	for _, u := range language.Units(sources[0].Text+" "+sources[0].Translation, "") {
		has[u.ID] = true
	}
	in, out := 0, 0
	for _, u := range language.Units(statement, "") {
		if has[u.ID] {
			in++
		} else {
			out++
		}
	}
	return claim.Verdict{Supported: in >= out, Reason: claim.Invented}
}

// TestQuestionsWordsAreNoEvidence asks a checker that the question's own words would
// win over.
func TestQuestionsWordsAreNoEvidence(t *testing.T) {
	r := english()
	r.Question = "Where are the leaders of NATO's members to meet?"
	p := newPhraser(t, says("The leaders of NATO's members are to meet in sunny downtown Oslo.[1]"), func(o *Options) { o.Checker = halfChecker{} })
	if got := ask(t, p, r, nil); got.Reason != Unsupported || got.Drops[0].Cause != Untrue {
		t.Errorf("%+v", got)
	}
	p = newPhraser(t, says("The leaders of NATO's members are to meet in Lisbon.[1]"), func(o *Options) { o.Checker = halfChecker{} })
	if got := ask(t, p, r, nil); got.Reason != Phrased {
		t.Errorf("%+v", got)
	}
}
