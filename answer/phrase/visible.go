package phrase

import (
	"strings"
	"unicode"
)

// visible is s without what a reader cannot see: control and format characters,
// characters for private use, fillers and variation selectors. Every kind of
// white space but the line break becomes a space. What is no UTF-8 goes as well.
func visible(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(s, ""))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar, isUnseen(r):
			return -1
		}
		return r
	}, s)
}

// isUnseen reports whether r shows as nothing. The tag characters, in which a
// whole text can be hidden, are format characters.
func isUnseen(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u3164', '\uFFA0', '\u034F', '\u2800', '\u17B4', '\u17B5':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Variation_Selector)
}

// material is text of a document or of a user as it is put into a prompt: one
// line of what can be seen, in which nothing can pass for a delimiter, a source's
// number or a chat template's marker.
func material(s string) string {
	s = strings.Join(strings.Fields(visible(s)), " ")
	return strings.Map(func(r rune) rune {
		switch r {
		case '<', '＜', '﹤':
			return '‹'
		case '>', '＞', '﹥':
			return '›'
		case '[', '［', '【', '{':
			return '('
		case ']', '］', '】', '}':
			return ')'
		}
		return r
	}, s)
}
