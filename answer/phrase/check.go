package phrase

import (
	"slices"
	"strings"

	"detente/answer/claim"
	"detente/knowledge/language"
)

// notTold is what a model replies when the sentences do not answer.
const notTold = "NOT_TOLD"

// The most sentences that are shown of a reply, and of a summary.
const (
	maxSentences = 4
	maxSummary   = 7
)

// An examiner checks the units of one request's replies. It keeps its verdicts,
// since a reply that comes piece by piece is read again with each piece.
type examiner struct {
	checker Checker
	request Request
	told    told
	known   map[string]Cause
	details map[string]string
}

func newExaminer(c Checker, r Request, rules string) *examiner {
	return &examiner{c, r, newTold(rules), map[string]Cause{}, map[string]string{}}
}

// A draft is what is kept of a reply, and what is not.
type draft struct {
	sentences []Sentence
	drops     []Drop
	// told is false when the model says that the sentences do not answer.
	told bool
}

// examine checks units in their order.
func (e *examiner) examine(units []unit) draft {
	d := draft{told: true}
	lost := false // whether the sentence before was not kept
	for _, u := range units {
		if isNotTold(u.text) {
			d.told = false
			continue
		}
		cause, detail := e.verdict(u)
		switch {
		case cause != "":
		case lost && pointsBack(u.text):
			cause = Dangling
		case len(d.sentences) == e.most():
			cause = Surplus
		}
		if cause != "" {
			d.drops = append(d.drops, Drop{cause, detail})
			lost = lost || cause != Empty
			continue
		}
		lost = false
		d.sentences = append(d.sentences, Sentence{u.text, e.cited(u)})
	}
	return d
}

// isNotTold reports whether a sentence is, or holds, the word for it, with or
// without the markup that models put around words.
func isNotTold(s string) bool {
	s = strings.ToUpper(strings.Trim(s, " .。!\"'“”「」()（）"))
	return strings.Contains(s, notTold) || s == "NOTTOLD" || s == "NOT TOLD"
}

func (e *examiner) most() int {
	if e.request.Summary {
		return maxSummary
	}
	return maxSentences
}

// verdict is why a unit by itself is not kept; "" for one that is.
func (e *examiner) verdict(u unit) (Cause, string) {
	key := u.text
	for _, n := range u.cites {
		key += "\x00" + string(rune(n))
	}
	cause, ok := e.known[key]
	if !ok {
		cause, e.details[key] = e.judge(u)
		e.known[key] = cause
	}
	return cause, e.details[key]
}

func (e *examiner) judge(u unit) (Cause, string) {
	wrong := func(n int) bool { return n < 1 || n > len(e.request.Sources) }
	switch {
	case !saysSomething(u.text):
		return Empty, ""
	case len(u.cites) == 0 || slices.ContainsFunc(u.cites, wrong):
		return Uncited, ""
	case !written(u.text, e.request.Lang):
		return Strange, ""
	}
	var sources []claim.Source
	for _, i := range e.cited(u) {
		sources = append(sources, e.request.Sources[i].Source)
	}
	if e.told.in(u.text, sources) {
		return Leaked, ""
	}
	if !touches(u.text, e.request.Lang, sources) {
		return Untrue, "nothing: " + u.text
	}
	v := e.checker.Check(u.text, e.request.Lang, sources)
	if v.Supported {
		v = e.checkAnswer(u.text, sources)
	}
	if !v.Supported {
		return Untrue, strings.TrimSpace(string(v.Reason) + ": " + v.Detail)
	}
	return "", ""
}

// touches reports whether a statement has a number, a longer word or two Han
// characters in a row of a source in its own language: "see here" says nothing that
// could be false, and is no answer. Where no source is in its language there is
// nothing to compare.
func touches(statement, lang string, sources []claim.Source) bool {
	own, compared := tellingTerms(statement, lang), false
	for _, s := range sources {
		for _, said := range []struct{ text, lang string }{{s.Text, s.Lang}, {s.Translation, s.TranslationLang}} {
			if said.text == "" || language.Primary(said.lang) != language.Primary(lang) {
				continue
			}
			compared = true
			for t := range tellingTerms(said.text, lang) {
				if own[t] {
					return true
				}
			}
		}
	}
	return !compared
}

// tellingTerms are the terms of s that more than chance brings into two sentences.
func tellingTerms(s, lang string) map[language.Term]bool {
	const short = 3 // letters
	terms := map[language.Term]bool{}
	for _, t := range language.Tokens(language.Units(s, lang)) {
		if t.Class == language.Paired || t.Class == language.Number || t.Class == language.Word && t.End-t.Start > short {
			terms[t.Term] = true
		}
	}
	return terms
}

// cited are the sources of a unit, each once.
func (e *examiner) cited(u unit) (all []int) {
	for _, n := range u.cites {
		if !slices.Contains(all, n-1) {
			all = append(all, n-1)
		}
	}
	return all
}

// answeredBy reports whether sentences can be an answer: one of them cites what
// would be quoted without a model, and one has a number that is wanted. A true
// sentence about something else is no answer.
func (r Request) answeredBy(sentences []Sentence) bool {
	return (r.Summary || slices.ContainsFunc(sentences, r.citesQuote)) && r.hasWanted(sentences)
}

func (r Request) citesQuote(s Sentence) bool {
	return slices.ContainsFunc(s.Cites, func(i int) bool { return r.Sources[i].Quoted })
}

// hasWanted reports whether sentences have one of the wanted numbers, if numbers are
// wanted: the year of a date is enough, since languages write the rest in words.
func (r Request) hasWanted(sentences []Sentence) bool {
	wanted := map[language.Term]bool{}
	for _, w := range r.Wanted {
		for _, u := range language.Units(w, "") {
			if u.Class == language.Number {
				wanted[u.ID] = true
			}
		}
	}
	return len(wanted) == 0 || slices.ContainsFunc(sentences, func(s Sentence) bool {
		return slices.ContainsFunc(language.Units(s.Text, ""), func(u language.Unit) bool { return wanted[u.ID] })
	})
}

// pointing are the words by which a sentence leans on the one before it.
const pointing = " he she it they this that these those his her its their him them such however but therefore also there then" +
	" он она оно они это этот эта эти его ее их там тогда однако но" +
	" il elle ils elles ce cela cette ces son sa ses leur leurs mais y" +
	" er sie es dies diese dieser dieses sein seine ihr ihre aber dort dann "

// pointsBack reports whether a sentence begins with a word that leans on the
// sentence before.
func pointsBack(s string) bool {
	if language.LookAt(s).Marks.Has(language.Points) {
		return true
	}
	units := language.Units(s, "")
	if len(units) == 0 || units[0].Class != language.Word {
		return false
	}
	first := language.Fold(s[units[0].Start:units[0].End])
	return strings.Contains(pointing, " "+strings.ReplaceAll(first, "ё", "е")+" ")
}
