package calendar

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"detente/knowledge/language"
)

// chinesePatterns match the pieces of a Chinese date, simplified or traditional, at
// the head of a text. Each piece may be left out but one.
type chinesePatterns struct {
	century, decade, nearYear, year, yearPart, nearMonth, month, day, numeric, join *regexp.Regexp
}

const (
	hanDigits = `[0-9０-９〇零○一二三四五六七八九十廿]`
	hanTo     = `\s*(?:[-－—–~～至到]|——)\s*`
)

var chinese = sync.OnceValue(func() chinesePatterns {
	anchored := func(s string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + s + `)`) }
	return chinesePatterns{
		century:   anchored(`(公元前|西元前)?(?:公元|西元)?(` + hanDigits + `{1,3})世[纪紀](初|中[叶葉期]|末|[后後]期)?`),
		decade:    anchored(`(?:(上个?|上個|` + hanDigits + `{1,3})世[纪紀]的?)?(` + hanDigits + `{2,4})年代(初|中期|末|[后後]期)?`),
		nearYear:  anchored(`(今年|本年|去年|上年|前年|明年|[当當]年|同年|那年|[次翌]年)`),
		year:      anchored(`(公元前|西元前)?(公元|西元)?(` + hanDigits + `{1,4})(?:年?` + hanTo + `(` + hanDigits + `{4}))?年`),
		yearPart:  anchored(`(?:的)?(上半年|下半年|第?[一二三四1-4]季度?|[春夏秋冬](?:天|季)|[初底末])`),
		nearMonth: anchored(`(本月|[上下][个個]?月)(初|上旬|中旬|下旬|[底末])?`),
		month:     anchored(`(` + hanDigits + `{1,3})(?:月?` + hanTo + `(` + hanDigits + `{1,3}))?月(?:份)?(初|上旬|中旬|下旬|[底末])?`),
		day:       anchored(`(` + hanDigits + `{1,3})(?:[日号號]?` + hanTo + `(` + hanDigits + `{1,3}))?[日号號]`),
		numeric:   anchored(`([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})`),
		join:      anchored(hanTo),
	}
})

// nearYears are the years that are told by their distance.
var nearYears = map[string]struct {
	distance int
	beside   bool
}{
	"今年": {0, false}, "本年": {0, false}, "去年": {-1, false}, "上年": {-1, false}, "前年": {-2, false}, "明年": {1, false},
	"当年": {0, true}, "同年": {0, true}, "那年": {0, true}, "次年": {1, true}, "翌年": {1, true},
}

// parts are shares of a month, a year or more.
var parts = map[string]Part{
	"初": Early, "上旬": Early, "中旬": Middle, "中叶": Middle, "中期": Middle, "下旬": Late, "底": Late, "末": Late, "后期": Late,
}

// scanChinese finds the dates of a sentence in Chinese.
func scanChinese(s string) (all []written) {
	inNumber := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if w, n := hanDate(s, i, inNumber); n > 0 {
			w.start, w.end = i, i+n
			if m := joined(s, i, &w); m > 0 {
				w.end = i + m
			}
			all = append(all, w)
			i, inNumber = w.end, false
			continue
		}
		inNumber = isDigit(r) || inNumber && (r == '.' || r == ',' || r == ':')
		i += size
	}
	return all
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || language.IsNumeral(r) || r == '几' || r == '幾' || r == '数' || r == '數' || r == '第'
}

// joined makes a range of w, which is at s[i:], and of the date that follows after
// a word such as 至. n is the length of both, 0 where there is no other.
func joined(s string, i int, w *written) (n int) {
	to := chinese().join.FindString(s[w.end:])
	if to == "" || w.isRange || w.precision == Decade || w.precision == Century {
		return 0
	}
	o, size := hanDate(s, w.end+len(to), false)
	if size == 0 || o.isRange || o.hasNear || o.hasNearMonth || o.precision == Decade || o.precision == Century {
		return 0
	}
	w.toYear, w.toMonth, w.toDay, w.isRange = o.year, o.month, o.day, true
	return w.end + len(to) + size - i
}

// hanDate reads the date at s[i:]; inNumber tells that the character before is part
// of a number. n is 0 for none.
func hanDate(s string, i int, inNumber bool) (w written, n int) {
	rest, p := s[i:], chinese()
	first, _ := utf8.DecodeRuneInString(rest)
	if numeral := isDigit(first) || first == '○' || first == '廿'; !numeral && !strings.ContainsRune("今本去上下前明当當同那次翌公西", first) || numeral && inNumber {
		return w, 0
	}
	if w, n = hanAge(rest); n > 0 {
		return w, n
	}
	if m := p.numeric.FindStringSubmatch(rest); m != nil {
		return written{hasYear: true, year: value(m[1]), month: value(m[2]), day: value(m[3])}, len(m[0])
	}
	n = w.readYear(rest)
	n += w.readYearPart(rest, n)
	n += w.readMonth(rest[n:])
	if w.hasNearMonth || w.month > 0 || n == 0 {
		n += w.readDay(rest[n:], n == 0)
	}
	if n > 0 && w.month == 0 && !w.hasNearMonth && (strings.HasPrefix(rest[n:], "前") || strings.HasPrefix(rest[n:], "之前") || strings.HasPrefix(rest[n:], "以前")) && w.hasYear {
		return written{}, 0 // two thousand years ago
	}
	return w, n
}

