package pairs_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer/score/pairs"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
)

var update = flag.Bool("update", false, "rewrite the goldens under testdata")

// TestOf holds the pairs of two documents.
func TestOf(t *testing.T) {
	for _, name := range []string{"handbook", "manual"} {
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join("testdata", name+".md"))
			if err != nil {
				t.Fatal(err)
			}
			d := markdown.Parse(name, string(content))
			golden(t, name+".txt", written(pairs.Of(d))+"\nsteps\n"+written(pairs.Steps(d)))
		})
	}
}

// written is a line a pair, with the blocks that answer.
func written(all []pairs.Pair) string {
	var b strings.Builder
	for _, p := range all {
		fmt.Fprintf(&b, "%s %s: %s\n", p.Kind, p.Lang, p.Question)
		for _, i := range p.Blocks {
			fmt.Fprintf(&b, "    %q\n", p.Document.Shown(p.Document.Blocks[i]))
		}
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update if that is meant. Got\n%s", path, got)
	}
}

// TestSteps reads what lead-ins say that the following is for.
func TestSteps(t *testing.T) {
	tests := []struct{ lead, want string }{
		{"To clear the cache, run:", "How do I clear the cache?"},
		{"Beware of it. To update your plugins (all of them), use the folder. In short:", "How do I update my plugins?"},
		{"Use the following command to list all users:", "How do I list all users?"},
		{"If you want to be certified as a trainer, do this:", "How do I get certified as a trainer?"},
		{"You can view all commands by running:", "How do I view all commands?"},
		{"To register an account on the platform:", "How do I register an account on the platform?"},
		{"如需清除缓存，请执行：", "怎么清除缓存？"},
		{"如果您想更改您的密码，可以：", "怎么更改我的密码？"},
		{"执行以下命令来安装依赖：", "怎么安装依赖？"},
		{"安装插件的步骤如下：", "怎么安装插件？"},
		{"Чтобы очистить кэш, выполните:", "Как очистить кэш?"},
		{"Pour vider le cache, exécutez :", "Comment vider le cache ?"},
		{"Um den Cache zu leeren, führe aus:", "Wie kann ich den Cache leeren?"},
		{"To do this, run:", ""},
		{"To access it, you simply type:", ""},
		{"To name a few examples:", ""},
		{"This clears the cache:", ""},
		{"需要注意，有以下几点：", ""},
		{"To clear the cache, run it.", ""},
	}
	for _, tt := range tests {
		b := document.NewBuilder("d")
		b.Paragraph(tt.lead)
		b.Code("sh", "run it")
		got := ""
		for _, p := range pairs.Steps(b.Document()) {
			got = p.Question
		}
		if got != tt.want {
			t.Errorf("%q asks %q, want %q", tt.lead, got, tt.want)
		}
	}
}

// TestBounded makes no more pairs of a document than said.
func TestBounded(t *testing.T) {
	b := document.NewBuilder("d")
	for i := range 3 * pairs.MaxPairs {
		b.Heading(2, fmt.Sprintf("How to reach pier %d", i), "")
		b.Paragraph("Go straight on.")
	}
	d := b.Document()
	if got := pairs.Of(d); len(got) != pairs.MaxPairs || written(got) != written(pairs.Of(d)) {
		t.Errorf("%d pairs, want %d, the same each time", len(got), pairs.MaxPairs)
	}
}

func TestExchange(t *testing.T) {
	d := document.New("d", "Handbook", "In spring GPT-4o answers in Lisbon. Version v1.2 of 2023 forgot the password 5 times, says Margaret. X20重3千克，春季在莫斯科发售，密码印在底部。")
	tests := []struct{ question, lang, want string }{
		{"When is the spring contest?", "en", "winter summer autumn"},
		{"Does GPT-4o answer?", "en", "GPT-5 GPT-6 GPT-7 GPT-9 GPT-11"},
		{"What is new in v1.2?", "en", "v2.2 v3.2 v4.2 v6.2 v8.2"},
		{"What happened in 2023?", "en", "2026 2019 2030 2012 2036"},
		{"I lost my password", "en", "book phone key wallet umbrella passport camera"},
		{"what does Margaret say?", "en", "Halcyon Zephyria Orlando Bramwell Tamsin Quillon Veridia Norwood"},
		{"X20有多重？", "zh", "X21 X22 X23 X25 X27 X30 X40 X50 X70 X90"},
		{"春季在哪里发售？", "zh", "夏季 秋季 冬季"},
		{"密码印在哪？", "zh", "钥匙 手机 钱包 雨伞 护照 相机"},
		{"When is the winter contest?", "en", ""}, // the document has no winter
		{"What does it say?", "en", ""},
	}
	for _, tt := range tests {
		got, ok := pairs.Exchange(tt.question, tt.lang, d)
		again, _ := pairs.Exchange(tt.question, tt.lang, d)
		switch {
		case tt.want == "":
			if ok {
				t.Errorf("%q became %q, want it left", tt.question, got)
			}
		case !ok || got != again || !hasOne(got, tt.want):
			t.Errorf("%q became %q, then %q, want one of %s in it", tt.question, got, again, tt.want)
		}
	}
}

func hasOne(s, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func FuzzPairs(f *testing.F) {
	f.Add("# T\n\nTo clear the cache (all, run:\n\n1. a\n\n| a | b |\n|-|-|\n| c | d |\n\n- x: y z w v u t\n- a: b c d e f g", "Is GPT-4o İn 2023？")
	f.Fuzz(func(t *testing.T, text, question string) {
		d := markdown.Parse("d", text)
		for _, p := range append(pairs.Of(d), pairs.Steps(d)...) {
			for _, i := range append(p.Blocks, p.Also...) {
				if i < 0 || i >= len(d.Blocks) {
					t.Fatalf("%q is answered by block %d of %d", p.Question, i, len(d.Blocks))
				}
			}
		}
		for _, lang := range []string{"en", "zh"} {
			pairs.Exchanges(question, lang, d)
		}
	})
}
