package language

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed simplified.txt
var simplifiedTable string

// The block of common Han characters, for which a flat table beats a map.
const (
	hanFirst = 0x4E00
	hanLast  = 0x9FFF
)

// hanFold maps traditional characters to simplified ones.
type hanFold struct {
	common [hanLast - hanFirst + 1]uint16 // 0 stands for the character itself
	rare   map[rune]rune
	// targets are the characters that others fold to.
	targets map[rune]bool
}

// simplified reads the embedded table once; it takes about 0.2 ms.
var simplified = sync.OnceValue(func() *hanFold {
	f := &hanFold{rare: map[rune]rune{}, targets: map[rune]bool{}}
	for line := range strings.Lines(simplifiedTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(line) {
			from, n := utf8.DecodeRuneInString(pair)
			to, _ := utf8.DecodeRuneInString(pair[n:])
			f.targets[to] = true
			if from >= hanFirst && from <= hanLast && to <= 0xFFFF {
				f.common[from-hanFirst] = uint16(to)
			} else {
				f.rare[from] = to
			}
		}
	}
	return f
})

func (f *hanFold) rune(r rune) rune {
	if r >= hanFirst && r <= hanLast {
		if s := f.common[r-hanFirst]; s != 0 {
			return rune(s)
		}
		return r
	}
	if s, ok := f.rare[r]; ok {
		return s
	}
	return r
}

// Fold returns the form in which text is compared: compatibility forms and
// widths unified (NFKC), lower case, traditional Chinese as simplified. It is
// for comparing only; nobody is shown it.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	scan(s, func(r rune, _, _ int) { b.WriteRune(r) })
	return b.String()
}

// IsTraditional reports whether the Han text of s is written in traditional
// characters: more of its characters have a simplified form than are one. Some
// characters are both, so that one of them alone decides nothing.
func IsTraditional(s string) bool {
	f, traditional, simple := simplified(), 0, 0
	for _, r := range s {
		switch {
		case r < 0x2E80:
		case f.rune(r) != r:
			traditional++
		case f.targets[r]:
			simple++
		}
	}
	return traditional > simple
}

// Invisible reports whether r is a character that is set into words for line
// breaking or by accident and that no reader sees: a soft hyphen, the zero-width
// space and joiners, a byte order mark.
func Invisible(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200D || r == 0x2060 || r == 0xFEFF
}

func allInvisible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !Invisible(r) }) < 0
}

// scan visits the runes of the folded s, each with the byte range of s that it
// came from, but for invisible ones. Ranges do not overlap except where one
// character of s folds to several runes.
func scan(s string, visit func(r rune, start, end int)) {
	f := simplified()
	if !needsNFKC(s) {
		for i, r := range s {
			if !Invisible(r) {
				visit(foldRune(f, r), i, i+runeLen(s[i:], r))
			}
		}
		return
	}
	var buf [64]byte
	for start := 0; start < len(s); {
		end := start + norm.NFKC.NextBoundaryInString(s[start:], true)
		for piece := norm.NFKC.AppendString(buf[:0], s[start:end]); len(piece) > 0; {
			r, n := utf8.DecodeRune(piece)
			if !Invisible(r) {
				visit(foldRune(f, r), start, end)
			}
			piece = piece[n:]
		}
		start = end
	}
}

// runeLen is the length of the rune r at the head of s; an invalid byte, which
// ranges as U+FFFD, is one byte long.
func runeLen(s string, r rune) int {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(s)
		return n
	}
	return utf8.RuneLen(r)
}

func foldRune(f *hanFold, r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return foldRune(f, r-0xFEE0)
	case r == 0x3000:
		return ' '
	case r == 'ё' || r == 'Ё':
		return 'е'
	case r < 0x2E80:
		return unicode.ToLower(r)
	}
	return f.rune(r)
}

// needsNFKC reports whether s has characters that the fast path of scan does
// not fold by itself. Full-width ASCII and the ideographic space it does fold.
func needsNFKC(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x300 && r != 0xAA && r != 0xB2 && r != 0xB3 && r != 0xB9 && r != 0xBA && (r < 0xBC || r > 0xBE):
		case r >= 0x400 && r <= 0x481: // Cyrillic
		case r >= 0x2010 && r <= 0x2027 && r != 0x2011 && (r < 0x2024 || r > 0x2026):
		case r == 0x2026: // … would become three full stops
		case r >= 0x3000 && r <= 0x3030: // CJK punctuation
		case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FE: // kana
		case r >= 0x3400 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
		case r >= 0xFF01 && r <= 0xFF5E:
		default:
			return true
		}
	}
	return false
}
