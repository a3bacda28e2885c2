package claim

import (
	"math"
	"strings"

	"detente/knowledge/language"
)

// A quantity is a number with its unit.
type quantity struct {
	value   float64 // in its own unit
	unit    unit
	ordinal bool
	// han tells that it is written in Chinese characters.
	han bool
	// article tells that it is written as 一 or "one", which often is no number.
	article bool
	// definite tells that it stands for things named before: "the two", 两国.
	definite bool
}

// numberWords are numbers in words, folded.
var numberWords = map[string]float64{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90, "one": 1, "zero": 0, "single": 1, "both": 2,
	"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
	"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
	"два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "десяти": 10, "двадцать": 20, "двадцати": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
}

// multiples follow a number and multiply it.
var multiples = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
	"mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
	"millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mille": 1e3, "cent": 100, "cents": 100,
	"millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "tausend": 1e3, "hundert": 100,
	"тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "тысяча": 1e3, "млн": 1e6, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
}

// ordinalWords are ordinals in words, folded.
var ordinalWords = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "quadruple": 4,
}

// parts are fractions in words.
var parts = map[string]float64{"half": 1. / 2, "third": 1. / 3, "thirds": 1. / 3, "quarter": 1. / 4, "quarters": 1. / 4, "fifth": 1. / 5, "fifths": 1. / 5, "tenth": 1. / 10, "tenths": 1. / 10}

var ratio = unit{"ratio", 1}

// numberAt reads the number at the head of lex with its unit; n is 0 for none.
func numberAt(lex []lexeme, lang string) (q quantity, n int) {
	currency := currencyAt(lex)
	rest := lex[currency:]
	q, n = plainNumber(rest, lang)
	if n == 0 {
		return q, 0
	}
	n = q.multiply(rest, n, currency > 0)
	if currency > 0 {
		q.unit = unit{currencySigns[lex[currency-1].form], 1}
	} else if q.unit.dimension == "" && !q.ordinal {
		u, size := unitOf(rest[n:])
		q.unit = u
		n += size
	}
	return q, n + currency
}

// currencyAt is how many lexemes of a currency's sign are at the head of lex.
func currencyAt(lex []lexeme) int {
	if len(lex) == 0 {
		return 0
	}
	if _, ok := currencySigns[lex[0].form]; ok {
		return 1
	}
	if len(lex) > 1 && lex[0].form == "us" && lex[1].form == "$" {
		return 2
	}
	return 0
}

// unitOf reads the unit behind a number: 9 km, 9-kilometre, 9 多年, 40 €.
func unitOf(lex []lexeme) (u unit, n int) {
	skip := 0
	if len(lex) > 2 && lex[0].form == "d" && apostrophe(lex[1].form) {
		skip = 2 // d'euros
	} else if len(lex) > 1 && lex[0].form == "de" {
		skip = 1
	}
	if len(lex) > 1 && lex[0].form == "个" {
		if u, n := unitAt(lex[1:]); n > 0 && u.dimension == "time" && n > 1 {
			return u, n + 1 // 五个小时
		}
	}
	if len(lex) > 0 && (lex[0].form == "-" || lex[0].form == "多" || lex[0].form == "余" || lex[0].form == "来" || lex[0].form == "零") {
		skip = 1
	}
	if len(lex) > skip && lex[skip].kind == sign {
		if currency, ok := currencySigns[lex[skip].form]; ok {
			return unit{currency, 1}, skip + 1
		}
	}
	if u, n = unitAt(lex[skip:]); n == 0 || personBehind(lex[skip:], n) {
		return unit{}, 0
	}
	return u, skip + n
}

// personBehind tells a unit from the beginning of a word: 里 of 里面, 度 of 度假.
func personBehind(lex []lexeme, n int) bool {
	if n != 1 || len(lex) < 2 || !lex[1].joined || lex[1].kind != hanChar {
		return false
	}
	switch lex[0].form + lex[1].form {
	case "里面", "里程", "度假", "块地", "元首", "天然", "周边", "周围", "克服", "米饭", "日本", "月亮", "升级", "年级", "年代", "年轻":
		return true
	}
	return false
}

