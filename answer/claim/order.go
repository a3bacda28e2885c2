package claim

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// How much what stands beside a token counts when its place is compared.
const (
	besideWorth = 1.0
	farWorth    = 0.5
	acrossWorth = 0.3 // the same word on the other side
	jointWorth  = 0.75
	jointLoss   = 0.5
	clauseWorth = 1.0 // all of the clause in one clause of the source
)

// How much better another place has to fit than the one where a token stands:
// where two tokens have changed places, and where one has taken another's.
const (
	exchangeMargin = 0.85
	exchangeAcross = 1.8 // across languages, whose order differs, and where it is freer
	exchangeLoss   = 0.5 // that one of two names may have
	plainGain      = 0.4 // that both of two other words need
	strongGain     = 0.5 // more of both together will do as well
	replaceMargin  = 1.2
	// outsideMargin is for what stands only around the sources.
	outsideMargin = 0.9
)

// place compares the place of token i with that of source token j.
func (k *comparison) place(i, j int) float64 {
	a, b := k.slots[i], k.sourceSlots[j]
	if k.source[j].lang != k.statement.lang {
		near := k.beside(a.left, b.left, 1) + k.beside(a.right, b.right, 1) + k.beside(a.left, b.right, 1) + k.beside(a.right, b.left, 1)
		return near/2 + clauseWorth*k.clauseShare(i, k.source[j].clause)
	}
	s := k.beside(a.left, b.left, besideWorth) + k.beside(a.right, b.right, besideWorth)
	s += max(k.beside(a.left, b.farLeft, farWorth), k.beside(a.farLeft, b.left, farWorth))
	s += max(k.beside(a.right, b.farRight, farWorth), k.beside(a.farRight, b.right, farWorth))
	s += k.beside(a.left, b.right, acrossWorth) + k.beside(a.right, b.left, acrossWorth)
	switch {
	case a.joint != "" && a.joint == b.joint:
		s += jointWorth
	case a.joint != "" && b.joint != "":
		s -= jointLoss
	}
	return s + clauseWorth*k.clauseShare(i, k.source[j].clause)
}

func (k *comparison) beside(i, j int, worth float64) float64 {
	if i < 0 || j < 0 || k.alikeness[i][j] < synonym {
		return 0
	}
	return worth
}

