package language

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	questionLabel = regexp.MustCompile(`^(?i:q|question|frage|pregunta|вопрос|问题?|問題?)\s?\d{0,3}\s?[:：]\s*`)
	answerLabel   = regexp.MustCompile(`^(?i:a|answer|antwort|réponse|respuesta|ответ|回?答案?)\s?\d{0,3}\s?[:：]\s*`)
)

// QuestionLabel is the length in bytes of the label that s begins with when it is a
// question of a written dialogue ("Q: ", "问：", "Question 3: "), 0 for none.
func QuestionLabel(s string) int { return len(questionLabel.FindString(first(s))) }

// AnswerLabel is the length in bytes of the label that s begins with when it is an
// answer of a written dialogue ("A: ", "答："), 0 for none. "A:" begins much else, too:
// it says something after a question only.
func AnswerLabel(s string) int { return len(answerLabel.FindString(first(s))) }

// first is as much of s as a label can be, so that a long text is not looked through.
func first(s string) string {
	const longest = 40
	if len(s) <= longest {
		return s
	}
	return s[:longest]
}

// IsQuestion reports whether a short text asks: it ends with a question mark, or a
// word that asks stands at its beginning ("How to pay", "如何付款", "为什么要付款").
func IsQuestion(s string) bool {
	const longest = 300 // bytes of a question that somebody asks often
	s = strings.TrimRight(strings.TrimSpace(s), "”」』\"'）)")
	if s == "" || len(s) > longest {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(s); last == '?' || last == '？' {
		return true
	}
	word, _ := Interrogative(s)
	_, before := utf8.DecodeRuneInString(s)
	if r, _ := utf8.DecodeRuneInString(s); !isHan(r) {
		before = 0
	}
	return word.End > 0 && word.Start <= before
}
