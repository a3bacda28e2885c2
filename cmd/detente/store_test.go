package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"detente/bot/policy"
	"detente/bot/store"
	"detente/cmd/detente/config"
)

// filled is a store with questions of all kinds; it returns its path.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bot.db")
	s, err := store.Open(t.Context(), path, store.Options{Retention: 1 << 50})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(id, guild, text string, outcome store.Outcome, quotes ...string) {
		s.Record(store.Question{ID: id, Guild: guild, User: "u", Answer: "a" + id, Text: text, Lang: "zh", Kind: "who", Outcome: outcome, Quotes: quotes})
	}
	ask("1", "g", "北约秘书长是谁？", store.Answered, "北约秘书长拉斯穆森&", "&")
	ask("2", "g", "他是谁？", store.Answered, "quote")
	ask("3", "g", "今天天气怎么样？", store.Refused)
	ask("4", "h", "今天天气怎么样？", store.Refused)
	ask("5", "g", "not rated", store.Answered, "quote")
	ask("6", "g", "limited", store.Limited)
	ask("7", "", "helpful without quotes", store.Answered)
	for _, v := range []store.Vote{
		{Answer: "a1", User: "v", Helpful: true}, {Answer: "a7", User: "v", Helpful: true},
		{Answer: "a2", User: "v", Why: "the <wrong> person"}, {Answer: "a2", User: "w"},
	} {
		if err := s.Vote(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestExport writes a set and scores it.
func TestExport(t *testing.T) {
	t.Parallel()
	env := []string{"DETENTE_STORE_URL=sqlite:" + filled(t)}
	all := execute(t, "", env, "export")
	if all.code != 0 || all.err != "" {
		t.Fatalf("exit code %d, standard error %q", all.code, all.err)
	}
	rows := map[string]exportedRow{}
	for line := range strings.Lines(all.out) {
		var row exportedRow
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&row); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		rows[row.ID] = row
	}
	for id, want := range map[string]string{
		"1": "[北约秘书长拉斯穆森] ", "2": "[] badly rated: the <wrong> person", "4": "[] ",
	} {
		if got := fmt.Sprint(rows[id].Answers, " ", rows[id].Note); got != want {
			t.Errorf("row %s: %q, want %q", id, got, want)
		}
	}
	if len(rows) != 3 {
		t.Errorf("%d rows:\n%s", len(rows), all.out)
	}

	path := filepath.Join(t.TempDir(), "set.jsonl")
	one := execute(t, "", env, "export", "--guild", "g", "--out", path)
	content, err := os.ReadFile(path)
	if one.code != 0 || one.out != "" || err != nil || bytes.Count(content, []byte("\n")) != 3 || bytes.Contains(content, []byte(`"4"`)) {
		t.Fatalf("export of a server: %+v, %v:\n%s", one, err, content)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v", info, err)
	}
	if out := succeed(t, "", "eval", path); !strings.Contains(out, "3") {
		t.Errorf("eval prints\n%s", out)
	}
}

func TestExportErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tests := []struct{ name, env, arg, want string }{
		{"memory", "DETENTE_STORE_URL=memory:", "", "which only the running bot can read"},
		{"no store", "DETENTE_STORE_URL=" + filepath.Join(dir, "none.db"), "", "start the bot once"},
		{"default, no store", "XDG_CONFIG_HOME=" + dir, "", "start the bot once"},
		{"no folder", "X=", "", "set store.url"},
		{"nowhere to write", "DETENTE_STORE_URL=" + filled(t), "--out=" + filepath.Join(dir, "none", "x"), "no such file or directory"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			args := []string{"export"}
			if test.arg != "" {
				args = append(args, test.arg)
			}
			if o := execute(t, "", []string{test.env}, args...); o.code != exitFailed || !strings.Contains(o.err, test.want) || o.out != "" {
				t.Errorf("%+v\nwant …%s…", o, test.want)
			}
		})
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(files) > 0 {
		t.Errorf("export left %v, %v", files, err)
	}
}

// TestOpenStore opens the store of a bot twice, and where that can't be.
func TestOpenStore(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	blocked := writeFile(t, "file", "")
	tests := []struct {
		name, url, folder string
		keeps, fails      bool
		warns             string
	}{
		{name: "default", folder: folder, keeps: true},
		{name: "default that can't be written", folder: blocked, warns: "set store.url to keep them"},
		{name: "no folder", warns: "set store.url to keep them"},
		{name: "configured", url: filepath.Join(folder, "x.db"), keeps: true},
		{name: "memory", url: "memory:"},
		{name: "configured, and can't be written", url: filepath.Join(blocked, "x.db"), fails: true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			p := newRoot(streams{err: &log}, []string{"XDG_CONFIG_HOME=" + test.folder})
			c := config.Default()
			c.Store.URL = test.url
			for i := range 2 {
				s, err := p.openStore(t.Context(), c)
				if (err != nil) != test.fails {
					t.Fatalf("opened with %v", err)
				}
				if err != nil {
					return
				}
				if kept := s.Settings("g").Quiet; kept != (i == 1 && test.keeps) {
					t.Errorf("opened %d times: kept %v", i+1, kept)
				}
				if err := s.SaveSettings(t.Context(), "g", policy.Settings{Quiet: true}); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
			if !strings.Contains(log.String(), test.warns) || test.warns == "" && log.Len() > 0 {
				t.Errorf("log: %q, want %q", log.String(), test.warns)
			}
		})
	}
}

// TestDoctorStore looks at stores of all kinds, and changes none.
func TestDoctorStore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte("this is no database, but a text"), 0o600); err != nil {
		t.Fatal(err)
	}
	there := filepath.Join(dir, "there.db")
	s, err := store.Open(t.Context(), there, store.Options{Retention: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]string{
		store.Memory:                      "in memory",
		there:                             "text is kept for",
		"sqlite:" + there:                 "text is kept for",
		filepath.Join(dir, "a", "new.db"): "will be made",
		garbage:                           "no SQLite database",
	} {
		d := diagnosis{OK: true}
		c := config.Default()
		c.Store.URL = url
		(&program{std: streams{err: io.Discard}}).checkStore(t.Context(), &d, c)
		if f := d.Findings[0]; !strings.Contains(f.Detail, want) || f.OK == (url == garbage) {
			t.Errorf("%s: %+v, want %q", url, f, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "a*")); err != nil || len(left) > 0 {
		t.Errorf("%q was made: %v", left, err)
	}
}
