package charset

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// characters decodes s with an encoding of one byte a character.
func characters(m *charmap.Charmap, s []byte) []rune {
	all := make([]rune, 0, len(s)+2)
	all = append(all, ' ')
	for _, c := range s {
		all = append(all, m.DecodeByte(c))
	}
	return append(all, ' ')
}

// share is the mean of what the characters outside of ASCII of all count for.
// all begins and ends with a space.
func share(all []rune, weight func(before, r, after rune) float64) float64 {
	sum, n := 0.0, 0
	for i := 1; i < len(all)-1; i++ {
		if all[i] >= 0x80 {
			sum += weight(all[i-1], all[i], all[i+1])
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// westernPlausible measures text as Windows-1252: its letters outside of ASCII stand
// beside those of ASCII.
func westernPlausible(s []byte) float64 {
	return share(characters(charmap.Windows1252, s), func(before, r, after rune) float64 {
		switch {
		case !unicode.IsLetter(r):
			return signWeight(before, r, after)
		case unicode.IsUpper(r) && unicode.IsLower(before):
			return 0
		case isASCIILetter(before) || isASCIILetter(after):
			return 1
		case before < 0x80 && after < 0x80:
			return 0.9 // a word by itself: à, é
		}
		return 0.3
	})
}

// cyrillicPlausible measures text as one of the encodings of Cyrillic: its letters
// stand beside each other, in lower case behind the first.
func cyrillicPlausible(m *charmap.Charmap) func(s []byte) float64 {
	return func(s []byte) float64 {
		return share(characters(m, s), func(before, r, after rune) float64 {
			switch {
			case !unicode.Is(unicode.Cyrillic, r):
				return signWeight(before, r, after)
			case isASCIILetter(before) || isASCIILetter(after), unicode.IsUpper(r) && unicode.IsLower(before):
				return 0
			case strings.ContainsRune("ЂЃѓЉЊЌЋЏђљњќћџЅѕЈј", r): // of other languages than Russian
				return 0.3
			case !unicode.IsLetter(before) && !unicode.IsLetter(after):
				return 0.8 // a word of one letter
			case unicode.IsUpper(r) && unicode.IsUpper(before):
				return 0.6
			}
			return 1
		})
	}
}

// signWeight is what a character counts for that is no letter.
func signWeight(before, r, after rune) float64 {
	inside := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case strings.ContainsRune("’–—\u00a0\u00ad·", r):
		return 0.9
	case strings.ContainsRune("“”„«»‚‘‹›°§©®€£™…•№×¿¡", r) && !inside:
		return 0.9
	}
	return 0
}

func isASCIILetter(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }
