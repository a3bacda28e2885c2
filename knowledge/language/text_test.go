package language

import (
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"chinese", "他来了。她走了！真的？好；坏。", "他来了。|她走了！|真的？|好；|坏。"},
		{"quotation after a colon", "罗戈津说：“我方的要求强硬，即停止东扩。”他说，北约“应当消化”。", "罗戈津说：“我方的要求强硬，即停止东扩。”|他说，北约“应当消化”。"},
		{"attribution after a quotation", "“我来了。”他说。她走了。", "“我来了。”他说。|她走了。"},
		{"quotation of two sentences", "他说：「今天好。明天更好。」然后走了。", "他说：「今天好。明天更好。」|然后走了。"},
		{"parenthesis", "北约（成立。很早）扩大。完。", "北约（成立。很早）扩大。|完。"},
		{"title", "《你好。世界》上映。", "《你好。世界》上映。"},
		{"several marks", "什么？！不会吧……好。", "什么？！|不会吧……好。"},
		{"decimal", "圆周率是3.14。完", "圆周率是3.14。|完"},
		{"english", "Dr. Smith paid 3.14 dollars. He left at 5 p.m. on Monday. Why? \"No.\" She said so.", "Dr. Smith paid 3.14 dollars.|He left at 5 p.m. on Monday.|Why?|\"No.\"|She said so."},
		{"initials", "J. R. R. Tolkien wrote it. It sold.", "J. R. R. Tolkien wrote it.|It sold."},
		{"german ordinal", "Am 19. November trafen sie sich. Es war z.B. kalt.", "Am 19. November trafen sie sich.|Es war z.B. kalt."},
		{"russian", "В 2010 г. НАТО решила. Потом ушла.", "В 2010 г. НАТО решила.|Потом ушла."},
		{"unclosed quote", "他说：“走吧。我们走。", "他说：“走吧。|我们走。"},
		{"lone marks", "好。 —— 。", "好。 —— 。"},
		{"blank", "  \n ", ""},
		{"short lines", "姓名：张三\n年龄：三十", "姓名：张三|年龄：三十"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, sp := range Sentences(tt.in) {
				got = append(got, tt.in[sp.Start:sp.End])
			}
			if g := strings.Join(got, "|"); g != tt.want {
				t.Errorf("got  %s\nwant %s", g, tt.want)
			}
		})
	}
}
