package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer/score"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
)

func documents() []*document.Document {
	return []*document.Document{
		document.New("a", "里斯本峰会", "北约领导人定于11月19日会晤。会晤为期两天。"),
		document.New("b", "多维尔会谈", "三国首脑10月18日会谈。\n\n会谈持续了两天。"),
		document.New("c", "莫斯科访问", "拉斯穆森访问莫斯科。"),
	}
}

func TestViews(t *testing.T) {
	views := viewsOf(documents())
	if len(views) != 3 || len(views[2].docs) != 1 {
		t.Fatalf("%d views, %d documents under headings", len(views), len(views[2].docs))
	}
	if d := views[1].docs[0]; d.Title != "" || documents()[0].Title == "" {
		t.Errorf("without titles a document is called %q", d.Title)
	}
	book := views[2].docs[0]
	if got := book.Quote(3); got != "会谈持续了两天。" || book.SectionOf(3).Name() != "多维尔会谈" {
		t.Errorf("the fourth sentence is %s under %s, %+v", got, book.SectionOf(3).Name(), book.Sentences[3])
	}
	for _, v := range views {
		hits, err := index.New(knowledge.Open(v.docs, knowledge.Options{}).Passages(), nil, index.Ranking{}).
			Search(t.Context(), index.Query{Terms: termsOf(v, "拉斯穆森"), Top: 1})
		if err != nil || len(hits) != 1 || v.passage(hits[0]) != "c" {
			t.Errorf("%s: found %v, %v", v.name, hits, err)
		}
	}
}

func termsOf(v view, question string) (terms []index.WeightedTerm) {
	for _, q := range knowledge.Open(v.docs, knowledge.Options{}).QueryTerms(question, "zh") {
		terms = append(terms, q.Weighted(1))
	}
	return terms
}

// The title alone tells which passage is meant: a weight makes the difference.
func TestTuning(t *testing.T) {
	var out strings.Builder
	tuned := tuning{out: &out, seen: map[index.Ranking]figures{}, views: viewsOf(documents()), questions: []score.Question{
		{ID: "1", Text: "里斯本峰会为期几天？", Passage: "a"},
		{ID: "2", Text: "多维尔会谈持续了多久？", Passage: "b"},
		{ID: "3", Text: " ", Passage: "c"},
	}}
	if err := tuned.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	f := tuned.seen[index.DefaultRanking()]
	if got := f.first[0]; got < 0.66 || got > 0.67 {
		t.Errorf("with titles %.2f are found first, want two of three", got)
	}
	for _, part := range []string{"k1\n", "heading\n", "no titles", "best: k1 "} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("no %q in\n%s", part, out.String())
		}
	}
}

func TestArguments(t *testing.T) {
	if err := run(t.Context(), nil, nil); err == nil || !strings.Contains(err.Error(), "one argument") {
		t.Errorf("without arguments: %v", err)
	}
	bare := filepath.Join(t.TempDir(), "bare.jsonl")
	if err := os.WriteFile(bare, []byte(`{"id":"1","lang":"zh","kind":"who","question":"谁？","answers":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{bare}, nil); err == nil || !strings.Contains(err.Error(), "no passages") {
		t.Errorf("without passages: %v", err)
	}
}
