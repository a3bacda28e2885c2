package claim

import (
	"strings"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// A class says what a token is to the check.
type class uint8

const (
	content  class = iota // a word that says something
	function              // a word that only joins others
	number
	calendar // a date
	marker   // a word that the polarity or the certainty hangs on
)

// A token is a word of a text, a number with its unit, or a date.
type token struct {
	form  string // folded
	key   string // what is compared: the stem, or the word itself in Chinese
	class class
	han   bool
	// name tells of a proper name, as far as can be seen.
	name bool
	// unknown tells of a Chinese word that no dictionary has.
	unknown bool
	// caps tells of an acronym.
	caps       bool
	clause     int
	start, end int // bytes
	meaning    language.Term
	quantity   quantity
	date       date
	// measure is the Chinese measure word behind a number, 0 for none.
	measure string
	// negated tells of a word that a negation before it belongs to.
	negated bool
	// contrast tells of a negated word that is set against another: not by foxes.
	contrast bool
	// scoped tells of a part of "at least" and the like.
	scoped bool
	// denies tells of the word that denies.
	denies bool
	weight float64
}

// A reading is a text as the check sees it.
type reading struct {
	source string
	lang   string // primary
	tokens []token
	// folded is the text folded, for what is searched in it.
	folded string
}

// read reads s, a text in the language of a BCP 47 tag.
func (c *Checker) read(s, lang string) reading {
	r := reading{source: s, lang: primary(lang), folded: language.Fold(s)}
	t := tokenizer{lex: lexemes(s), lang: r.lang, words: lexicon.ReverseEnglish()}
	t.run()
	r.tokens = t.tokens
	c.markMeanings(&r, lang)
	for i := range r.tokens {
		if t := &r.tokens[i]; t.class == content && !t.name && moods()[t.form]&(possible|planned|duty|condition) != 0 {
			t.class = marker
		} else if t.class == content && !t.name && moods()[t.form] == told {
			t.class = function
		}
		r.tokens[i].weight = weigh(r.tokens[i], r.lang)
	}
	return r
}

// markMeanings gives tokens the meaning of the glossary's phrase that they are
// part of.
func (c *Checker) markMeanings(r *reading, lang string) {
	found := c.base.Meanings(r.source, lang)
	for _, m := range found {
		for i := range r.tokens {
			if t := &r.tokens[i]; t.start < m.End && t.end > m.Start && (t.class == content || t.class == marker) {
				t.meaning = m.Term
			}
		}
	}
}

// A tokenizer makes tokens of lexemes.
type tokenizer struct {
	lex    []lexeme
	lang   string
	words  *lexicon.Reverse
	tokens []token
	clause int
	plan   map[int]int // lengths of Chinese words, by their first lexeme
	first  bool        // whether the next word begins a sentence or a quotation
}

func (t *tokenizer) run() {
	t.first = true
	for i := 0; i < len(t.lex); {
		i += t.next(i)
	}
}

// next reads what begins at lexeme i and returns of how many lexemes it is.
func (t *tokenizer) next(i int) int {
	rest, l := t.lex[i:], t.lex[i]
	var before *lexeme
	if i > 0 {
		before = &t.lex[i-1]
	}
	if d, n := dateAt(rest, before); n > 0 {
		t.add(token{class: calendar, date: d}, i, n)
		return n
	}
	if q, n := numberAt(rest, t.lang); n > 0 && !t.insideWord(i, n) {
		tok := token{class: number, quantity: q}
		if n2 := t.shareUnit(&tok.quantity, i+n); n2 > 0 {
			n = n2
		}
		if m := formAt(t.lex, i+n); t.lex[i].kind != letters && m != "" && i+n < len(t.lex) && t.lex[i+n].kind == hanChar && strings.Contains(language.MeasureWords, m) {
			tok.measure = m
		}
		t.add(tok, i, n)
		return n
	}
	switch l.kind {
	case hanChar:
		return t.hanWord(i)
	case letters:
		return t.word(i)
	case digits:
		t.score(i)
	default:
		t.sign(l.form)
	}
	return 1
}

// score reads what is no number by itself: 3:1 as two, and anything else as a
// name.
func (t *tokenizer) score(i int) {
	first, second, ok := strings.Cut(t.lex[i].form, ":")
	a, okA := language.Value(first, t.lang)
	b, okB := language.Value(second, t.lang)
	if !ok || !okA || !okB {
		t.add(token{class: content, name: true}, i, 1)
		return
	}
	for _, v := range [2]float64{a, b} {
		t.add(token{class: number, quantity: quantity{value: v}}, i, 1)
	}
}

// shareUnit gives the first number of a range the unit of the second: £20–25
// million. It returns 0: the range's sign is read by itself.
func (t *tokenizer) shareUnit(q *quantity, i int) int {
	if q.unit.dimension != "" && currencyOf(q.unit) == "" || i+1 >= len(t.lex) || !strings.Contains("-–—~～至到", t.lex[i].form) && t.lex[i].form != "to" {
		return 0
	}
	second, n := numberAt(t.lex[i+1:], t.lang)
	if n == 0 || second.ordinal {
		return 0
	}
	plain, n := plainNumber(t.lex[i+1:], t.lang)
	if n > 0 && plain.value > 0 && second.value > plain.value && q.value < second.value/100 {
		q.value *= second.value / plain.value
	}
	if q.unit.dimension == "" {
		q.unit = second.unit
	}
	return 0
}

// insideWord reports whether a Chinese number of one character is rather part of
// a word: 三 of 三明治.
func (t *tokenizer) insideWord(i, n int) bool {
	if n > 2 || t.lex[i].kind != hanChar {
		return false
	}
	size := t.longestWord(i)
	return size > 2 && size > n && !language.IsNumeral([]rune(t.lex[i+size-1].form)[0]) && language.IsName(t.form(i, size))
}

func (t *tokenizer) form(i, n int) string {
	var b strings.Builder
	for _, l := range t.lex[i : i+n] {
		b.WriteString(l.form)
	}
	return b.String()
}

// add makes a token of n lexemes from i on.
func (t *tokenizer) add(tok token, i, n int) {
	tok.form = t.form(i, n)
	if tok.key == "" {
		tok.key = tok.form
	}
	tok.start, tok.end, tok.clause = t.lex[i].start, t.lex[i+n-1].end, t.clause
	t.tokens = append(t.tokens, tok)
	t.first = false
}

// sign ends a clause where the sign does.
func (t *tokenizer) sign(form string) {
	switch form {
	case ",", ";", ":", ".", "!", "?", "。", "，", "；", "：", "…", "—", "–", "(", ")", "（", "）", "、":
		if form != "、" && (len(t.tokens) == 0 || t.tokens[len(t.tokens)-1].clause == t.clause) {
			t.clause++
		}
	}
	switch form {
	case ".", "!", "?", "。", ":", "：", "“", "\"", "「", "『", "«", "„":
		t.first = true
	}
}

// word reads a word in letters.
func (t *tokenizer) word(i int) int {
	l := t.lex[i]
	n := 1
	if apostrophe(formAt(t.lex, i+1)) && i+2 < len(t.lex) && t.lex[i+1].joined && t.lex[i+2].joined {
		switch after := t.lex[i+2].form; {
		case after == "s": // Russia's
			n = 3
		case after == "t" && strings.HasSuffix(l.form, "n"): // don't
			t.add(token{class: marker, key: "not"}, i, 3)
			return 3
		case len(l.form) <= 2: // l'OTAN
			if l.form == "n" {
				t.add(token{class: marker, key: "ne"}, i, 1)
			}
			return 2
		}
	}
	if clauseWords()[l.form] && len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].form != "all" && t.tokens[len(t.tokens)-1].clause == t.clause {
		t.clause++
	}
	tok := token{key: lexicon.Stem(l.form, t.lang), caps: l.caps}
	switch {
	case len(l.form) == 1 && l.upper && !t.first && l.form != "i" && l.form != "a":
		tok.name = true // vitamin C
	case functionWords()[l.form] && !(l.caps && !t.first):
		tok.class = function
	case l.caps, l.upper && !t.first && t.lang != "de", l.upper && i+1 < len(t.lex) && t.lex[i+1].upper && t.lex[i+1].kind == letters && t.lang != "de":
		tok.name = true
	case l.upper:
		tok.name = !ordinary(l.form, t.lang)
	}
	t.add(tok, i, 1)
	t.tokens[len(t.tokens)-1].end = t.lex[i+n-1].end
	return n
}

func apostrophe(form string) bool { return form == "'" || form == "’" || form == "ʼ" }

// ordinary reports whether general text has a word often enough that a capital at
// the head of a sentence does not make it a name, or the English dictionary has it
// as something else.
func ordinary(form, lang string) bool {
	units := language.Units(form, lang)
	if len(units) == 0 {
		return true
	}
	if _, listed := language.Frequency(language.Tokens(units)[0], lang); listed || lang != "en" {
		return listed
	}
	words := lexicon.English().Lookup(lexicon.Stem(form, lang))
	return len(words) > 0 && !language.IsName(words[0].Word)
}
