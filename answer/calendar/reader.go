package calendar

import (
	"slices"
	"strings"

	"detente/knowledge/language"
)

// A Found is a date in a sentence.
type Found struct {
	// Start and End are the bytes of the sentence that the date is written with.
	Start, End int
	Date       Date
}

// A written is a date as it stands there, before what it leaves out is known.
type written struct {
	start, end int
	// year is absolute where hasYear is set. near is a year by its distance from
	// the document's own (去年), or from the one told before (次年) where beside.
	hasYear, hasNear, beside bool
	year, near               int
	month, day               int
	// The end of a range; 0 is what From has.
	toYear, toMonth, toDay int
	isRange                bool
	// nearMonth is a month by its distance from the document's own (下月).
	hasNearMonth bool
	nearMonth    int
	precision    Precision
	part         Part
}

// A Reader reads the dates of one document, sentence by sentence. The zero Reader
// knows nothing of when the document was written.
type Reader struct {
	// Own is when the document was written, as far as it is known: a zero Year is
	// unknown.
	Own Point
	// era is the year told before, from which the next ones take theirs.
	era   era
	month int // told before in the paragraph, 0 for none
}

// An era is the year that dates without one are of.
type era struct {
	told bool
	year int
	// relative tells that the year counts from the document's own.
	relative bool
}

// NewParagraph forgets what holds only within one: a day alone is of a month that
// was told in the same paragraph, and what was said of last year is over. A year
// that was named is that of the next paragraph too, unless the document's own is
// known, which then comes first.
func (r *Reader) NewParagraph() {
	r.month = 0
	if r.Own.Year != 0 || r.era.relative {
		r.era = era{}
	}
}

// Read returns the dates of the next sentence, in its order. lang is its BCP 47
// tag, which counts only for dates in figures (1/2/2010). A year or month that only
// points (去年, 下月) is left out where another date tells more, or where nobody
// knows the document's own.
func (r *Reader) Read(sentence, lang string) []Found {
	all := scan(sentence, lang)
	var found []Found
	for _, w := range all {
		if w.recurring(sentence) {
			continue
		}
		d, ok := r.resolve(w)
		if !ok || w.pointing() && (d.Relative && w.month == 0 && !w.hasNearMonth || len(all) > 1) {
			continue
		}
		f := Found{w.start, w.end, d}
		if !slices.ContainsFunc(found, func(o Found) bool { return o.Date == d }) {
			found = append(found, f)
		}
	}
	return found
}

// recurring tells of what comes again each year: months without a year that some
// season lasts (6月至8月), and whatever stands behind 每年.
func (w written) recurring(sentence string) bool {
	if w.hasYear || w.hasNear {
		return false
	}
	head := strings.TrimSuffix(sentence[:w.start], "的")
	return w.isRange && w.day == 0 || strings.HasSuffix(head, "每年") || strings.HasSuffix(head, "每逢")
}

// pointing tells of a year or a month that is not named: 去年, 下月.
func (w written) pointing() bool {
	return w.day == 0 && (w.hasNearMonth || w.hasNear && w.month == 0)
}

// resolve completes a date by what was told before.
func (r *Reader) resolve(w written) (Date, bool) {
	e, ok := r.eraOf(w)
	if !ok {
		return Date{}, false
	}
	d := Date{From: Point{e.year, w.month, w.day}, Precision: w.precision, Part: w.part, Relative: e.relative}
	if w.needsMonth() && !r.fillMonth(w, &d) {
		return Date{}, false
	}
	if w.isRange {
		d.To = w.ending(d.From)
	}
	if d.Precision == 0 {
		d.Precision = precisionOf(d.From)
	}
	if !d.valid() {
		return Date{}, false
	}
	r.remember(d)
	return d, true
}

func (w written) needsMonth() bool { return w.hasNearMonth || w.day > 0 && w.month == 0 }

// remember keeps what the next dates may leave out.
func (r *Reader) remember(d Date) {
	last := d.From
	if d.IsRange() {
		last = d.To
	}
	if d.Precision >= Year {
		r.era = era{true, last.Year, d.Relative}
		r.month = last.Month
	}
}

// eraOf is the year of a date, the document's own as the last resort.
func (r *Reader) eraOf(w written) (era, bool) {
	own := era{year: r.Own.Year, relative: r.Own.Year == 0}
	before := own
	if r.era.told {
		before = r.era
	}
	switch {
	case w.hasYear:
		return era{year: w.year}, true
	case w.hasNear && w.beside:
		before.year += w.near
		return before, r.era.told
	case w.hasNear:
		own.year += w.near
		return own, true
	case w.hasNearMonth && r.Own.Month > 0:
		return own, true
	}
	return before, true
}

// fillMonth gives a day or a pointed-at month its month: the document's own, or the
// one told before in the paragraph.
func (r *Reader) fillMonth(w written, d *Date) bool {
	base := r.month
	if w.hasNearMonth && r.Own.Month > 0 {
		base = r.Own.Month
	}
	if base == 0 {
		return false
	}
	months := d.From.Year*12 + base - 1 + w.nearMonth
	d.From.Year, d.From.Month = floorDiv(months, 12), months-12*floorDiv(months, 12)+1
	return true
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// ending is the last point of a range: what it leaves out is that of the first. An
// end that comes before the beginning is in the next year (12月28日至1月3日).
func (w written) ending(from Point) Point {
	to := Point{w.toYear, w.toMonth, w.toDay}
	if to.Year == 0 {
		to.Year = from.Year
	}
	if to.Month == 0 && to.Day > 0 {
		to.Month = from.Month
	}
	if w.toYear == 0 && w.toMonth > 0 && to.compare(from) < 0 {
		to.Year++
	}
	return to
}

func precisionOf(p Point) Precision {
	switch {
	case p.Day > 0:
		return Day
	case p.Month > 0:
		return Month
	}
	return Year
}

// scan finds the dates of a sentence, in its order, none inside another.
func scan(sentence, lang string) []written {
	if strings.ContainsFunc(sentence, language.IsHan) {
		return scanChinese(sentence)
	}
	return scanWestern(sentence, lang)
}
