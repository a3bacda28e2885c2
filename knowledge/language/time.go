package language

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A timeKind says what a time is.
type timeKind uint8

const (
	clockTime timeKind = 1 << iota // a time of day
	recurring                      // how often
	lasting                        // how long
	weekday
)

// timePatterns match times at the head of a text.
type timePatterns struct{ clock, often, lasts *regexp.Regexp }

const (
	hanNumber = `[0-9０-９〇零一二两三四五六七八九十百半]+`
	dayParts  = `(?:凌晨|清晨|清早|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|午夜|半夜)`
	hanHours  = hanNumber + `(?:[点點时時](?:[整半钟鐘]|[一三]刻|` + hanNumber + `分?)?|[:：][0-5][0-9])`
	hanClock  = dayParts + `\s*` + hanHours + `|` + hanNumber + `(?:[点點](?:[整半钟鐘]|[一三]刻|` + hanNumber + `分)|[时時](?:[整许許]|` + hanNumber + `分)?)` +
		`|[0-2]?[0-9][:：][0-5][0-9]|正午|午夜`
	hanWeekday = `(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]`
	hanSpan    = `(?:[个個]?(?:半)?(?:小时|小時|钟头|月|季度|星期|礼拜)|分钟|分鐘|秒钟?|秒|天|日|周|週|年|晚上|早上|工作日)`

	westClock = `[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?\s?(?:[ap](?:m|\.m\.?)|Uhr|ч\.)|[0-2]?\d:[0-5]\d(?::[0-5]\d)?|1?\d\s?[ap](?:m|\.m\.?)` +
		`|[0-2]?\d\s?Uhr(?:\s[0-5]\d)?|[0-2]?\d\s?h\s?[0-5]\d|[0-2]?\d\s?h|à [0-2]?\d heures?|(?:в|с|до) [0-2]?\d час(?:ов|а)?|[0-2]?\d o[’']clock` +
		`|(?:noon|midday|midnight|mitternacht|mittags?|midi|minuit)|полдень|полночь`
	westUnit = `(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekdays?|weekends?|fortnights?|months?|quarters?|years?|mornings?|evenings?|mins?|hrs?|secs?` +
		`|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|secondes?|heures?|jours?|semaines?|mois|ans?|années?` +
		`|секунд[аыу]?|минут[аыу]?|час(?:а|ов)?|дн(?:я|ей)|день|недел[яюиь]|месяц(?:а|ев)?|год(?:а)?|лет)`
	westNumber = `(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?|several|ein(?:e[nr]?)?|zwei|drei|vier|fünf|sechs|acht|zehn|une?|deux|trois|quatre|cinq|six|huit|dix|од(?:ин|ну)|дв[ае]|три|четыре|пять|шесть)`
)

var times = sync.OnceValue(func() (p struct{ han, western timePatterns }) {
	p.han.clock = timePattern(`(?:` + hanWeekday + `\s*)?(?:` + hanClock + `)`)
	p.han.often = timePattern(`每(?:隔|逢)?\s*(?:` + hanNumber + `\s*)?(?:` + hanWeekday + `|` + hanSpan + `|天|日|月|年|周)\s*(?:` + hanNumber + `[日号號])?(?:的)?(?:` + hanClock + `|` + dayParts + `)?(?:` + hanNumber + `次)?`)
	p.han.lasts = timePattern(`(?:` + hanNumber + `|[0-9０-９.]+)(?:多|余|几)?\s*(?:[个個]半?(?:小时|小時|钟头|月|季度|星期|礼拜)|小时|小時|分钟|分鐘|秒钟?|天|周|週|年)(?:半)?`)
	day := weekdayPattern()
	often := `every (?:other |single )?(?:` + westNumber + ` )?(?:` + westUnit + `|` + day + `)|each (?:` + westUnit + `|` + day + `)` +
		`|(?:once|twice|` + westNumber + ` times) (?:an?|per|every|each) (?:` + westUnit + `)|(?:hourly|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)` +
		`|jede[nrsm]? (?:` + westUnit + `|` + day + `)|alle (?:` + westNumber + ` )` + westUnit + `|(?:stündlich|täglich|wöchentlich|monatlich|jährlich)(?:e[nrsm]?)?` +
		`|(?:tous|toutes) les (?:` + westNumber + ` )?(?:` + westUnit + `|` + day + `)|chaque (?:` + westUnit + `|` + day + `)|quotidien(?:nement|ne)?` +
		`|кажд(?:ый|ую|ое|ые) (?:` + westNumber + ` )?(?:` + westUnit + `|` + day + `)|(?:ежечасно|ежедневно|еженедельно|ежемесячно|ежегодно)`
	at := `(?:,? (?:at|um|à|в) (?:` + westClock + `))?`
	p.western.clock = timePattern(westClock)
	p.western.often = timePattern(`(?:` + often + `)` + at)
	p.western.lasts = timePattern(`` + westNumber + `[- ]` + westUnit + ``)
	return p
})

