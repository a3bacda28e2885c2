package claim

import "detente/knowledge/language"

// A comparison is a statement beside its sources.
type comparison struct {
	*matcher
	statement reading
	// views are the sources in the language that is nearest to the statement's.
	views []reading
	// others are the same sentences in their other language.
	others []reading
	// source are the tokens of all views. Their clauses differ between views.
	source []sourceToken
	// around are the tokens of titles, headings and sentences before: they may
	// supply names.
	around []sourceToken
	// aroundTexts are the same texts folded, titles those of the documents.
	aroundTexts, titles []string
	links               []link // of each token of the statement
	best                []int  // of each clause of the statement, the source's clause
	// alikeness is how much each token of the statement is alike to each of source.
	alikeness          [][]float64
	slots, sourceSlots []slot
	// inClause tells which clauses of the source have each token of the statement.
	inClause [][]bool
	// tokens are source without their views, fitted what fits returns.
	tokens []token
	fitted [][]float64
	// counts are what numbers of the source count, as far as they were asked for.
	counts map[int][]int
}

// A sourceToken is a token of a view.
type sourceToken struct {
	token
	lang string
	view int
}

// A link says which token of the source says what one of the statement does.
type link struct {
	to    int // in source; -1 for none
	alike float64
}

// What is compared at most, in words: a longer statement is not supported, and
// sentences beyond are not read. What is written for this purpose, with numbers
// alone, takes a tenth of a second then.
const (
	maxStatement = 150
	maxSource    = 400
)

func (c *Checker) compare(statement, lang string, sources []Source) *comparison {
	k := &comparison{matcher: c.matcher(), counts: map[int][]int{}, statement: c.read(statement, lang)}
	if len(k.statement.tokens) > maxStatement {
		return k
	}
	clause := 0
	for i, s := range sources {
		if len(k.source) > maxSource {
			break
		}
		view := c.read(s.Text, s.Lang)
		if s.Translation != "" {
			other := c.read(s.Translation, s.TranslationLang)
			if other.lang == k.statement.lang {
				view, other = other, view
			}
			k.others = append(k.others, other)
		}
		k.views = append(k.views, view)
		clause = k.addView(view, i, clause)
		k.titles = append(k.titles, language.Fold(s.Title))
		for _, s := range []struct{ text, lang string }{{s.Title, s.Lang}, {s.Section, s.Lang}, {s.Before, s.Lang}} {
			if s.text != "" {
				r := c.read(s.text, s.lang)
				k.aroundTexts = append(k.aroundTexts, r.folded)
				for _, t := range r.tokens {
					k.around = append(k.around, sourceToken{t, r.lang, i})
				}
			}
		}
	}
	markNegated(k.statement.tokens)
	k.link()
	k.linkText()
	for _, o := range k.source {
		k.tokens = append(k.tokens, o.token)
	}
	k.slots, k.sourceSlots = slots(k.statement.tokens), slots(k.tokens)
	k.markClauses()
	return k
}

// addView adds the tokens of a view, whose clauses are counted on from clause.
func (k *comparison) addView(r reading, view, clause int) (next int) {
	markNegated(r.tokens)
	next = clause
	for _, t := range r.tokens {
		t.clause += clause
		next = max(next, t.clause+1)
		k.source = append(k.source, sourceToken{t, r.lang, view})
	}
	return next
}

// How much it counts for a link that its other end is in the clause that says
// what the statement's clause does, or in the same sentence.
const (
	sameClause   = 0.3
	sameSentence = 0.1
)

// link finds what in the source says what each token of the statement does.
func (k *comparison) link() {
	alike := make([][]float64, len(k.statement.tokens))
	for i, t := range k.statement.tokens {
		alike[i] = make([]float64, len(k.source))
		for j, o := range k.source {
			alike[i][j] = k.compareTokens(t, o)
		}
	}
	k.alikeness = alike
	k.chooseClauses(alike)
	k.links = make([]link, len(k.statement.tokens))
	for i, t := range k.statement.tokens {
		k.links[i] = link{to: -1}
		best, home := 0.0, k.best[t.clause]
		for j, o := range k.source {
			if alike[i][j] < leastMatch {
				continue
			}
			score := alike[i][j]
			if o.clause == home {
				score += sameClause
			} else if home >= 0 && o.view == k.viewOf(home) {
				score += sameSentence
			}
			if score > best {
				best = score
				k.links[i] = link{j, alike[i][j]}
			}
		}
	}
}

func (k *comparison) viewOf(clause int) int {
	for _, o := range k.source {
		if o.clause == clause {
			return o.view
		}
	}
	return -1
}

// compareTokens compares words, and numbers and dates with their like.
func (k *comparison) compareTokens(t token, o sourceToken) float64 {
	switch {
	case t.class == number && o.class == number:
		if t.quantity.equal(o.quantity) {
			return 1
		}
		return 0
	case t.class == calendar && o.class == calendar:
		if t.date.within(o.date, nil) {
			return 1
		}
		return 0
	}
	return k.alike(t, o.token, k.statement.lang, o.lang)
}

// markClauses fills inClause.
func (k *comparison) markClauses() {
	clauses := 0
	for _, o := range k.source {
		clauses = max(clauses, o.clause+1)
	}
	k.inClause = make([][]bool, len(k.statement.tokens))
	for i := range k.inClause {
		k.inClause[i] = make([]bool, clauses)
		for j, o := range k.source {
			if k.alikeness[i][j] >= synonym {
				k.inClause[i][o.clause] = true
			}
		}
	}
}

// chooseClauses finds for each clause of the statement the clause of the source
// that has most of its weight.
func (k *comparison) chooseClauses(alike [][]float64) {
	count := 0
	for _, t := range k.statement.tokens {
		count = max(count, t.clause+1)
	}
	clauses := 0
	for _, o := range k.source {
		clauses = max(clauses, o.clause+1)
	}
	k.best = make([]int, count)
	for c := range k.best {
		k.best[c] = -1
		score := make([]float64, clauses)
		for i, t := range k.statement.tokens {
			if t.clause == c && t.class != function {
				k.addScores(score, alike[i], t)
			}
		}
		best := 0.0
		for at, s := range score {
			if s > best {
				best, k.best[c] = s, at
			}
		}
	}
}

// addScores adds what each clause has of a token.
func (k *comparison) addScores(score, alike []float64, t token) {
	most := make(map[int]float64, 4)
	for j, o := range k.source {
		if alike[j] >= leastMatch {
			most[o.clause] = max(most[o.clause], alike[j])
		}
	}
	worth := max(t.weight, 0.3) / (1 + 0.5*float64(len(most)-1))
	for clause, a := range most {
		score[clause] += worth * a
	}
}

// linked reports whether the source says a token of the statement, at least as
// well as a synonym would.
func (k *comparison) linked(i int) bool { return k.links[i].to >= 0 && k.links[i].alike >= synonym }
