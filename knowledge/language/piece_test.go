package language

import (
	"strings"
	"testing"
)

func TestPieces(t *testing.T) {
	dates := func(s string) []string { return Dates(s) }
	amounts := func(counted rune) func(string) []string {
		return func(s string) []string { return Amounts(s, counted) }
	}
	tests := []struct {
		name string
		find func(string) []string
		in   string
		want string
	}{
		{"range of days", dates, "领导人定于11月19日至20日在里斯本会晤", "11月19日至20日"},
		{"last year", dates, "梅德韦杰夫去年11月提出草案", "去年11月"},
		{"early", dates, "11月初访问", "11月初"},
		{"year", dates, "成立于1949年4月4日，1955年扩大", "1949年4月4日|1955年"},
		{"chinese numerals", dates, "二〇一〇年十一月", "二〇一〇年十一月"},
		{"english", dates, "On 19 October, and in March 2010, and on May 4, 1999", "19 October|March 2010|May 4, 1999"},
		{"russian", dates, "с 19 по 20 ноября 2010", "19 по 20 ноября 2010"},
		{"german", dates, "am 19. Oktober", "19. Oktober"},
		{"none", dates, "没有日期", ""},
		{"amounts", amounts(0), "北约28个成员国，两国总统，11月3日", "28个|两国"},
		{"counted", amounts('个'), "3名代表和28个国家", "28个"},
		{"thousands", amounts(0), "sold 1,000.", "1,000"},
	}
	for _, tt := range tests {
		if got := strings.Join(tt.find(tt.in), "|"); got != tt.want {
			t.Errorf("%s: %q in %q, want %q", tt.name, got, tt.in, tt.want)
		}
	}
}
