package language

import "testing"

func TestLabels(t *testing.T) {
	tests := []struct {
		s                string
		question, answer string
	}{
		{"Q: How?", "Q: ", ""},
		{"q：How?", "q：", ""},
		{"Question 12: How?", "Question 12: ", ""},
		{"Q3:How?", "Q3:", ""},
		{"问：可以吗？", "问：", ""},
		{"问题 2：可以吗？", "问题 2：", ""},
		{"問:可以嗎？", "問:", ""},
		{"A: So.", "", "A: "},
		{"答：可以。", "", "答："},
		{"回答：可以。", "", "回答："},
		{"Ответ: да", "", "Ответ: "},
		{"Questionable: yes", "", ""},
		{"Queue: 3", "", ""},
		{"问路：向左", "", ""},
		{"All: yes", "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if q, a := tt.s[:QuestionLabel(tt.s)], tt.s[:AnswerLabel(tt.s)]; q != tt.question || a != tt.answer {
			t.Errorf("%q has the labels %q and %q, want %q and %q", tt.s, q, a, tt.question, tt.answer)
		}
	}
}

func TestIsQuestion(t *testing.T) {
	tests := map[string]bool{
		"Is it free?":             true,
		"可以退款吗？":                  true,
		"How to pay":              true,
		"如何付款":                    true,
		"为什么要付款":                  true,
		"Supported formats":       false,
		"Show the steps":          false,
		"Somehow, a longer story": false,
		"点击展开":                    false,
		"":                        false,
	}
	for s, want := range tests {
		if got := IsQuestion(s); got != want {
			t.Errorf("IsQuestion(%q) = %v", s, got)
		}
	}
}
