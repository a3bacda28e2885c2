package claims

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer/score/scoretest"
	"detente/knowledge"
	"detente/knowledge/articles"
	"detente/knowledge/source"
)

// writeClaims writes a file into a folder of the test.
func writeClaims(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "claims.jsonl")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const twoClaims = `{"id":"a","part":"tune","lang":"en","kind":"faithful","source":["It cost $5 in May."],"statement":"It cost $5.","supported":true}
{"id":"b","part":"held","lang":"en","kind":"number","source":["It cost $5 in May."],"statement":"It cost $6.","supported":false}
{"id":"c","part":"held","lang":"en","kind":"number","source":["It cost $5 in May."],"statement":"It cost $5 in May.","supported":false}
`

func TestRunClaims(t *testing.T) {
	claims, err := Load(writeClaims(t, twoClaims))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run("claims", claims, knowledge.Open(nil, knowledge.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Count{{Name: "held", Altered: 2, Passed: 1}, {Name: "tune", Faithful: 1}}
	if len(r.ByPart) != 2 || r.ByPart[0] != want[0] || r.ByPart[1] != want[1] {
		t.Errorf("got %+v, want %+v", r.ByPart, want)
	}
	if len(r.Failures) != 1 || r.Failures[0].Claim.ID != "c" {
		t.Errorf("got failures %+v, want c alone", r.Failures)
	}
	var table, markdown strings.Builder
	if err := r.WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteMarkdown(&markdown); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{table.String(), markdown.String()} {
		if !strings.Contains(text, "Altered, but passed") || !strings.Contains(text, "50.0 %") || strings.Contains(text, "Faithful, but refused") {
			t.Errorf("the report lacks what passed, or has what did not happen:\n%s", text)
		}
	}
}

func TestLoadClaimsErrors(t *testing.T) {
	for _, tt := range []struct{ content, want string }{
		{"", "no claims"},
		{`{"id":"a"}`, "line 1"},
		{"{", "line 1"},
	} {
		if _, err := Load(writeClaims(t, tt.content)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Load of %q: %v, want an error with %q", tt.content, err, tt.want)
		}
	}
	if _, err := Load("missing.jsonl"); err == nil {
		t.Error("a missing file is no error")
	}
}

// TestClaimSources finds sentences of documents with their translations.
func TestClaimSources(t *testing.T) {
	docs, err := source.Read([]string{"builtin:russia-nato"}, articles.FS)
	if err != nil {
		t.Fatal(err)
	}
	base := knowledge.Open(docs, knowledge.Options{})
	c := Claim{ID: "a", Lang: "en", Document: "russia-nato", Source: []string{docs[0].Quote(1)}}
	sources, err := c.sources(base)
	if err != nil {
		t.Fatal(err)
	}
	if s := sources[0]; s.Translation == "" || s.TranslationLang != "en" || s.Before != docs[0].Quote(0) || s.Title == "" {
		t.Errorf("got %+v, want a translation, the sentence before and a title", s)
	}
	for _, wrong := range []Claim{{Document: "none", Source: c.Source}, {Document: c.Document, Source: []string{"x"}}} {
		if _, err := wrong.sources(base); err == nil {
			t.Errorf("no error for %+v", wrong)
		}
	}
}

func TestDerive(t *testing.T) {
	tests := []struct{ kind, source, want string }{
		{"number", "全县共有28个村庄，人口不多。", "全县共有29个村庄，人口不多。"},
		{"date", "工程于1998年完工，耗时很长。", "工程于1999年完工，耗时很长。"},
		{"negation", "他没有参加这次会议。", "他有参加这次会议。"},
		{"negation", "The bridge was built in spring.", "The bridge was not built in spring."},
		{"negation", "The bridge was not built in spring.", "The bridge was built in spring."},
		{"shortened", "工程于三年后完工，耗时很长。", "工程于三年后完工"},
		{"identical", "工程于三年后完工。", "工程于三年后完工。"},
	}
	for _, tt := range tests {
		got := ""
		for _, c := range derive(tt.source, "", "x", newNameStock()) {
			if c.Kind == tt.kind {
				got = c.Statement
			}
		}
		if got != tt.want {
			t.Errorf("%s of %q is %q, want %q", tt.kind, tt.source, got, tt.want)
		}
	}
	stock := newNameStock()
	stock.exchanged("他住在里斯本。", "")
	if got := stock.exchanged("她住在莫斯科。", ""); got != "她住在里斯本。" {
		t.Errorf("exchanged a name to %q", got)
	}
}

// TestDerivedClaims holds what is derived from public passages: nearly all that is
// altered is refused, and next to nothing that is not.
func TestDerivedClaims(t *testing.T) {
	for file, published := range map[string]string{"cmrc-train.passages.jsonl": "https://github.com/ymcui/cmrc2018", "xquad-en.passages.jsonl": "https://github.com/google-deepmind/xquad"} {
		t.Run(file, func(t *testing.T) {
			claims, err := Derive(scoretest.Public(t, file, published), 2500)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Run(file, claims, knowledge.Open(nil, knowledge.Options{}))
			if err != nil {
				t.Fatal(err)
			}
			all := r.ByPart[0]
			if refused := 1 - float64(all.Passed)/float64(all.Altered); refused < 0.97 {
				t.Errorf("%.3f of %d altered statements are refused, want 0.97", refused, all.Altered)
			}
			if refused := float64(all.Refused) / float64(all.Faithful); refused > 0.01 {
				t.Errorf("%.3f of %d faithful statements are refused, want at most 0.01", refused, all.Faithful)
			}
		})
	}
}
