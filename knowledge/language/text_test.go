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
		{"a degree sign", "Wash at 40 °C. Dry it flat.", "Wash at 40 °C.|Dry it flat."},
		{"a lettered thing", "It has vitamin C. Sleep well.", "It has vitamin C.|Sleep well."},
		{"a key", "Press Ctrl+C. Copy the rest.", "Press Ctrl+C.|Copy the rest."},
		{"a country, then a pronoun", "He lives in the U.S. She left.", "He lives in the U.S.|She left."},
		{"a country inside a sentence", "He is in the U.S. Army now.", "He is in the U.S. Army now."},
		{"a time of day", "It opens at 9 a.m. The last bus leaves at 5 p.m. on Fridays.", "It opens at 9 a.m.|The last bus leaves at 5 p.m. on Fridays."},
		{"an initial inside a name", "Ask John F. Kennedy. It was by J. K. Rowling.", "Ask John F. Kennedy.|It was by J. K. Rowling."},
		{"a whole sentence in brackets", "(See the note below.) Nobody knew.", "(See the note below.)|Nobody knew."},
		{"brackets inside a sentence", "He (and she) left. The rest (approx.) stayed.", "He (and she) left.|The rest (approx.) stayed."},
		{"a section", "It is in sec. 4.2 and ch. 7. Read both.", "It is in sec. 4.2 and ch. 7.|Read both."},
		{"a month", "It began on Sept. 2 and ended in Oct. Nobody knows why.", "It began on Sept. 2 and ended in Oct.|Nobody knows why."},
		{"a spaced abbreviation", "Man nimmt z. B. Hafer, d. h. Getreide. Dann rührt man.", "Man nimmt z. B. Hafer, d. h. Getreide.|Dann rührt man."},
		{"a Russian one", "Он взял хлеб, т. е. еду. Потом ушел.", "Он взял хлеб, т. е. еду.|Потом ушел."},
		{"a decimal of full width", "重２．５公斤．很重．", "重２．５公斤．|很重．"},
		{"an example", "Use a tool, e.g. Nano. Or i.e. foo.", "Use a tool, e.g. Nano.|Or i.e. foo."},
		{"a version", "Update to v1.2.3. Then restart.", "Update to v1.2.3.|Then restart."},
		{"a file", "The file config.yml is read. Node.js is not.", "The file config.yml is read.|Node.js is not."},
		{"and so on", "Bring milk, etc. The shop is open, etc. and so on.", "Bring milk, etc.|The shop is open, etc. and so on."},
		{"ellipses", "Wait... Then go. Wait… Then go. Wait... then go.", "Wait...|Then go.|Wait…|Then go.|Wait... then go."},
		{"an address", "See https://example.org/a.b?c=d. It is free!", "See https://example.org/a.b?c=d.|It is free!"},
		{"a question inside", "He asked \"Why?\" and left. She stayed.", "He asked \"Why?\" and left.|She stayed."},
		{"the number of an item", "1. Open the lid. 2. Close it.", "1. Open the lid.|2. Close it."},
		{"a speaker after two quotations", "“你好！”她说，“再见。”他走了很远，一直没有回头，直到天黑才停下来。", "“你好！”她说，“再见。”|他走了很远，一直没有回头，直到天黑才停下来。"},
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
