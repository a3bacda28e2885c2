package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/score"
)

// The variables that lead the test to a real server, and to a model that it has.
const (
	testLLMURL   = "DETENTE_TEST_LLM_URL"
	testLLMModel = "DETENTE_TEST_LLM_MODEL"
	testVectors  = "DETENTE_TEST_EMBEDDING_MODEL"
)

// realServer is the environment that leads the program to a real model. Without one
// the test is skipped, and fails where DETENTE_REQUIRE is set.
func realServer(t *testing.T) []string {
	t.Helper()
	url, model := os.Getenv(testLLMURL), os.Getenv(testLLMModel)
	if url == "" || model == "" {
		const how = "set " + testLLMURL + " to an OpenAI-compatible server, such as http://localhost:11434/v1 of `ollama serve`, and " +
			testLLMModel + " to a model that it has, such as one of `ollama pull gemma3:270m`"
		if os.Getenv("DETENTE_REQUIRE") != "" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	return []string{
		"DETENTE_LLM_BASE_URL=" + url, "DETENTE_LLM_MODEL=" + model, "DETENTE_LLM_TIMEOUT=" + realTimeout.String(),
		"DETENTE_LLM_FIRST_TOKEN=" + realTimeout.String(), "DETENTE_LLM_IDLE=" + realTimeout.String(),
	}
}

// realTimeout is generous: a small machine reads a prompt for ten seconds.
const realTimeout = time.Minute

// realQuestions are few, since each may take as long as that.
const realQuestions = 4

// TestRealModel asks a real model. However it phrases, what a reader sees is right:
// the quotes are the article's, the numbers are those of the citations, and an
// answer comes in time.
func TestRealModel(t *testing.T) {
	env := realServer(t)
	questions, in := readSet(t)
	lines := strings.SplitAfterN(in, "\n", realQuestions+1)
	file := filepath.Join(t.TempDir(), "few.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines[:realQuestions], "")), 0o600); err != nil {
		t.Fatal(err)
	}
	text := article(t)
	label := regexp.MustCompile(`\[\d+\]`)
	for _, q := range questions[:realQuestions] {
		var a answer.Answer
		if err := json.Unmarshal([]byte(execute(t, "", env, "ask", "--json", q.Question).out), &a); err != nil {
			t.Fatalf("%s: %v", q.ID, err)
		}
		for i, c := range a.Citations {
			checkCitation(t, q.ID, c, text)
			if c.N != i+1 {
				t.Errorf("%s: citation %d has the number %d", q.ID, i+1, c.N)
			}
		}
		for _, l := range label.FindAllString(a.Text, -1) {
			if n := len(a.Citations); n == 0 || l > "["+string(rune('0'+n))+"]" {
				t.Errorf("%s: %s among %d citations: %s", q.ID, l, n, a.Text)
			}
		}
		if took := time.Duration(a.LatencyUS) * time.Microsecond; took > realTimeout+5*time.Second {
			t.Errorf("%s took %s", q.ID, took)
		}
		t.Logf("%s (phrased by %q, %d ms): %s", q.ID, a.PhrasedBy, a.LatencyUS/1000, a.Text)
	}
	o := execute(t, "", env, "eval", "--llm", "--json", file)
	var r score.Report
	if err := json.Unmarshal([]byte(o.out), &r); err != nil || r.Phrasing == nil {
		t.Fatalf("eval --llm: %v, %s%s", err, o.out, o.err)
	}
	t.Logf("%+v", *r.Phrasing)
	for _, f := range r.Phrasing.Fallbacks {
		if f.Name == "failed" || f.Name == "unavailable" || f.Name == "no_room" {
			t.Errorf("%d replies %s", f.Count, f.Name)
		}
	}
}

// TestRealVectors searches a short text by the vectors of a real model: they are made
// once.
func TestRealVectors(t *testing.T) {
	realServer(t)
	model := os.Getenv(testVectors)
	if model == "" {
		t.Fatalf("set %s to a model of that server that makes vectors", testVectors)
	}
	dir := t.TempDir()
	file, notes := filepath.Join(dir, "vectors.dvec"), filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(notes, []byte("The bridge opened in 1932."), 0o600); err != nil {
		t.Fatal(err)
	}
	env := []string{
		"DETENTE_EMBEDDINGS_BASE_URL=" + os.Getenv(testLLMURL), "DETENTE_EMBEDDINGS_MODEL=" + model,
		"DETENTE_EMBEDDINGS_FILE=" + file, "DETENTE_EMBEDDINGS_TIMEOUT=20s", "DETENTE_LOG_LEVEL=warn",
	}
	var made int64
	for range 2 {
		o := execute(t, "", env, "ask", "--documents", notes, "When did the bridge open?")
		info, err := os.Stat(file)
		if err != nil || info.Size() == 0 || made != 0 && info.Size() != made {
			t.Fatalf("the file of vectors: %v, %+v, at first %d bytes; %s", err, info, made, o.err)
		}
		if !strings.Contains(o.out, "1932") || o.err != "" {
			t.Errorf("answered %q, standard error %q", o.out, o.err)
		}
		made = info.Size()
	}
}
