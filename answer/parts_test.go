package answer_test

import (
	"strings"
	"testing"
)

// Every part of what was asked for is shown, and no more than two quotes are.
func TestParts(t *testing.T) {
	tests := []struct {
		document, question string
		want               []string
	}{
		{"", "双方各自作出了哪些让步？", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"", "雙方分別作出了哪些讓步？", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"", "Which concessions did each side make?", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"", "На какие уступки пошла каждая сторона?", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"", "Quelles concessions chaque partie a-t-elle faites ?", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"", "Welche Zugeständnisse hat jede Seite gemacht?", []string{"阿布哈兹和南奥塞梯", "与莫斯科协商"}},
		{"museum", "博物馆和大学各自作出了什么承诺？", []string{"举办两次展览", "协助布展"}},
		{"museum", "博物馆和大学分别承诺了什么？", []string{"举办两次展览", "协助布展"}},
		{"museum", "渔民公会和商会分别捐赠了什么？", []string{"三条木船", "一台起重机"}},
		{"museum", "理事会通过了哪些决定？", []string{"延长开放时间", "免费参观"}},
		{"harbour", "What did each partner promise?", []string{"dredge the channel", "electric boats"}},
		{"harbour", "Which promises did the city and the ferry company each make?", []string{"dredge the channel", "electric boats"}},
		{"harbour", "What did the yacht club and the rowing club each give?", []string{"an anchor", "a bell"}},
		{"harbour", "Which rules did the council pass?", []string{"anchor near the pier", "dogs are banned"}},
	}
	for _, tt := range tests {
		a := reply(t, textOf(t, tt.document), tt.question)
		for _, part := range tt.want {
			if !strings.Contains(quotes(a), part) {
				t.Errorf("%s: no %q in %s (%.2f)", tt.question, part, quotes(a), a.Confidence)
			}
		}
		if len(a.Citations) > 2 {
			t.Errorf("%s: %d quotes", tt.question, len(a.Citations))
		}
	}
}

// What asks for one thing is not answered with what is beside it.
func TestOnePart(t *testing.T) {
	tests := []struct{ document, question, other string }{
		{"museum", "商会捐赠了什么？", "木船"},
		{"museum", "渔民公会捐赠了哪些东西？", "起重机"},
		{"harbour", "What did the rowing club give?", "an anchor"},
		{"harbour", "What does the ferry serve?", "The old lighthouse"},
	}
	for _, tt := range tests {
		if a := reply(t, textOf(t, tt.document), tt.question); strings.HasPrefix(quotes(a), tt.other) || !a.Answered {
			t.Errorf("%s: answered %t with %s", tt.question, a.Answered, quotes(a))
		}
	}
}