// timePattern matches at the head of a text, as much as it can.
func timePattern(s string) *regexp.Regexp {
	p := regexp.MustCompile(`(?i)^(?:` + s + `)`)
	p.Longest()
	return p
}

// timeWords begin Western times other than numbers, with what they may begin.
var timeWords = sync.OnceValue(func() map[string]timeKind {
	table := map[string]timeKind{}
	for kind, words := range map[timeKind]string{
		clockTime: "noon midday midnight mitternacht mittag mittags midi minuit полдень полночь à в с до",
		recurring: "every each once twice hourly daily nightly weekly fortnightly biweekly monthly quarterly yearly annually jede jeder jeden jedes jedem alle " +
			"tous toutes chaque quotidien quotidienne quotidiennement каждый каждую каждое каждые ежечасно ежедневно еженедельно ежемесячно ежегодно",
		lasting: "a an ein eine einen einer un une",
		recurring | lasting: "one two three four five six seven eight nine ten twelve half several zwei drei vier fünf sechs acht zehn " +
			"deux trois quatre cinq huit dix один одну два две три четыре пять шесть",
	} {
		for w := range strings.FieldsSeq(words) {
			table[w] = kind
		}
	}
	for _, w := range []string{"stündlich", "täglich", "wöchentlich", "monatlich", "jährlich"} {
		for _, ending := range []string{"", "e", "er", "en", "es", "em"} {
			table[w+ending] = recurring
		}
	}
	return table
})

// A timeSpan is a time in a text.
type timeSpan struct {
	Span
	kind timeKind
}

// maxTime is how far a time is read, in bytes.
const maxTime = 80

// timesIn finds the times of a text: it looks closer only where a number or a word
// stands that a time may begin with.
func timesIn(s string) (found []timeSpan) {
	han := strings.ContainsFunc(s, isHan)
	last := ' '
	for i, r := range s {
		switch {
		case han && strings.ContainsRune(hanBeginnings, r), unicode.IsDigit(r) && !unicode.IsDigit(last) && last != '.':
			found = appendTimes(found, s, i, han, clockTime|recurring|lasting)
		case han && isChineseDigit(r) && !isChineseDigit(last):
			found = appendTimes(found, s, i, true, clockTime|lasting)
		case !han && unicode.IsLetter(r) && !unicode.IsLetter(last) && !unicode.IsDigit(last):
			found = appendWordTimes(found, s, i)
		}
		last = r
	}
	return found
}

// hanBeginnings are the characters that Chinese times begin with, besides numbers.
const hanBeginnings = "每凌清早上中正下午傍晚夜深半周週星礼禮"

