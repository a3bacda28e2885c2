package document_test

import (
	"fmt"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
)

func TestPassages(t *testing.T) {
	long := strings.Repeat("这一句话一共有二十个字符长短正好合适了。", 30) // 600 characters
	doc := markdown.Parse("d", "# 题\n\n短。\n\n也短。\n\n## 节\n\n"+long+"\n\n尾。")
	var got []string
	last := 0
	for _, p := range document.Passages([]*document.Document{doc}) {
		if p.First != last {
			t.Errorf("passage %d begins at sentence %d, want %d", p.Number, p.First, last)
		}
		last = p.End
		got = append(got, fmt.Sprint(p.Section, ":", p.End-p.First))
	}
	if g, want := strings.Join(got, " "), "0:2 1:20 1:11"; g != want || last != len(doc.Sentences) {
		t.Errorf("passages %s, want %s", g, want)
	}
}
