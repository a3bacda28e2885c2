package answer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/score"
	"detente/knowledge"
)

// publicSet loads a public question set beside the repository, and skips the test
// where it is not there.
func publicSet(t *testing.T, name string) score.Set {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "eval", name)
	if _, err := os.Stat(path); err != nil && os.Getenv("DETENTE_REQUIRE") == "" {
		t.Skipf("%s is not there; CMRC 2018 is published at https://github.com/ymcui/cmrc2018", path)
	}
	set, err := score.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// most is how many questions of a kind are looked at.
const most = 400

// Of the pieces set in bold 85 in 100 overlap the answer.
func TestBoldNamesAreAskedFor(t *testing.T) {
	for _, name := range strings.Fields("cmrc-trial cmrc-train") {
		set := publicSet(t, name+".questions.jsonl")
		r, err := answer.New(knowledge.Open(set.Documents, knowledge.Options{}), answer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		type count struct{ asked, bold, right int }
		counts := map[answer.Kind]*count{answer.Who: {}, answer.Where: {}, answer.What: {}}
		for _, q := range set.Questions[:min(len(set.Questions), 3000)] {
			a, err := r.Reply(t.Context(), answer.Question{Text: q.Text})
			n := counts[a.Kind]
			if err != nil || !a.Answered || n == nil {
				continue
			}
			if n.asked == most {
				continue
			}
			n.asked++
			for _, piece := range a.Citations[0].Wanted {
				n.bold++
				if overlaps(piece, q.Answers) {
					n.right++
				} else if testing.Verbose() && n.bold < 120 {
					t.Logf("%s: %s, want %v, in %s", q.Text, piece, q.Answers, a.Citations[0].Quote)
				}
			}
		}
		for kind, n := range counts {
			t.Logf("%s, %s: %d of %d answers have a bold piece, %d right (%.1f %%)", name, kind, n.bold, n.asked, n.right, 100*float64(n.right)/float64(n.bold))
			if 100*n.right < 85*n.bold {
				t.Errorf("%s, %s: %d of %d bold pieces are right", name, kind, n.right, n.bold)
			}
		}
	}
}

func overlaps(piece string, answers []string) bool {
	for _, a := range answers {
		if strings.Contains(a, piece) || strings.Contains(piece, a) {
			return true
		}
	}
	return false
}

func TestNamesAreBoldWherePlain(t *testing.T) {
	tests := []struct{ document, question, want string }{
		{"", "北约秘书长是谁？", "拉斯穆森"},
		{"", "俄羅斯外長是誰？", "拉夫罗夫"},
		{"", "Who is the NATO Secretary General?", "Rasmussen"},
		{"", "Who is the Russian foreign minister?", "Lavrov"},
		{"", "Кто генеральный секретарь НАТО?", "Расмуссен"},
		{"", "谁访问了莫斯科？", ""},
		{"", "Who met Medvedev in Deauville?", ""},
		{"museum", "海潮博物馆是由谁设计的？", "建筑师林远"},
		{"", "俄罗斯与北约关系的核心是什么？", "北约东扩和欧洲安全体系建设问题"},
		{"museum", "馆长是谁？", ""},
		{"museum", "海潮博物馆位于哪里？", ""},
	}
	for _, tt := range tests {
		a := reply(t, textOf(t, tt.document), tt.question)
		if got := strings.Join(a.Citations[0].Wanted, "|"); !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: bold %q, want %q, in %s", tt.question, got, tt.want, a.Text)
		}
	}
}
