package knowledge

import (
	"cmp"
	"slices"
	"strings"

	"detente/knowledge/index"
	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// maxChineseWord is the longest Chinese word that is looked up, in characters.
const maxChineseWord = 6

// maxOrigins is how many English phrases a Chinese word is looked for in documents
// by at most, the likeliest first.
const maxOrigins = 8

// A character by itself is worth less than a word of several, and one that is as
// common as this in general text is mostly no word of content.
const (
	characterShare = 0.6
	commonest      = 1.0 / 512
)

// A chineseWord is a word of a question with the ways in which English documents
// have it.
type chineseWord struct {
	units []language.Unit
	ways  []index.Way
}

// fromChinese adds to the terms of a Chinese question the English words that
// documents have for its own. Where no document has any Chinese, they take the place
// of the characters.
func (b *Base) fromChinese(question string, units []language.Unit, terms []QueryTerm) []QueryTerm {
	words := b.chineseWords(question, units)
	if b.languages.have("zh") {
		for _, w := range words {
			b.addWays(terms, w)
		}
		return terms
	}
	for _, w := range words {
		terms = b.replace(terms, w)
	}
	terms = slices.DeleteFunc(terms, func(t QueryTerm) bool { return t.Class == language.Han && isCommon(t.Token) })
	slices.SortStableFunc(terms, func(a, b QueryTerm) int { return a.Start - b.Start })
	return terms
}

// chineseWords finds the words of a question that dictionaries and, in English, the
// documents have: the longest at each place.
func (b *Base) chineseWords(question string, units []language.Unit) (words []chineseWord) {
	for i := 0; i < len(units); {
		n, ways := b.chineseWord(question, units[i:])
		if len(ways) > 0 {
			words = append(words, chineseWord{units[i : i+n], ways})
		}
		i += n
	}
	return words
}

// chineseWord is the longest word at the head of units, n being its length. It is 1
// where there is none.
func (b *Base) chineseWord(question string, units []language.Unit) (n int, ways []index.Way) {
	run := 0
	for run < min(len(units), maxChineseWord) && units[run].Class == language.Han && (run == 0 || units[run].Joined) {
		run++
	}
	for n = run; n > 0; n-- {
		if n == 1 && isCommon(language.Token{Term: units[0].ID}) {
			break
		}
		word := language.Fold(question[units[0].Start:units[n-1].End])
		if ways = b.englishWays(word); len(ways) > 0 {
			if n == 1 {
				weaken(ways, characterShare)
			}
			return n, ways
		}
	}
	return 1, nil
}

func isCommon(t language.Token) bool {
	p, _ := language.Frequency(t, "zh")
	return p >= commonest
}

func weaken(ways []index.Way, share float64) {
	for i := range ways {
		ways[i].Weight *= share
	}
}

// englishWays are the phrases of documents that a Chinese word translates.
func (b *Base) englishWays(word string) (ways []index.Way) {
	origins := slices.Clone(lexicon.ReverseEnglish().Origins(word))
	slices.SortStableFunc(origins, func(x, y lexicon.Origin) int { return cmp.Compare(y.Weight, x.Weight) })
	for _, o := range origins {
		var terms []language.Term
		for stem := range strings.FieldsSeq(o.Key) {
			terms = append(terms, language.StemTerm(stem))
		}
		if b.index.Has(terms) {
			ways = append(ways, index.Way{Terms: terms, Weight: o.Weight})
		}
		if len(ways) == maxOrigins {
			break
		}
	}
	return ways
}

// besideShare is what an English word is worth where there are documents in Chinese
// too, which most likely say more of what is asked in Chinese.
const besideShare = 0.5

// addWays gives the pairs of a word's characters its ways as forms.
func (b *Base) addWays(terms []QueryTerm, w chineseWord) {
	span := language.Span{Start: w.units[0].Start, End: w.units[len(w.units)-1].End}
	weaken(w.ways, besideShare)
	for _, way := range w.ways {
		idf := b.rarestIDF(way.Terms)
		for i := range terms {
			if t := &terms[i]; t.standsIn(span) {
				t.addForm(way, idf)
			}
		}
	}
}

// replace puts a word's ways in place of its characters, and of the pairs that one of
// them is in. The forms that the terms had are ways of the word, too.
func (b *Base) replace(terms []QueryTerm, w chineseWord) []QueryTerm {
	first, last := w.units[0], w.units[len(w.units)-1]
	common := 1.0
	kept := terms[:0]
	for _, t := range terms {
		if len(t.Ways) > 0 || t.End <= first.Start || t.Start >= last.End || t.Class != language.Han && t.Class != language.Paired {
			kept = append(kept, t)
			continue
		}
		w.ways = append(w.ways, t.Forms...)
		common = min(common, t.common)
	}
	phrase := phraseTerm(w.units)
	g := QueryTerm{Known: true, Ways: w.ways, Token: language.Token{Term: phrase, Left: phrase, Class: language.Word, Start: first.Start, End: last.End}}
	g.IDF = b.groupIDF(w.ways, common)
	return append(kept, g)
}
