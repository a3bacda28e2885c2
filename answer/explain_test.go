package answer_test

import (
	"slices"
	"testing"

	"detente/answer"
)

// TestExplainAgrees holds explanations to the replies that they explain.
func TestExplainAgrees(t *testing.T) {
	r, base := article(t, answer.Options{})
	questions := []answer.Question{
		{Text: "比特币的价格是多少？"}, {Text: "你好"}, {Text: "请给我写一首诗"}, {Text: "这篇文章讲了什么？"}, {Text: "Qzzx brfgl vwkk?"},
		{Text: "在哪里举行？", History: []string{"北约首脑会议什么时候召开？"}}, {Text: "那北约呢？", History: []string{"俄罗斯作了什么让步？"}},
		{Text: "他对俄罗斯有什么希望？", History: []string{"北约秘书长是谁？"}}, {Text: rogozin, MinConfidence: 0.99}, {Text: "What did Obama say in Chicago about Ukraine?"},
	}
	for _, q := range base.Documents()[0].Questions {
		questions = append(questions, answer.Question{Text: q.Text})
	}
	for _, q := range questions {
		a, err := r.Reply(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		e, err := r.Explain(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if e.Answered != a.Answered || e.Confidence != a.Confidence || e.Threshold != a.Threshold || e.Kind != a.Kind || e.ReplyLang != a.Lang {
			t.Errorf("%s: %+v explains %+v", q.Text, e, a)
		}
		if len(e.Passages) > 6 || len(e.Sentences) > 5 || !slices.IsSortedFunc(e.Sentences, func(a, b answer.ExplainedSentence) int { return -compare(a.Score, b.Score) }) && !e.FollowUp {
			t.Errorf("%s: %d passages, %+v", q.Text, len(e.Passages), e.Sentences)
		}
		if len(a.Citations) == 0 || a.Kind == answer.Summary {
			continue
		}
		first := answer.Place{Document: a.Citations[0].Document, Sentence: a.Citations[0].Sentence}
		if a.Answered && e.Quoted[0] != first || !a.Answered && (e.Sentences[0].Place != first || !e.Near) {
			t.Errorf("%s: quotes %v, the reply %v", q.Text, e.Quoted, first)
		}
	}
}

func compare(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func TestExplain(t *testing.T) {
	r, _ := article(t, answer.Options{})
	for _, tt := range []struct {
		q        answer.Question
		losses   []answer.Lack
		strange  []string
		followUp bool
	}{
		{answer.Question{Text: rogozin}, nil, nil, false},
		{answer.Question{Text: "俄罗斯承诺什么时候增加驻军？"}, []answer.Lack{answer.NoDate}, nil, false},
		{answer.Question{Text: "How many soldiers did Russia send to Sevastopol?"}, []answer.Lack{answer.NoNumber, answer.NoSuchName}, []string{"Sevastopol"}, false},
		{answer.Question{Text: "在哪里举行？", History: []string{"北约首脑会议什么时候召开？"}}, nil, nil, true},
	} {
		e, err := r.Explain(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		var lacks []answer.Lack
		for _, l := range e.Losses {
			lacks = append(lacks, l.Lack)
		}
		if !slices.Equal(lacks, tt.losses) || !slices.Equal(e.Strange, tt.strange) || e.FollowUp != tt.followUp || (e.Inherited > 0) != tt.followUp {
			t.Errorf("%s: lacks %v, strange %q, follow-up %t with %.2f; %+v", tt.q.Text, lacks, e.Strange, e.FollowUp, e.Inherited, e.Sentences)
		}
	}
	if _, err := r.Explain(t.Context(), answer.Question{}); err != answer.ErrEmpty {
		t.Errorf("nothing asked: %v", err)
	}
}
