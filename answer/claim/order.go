package claim

import (
	"slices"
	"strings"
	"sync"

	"detente/knowledge/language"
)

// How much better another place has to fit than the one where a token stands:
// where two tokens have changed places, and where one has taken another's.
const (
	exchangeMargin = 0.85
	numberMargin   = 0.6 // of numbers of one kind
	exchangeAcross = 1.8 // across languages, whose order differs, and where it is freer
	exchangeLoss   = 0.5 // that one of two names may have
	plainGain      = 0.4 // that both of two other words need
	strongGain     = 0.5 // more of both together will do as well
	replaceMargin  = 1.2
	// outsideMargin is for what stands only around the sources.
	outsideMargin = 0.9
)

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
	if apart := k.links[i].to - k.links[j].to; j == i+1 && apart >= -2 && apart <= 2 && k.statement.tokens[i].class == content {
		return false // "the capital, Mindelo" is "Mindelo, its capital"
	}
	if k.keepsLeft(i) && k.keepsLeft(j) {
		return false // "the striker Costa and the goalkeeper Ruiz" in another order
	}
	first := k.fitAt(fits, i, j) - k.fitAt(fits, i, i)
	second := k.fitAt(fits, j, i) - k.fitAt(fits, j, j)
	margin, loss := exchangeMargin, exchangeLoss
	if k.statement.tokens[i].class == number {
		margin = numberMargin
	}
	if t, o := k.statement.tokens[i], k.statement.tokens[j]; t.class == content && !(t.name && o.name) {
		if verbForm(t.form) != verbForm(o.form) {
			return false
		}
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
	return wordSet(strings.Join(slices.Concat(language.Pronouns("en", language.Others), language.Pronouns("zh", language.Others)), " "))
})
