package bot

import (
	"testing"
	"weak"

	"detente/answer"
	"detente/answer/answertest"
	"detente/bot/store"
)

// TestSavedIndex prepares questions once for each library.
func TestSavedIndex(t *testing.T) {
	one := answertest.Responder(t, "a", "蓝塔", "蓝塔建于1911年。").Library()
	two := answertest.Responder(t, "a", "蓝塔", "蓝塔建于1912年。").Library()
	x, saved, prepared := newSavedIndex(), []store.Saved{{Question: "q"}, {Question: "r"}}, 0
	prepare := func(question string) answer.Prepared { prepared++; return one.Prepare(question, "") }
	for _, step := range []struct {
		library *answer.Library
		saved   []store.Saved
		want    int
	}{{one, saved, 2}, {one, saved, 2}, {one, append(saved[:2:2], store.Saved{Question: "s"}), 3}, {two, saved, 5}, {two, saved, 5}} {
		if got := x.of("g", step.saved, weak.Make(step.library), prepare); len(got.prepared) != len(step.saved) || prepared != step.want {
			t.Errorf("%d ready after %d were prepared, want %d", len(got.prepared), prepared, step.want)
		}
	}
}
