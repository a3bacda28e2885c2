package knowledge

import (
	"slices"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// Meanings finds the phrases of the glossary in s, a text in lang: the longest at
// each place, none inside another. Two phrases mean the same when their terms are
// equal.
func (b *Base) Meanings(s, lang string) []language.Token {
	return b.glossary.Meanings(language.Units(s, lang))
}

// Dictionaries returns the dictionaries into Chinese for a language, given by its
// BCP 47 tag: the owner's first, the one that is built in last. There may be none.
func (b *Base) Dictionaries(lang string) []*lexicon.Dictionary {
	return slices.Clip(b.dictionariesFor(language.Primary(lang)))
}

// Reads reports whether a document is in the language of a BCP 47 tag, or translated
// into it: whether a question in it finds words of its own. It does for "".
func (b *Base) Reads(lang string) bool {
	return lang == "" || b.languages.have(language.Primary(lang))
}
