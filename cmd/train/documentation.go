package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"detente/answer/score"
	"detente/knowledge/source"
)

// loadDocumentation reads a set about real documentation: NAME.questions.jsonl beside
// the folder NAME.
func loadDocumentation(file string) (score.Set, error) {
	folder := strings.TrimSuffix(file, ".questions.jsonl")
	for _, inner := range []string{"source", "docs"} {
		if _, err := os.Stat(filepath.Join(folder, inner)); err == nil {
			folder = filepath.Join(folder, inner)
			break
		}
	}
	set := score.Set{Name: filepath.Base(strings.TrimSuffix(file, ".questions.jsonl"))}
	var err error
	if set.Documents, err = source.Read([]string{folder}, nil); err != nil {
		return set, err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return set, err
	}
	for line := range strings.Lines(string(content)) {
		var q score.Question
		if err := json.Unmarshal([]byte(line), &struct {
			ID, Lang, Kind *string
			Question       *string
			Answers        *[]string
			Document       *string
		}{&q.ID, &q.Lang, &q.Kind, &q.Text, &q.Answers, &q.Passage}); err != nil {
			return set, fmt.Errorf("%s: %w", file, err)
		}
		set.Questions = append(set.Questions, q)
	}
	return set, nil
}

// shows reports whether a quote has all parts of one of the answers.
func shows(quote string, answers []string) bool {
	quote = normal(quote)
	for _, a := range answers {
		all := true
		for part := range strings.SplitSeq(a, "&") {
			all = all && strings.Contains(quote, normal(part))
		}
		if all {
			return true
		}
	}
	return false
}

func normal(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
}

var _ context.Context
