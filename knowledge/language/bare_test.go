package language

import "testing"

// TestBare holds values of Python's unicodedata.normalize("NFKC", s), re.sub(r"\s+",
// "", s) and str.lower, which score the same sets from outside.
func TestBare(t *testing.T) {
	tests := []struct{ s, want string }{
		{"", ""},
		{" A b\tC\n", "abc"},
		{"２．５ 公斤", "2.5公斤"},
		{"ＧＰＴ－４ｏ", "gpt-4o"},
		{"a\u00a0b\u3000c\u2009d\x1ce\u0085f", "abcdef"},
		{"a\u200bb", "a\u200bb"},
		{"ﬁve ½ ™", "five1⁄2tm"},
		{"Straße STRASSE", "straßestrasse"},
		{"İstanbul", "i̇stanbul"},
		{"ΟΔΟΣ ΟΔΟΣ", "οδοσοδος"},
		{"e\u0301", "é"},
		{"國家", "國家"},
		{"㈠ ①", "(一)1"},
		{"20\u202f000 \u2028x", "20000x"},
	}
	for _, tt := range tests {
		if got := Bare(tt.s); got != tt.want {
			t.Errorf("Bare(%q) is %q, want %q", tt.s, got, tt.want)
		}
	}
}
