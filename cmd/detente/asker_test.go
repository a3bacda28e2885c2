package main

import (
	"bytes"
	"context"
	"testing"

	"detente/answer"
)

// steps shows parts of an answer, and then the last as the whole.
type steps []answer.Answer

func (s steps) Stream(_ context.Context, _ answer.Question, show func(answer.Answer)) (answer.Answer, error) {
	for _, a := range s[:len(s)-1] {
		show(a)
	}
	return s[len(s)-1], nil
}

func TestAsker(t *testing.T) {
	part := func(text string) answer.Answer {
		return answer.Answer{Lang: "en", Answered: true, PhrasedBy: "m", Text: text, Citations: []answer.Citation{{N: 1, Title: "T", Sentence: 2, Quote: "Q."}}}
	}
	verbatim := part("Q. [1]")
	verbatim.PhrasedBy = ""
	const under, quote = "\n\n  [1] Sentence 2\n", "      Q.\n      T\n"
	tests := []struct {
		name  string
		live  bool
		steps steps
		want  string
	}{
		{"sentence by sentence", true, steps{part("A. [1]"), part("A. [1] B. [1]"), part("A. [1] B. [1] C. [1]")}, "A. [1] B. [1] C. [1]" + under + quote},
		{"nothing on the way", true, steps{part("A. [1]")}, "A. [1]" + under + quote},
		{"the last is another", true, steps{part("A. [1]"), verbatim}, "A. [1]\n\nQ. [1]" + under + "      T\n"},
		{"a part that is another", true, steps{part("A. [1]"), part("B. [1]"), part("A. [1] C. [1]")}, "A. [1] C. [1]" + under + quote},
		{"not to a person", false, steps{part("A. [1]"), verbatim}, "Q. [1]" + under + "      T\n"},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		if err := (asker{responder: tt.steps, out: &out, live: tt.live}).ask(t.Context(), answer.Question{}); err != nil {
			t.Fatal(err)
		}
		if out.String() != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, out.String(), tt.want)
		}
	}
}
