package language

import (
	"strings"
	"unicode"
)

// A Class says what a [Unit] or a [Token] is.
type Class uint8

// The classes of units, and those that only tokens have.
const (
	Han    Class = iota // one character of a script written without spaces
	Word                // a stemmed word of a script written with spaces
	Number              // a number in digits, thousands separators dropped
	Paired              // two neighbouring units
	Meant               // what a glossary's phrase means, or a date however it is written
)

// A Unit is the smallest piece of text that is matched: a Han character, a
// word, or a number.
type Unit struct {
	ID         Term // equal for equal units; see [Term]
	Class      Class
	Joined     bool // nothing stands between this unit and the one before
	Start, End int  // byte offsets
}

// Units cuts s into units. lang, a BCP 47 tag, chooses the stemmer for words;
// with an unknown language they are only folded. Punctuation and symbols
// separate units and are none themselves.
func Units(s, lang string) []Unit {
	u := unitizer{s: s, stem: stemmer(lang), units: make([]Unit, 0, len(s)/3+1)}
	scan(s, u.visit)
	u.flush()
	return u.units
}

// unitizer collects units from the runes that scan visits.
type unitizer struct {
	s          string
	stem       func(string) string
	units      []Unit
	word       []rune
	start, end int // of word
	reach      int // the end of the separator after it
	last       int // the end of the unit before
}

func (u *unitizer) visit(r rune, start, end int) {
	switch {
	case isHan(r):
		u.flush()
		u.add(Term(r), Han, start, end)
	case unicode.IsMark(r): // belongs to the letter before, or to nothing
		if len(u.word) > 0 {
			u.word, u.end = append(u.word, r), end
		}
	case unicode.IsLetter(r):
		u.grow(r, start, end, unicode.IsDigit)
	case unicode.IsDigit(r):
		u.grow(r, start, end, unicode.IsLetter)
	case (r == '.' || r == ',') && u.inNumber():
		u.word, u.reach = append(u.word, r), end // kept if a digit follows; see flush
	default:
		u.flush()
	}
}

// grow adds r to the word, after ending a word of the other sort: "3rd" and
// "F16" are two units each, so that numbers meet whatever is written to them.
func (u *unitizer) grow(r rune, start, end int, other func(rune) bool) {
	if n := len(u.word); n > 0 && other(u.word[0]) {
		u.flush()
	}
	if n := len(u.word); n > 0 && isSeparator(u.word[n-1]) && !u.follows(u.reach, start) {
		u.flush()
	}
	if len(u.word) == 0 {
		u.start = start
	}
	u.word = append(u.word, r)
	u.end = end
}

func (u *unitizer) inNumber() bool {
	n := len(u.word)
	return n > 0 && unicode.IsDigit(u.word[0]) && !isSeparator(u.word[n-1])
}

func isSeparator(r rune) bool { return r == '.' || r == ',' }

// flush ends the word that is being collected.
func (u *unitizer) flush() {
	word := u.word
	u.word = u.word[:0]
	if n := len(word); n > 0 && isSeparator(word[n-1]) {
		word = word[:n-1]
	}
	if len(word) == 0 {
		return
	}
	if unicode.IsDigit(word[0]) {
		if u.addDate(word) {
			return
		}
		u.add(hashRunes(withoutThousands(word)), Number, u.start, u.end)
		return
	}
	u.add(hashString(u.stem(string(word))), Word, u.start, u.end)
}

// addDate adds the parts of 14.03.2025 as three numbers.
func (u *unitizer) addDate(word []rune) bool {
	if len(word) > len("14.03.2025") || len(word) != u.end-u.start {
		return false
	}
	parts := strings.Split(string(word), ".")
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 4 {
		return false
	}
	at := u.start
	for _, p := range parts {
		u.add(hashString(p), Number, at, at+len(p))
		at += len(p) + 1
	}
	return true
}

func (u *unitizer) add(id Term, class Class, start, end int) {
	joined := len(u.units) > 0 && u.follows(u.last, start)
	u.units = append(u.units, Unit{ID: id, Class: class, Joined: joined, Start: start, End: end})
	u.last = end
}

// follows reports whether nothing that is seen stands from byte end to start. One
// character may be several units, which have the same bytes.
func (u *unitizer) follows(end, start int) bool {
	return end == start || end < start && allInvisible(u.s[end:start])
}

// withoutThousands drops commas: 1,000 is 1000. Full stops stay: 3.14.
func withoutThousands(word []rune) []rune {
	kept := word[:0]
	for _, r := range word {
		if r != ',' {
			kept = append(kept, r)
		}
	}
	return kept
}

// isHan reports whether r belongs to a script that is written without spaces
// between words, which is matched by single characters and pairs of them.
func isHan(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r >= 0x3400 && r <= 0x9FFF:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}
