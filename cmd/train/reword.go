package main

import (
	"detente/answer/score"
	"detente/knowledge/text"
)

// reworded copies questions, with a word of every second one in place of one of
// another question. People ask in other words than a document has; CMRC's
// questions were made from their documents, with the document's own words, and a
// judge that has seen no others thinks too little of answers to other questions.
func reworded(questions []score.Question) []score.Question {
	copies := make([]score.Question, len(questions))
	for i, q := range questions {
		copies[i] = q
		if i%2 == 1 {
			copies[i].Text = exchange(q.Text, questions[(i+len(questions)/2)%len(questions)].Text, i)
		}
	}
	return copies
}

// exchange puts two neighbouring characters of the content of another question in
// the place of two of this one's; n chooses which. A question that has none stays.
func exchange(question, other string, n int) string {
	own, lent := words(question), words(other)
	if len(own) == 0 || len(lent) == 0 {
		return question
	}
	at, from := own[n/2%len(own)], lent[n/2%len(lent)]
	return question[:at.Start] + other[from.Start:from.End] + question[at.End:]
}

// words are the pairs of neighbouring Han characters in a question's content, none
// over another.
func words(question string) (found []text.Span) {
	units := text.Content(question, "zh")
	for i := 1; i < len(units); i++ {
		if units[i].Class == text.Han && units[i-1].Class == text.Han && units[i].Joined {
			found = append(found, text.Span{Start: units[i-1].Start, End: units[i].End})
			i++
		}
	}
	return found
}
