package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/score"
)

// The question set about the shipped article, and where its answers are kept.
const (
	articleSet    = "../../eval/article.dev.jsonl"
	goldenAnswers = "../../eval/golden"
)

// TestGoldenAnswers compares the answer to each question about the article, as
// a reader sees it in the terminal, with a file of its own, and the totals with
// another. A change of ranking shows in their diff; -update rewrites them.
func TestGoldenAnswers(t *testing.T) {
	set, err := score.Load(articleSet)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, totals := verdictsOf(t)
	for _, q := range set.Questions {
		compareFile(t, filepath.Join(goldenAnswers, q.ID+".txt"), goldenAnswer(t, q, verdicts[q.ID]))
	}
	compareFile(t, filepath.Join(goldenAnswers, "totals.txt"), totals)
}

// verdictsOf scores the set and returns what went wrong by question, and the
// totals as the eval command prints them, without the times.
func verdictsOf(t *testing.T) (verdicts map[string]string, totals string) {
	t.Helper()
	var report score.Report
	if err := json.Unmarshal([]byte(succeed(t, "", "eval", "--json", "--failures", "1000", articleSet)), &report); err != nil {
		t.Fatal(err)
	}
	verdicts = map[string]string{}
	for _, f := range report.Failures {
		verdicts[f.ID] = f.Outcome
	}
	table := succeed(t, "", "eval", "--failures", "0", articleSet)
	totals, _, _ = strings.Cut(table, "\nTime of an answer")
	return verdicts, totals
}

// goldenAnswer is a question with its answer.
func goldenAnswer(t *testing.T, q score.Question, verdict string) string {
	t.Helper()
	line, err := json.Marshal(map[string]any{"question": q.Text, "history": q.History})
	if err != nil {
		t.Fatal(err)
	}
	var a answer.Answer
	if err := json.Unmarshal([]byte(succeed(t, string(line), "ask", "--json", "-")), &a); err != nil {
		t.Fatal(err)
	}
	if verdict == "" {
		verdict = "right"
	}
	var b strings.Builder
	for _, h := range q.History {
		fmt.Fprintf(&b, "> %s\n", h)
	}
	fmt.Fprintf(&b, "> %s\n\n%s\n\n-- %s, %s, confidence %.1f\n", q.Text, screen{}.answer(a), verdict, a.Kind, a.Confidence)
	return b.String()
}

// TestGoldenClaims compares the report on the check of statements with the
// committed one, failures and all; -update rewrites it.
func TestGoldenClaims(t *testing.T) {
	report := succeed(t, "", "eval", "--claims", "--markdown", "--failures", "1000", "../../eval/claims.jsonl")
	compareFile(t, "../../eval/claims.md", report)
}
