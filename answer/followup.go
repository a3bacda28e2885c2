package answer

import (
	"slices"
	"strings"

	"detente/knowledge"
	"detente/knowledge/text"
)

// inheritedWeight is what a term of the turn before is worth against one of the
// question itself; the turn before that one counts its square.
const inheritedWeight = 0.6

// backward are the words by which a question leans on what was said before, by
// language, folded. The Chinese ones match anywhere, the others as words.
var backward = map[string]string{
	"zh": "他 她 它 该 此 这次 这个 这些 那次 那个 那些 那里 那时 那么 其 当时 双方 前者 后者 上述 刚才",
	"en": "he she it they him her them his hers its their theirs this that these those there then both former latter one ones",
	"ru": "он она оно они его ее их ему ей им нем ней них этот эта это эти тот та те там тогда оба",
	"fr": "il elle ils elles lui leur leurs son sa ses ce cela ca celui celle ceux y en la-bas alors",
	"de": "er sie es ihn ihm ihnen ihr ihre sein seine dieser diese dieses dort dann beide damit davon dafur",
}

// openers begin a question that goes on from the one before.
var openers = []string{"那", "还有", "然后", "and ", "but ", "what about", "how about", "а ", "и ", "но ", "et ", "mais ", "und ", "aber ", "为什么", "why?", "why not", "почему?", "pourquoi ?", "pourquoi?", "warum?"}

// leansBack reports whether a question can't be understood without the turns
// before: it has next to no content of its own, points back, or opens like a
// continuation. own are the terms of its content.
func leansBack(question, lang string, own []knowledge.QueryTerm) bool {
	folded := text.Fold(strings.TrimSpace(question))
	if hasLittleContent(own) {
		return true
	}
	for _, o := range openers {
		if strings.HasPrefix(folded, o) && len(own) <= 12 {
			return true
		}
	}
	words := strings.Fields(backward[text.Primary(lang)])
	if text.Primary(lang) == "zh" {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(folded, w) })
	}
	return slices.ContainsFunc(text.Units(folded, ""), func(u text.Unit) bool {
		return slices.Contains(words, folded[u.Start:u.End])
	})
}

// hasLittleContent reports whether a question has no subject of its own, with at
// most three characters (在哪里举行？) or one word of content.
func hasLittleContent(own []knowledge.QueryTerm) bool {
	size := 0
	for _, t := range own {
		switch t.Class {
		case text.Han:
			size++
		case text.Word, text.Number:
			size += 3
		}
	}
	return size <= 3
}
