// Package polarity tells whether a sentence affirms or denies what a yes/no
// question asks. It would rather not tell than be wrong: a quote that stands by
// itself can be judged by its reader, a wrong yes before it misleads.
//
// The sentence has to have a clause that says what the question asks in the same
// words and, where order tells who does what, in the same order, with next to
// nothing else in it: adverbs, a date, a title before a name. What is reported,
// wished, planned, conditional or doubted is not told, even where the question
// asks after nothing but the fact: "dpa reports that Merkel explained that the
// system is not aimed at Russia" tells what Merkel explained. Questions that are
// negative themselves, that offer alternatives or that ask what somebody knows
// are not told either.
//
// A question whether something is allowed, possible or supported is answered by a
// clause about the same, and about nothing else, that says so in whatever words: what
// is forbidden may not be done. One with an exception or a condition is not told.
package polarity

import (
	"slices"

	"detente/knowledge/language"
)

// A Polarity is the answer that a sentence gives to a yes/no question.
type Polarity int

// The polarities.
const (
	Unsure Polarity = iota
	Yes
	No
)

// A Question is a yes/no question as it was understood. The zero value is one that
// nothing can be told of.
type Question struct{ statement statement }

// A statement is what a question asks about.
type statement interface {
	// of tells what a sentence says to it.
	of(sentence string) Polarity
	// disputes reports whether a sentence has all words of it, with a denial or a
	// doubt of any kind.
	disputes(sentence string) bool
}

// Read reads a question in the language of the BCP 47 tag lang. One that is no
// plain yes/no question, and one in another language than Chinese, English,
// Russian, French and German, is the zero Question.
func Read(question, lang string) Question {
	var all either
	switch primary := language.Primary(lang); primary {
	case "zh":
		if q, ok := readHanModal(question); ok {
			all = append(all, q)
		}
		if q, ok := readChinese(question); ok {
			all = append(all, q)
		}
	case "en", "ru", "fr", "de":
		if q, ok := readModal(question, primary); ok {
			all = append(all, q)
		}
		if q, ok := readWestern(question, primary); ok {
			all = append(all, q)
		}
	}
	if len(all) == 0 {
		return Question{}
	}
	return Question{all}
}

// either are several readings of a question.
type either []statement

// of is what the readings tell that are sure, if they agree.
func (e either) of(sentence string) (told Polarity) {
	for _, s := range e {
		got := s.of(sentence)
		if told != Unsure && got != Unsure && got != told {
			return Unsure
		}
		told = max(told, got)
	}
	return told
}

func (e either) disputes(sentence string) bool {
	return slices.ContainsFunc(e, func(s statement) bool { return s.disputes(sentence) })
}

// Of tells what a sentence in the question's language answers.
func (q Question) Of(sentence string) Polarity {
	if q.statement == nil {
		return Unsure
	}
	return q.statement.of(sentence)
}

// Disputes reports whether a sentence in the question's language has all its words
// together with a denial or a doubt of any kind: whatever another sentence says,
// this one may say otherwise.
func (q Question) Disputes(sentence string) bool {
	return q.statement != nil && q.statement.disputes(sentence)
}
