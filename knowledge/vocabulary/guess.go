package vocabulary

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// genuine reports whether a word is one of its language, as far as is known: then it
// is no slip and no abbreviation of another.
func (e *expansion) genuine(i int) bool {
	return e.listed(i) || e.lang == "en" && lexicon.English().Has(lexicon.Stem(e.folded[i], "en"))
}

// listed reports whether a word is a common one of general text.
func (e *expansion) listed(i int) bool {
	_, listed := language.Frequency(language.Token{Term: e.units[i].ID}, e.lang)
	return listed
}

// A candidate is a stem that a word may stand for.
type candidate struct {
	term  language.Term
	df    int
	slips int
}

// prefix takes a word for an abbreviation of those that begin with it: permission
// for perm. Several share its weight by how many passages have them.
func (e *expansion) prefix(i int) {
	w := e.folded[i]
	if n := utf8.RuneCountInString(w); n < minPrefix || n > maxPrefix || e.genuine(i) {
		return
	}
	const most = 200 // what so many words begin with tells nothing
	first, end := e.words.beginning(w)
	if end-first > most {
		return
	}
	total := 0
	var all []candidate
	for at := first; at < end; at++ {
		all, total = e.collect(all, e.words.at(at), 0, total)
	}
	for _, c := range all {
		e.add(i, i+1, prefixWeight*float64(c.df)/float64(total), c.term)
	}
}

// collect adds a word of the documents to candidates, and its passages to total; it
// counts once a stem.
func (e *expansion) collect(all []candidate, word string, slips, total int) ([]candidate, int) {
	for _, lang := range e.langs {
		t := language.WordTerm(word, lang)
		df := e.index.DF(t)
		if df == 0 || slices.ContainsFunc(all, func(c candidate) bool { return c.term == t }) {
			continue
		}
		all, total = append(all, candidate{t, df, slips}), total+df
	}
	return all, total
}

// slips takes a word for a misspelt one: of those that the fewest slips part from
// it, those that most passages have. The first letter is right, or it changed
// places with the second.
func (e *expansion) slips(i int) {
	w := []rune(e.folded[i])
	most := e.slipsIn(w)
	if most == 0 || e.isAcronym(i) || e.genuine(i) {
		return
	}
	var all []candidate
	for _, head := range []string{string(w[:1]), string([]rune{w[1], w[0]})} {
		all = e.near(all, w, head, &most)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Or(a.slips-b.slips, b.df-a.df) })
	weight := map[int]float64{1: oneSlipWeight, 2: twoSlipsWeight}
	const kept = 3
	for _, c := range all[:min(len(all), kept)] {
		if c.slips == all[0].slips {
			e.add(i, i+1, weight[c.slips], c.term)
		}
	}
}

// isAcronym reports whether a word is written in capitals: with another letter it is
// another name.
func (e *expansion) isAcronym(i int) bool {
	written := e.question[e.units[i].Start:e.units[i].End]
	return len(written) <= maxAcronym && strings.ToUpper(written) == written
}

// slipsIn is how many slips are looked for in a word.
func (e *expansion) slipsIn(w []rune) int {
	switch foreign := e.lang != "en" || w[0] > 0x7F; {
	case len(w) >= minTwoSlips && !foreign:
		return 2
	case len(w) >= minOneSlipForeign, len(w) >= minOneSlip && !foreign:
		return 1
	}
	return 0
}

// near adds the words that begin with head and that at most so many slips part from
// w; most falls to the fewest that were found.
func (e *expansion) near(all []candidate, w []rune, head string, most *int) []candidate {
	first, end := e.words.beginning(head)
	var buffer [maxWord]rune
	bytes := 2*len(string(w)) + 2 // more than any word that is near takes
	for at := first; at < end; at++ {
		word := e.words.at(at)
		if len(word) > bytes || len(word) < len(w)-*most {
			continue
		}
		letters := buffer[:0]
		for _, r := range word {
			letters = append(letters, r)
		}
		if n := slips(w, letters, *most); n > 0 && n <= *most {
			*most = n
			all, _ = e.collect(all, word, n, 0)
		}
	}
	return all
}
