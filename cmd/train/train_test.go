package main

import (
	"strings"
	"testing"

	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/knowledge/document"
)

func set() score.Set {
	return score.Set{
		Name: "small",
		Documents: []*document.Document{
			document.New("a", "里斯本峰会", "北约领导人定于11月19日在里斯本会晤。会晤为期两天。"),
			document.New("b", "多维尔会谈", "三国首脑10月18日在多维尔会谈。会谈持续了两天。"),
			document.New("c", "莫斯科访问", "拉斯穆森访问莫斯科。"),
		},
		Questions: []score.Question{
			{ID: "1", Text: "北约领导人在哪里会晤？", Passage: "a", Answers: []string{"里斯本"}},
			{ID: "2", Text: "三国首脑在哪里会谈？", Passage: "b", Answers: []string{"多维 尔"}},
			{ID: "3", Text: "谁访问莫斯科？", Passage: "c", Answers: []string{"拉斯穆森"}},
		},
	}
}

func TestRankingGroups(t *testing.T) {
	groups, err := rankingGroups(t.Context(), set())
	if err != nil {
		t.Fatal(err)
	}
	if len(groups) != 6 { // each question twice
		t.Fatalf("%d groups, want 6", len(groups))
	}
	for i, g := range groups {
		right := 0
		for _, c := range g.candidates {
			if c.Right {
				right++
			}
		}
		if right != 1 {
			t.Errorf("group %d has %d right examples, want 1", i, right)
		}
	}
}

func TestJudgeExamples(t *testing.T) {
	j := judging{by: learned{ranker: boost.Rank([][]boost.Example{{{Right: true}, {}}}, rankerOptions), related: &relate.Model{}}}
	if err := j.small(t.Context(), set()); err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range j.examples {
		if e.Right {
			right++
		}
	}
	// Asked of all documents each is answered; without the answer none is.
	if right != 3 || len(j.examples) < 5 {
		t.Errorf("%d of %d examples are right, want 3", right, len(j.examples))
	}
}

func TestWithoutAnswer(t *testing.T) {
	d := set().Documents[0]
	if rest := withoutAnswer(d, []string{"里斯本"}); rest == nil || rest.Text != "会晤为期两天。" || rest.Title != d.Title {
		t.Errorf("what is left is %+v", rest)
	}
	if rest := withoutAnswer(d, []string{"会晤"}); rest != nil {
		t.Errorf("what is left of nothing is %q", rest.Text)
	}
}

func TestHalf(t *testing.T) {
	part := half(set(), 1)
	if len(part.Documents) != 1 || len(part.Questions) != 1 || part.Questions[0].ID != "2" {
		t.Errorf("the second half has %d documents and %v", len(part.Documents), part.Questions)
	}
}

func TestArguments(t *testing.T) {
	if err := run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "one argument") {
		t.Errorf("without arguments: %v", err)
	}
}
