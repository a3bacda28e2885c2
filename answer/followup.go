package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge"
	"detente/knowledge/language"
)

// inheritedWeight is what a term of the turn before is worth against one of the
// question itself; the turn before that one counts its square.
const inheritedWeight = 0.6

// replacedShare is what the terms of a name are worth, of that, in whose place
// another was put (俄罗斯作了什么让步？那北约呢？): not nothing, since what is said of
// the other stands beside what is said of it.
const replacedShare = 0.4

// backward are the words by which a question leans on what was said before, by
// language, folded. The Chinese ones match anywhere, the others as words.
var backward = map[string]string{
	"zh": "他 她 它 该 此 这次 这个 这些 那次 那个 那些 那里 那时 那么 其 当时 双方 前者 后者 上述 刚才",
	"en": "he she it they him her them his hers its their theirs this that these those there then both former latter one ones",
	"ru": "он она оно они его ее их ему ей им нем ней них этот эта это эти тот та те там тогда оба",
	"fr": "il elle ils elles lui leur leurs son sa ses ce cela ca celui celle ceux y en la-bas alors",
	"de": "er sie es ihn ihm ihnen ihr ihre sein seine dieser diese dieses dort dann beide damit davon dafur",
}

// notBackward are words that have one of the Chinese ones in them and point to
// nothing, or to what stands beside them.
var notBackward = strings.NewReplacer("应该", "", "该不该", "", "因此", "", "此外", "", "如此", "", "彼此", "", "其他", "", "其它", "", "其中", "", "其实", "", "尤其", "", "极其", "", "土耳其", "", "吉他", "", "排他", "")

// openers begin a question that goes on from the one before.
var openers = []string{"那", "还有", "然后", "and ", "but ", "what about", "how about", "а ", "и ", "но ", "et ", "mais ", "und ", "aber ", "为什么", "why?", "why not", "почему?", "pourquoi ?", "pourquoi?", "warum?"}

// leansBack reports whether a question can't be understood without the turns
// before: it has next to no content of its own, points back, or opens like a
// continuation. own are the terms of its content.
func leansBack(question, lang string, own []knowledge.QueryTerm) bool {
	folded := language.Fold(strings.TrimSpace(question))
	if elliptic(question) != "" || hasLittleContent(own) && !asksWho().MatchString(folded) {
		return true
	}
	for _, o := range openers {
		if strings.HasPrefix(folded, o) && len(own) <= 12 {
			return true
		}
	}
	words := strings.Fields(backward[language.Primary(lang)])
	if language.Primary(lang) == "zh" {
		folded = notBackward.Replace(folded)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(folded, w) })
	}
	return slices.ContainsFunc(language.Units(folded, ""), func(u language.Unit) bool {
		return slices.Contains(words, folded[u.Start:u.End])
	})
}

// asksWho matches questions that ask who or what something is (罗戈津是谁？, "Who is
// Rogozin?"): short as they are, they want nothing of the turns before. Who is meant
// by a pronoun is looked for by itself.
var asksWho = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^，。]{2,}(?:是谁|是什么人|是什么|是何人|指什么|是什么意思)[？?。 ]*$|^(?:谁|什么)是` +
		`|^(?:who|what)(?: is| are| was| were|'s|’s) \S|^(?:qui est|qui sont|qu['’]est-ce que) ?\S` +
		`|^(?:wer|was) (?:ist|sind|war|waren) \S|^(?:кто|что) (?:такой|такая|такое|такие|это) \S`)
})

// hasLittleContent reports whether a question has no subject of its own, with at
// most three characters (在哪里举行？) or one word of content.
func hasLittleContent(own []knowledge.QueryTerm) bool {
	size := 0
	for _, t := range own {
		switch t.Class {
		case language.Han:
			size++
		case language.Word, language.Number:
			size += 3
		}
	}
	return size <= 3
}

// ellipses name what to ask the question before of, and nothing more (那北约呢？,
// "And NATO?"); the group holds it.
var ellipses = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:那[么麼]?|至[于於])?([^，。！？?]{1,12})(?:呢|怎[么麼][样樣]|又如何)[？?。 ]*$` +
		`|^(?:(?:and|but) (?:what about |how about )?|what about |how about )(?:for )?([\p{L}\d’' -]{2,40})\??$` +
		`|^(?:а|и|но)(?: как насчет)? ([\p{L}\d -]{2,40})\??$` +
		`|^(?:et|mais)(?: pour| qu’en est-il de)? ([\p{L}\d’' -]{2,40}?) ?\??$` +
		`|^(?:und|aber)(?: was ist mit)? ([\p{L}\d -]{2,40})\??$`)
})

