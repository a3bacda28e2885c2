package edition

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
)

// A print is a hash of the letters and digits of a text in lower case: what is copied
// with other marks, spaces or markup has the same. It is 0 for a text without any.
type print uint64

// The constants of FNV-1a.
const (
	fnvOffset print = 14695981039346656037
	fnvPrime  print = 1099511628211
)

// printOf hashes a text.
func printOf(s string) print {
	h := fnvOffset
	for i := 0; i < len(s); {
		c := s[i]
		size := 1
		switch {
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			// Most of what is not ASCII are Han characters: they need no look-up.
			if (r < 0x4e00 || r > 0x9fff) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				break
			}
			for _, r := range []byte(s[i : i+size]) {
				h = (h ^ print(r)) * fnvPrime
			}
		case 'A' <= c && c <= 'Z':
			h = (h ^ print(c+'a'-'A')) * fnvPrime
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			h = (h ^ print(c)) * fnvPrime
		}
		i += size
	}
	if h == fnvOffset {
		return 0
	}
	return h
}

// join is one print of two.
func (h print) join(o print) print { return (h ^ o>>7 ^ o<<9) * fnvPrime }

// printsOf are the prints of a document's sentences, 0 for those that say nothing.
func printsOf(d *document.Document) []print {
	all := make([]print, len(d.Sentences))
	for i := range d.Sentences {
		all[i] = printOf(d.Quote(i))
	}
	return all
}

// shared is the share of the sentences of the shorter of two texts that the other has
// too, 0 to 1; 0 for a text without sentences.
func shared(a, b []print) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	sorted := slices.Sorted(slices.Values(b))
	n, has := 0, 0
	for _, h := range a {
		if h == 0 {
			continue
		}
		n++
		if _, ok := slices.BinarySearch(sorted, h); ok {
			has++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(has) / float64(n)
}
