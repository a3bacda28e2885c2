package answer

import (
	"slices"
	"strings"

	"detente/knowledge/text"
)

// wanted are the pieces of a quote, or of its translation, that the question
// wants: the dates for a "when" and the amounts for a "how many", those left out
// that the question names itself. Names of places and persons are not among them:
// the names that a dictionary knows are often those beside the one that was asked
// for.
func wanted(r reading, quote string) []string {
	_, counted := text.Interrogative(r.text)
	var found []string
	switch r.kind {
	case When:
		found = text.Dates(quote)
	case HowMany:
		found = text.Amounts(quote, counted)
	}
	asked := text.Fold(r.text)
	return slices.DeleteFunc(found, func(s string) bool { return strings.Contains(asked, text.Fold(s)) })
}
