package vocabulary

import (
	_ "embed"
	"strings"
	"sync"

	"detente/knowledge/language"
)

//go:embed doublets.txt
var doubletFile string

// doubletWeight is what a word of one meaning is worth against the word itself.
const doubletWeight = 0.7

// doublets holds the groups of words of one meaning.
var doublets = sync.OnceValue(func() [][]string {
	var groups [][]string
	for line := range strings.Lines(doubletFile) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		phrases := strings.Split(line, ",")
		for i, p := range phrases {
			phrases[i] = strings.TrimSpace(p)
		}
		groups = append(groups, phrases)
	}
	return groups
})

// doubletsIn holds the groups as a thesaurus for each language by whose rules words
// are stemmed; each is made when it is first needed, in about 5 ms.
var doubletsIn = func() map[string]func() *thesaurus {
	all := map[string]func() *thesaurus{}
	for _, lang := range stemLanguages {
		all[lang] = sync.OnceValue(func() *thesaurus {
			t := newThesaurus()
			for _, g := range doublets() {
				t.add(g, lang, doubletWeight)
			}
			return t
		})
	}
	return all
}()

// stemLanguages are those by whose rules Latin words are stemmed; "en" stands for
// all others.
var stemLanguages = []string{"en", "fr", "de", "es"}

func stemLanguage(tag string) string {
	switch lang := language.Primary(tag); lang {
	case "fr", "de", "es":
		return lang
	}
	return "en"
}
