package knowledge

import (
	"slices"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// What a translation is worth that a related word lent (religion for religious),
// and how weak a word's own translations have to be for that.
const (
	relatedShare = 0.6
	weakWays     = 0.5
)

// languages counts documents by their primary language, and those of them that have
// a translation.
type languages struct {
	written    map[string]int
	translated map[direction]int
}

// A direction is from one primary language to another.
type direction struct{ from, to string }

func countLanguages(docs []*document.Document) languages {
	n := languages{map[string]int{}, map[direction]int{}}
	for _, d := range docs {
		from := language.Primary(d.Lang)
		n.written[from]++
		for _, t := range d.Translations {
			n.translated[direction{from, language.Primary(t.Lang)}]++
		}
	}
	return n
}

// lack reports whether there are documents in the primary language written that a
// question in lang does not reach without a dictionary.
func (n languages) lack(written, lang string) bool {
	lang = language.Primary(lang)
	return lang != written && n.written[written] > n.translated[direction{written, lang}]
}

// have reports whether a document is in the primary language lang, or translated
// into it.
func (n languages) have(lang string) bool {
	if n.written[lang] > 0 {
		return true
	}
	for d := range n.translated {
		if d.to == lang {
			return true
		}
	}
	return false
}

// A translator finds the ways in which documents say the words of a question.
type translator struct {
	base         *Base
	question     string
	units        []language.Unit
	stems        []string // of the units; "" for what no dictionary has
	dictionaries []*lexicon.Dictionary
	english      bool
}

// translate puts groups of ways in place of the terms of the words that the
// documents say otherwise than the question.
func (b *Base) translate(question, lang string, units []language.Unit, terms []QueryTerm) []QueryTerm {
	t := translator{base: b, question: question, units: units, english: language.Primary(lang) == "en"}
	t.dictionaries = b.dictionariesFor(language.Primary(lang))
	for _, u := range units {
		stem := ""
		if u.Class == language.Word && u.End-u.Start > 1 { // one letter is an ending: Russia's
			stem = lexicon.Stem(question[u.Start:u.End], language.Primary(lang))
		}
		t.stems = append(t.stems, stem)
	}
	seen := map[language.Term]bool{}
	for i := 0; i < len(units); {
		n, ways := t.ways(i)
		if phrase := phraseTerm(units[i : i+n]); len(ways) > 0 && !seen[phrase] {
			seen[phrase] = true
			terms = b.group(terms, phrase, units[i:i+n], ways)
		}
		i += n
	}
	slices.SortStableFunc(terms, func(a, b QueryTerm) int { return a.Start - b.Start })
	return terms
}

// phraseTerm is the term that stands for a phrase: for one word, its own.
func phraseTerm(units []language.Unit) language.Term {
	t := units[0].ID
	for _, u := range units[1:] {
		t = language.Pair(t, u.ID)
	}
	return t
}

// dictionariesFor returns the dictionaries for a primary language, the owner's
// first.
func (b *Base) dictionariesFor(lang string) (all []*lexicon.Dictionary) {
	for _, d := range b.dictionaries {
		if d.Lang() == lang {
			all = append(all, d)
		}
	}
	if lang == "en" {
		all = append(all, lexicon.English())
	}
	return all
}

// ways finds the ways to say the phrase at unit i, and of how many units it is.
// A word that the dictionaries or the documents do not have is looked for by its
// sound and by related words.
func (t translator) ways(i int) (n int, ways []index.Way) {
	if t.stems[i] == "" {
		return 1, nil
	}
	n, ways = t.longest(t.stems[i:])
	if n == 0 {
		n, ways = 1, t.base.soundsLike(t.question[t.units[i].Start:t.units[i].End])
	}
	if t.english && n == 1 && strongest(ways) < weakWays {
		for _, stem := range lexicon.Related(t.stems[i]) {
			_, related := t.longest([]string{stem})
			for _, w := range related {
				ways = append(ways, index.Way{Terms: w.Terms, Weight: relatedShare * w.Weight})
			}
		}
	}
	return n, ways
}

func strongest(ways []index.Way) (weight float64) {
	for _, w := range ways {
		weight = max(weight, w.Weight)
	}
	return weight
}

// longest finds the longest phrase at the head of stems that dictionaries have
// and, in Chinese, the documents; n is 0 where there is none.
func (t translator) longest(stems []string) (n int, ways []index.Way) {
	for n = min(len(stems), lexicon.MaxPhrase); n > 0; n-- {
		if slices.Contains(stems[:n], "") {
			continue
		}
		key := strings.Join(stems[:n], " ")
		for _, d := range t.dictionaries {
			for _, tr := range d.Lookup(key) {
				if terms := wordTerms(tr.Word); t.base.index.Has(terms) {
					ways = append(ways, index.Way{Terms: terms, Weight: tr.Weight})
				}
			}
		}
		if len(ways) > 0 {
			return n, ways
		}
	}
	return 0, nil
}

// wordTerms are the terms of a Chinese word: its pairs, or its only character. A
// numeral counts as a number, which stands for it in digits as well: 十一月 is
// 11月.
func wordTerms(word string) (terms []language.Term) {
	units := language.Units(word, "zh")
	if len(units) == 1 {
		return []language.Term{units[0].ID}
	}
	tokens := language.Tokens(units)
	from := 0 // the end of what the number's terms stand for, its last character left out
	for _, t := range tokens {
		if !t.Left.IsHan() {
			terms = append(terms, t.Term)
			from = max(from, t.End-len("月"))
		}
	}
	for _, t := range tokens {
		if t.Class == language.Paired && t.Left.IsHan() && t.Start >= from {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// group puts one term, phrase, with ways in place of the words among terms that
// units are. A word that documents have as it is stays one of the ways.
func (b *Base) group(terms []QueryTerm, phrase language.Term, units []language.Unit, ways []index.Way) []QueryTerm {
	first, last := units[0], units[len(units)-1]
	g := QueryTerm{Known: true, Token: language.Token{Term: phrase, Left: phrase, Class: language.Word, Start: first.Start, End: last.End}}
	common := 1.0
	kept := terms[:0]
	for _, t := range terms {
		if t.Class != language.Word || len(t.Ways) > 0 || t.Start < first.Start || t.End > last.End {
			kept = append(kept, t)
			continue
		}
		if t.Known && len(units) == 1 {
			ways = append(ways, index.Way{Terms: []language.Term{t.Term}, Weight: 1})
			ways = append(ways, t.Forms...)
		}
		common = min(common, t.common)
	}
	g.Ways = ways
	g.IDF = b.groupIDF(ways, common)
	return append(kept, g)
}

// groupIDF is the inverse document frequency of ways taken together, each counted
// by its weight (Darwish and Oard, SIGIR 2003), for something that a passage of
// general text has with the probability common.
func (b *Base) groupIDF(ways []index.Way, common float64) float64 {
	df, n := 0.0, float64(len(b.passages))
	for _, w := range ways {
		df += w.Weight * float64(b.index.Rarest(w.Terms))
	}
	return index.IDF(min(df, n)+backgroundPassages*common, n+backgroundPassages)
}
