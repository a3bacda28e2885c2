package document

import (
	"strings"
	"time"
)

// Day is the day that a date of a document's metadata is of, as 2006-01-02. It takes
// ISO 8601 with or without a time of day, to the day; "2006/01/02", "20060102",
// "January 2, 2006", "2 January 2006" in English, in full or abbreviated, with a
// weekday and a time or without; and "2006年1月2日". Others, a year alone, and days
// that no calendar has, are "".
func Day(s string) string {
	s = strings.TrimSpace(s)
	if t, ok := isoDay(s); ok {
		return t
	}
	if before, _, ok := strings.Cut(s, "日"); ok {
		return day("2006年1月2", strings.Join(strings.Fields(before), ""))
	}
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(words) > 3 && isWeekday(words[0]) {
		words = words[1:]
	}
	if len(words) < 3 {
		return ""
	}
	words = words[:3]
	for i := range words {
		words[i] = strings.TrimSuffix(words[i], ".")
	}
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"} {
		if d := day(layout, strings.Join(words, " ")); d != "" {
			return d
		}
	}
	return ""
}

func isWeekday(s string) bool {
	for _, layout := range []string{"Mon", "Monday"} {
		if _, err := time.Parse(layout, strings.TrimSuffix(s, ".")); err == nil {
			return true
		}
	}
	return false
}

// isoDay reads a day that begins with its year in numbers.
func isoDay(s string) (string, bool) {
	for _, layout := range []string{"2006-01-02", "2006-1-2", "2006/01/02", "2006/1/2", "2006.01.02", "20060102"} {
		head := s
		if i := strings.IndexAny(head, "T \t"); i >= 0 {
			head = head[:i]
		}
		if d := day(layout, head); d != "" {
			return d, true
		}
	}
	return "", false
}

// day reads s by a layout of package time.
func day(layout, s string) string {
	t, err := time.Parse(layout, s)
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}
