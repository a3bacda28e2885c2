package answer

import (
	"cmp"
	"slices"

	"detente/answer/wording"
	"detente/knowledge"
	"detente/knowledge/document"
)

// maxSuggestions is how many questions a refusal offers.
const maxSuggestions = 3

// suggest returns questions that the documents answer, by their owner's own
// list, those nearest to the question first, in the reply's language or in that
// of its words.
func (a *Responder) suggest(lang string, r reading) []string {
	type suggestion struct {
		text string
		fit  float64
	}
	var all []suggestion
	for _, d := range a.base.Documents() {
		for _, q := range d.Questions {
			if wording.Match(q.Lang) == wording.Match(lang) {
				all = append(all, suggestion{q.Text, fit(a.base, q, r)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b suggestion) int { return cmp.Compare(b.fit, a.fit) })
	var texts []string
	for _, s := range all[:min(len(all), maxSuggestions)] {
		texts = append(texts, s.text)
	}
	return texts
}

// fit is the weight of the reading's terms that a suggested question has.
func fit(base *knowledge.Base, q document.SuggestedQuestion, r reading) (sum float64) {
	return r.match(base.Terms(q.Text, q.Lang)).weight(r)
}
