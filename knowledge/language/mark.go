package language

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Marks says what a sentence has that a question may want.
type Marks uint16

// The marks.
const (
	HasDate     Marks = 1 << iota // a day, a month, a year, a time of day or of life
	HasYear                       // a year
	HasNumber                     // a number in digits, or a Chinese one with a measure word
	HasCause                      // a word that gives a reason or a purpose
	HasPlace                      // the name of a place; in a Western sentence, any name
	HasPerson                     // the name of a person; in a Western sentence, any name
	HasNegation                   // a word that denies
	HasQuote                      // a quotation or a title in marks
	HasList                       // three or more things in a row
	HasForeign                    // a word in letters among Han; a capital inside a Western sentence
	Defines                       // it says what something is
	Points                        // it begins with a pronoun, or what stands for its subject
	Announces                     // it says that there are some things, which the next sentences tell
	HasTime                       // a time of day, or how often something is
	HasWeekday                    // a day of the week
	HasDuration                   // how long something lasts
)

// Has reports whether all marks of want are there.
func (m Marks) Has(want Marks) bool { return m&want == want }

// causes give a reason or a purpose, in simplified Chinese and folded.
var causes = []string{
	"因为", "由于", "因此", "因而", "所以", "从而", "以便", "为了", "旨在", "意在", "认为", "导致", "使得", "原因", "出于", "鉴于", "目的", "故",
	"because", "due to", "therefore", "in order to", "so that", "aim", "reason",
	"потому", "поскольку", "из-за", "чтобы", "поэтому", "weil", "wegen", "damit", "daher", "parce que", "afin", "car ",
}

// denials deny, folded.
var denials = []string{
	"不", "没", "未", "无", "非", "否认", "拒绝", " not ", "n't", "n’t", " no ", " never ", " не ", " нет ", " ne ", " pas ", " nicht ", " kein",
}

// definitions say what something is, folded.
var definitions = []string{
	"是一", "是指", "是由", "是位于", "为一", "指的是", "称为", "又称", "简称", "即", "意为", " is a ", " is an ", " is the ", " was a ", " are ", " means ",
}

// announcements say that several things follow, folded.
var announcements = []string{
	"一些", "若干", "以下", "如下", "下列", "几个", "几项", "几点", "几种", "多个", "多项", "多种", "两个方面", "三个方面", "两点", "三点",
	" some ", " several ", " the following", " a number of ", " certain ",
}

// pointers begin a sentence whose subject stands before it, folded.
var pointers = sync.OnceValue(func() (all []string) {
	all = strings.Fields("其 该 此 这 那 双方 两者 前者 后者 同时 另外 此外 之后 后来 随后 dies")
	all = append(all, "это ", "ce ", "cette ")
	all = append(all, Pronouns("zh", Others)...)
	for _, w := range Pronouns("en", Others, Possessives, Demonstratives) {
		all = append(all, w+" ")
	}
	for _, lang := range []string{"ru", "fr", "de"} {
		for _, w := range Pronouns(lang, Others) {
			all = append(all, w+" ")
		}
	}
	return all
})

// numberWords are numbers in words, in English, Russian, French and German.
var numberWords = []string{
	" two ", " three ", " four ", " five ", " six ", " seven ", " eight ", " nine ", " ten ", " dozen", " hundred", " thousand", " million", " half ",
	" два ", " две ", " три ", " четыре ", " пять ", " шесть ", " семь ", " восемь ", " десять ", " тысяч", " миллион",
	" deux ", " trois ", " quatre ", " cinq ", " sept ", " huit ", " neuf ", " dix ", " cent", " mille",
	" zwei ", " drei ", " vier ", " fünf ", " sechs ", " sieben ", " acht ", " neun ", " zehn ", " hundert", " tausend", " million",
}

// A Look is what can be seen of a sentence without a question.
type Look struct {
	Marks Marks
	// Counted are the characters that follow numbers, each once: 个 of 28个.
	Counted []rune
}

