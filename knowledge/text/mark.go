package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks says what a sentence has that a question may want.
type Marks uint8

// The marks.
const (
	HasDate   Marks = 1 << iota // a date, a year, a time of day or of life
	HasNumber                   // a number in digits, or a Chinese one with a measure word
	HasCause                    // a word that gives a reason or a purpose
)

// Has reports whether all marks of want are there.
func (m Marks) Has(want Marks) bool { return m&want == want }

// causes give a reason or a purpose, in simplified Chinese and folded.
var causes = []string{
	"因为", "由于", "因此", "因而", "所以", "从而", "以便", "为了", "旨在", "意在", "认为", "导致", "使得", "原因", "出于", "鉴于", "目的",
	"because", "due to", "therefore", "in order to", "so that", "aim", "reason",
	"потому", "поскольку", "из-за", "чтобы", "поэтому", "weil", "wegen", "damit", "daher", "parce que", "afin", "car ",
}

// westernDates are names of months, in English, German, French and Russian.
var westernDates = []string{
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
	"januar", "februar", "märz", "juni", "juli", "oktober", "dezember",
	"janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
	"январ", "феврал", "апрел", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
}

// MarksOf finds the marks of a sentence.
func MarksOf(sentence string) Marks {
	folded := Fold(sentence)
	m := numberMarks(folded)
	if containsAny(folded, causes) {
		m |= HasCause
	}
	if containsAny(folded, westernDates) {
		m |= HasDate
	}
	return m
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// numberMarks looks at each numeral and at what follows it.
func numberMarks(s string) (m Marks) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r):
			j := i + strings.IndexFunc(s[i:]+"x", func(r rune) bool { return !unicode.IsDigit(r) })
			m |= HasNumber | dateMark(s[i:j], s[j:])
			n = j - i
		case isChineseDigit(r):
			j := i + strings.IndexFunc(s[i:]+"x", func(r rune) bool { return !isChineseDigit(r) })
			m |= dateMark("", s[j:])
			if next, _ := utf8.DecodeRuneInString(s[j:]); j-i > n || strings.ContainsRune(countWords, next) {
				m |= HasNumber
			}
			n = j - i
		}
		i += n
	}
	return m
}

const countWords = "个位名座家种次届场条项支部所只倍成岁人国艘架辆枚万亿%米里吨"

func isChineseDigit(r rune) bool {
	return strings.ContainsRune("〇零一二三四五六七八九十百千万亿两几半", r)
}

// dateMark tells a date by what follows its number, or by four digits that
// read as a year.
func dateMark(digits, rest string) Marks {
	rest = strings.TrimLeft(rest, " ")
	next, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("年月日号世时点", next) && next != utf8.RuneError {
		return HasDate
	}
	if len(digits) == 4 && digits >= "1000" && digits < "2100" {
		return HasDate
	}
	return 0
}
