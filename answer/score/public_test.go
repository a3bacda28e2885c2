package score

import (
	"testing"

	"detente/answer/score/scoretest"
)

const (
	cmrc  = "https://github.com/ymcui/cmrc2018"
	xquad = "https://github.com/google-deepmind/xquad"
)

// TestRecallOnCMRC holds retrieval to nine in ten.
func TestRecallOnCMRC(t *testing.T) {
	set, err := Load(scoretest.Public(t, "cmrc-dev.questions.jsonl", cmrc))
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Documents) != 848 || len(set.Questions) != 3219 {
		t.Fatalf("got %d documents and %d questions, want 848 and 3219", len(set.Documents), len(set.Questions))
	}
	set.Questions = set.Questions[:200]
	if r := run(t, set, Options{}); r.Retrieval.RecallAt1 < 0.9 {
		t.Errorf("recall@1 is %.3f, want at least 0.9", r.Retrieval.RecallAt1)
	}
}

// TestXQuADAcrossLanguages loads English questions on Chinese passages: the
// answers are Chinese, and no English title is left.
func TestXQuADAcrossLanguages(t *testing.T) {
	set, err := LoadWith(scoretest.Public(t, "xquad-en.questions.jsonl", xquad), scoretest.Public(t, "xquad-zh.passages.jsonl", xquad))
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Documents) != 240 || len(set.Questions) != 1190 {
		t.Fatalf("got %d documents and %d questions, want 240 and 1190", len(set.Documents), len(set.Questions))
	}
	for _, d := range set.Documents {
		if d.Title != "" {
			t.Errorf("document %s has the title %q, want none", d.ID, d.Title)
		}
	}
	if q := set.Questions[1]; q.Lang != "en" || q.Answers[0] != "136 次" {
		t.Errorf("got %+v, want an English question with the answer 136 次", q)
	}
}
