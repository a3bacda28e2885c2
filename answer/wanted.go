package answer

import (
	"slices"
	"strings"

	"detente/knowledge/language"
)

// wanted are the pieces of a quote, or of its translation, that the question
// wants: the dates for a "when" and the amounts for a "how many", those left out
// that the question names itself, and in the best quote the person for a "who", the
// place for a "where" and what something is for a "what" if it is plain which. Of
// CMRC train's questions three in ten of "where" and one in ten of "who" get such a
// piece; nine of ten pieces overlap the answer. Other names of a quote are mostly
// not those asked for.
func wanted(r reading, quote string, best bool) []string {
	var found []string
	switch r.kind {
	case When:
		found = language.Dates(quote)
		if told, ok := r.told(quote, r.lang, plainTerms); ok {
			found = language.DatesIn(quote, told)
		}
	case HowMany:
		_, counted := language.Interrogative(r.text)
		found = language.Amounts(quote, counted)
	case Who, Where, What:
		if best {
			found = named(r, quote)
		}
	}
	if len(found) == 0 {
		return nil
	}
	asked := language.Fold(r.text)
	return slices.DeleteFunc(found, func(s string) bool { return strings.Contains(asked, language.Fold(s)) })
}

// named is the person, the place or the thing that is plainly asked for, or none.
func named(r reading, quote string) []string {
	name := ""
	switch han := scriptOf(quote) == han; {
	case han && r.kind == Who:
		name = whoIn(r, quote)
	case han && r.kind == Where:
		name = whereIn(r, quote)
	case han:
		name = whatIn(r, quote)
	case r.kind == Who:
		name = westernHolder(r, quote)
	}
	if name == "" {
		return nil
	}
	return []string{name}
}

// plainTerms are the terms of a text, sorted, without what a glossary knows.
func plainTerms(s, lang string) []language.Term {
	var terms []language.Term
	for _, t := range language.Tokens(language.Units(s, lang)) {
		terms = append(terms, t.Term)
	}
	slices.Sort(terms)
	return terms
}
