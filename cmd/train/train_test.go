package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
	"detente/knowledge/document/markdown"
)

func encyclopedia() corpus {
	return corpus{
		name: "small", encyclopedia: true,
		docs: []*document.Document{
			document.New("a", "里斯本峰会", "北约领导人定于11月19日在里斯本会晤。会晤为期两天。"),
			document.New("b", "多维尔会谈", "三国首脑10月18日在多维尔会谈。会谈持续了两天。"),
			document.New("c", "莫斯科访问", "拉斯穆森访问莫斯科。"),
		},
		questions: []score.Question{
			{ID: "1", Text: "北约领导人在哪里会晤？", Passage: "a", Answers: []string{"里斯本"}},
			{ID: "2", Text: "三国首脑在哪里会谈？", Passage: "b", Answers: []string{"多维 尔"}},
			{ID: "3", Text: "谁访问莫斯科？", Passage: "c", Answers: []string{"拉斯穆森"}},
		},
	}
}

const manual = `# Manual

## Install

To install the mill, run:

    millctl install

## Colours

| Model | Colour |
|---|---|
| X20 | red |
| X30 | blue |

## Hours

The mill is open at noon.
`

func documentation() corpus {
	d := markdown.Parse("manual", manual)
	d.Path = "manual"
	return corpus{name: "manual", docs: []*document.Document{d}, questions: []score.Question{
		{ID: "1", Lang: "en", Text: "what do i run to install the mill", Passage: "manual.md", Answers: []string{"millctl install"}},
		{ID: "2", Lang: "en", Text: "which colour is the X30", Passage: "manual.md", Answers: []string{"Colour&X30 | blue"}},
		{ID: "3", Lang: "en", Kind: "unanswerable-near", Text: "how heavy is the X30"},
	}}
}

func rightOnes(groups []group) (n int) {
	for _, g := range groups {
		for _, c := range g.candidates {
			if c.Right {
				n++
				break
			}
		}
	}
	return n
}

func TestGroups(t *testing.T) {
	for _, c := range []corpus{encyclopedia(), documentation()} {
		groups, err := c.groups(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if n := rightOnes(groups); n < len(groups)-1 || n < 3 {
			t.Errorf("%s: %d of %d groups have a right candidate", c.name, n, len(groups))
		}
		if !c.encyclopedia && groups[0].fold != 1 {
			t.Errorf("%s is of fold %d", c.name, groups[0].fold)
		}
	}
}

// Trees are kept from what they have seen.
func TestWithout(t *testing.T) {
	groups := []group{{fold: 0}, {fold: 1}, {fold: 1}}
	if got := without(groups, 1); len(got) != 1 || got[0].fold != 0 {
		t.Errorf("without fold 1: %v", got)
	}
}

func TestVerdicts(t *testing.T) {
	c := documentation()
	v := verdicts{by: learned{ranker: boost.Rank([][]boost.Example{{{Right: true}, {}}}, rankerOptions), related: &relate.Model{}}}
	if err := v.ask(t.Context(), &c, c.docs, c.questions); err != nil {
		t.Fatal(err)
	}
	if len(v.all) != 3 || v.all[2].kind != "near" || v.all[2].Right {
		t.Errorf("verdicts %+v", v.all)
	}
	if err := v.judgeSmall(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	if len(v.all) < 7 {
		t.Errorf("%d verdicts with those of small bases", len(v.all))
	}
}

func TestWithoutAnswer(t *testing.T) {
	d := encyclopedia().docs[0]
	if rest := withoutAnswer(d, []string{"里斯本"}); rest == nil || rest.Text != "会晤为期两天。" || rest.Title != d.Title {
		t.Errorf("what is left is %+v", rest)
	}
	if rest := withoutAnswer(d, []string{"会晤"}); rest != nil {
		t.Errorf("what is left of nothing is %q", rest.Text)
	}
}

func TestExcerpt(t *testing.T) {
	d := documentation().docs[0]
	with, without := answering(d, []string{"X30 | blue"})
	if len(with) != 1 || len(without) != 2 {
		t.Fatalf("sections with the answer %v, without %v", with, without)
	}
	e := excerpt(d, without)
	documenttest.Check(t, e)
	if strings.Contains(e.Text, "X30") || !strings.Contains(e.Text, "millctl install") {
		t.Errorf("the excerpt is %q", e.Text)
	}
	if near := excerpt(d, around(d, with, 1)); !strings.Contains(near.Text, "noon") || !strings.Contains(near.Text, "X30 | blue") {
		t.Errorf("what is around the answer is %q", near.Text)
	}
}

func TestShows(t *testing.T) {
	tests := []struct {
		quote, answer string
		want          bool
	}{
		{"Run `Mill  Install`", "mill install", true},
		{"one, two", "two&one", true},
		{"one", "two&one", false},
	}
	for _, tt := range tests {
		if got := shows(tt.quote, []string{tt.answer}); got != tt.want {
			t.Errorf("shows(%q, %q) = %v", tt.quote, tt.answer, got)
		}
	}
}

func TestArguments(t *testing.T) {
	if err := run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "one argument") {
		t.Errorf("without arguments: %v", err)
	}
	empty := t.TempDir()
	if err := os.WriteFile(filepath.Join(empty, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{empty}); err == nil || !strings.Contains(err.Error(), "cmrc-train") {
		t.Errorf("a folder without sets: %v", err)
	}
}
