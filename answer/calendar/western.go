package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// A westernPattern matches dates, and reads its groups.
type westernPattern struct {
	pattern *regexp.Regexp
	read    func(m []string, lang string) (written, bool)
}

const (
	westDay  = `(\d{1,2})(?:st|nd|rd|th|er|re|\.|-?го|-?е)?`
	westTo   = `\s*(?:[-–—/]|to|and|bis|und|au|et|по|и)\s*`
	westName = `(\p{L}{3,9})\.?`
	westYear = `([12]\d{3})(?: год[ауе]?| г\.)?`
	westNear = `(this year|last year|next year|of this year|of last year|de cette année|de l[’']année dernière|dernier|dieses Jahres|(?:letzten|vergangenen) Jahres|(?:этого|нынешнего|прошлого) года)`
	before   = `(?:in|since|until|till|by|from|during|early|late|mid|en|depuis|début|fin|courant|im|seit|ab|Anfang|Ende|Mitte|в|с|к|до|начале|конце|середине)`
)

// western compiles the patterns, which are tried in their order at each place.
var western = sync.OnceValue(func() []westernPattern {
	p := func(s string, read func([]string, string) (written, bool)) westernPattern {
		return westernPattern{regexp.MustCompile(`(?i)^(?:` + s + `)`), read}
	}
	return []westernPattern{
		p(`([12]\d{3})-(\d{2})-(\d{2})`, func(m []string, _ string) (written, bool) {
			return dayOf(number(m[3]), number(m[2]), m[1])
		}),
		p(`(\d{1,2})([./])(\d{1,2})[./]([12]\d{3})`, readFigures),
		p(westDay+`(?:`+westTo+westDay+`)? (?:of |de )?`+westName+`(?:,? (?:de )?`+westYear+`|,? `+westNear+`)?`, readDayFirst),
		p(westName+` `+westDay+`(?:`+westTo+westDay+`)?(?:,? `+westYear+`|,? `+westNear+`)?`, readMonthFirst),
		p(westName+`,? (?:of |de )?`+westYear, func(m []string, _ string) (written, bool) {
			return written{hasYear: true, year: number(m[2]), month: language.MonthNamed(m[1])}, language.MonthNamed(m[1]) > 0
		}),
		p(`(?:(last|this|next) )`+westName, readNearMonth),
		p(before+`(?: (?:the )?(?:middle of|end of|beginning of))?[ -]`+westName+`(?:,? (?:of |de )?`+westYear+`|,? `+westNear+`)?`, readMonthAlone),
		p(westName+`,? `+westNear, func(m []string, _ string) (written, bool) {
			w := written{month: language.MonthNamed(m[1])}
			return w, w.setNear(m[2]) && w.month > 0
		}),
		p(`(?:the |les |années |die |den )*([12]\d{3})(?:s|er(?: Jahren?)?|-[еых]+(?: год[ыахов]+)?)`, readDecade),
		p(`(?:années |the |die |den )(?:19)?([3-9]0)(?:s|er(?: Jahren?)?)?`, readShortDecade),
		p(`(\d{1,2})(?:th|st|nd|rd|\.|e|ème)[ -](?:century|Jahrhunderts?|siècle)`, readCentury),
		p(`([IVX]{1,5})(?:e|ème|-[йм]|-го)? (?:siècle|век[еа]?)`, readCentury),
		p(`(\d{1,4}) (?:BCE?|v\. ?Chr|av(?:ant)?\.? J\.?-C|до н\. ?э)\.?`, func(m []string, _ string) (written, bool) {
			return written{hasYear: true, year: -number(m[1])}, number(m[1]) > 0
		}),
		p(westYear+`\s*[-–—]\s*`+westYear, readYears),
		p(`(?:between|from|von|zwischen|de|entre|с) `+westYear+`(?:`+westTo+`| à )`+westYear, readYears),
		p(`(?:(?:in|since|until|till|by|from|during|of|after|before|the year|summer|winter|spring|autumn|early|late|mid|en|depuis|jusqu[’']en|dès|l[’']année|fin|début|im Jahre?|seit|bis|ab|Jahre?|Sommer|Winter|Herbst|Frühjahr|Ende|Anfang|в|с|к|до|после|от)[ -]|\()`+westYear, readYearAlone),
		p(`([12]\d{3})(?: год[ауе]?| г\.)`, readYearAlone),
	}
})

