package language

import (
	"strconv"
	"strings"
)

// Value reads a number that stands alone: digits with thousands separators and a
// decimal point, Chinese numerals, or both (28, 1,280.5, 二十八, 二〇一〇, 3.5万,
// 130亿). s is folded. lang says how digits are parted: in French, German, Russian
// and Spanish the comma is the decimal point. ok is false for whatever else, and
// for what no float64 holds.
func Value(s, lang string) (value float64, ok bool) {
	digits := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if digits < 0 {
		digits = len(s)
	}
	if digits == 0 {
		return chineseValue([]rune(s))
	}
	value, err := strconv.ParseFloat(plainDigits(s[:digits], Primary(lang)), 64)
	if err != nil {
		return 0, false
	}
	for _, r := range s[digits:] {
		power, ok := unitOf(Term(r))
		if !ok {
			return 0, false
		}
		value *= float64(power)
	}
	return value, true
}

// plainDigits leaves out thousands separators and makes the decimal point one.
func plainDigits(s, lang string) string {
	point, thousands := ".", ","
	switch lang {
	case "fr", "de", "ru", "es":
		point, thousands = ",", "."
	}
	s = strings.ReplaceAll(s, thousands, "")
	return strings.Replace(s, point, ".", 1)
}

// maxNumeral is the longest Chinese numeral that is read, in characters.
const maxNumeral = 16

func chineseValue(runes []rune) (float64, bool) {
	if len(runes) == 0 || len(runes) > maxNumeral {
		return 0, false
	}
	run := make([]Unit, len(runes))
	for i, r := range runes {
		run[i] = Unit{ID: Term(r), Class: Han}
		if !isNumeral(run[i]) {
			return 0, false
		}
	}
	value, ok := parseNumeral(run)
	return float64(value), ok
}

// IsNumeral reports whether r, folded, is a Chinese digit or a power of ten.
func IsNumeral(r rune) bool { return isNumeral(Unit{ID: Term(r), Class: Han}) }

// IsHan reports whether r belongs to a script that is written without spaces
// between words.
func IsHan(r rune) bool { return isHan(r) }
