package language

import (
	"strconv"
	"sync"
)

// A day is a date as far as it is told; 0 stands for a part that is not.
type day struct{ year, month, day int }

// terms are what a passage with the date has: the day, its month, and the day of
// whatever year.
func (d day) terms() []Term {
	switch {
	case d.year > 0 && d.day > 0:
		return []Term{dateTerm(d), dateTerm(day{0, d.month, d.day}), dateTerm(day{d.year, d.month, 0})}
	default:
		return []Term{dateTerm(d)}
	}
}

func (d day) valid() bool {
	return d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= 31 && (d.year == 0 || d.year >= 1000 && d.year < 2200) && d.year+d.day > 0
}

func dateTerm(d day) Term { return Pair(hashString("\x01date"), Term(d.year<<9|d.month<<5|d.day)) }

// appendDates adds, for each date among units, terms that are equal however it is
// written: 2025-03-14, March 14, 2025, 14.03.2025 and 2025年3月14日.
func appendDates(tokens []Token, units []Unit) []Token {
	r := dateReader{units}
	for i := 0; i < len(units); {
		d, n := r.dateAt(i)
		if n == 0 {
			i++
			continue
		}
		for _, t := range d.terms() {
			tokens = append(tokens, Token{t, t, 0, Meant, units[i].Start, units[i+n-1].End})
		}
		i += n
	}
	return tokens
}

// numerals map the terms of numbers in digits to what they are worth, with and
// without a leading zero; monthTerms those of names of months in any language.
var (
	numerals = sync.OnceValue(func() map[Term]int {
		table := map[Term]int{}
		for n := range 32 {
			table[hashString(strconv.Itoa(n))] = n
			if n < 10 {
				table[hashString("0"+strconv.Itoa(n))] = n
			}
		}
		for n := 1000; n < 2200; n++ {
			table[hashString(strconv.Itoa(n))] = n
		}
		return table
	})
	monthTerms = sync.OnceValue(func() map[Term]int {
		table := map[Term]int{}
		for name, n := range monthTable().numbers {
			for _, lang := range []string{"en", "fr", "de", "es"} {
				table[WordTerm(name, lang)] = n
			}
		}
		return table
	})
	beforeMonth = sync.OnceValue(func() map[Term]bool {
		table := map[Term]bool{}
		for _, w := range []string{"st", "nd", "rd", "th", "er", "of", "de"} {
			table[hashString(w)] = true
		}
		return table
	})
)

// A dateReader reads dates among units.
type dateReader struct{ units []Unit }

// maxDateGap is how many bytes may stand between the parts of a date.
const maxDateGap = 4

// near reports whether unit i is there, and close to the one before.
func (r dateReader) near(i int) bool {
	return i > 0 && i < len(r.units) && r.units[i].Start-r.units[i-1].End <= maxDateGap
}

// dateAt reads the date that begins at unit i, and its length in units, 0 where there
// is none.
func (r dateReader) dateAt(i int) (d day, n int) {
	switch u := r.units[i]; {
	case u.Class == Number, u.Class == Han && isNumeral(u):
		if i > 0 && u.Joined && isNumeral(r.units[i-1]) {
			return d, 0
		}
		if d, n = r.han(i); n == 0 {
			d, n = r.numberFirst(i)
		}
	case u.Class == Word:
		d, n = r.monthFirst(i)
	}
	if n < 2 || !d.valid() {
		return day{}, 0
	}
	return d, n
}

// number is the value of the number at unit i, and its length in units.
func (r dateReader) number(i int) (value, n int) {
	if i >= len(r.units) {
		return 0, 0
	}
	if r.units[i].Class == Number {
		if value, ok := numerals()[r.units[i].ID]; ok {
			return value, 1
		}
		return 0, 0
	}
	if n = numeralLen(r.units[i:]); n == 0 {
		return 0, 0
	}
	if v, ok := parseNumeral(r.units[i : i+n]); ok && v < 2200 {
		return int(v), n
	}
	return 0, 0
}

// han reads 2025年3月14日, 2025年3月 and 3月14日.
func (r dateReader) han(i int) (d day, n int) {
	at := i
	for _, part := range []struct {
		marks string
		into  *int
	}{{"年", &d.year}, {"月", &d.month}, {"日号", &d.day}} {
		value, size := r.number(at)
		if size == 0 || at > i && !r.near(at) || !r.isOneOf(at+size, part.marks) {
			continue
		}
		*part.into = value
		at += size + 1
	}
	return d, at - i
}

func (r dateReader) isOneOf(i int, chars string) bool {
	if i >= len(r.units) || r.units[i].Class != Han || !r.near(i) {
		return false
	}
	for _, c := range chars {
		if r.units[i].ID == Term(c) {
			return true
		}
	}
	return false
}

// numberFirst reads 2025-03-14, 14.03.2025, 25/03/2025, 14 March 2025 and 14th of
// March.
func (r dateReader) numberFirst(i int) (d day, n int) {
	first, size := r.number(i)
	if size == 0 || r.units[i].Class != Number {
		return d, 0
	}
	if second, ok := r.figures(i + 1); ok {
		third, ok := r.figures(i + 2)
		switch {
		case ok && first >= 1000 && second <= 12:
			return day{first, second, third}, 3
		case ok && third >= 1000 && (first > 12 || first == second):
			return day{third, second, first}, 3
		case ok && third >= 1000 && second > 12:
			return day{third, first, second}, 3
		}
		return d, 0
	}
	at := i + 1
	for at < i+3 && r.near(at) && beforeMonth()[r.units[at].ID] {
		at++
	}
	month := r.month(at)
	if month == 0 || first > 31 || first == 0 {
		return d, 0
	}
	d, n = day{0, month, first}, at+1-i
	if year, ok := r.figures(at + 1); ok && year >= 1000 {
		d.year = year
		n++
	}
	return d, n
}

// figures is the number in digits at unit i, close to the unit before.
func (r dateReader) figures(i int) (value int, ok bool) {
	if !r.near(i) || r.units[i].Class != Number {
		return 0, false
	}
	value, ok = numerals()[r.units[i].ID]
	return value, ok && value > 0
}

// month is the month that unit i names, 0 for none.
func (r dateReader) month(i int) int {
	if !r.near(i) || r.units[i].Class != Word {
		return 0
	}
	return monthTerms()[r.units[i].ID]
}

// monthFirst reads March 14, 2025, March 14 and March 2025.
func (r dateReader) monthFirst(i int) (d day, n int) {
	month := monthTerms()[r.units[i].ID]
	if month == 0 {
		return d, 0
	}
	value, ok := r.figures(i + 1)
	switch {
	case !ok:
		return d, 0
	case value >= 1000:
		return day{value, month, 0}, 2
	case value > 31:
		return d, 0
	}
	d, n = day{0, month, value}, 2
	if r.near(i+n) && beforeMonth()[r.units[i+n].ID] {
		n++
	}
	if year, ok := r.figures(i + n); ok && year >= 1000 {
		d.year = year
		n++
	}
	return d, n
}
