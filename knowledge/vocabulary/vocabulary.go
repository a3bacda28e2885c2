package vocabulary

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/language"
)

// A Vocabulary knows the words of documents. It never changes and is safe for
// concurrent use. It takes about 13 bytes a word, 4 bytes for each two words that
// stand beside each other, and 8 for each part of names such as maxPlayers.
type Vocabulary struct {
	words    words
	pairs    []uint32 // of words that stand beside each other, sorted
	parts    []part
	langs    []string // by whose rules the documents' words are stemmed
	written  []string // in which the documents are, as primary languages
	chinese  bool     // some are in Chinese
	acronyms map[string]*thesaurus
	index    Index
}

// An Index tells what the passages of the documents have.
type Index interface {
	// DF is the number of passages that have a term.
	DF(t language.Term) int
	// Has reports whether a passage has all of the terms.
	Has(terms []language.Term) bool
}

// A Builder makes a [Vocabulary] of the texts that it is given. The zero value is
// ready for use.
type Builder struct {
	collector
	written  []string
	langs    []string
	acronyms []acronym
	known    map[acronym]bool
}

// Add reads a text in the language of the BCP 47 tag lang. Words beyond a million,
// and acronyms beyond ten thousand, are passed over.
func (b *Builder) Add(text, lang string) {
	if b.seen == nil {
		b.seen, b.humped, b.known = map[string]struct{}{}, map[string][]string{}, map[acronym]bool{}
	}
	if l := stemLanguage(lang); !slices.Contains(b.langs, l) {
		b.langs = append(b.langs, l)
	}
	if l := language.Primary(lang); !slices.Contains(b.written, l) {
		b.written = append(b.written, l)
	}
	b.read(text)
	for _, a := range acronymsIn(text) {
		if !b.known[a] && len(b.acronyms) < maxAcronyms {
			b.known[a] = true
			b.acronyms = append(b.acronyms, a)
		}
	}
}

// Vocabulary is made of what was added, for documents that x has the passages of.
func (b *Builder) Vocabulary(x Index) *Vocabulary {
	b.compact()
	v := &Vocabulary{words: newWords(b.seen), pairs: slices.Clone(b.pairs), langs: b.langs, written: b.written, chinese: slices.Contains(b.written, "zh"), index: x, acronyms: map[string]*thesaurus{}}
	v.parts = b.parts(v.words)
	for _, lang := range stemLanguages {
		v.acronyms[lang] = newThesaurus()
		for _, a := range b.acronyms {
			v.acronyms[lang].add([]string{a.short, a.long}, lang, acronymWeight)
		}
	}
	return v
}

// Len is the number of words.
func (v *Vocabulary) Len() int { return v.words.len() }

// has reports whether documents have exactly this folded word.
func (v *Vocabulary) has(word string) bool {
	at, _ := v.words.beginning(word)
	return at < v.words.len() && v.words.at(at) == word
}

// neighbours reports whether two folded words stand beside each other somewhere, or
// are parts of one name.
func (v *Vocabulary) neighbours(a, b string) bool {
	_, ok := slices.BinarySearch(v.pairs, pairKey(a, b))
	return ok
}

// compounds are the names that have a part, given by its term, or two beside each
// other, given by their [language.Pair].
func (v *Vocabulary) compounds(t language.Term) (all []string) {
	key := partKey(t)
	at, _ := slices.BinarySearchFunc(v.parts, key, func(p part, k uint32) int {
		if p.key < k {
			return -1
		}
		return 1
	})
	for ; at < len(v.parts) && v.parts[at].key == key && len(all) < maxForms; at++ {
		all = append(all, v.words.at(int(v.parts[at].word)))
	}
	return all
}

func decode(s string) (rune, int) { return utf8.DecodeRuneInString(s) }
