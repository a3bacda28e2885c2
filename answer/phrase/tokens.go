package phrase

import "unicode"

// Tokens estimates how many tokens a model makes of s, rather too many than too
// few, since some servers cut a long request without saying so. In hundredths of
// a token:
//
//   - an ASCII letter or space counts 35: English has over four a token with the
//     tokenizers in use, and names and chopped words still about three;
//   - a digit or an ASCII mark counts 100: Gemma and Llama 2 split numbers;
//   - any other letter of an alphabet counts 60: Cyrillic and accented letters
//     have two to three a token;
//   - a Han character, kana or hangul counts 150: vocabularies made for Chinese
//     have one token for one or two, byte-level ones up to three for rare ones;
//   - any other character counts a token a byte, the most that there can be.
func Tokens(s string) int {
	sum := 0
	for _, r := range s {
		sum += hundredths(r)
	}
	return (sum + 99) / 100
}

func hundredths(r rune) int {
	switch {
	case r < 0x80 && (unicode.IsLetter(r) || r == ' '):
		return 35
	case r < 0x80:
		return 100
	case r < 0x1100 && (unicode.IsLetter(r) || unicode.IsMark(r)):
		return 60
	case unicode.IsLetter(r), unicode.IsPunct(r):
		return 150
	case r < 0x800:
		return 200
	case r < 0x10000:
		return 300
	}
	return 400
}
