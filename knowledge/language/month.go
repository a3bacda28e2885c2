package language

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// monthRows hold the names of the months from January on, a line each: English,
// German, French and Russian, as they are written, with their abbreviations and
// cases.
const monthRows = `
January Jan | Januar Jänner Jan | janvier janv | январь января январе январю январем янв
February Feb | Februar Feber Feb | février févr | февраль февраля феврале февралю февралем фев
March Mar | März Mrz | mars | март марта марте марту мартом
April Apr | April Apr | avril avr | апрель апреля апреле апрелю апрелем апр
May | Mai | mai | май мая мае маю маем
June Jun | Juni Jun | juin | июнь июня июне июню июнем
July Jul | Juli Jul | juillet juil | июль июля июле июлю июлем
August Aug | August Aug | août | август августа августе августу августом авг
September Sept Sep | September Sept Sep | septembre sept | сентябрь сентября сентябре сентябрю сентябрем сен
October Oct | Oktober Okt | octobre oct | октябрь октября октябре октябрю октябрем окт
November Nov | November Nov | novembre nov | ноябрь ноября ноябре ноябрю ноябрем ноя
December Dec | Dezember Dez | décembre déc | декабрь декабря декабре декабрю декабрем дек
`

// weekdayRows hold the names of the days from Monday on as monthRows do, and after
// them those in Chinese.
const weekdayRows = `
Monday Mondays Mon | Montag montags Montags | lundi lundis | понедельник понедельника понедельникам | 周一 星期一 礼拜一
Tuesday Tuesdays Tue Tues | Dienstag dienstags Dienstags | mardi mardis | вторник вторника вторникам | 周二 星期二 礼拜二
Wednesday Wednesdays Wed | Mittwoch mittwochs Mittwochs | mercredi mercredis | среда среду среды средам | 周三 星期三 礼拜三
Thursday Thursdays Thu Thurs | Donnerstag donnerstags Donnerstags | jeudi jeudis | четверг четверга четвергам | 周四 星期四 礼拜四
Friday Fridays Fri | Freitag freitags Freitags | vendredi vendredis | пятница пятницу пятницы пятницам | 周五 星期五 礼拜五
Saturday Saturdays Sat | Samstag samstags Samstags Sonnabend sonnabends | samedi samedis | суббота субботу субботы субботам | 周六 星期六 礼拜六
Sunday Sundays Sun | Sonntag sonntags Sonntags | dimanche dimanches | воскресенье воскресенья воскресеньям | 周日 星期日 礼拜日 周天 星期天 礼拜天
`

// A calendarNames maps names of a calendar, folded and without diacritics, to their
// numbers from 1 on, and holds them as they are written.
type calendarNames struct {
	numbers map[string]int
	written []string
}

func readNames(rows string) (t calendarNames) {
	t.numbers = map[string]int{}
	n := 0
	for row := range strings.Lines(rows) {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		n++
		for column := range strings.SplitSeq(row, "|") {
			for name := range strings.FieldsSeq(column) {
				t.numbers[WithoutMarks(Fold(name))] = n
				t.written = append(t.written, name)
			}
		}
	}
	// The longest first, for patterns.
	slices.SortFunc(t.written, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	t.written = slices.Compact(t.written)
	return t
}

var (
	monthTable   = sync.OnceValue(func() calendarNames { return readNames(monthRows) })
	weekdayTable = sync.OnceValue(func() calendarNames { return readNames(weekdayRows) })
)

// number is that of a name, 0 for what is none. It is asked of every word of a text,
// so a word of ASCII letters is not copied.
func (t calendarNames) number(word string) int {
	if len(word) > maxCalendarName {
		return 0
	}
	if !isASCII(word) {
		return t.numbers[WithoutMarks(Fold(word))]
	}
	var buffer [maxCalendarName]byte
	lower := buffer[:len(word)]
	for i := range len(word) {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return t.numbers[string(lower)]
}

// maxCalendarName is the longest name of a month or a day, in bytes.
const maxCalendarName = 32

// MonthNamed is the month, from 1 to 12, that a word names in English, German, French
// or Russian, abbreviated or not, in whatever case; 0 for any other word. What else a word means it
// does not tell: may and march are months.
func MonthNamed(word string) int {
	return monthTable().number(word)
}

// WeekdayNamed is the day of the week, Monday being 1, that a word names in the same
// languages or in Chinese; 0 for any other word.
func WeekdayNamed(word string) int {
	return weekdayTable().number(word)
}

// Weekdays are the names of the days of the week, folded and without diacritics, with
// their numbers; abbreviations are left out.
func Weekdays() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for name, n := range weekdayTable().numbers {
			if len(name) > len("Tues") && !yield(name, n) {
				return
			}
		}
	}
}

// MonthPattern is a regular expression, in brackets, for the names of months as they
// are written, with capitals in English and German.
func MonthPattern() string { return `(?:` + strings.Join(monthTable().written, "|") + `)` }

// weekdayPattern is a regular expression for the names of days in letters.
func weekdayPattern() string {
	inLetters := slices.DeleteFunc(slices.Clone(weekdayTable().written), func(s string) bool { return strings.ContainsFunc(s, isHan) })
	return `(?:` + strings.Join(inLetters, "|") + `)`
}

// ambiguousMonths are names of months that are other words, too.
const ambiguousMonths = " march may mars mai mar mark dec sept jun jan "

// beforeMonths are words that make a month of one of those.
const beforeMonths = " in on since until till by from of during early late mid before after en de du le debut fin im seit bis ab anfang ende mitte "

// namesMonth reports whether a word of s, in letters, names a month. One that is
// another word too does if a number stands beside it, a word such as in before it, or
// if it has a capital inside a sentence; so does an abbreviation beside a number.
func namesMonth(s string) (found bool) {
	last := Span{}
	eachWord(s, func(start, end int) {
		word, before := s[start:end], s[last.Start:last.End]
		last = Span{start, end}
		if found || len(word) > maxCalendarName || MonthNamed(word) == 0 {
			return
		}
		folded := " " + WithoutMarks(Fold(word)) + " "
		switch {
		case besideNumber(s, start, end):
			found = true
		case strings.Contains(ambiguousMonths, folded):
			first, _ := utf8.DecodeRuneInString(word)
			found = len(before) > 0 && (unicode.IsUpper(first) || strings.Contains(beforeMonths, " "+WithoutMarks(Fold(before))+" "))
		case len(word) <= len("sept"): // all but June and July are abbreviations
			found = len(word) == len("June") && (MonthNamed(word) == 6 || MonthNamed(word) == 7)
		default:
			found = true
		}
	})
	return found
}

// besideNumber reports whether a number stands before or behind s[start:end], with
// nothing but spaces and the marks of ordinals and abbreviations between.
func besideNumber(s string, start, end int) bool {
	before := strings.TrimRight(s[:start], " .")
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", " of", " de"} {
		before = strings.TrimSuffix(before, suffix)
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " ."))
	return unicode.IsDigit(last) || unicode.IsDigit(next)
}