// scanWestern finds the dates of a sentence in letters.
func scanWestern(s, lang string) (all []written) {
	if !strings.ContainsAny(s, "0123456789") && !containsAny(s, "siècle", "век") && !hasMonth(s) {
		return nil
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !startsWord(s, i, r) {
			i += size
			continue
		}
		w, n := westernDate(s[i:], lang)
		if n == 0 && language.Primary(lang) == "de" {
			w, n = germanYear(s[:i], s[i:])
		}
		if n == 0 {
			i += wordLength(s[i:])
			continue
		}
		w.start, w.end = i, i+n
		if !joinWestern(all, w, s) {
			all = append(all, w)
		}
		i = w.end
	}
	return all
}

// startsWord reports whether a word, a number or a bracket begins at s[i:].
func startsWord(s string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	inside := unicode.IsLetter(before) || unicode.IsDigit(before)
	return !inside && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '(')
}

// wordLength is the length of the word or number at the head of s, or of what else
// stands there.
func wordLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return max(i, utf8.RuneLen(r), 1)
		}
	}
	return len(s)
}

// hasMonth reports whether the name of a month is a word of s.
func hasMonth(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if language.MonthNamed(word) > 0 {
			return true
		}
	}
	return false
}

// westernDate reads the date at the head of s; n is 0 for none. A date that goes
// on as a word or a number is none.
func westernDate(s, lang string) (w written, n int) {
	for _, p := range western() {
		m := p.pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if goesOn(s[len(m[0]):]) {
			continue
		}
		if w, ok := p.read(m, lang); ok {
			return w, len(strings.TrimRight(m[0], " ,."))
		}
	}
	return written{}, 0
}

// germanYears match a year that stands without a preposition, as is usual in German
// (1989 fiel die Mauer), and what makes a number of it: what is counted, or about
// how much.
var germanYears = sync.OnceValue(func() (p struct{ year, counted, about *regexp.Regexp }) {
	p.year = regexp.MustCompile(`^[12]\d{3}`)
	p.counted = regexp.MustCompile(`^ ?(?:[€%$]|\p{Lu}|(?:km|m|kg|t|cm|mm|ha|g|l|mal)\b)`)
	p.about = regexp.MustCompile(`(?i)(?:über|rund|etwa|ca\.|circa|fast|als|zu|mindestens|knapp|nur|ungefähr|gut|Nr\.|Nummer)\s*$`)
	return p
})

