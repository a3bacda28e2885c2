package language

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// interrogative matches the word that asks, in folded questions.
var interrogative = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`什么|甚么|啥|谁|哪|多少|几|何|怎么?|多[长久大高远重快]` +
		`|\b(?:what|which|who|whom|whose|when|where|why|how)\b` +
		`|\b(?:quel(?:le)?s?|qui|quand|combien|pourquoi|comment|quoi)\b|où` +
		`|\b(?:wer|wen|wem|wessen|was|wann|wo|wohin|warum|wie|welche[rsnm]?)\b` +
		`|(?:кто|кого|кому|кем|что|чего|чем|какой|какая|какое|какие|каком|какую|когда|где|куда|откуда|почему|зачем|сколько|как)`)
})

// Interrogative finds the first word of a question that asks, and the measure
// word of what it asks to be counted: 个 of 多少个, 0 for none. A question without such a
// word has an empty span.
func Interrogative(question string) (word Span, counted rune) {
	var folded strings.Builder
	var spans []Span // of each folded byte
	scan(question, func(r rune, start, end int) {
		n, _ := folded.WriteRune(r)
		for range n {
			spans = append(spans, Span{start, end})
		}
	})
	at := interrogative().FindStringIndex(folded.String())
	if at == nil {
		return Span{}, 0
	}
	if asked := folded.String()[at[0]:at[1]]; asked == "多少" || asked == "几" {
		if r, _ := utf8.DecodeRuneInString(folded.String()[at[1]:]); strings.ContainsRune(countWords, r) {
			counted = r
		}
	}
	return Span{spans[at[0]].Start, spans[at[1]-1].End}, counted
}
