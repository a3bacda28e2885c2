// Package answertest makes small responders for the tests of others.
package answertest

import (
	"testing"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/document"
)

// Responder answers from one document, with default options.
func Responder(t testing.TB, id, title, text string) *answer.Responder {
	t.Helper()
	base := knowledge.Open([]*document.Document{document.New(id, title, text)}, knowledge.Options{})
	r, err := answer.New(base, answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