// germanYear reads the year at the head of rest, before which before stands.
func germanYear(before, rest string) (w written, n int) {
	p := germanYears()
	year := p.year.FindString(rest)
	if year == "" || number(year) > 2200 || goesOn(rest[len(year):]) || strings.HasPrefix(rest[len(year):], ",") && startsDigit(rest[len(year)+1:]) ||
		p.counted.MatchString(rest[len(year):]) || p.about.MatchString(before) {
		return written{}, 0
	}
	return written{hasYear: true, year: number(year)}, len(year)
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// goesOn reports whether a word or a number goes on at the head of s, be it behind
// a hyphen (1990-е).
func goesOn(s string) bool {
	next, n := utf8.DecodeRuneInString(s)
	if next == '-' {
		next, _ = utf8.DecodeRuneInString(s[n:])
		return unicode.IsLetter(next)
	}
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// joinWestern makes a range of the last date and w, where nothing but a word such
// as "to" parts them (28 November to 3 December 2010).
func joinWestern(all []written, w written, s string) bool {
	if len(all) == 0 {
		return false
	}
	last := &all[len(all)-1]
	between := strings.TrimSpace(s[last.end:w.start])
	if !strings.Contains(" – — - to bis au à по ", " "+between+" ") || between == "" || last.isRange || w.isRange || last.month == 0 || w.month == 0 || w.hasNear || last.precision != 0 {
		return false
	}
	if !last.hasYear && w.hasYear {
		last.hasYear, last.year = true, w.year
		if w.month < last.month {
			last.year--
		}
	}
	last.toYear, last.toMonth, last.toDay, last.isRange, last.end = w.year, w.month, w.day, true, w.end
	return true
}

// dayOf is a day of a month, of a year unless that is "".
func dayOf(day, month int, year string) (written, bool) {
	w := written{day: day, month: month}
	if year != "" {
		w.hasYear, w.year = true, number(year)
	}
	return w, day >= 1 && day <= 31 && month >= 1 && month <= 12
}

// readFigures reads 19.11.2010 and 19/11/2010, or by the American order in English
// where the other can't be meant; where both can, none is read.
func readFigures(m []string, lang string) (written, bool) {
	first, second := number(m[1]), number(m[3])
	if m[2] == "/" && language.Primary(lang) == "en" {
		switch {
		case first <= 12 && second <= 12 && first != second:
			return written{}, false
		case second > 12:
			first, second = second, first
		}
	}
	return dayOf(first, second, m[4])
}

func readDayFirst(m []string, _ string) (written, bool) {
	w, ok := dayOf(number(m[1]), language.MonthNamed(m[3]), m[4])
	return w, ok && w.setDays(m[2]) && (m[5] == "" || w.setNear(m[5]))
}

func readMonthFirst(m []string, lang string) (written, bool) {
	if language.Primary(lang) == "de" || !isCapital(m[1]) {
		return written{}, false
	}
	w, ok := dayOf(number(m[2]), language.MonthNamed(m[1]), m[4])
	return w, ok && w.setDays(m[3]) && (m[5] == "" || w.setNear(m[5]))
}

// setDays makes days of a day, up to the one that is given, unless it is "".
func (w *written) setDays(to string) bool {
	if to == "" {
		return true
	}
	w.isRange, w.toDay = true, number(to)
	return w.toDay > w.day && w.toDay <= 31
}

// setNear gives a date a year by its distance.
func (w *written) setNear(said string) bool {
	said = strings.ToLower(said)
	w.hasNear = true
	switch {
	case strings.Contains(said, "next"):
		w.near = 1
	case containsAny(said, "last", "derni", "letzt", "vergangen", "прошлого"):
		w.near = -1
	}
	return true
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// readNearMonth reads "last November" and "next month".
func readNearMonth(m []string, _ string) (written, bool) {
	month := language.MonthNamed(m[2])
	if strings.EqualFold(m[2], "month") {
		return written{hasNearMonth: true, nearMonth: map[string]int{"last": -1, "next": 1}[strings.ToLower(m[1])]}, true
	}
	if strings.EqualFold(m[2], "year") {
		w := written{}
		return w, w.setNear(m[1])
	}
	w := written{month: month}
	return w, month > 0 && isCapital(m[2]) && strings.EqualFold(m[1], "last") && w.setNear(m[1])
}

// readMonthAlone reads a month behind a preposition (in November).
func readMonthAlone(m []string, _ string) (written, bool) {
	w := written{month: language.MonthNamed(m[1])}
	first, _ := utf8.DecodeRuneInString(m[1])
	if w.month == 0 || len(m[1]) < 4 && !isCapital(m[1]) || unicode.IsLower(first) && (m[1] == "may" || m[1] == "march") {
		return written{}, false
	}
	switch head := strings.ToLower(m[0]); {
	case hasPrefix(head, "early", "début", "anfang", "начале") || strings.Contains(head, "beginning of"):
		w.part = Early
	case hasPrefix(head, "mid", "mitte", "середине") || strings.Contains(head, "middle of"):
		w.part = Middle
	case hasPrefix(head, "late", "fin", "ende", "конце") || strings.Contains(head, "end of"):
		w.part = Late
	}
	if m[2] != "" {
		w.hasYear, w.year = true, number(m[2])
	}
	return w, m[3] == "" || w.setNear(m[3])
}

func hasPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func readDecade(m []string, _ string) (written, bool) {
	w := written{hasYear: true, year: number(m[1]), precision: Decade}
	return w, w.year%10 == 0
}

func readShortDecade(m []string, _ string) (written, bool) {
	return written{hasYear: true, year: 1900 + number(m[1]), precision: Decade}, true
}

func readCentury(m []string, _ string) (written, bool) {
	n := number(m[1])
	if n == 0 {
		n = roman(strings.ToUpper(m[1]))
	}
	return written{hasYear: true, year: 100*(n-1) + 1, precision: Century}, n >= 1 && n <= 21
}

func readYears(m []string, _ string) (written, bool) {
	w := written{hasYear: true, year: number(m[1]), isRange: true, toYear: number(m[2])}
	return w, w.year < w.toYear && w.toYear <= 2200
}

func readYearAlone(m []string, _ string) (written, bool) {
	year := number(m[1])
	return written{hasYear: true, year: year}, year <= 2200
}

// roman is what a numeral of the letters I, V and X is worth.
func roman(s string) (n int) {
	worth := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	for i := range len(s) {
		v := worth[s[i]]
		if i+1 < len(s) && worth[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	return n
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// number is what digits are worth, 0 for what are none.
func number(s string) int {
	n, _ := strconv.Atoi(s) // what is no number is 0
	return n
}
