package answer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/phrase"
)

// TestOptionsOfAQuestion asks one question with wishes of its own.
func TestOptionsOfAQuestion(t *testing.T) {
	r, _ := article(t, answer.Options{MinConfidence: 0.2, Language: "fr"})
	tests := []struct {
		name      string
		q         answer.Question
		answered  bool
		threshold float64
		lang      string
	}{
		{"none", answer.Question{}, true, 0.2, "fr"},
		{"above the confidence", answer.Question{MinConfidence: 0.999}, false, 0.999, "fr"},
		{"below the responder's", answer.Question{MinConfidence: 0.01}, true, 0.01, "fr"},
		{"negative", answer.Question{MinConfidence: -1}, true, 0.2, "fr"},
		{"language", answer.Question{Language: "de"}, true, 0.2, "de"},
	}
	for _, tt := range tests {
		tt.q.Text = rogozin
		a, err := r.Reply(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		if a.Answered != tt.answered || a.Threshold != tt.threshold || a.Lang != tt.lang {
			t.Errorf("%s: answered %t over %v in %s, want %t over %v in %s", tt.name, a.Answered, a.Threshold, a.Lang, tt.answered, tt.threshold, tt.lang)
		}
		if form, _ := json.Marshal(a); strings.Contains(string(form), "hreshold") {
			t.Errorf("%s: the threshold is in the JSON form %s", tt.name, form)
		}
	}
}

// TestVerbatim keeps a model out of one question, and of no other one.
func TestVerbatim(t *testing.T) {
	m := &fakeModel{phrase: says("采访是在11月2日。[1]"), complete: says("罗戈津是哪天接受采访的？")}
	r, _ := article(t, answer.Options{Phrase: phrase.Options{Model: m, Checker: without{}, Cache: time.Hour}})
	plain, _ := article(t, answer.Options{})
	for _, q := range []answer.Question{{Text: rogozin}, {Text: "在哪天？", History: []string{"罗戈津接受采访了吗？"}}} {
		if a, err := r.Reply(t.Context(), q); err != nil || q.History == nil && a.PhrasedBy == "" {
			t.Errorf("%s: phrased by %q, %v", q.Text, a.PhrasedBy, err)
		}
		asked := len(m.asked)
		q.Verbatim = true
		a, err := r.Reply(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if want := reply(t, plain, q.Text, q.History...); a.Text != want.Text || a.PhrasedBy != "" || a.Phrasing != nil || len(m.asked) != asked {
			t.Errorf("%s: %q by %q after %d more requests, want %q after none", q.Text, a.Text, a.PhrasedBy, len(m.asked)-asked, want.Text)
		}
	}
}

// TestPhrasingIsKeptByLanguage asks the same in two languages of a reply: what a
// model said for one must not be given for the other.
func TestPhrasingIsKeptByLanguage(t *testing.T) {
	m := &fakeModel{phrase: copies(1)}
	r, _ := article(t, answer.Options{Phrase: phrase.Options{Model: m, Checker: without{}, Cache: time.Hour}})
	texts := map[string]string{}
	for _, lang := range []string{"zh", "ru", "zh", "ru"} {
		a, err := r.Reply(t.Context(), answer.Question{Text: rogozin, Language: lang})
		if err != nil || a.PhrasedBy == "" {
			t.Fatalf("%s: phrased by %q, %v, %+v", lang, a.PhrasedBy, err, a.Phrasing)
		}
		if before := texts[lang]; before != "" && before != a.Text {
			t.Errorf("%s: first %q, then %q", lang, before, a.Text)
		}
		texts[lang] = a.Text
	}
	if texts["zh"] == texts["ru"] || len(m.asked) != 2 {
		t.Errorf("%d requests, and %q for both", len(m.asked), texts["zh"])
	}
}
