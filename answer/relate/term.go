package relate

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/language"
)

// number is the term of any number; its pair with a character is that of a number
// which that character follows.
func number() language.Term { return language.Meaning("#") }

func counted(r rune) language.Term { return language.Pair(number(), language.Term(r)) }

// numberSign stands for a number where terms are written.
const numberSign = '#'

// parseTerm reads a term as it is written: a character, two of them, # for a
// number, and # with the character after it.
func parseTerm(name string) (language.Term, bool) {
	runes := []rune(name)
	switch {
	case len(runes) == 0 || len(runes) > 2 || slices.Contains(runes, utf8.RuneError):
		return 0, false
	case runes[0] == numberSign && len(runes) == 1:
		return number(), true
	case runes[0] == numberSign:
		return counted(runes[1]), true
	case len(runes) == 1:
		return language.Term(runes[0]), true
	}
	return language.Pair(language.Term(runes[0]), language.Term(runes[1])), true
}

// QuestionTerms are the terms of a question, its scaffolding included: 多长 is
// what asks for 公里. They are sorted, each once. Words of an alphabet have none.
func QuestionTerms(question string) []language.Term {
	units := language.Units(question, "zh")
	terms := make([]language.Term, 0, 2*len(units))
	for i, u := range units {
		follows := i > 0 && u.Joined
		switch {
		case u.Class == language.Number:
			terms = append(terms, number())
			continue
		case u.Class != language.Han:
			continue
		case follows && units[i-1].Class == language.Number:
			terms = append(terms, counted(rune(u.ID)))
		case follows && units[i-1].Class == language.Han:
			terms = append(terms, language.Pair(units[i-1].ID, u.ID))
		}
		terms = append(terms, u.ID)
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

// SentenceTerms are the terms of a sentence that the question has not. terms are
// all of its terms and asked those of the question, both sorted; look is what can
// be seen of it.
func SentenceTerms(terms []language.Term, look language.Look, asked []language.Term) []language.Term {
	kept := make([]language.Term, 0, len(terms)+len(look.Counted)+1)
	for _, t := range terms {
		if _, has := slices.BinarySearch(asked, t); !has {
			kept = append(kept, t)
		}
	}
	if look.Marks.Has(language.HasNumber) {
		kept = append(kept, number())
	}
	for _, r := range look.Counted {
		kept = append(kept, counted(r))
	}
	return kept
}

// NamesOf adds the names of the terms that a text has to names.
func NamesOf(s string, names Names) {
	units := language.Units(language.Fold(s), "zh")
	folded := language.Fold(s)
	names[number()] = string(numberSign)
	for i, u := range units {
		if u.Class != language.Han {
			continue
		}
		names[u.ID] = folded[u.Start:u.End]
		names[counted(rune(u.ID))] = string(numberSign) + folded[u.Start:u.End]
		if i > 0 && u.Joined && units[i-1].Class == language.Han {
			names[language.Pair(units[i-1].ID, u.ID)] = folded[units[i-1].Start:u.End]
		}
	}
}
