package document

import (
	"strings"

	"detente/knowledge/language"
)

// Ask shows a question that what follows answers, up to the next one, to the next
// heading, to [Builder.EndAnswer], or to the end of the block that holds it.
func (b *Builder) Ask(question string) {
	if question = strings.TrimSpace(question); question == "" {
		return
	}
	b.EndAnswer()
	b.Open(Question, 0, "")
	b.paragraph(question)
	b.asked = append(b.asked, b.open[len(b.open)-1])
}

// EndAnswer ends the answer to what was asked last, where nothing that was opened
// since is open.
func (b *Builder) EndAnswer() {
	if !b.answers() {
		return
	}
	b.finish(b.asked[len(b.asked)-1], b.shown.Len())
	b.open, b.asked = b.open[:len(b.open)-1], b.asked[:len(b.asked)-1]
}

// answers reports whether the innermost open block is a question that Ask began.
func (b *Builder) answers() bool {
	n, m := len(b.open), len(b.asked)
	return n > 0 && m > 0 && len(b.pending) == 0 && b.open[n-1] == b.asked[m-1]
}

// dialogue shows a paragraph of questions and answers, and reports whether it is one.
// A line that has no label belongs to the one before.
func (b *Builder) dialogue(s string) bool {
	if language.QuestionLabel(s) == 0 && (language.AnswerLabel(s) == 0 || !b.answers()) {
		return false
	}
	for s != "" {
		end := turn(s)
		n := language.QuestionLabel(s)
		if n > 0 {
			b.Ask(s[n:end])
		} else {
			b.paragraph(s[language.AnswerLabel(s):end])
		}
		s = s[end:]
	}
	return true
}

// turn is where the question or answer that s begins with ends: before the next line
// that has a label, or before an answer's label behind the mark that ends a question.
func turn(s string) int {
	asks := language.QuestionLabel(s) > 0
	for i, r := range s {
		next := s[i+len(string(r)):]
		rest := strings.TrimLeft(next, " \t\u3000")
		switch {
		case r == '\n' && (language.QuestionLabel(rest) > 0 || language.AnswerLabel(rest) > 0),
			asks && (r == '?' || r == '？') && language.AnswerLabel(rest) > 0:
			return len(s) - len(rest)
		}
	}
	return len(s)
}