// elliptic is what a question names that asks nothing of it, and "" for others.
func elliptic(question string) string {
	found := ellipses().FindStringSubmatch(strings.TrimSpace(question))
	if found == nil {
		return ""
	}
	named := strings.Join(found[1:], "")
	if word, _ := language.Interrogative(named); word.Start < word.End {
		return ""
	}
	return named
}

// replaced is the name in an earlier question that an elliptic one puts another in
// the place of: its first one, where the new one is a name too. It is an empty span
// where there is none.
func replaced(earlier, elliptic string, terms, own []knowledge.QueryTerm) language.Span {
	names := namesIn(elliptic, own)
	if len(names) == 0 {
		return language.Span{}
	}
	for _, n := range namesIn(earlier, terms) {
		if !strings.Contains(language.Fold(elliptic), language.Fold(earlier[n.Start:n.End])) {
			return n
		}
	}
	return language.Span{}
}

// namesIn finds the names in a question: those of a dictionary, those that a
// glossary has, and capitalised words but the first.
func namesIn(question string, terms []knowledge.QueryTerm) []language.Span {
	names := language.Names(question)
	for _, t := range terms {
		first, _ := utf8.DecodeRuneInString(question[t.Start:])
		inside := strings.TrimSpace(question[:t.Start]) != ""
		if t.Class == language.Meant || t.Class == language.Word && inside && unicode.IsUpper(first) {
			names = append(names, language.Span{Start: t.Start, End: t.End})
		}
	}
	slices.SortFunc(names, func(a, b language.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return names
}

// inherit takes over from the turns before what a question that leans on them
// lacks.
func (r *reading) inherit(base *knowledge.Base, history []string, own []knowledge.QueryTerm, seen map[language.Term]bool) {
	r.followUp = true
	weight := inheritedWeight
	for i := len(history) - 1; i >= 0 && i >= len(history)-2; i-- {
		before := Question{Text: history[i]}
		if before.Validate() != nil || !kindOf(before.Text).cited() {
			continue
		}
		asked, lang := asking(before.Text), Language(before)
		terms := base.QueryTerms(asked, lang)
		if weight == inheritedWeight {
			r.meant = before.Text + "\n" + r.meant
			switch {
			case len(own) == 0 && !leansBack(asked, lang, terms):
				r.takeOver(asked, lang, terms, seen)
				return
			case r.elliptic:
				r.kind, r.focus = kindOf(asked), len(r.terms)
				old := replaced(asked, r.text, terms, own)
				within := func(t knowledge.QueryTerm) bool { return t.Start >= old.Start && t.End <= old.End }
				for _, t := range terms {
					if within(t) {
						r.add([]knowledge.QueryTerm{t}, replacedShare*weight, seen)
					}
				}
			}
		}
		r.add(terms, weight, seen)
		weight *= inheritedWeight
	}
}

// takeOver makes an earlier question, which is complete, that of a bare 什么时候？,
// whose kind stays.
func (r *reading) takeOver(asked, lang string, terms []knowledge.QueryTerm, seen map[language.Term]bool) {
	r.text = asked
	r.strange = hasStrangeName(asked, lang, terms)
	r.add(terms, 1, seen)
}

// focused moves what an elliptic question names to the front, and estimates the
// confidence: 那北约呢？ is not answered by what was said of Russia, however well that
// fits the rest of the question before. A sentence that stands beside the best one
// and has what is named goes on from it, and is as sure as that; other sentences
// that have it are judged by themselves, and without any nothing is answered. One
// that announces what several did is left where it is.
func (a *Responder) focused(r reading, found []evidence) ([]evidence, float64) {
	if len(found) == 0 || r.focus == 0 || r.named(found[0]) || a.announces(found[0], found[0].sentence) {
		return found, confidence(r, found)
	}
	best := found[0]
	beside := slices.IndexFunc(found, func(e evidence) bool {
		return e.doc == best.doc && (e.sentence == best.sentence+1 || e.sentence == best.sentence-1) &&
			sameBlock(e.doc, min(e.sentence, best.sentence), max(e.sentence, best.sentence)) && r.named(e)
	})
	if beside > 0 {
		sure := confidence(r, found)
		moved := found[beside]
		moved.score = best.score
		return slices.Insert(slices.Delete(found, beside, beside+1), 0, moved), sure
	}
	kept := slices.DeleteFunc(found, func(e evidence) bool { return !r.named(e) })
	return kept, confidence(r, kept)
}

// named reports whether a sentence has most of what the question itself names.
func (r *reading) named(e evidence) bool {
	has, all := 0.0, 0.0
	for i, t := range r.terms[:r.focus] {
		all += t.weight
		if e.own[i] {
			has += t.weight
		}
	}
	return 2*has > all
}