// appendWordTimes adds the times that begin with the word at s[i:].
func appendWordTimes(found []timeSpan, s string, i int) []timeSpan {
	end := i + wordEnd(s[i:])
	if end-i > maxCalendarName {
		return found
	}
	var buffer [maxCalendarName]byte
	lower := buffer[:0]
	for _, r := range s[i:end] {
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	if kind := timeWords()[string(lower)]; kind > 0 {
		return appendTimes(found, s, i, false, kind)
	}
	if isWeekday(s[i:end]) {
		return append(found, timeSpan{Span{i, end}, weekday})
	}
	return found
}

// wordEnd is the length of the run of letters at the head of s.
func wordEnd(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// isWeekday reports whether a word names a day of the week. An abbreviation does only
// with a capital: sun and sat mean other things.
func isWeekday(word string) bool {
	capital := word[0] >= 'A' && word[0] <= 'Z' && strings.ToUpper(word) != word
	return (len(word) > len("Tues") || capital) && WeekdayNamed(word) > 0
}

// appendTimes adds the times of the kinds that begin at s[i:]. None goes on as a word
// or a number.
func appendTimes(found []timeSpan, s string, i int, han bool, kinds timeKind) []timeSpan {
	p, rest := times().western, s[i:]
	if han {
		p = times().han
	}
	if len(rest) > maxTime {
		rest = rest[:maxTime]
	}
	for _, k := range []struct {
		kind    timeKind
		pattern *regexp.Regexp
	}{{clockTime, p.clock}, {recurring, p.often}, {lasting, p.lasts}, {weekday, hanWeekdays()}} {
		if kinds&k.kind == 0 && (k.kind != weekday || !han) {
			continue
		}
		if at := k.pattern.FindStringIndex(rest); at != nil && isWhole(s, i, i+at[1]) {
			found = append(found, timeSpan{Span{i, i + at[1]}, k.kind})
		}
	}
	return found
}

var hanWeekdays = sync.OnceValue(func() *regexp.Regexp { return timePattern(hanWeekday) })

// isWhole reports whether no word and no number goes on before or behind
// s[start:end]. Han text has no such borders.
func isWhole(s string, start, end int) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) && !isHan(r) || unicode.IsDigit(r) }
	first, _ := utf8.DecodeRuneInString(s[start:])
	last, _ := utf8.DecodeLastRuneInString(s[:end])
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !(inWord(first) && inWord(before)) && !(inWord(last) && inWord(after))
}

// spansOf are the times of kinds.
func spansOf(times []timeSpan, kinds timeKind) (spans []Span) {
	for _, t := range times {
		if t.kind&kinds != 0 {
			spans = append(spans, t.Span)
		}
	}
	return spans
}

// Times are the clock times, weekdays and recurring times in s, as they stand there:
// 7 p.m., 周五, every day at 4 am, 每天凌晨4时. In a text with Han, those written in
// Chinese. Those that touch are one.
func Times(s string) []string {
	return textsOf(s, apart(spansOf(timesIn(s), clockTime|recurring|weekday)))
}

// Durations are the lengths of time in s, as they stand there: two weeks, 3个月.
func Durations(s string) []string { return textsOf(s, apart(durationsIn(s, timesIn(s)))) }

// durationsIn leaves the years of dates out: 2010年.
func durationsIn(s string, times []timeSpan) (spans []Span) {
	for _, sp := range spansOf(times, lasting) {
		said := s[sp.Start:sp.End]
		if !strings.HasSuffix(said, "年") || utf8.RuneCountInString(said) <= len("2010") {
			spans = append(spans, sp)
		}
	}
	return spans
}

func textsOf(s string, spans []Span) (texts []string) {
	for _, sp := range spans {
		texts = append(texts, strings.TrimSpace(s[sp.Start:sp.End]))
	}
	return texts
}

// timeMarks tells the marks of times in a sentence.
func timeMarks(sentence string) (m Marks) {
	found := timesIn(sentence)
	for _, t := range found {
		switch t.kind {
		case clockTime, recurring:
			m |= HasTime | HasDate
		case weekday:
			m |= HasWeekday | HasDate
		}
	}
	if len(durationsIn(sentence, found)) > 0 {
		m |= HasDuration
	}
	return m
}

// eachWord visits the runs of letters that are no Han characters.
func eachWord(s string, visit func(start, end int)) {
	start := -1
	for i, r := range s {
		letter := unicode.IsLetter(r) && !isHan(r) || start >= 0 && unicode.IsMark(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			visit(start, i)
			start = -1
		}
	}
	if start >= 0 {
		visit(start, len(s))
	}
}