// hanAge reads a decade or a century.
func hanAge(s string) (w written, n int) {
	if m := chinese().decade.FindStringSubmatch(s); m != nil {
		if first, ok := decadeOf(m[1], value(m[2])); ok {
			return written{hasYear: true, year: first, precision: Decade, part: partOf(m[3])}, len(m[0])
		}
	}
	if m := chinese().century.FindStringSubmatch(s); m != nil && value(m[2]) > 0 {
		w = written{hasYear: true, year: (value(m[2])-1)*100 + 1, precision: Century, part: partOf(m[3])}
		if m[1] != "" {
			w.year = -value(m[2]) * 100
		}
		return w, len(m[0])
	}
	return written{}, 0
}

// decadeOf is the first year of a decade: 90 of the century named, of the last one
// where none is, or the year itself where it has four figures.
func decadeOf(century string, decade int) (first int, ok bool) {
	switch c := value(century); {
	case decade%10 != 0:
		return 0, false
	case century == "" && decade >= 1000:
		return decade, true
	case decade >= 100:
		return 0, false
	case c > 0:
		return (c-1)*100 + decade, true
	case century == "" && decade < 30:
		return 0, false
	}
	return 1900 + decade, true
}

func partOf(s string) Part { return parts[language.Fold(s)] }

// readYear reads the year at the head of s.
func (w *written) readYear(s string) (n int) {
	if m := chinese().nearYear.FindString(s); m != "" {
		near := nearYears[language.Fold(m)]
		w.hasNear, w.near, w.beside = true, near.distance, near.beside
		return len(m)
	}
	m := chinese().year.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	year, era := value(m[3]), m[1] != "" || m[2] != ""
	if year <= 0 || !era && (utf8.RuneCountInString(m[3]) != 4 || year < 1000 || year > 2200) {
		return 0
	}
	w.hasYear, w.year = true, year
	if m[1] != "" {
		w.year = -year
	}
	if m[4] != "" {
		w.isRange, w.toYear = true, value(m[4])
	}
	return len(m[0])
}

// readYearPart reads a share of the year at rest[n:], behind the year.
func (w *written) readYearPart(rest string, n int) int {
	if n == 0 || w.isRange {
		return 0
	}
	m := chinese().yearPart.FindStringSubmatch(rest[n:])
	if m == nil {
		return 0
	}
	said, after := language.Fold(m[1]), rest[n+len(m[0]):]
	if part, ok := parts[said]; ok {
		if next, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("步期始次级級", next) && said == "初" {
			return 0
		}
		w.part = part
		return len(m[0])
	}
	w.isRange = true
	w.month, w.toMonth = monthsOf(said)
	return len(m[0])
}

// monthsOf are the first and last month of a half, a quarter or a season.
func monthsOf(part string) (first, last int) {
	switch r, _ := utf8.DecodeRuneInString(part); r {
	case '上':
		return 1, 6
	case '下':
		return 7, 12
	case '春':
		return 3, 5
	case '夏':
		return 6, 8
	case '秋':
		return 9, 11
	case '冬':
		return 12, 2
	}
	q := value(strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(part, "第"), "度"), "季"))
	return 3*q - 2, 3 * q
}

// readMonth reads the month at the head of s.
func (w *written) readMonth(s string) int {
	if w.isRange || w.part != Whole {
		return 0
	}
	if m := chinese().nearMonth.FindStringSubmatch(s); m != nil && !w.hasYear && !w.hasNear {
		w.hasNearMonth, w.part = true, partOf(m[2])
		switch r, _ := utf8.DecodeRuneInString(m[1]); r {
		case '上':
			w.nearMonth = -1
		case '下':
			w.nearMonth = 1
		}
		return len(m[0])
	}
	m := chinese().month.FindStringSubmatch(s)
	if m == nil || value(m[1]) < 1 || value(m[1]) > 12 || value(m[2]) > 12 {
		return 0
	}
	w.month, w.part = value(m[1]), partOf(m[3])
	if m[2] != "" {
		w.isRange, w.toMonth = true, value(m[2])
	}
	return len(m[0])
}

// readDay reads the day at the head of s. alone tells that no month stands before
// it: what is a stretch of days then, or the number of something, is none.
func (w *written) readDay(s string, alone bool) int {
	m := chinese().day.FindStringSubmatch(s)
	if m == nil || w.isRange || w.part != Whole || value(m[1]) < 1 || value(m[1]) > 31 || value(m[2]) > 31 {
		return 0
	}
	if alone {
		next, _ := utf8.DecodeRuneInString(s[len(m[0]):])
		if !strings.HasSuffix(m[0], "日") || strings.ContainsRune("内內间間后後前来來游元本均报報", next) {
			return 0
		}
	}
	w.day = value(m[1])
	if m[2] != "" {
		w.isRange, w.toDay = true, value(m[2])
	}
	return len(m[0])
}

// value is what a number of digits or Chinese numerals is worth, 0 for what is none.
func value(s string) int {
	s = strings.NewReplacer("○", "〇", "廿", "二十").Replace(s)
	v, ok := language.Value(language.Fold(s), "zh")
	if !ok || v < 0 || v > 9999 {
		return 0
	}
	return int(v)
}
