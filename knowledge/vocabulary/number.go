package vocabulary

import (
	"strconv"
	"unicode/utf8"

	"detente/knowledge/language"
)

// number adds the digits of a number in words, and the words of one in digits.
func (e *expansion) number(i int) {
	u := e.units[i]
	switch u.Class {
	case language.Word:
		if n, end := e.spelt(i); n > 0 {
			e.add(i, end, numberWeight, language.NumberTerm(strconv.Itoa(n)))
			e.numberWords(i, end, n)
		}
	case language.Number:
		if n, err := strconv.Atoi(e.question[u.Start:u.End]); err == nil {
			e.numberWords(i, i+1, n)
		}
	}
}

// numberWords adds the words for n in the documents' languages, and the Chinese
// numeral of one character.
func (e *expansion) numberWords(first, end, n int) {
	for _, lang := range e.written {
		for _, w := range language.NumberWords(n, lang) {
			e.addWord(first, end, w, numberWeight)
		}
	}
	if numeral := language.Numeral(n); utf8.RuneCountInString(numeral) == 1 && e.chinese {
		r, _ := utf8.DecodeRuneInString(numeral)
		e.add(first, end, looseWeight, language.Term(r))
	}
}

// spelt reads the number in words from unit i on, such as twenty-one, and where it
// ends; it is 0 where there is none, and for the one of twenty-one.
func (e *expansion) spelt(i int) (n, end int) {
	n = e.numberWord(i)
	switch {
	case n == 0, n < 10 && i > 0 && e.tens(i-1):
		return 0, i
	case e.tens(i) && i+1 < len(e.units):
		if ones := e.numberWord(i + 1); ones > 0 && ones < 10 {
			return n + ones, i + 2
		}
		if e.folded[i+1] == "one" {
			return n + 1, i + 2
		}
	}
	return n, i + 1
}

func (e *expansion) numberWord(i int) int {
	if e.folded[i] == "" {
		return 0
	}
	return language.NumberWord(e.folded[i], e.asked)
}

// tens reports whether unit i says a number that ones may follow, and something does
// after one character.
func (e *expansion) tens(i int) bool {
	n := e.numberWord(i)
	return n >= 20 && n < 100 && i+1 < len(e.units) && e.units[i].End+1 == e.units[i+1].Start
}
