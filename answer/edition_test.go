package answer_test

import (
	"fmt"
	"strings"
	"testing"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
)

// folder returns a responder for Markdown files, given by path and text in turn.
func folder(t testing.TB, files ...string) *answer.Responder {
	t.Helper()
	var docs []*document.Document
	for i := 0; i+1 < len(files); i += 2 {
		read, err := markdown.Read(t.Context(), document.File{ID: files[i], Name: files[i] + ".md", Content: []byte(files[i+1])})
		if err != nil {
			t.Fatal(err)
		}
		read[0].Path = files[i]
		docs = append(docs, read...)
	}
	r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const tank = "# Tank\n\nThe tank holds 1500 litres and the pump runs twice a day.\n\nThe valve closes at 4 bar.\n"

func TestCopiesDoNotCompete(t *testing.T) {
	question := "How many litres does the tank hold?"
	alone := reply(t, folder(t, "a/tank", tank), question)
	for _, name := range []string{"v%d/tank", "copy%d"} {
		var files []string
		for i := range 6 {
			files = append(files, fmt.Sprintf(name, i), tank)
		}
		six := reply(t, folder(t, files...), question)
		if six.Confidence < alone.Confidence-0.02 {
			t.Errorf("six copies named %s: confidence %.2f; alone it is %.2f", name, six.Confidence, alone.Confidence)
		}
		if len(six.Citations) != 1 {
			t.Errorf("six copies named %s: cited %d times", name, len(six.Citations))
		}
	}
}

func TestVersionsAnswer(t *testing.T) {
	page := "# Limits\n\nThe upload limit is %s.\n"
	r := folder(t, "v1/limits", fmt.Sprintf(page, "10 MB"), "v2/limits", fmt.Sprintf(page, "25 MB"), "v2/mail", "# Mail\n\nMail is sent at noon.\n")
	for question, want := range map[string]string{
		"What is the upload limit?":              "25 MB",
		"What is the upload limit in v2?":        "25 MB",
		"What is the upload limit in v1?":        "10 MB",
		"What is the upload limit in version 1?": "10 MB",
	} {
		a := reply(t, r, question)
		if got := quotes(a); !a.Answered || !strings.Contains(got, want) || strings.Count(got, "limit is") != 1 {
			t.Errorf("%s: answered %t with %q; want %s alone", question, a.Answered, got, want)
		}
	}
}

func TestSearchShowsOneOfTheVersions(t *testing.T) {
	r := folder(t, "v1/tank", tank, "v2/tank", tank, "copy", strings.Replace(tank, "# Tank", "# Old tank", 1))
	for question, want := range map[string]string{"tank litres": "v2/tank", "tank litres v1": "v1/tank"} {
		hits, total, err := r.Library().Search(t.Context(), answer.Question{Text: question}, 0, 10)
		if err != nil || total != len(hits) {
			t.Fatalf("%s: %d of %d hits, %v", question, len(hits), total, err)
		}
		if len(hits) != 1 || hits[0].Document != want {
			t.Errorf("%s: %d hits, the first in %s; want %s alone", question, len(hits), hits[0].Document, want)
		}
	}
}
