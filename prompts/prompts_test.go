package prompts

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func load(t *testing.T, dir string) *Set {
	t.Helper()
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestRender(t *testing.T) {
	data := Data{
		Language: "Simplified Chinese (zh)",
		Persona:  "calm",
		Fault:    FaultLanguage,
		Question: "在哪里举行？",
		History:  []string{"北约首脑会议什么时候召开？"},
		Sources: []Source{
			{1, "俄罗斯与北约关系缓解", "里斯本峰会前的讨价还价", "北约28个成员国的领导人定于11月19日至20日在里斯本会晤。"},
			{2, "俄罗斯与北约关系缓解", "", "峰会前夕，北约大力加强与俄罗斯的接触。"},
		},
	}
	set := load(t, "")
	for _, name := range Names() {
		got, err := set.Render(name, data)
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got+"\n" != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestExample has one for each language that the bot has words in, and no other.
func TestExample(t *testing.T) {
	for _, lang := range []string{"zh", "zh-Hant", "en", "ru", "fr", "de"} {
		data, reply, ok := Example(lang)
		if !ok || len(data.Sources) != 2 || data.Question == "" || !strings.HasSuffix(reply, "[2]") {
			t.Errorf("%s: %t, %+v, %q", lang, ok, data, reply)
		}
	}
	if _, _, ok := Example("ja"); ok {
		t.Error("there is an example in Japanese")
	}
}

func TestOverride(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "question.tmpl", "Q: {{.Question}}")
	write(t, dir, "notes.txt", "not a template")
	set := load(t, dir)
	if got, err := set.Render("question", Data{Question: "x"}); err != nil || got != "Q: x" {
		t.Errorf("the overriding template gave %q, %v", got, err)
	}
	if got, err := set.Render("rules", Data{Language: "English"}); err != nil || !strings.Contains(got, "Answer in English") {
		t.Errorf("the embedded template gave %q, %v", got, err)
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"syntax", "rules.tmpl", "{{.Language", "rules.tmpl: prompt rules"},
		{"unknown field", "rules.tmpl", "{{.Langauge}}", "Langauge"},
		{"nothing", "rules.tmpl", " \n", "it says nothing"},
		{"no number", "sources.tmpl", "{{range .Sources}}{{.Text}}{{end}}", "it leaves out {{.N}}"},
		{"no question", "question.tmpl", "{{range .History}}{{.}}{{end}}", "it leaves out {{.Question}}"},
		{"no language", "rules.tmpl", "Answer.", "it leaves out {{.Language}}"},
		{"unknown name", "rule.tmpl", "x", "there is no template of that name; there are rules, sources, question, rewrite, translate"},
		{"too large", "rules.tmpl", strings.Repeat("x", maxTemplate+1), "the limit is 65536"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, tt.file, tt.content)
			if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want …%s…", err, tt.want)
			}
		})
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a missing folder is taken")
	}
}
