package claim

import (
	"strings"

	"detente/knowledge/language"
)

// hanNumber reads a number in Chinese characters, digits of the smaller kind
// included (3.5万 begins with digits).
func hanNumber(lex []lexeme) (q quantity, n int) {
	first := lex[0].form
	if first == "第" || first == "首" {
		return hanOrdinal(lex)
	}
	if first == "半" && len(lex) > 1 && strings.Contains("数年个小", lex[1].form) || first == "半" && len(lex) > 1 && lex[1].kind == digits {
		q = quantity{value: .5}
		if lex[1].form == "数" {
			q.unit = ratio
		}
		return q, 1
	}
	if q, n = hanFraction(lex); n > 0 {
		return q, n
	}
	form := ""
	for n < len(lex) && n < 16 && lex[n].kind == hanChar && isNumeralForm(lex[n].form) && (n == 0 || lex[n].joined) {
		form += lex[n].form
		n++
	}
	if n == 0 || !counts(lex, n) {
		return q, 0
	}
	v, ok := language.Value(form, "zh")
	if !ok {
		return q, 0
	}
	q.value, q.article = v, form == "一"
	q.definite = stands(form, lex[n:])
	return q.hanEnding(lex, n)
}

// stands tells of a number that stands for things named before: 两国, 二人, 两项都.
func stands(form string, rest []lexeme) bool {
	next, after := formAt(rest, 0), formAt(rest, 1)
	switch form {
	case "两":
		return next != "" && strings.Contains("国人者", next) || after == "都" || after == "均"
	case "二":
		return next == "人"
	}
	return false
}

// hanEnding reads what follows a Chinese number of n characters: 多万, 几, 成.
func (q quantity) hanEnding(lex []lexeme, n int) (quantity, int) {
	if next := formAt(lex, n); (next == "几" || next == "多" || next == "余") && n+1 < len(lex) && strings.Contains("百千万亿", lex[n+1].form) {
		power, _ := language.Value("1"+lex[n+1].form, "zh")
		q.value *= power
		n += 2
	}
	if formAt(lex, n) == "几" {
		n++
	}
	if !q.tenths(lex, n) {
		return q, n
	}
	n++
	switch next := formAt(lex, n); {
	case next == "半": // 两成半
		q.value += 0.05
		n++
	case next != "" && lex[n].joined && isNumeralForm(next): // 一成二
		tenth, _ := language.Value(next, "zh")
		q.value += tenth / 100
		n++
	}
	return q, n
}

func isNumeralForm(form string) bool {
	for _, r := range form {
		return language.IsNumeral(r)
	}
	return false
}

// counts reports whether n characters that may be a numeral are one: several
// are, one is with a measure word.
func counts(lex []lexeme, n int) bool {
	if n == 1 && strings.Contains("十百千万亿", lex[0].form) && lex[0].form != "十" {
		return false
	}
	if n > 1 {
		word := lex[0].form + lex[1].form
		return n > 2 || word != "千万" && word != "万一" && word != "百万" && word != "万千" && word != "一一"
	}
	if len(lex) < 2 || !lex[1].joined || lex[1].kind != hanChar {
		return false
	}
	if lex[0].form == "一" && strings.Contains("方时度点地级般", lex[1].form) {
		return false
	}
	if lex[0].form == "十" && strings.Contains("分", lex[1].form) {
		return false
	}
	if lex[1].form == "几" || lex[1].form == "多" || lex[1].form == "余" {
		return true
	}
	return strings.Contains(language.MeasureWords, lex[1].form) || len(lex) > 2 && (lex[1].form == "大" || lex[1].form == "小")
}

// hanOrdinal reads 第三 and 首次.
func hanOrdinal(lex []lexeme) (q quantity, n int) {
	if lex[0].form == "首" {
		if len(lex) > 1 && strings.Contains(language.OrdinalMeasures, lex[1].form) {
			return quantity{value: 1, ordinal: true}, 1
		}
		return q, 0
	}
	form, n := "", 1
	for n < len(lex) && lex[n].joined && (lex[n].kind == digits || isNumeralForm(lex[n].form)) {
		form += lex[n].form
		n++
	}
	v, ok := language.Value(form, "zh")
	if !ok {
		return q, 0
	}
	return quantity{value: v, ordinal: true}, n
}

// hanFraction reads 三分之一, 百分之三十 and 一半.
func hanFraction(lex []lexeme) (q quantity, n int) {
	if len(lex) > 1 && lex[0].form == "一" && lex[1].form == "半" {
		return quantity{value: .5, unit: ratio}, 2
	}
	below, n := numeralRun(lex)
	if n == 0 || n+2 >= len(lex) || lex[n].form != "分" || lex[n+1].form != "之" {
		return q, 0
	}
	above, size := numeralRun(lex[n+2:])
	if size == 0 || below == 0 {
		return q, 0
	}
	return quantity{value: above / below, unit: ratio}, n + 2 + size
}

func numeralRun(lex []lexeme) (value float64, n int) {
	form := ""
	for n < len(lex) && n < 16 && (isNumeralForm(lex[n].form) || lex[n].kind == digits) {
		form += lex[n].form
		n++
	}
	if form == "百" {
		return 100, 1
	}
	value, ok := language.Value(form, "zh")
	if !ok {
		return 0, 0
	}
	return value, n
}

// wordNumber reads a number in words.
func wordNumber(lex []lexeme) (q quantity, n int) {
	first := lex[0].form
	if first == "half" {
		return quantity{value: .5, unit: ratio}, 1
	}
	if (first == "a" || first == "an") && len(lex) > 1 {
		return someOf(lex)
	}
	if v, ok := ordinalWords[first]; ok {
		return quantity{value: v, ordinal: v != 2 || first == "second"}, 1
	}
	v, ok := numberWords[first]
	if !ok {
		return q, 0
	}
	q, n = quantity{value: v, article: first == "one" || first == "single", definite: first == "both"}, 1
	if n+1 < len(lex) && lex[n].form == "-" && v >= 20 {
		if small, ok := numberWords[lex[n+1].form]; ok && small < 10 {
			q.value, n = v+small, n+2
		}
	} else if n < len(lex) && v >= 20 && v < 100 {
		if small, ok := numberWords[lex[n].form]; ok && small < 10 {
			q.value, n = v+small, n+1
		}
	}
	at := n
	if at < len(lex) && lex[at].form == "-" {
		at++
	}
	if part, ok := parts[formAt(lex, at)]; ok && q.value < 10 {
		return quantity{value: q.value * part, unit: ratio}, at + 1
	}
	return q, n
}

// someOf reads "a third", "a dozen" and "a hundred".
func someOf(lex []lexeme) (quantity, int) {
	if part, ok := parts[lex[1].form]; ok {
		return quantity{value: part, unit: ratio}, 2
	}
	if power, ok := multiples[lex[1].form]; ok && len(lex[1].form) > 2 {
		return quantity{value: power}, 2
	}
	return quantity{}, 0
}

func formAt(lex []lexeme, i int) string {
	if i < len(lex) {
		return lex[i].form
	}
	return ""
}
