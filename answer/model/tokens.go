package model

import "unicode/utf8"

// firstCJK is the first of the characters that stand for syllables or words.
const firstCJK = 0x2E80

// perMessage is what a chat template adds to a message, in tokens.
const perMessage = 8

// EstimateTokens returns how many tokens a text has at most, for all but strange
// text and vocabularies: two for a Chinese character, one for a letter outside
// ASCII, and one for three letters of ASCII. The article, its Russian and its
// English translation have, a character,
//
//	          zh    ru    en
//	SmolLM2  1.83  0.80  0.22   made for English: the worst case
//	Gemma 3  0.71  0.26  0.20
func EstimateTokens(text string) int {
	const ascii, letter, character, other = 2, 6, 12, 18 // in sixths of a token
	n := 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			n += ascii
		case r < firstCJK:
			n += letter
		case r <= 0xFFFF:
			n += character
		default: // emoji and rare characters, four bytes each
			n += other
		}
	}
	return (n + 5) / 6
}

// promptTokens estimates the tokens of a request.
func promptTokens(r Request) int {
	n := 0
	for _, m := range r.Messages {
		n += perMessage + EstimateTokens(m.Content)
	}
	return n
}
