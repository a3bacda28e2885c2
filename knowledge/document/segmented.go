package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSegmented reports whether s is segmented text: Chinese with spaces between
// its words. It is when at least one Han character in five is followed by a
// space and another Han character.
func IsSegmented(s string) bool {
	han, gaps := 0, 0
	var before rune // the character before the space that is being read, or 0
	var last rune
	for _, r := range s {
		switch {
		case r == ' ':
			if unicode.Is(unicode.Han, last) {
				before = last
			}
		case unicode.Is(unicode.Han, r):
			han++
			if before != 0 {
				gaps++
			}
			before = 0
		default:
			before = 0
		}
		last = r
	}
	return han >= 10 && gaps*5 >= han
}

// Unsegment puts segmented text together: the spaces between Chinese
// characters, Chinese punctuation and numbers beside them go, also those in the
// middle of a word that was cut wrongly (梅德韦 杰夫); one space stays between
// two words of an alphabet. Line breaks stay. Nothing but white space is
// dropped.
func Unsegment(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, unsegmentLine(line))
	}
	return strings.Join(lines, "\n")
}

func unsegmentLine(line string) string {
	var b strings.Builder
	b.Grow(len(line))
	for word := range strings.FieldsSeq(line) {
		if b.Len() > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			first, _ := utf8.DecodeRuneInString(word)
			if isWestern(last) && isWestern(first) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(word)
	}
	return b.String()
}

// isWestern reports whether r belongs to text that is written with spaces.
// ASCII punctuation does, Chinese and typographic punctuation does not.
func isWestern(r rune) bool {
	return r < 0x2000
}