// LookAt looks at a sentence.
func LookAt(sentence string) Look {
	var runes []rune
	scan(sentence, func(r rune, _, _ int) { runes = append(runes, r) })
	folded := string(runes)
	l := lookAtNumbers(runes)
	l.Marks |= nameMarks(runes) | foreignMarks(sentence) | timeMarks(sentence)
	if namesMonth(sentence) {
		l.Marks |= HasDate
	}
	for _, w := range []struct {
		mark  Marks
		words []string
	}{{HasNumber, numberWords}, {Announces, announcements}, {HasCause, causes}, {HasNegation, denials}, {Defines, definitions}, {HasQuote, []string{"“", "「", "《", "\"", "«", "„"}}} {
		if containsAny(folded, w.words) {
			l.Marks |= w.mark
		}
	}
	if strings.Count(folded, "、") >= 2 || strings.Count(folded, ", ") >= 3 {
		l.Marks |= HasList
	}
	if pointsBack(folded) {
		l.Marks |= Points
	}
	return l
}

// PointsBack reports what the mark [Points] tells, for less than a whole look.
func PointsBack(sentence string) bool {
	const enough = 60 // bytes: the longest pointer is shorter
	head := sentence[:min(len(sentence), enough)]
	return pointsBack(Fold(head))
}

func pointsBack(folded string) bool {
	return slices.ContainsFunc(pointers(), func(p string) bool { return strings.HasPrefix(folded, p) })
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// nameMarks looks for names of places and persons.
func nameMarks(runes []rune) (m Marks) {
	for i := 0; i < len(runes); {
		if runes[i] == '·' {
			m |= HasPerson // between the parts of a foreign name
		}
		n, marks := nameAt(runes[i:])
		m |= marks
		i += max(n, 1)
	}
	return m
}

// foreignMarks looks for words in letters among Han, and for capitals inside a
// Western sentence.
func foreignMarks(sentence string) Marks {
	han, letterBefore, first := false, false, true
	capital, latin := false, false
	for _, r := range sentence {
		switch {
		case isHan(r):
			han = true
		case unicode.IsLetter(r):
			latin = true
			capital = capital || !first && !letterBefore && unicode.IsUpper(r)
			first = false
		}
		letterBefore = unicode.IsLetter(r)
	}
	switch {
	case han && latin:
		return HasForeign
	case !han && capital: // a name, of a place or a person for all that can be seen
		return HasForeign | HasPlace | HasPerson
	}
	return 0
}

func isChineseDigit(r rune) bool {
	return strings.ContainsRune("〇零一二三四五六七八九十百千万亿两几半", r)
}

// lookAtNumbers looks at each numeral and at what follows it.
func lookAtNumbers(runes []rune) (l Look) {
	for i := 0; i < len(runes); {
		n, chinese := numeralAt(runes[i:])
		if n == 0 {
			i++
			continue
		}
		rest := runes[i+n:]
		l.Marks |= dateMarks(runes[i:i+n], rest)
		if !chinese || n > 1 || len(rest) > 0 && strings.ContainsRune(countWords, rest[0]) {
			l.Marks |= HasNumber
		}
		if len(rest) > 0 && isHan(rest[0]) && !strings.ContainsRune(string(l.Counted), rest[0]) {
			l.Counted = append(l.Counted, rest[0])
		}
		i += n
	}
	return l
}

// numeralAt is the length of the numeral at the head of runes, or 0.
func numeralAt(runes []rune) (n int, chinese bool) {
	for n < len(runes) && (unicode.IsDigit(runes[n]) || n > 0 && isSeparator(runes[n]) && n+1 < len(runes) && unicode.IsDigit(runes[n+1])) {
		n++
	}
	if n > 0 {
		return n, false
	}
	for n < len(runes) && isChineseDigit(runes[n]) {
		n++
	}
	return n, true
}

// dateMarks tells a date by what follows its number, or by four digits that
// read as a year.
func dateMarks(number, rest []rune) Marks {
	for len(rest) > 0 && rest[0] == ' ' {
		rest = rest[1:]
	}
	if digits := string(number); len(digits) == 4 && digits >= "1000" && digits < "2100" {
		return HasDate | HasYear
	}
	switch {
	case len(rest) == 0:
		return 0
	case rest[0] == '年':
		return HasDate | HasYear
	case strings.ContainsRune("月日号世时点天周", rest[0]), len(rest) > 1 && rest[0] == '个' && rest[1] == '月':
		return HasDate
	}
	return 0
}