// multiply applies what follows the plain number of n lexemes, and returns how
// many there are then.
func (q *quantity) multiply(lex []lexeme, n int, money bool) int {
	for n < len(lex) {
		l := lex[n]
		power, ok := multiples[l.form]
		if !ok && l.form == "m" && money && l.joined {
			power, ok = 1e6, true
		}
		if !ok || l.kind != letters || q.ordinal {
			break
		}
		q.value *= power
		n++
		if rest, size := smallerNumber(lex[n:], power); size > 0 && lex[0].kind == letters {
			q.value += rest
			n += size
		}
	}
	return n
}

// smallerNumber reads the rest of a number in words: "and fifty" of "two hundred
// and fifty".
func smallerNumber(lex []lexeme, power float64) (value float64, n int) {
	if formAt(lex, 0) == "and" {
		n = 1
	}
	if n >= len(lex) || lex[n].kind != letters {
		return 0, 0
	}
	q, size := wordNumber(lex[n:])
	if size == 0 || q.unit.dimension != "" || q.ordinal || q.value >= power || n == 1 && power < 100 {
		return 0, 0
	}
	if more, ok := multiples[formAt(lex, n+size)]; ok && more < power {
		q.value *= more
		size++
	}
	return q.value, n + size
}

// plainNumber reads a number without its unit.
func plainNumber(lex []lexeme, lang string) (quantity, int) {
	if len(lex) == 0 {
		return quantity{}, 0
	}
	switch lex[0].kind {
	case digits:
		return digitNumber(lex, lang)
	case hanChar:
		q, n := hanNumber(lex)
		q.han = true
		return q, n
	case letters:
		return wordNumber(lex)
	}
	return quantity{}, 0
}

func digitNumber(lex []lexeme, lang string) (q quantity, n int) {
	form, n := lex[0].form, 1
	for n < len(lex) && lex[n].joined && lex[n].kind == hanChar && strings.Contains("百千万亿", lex[n].form) {
		form += lex[n].form
		n++
	}
	for (lang == "fr" || lang == "ru") && n < len(lex) && lex[n].kind == digits && len(lex[n].form) == 3 && len(lex[n-1].form) <= 3 {
		form += lex[n].form // 18 500
		n++
	}
	v, ok := language.Value(form, lang)
	if !ok {
		return q, 0
	}
	q.value = v
	if n < len(lex) && lex[n].joined && isOrdinalEnding(lex[n].form) {
		q.ordinal = true
		n++
	}
	if n+1 < len(lex) && (lex[n].form == "多" || lex[n].form == "余") && strings.Contains("百千万亿", lex[n+1].form) {
		power, _ := language.Value("1"+lex[n+1].form, lang)
		q.value *= power
		n += 2
	}
	if q.tenths(lex, n) {
		n++
	}
	return q, n
}

func isOrdinalEnding(form string) bool {
	switch form {
	case "st", "nd", "rd", "th", "er", "ère", "e":
		return true
	}
	return false
}

// tenths reads 成 behind a number: 三成 is 30 %.
func (q *quantity) tenths(lex []lexeme, n int) bool {
	if n >= len(lex) || lex[n].form != "成" || !lex[n].joined || q.value > 10 {
		return false
	}
	if n+1 < len(lex) && lex[n+1].joined && strings.Contains("员立功为了就果本长都交不", lex[n+1].form) {
		return false
	}
	q.value, q.unit = q.value/10, ratio
	return true
}

// equal reports whether a source's quantity o says what q says. Where the
// statement leaves the unit out, the bare number counts.
func (q quantity) equal(o quantity) bool {
	if q.ordinal != o.ordinal && (q.unit.dimension != "" || o.unit.dimension != "" || q.han || o.han || q.value == 1) {
		return false // "round three" is "the third round", but 两局 is not 第二局
	}
	a, b := q.value, o.value
	switch {
	case q.unit.dimension == o.unit.dimension:
		if q.unit.dimension != "" {
			a, b = a*q.unit.factor, b*o.unit.factor
		}
	case q.unit.dimension != "" && !sameCount(q.unit, o.unit):
		return false
	}
	return math.Abs(a-b) <= 1e-6*math.Max(math.Abs(a), math.Abs(b))
}

// sameCount allows for words that are both a unit and a way to count.
func sameCount(a, b unit) bool { return a.dimension == "times" && b.dimension == "" }
