package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"detente/answer"
)

// The fields of the JSON contract, in their order.
var (
	answerFields   = []string{"id", "question", "lang", "answered", "kind", "answer", "phrased_by", "confidence", "citations", "latency_us"}
	citationFields = []string{"n", "document", "title", "url", "section", "sentence", "quote", "translation", "start", "end", "parts", "score"}
	searchFields   = []string{"id", "hits"}
	hitFields      = []string{"document", "passage", "title", "section", "text", "score"}
)

// questionSet is a question set of the format that eval reads.
const questionSet = "../../eval/article.dev.jsonl"

// setQuestion is a line of it.
type setQuestion struct {
	ID       string
	Lang     string
	Question string
	History  []string
}

// readSet returns the questions of questionSet and the file's text.
func readSet(t testing.TB) ([]setQuestion, string) {
	t.Helper()
	data, err := os.ReadFile(questionSet)
	if err != nil {
		t.Fatal(err)
	}
	var all []setQuestion
	for line := range bytes.Lines(data) {
		var q setQuestion
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	return all, string(data)
}

// answers runs ask --json over in and decodes what it prints.
func answers(t *testing.T, in string) []answer.Answer {
	t.Helper()
	var all []answer.Answer
	for line := range strings.Lines(succeed(t, in, "ask", "--json", "-")) {
		checkFields(t, line, answerFields, "citations", citationFields)
		var a answer.Answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// TestContract pipes a whole question set through ask --json.
func TestContract(t *testing.T) {
	t.Parallel()
	questions, in := readSet(t)
	text := article(t)
	got := answers(t, in)
	if len(got) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(got), len(questions))
	}
	cited := 0
	for i, a := range got {
		if a.ID != questions[i].ID || a.Question != questions[i].Question {
			t.Errorf("answer %d is to %s %q, want %s %q", i+1, a.ID, a.Question, questions[i].ID, questions[i].Question)
		}
		checkAnswer(t, a, text)
		cited += len(a.Citations)
	}
	if cited < len(questions)/2 {
		t.Errorf("%d citations in %d answers", cited, len(got))
	}
}

// checkAnswer looks at what holds for every answer from the article.
func checkAnswer(t *testing.T, a answer.Answer, text string) {
	t.Helper()
	if a.Text == "" || a.Lang == "" || a.Kind == "" || a.PhrasedBy != "" {
		t.Errorf("%s: lang %q, kind %q, phrased by %q, answer %q", a.ID, a.Lang, a.Kind, a.PhrasedBy, a.Text)
	}
	if a.Confidence < 0 || a.Confidence > 1 || a.LatencyUS < 0 {
		t.Errorf("%s: confidence %v, latency %d µs", a.ID, a.Confidence, a.LatencyUS)
	}
	for i, c := range a.Citations {
		at := fmt.Sprintf("%s, citation %d", a.ID, i+1)
		checkCitation(t, at, c, text)
		if c.N != i+1 {
			t.Errorf("%s has the number %d", at, c.N)
		}
		if shown := fmt.Sprintf("%s [%d]", c.Shown(), c.N); a.Answered && !strings.Contains(a.Text, shown) {
			t.Errorf("%s: the answer %q does not have %q", at, a.Text, shown)
		}
		if (c.Translation == "") != strings.HasPrefix(a.Lang, "zh") {
			t.Errorf("%s: language %s, translation %q", at, a.Lang, c.Translation)
		}
	}
}

func checkCitation(t *testing.T, at string, c answer.Citation, text string) {
	t.Helper()
	switch {
	case c.Document != "russia-nato" || c.Title == "" || c.Section == "":
		t.Errorf("%s is of document %q, title %q, section %q", at, c.Document, c.Title, c.Section)
	case c.Start < 0 || c.End > len(text) || c.Start >= c.End:
		t.Errorf("%s is the bytes %d to %d of %d", at, c.Start, c.End, len(text))
	case len(c.Parts) == 0 || c.Parts[0].Start != c.Start || c.Parts[len(c.Parts)-1].End != c.End:
		t.Errorf("%s has the bytes %d to %d and the parts %+v", at, c.Start, c.End, c.Parts)
	case !strings.Contains(text, "\n"+c.Section+"\n"):
		t.Errorf("%s: no heading %q", at, c.Section)
	}
	var quotes []string
	for _, p := range c.Parts {
		if p.Quote != text[p.Start:p.End] {
			t.Errorf("%s: quote %q, and the article has %q there", at, p.Quote, text[p.Start:p.End])
		}
		quotes = append(quotes, p.Quote)
	}
	if c.Quote != strings.Join(quotes, "\n") {
		t.Errorf("%s: quote %q of the parts %q", at, c.Quote, quotes)
	}
}

// TestIDs gives lines without an ID their numbers, empty lines counted.
func TestIDs(t *testing.T) {
	t.Parallel()
	in := "\ufeff{\"question\":\"北约秘书长是谁？\"}\n\n北约秘书长是谁？\r\n" +
		`{"id":"x","question":"北约秘书长是谁？","answers":["拉斯穆森"],"other":1}` + "\n  北约秘书长是谁？"
	var ids []string
	for _, a := range answers(t, in) {
		ids = append(ids, a.ID)
		if a.Question != "北约秘书长是谁？" || !a.Answered {
			t.Errorf("%s: %+v", a.ID, a)
		}
	}
	if want := []string{"1", "3", "x", "5"}; !slices.Equal(ids, want) {
		t.Errorf("IDs %q, want %q", ids, want)
	}
}

// TestHistory asks the same with and without the question before.
func TestHistory(t *testing.T) {
	t.Parallel()
	got := answers(t, `{"question":"为什么？"}`+"\n"+
		`{"question":"为什么？","history":["俄罗斯反对北约东扩吗？"]}`+"\n"+
		`{"question":"为什么？","history":["北约秘书长是谁？","俄罗斯反对北约东扩吗？"]}`)
	if got[0].Answered {
		t.Errorf("without a history: %q", got[0].Text)
	}
	for _, a := range got[1:] {
		if !a.Answered || !strings.Contains(a.Text, "“冷战”思维的继续") {
			t.Errorf("with a history: answered %v, %q", a.Answered, a.Text)
		}
	}
}

// TestSearchContract pipes questions through search --json.
func TestSearchContract(t *testing.T) {
	t.Parallel()
	questions, in := readSet(t)
	text := article(t)
	lines := strings.Split(strings.TrimSuffix(succeed(t, in, "search", "--json", "--top", "3", "-"), "\n"), "\n")
	if len(lines) != len(questions) {
		t.Fatalf("%d lines for %d questions", len(lines), len(questions))
	}
	for i, line := range lines {
		checkFields(t, line, searchFields, "hits", hitFields)
		var row struct {
			ID   string
			Hits []hit
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if row.ID != questions[i].ID || len(row.Hits) > 3 {
			t.Errorf("line %d is of %q and has %d hits", i+1, row.ID, len(row.Hits))
		}
		for j, h := range row.Hits {
			if h.Document != "russia-nato" || !strings.Contains(text, h.Text) || h.Text == "" {
				t.Errorf("%s: hit %d is not of the article: %+v", row.ID, j+1, h)
			}
			if j > 0 && h.Score > row.Hits[j-1].Score {
				t.Errorf("%s: hit %d has a better score than the one before", row.ID, j+1)
			}
		}
	}
}

// checkFields wants the names of a JSON object, and of those in its list, to be
// the contract's, in their order.
func checkFields(t *testing.T, object string, want []string, list string, wantInList []string) {
	t.Helper()
	names, values := fields(t, object)
	if !slices.Equal(names, want) {
		t.Errorf("fields %q, want %q", names, want)
	}
	var items []json.RawMessage
	if err := json.Unmarshal(values[list], &items); err != nil || items == nil {
		t.Errorf("%s is %s, want a list: %v", list, values[list], err)
	}
	for _, item := range items {
		if names, _ := fields(t, string(item)); !slices.Equal(names, wantInList) {
			t.Errorf("fields in %s %q, want %q", list, names, wantInList)
		}
	}
}

// fields returns a JSON object's names in their order, and its values.
func fields(t *testing.T, object string) (names []string, values map[string]json.RawMessage) {
	t.Helper()
	if err := json.Unmarshal([]byte(object), &values); err != nil {
		t.Fatalf("%v: %s", err, object)
	}
	d := json.NewDecoder(strings.NewReader(object))
	for depth := 0; ; {
		token, err := d.Token()
		if err != nil {
			return names, values
		}
		if delim, ok := token.(json.Delim); ok {
			if delim == '{' || delim == '[' {
				depth++
			} else {
				depth--
			}
			continue
		}
		if name, ok := token.(string); ok && depth == 1 {
			if _, ok := values[name]; ok && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
}
