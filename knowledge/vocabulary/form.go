package vocabulary

import (
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// What forms are worth against the word as it is asked for.
const (
	stemWeight      = 1    // the word as another language's rules stem it
	spellingWeight  = 0.95 // colour for color, went for go
	compoundWeight  = 0.9  // email for e-mail
	looseWeight     = 0.6  // set and up, where setup is there as well
	numberWeight    = 0.8  // 4 for four
	partWeight      = 0.5  // maxPlayers for players
	prefixWeight    = 0.7  // permission for perm
	oneSlipWeight   = 0.75
	twoSlipsWeight  = 0.5
	leastFormWeight = 0.2
)

// maxForms is how many forms of one kind a word has at most.
const maxForms = 6

// The lengths in letters from which on a word is taken for another that one slip or
// two part from it, and those of acronyms in bytes and of abbreviations in letters.
const (
	minOneSlip        = 4
	minOneSlipForeign = 6 // where no dictionary tells whether the word is one
	minTwoSlips       = 8
	maxAcronym        = 6
	minPrefix         = 3
	maxPrefix         = 6
)

// A Form is another way in which documents have a stretch of a question.
type Form struct {
	language.Span // bytes of the question
	// Terms are what a passage has that has the form: all of them.
	Terms []language.Term
	// Weight is above 0 and at most 1: how surely the form says the same.
	Weight float64
}

// An expansion looks for the forms of one question.
type expansion struct {
	*Vocabulary
	question string
	asked    string // the question's primary language
	lang     string // by whose rules it is stemmed
	units    []language.Unit
	folded   []string // the units that are words; "" for others
	forms    []Form
}

// Forms finds the ways in which the documents have what stands in a question, a
// text in the language of the BCP 47 tag lang. Each is in a passage at least. A
// word's own stem is not among them.
func (v *Vocabulary) Forms(question, lang string) []Form {
	e := &expansion{Vocabulary: v, question: question, asked: language.Primary(lang), lang: stemLanguage(lang), units: language.Units(question, lang)}
	e.folded = make([]string, len(e.units))
	for i, u := range e.units {
		if u.Class == language.Word {
			e.folded[i] = fold(question[u.Start:u.End])
		}
	}
	e.thesaurus(func(lang string) *thesaurus { return v.acronyms[lang] })
	e.thesaurus(func(lang string) *thesaurus { return doubletsIn[lang]() })
	for i := range e.units {
		e.number(i)
		if e.folded[i] != "" {
			e.join(i)
			e.word(i)
		}
	}
	return e.forms
}

// add keeps a form of the units from first to end that a passage has.
func (e *expansion) add(first, end int, weight float64, terms ...language.Term) bool {
	if weight < leastFormWeight || !e.index.Has(terms) || end == first+1 && len(terms) == 1 && terms[0] == e.units[first].ID {
		return false
	}
	e.forms = append(e.forms, Form{language.Span{Start: e.units[first].Start, End: e.units[end-1].End}, terms, weight})
	return true
}

// addWord keeps a word, folded, as a form of the units from first to end.
func (e *expansion) addWord(first, end int, word string, weight float64) (ok bool) {
	for _, lang := range e.langs {
		ok = e.add(first, end, weight, language.WordTerm(word, lang)) || ok
	}
	return ok
}

// thesaurus adds the phrases of one meaning with those that stand in the question.
func (e *expansion) thesaurus(in func(lang string) *thesaurus) {
	for _, f := range in(e.lang).find(e.units) {
		for _, lang := range e.langs {
			g := in(lang).groups[f.group]
			for i, terms := range g.phrases {
				if i != f.phrase || lang != e.lang {
					e.add(f.first, f.end, g.weight, terms...)
				}
			}
		}
	}
}

// known reports whether documents have the unit itself.
func (e *expansion) known(i int) bool { return e.index.DF(e.units[i].ID) > 0 }

// join takes unit i and the next for one word, written apart or with a hyphen.
func (e *expansion) join(i int) {
	if i+1 >= len(e.units) || e.folded[i+1] == "" {
		return
	}
	between := e.question[e.units[i].End:e.units[i+1].Start]
	if len(between) != 1 || !joins(between[0]) && between != "/" {
		return
	}
	stop := language.IsStopword(e.folded[i], e.asked)
	if stop && (language.IsStopword(e.folded[i+1], e.asked) || between == " " && len(e.folded[i]) < 2) {
		return
	}
	e.addWord(i, i+2, e.folded[i]+e.folded[i+1], compoundWeight)
	for _, name := range e.compounds(language.Pair(e.partTerm(i), e.partTerm(i+1))) {
		e.addWord(i, i+2, name, compoundWeight)
	}
}

func (e *expansion) partTerm(i int) language.Term { return language.WordTerm(e.folded[i], "en") }

// word adds the forms of one word. Those that are guesses are for words that no
// document has.
func (e *expansion) word(i int) {
	w := e.folded[i]
	if language.IsStopword(w, e.asked) {
		return
	}
	before := len(e.forms)
	e.addWord(i, i+1, w, stemWeight)
	for _, s := range respelt(w) {
		if e.has(s) {
			e.addWord(i, i+1, s, spellingWeight)
		}
	}
	for _, s := range lexicon.Inflected(w) {
		e.addWord(i, i+1, s, spellingWeight)
	}
	known := e.known(i)
	e.split(i, known)
	if known || len(e.forms) > before || e.coveredBefore(i, before) {
		return
	}
	for _, guess := range []func(int){e.pinyin, e.prefix, e.slips, e.compound} {
		if guess(i); len(e.forms) > before {
			return
		}
	}
}

// coveredBefore reports whether one of the first n forms has unit i in it.
func (e *expansion) coveredBefore(i, n int) bool {
	u := e.units[i]
	return slices.ContainsFunc(e.forms[:n], func(f Form) bool { return f.Start <= u.Start && f.End >= u.End })
}

// split takes a word apart where the documents write it so: on-call for oncall.
func (e *expansion) split(i int, known bool) {
	w, weight := e.folded[i], compoundWeight
	if known {
		weight = looseWeight
	}
	for at := 1; at < len(w)-1; at++ {
		if !utf8.RuneStart(w[at]) {
			continue
		}
		head, tails := w[:at], []string{w[at:]}
		if singular, ok := strings.CutSuffix(w[at:], "s"); ok {
			tails = append(tails, singular)
		}
		for _, tail := range tails {
			if len(tail) > 1 && e.neighbours(head, tail) {
				for _, lang := range e.langs {
					e.add(i, i+1, weight, language.WordTerm(head, lang), language.WordTerm(tail, lang))
				}
			}
		}
	}
}

// compound takes a word for a part of a name: players of maxPlayers.
func (e *expansion) compound(i int) {
	for _, name := range e.compounds(e.partTerm(i)) {
		e.addWord(i, i+1, name, partWeight)
	}
}
