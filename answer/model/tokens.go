package model

import "unicode/utf8"

// perMessage is what a chat template adds to a message, in tokens.
const perMessage = 8

// EstimateTokens returns how many tokens a text has at most, for all but strange
// text: a token for three letters of ASCII, three for two of other characters.
// OpenAI's cl100k needs 1 to 1.3 for a Chinese character and fewer for a Cyrillic
// letter, the vocabularies of Qwen and Gemma less; that of Llama 2 more, up to 2.
func EstimateTokens(text string) int {
	ascii, others := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			ascii++
		} else {
			others++
		}
	}
	return (2*ascii + 9*others + 5) / 6
}

// promptTokens estimates the tokens of a request.
func promptTokens(r Request) int {
	n := 0
	for _, m := range r.Messages {
		n += perMessage + EstimateTokens(m.Content)
	}
	return n
}
