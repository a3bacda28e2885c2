package language

import "testing"

func TestOfAnother(t *testing.T) {
	tests := []struct {
		question, text string
		want           bool
	}{
		{"When is the Winter Market?", "The Spring Market is in April.", true},
		{"When is the Spring Market?", "The spring market is in April.", false},
		{"When is the market?", "The Spring Market is in April.", false},
		{"What is the second prize?", "The first prize is a book, the second a pen.", false},
		{"What is the second prize?", "The first prize is a book.", true},
		{"冬季集市在哪天？", "春季集市在四月。", true},
		{"冬季集市在哪天？", "集市在四月。", false},
		{"", "", false},
	}
	for _, tt := range tests {
		if got := OfAnother(tt.question, tt.text); got != tt.want {
			t.Errorf("OfAnother(%q, %q) = %v", tt.question, tt.text, got)
		}
	}
}
