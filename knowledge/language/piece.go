package language

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A year stands by itself in any language.
const yearPattern = `|\b(?:1\d{3}|20\d{2})\b`

// chineseDates and westernDatePattern match dates as they are written, days, months
// and years. Apart they cost half of what one for both does.
var (
	chineseDates = sync.OnceValue(func() *regexp.Regexp {
		const (
			digit = `[0-9０-９〇零一二三四五六七八九十百]`
			unit  = `(?:[今去前明当]年|[本上下]月|` + digit + `+(?:年代|世纪|年|月|日|号))`
		)
		return regexp.MustCompile(unit + `+[初底末]?(?:[至到—–-]` + unit + `+)?` + yearPattern)
	})
	westernDatePattern = sync.OnceValue(func() *regexp.Regexp {
		const day = `\d{1,2}(?:st|nd|rd|th|\.|er)?`
		months := MonthPattern() + `\.?`
		return regexp.MustCompile(day + `(?: (?:and|to|und|bis|et|au|и|по) ` + day + `)? (?:de |of )?` + months + `(?:,? \d{4})?` +
			`|` + months + ` \d{4}|` + months + ` ` + day + `(?:,? \d{4})?` + yearPattern)
	})
)

// amountPattern matches numbers with what they count.
var amountPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[0-9０-９][0-9０-９,.]*[多余几]?[千万亿]*[` + countWords + `]?|[一二三四五六七八九十百千两几]+[多余几]?[` + countWords + `]`)
})

// Dates are the dates and times in s, as they stand there: in a text with Han, those
// written in Chinese. Where a date and a time meet, they are one: every Friday at
// 19:00, 11月19日晚上7点.
func Dates(s string) []string {
	return textsOf(s, apart(append(daysIn(s), spansOf(timesIn(s), clockTime|recurring|weekday)...)))
}

// daysIn finds days, months and years.
func daysIn(s string) (found []Span) {
	pattern := westernDatePattern
	if strings.ContainsFunc(s, isHan) {
		pattern = chineseDates
	} else if !strings.ContainsAny(s, "0123456789") { // which every one of them has
		return nil
	}
	for _, at := range pattern().FindAllStringIndex(s, -1) {
		if isWhole(s, at[0], at[1]) {
			found = append(found, Span{at[0], at[1]})
		}
	}
	return found
}

// apart sorts spans and leaves out those inside others. Spans with nothing or a space
// between are one.
func apart(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	kept := spans[:0]
	for _, sp := range spans {
		n := len(kept)
		switch {
		case n > 0 && sp.Start <= kept[n-1].End:
			kept[n-1].End = max(kept[n-1].End, sp.End)
		default:
			kept = append(kept, sp)
		}
	}
	return kept
}

// Amounts are the numbers in s that are no dates, with the measure word that
// follows. With a counted other than 0, only those that count it.
func Amounts(s string, counted rune) []string {
	for _, d := range append(textsOf(s, daysIn(s)), textsOf(s, spansOf(timesIn(s), clockTime))...) {
		s = strings.ReplaceAll(s, d, " ")
	}
	var found []string
	for _, a := range amountPattern().FindAllString(s, -1) {
		if a = strings.TrimRight(a, ",."); counted == 0 || strings.ContainsRune(a, counted) {
			found = append(found, a)
		}
	}
	return found
}
