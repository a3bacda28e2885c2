package vocabulary

import (
	"cmp"
	"slices"

	"detente/knowledge/language"
	"detente/knowledge/sound"
)

// What is taken for a Chinese word in pinyin: letters, and how many characters of one
// word are followed at once.
const (
	minPinyin   = 4
	maxPinyin   = 20
	maxReadings = 200
)

// pinyinWeight is what a Chinese word is worth for its pinyin without tones, which
// others share.
const pinyinWeight = 0.75

// A reading is a Chinese word that documents may have, by its terms.
type reading struct {
	last  language.Term // its last character
	terms []language.Term
	df    int
	word  bool // its first pair is one of general text
}

// pinyin takes a word in Latin letters for Chinese without tones: haibao for 海豹. It
// looks for the pairs of characters that are read so and that documents have; of
// several those of general text come first, then the commoner ones. In a Chinese
// question a word of the English dictionary may be one: its names are pinyin, too.
func (e *expansion) pinyin(i int) {
	w := e.folded[i]
	if !e.chinese || len(w) < minPinyin || len(w) > maxPinyin || e.listed(i) || e.asked != "zh" && e.genuine(i) {
		return
	}
	var all []reading
	for _, syllables := range sound.Pinyin(w) {
		if len(syllables) > 1 {
			all = append(all, e.read(syllables)...)
		}
	}
	slices.SortStableFunc(all, func(a, b reading) int {
		if a.word != b.word {
			if a.word {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.df, a.df)
	})
	const kept = 4
	for _, r := range all[:min(len(all), kept)] {
		e.add(i, i+1, pinyinWeight, r.terms...)
	}
}

// read finds the words of documents that are read as syllables.
func (e *expansion) read(syllables []string) (all []reading) {
	for _, c := range sound.Read(syllables[0]) {
		all = append(all, reading{last: language.Term(c)})
	}
	for _, s := range syllables[1:] {
		var longer []reading
		for _, r := range all {
			for _, c := range sound.Read(s) {
				if next, ok := e.followed(r, c); ok && len(longer) < maxReadings {
					longer = append(longer, next)
				}
			}
		}
		all = longer
	}
	return all
}

// followed is a reading with a further character, if documents have the two side by
// side.
func (e *expansion) followed(r reading, c rune) (reading, bool) {
	pair := language.Pair(r.last, language.Term(c))
	df := e.index.DF(pair)
	if df == 0 {
		return r, false
	}
	if len(r.terms) == 0 {
		_, r.word = language.Frequency(language.Token{Term: pair, Left: r.last, Right: language.Term(c)}, "zh")
		r.df = df
	}
	return reading{language.Term(c), append(slices.Clip(r.terms), pair), min(r.df, df), r.word}, true
}
