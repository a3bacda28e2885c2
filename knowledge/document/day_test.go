package document

import "testing"

func TestDay(t *testing.T) {
	tests := map[string]string{
		"2026-02-11":                     "2026-02-11",
		" 2026-02-11T09:30:00+02:00 ":    "2026-02-11",
		"2026-02-11 09:30":               "2026-02-11",
		"2026/2/1":                       "2026-02-01",
		"20260211":                       "2026-02-11",
		"11 February 2026":               "2026-02-11",
		"February 11, 2026":              "2026-02-11",
		"Feb. 11, 2026":                  "2026-02-11",
		"Wed, 11 Feb 2026 09:30:00 GMT":  "2026-02-11",
		"Wednesday, 11 February 2026":    "2026-02-11",
		"2026年2月11日 9:30":                "2026-02-11",
		"2026-02-31":                     "",
		"2026":                           "",
		"last week":                      "",
		"11/02/2026":                     "", // the day or the month first: nobody knows
		"":                               "",
		"the 11 February 2026, at night": "",
	}
	for s, want := range tests {
		if got := Day(s); got != want {
			t.Errorf("Day(%q) = %q, want %q", s, got, want)
		}
	}
}
