package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// asked is what the question's form asks for.
type asked struct {
	before, after []int // terms next to the question word, by index
	counted       rune
	numbers       []int   // terms that are numbers
	names         []int   // terms that are written as names are
	heaviest      int     // the term with the largest weight, -1 for none
	pairs         float64 // weight of the pairs
	terms         map[language.Term]bool
}

// readAsked finds what stands next to the question word, and what is counted.
func readAsked(r *reading) asked {
	word, counted := language.Interrogative(r.text)
	a := asked{counted: counted, heaviest: -1, terms: make(map[language.Term]bool, len(r.terms))}
	for i, t := range r.terms {
		if a.heaviest < 0 || t.weight > r.terms[a.heaviest].weight {
			a.heaviest = i
		}
		if t.class == language.Paired {
			a.pairs += t.weight
		}
		if t.class == language.Number {
			a.numbers = append(a.numbers, i)
		}
		if isNameLike(r.text, t) {
			a.names = append(a.names, i)
		}
		a.terms[t.term] = true
		for _, way := range t.group {
			for _, part := range way.Terms {
				a.terms[part] = true
			}
		}
	}
	if word.End > word.Start {
		a.before = r.nearest(func(t weighedTerm) int { return word.Start - t.end })
		a.after = r.nearest(func(t weighedTerm) int { return t.start - word.End })
	}
	return a
}

// nearest returns the question's own terms at the smallest distance that is not
// negative: a word, or a pair and its second or first character.
func (r *reading) nearest(distance func(weighedTerm) int) (found []int) {
	const far = 12 // bytes: two or three words of scaffolding may stand between
	best := far
	for i, t := range r.terms {
		d := distance(t)
		if t.inherited || d < 0 || d > best {
			continue
		}
		if d < best {
			best, found = d, nil
		}
		found = append(found, i)
	}
	return found
}

// fitOf is the share of the wanted terms that m has, -1 when none is wanted.
func fitOf(m match, wanted []int) float32 {
	if len(wanted) == 0 {
		return -1
	}
	n := 0
	for _, i := range wanted {
		if m != nil && m[i] {
			n++
		}
	}
	return float32(n) / float32(len(wanted))
}

// isNameLike reports whether a term of a question is written as names are: a word with
// a capital that does not begin the question, or a word in letters among Han.
func isNameLike(question string, t weighedTerm) bool {
	if t.class != language.Word || t.inherited || t.end > len(question) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(question[t.start:])
	if scriptOf(question) == han {
		return first < 0x250
	}
	return unicode.IsUpper(first) && strings.TrimSpace(question[:t.start]) != ""
}
