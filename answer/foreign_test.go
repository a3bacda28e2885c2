package answer_test

import (
	"strings"
	"testing"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/document"
)

// chineseOnly returns a responder for the article's text without its
// translations and its glossary.
func chineseOnly(t testing.TB) *answer.Responder {
	t.Helper()
	_, base := article(t, answer.Options{})
	text := base.Documents()[0].Text
	r, err := answer.New(knowledge.Open([]*document.Document{document.New("a", "", text)}, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A document without a translation answers in its own words.
func TestAnswersWithoutATranslation(t *testing.T) {
	r := chineseOnly(t)
	tests := []struct {
		question, wanted string
		answered         bool
	}{
		{"When did Medvedev announce that he would attend the summit?", "10月19日", true},
		{"How many member states does NATO have?", "28个", true},
		{"In which city did Sarkozy and Merkel meet Medvedev?", "多维尔", true},
		{"Who visited Moscow in early November?", "斯穆森", true},
		{"When did Rogozin give an interview?", "11月2日", true},
		{"What is the capital of Australia?", "", false},
		{"Did Zuckerberg buy Instagram?", "", false},
		{"Who won the football match between Chelsea and Barcelona?", "", false},
	}
	for _, tt := range tests {
		a := reply(t, r, tt.question)
		if a.Answered != tt.answered || tt.answered && !strings.Contains(quotes(a), tt.wanted) {
			t.Errorf("%s: answered %t (%.2f) with %s; want %t, %s", tt.question, a.Answered, a.Confidence, quotes(a), tt.answered, tt.wanted)
		}
	}
}

// A question of translated words has content: it does not lean on the turn
// before, and a follow-up takes over the translated words of that.
func TestFollowUpsWithoutATranslation(t *testing.T) {
	r := chineseOnly(t)
	a := reply(t, r, "How many member states does NATO have?", "When did Rogozin give an interview?")
	if !strings.Contains(quotes(a), "28个") {
		t.Errorf("a new topic is answered with %s", quotes(a))
	}
	a = reply(t, r, "When was that?", "Who announced that Medvedev would attend the summit?")
	if !strings.Contains(quotes(a), "10月19日") {
		t.Errorf("the follow-up is answered with %s (%.2f)", quotes(a), a.Confidence)
	}
}
