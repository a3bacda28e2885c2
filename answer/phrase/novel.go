package phrase

import (
	"strings"

	"detente/answer/claim"
	"detente/knowledge/language"
)

// answerPart is what a statement says beyond the question: its words that the
// question does not have, in Chinese those characters that form no pair with a
// neighbour that the question has too. "Who visited Moscow?" makes "the Russian
// delegation" of "the Russian delegation visited Moscow".
func answerPart(statement, question, lang string) string {
	asked := map[language.Term]bool{}
	for _, t := range language.Tokens(language.Units(question, lang)) {
		asked[t.Term] = true
	}
	units := language.Units(statement, lang)
	repeated := make([]bool, len(units))
	for i, u := range units {
		if u.Class != language.Han {
			repeated[i] = asked[u.ID]
		} else if i > 0 && u.Joined && asked[language.Pair(units[i-1].ID, u.ID)] {
			repeated[i-1], repeated[i] = true, true
		}
	}
	var parts []string
	for i := 0; i < len(units); i++ {
		if repeated[i] {
			continue
		}
		first := i
		for i+1 < len(units) && !repeated[i+1] {
			i++
		}
		parts = append(parts, statement[units[first].Start:units[i].End])
	}
	return strings.Join(parts, " ")
}

// checkAnswer checks what a statement says beyond the question by itself. The
// checker lets a statement have a few words that its sources lack, or no paraphrase
// would pass; where most of its words are the question's own, those few are the whole
// answer. What only makes sense within the sentence, its negations and its order,
// was checked before.
func (e *examiner) checkAnswer(statement string, sources []claim.Source) claim.Verdict {
	part := answerPart(statement, e.request.Question, e.request.Lang)
	if !saysSomething(part) || part == statement {
		return claim.Verdict{Supported: true}
	}
	v := e.checker.Check(part, e.request.Lang, sources)
	switch v.Reason {
	case claim.Invented, claim.Replaced, claim.Name, claim.Number, claim.Date:
		return v
	}
	return claim.Verdict{Supported: true}
}
