package score

import (
	"reflect"
	"strings"
	"testing"

	"detente/answer"
)

func citations(quotes ...string) []answer.Citation {
	var all []answer.Citation
	for _, q := range quotes {
		all = append(all, answer.Citation{Quote: q})
	}
	return all
}

func TestRight(t *testing.T) {
	han := func(n int) string { return strings.Repeat("字", n) }
	tests := []struct {
		name    string
		answers []string
		parts   bool
		kind    string
		quotes  []string
		want    bool
	}{
		{"the answer in the quote", []string{"里斯本"}, true, "where", []string{"在里斯本举行。"}, true},
		{"another answer", []string{"多维尔"}, true, "where", []string{"在里斯本举行。"}, false},
		{"the second of two answers", []string{"多维尔", "里斯本"}, true, "where", []string{"在里斯本举行。"}, true},
		{"no quotes", []string{"里斯本"}, true, "where", nil, false},
		{"no answer is right", nil, true, "where", []string{"在里斯本举行。"}, false},
		{"white space in the quote", []string{"11月19日"}, true, "when", []string{"于 11 月\n19\u3000日"}, true},
		{"white space in the answer", []string{"11 月 19 日"}, true, "when", []string{"于11月19日"}, true},
		{"case is not white space", []string{"lisbon"}, true, "where", []string{"in Lisbon"}, false},
		{"both parts in two quotes", []string{"甲&乙"}, true, "", []string{"有甲。", "有乙。"}, true},
		{"both parts in one quote", []string{"甲& 乙"}, true, "", []string{"乙和甲。"}, true},
		{"one part of two", []string{"甲&乙"}, true, "", []string{"有甲。"}, false},
		{"the sign is text in public sets", []string{"甲&乙"}, false, "", []string{"有甲和乙。"}, false},
		{"the sign stands in the quote", []string{"甲&乙"}, false, "", []string{"有甲 & 乙。"}, true},
		{"over two quotes", []string{"甲乙"}, true, "", []string{"有甲", "乙有"}, false},
		{"in the second quote", []string{"乙"}, true, "", []string{"甲", "乙"}, true},
		{"in the third quote", []string{"丙"}, true, "", []string{"甲", "乙", "丙"}, false},
		{"character 200 of one quote", []string{"答"}, true, "", []string{han(199) + "答"}, true},
		{"character 201 of one quote", []string{"答"}, true, "", []string{han(200) + "答"}, false},
		{"character 200 of two quotes", []string{"答"}, true, "", []string{han(150), han(49) + "答"}, true},
		{"character 201 of two quotes", []string{"答"}, true, "", []string{han(150), han(50) + "答"}, false},
		{"half of the answer within 200", []string{"答案"}, true, "", []string{han(199) + "答案"}, false},
		{"the fifth quote of a summary", []string{"戊"}, true, "summary", []string{"甲", "乙", "丙", "丁", "戊"}, true},
		{"the sixth quote of a summary", []string{"己"}, true, "summary", []string{"甲", "乙", "丙", "丁", "戊", "己"}, false},
		{"a long summary", []string{"答"}, true, "summary", []string{han(150), han(150) + "答"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			texts := counted(citations(tt.quotes...), limitOf(tt.kind))
			if got := newGold(tt.answers, rule{parts: tt.parts}).in(texts); got != tt.want {
				t.Errorf("right is %t, want %t; what counts is %q", got, tt.want, texts)
			}
		})
	}
}

// TestRightAsShown counts as the sets about real documentation do.
func TestRightAsShown(t *testing.T) {
	tests := []struct {
		name    string
		answers []string
		literal bool // the sign of parts is text
		quotes  []string
		want    bool
	}{
		{"width and case", []string{"GPT-4o ＡＰＩ"}, false, []string{"The gpt-4O api"}, true},
		{"over two quotes", []string{"甲乙"}, false, []string{"有甲", "乙有"}, true},
		{"in the third quote", []string{"丙"}, false, []string{"甲", "乙", "丙"}, false},
		{"behind 200 characters", []string{"答"}, false, []string{strings.Repeat("字", 600) + "答"}, true},
		{"both parts", []string{"one&Two"}, false, []string{"- two", "- one"}, true},
		{"one part", []string{"one&Two"}, false, []string{"- one"}, false},
		{"the sign as text", []string{"a&b"}, true, []string{"b, a"}, false},
		{"the sign in the text", []string{"a&b"}, true, []string{"A & B"}, true},
		{"an underscore is no space", []string{"log_opts"}, false, []string{"log opts"}, false},
	}
	for _, tt := range tests {
		by := rule{shown: true, parts: !tt.literal}
		if got := newGold(tt.answers, by).in(by.texts(citations(tt.quotes...), "list")); got != tt.want {
			t.Errorf("%s: right is %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestFirstRunes(t *testing.T) {
	for n, want := range []string{"", "里", "里s", "里s本", "里s本"} {
		if got := firstRunes("里s本", n); got != want {
			t.Errorf("firstRunes(%d) is %q, want %q", n, got, want)
		}
	}
}

func TestDistinct(t *testing.T) {
	if got, want := distinct([]string{"b", "a", "b"}), []string{"b", "a"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
