package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// A lexeme is the smallest piece of text that is read: a Han character, a run of
// letters, a run of digits, or a sign.
type lexeme struct {
	form       string // folded
	kind       kind
	upper      bool // it begins with a capital
	caps       bool // it has nothing but capitals
	joined     bool // nothing stands between it and the one before
	start, end int  // bytes
}

type kind uint8

const (
	hanChar kind = iota
	letters
	digits
	sign
)

// maxText is how much of a text is read, in bytes. A sentence is far shorter.
const maxText = 2 << 10

// lexemes cuts s. White space separates and is left out.
func lexemes(s string) []lexeme {
	if len(s) > maxText {
		s = s[:maxText]
	}
	all := make([]lexeme, 0, len(s)/3+1)
	space := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || r == utf8.RuneError && n == 1 {
			space = true
			i += n
			continue
		}
		l := lexemeAt(s[i:], r, n)
		l.joined, l.start, l.end = !space, i, i+l.end
		all = append(all, l)
		i, space = l.end, false
	}
	return all
}

// lexemeAt reads the lexeme at the head of s, whose first rune is r of n bytes.
func lexemeAt(s string, r rune, n int) lexeme {
	switch {
	case language.IsHan(r):
		return lexeme{form: language.Fold(s[:n]), kind: hanChar, end: n}
	case isDigit(r):
		n = digitRun(s)
		return lexeme{form: language.Fold(s[:n]), kind: digits, end: n}
	case unicode.IsLetter(r):
		n = letterRun(s)
		word := s[:n]
		return lexeme{form: language.Fold(word), kind: letters, upper: unicode.IsUpper(r), caps: word == strings.ToUpper(word) && utf8.RuneCountInString(word) > 1, end: n}
	}
	return lexeme{form: language.Fold(s[:n]), kind: sign, end: n}
}

// isDigit leaves out the digits of other scripts, which nothing here reads.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func digitRun(s string) (n int) {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		next, _ := utf8.DecodeRuneInString(s[n+size:])
		if !isDigit(r) && !(strings.ContainsRune(".,．，:：", r) && isDigit(next)) {
			break
		}
		n += size
	}
	return n
}

func letterRun(s string) (n int) {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || language.IsHan(r) {
			break
		}
		n += size
	}
	return n
}
