package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/answer/calendar"
	"detente/answer/wording"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

const (
	// MaxSuggested is the longest question that is suggested, in characters: what
	// Discord takes as a choice.
	MaxSuggested = 100
	// maxAskable is how many suggestions are kept in all, and maxTried how many
	// questions made from documents are tried.
	maxAskable, maxTried = 2000, 200
	// maxTyped is how many characters of what is typed are read.
	maxTyped = 100
)

// An askable is a question that the documents answer.
type askable struct {
	text   string
	folded string // its letters, digits and Han characters, words parted by one space
	lang   string // one of wording's
	made   bool   // it is not its owner's
}

// Complete returns at most n questions that the documents answer and that have what
// is typed, those that begin with it first, then those that have it as it stands,
// then those that have its words or characters. The language is that of what is
// typed as far as its script tells, otherwise that of the locale, a BCP 47 tag;
// other languages of the script come last. Nothing typed gives a handful over all
// documents, in the locale's language, or where there are none, in any. Questions
// are their owners', and for documents without any, made from headings and dates,
// and tried: the first call takes their time. Each has 100 characters at most.
func (l *Library) Complete(typed, locale string, n int) []string {
	all := l.questions()
	typed = cut(typed, maxTyped)
	want, lang := typedForm(typed), wording.Match(locale)
	if want == "" {
		return handful(all, lang, n)
	}
	if script := scriptOf(typed); script == han && !strings.HasPrefix(lang, "zh") {
		lang, _ = language.Language(typed)
	} else if script == cyrillic {
		lang = "ru"
	}
	n = max(n, 0)
	var ranked [ranks][]string // best first
	for _, q := range all {
		fit := q.fits(want)
		if at := q.rank(fit, lang); fit > 0 && len(ranked[at]) < n {
			ranked[at] = append(ranked[at], q.text)
		}
	}
	texts := slices.Concat(ranked[:]...)
	return texts[:min(len(texts), n)]
}

// ranks is how many values rank has.
const ranks = 12

// rank orders the questions that fit, the best 0: those in the language first, then
// by how well they fit, then their owners' before those that were made.
func (q askable) rank(fit int, lang string) int {
	at := 2 * (3 - fit)
	if q.lang != lang {
		at += ranks / 2
	}
	if q.made {
		at++
	}
	return min(at, ranks-1)
}

// cut is at most the first n characters of s.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// typedForm is the form in which questions are compared with what is typed.
func typedForm(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range language.WithoutMarks(language.Fold(s)) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fits tells how well a question has what is typed: 3 where it begins with it, 2
// where it has it, 1 where it has its words or its characters in their order, and
// 0 otherwise.
func (q askable) fits(typed string) int {
	switch at := strings.Index(q.folded, typed); {
	case at == 0:
		return 3
	case at > 0:
		return 2
	case hasWordsOf(q.folded, typed):
		return 1
	}
	return 0
}

// hasWordsOf reports whether s has a word that begins with each word of typed, or
// the Han characters of it in their order.
func hasWordsOf(s, typed string) bool {
	for word := range strings.FieldsSeq(typed) {
		if first, _ := utf8.DecodeRuneInString(word); language.IsHan(first) {
			if !hasInOrder(s, word) {
				return false
			}
		} else if !strings.HasPrefix(s, word) && !strings.Contains(s, " "+word) {
			return false
		}
	}
	return true
}

func hasInOrder(s, characters string) bool {
	for _, r := range characters {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+utf8.RuneLen(r):]
	}
	return true
}

// handful is n questions from all over the list, in a language if there are any.
func handful(all []askable, lang string, n int) (texts []string) {
	var own []askable
	for _, q := range all {
		if q.lang == lang {
			own = append(own, q)
		}
	}
	if len(own) == 0 {
		own = all
	}
	n = min(max(n, 0), len(own))
	for i := range n {
		texts = append(texts, own[i*len(own)/n].text)
	}
	return texts
}

// askable collects the questions that are suggested.
func (l *Library) askable() []askable {
	var all []askable
	tried := 0
	seen := map[string]bool{}
	add := func(q, lang string, made bool) {
		if !seen[q] && utf8.RuneCountInString(q) <= MaxSuggested && len(all) < maxAskable {
			seen[q] = true
			all = append(all, askable{q, typedForm(q), wording.Match(lang), made})
		}
	}
	for _, d := range l.base.Documents() {
		for _, q := range d.Questions {
			add(q.Text, q.Lang, false)
		}
		if len(d.Questions) > 0 {
			continue
		}
		for _, p := range l.proposals(d, maxTried-tried) {
			tried++
			if l.answers(d, p) {
				add(p.text, d.Lang, true)
			}
		}
	}
	return all
}

