package claim

import (
	"strings"

	"detente/knowledge/language"
)

// hanWord reads the longest Chinese word, or a run of characters that no
// dictionary has.
func (t *tokenizer) hanWord(i int) int {
	n := t.longestWord(i)
	form := t.form(i, n)
	tok := token{key: form, han: true}
	switch {
	case negators()[form]:
		tok.class = marker
	case n == 1 && hanFunction(form) || hanFunctions()[form]:
		tok.class = function
		if hanClauseWords()[form] && len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].clause == t.clause {
			t.clause++
		}
	case n > 1:
		tok.name = language.IsName(form)
	case n == 1 && t.person(i) > 1:
		n = t.person(i)
		tok.key, tok.name = t.form(i, n), true
	case n == 1:
		n = t.strayRun(i)
		tok.key, tok.unknown = t.form(i, n), n > 1
	}
	if tok.class == content && !tok.name {
		if size := t.placeName(i, n, tok.unknown); size > n {
			n, tok.name, tok.unknown, tok.key = size, true, false, t.form(i, size)
		}
	}
	t.add(tok, i, n)
	return n
}

// placeEndings end the names of places.
const placeEndings = "县市省镇乡村州区湖河江岛港"

// placeName is the length of the name that a rare word of n characters makes with
// the ending of a place's name: 海岭县; n for none.
func (t *tokenizer) placeName(i, n int, unknown bool) int {
	last := t.lex[i+n-1]
	if n > 3 || i+n >= len(t.lex) || !t.lex[i+n].joined || !strings.Contains(placeEndings, t.lex[i+n].form) {
		if unknown && n > 2 && strings.Contains(placeEndings, last.form) {
			return n + 1 - 1
		}
		return n
	}
	if n >= 2 && (unknown || weigh(token{form: t.form(i, n), han: true}, "zh") >= 1) && t.longestWord(i+n) == 1 {
		return n + 1
	}
	return n
}

// person is the length of a Chinese person's name at lexeme i, whose surname no
// word takes up; 0 for none.
func (t *tokenizer) person(i int) int {
	if !strings.Contains(surnames, t.lex[i].form) || i+1 >= len(t.lex) || !t.lex[i+1].joined || t.lex[i+1].kind != hanChar {
		return 0
	}
	if n := len(t.tokens); n > 0 && t.tokens[n-1].class == number && t.tokens[n-1].end == t.lex[i].start {
		return 0 // 80张
	}
	n := 1
	for n < 3 && i+n < len(t.lex) && t.lex[i+n].kind == hanChar && t.lex[i+n].joined {
		if _, m := dateAt(t.lex[i+n:], nil); m > 0 {
			break
		}
		form := t.lex[i+n].form
		size := t.longestWord(i + n)
		if n+size > 3 || size == 1 && (hanFunction(form) || negators()[form] || isNumeralForm(form)) || hanFunction(t.form(i+n, size)) {
			break
		}
		n += size
		if size == 2 {
			break
		}
	}
	if n == 2 && t.words.Has(t.lex[i+1].form) && len(contraries()[t.lex[i+1].form]) > 0 {
		return 0
	}
	return n
}

// maxStray is the longest run of characters that is taken for one unknown word.
const maxStray = 4

// strayRun is the length of the run of characters at lexeme i of which none
// begins a word: mostly a name.
func (t *tokenizer) strayRun(i int) int {
	n := 1
	for n < maxStray && i+n < len(t.lex) {
		l := t.lex[i+n]
		if l.kind != hanChar || !l.joined || hanFunction(l.form) || negators()[l.form] || t.longestWord(i+n) > 1 {
			break
		}
		if _, m := numberAt(t.lex[i+n:], t.lang); m > 0 {
			break
		}
		if _, m := dateAt(t.lex[i+n:], nil); m > 0 {
			break
		}
		n++
	}
	return n
}

// maxHanWord is the longest Chinese word that is looked for, maxHanRun how many
// characters are cut into words together.
const (
	maxHanWord = 8
	maxHanRun  = 64
)

// What a word costs when a run of characters is cut: the cheapest way is taken,
// so that there are few words, and few characters that are no words.
const (
	wordCost   = 1.0
	joinCost   = 0.9 // a single character that joins or denies
	singleCost = 1.4
	// surnameCost is that of a character that may be a surname.
	surnameCost = 1.05
)

// longestWord is the length of the word at lexeme i, at least 1.
func (t *tokenizer) longestWord(i int) int {
	if n, ok := t.plan[i]; ok {
		return n
	}
	if t.plan == nil {
		t.plan = map[int]int{}
	}
	t.cut(i)
	return max(t.plan[i], 1)
}

// cut plans the words of the run of characters from lexeme i on.
func (t *tokenizer) cut(i int) {
	size := 0
	for size < maxHanRun && i+size < len(t.lex) && t.lex[i+size].kind == hanChar && (size == 0 || t.lex[i+size].joined) {
		size++
	}
	cost, length := make([]float64, size+1), make([]int, size+1)
	for at := size - 1; at >= 0; at-- {
		form := t.lex[i+at].form
		cost[at], length[at] = singleCost+cost[at+1], 1
		if hanFunction(form) || negators()[form] || isNumeralForm(form) {
			cost[at] = joinCost + cost[at+1]
		}
		if strings.Contains(surnames, form) {
			cost[at] = min(cost[at], surnameCost+cost[at+1])
		}
		for n := 2; n <= min(maxHanWord, size-at); n++ {
			form += t.lex[i+at+n-1].form
			if wordCost+cost[at+n] >= cost[at] || !t.isWord(form, i+at, n) {
				continue
			}
			if c := wordCost + rarity(form) + cost[at+n]; c < cost[at] {
				cost[at], length[at] = c, n
			}
		}
	}
	for at := 0; at < size; at += length[at] {
		t.plan[i+at] = length[at]
	}
}

// rarityCost is what a word costs more whose first two characters are no pair of
// general text.
const rarityCost = 0.2

func rarity(form string) float64 {
	runes := []rune(form)
	a, b := language.Term(runes[0]), language.Term(runes[1])
	if _, listed := language.Frequency(language.Token{Term: language.Pair(a, b), Left: a, Right: b}, "zh"); listed {
		return 0
	}
	return rarityCost
}

// isWord reports whether a dictionary has the word of n characters at lexeme i.
// What begins with a negation is two words, but for what is settled.
func (t *tokenizer) isWord(form string, i, n int) bool {
	if strings.Contains("不没未", t.lex[i].form) && !negators()[form] && scopes()[form] == noScope && (!settled()[form] || form == "不足" && formAt(t.lex, i+n) == "以") {
		return false
	}
	if strings.HasSuffix(form, "了") && !hanFunctions()[form] {
		return false // 到了 is 到
	}
	return t.words.Has(form) || hanFunctions()[form] || language.IsName(form) || len(contraries()[form]) > 0
}
