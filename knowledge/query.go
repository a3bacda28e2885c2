package knowledge

import (
	"math"
	"slices"

	"detente/knowledge/index"
	"detente/knowledge/language"
)

// A QueryTerm is a term of a question with what is known of it.
type QueryTerm struct {
	language.Token
	// IDF is the term's inverse document frequency, smoothed by how common it is
	// in general text: of a few passages alone nobody can tell that 举行 says
	// less than 里斯本.
	IDF float64
	// Known tells whether a passage has the term, or one of its Ways or Forms.
	Known bool
	// Ways, where there are any, are what counts in place of the term: a word or a
	// phrase of another language than the documents' as these may have it.
	Ways []index.Way
	// Forms are other ways in which documents write the term, where they have any:
	// the weight of each is against that of the term itself.
	Forms []index.Way
	// raw is the frequency by which the engine weighs the term by itself.
	raw float64
	// common is the probability that a passage of general text has it.
	common float64
}

// backgroundPassages is how many passages of general text count beside those of
// the base. In a large base they change nothing.
const backgroundPassages = 300

// What a pair of units is worth that neither the base nor general text has: mostly
// it is the end of one word and the beginning of the next.
// A pair that the base alone has may be part of a rare name, or chance as well.
const (
	chancePair   = 0.2
	unlistedPair = 0.6
)

// literalShare is what the words of a phrase are worth where the base knows its
// meaning; the meaning is worth the rest.
const literalShare = 0.35

// everywhereLoss is the share of its worth that a term loses when every sentence
// has it. The loss grows with the square root of how many have it.
const everywhereLoss = 0.85

// maxMeaning is the most that a meaning is worth, in terms of the rarest kind: a
// long name is not worth more for its length.
const maxMeaning = 1.3

// QueryTerms returns the terms of a question's content, each once; lang is the
// question's language.
func (b *Base) QueryTerms(question, lang string) []QueryTerm {
	units := language.Content(question, lang)
	terms := b.contentTerms(units, lang)
	b.addForms(terms, question, lang)
	if b.languages.lack("zh", lang) {
		terms = b.translate(question, lang, units, terms)
	}
	if language.Primary(lang) == "zh" && b.languages.lack("en", lang) {
		terms = b.fromChinese(question, units, terms)
	}
	return b.addMeanings(terms, units)
}

// LiteralTerms are the terms of a question's content as [Base.QueryTerms] has them,
// but that no word is translated: what compares questions of one language.
func (b *Base) LiteralTerms(question, lang string) []QueryTerm {
	units := language.Content(question, lang)
	return b.addMeanings(b.contentTerms(units, lang), units)
}

func (b *Base) contentTerms(units []language.Unit, lang string) []QueryTerm {
	var terms []QueryTerm
	seen := map[language.Term]bool{}
	for _, token := range language.Tokens(units) {
		if seen[token.Term] || token.Class == language.Meant && b.index.DF(token.Term) == 0 {
			continue // a date that no document has is told by its words
		}
		seen[token.Term] = true
		terms = append(terms, b.queryTerm(token, lang))
	}
	return terms
}

// addMeanings adds what the documents know of the meanings of phrases.
func (b *Base) addMeanings(terms []QueryTerm, units []language.Unit) []QueryTerm {
	for _, meaning := range b.glossary.Meanings(units) {
		has := func(t QueryTerm) bool { return t.Term == meaning.Term }
		if df := b.index.DF(meaning.Term); df > 0 && !slices.ContainsFunc(terms, has) {
			terms = append(terms, b.meaningTerm(meaning, terms, float64(df)))
		}
	}
	return terms
}

func (b *Base) queryTerm(token language.Token, lang string) QueryTerm {
	df, n := float64(b.index.DF(token.Term)), float64(len(b.passages))
	p, listed := language.Frequency(token, lang)
	common := 1 - math.Exp(-b.length*p)
	t := QueryTerm{
		Token: token,
		IDF:   index.IDF(df+backgroundPassages*common, n+backgroundPassages) * b.telling(token.Term),
		Known: df > 0,
		raw:   index.IDF(df, n),

		common: common,
	}
	switch {
	case token.Right == 0 || listed:
	case t.Known:
		t.IDF *= unlistedPair
	default:
		t.IDF *= chancePair
	}
	return t
}

// telling is what is left of the worth of a term for being in many sentences of
// the base itself: whatever the article is about tells nothing within it.
func (b *Base) telling(t language.Term) float64 {
	return 1 - everywhereLoss*math.Sqrt(float64(b.sentences[t])/float64(max(1, b.total)))
}

// meaningTerm moves most of the worth of a phrase's words to its meaning.
func (b *Base) meaningTerm(meaning language.Token, terms []QueryTerm, df float64) QueryTerm {
	m := QueryTerm{Token: meaning, Known: true, raw: index.IDF(df, float64(len(b.passages)))}
	for i := range terms {
		if t := &terms[i]; t.Start >= meaning.Start && t.End <= meaning.End {
			m.IDF += (1 - literalShare) * t.IDF
			t.IDF *= literalShare
		}
	}
	m.IDF = min(m.IDF, maxMeaning*index.IDF(0, float64(len(b.passages))+backgroundPassages)) * b.telling(meaning.Term)
	return m
}

// Weighted is the term as a query asks for it: in place of its frequency in the
// base alone counts the smoothed one, times factor.
func (t QueryTerm) Weighted(factor float64) index.WeightedTerm {
	return index.WeightedTerm{Term: t.Term, Weight: factor * t.IDF / max(t.raw, 1e-6)}
}

// Group is the term as a query asks for it in place of [QueryTerm.Weighted], where
// it has ways or forms: each by its weight, the idf and factor. It is empty where
// there are none.
func (t QueryTerm) Group(factor float64) index.Group {
	g := make(index.Group, 0, len(t.Ways)+len(t.Forms)+1)
	if len(t.Forms) > 0 && len(t.Ways) == 0 {
		g = append(g, index.Way{Terms: []language.Term{t.Term}, Weight: factor * t.IDF})
	}
	for _, ways := range [2][]index.Way{t.Ways, t.Forms} {
		for _, w := range ways {
			g = append(g, index.Way{Terms: w.Terms, Weight: factor * t.IDF * w.Weight})
		}
	}
	return g
}