// A proposal is a question made from a document, with the sentences, from 0, of
// which one has to be the answer's.
type proposal struct {
	text, topic string
	first, end  int
}

// questionForms ask after a heading and after a date as they are written, by
// language.
var questionForms = map[string]struct{ heading, date string }{
	"zh": {"介绍一下%s", "%s发生了什么？"}, "zh-Hant": {"介紹一下%s", "%s發生了什麼？"},
	"en": {"What is said about %s?", "What happened %s?"}, "ru": {"Что такое %s?", "Что произошло %s?"},
	"fr": {"Que dit-on sur « %s » ?", "Que s’est-il passé %s ?"}, "de": {"Was ist %s?", "Was geschah %s?"},
}

// proposals are questions of a document's headings and dates, at most n, and of one
// document at most 12, so that a few do not take all the time.
func (l *Library) proposals(d *document.Document, n int) (all []proposal) {
	const most = 12
	n = min(n, most)
	forms, ok := questionForms[wording.Match(d.Lang)]
	if !ok || n <= 0 || language.Primary(d.Lang) != language.Primary(wording.Match(d.Lang)) {
		return nil
	}
	for _, s := range d.Sections {
		if topic := topicOf(s); topic != "" && s.First < s.End && len(all) < n/2 {
			all = append(all, proposal{fmt.Sprintf(forms.heading, topic), topic, s.First, s.End})
		}
	}
	const far = 400 // sentences: a long document is not read to its end for this
	if len(d.Sentences) > far {
		return all
	}
	for _, e := range l.timelines[d]() {
		if when := askedWhen(e, d.Lang); when != "" && len(all) < n {
			all = append(all, proposal{fmt.Sprintf(forms.date, when), when, e.Sentence - 1, e.Sentence})
		}
	}
	return all
}

// topicOf is a section's heading if it names something by itself: History and 其他 do
// not. It is "" otherwise.
func topicOf(s document.Section) string {
	if len(s.Path) == 0 {
		return ""
	}
	const leastHan, leastWords = 4, 2
	topic := strings.TrimRight(s.Path[len(s.Path)-1], "?？!！。.:：")
	units := language.Units(topic, "")
	least := leastWords
	if scriptOf(topic) == han {
		least = leastHan
	}
	if len(units) < least {
		return ""
	}
	return topic
}

// askedWhen is an event's date with the preposition that a question needs, "" where
// the date as it stands would not be understood.
func askedWhen(e Event, lang string) string {
	first, _ := utf8.DecodeRuneInString(e.When)
	switch {
	case e.Date.Precision < calendar.Year || e.Date.IsRange():
		return ""
	case e.Date.Precision == calendar.Year && e.Date.Part != calendar.Whole:
		return ""
	case language.Primary(lang) == "zh":
		if strings.ContainsRune("今去前明本上下当當同那次翌", first) {
			return ""
		}
		return e.When
	case e.Date.Precision == calendar.Day && (unicode.IsDigit(first) || unicode.IsUpper(first)):
		return map[string]string{"en": "on ", "de": "am ", "fr": "le "}[language.Primary(lang)] + e.When
	}
	word, rest, _ := strings.Cut(e.When, " ")
	if word = strings.ToLower(word); strings.Contains(" in en im в ", " "+word+" ") {
		return word + " " + rest
	}
	return ""
}

// answers reports whether a question is answered by one of the sentences that it was
// made from.
func (l *Library) answers(d *document.Document, p proposal) bool {
	if utf8.RuneCountInString(p.text) > MaxSuggested {
		return false
	}
	a, err := l.responder.Reply(context.Background(), Question{Text: p.text, Locale: d.Lang, Verbatim: true})
	if err != nil || !a.Answered || len(a.Citations) == 0 || !a.Kind.cited() {
		return false
	}
	c := a.Citations[0]
	return c.Document == d.ID && c.Sentence > p.first && c.Sentence <= p.end && l.speaksOf(c.Quote, p.topic, d.Lang)
}

// speaksOf reports whether a quote has a word of a topic, or two characters of it: what
// stands under a heading need not be about it.
func (l *Library) speaksOf(quote, topic, lang string) bool {
	has := l.base.Terms(quote, lang)
	return slices.ContainsFunc(language.Tokens(language.Units(topic, lang)), func(t language.Token) bool {
		_, found := slices.BinarySearch(has, t.Term)
		return found && t.Class != language.Han
	})
}
