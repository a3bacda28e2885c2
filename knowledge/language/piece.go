package language

import (
	"regexp"
	"strings"
	"sync"
)

// months are the names of months in English, German, French and Russian.
const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December|` +
	`Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|` +
	`janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|` +
	`январ[яь]|феврал[яь]|марта?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|августа?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь])`

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
		return regexp.MustCompile(day + `(?: (?:and|to|und|bis|et|au|и|по) ` + day + `)? (?:de )?` + months + `(?:,? \d{4})?` +
			`|` + months + ` \d{4}|` + months + ` ` + day + `(?:,? \d{4})?` + yearPattern)
	})
)

// amountPattern matches numbers with what they count.
var amountPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[0-9０-９][0-9０-９,.]*[多余几]?[千万亿]*[` + countWords + `]?|[一二三四五六七八九十百千两几]+[多余几]?[` + countWords + `]`)
})

// Dates are the dates in s, as they stand there: in a text with Han, those written
// in Chinese.
func Dates(s string) []string {
	if strings.ContainsFunc(s, isHan) {
		return chineseDates().FindAllString(s, -1)
	}
	if !strings.ContainsAny(s, "0123456789") { // which every one of them has
		return nil
	}
	return westernDatePattern().FindAllString(s, -1)
}

// Amounts are the numbers in s that are no dates, with the measure word that
// follows. With a counted other than 0, only those that count it.
func Amounts(s string, counted rune) []string {
	for _, d := range Dates(s) {
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
