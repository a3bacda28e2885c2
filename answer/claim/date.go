package claim

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"detente/knowledge/language"
)

// A date is a point or stretch of time as its pieces, each a letter and a value:
// y2010 m11 d19 d20, y-1 for last year, m+1 for next month, w2 for Tuesday, ~early,
// ~h1 for a half of the year, ~q3, ~am, t4:20, c-3 for a century before Christ.
type date struct{ pieces []string }

// timeWords are words that are a piece of a date by themselves, folded.
const timeWords = `
y0 今年 本年|y-1 去年 上年|y-2 前年|y+1 明年 来年|y=0 当年 同年 那年|y=1 翌年 次年
m0 本月|m-1 上月 上个月|m+1 下月 下个月|w0 本周 这周|w-1 上周 上星期|w+1 下周 下星期
k0 今天 今日|k-1 昨天 昨日|k+1 明天 明日|k-2 前天|k=0 当天 当日|k=1 次日 翌日 第二天
~h1 上半年|~h2 下半年|~spring 春天 春季 spring|~summer 夏天 夏季 summer|~autumn 秋天 秋季 autumn|~winter 冬天 冬季 winter
~dawn 凌晨|~morning 早上 早晨 清晨 上午 morning|~noon 中午 正午 noon|~afternoon 下午 午后 afternoon|~evening 傍晚 晚上 evening|~night 夜间 深夜 夜里 午夜 midnight
k0 today|k-1 yesterday|k+1 tomorrow
`

// nearWords turn "last year" into a piece with what follows.
var nearWords = map[string]string{"last": "-1", "previous": "=-1", "this": "0", "next": "+1", "following": "=1", "coming": "+1"}

var nearPeriods = map[string]string{"year": "y", "month": "m", "week": "w"}

// partWords stand before or behind a date.
var partWords = map[string]string{
	"early": "~early", "beginning": "~early", "late": "~late", "mid": "~mid", "начале": "~early", "début": "~early", "anfang": "~early",
	"fin": "~late", "ende": "~late", "конце": "~late",
	"初": "~early", "上旬": "~early", "中旬": "~mid", "下旬": "~late", "底": "~late", "末": "~late",
}

// periods maps the words of timeWords and the days of the week.
var periods = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(timeWords) {
		for entry := range strings.SplitSeq(strings.TrimSpace(line), "|") {
			words := strings.Fields(entry)
			for _, w := range words[min(1, len(words)):] {
				table[w] = words[0]
			}
		}
	}
	for name, day := range language.Weekdays() {
		table[name] = "w" + strconv.Itoa(day)
	}
	return table
})

// maxPeriod is the longest of timeWords in Chinese, in characters.
const maxPeriod = 3

// dateAt reads the date at the head of lex, whose text goes on behind and before
// which before stands; n is 0 for none.
func dateAt(lex []lexeme, before *lexeme) (d date, n int) {
	for n < len(lex) {
		pieces, size := datePiece(lex[n:], before, d)
		if size == 0 {
			break
		}
		d.pieces = append(d.pieces, pieces...)
		n += size
		if n < len(lex) && n+1 < len(lex) && (lex[n].form == "," || lex[n].form == "of") {
			if _, size = datePiece(lex[n+1:], before, d); size > 0 && lex[n+1].kind == digits && len(lex[n+1].form) == 4 || size > 0 && lex[n].form == "of" {
				n++
			}
		}
	}
	if d.vague() {
		return date{}, 0
	}
	return d, n
}

// vague tells of pieces that are no date by themselves: "early", 初.
func (d date) vague() bool {
	for _, p := range d.pieces {
		if p != "~early" && p != "~late" && p != "~mid" {
			return false
		}
	}
	return true
}

func (d date) has(letter byte) bool {
	return slices.ContainsFunc(d.pieces, func(p string) bool { return p[0] == letter })
}

// within reports whether a source's date o has every piece of d. context are
// further pieces, of dates before o, which may tell o's year.
func (d date) within(o date, context []string) bool {
	if slices.Contains(o.pieces, "~bc") && !slices.Contains(d.pieces, "~bc") && (d.has('y') || d.has('c')) {
		return false
	}
	for _, p := range d.pieces {
		if slices.Contains(o.pieces, p) || alikePiece(p, o) {
			continue
		}
		if p[0] == 'y' && !o.has('y') && slices.Contains(context, p) {
			continue
		}
		return false
	}
	return true
}

// alikePiece allows for two ways to say one thing: the following year and next
// year, a.m. and morning.
func alikePiece(p string, o date) bool {
	other := ""
	switch {
	case len(p) == 3 && (p[1] == '+' || p[1] == '-' || p[1] == '='):
		return p[1] != '-' && (slices.Contains(o.pieces, p[:1]+"=1") && p[2] == '1' || slices.Contains(o.pieces, p[:1]+"+1") && p[2] == '1')
	case p == "y=-1":
		return slices.Contains(o.pieces, "y-1")
	case p == "~am":
		return slices.Contains(o.pieces, "~morning") || slices.Contains(o.pieces, "~dawn")
	case p == "~pm":
		return slices.Contains(o.pieces, "~afternoon") || slices.Contains(o.pieces, "~evening") || slices.Contains(o.pieces, "~night")
	case p == "~ad":
		return o.has('y') || o.has('c')
	case p == "~dawn" || p == "~morning":
		other = "~am"
	case p == "~afternoon" || p == "~evening" || p == "~night":
		other = "~pm"
	}
	return other != "" && slices.Contains(o.pieces, other)
}

// primary is the language of a tag as this package tells languages apart.
func primary(lang string) string { return language.Primary(lang) }

// future tells of next year and the like.
func (d date) future() bool {
	return slices.ContainsFunc(d.pieces, func(p string) bool { return len(p) > 1 && p[1] == '+' })
}