// clauseShare is the share of the words beside token i in its clause that a
// clause of the source has.
func (k *comparison) clauseShare(i, clause int) float64 {
	n, has := 0, 0
	for j, t := range k.statement.tokens {
		if j == i || t.clause != k.statement.tokens[i].clause || t.class == function || t.class == marker {
			continue
		}
		n++
		if k.inClause[j][clause] {
			has++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(has) / float64(n)
}

// placed tells of tokens whose place matters.
func (t token) placed() bool {
	return t.class == number || t.class == calendar || t.class == content && (t.name || t.weight >= 0.3)
}

// comparable tells of two tokens that may stand in each other's place.
func comparable(t, o token) bool {
	return o.placed() && o.class == t.class && (t.class != number || t.quantity.unit.dimension == o.quantity.unit.dimension)
}

// fits are how well the place of each token of the statement fits that of each of
// the source, for tokens that may stand there.
func (k *comparison) fits() [][]float64 {
	if k.fitted != nil {
		return k.fitted
	}
	all := make([][]float64, len(k.statement.tokens))
	for i, t := range k.statement.tokens {
		all[i] = make([]float64, len(k.source))
		if !t.placed() {
			continue
		}
		for j, o := range k.source {
			if comparable(t, o.token) {
				all[i][j] = k.place(i, j)
			}
		}
	}
	k.fitted = all
	return all
}

// fitAt is how well token i fits best where the source has what token j says.
func (k *comparison) fitAt(fits [][]float64, i, j int) float64 {
	best := 0.0
	for at := range k.source {
		if k.alikeness[j][at] >= synonym {
			best = max(best, fits[i][at])
		}
	}
	return best
}

// checkOrder looks for two tokens that have changed places.
func checkOrder(k *comparison) (fault, bool) {
	fits := k.fits()
	for i, t := range k.statement.tokens {
		if t.anchor() && k.linked(i) && k.inverted(i) {
			return fault{Order, i, i}, true
		}
		if !t.placed() || !k.linked(i) {
			continue
		}
		if k.takesPronoun(i) || k.takesJoint(i) {
			return fault{Order, i, i}, true
		}
		for j := i + 1; j < len(k.statement.tokens); j++ {
			o := k.statement.tokens[j]
			if !k.linked(j) || !comparable(t, o) || k.alikeness[i][k.links[j].to] >= leastMatch || k.alikeness[j][k.links[i].to] >= leastMatch {
				continue
			}
			if k.exchanged(fits, i, j) {
				return fault{Order, i, j}, true
			}
		}
	}
	return fault{}, false
}

// exchanged reports whether tokens i and j fit better where the source has the
// other one.
func (k *comparison) exchanged(fits [][]float64, i, j int) bool {
	if k.keepsLeft(i) && k.keepsLeft(j) {
		return false // "the striker Costa and the goalkeeper Ruiz" in another order
	}
	first := k.fitAt(fits, i, j) - k.fitAt(fits, i, i)
	second := k.fitAt(fits, j, i) - k.fitAt(fits, j, j)
	margin, loss := exchangeMargin, exchangeLoss
	if t, o := k.statement.tokens[i], k.statement.tokens[j]; t.class == content && !(t.name && o.name) {
		loss = -plainGain
		if k.slots[i].right == j || k.slots[i].farRight == j && k.statement.tokens[k.slots[i].right].class != content {
			return false
		}
	}
	if lang := k.statement.lang; k.source[k.links[i].to].lang != lang || lang != "en" && lang != "zh" {
		margin = exchangeAcross
	}
	if first+second >= margin+strongGain && first >= 0 && second >= 0 {
		return true
	}
	return first+second >= margin && first >= -loss && second >= -loss
}

// keepsLeft reports whether token i stands behind the same word as in the source.
func (k *comparison) keepsLeft(i int) bool {
	if i == 0 || k.statement.tokens[i].class != content || k.statement.tokens[i-1].class != content || k.statement.tokens[i-1].clause != k.statement.tokens[i].clause {
		return false
	}
	for at := 1; at < len(k.source); at++ {
		if k.alikeness[i][at] >= synonym && k.beside(i-1, at-1, 1) > 0 {
			return true
		}
	}
	return false
}

// inverted reports whether the words on both sides of the verb i have changed
// sides, though it is passive in both or in none.
func (k *comparison) inverted(i int) bool {
	t, at := k.statement.tokens[i], k.links[i].to
	if k.slots[i].joint != "" && k.statement.tokens[i].han || k.sourceSlots[at].joint != "" && t.han {
		return false // it is what something is done to
	}
	if t.name || t.class == number || t.class == calendar || !t.han && !verbForm(t.form) || k.source[at].lang != k.statement.lang || k.links[i].alike < synonym {
		return false
	}
	tokens := k.tokens
	if passive(k.statement.tokens, t.clause) != passive(tokens, tokens[at].clause) {
		return false
	}
	return k.crossed(i, at, -1) && k.crossed(i, at, 1)
}

// crossed reports whether a word on one side of the verb i stands on the other side
// of source token at only.
func (k *comparison) crossed(i, at, step int) bool {
	for j := i + step; j >= 0 && j < len(k.links) && k.statement.tokens[j].clause == k.statement.tokens[i].clause; j += step {
		t := k.statement.tokens[j]
		if t.class != content || !t.placed() || k.slots[j].joint != "" && k.slots[j].joint != "by" || !k.linked(j) {
			continue
		}
		same, other := false, false
		for n, o := range k.source {
			elided := step > 0 && k.sourceSlots[at].left < 0 && n < at && o.view == k.source[at].view
			if o.clause != k.source[at].clause && !elided || k.alikeness[j][n] < synonym || n == at {
				continue
			}
			before := n < at
			same = same || before == (step < 0)
			other = other || before != (step < 0) && (k.sourceSlots[n].joint == "" || k.sourceSlots[n].joint == "by")
		}
		if other && !same {
			return true
		}
	}
	return false
}

// verbForm tells of an English word that may be a verb in the past.
func verbForm(form string) bool {
	if moods()[form]&(told|thought|promised|wished) != 0 || participle(form) {
		return true
	}
	switch form {
	case "beat", "took", "gave", "saw", "went", "came", "wrote", "drew", "threw", "chose", "became", "drove", "ate", "fell", "grew", "knew", "spoke", "stole", "wore", "asks", "has":
		return true
	}
	return false
}

// passive reports whether a clause has a passive verb with its agent.
func passive(tokens []token, clause int) bool {
	for i, t := range tokens {
		if t.clause != clause {
			continue
		}
		if t.form == "被" || t.form == "由" || t.form == "遭" || t.form == "受" || t.form == "by" && i > 0 {
			return true
		}
		if be[t.form] && i+1 < len(tokens) && participle(tokens[i+1].form) {
			return true
		}
	}
	return false
}

// directions are the joints that tell who gives and who gets.
var directions = map[string]bool{"to": true, "from": true, "than": true, "for": true}

// takesJoint reports whether token i has a joint that the source gives to
// another token, which the statement has without it: "took over from".
func (k *comparison) takesJoint(i int) bool {
	joint := k.slots[i].joint
	if !directions[joint] || joint == "for" && !k.statement.tokens[i].name || k.jointAt(i, joint) {
		return false
	}
	for j, o := range k.statement.tokens {
		if j == i || !k.linked(j) || !comparable(k.statement.tokens[i], o) || k.slots[j].joint == joint || k.slots[j].joint != "" {
			continue
		}
		at := k.links[j].to
		if k.sourceSlots[at].joint == joint && k.source[at].lang == k.statement.lang && k.sourceSlots[k.links[i].to].joint != joint {
			return true
		}
	}
	return false
}

// jointAt reports whether a source has what token i says with a joint.
func (k *comparison) jointAt(i int, joint string) bool {
	for at := range k.source {
		if k.alikeness[i][at] >= leastMatch && k.sourceSlots[at].joint == joint {
			return true
		}
	}
	return false
}

// takesPronoun reports whether a name of the source's sentence stands where the
// sentence has a pronoun for someone else: "She defeated Nils Falk".
func (k *comparison) takesPronoun(i int) bool {
	verb := k.slots[i].right
	if !k.statement.tokens[i].name && !k.opens(i) || verb < 0 || !k.linked(verb) || k.statement.tokens[verb].name {
		return false
	}
	at := k.links[verb].to
	if k.sourceSlots[at].left >= 0 || at == 0 || !pronouns()[k.source[at-1].form] {
		return false
	}
	for j, o := range k.source {
		if k.alikeness[i][j] >= synonym && o.view == k.source[at].view {
			return j > at
		}
	}
	return false
}

// opens reports whether nothing but one phrase stands before token i in its clause.
func (k *comparison) opens(i int) bool {
	tokens := k.statement.tokens
	for ; i > 0 && tokens[i-1].clause == tokens[i].clause; i-- {
		if tokens[i-1].end != tokens[i].start || tokens[i-1].class == function {
			return false
		}
	}
	return true
}

// pronouns stand for someone or something named before.
var pronouns = sync.OnceValue(func() map[string]bool {
	return wordSet("he she it they 他 她 它 他们 她们 它们")
})

// checkReplaced looks for a token in a place where the source has another
// one.
func checkReplaced(k *comparison) (fault, bool) {
	fits := k.fits()
	for i, t := range k.statement.tokens {
		if t.class != content || !t.placed() {
			continue
		}
		outside := k.outside(i)
		if !outside && !k.linked(i) && !k.hasText(i) {
			if k.stranger(i) {
				return fault{Replaced, i, i}, true
			}
			continue
		}
		own := k.fitAt(fits, i, i)
		for j, o := range k.source {
			if k.alikeness[i][j] >= leastMatch || !comparable(t, o.token) {
				continue
			}
			margin, may := replaceMargin, k.replaces(i, j)
			if outside {
				margin, may = outsideMargin, k.replacesOutside(i, j)
			}
			if may && fits[i][j]-own >= margin {
				return fault{Replaced, i, i}, true
			}
		}
	}
	return fault{}, false
}

// replaces reports whether token i, which the sources have, may stand where they
// have token j.
func (k *comparison) replaces(i, j int) bool {
	if own := k.sourceSlots[max(0, k.links[i].to)]; own.left < 0 && own.right < 0 {
		return false // it stands alone, before the sentence
	}
	if t := k.statement.tokens[i]; t.name != k.source[j].name || k.said(j) || k.close(i, j) || !k.between(i, j) {
		return false
	} else if !t.name {
		a, b := k.slots[i], k.sourceSlots[j]
		return k.beside(a.left, b.left, 1) > 0 || k.beside(a.right, b.right, 1) > 0
	}
	return true
}

// replacesOutside reports the same for a token that stands only around the
// sources.
func (k *comparison) replacesOutside(i, j int) bool {
	a, b := k.slots[i], k.sourceSlots[j]
	if k.beside(a.left, b.left, 1)+k.beside(a.right, b.right, 1) == 0 {
		return false
	}
	if k.said(j) {
		return k.source[j].name && k.statement.tokens[i].name && k.beside(a.left, b.left, 1)+k.beside(a.right, b.right, 1)+k.clauseShare(i, k.source[j].clause) > 1.5
	}
	return !k.standsFor(i, j)
}

// inPlaceOf reports whether the nearest words beside token i that the source has
// stand beside source token j; at the edge of the statement's clause one will do.
func (k *comparison) inPlaceOf(i, j int) bool {
	left, right := k.nextLinked(i, -1), k.nextLinked(i, 1)
	b := k.sourceSlots[j]
	atLeft := left >= 0 && k.beside(left, b.left, 1) > 0
	atRight := right >= 0 && k.beside(right, b.right, 1) > 0
	return atLeft && atRight || atRight && left < 0 || atLeft && right < 0
}

// nextLinked is the next token beside token i in its clause that a source has, or
// -1.
func (k *comparison) nextLinked(i, step int) int {
	for j := nextAnchor(k.statement.tokens, i, step); j >= 0; j = nextAnchor(k.statement.tokens, j, step) {
		if k.linked(j) {
			return j
		}
	}
	return -1
}

// leastStranger is the weight from which a word that no source has is looked at:
// commoner ones say the same in many ways.
const leastStranger = 0.7

// divisions are single characters that are nouns of their own.
const divisions = "市县省镇乡村国区州"

// particles behind a verb change what it means.
var particles = sync.OnceValue(func() map[string]bool {
	return wordSet("up down out off over away back on through")
})

// spelledOut reports whether the statement has every character of a Chinese word:
// 建厂 of 建设工厂.
func (k *comparison) spelledOut(o token) bool {
	for _, r := range o.form {
		if !strings.ContainsRune(k.statement.folded, r) {
			return false
		}
	}
	return true
}

// beginAlike tells of Chinese words that have a character in common which is not
// the last of both: they mostly mean nearly the same, while 唐代 and 宋代 do not.
func beginAlike(a, b string) bool {
	if len(a) > len("财务官") || len(b) > len("财务官") {
		return false
	}
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return x == y || strings.ContainsRune(a[n:], y) || strings.ContainsRune(b[m:], x)
}

// stranger reports whether token i, which no source has, stands where the source
// has another word that the statement does not have.
func (k *comparison) stranger(i int) bool {
	t := k.statement.tokens[i]
	if k.saysOtherwise(i) {
		return false
	}
	single := t.han && utf8.RuneCountInString(t.form) == 1
	if single != strings.Contains(divisions, t.form) || !single && t.weight < leastStranger {
		return false
	}
	if i > 0 && i+1 < len(k.links) && k.links[i-1].to >= 0 && k.links[i-1].to == k.links[i+1].to && t.han {
		return true // 首席财务官, where the source has 首席执行官
	}
	if i+1 < len(k.links) && particles()[k.statement.tokens[i+1].form] {
		return false // "broke down" is no breaking
	}
	for j, o := range k.source {
		if o.lang != k.statement.lang || t.han && (beginAlike(t.form, o.form) || k.spelledOut(o.token)) || k.mayShare(t, o.token, o.lang) {
			continue
		}
		if k.alikeness[i][j] < synonym && comparable(k.statement.tokens[i], o.token) && !k.said(j) && (k.between(i, j) || k.inPlaceOf(i, j)) {
			return true
		}
	}
	return false
}

// said reports whether a token of the statement says what source token j does.
func (k *comparison) said(j int) bool {
	for i := range k.statement.tokens {
		if k.alikeness[i][j] >= synonym {
			return true
		}
	}
	return false
}

// outside reports whether token i stands only around the sources.
func (k *comparison) outside(i int) bool {
	return k.links[i].to < 0 && (k.hasText(i) || k.named(k.statement.tokens[i]))
}

// close reports whether a source token stands beside one that says what token i
// does: both are of one phrase then.
func (k *comparison) close(i, j int) bool {
	for at := max(0, j-3); at < min(len(k.source), j+4); at++ {
		if k.alikeness[i][at] >= synonym && k.source[at].clause == k.source[j].clause {
			return true
		}
	}
	return false
}

// between reports whether a source token stands between the words that token i
// stands between.
func (k *comparison) between(i, j int) bool {
	a, b := k.slots[i], k.sourceSlots[j]
	left := k.beside(a.left, b.left, 1) + k.beside(a.left, b.farLeft, 1)
	right := k.beside(a.right, b.right, 1) + k.beside(a.right, b.farRight, 1)
	return left+right > 0 && (left > 0 || a.left < 0 && b.left < 0) && (right > 0 || a.right < 0 && b.right < 0)
}

// generic are words for what a text is about, whose name is its title's.
var generic = sync.OnceValue(func() map[string]bool {
	return wordSet(`公司 企业 集团 学校 大学 学院 医院 银行 政府 球队 机构 组织 书店 大桥 工厂 该书 该队 该校 博物馆 城市 村庄 作家 小说家 影片 电影 科学家
company firm bank school museum team club agency group organisation organization university hospital city town village country state party band film book ship bridge tunnel satellite airport mine bakery author writer scientist biologist player library railway`)
})

// standsFor reports whether a source's common noun may stand for token i: the
// title names it.
func (k *comparison) standsFor(i, j int) bool {
	if !generic()[k.source[j].form] {
		return false
	}
	t := k.statement.tokens[i]
	if around := k.slots[i].right; t.name && (around < 0 || moods()[k.statement.tokens[around].form]&(told|thought) == 0) {
		return true
	}
	for _, title := range k.titles {
		if strings.Contains(title, t.form) {
			return true
		}
	}
	return false
}

// checkCounted looks for a number that counts something else in the source.
func checkCounted(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.class != number || t.quantity.unit.dimension != "" || t.quantity.article {
			continue
		}
		mine := k.countedBy(i)
		if len(mine) == 0 {
			continue
		}
		if !k.allLinked(mine) {
			if k.countsOther(t, mine) {
				return fault{Counted, min(i, mine[0]), max(i, mine[len(mine)-1])}, true
			}
			continue
		}
		if !k.countedAlike(t, mine) {
			return fault{Counted, min(i, mine[0]), max(i, mine[len(mine)-1])}, true
		}
	}
	return fault{}, false
}

// countsOther reports whether a source has the number with other words than those,
// which no source has.
func (k *comparison) countsOther(t token, mine []int) bool {
	if k.statement.tokens[mine[0]].weight < leastStranger {
		return false
	}
	found := false
	for j, o := range k.source {
		if o.class != number || o.lang != k.statement.lang || !t.quantity.equal(o.quantity) {
			continue
		}
		theirs := run(k.tokens, j)
		if len(theirs) == 0 {
			return false
		}
		for _, b := range theirs {
			for _, a := range mine {
				if k.alikeness[a][b] >= synonym || k.mayShare(k.statement.tokens[a], k.tokens[b], o.lang) {
					return false
				}
			}
		}
		found = true
	}
	return found
}

// maxCounted is of how many words what a number counts is made.
const maxCounted = 3

// countedBy are the words behind a number that say what it counts, or in Chinese
// the one before it where nothing stands behind it.
func (k *comparison) countedBy(i int) []int {
	tokens := k.statement.tokens
	mine := run(tokens, i)
	if l := k.slots[i].left; len(mine) == 0 && l >= 0 && l == i-1 && tokens[l].class == content && tokens[l].han {
		mine = []int{l}
	}
	return mine
}

// run are the words that follow token i at once; measure words and the like are
// passed over in Chinese.
func run(tokens []token, i int) (all []int) {
	for j := i + 1; j < len(tokens) && len(all) < maxCounted && tokens[j].clause == tokens[i].clause; j++ {
		switch {
		case tokens[j].class == content:
			all = append(all, j)
		case tokens[j].class == function && tokens[j].han && len(all) == 0 && j == i+1, tokens[j].form == "of" && j == i+1, tokens[j].form == "the", tokens[j].form == "its", tokens[j].form == "their":
		default:
			return all
		}
	}
	return all
}

func (k *comparison) allLinked(tokens []int) bool {
	for _, i := range tokens {
		if k.linked(i) {
			return true
		}
	}
	return false
}

// countedAlike reports whether a source has the number with one of the words, and
// no other number with one that this one lacks.
func (k *comparison) countedAlike(t token, mine []int) bool {
	tokens, found := k.tokens, false
	for j, o := range tokens {
		if o.class != number || !t.quantity.equal(o.quantity) {
			continue
		}
		found = true
		theirs := k.countedAt(tokens, j)
		if len(theirs) == 0 || k.anyAlike(mine, theirs) && !k.countsElse(tokens, mine, theirs, j) {
			return true
		}
	}
	return !found // it is a year, then
}

func (k *comparison) countedAt(tokens []token, j int) []int {
	theirs := run(tokens, j)
	for _, at := range []int{k.sourceSlots[j].left, k.sourceSlots[j].right} {
		if at >= 0 && (len(theirs) == 0 || at < j || tokens[j].measure != "") {
			theirs = append(theirs, at)
		}
	}
	return theirs
}

func (k *comparison) anyAlike(mine, theirs []int) bool {
	for _, a := range mine {
		for _, b := range theirs {
			if k.alikeness[a][b] >= leastMatch {
				return true
			}
		}
	}
	return false
}

// countsElse reports whether one of the words is among those of another number
// and not among those of number j.
func (k *comparison) countsElse(tokens []token, mine, theirs []int, j int) bool {
	for _, a := range mine[:1] {
		if k.anyAlike([]int{a}, theirs) {
			continue
		}
		for at, o := range tokens {
			if at != j && o.class == number && k.anyAlike([]int{a}, k.countedAt(tokens, at)) {
				return true
			}
		}
	}
	return false
}
