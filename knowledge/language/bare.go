package language

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Bare returns s in its compatibility form (NFKC) and in lower case, without white
// space: what is left of a piece of text however it was set. Unlike [Fold] it leaves
// traditional characters as they are.
func Bare(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return cases.Lower(language.Und).String(s)
}
