package calendar

import (
	"cmp"
	"fmt"
)

// A Precision says how exactly a date is known.
type Precision uint8

// The precisions.
const (
	Century Precision = iota + 1
	Decade
	Year
	Month
	Day
)

// A Point is a day, a month or a year of the Gregorian calendar as it is written.
// Month and Day are 0 where they are not told. Years before Christ are negative.
type Point struct{ Year, Month, Day int }

// A Part is a share of a month or a year (11月初, late 1998).
type Part uint8

// The parts. Whole is a date that is not cut.
const (
	Whole Part = iota
	Early
	Middle
	Late
)

// A Date is a point or a stretch of time.
type Date struct {
	// From is when it is, or begins; To, when a range ends, its last day, month or
	// year. To is the zero Point for what is no range.
	From, To  Point
	Precision Precision
	Part      Part
	// Relative tells that the years count from that in which the document was
	// written, which is not known: 0 is the same year, -1 the one before.
	Relative bool
}

// IsRange reports whether the date has an end of its own.
func (d Date) IsRange() bool { return d.To != Point{} }

// Compare is below 0 where d begins before o, above 0 where it begins after, and
// orders what begins at once by its end. What is told less exactly comes first:
// a year before its months, a month before its days; but the end of a month comes
// behind its first days. Relative dates come after all others, and tell nothing
// about those of another document.
func (d Date) Compare(o Date) int {
	if d.Relative != o.Relative {
		if o.Relative {
			return -1
		}
		return 1
	}
	return cmp.Or(d.begins().compare(o.begins()), d.To.compare(o.To), cmp.Compare(d.Precision, o.Precision))
}

func (p Point) compare(o Point) int {
	return cmp.Or(cmp.Compare(p.Year, o.Year), cmp.Compare(p.Month, o.Month), cmp.Compare(p.Day, o.Day))
}

// begins is where a date stands among others: the beginning of its part.
func (d Date) begins() Point {
	p := d.From
	switch {
	case d.Part == Whole:
	case d.Precision == Month:
		p.Day = []int{0, 1, 11, 21}[d.Part]
	case d.Precision == Year:
		p.Month = []int{0, 1, 5, 10}[d.Part]
	default:
		p.Year += []int{0, 0, 3, 7}[d.Part] * d.Precision.years() / 10
	}
	return p
}

// years is how many years a century or a decade has, 1 for others.
func (p Precision) years() int {
	switch p {
	case Century:
		return 100
	case Decade:
		return 10
	}
	return 1
}

// String writes the date in the manner of ISO 8601: 2010-11-19/2010-11-20, 1990s,
// 2008-08; relative years are in brackets: [-1]-11. Early, middle and late stand
// behind as a sign: 2010-11(early).
func (d Date) String() string {
	s := d.point(d.From)
	switch {
	case d.Precision == Decade:
		s += "s"
	case d.Precision == Century:
		s += "c"
	}
	if d.IsRange() {
		s += "/" + d.point(d.To)
	}
	return s + []string{"", "(early)", "(middle)", "(late)"}[d.Part]
}

func (d Date) point(p Point) string {
	s := fmt.Sprintf("%04d", p.Year)
	if d.Relative {
		s = fmt.Sprintf("[%d]", p.Year)
	}
	if p.Month > 0 {
		s += fmt.Sprintf("-%02d", p.Month)
	}
	if p.Day > 0 {
		s += fmt.Sprintf("-%02d", p.Day)
	}
	return s
}

// valid reports whether the date's months and days exist and its end does not come
// before its beginning.
func (d Date) valid() bool {
	return d.From.valid() && (!d.IsRange() || d.To.valid() && d.From.compare(d.To) < 0)
}

func (p Point) valid() bool {
	days := [...]int{31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return p.Month >= 0 && p.Month <= 12 && p.Day >= 0 && p.Day <= days[p.Month]
}
