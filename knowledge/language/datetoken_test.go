package language

import (
	"slices"
	"strings"
	"testing"
)

// dates are the terms of the dates in s.
func dates(s, lang string) (terms []Term) {
	for _, t := range Tokens(Units(s, lang)) {
		if t.Class == Meant {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// TestDatesMeet holds different ways to write one date to one term.
func TestDatesMeet(t *testing.T) {
	for _, group := range []string{
		"2025-03-14|2025/03/14|14.03.2025|14.3.2025|14/03/2025|03/14/2025|March 14, 2025|Mar. 14 2025|14 March 2025|14th of March 2025|14. März 2025|14 mars 2025|14 марта 2025|2025年3月14日|2025 年 3 月 14 日|二〇二五年三月十四日|2025年03月14號",
		"9 May|May 9|9th of May|9. Mai|le 9 mai|9 мая|5月9日|五月九日",
		"March 2025|März 2025|mars 2025|2025年3月|二〇二五年三月",
	} {
		ways := strings.Split(group, "|")
		want := dates(ways[0], "en")
		if len(want) == 0 {
			t.Fatalf("%s has no date", ways[0])
		}
		for _, w := range ways {
			lang, _ := Language(w)
			if got := dates(w, lang); len(got) == 0 || got[0] != want[0] {
				t.Errorf("%s (%s): %d terms, not the date of %s", w, lang, len(got), ways[0])
			}
		}
	}
	// A day is found by its month, and by the day of whatever year.
	day := dates("2025年3月14日", "zh")
	for _, w := range []string{"March 2025", "March 14"} {
		if got := dates(w, "en"); len(got) != 1 || !slices.Contains(day, got[0]) {
			t.Errorf("%s is not in 2025年3月14日", w)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, s := range []string{
		"1.2.3", "version 14.03.202", "03/04/2025", "31 people", "2025", "May it be", "40 March", "13月40日", "十二个月", "一年三次", "5 km in 2025", "March on, 14 men", "",
	} {
		if got := dates(s, "en"); len(got) > 0 {
			t.Errorf("%s has a date", s)
		}
	}
}
