package language

import (
	"embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed background/*.txt
var backgroundFiles embed.FS

// frequencies holds the probabilities of terms in general text.
type frequencies map[Term]float32

// backgrounds are read when they are first needed: Chinese takes 3 ms, another
// language 6 ms, for stemming.
var backgrounds = map[string]func() frequencies{
	"zh": readBackground("zh"), "en": readBackground("en"), "ru": readBackground("ru"),
	"fr": readBackground("fr"), "de": readBackground("de"), "es": readBackground("es"),
}

func readBackground(lang string) func() frequencies {
	return sync.OnceValue(func() frequencies {
		content, _ := backgroundFiles.ReadFile("background/" + lang + ".txt") // embedded: it is there
		stem, table := stemmer(lang), frequencies{}
		for line := range strings.Lines(string(content)) {
			class, words, _ := strings.Cut(line, " ")
			c, err := strconv.Atoi(class)
			if err != nil {
				continue // a comment
			}
			p := float32(math.Exp2(-float64(c) / 2))
			for w := range strings.FieldsSeq(words) {
				table[backgroundTerm(w, lang, stem)] += p
			}
		}
		return table
	})
}

// backgroundTerm is the term of a table's entry: a character, a pair of them, or
// a word, which counts for its stem.
func backgroundTerm(entry, lang string, stem func(string) string) Term {
	if lang != "zh" {
		return hashString(stem(Fold(entry)))
	}
	runes := []rune(entry)
	if len(runes) == 1 {
		return Term(runes[0])
	}
	return Pair(Term(runes[0]), Term(runes[1]))
}

// Frequency estimates how probable a token of a text in lang is in general text
// of that language, per unit. listed tells whether the token is in a table; a
// pair that is not is taken for chance, the product of its units'
// probabilities, and any other token is 0.
func Frequency(t Token, lang string) (p float64, listed bool) {
	read, ok := backgrounds[Primary(lang)]
	if !ok {
		return 0, false
	}
	table := read()
	if p, ok := table[t.Term]; ok || t.Right == 0 {
		return float64(p), ok
	}
	return float64(table[t.Left]) * float64(table[t.Right]), false
}
