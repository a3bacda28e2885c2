package answer

import (
	"strings"

	"detente/answer/polarity"
	"detente/answer/wording"
	"detente/knowledge/language"
)

// leadOf is the yes or no, in the language of the reply, that comes before the
// quotes of a yes/no question, and "" where it is not sure: one of the quotes has
// to tell, and none of the sentences found may tell otherwise. A question that
// leans on the turns before is not complete enough to be sure of.
func leadOf(r reading, found, quoted []evidence, lang string) string {
	if r.kind != YesNo || r.followUp {
		return ""
	}
	q, told := polarity.Read(r.text, r.lang), polarity.Unsure
	for _, e := range quoted {
		if told == polarity.Unsure {
			told = q.Of(e.inLanguage(r.lang))
		}
	}
	if told == polarity.Unsure {
		return ""
	}
	for _, e := range found {
		s := e.inLanguage(r.lang)
		if p := q.Of(s); p != polarity.Unsure && p != told || p == polarity.Unsure && q.Disputes(s) {
			return ""
		}
	}
	if told == polarity.Yes {
		return wording.For(lang).Yes
	}
	return wording.For(lang).No
}

// inLanguage is the sentence in the language of a BCP 47 tag, and "" where there
// is none.
func (e evidence) inLanguage(lang string) string {
	if language.Primary(lang) == language.Primary(e.doc.Lang) {
		return e.quote(e.doc)
	}
	if t := e.doc.Translation(lang); t != nil {
		return strings.Join(t.Sentences[e.first:e.last], "\n")
	}
	return ""
}
