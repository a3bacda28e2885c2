package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"detente/bot/policy"
)

// A clock is a time that tests set.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// A journal is a log that can be read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// A fixture is a store on disk with what a test needs around it.
type fixture struct {
	*Store
	clock *clock
	log   *journal
	path  string
	o     Options
}

func newFixture(t testing.TB, retention time.Duration) *fixture {
	t.Helper()
	f := &fixture{clock: newClock(), log: new(journal), path: filepath.Join(t.TempDir(), "data", "detente.db")}
	f.o = Options{Retention: retention, Grace: 48 * time.Hour, Clock: f.clock.Now, Logger: slog.New(slog.NewTextHandler(f.log, nil))}
	f.open(t)
	t.Cleanup(func() { f.close(t) })
	return f
}

func (f *fixture) open(t testing.TB) {
	t.Helper()
	s, err := Open(context.Background(), "sqlite:"+f.path, f.o)
	if err != nil {
		t.Fatal(err)
	}
	f.Store = s
}

func (f *fixture) close(t testing.TB) {
	t.Helper()
	if f.Store == nil {
		return
	}
	if err := f.Store.Close(); err != nil {
		t.Error(err)
	}
	f.Store = nil
}

func (f *fixture) reopen(t testing.TB) {
	t.Helper()
	f.close(t)
	f.open(t)
}

// other is a second connection, as another process has it.
func (f *fixture) other(t testing.TB) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+f.path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { check(t, db.Close()) })
	return db
}

// flush waits for the queue, and with it for what the background does at Open.
func (f *fixture) flush(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	check(t, f.Flush(ctx))
}

// settle is flush, also when nothing was queued.
func (f *fixture) settle(t testing.TB) {
	t.Helper()
	f.Direct("settle")
	f.flush(t)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\ngot  %+v\nwant %+v", what, got, want)
	}
}

// until waits for the background.
func until(t testing.TB, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(10 * time.Second)
	for !done() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// count is the number of rows of a query.
func (f *fixture) count(t testing.TB, from string, args ...any) (n int) {
	t.Helper()
	check(t, f.read.QueryRow("SELECT count(*) FROM "+from, args...).Scan(&n))
	return n
}

const month = 30 * 24 * time.Hour

func TestFilesAreTheOwners(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	f := newFixture(t, month)
	f.Record(question("1", "u", "text"))
	f.flush(t)
	for _, ending := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(f.path + ending)
		check(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", filepath.Base(f.path)+ending, info.Mode())
		}
	}
	info, err := os.Stat(filepath.Dir(f.path))
	check(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has the mode %v", info.Mode())
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	database := func(name, script string) string {
		path := filepath.Join(dir, name)
		db, err := sql.Open("sqlite", "file:"+path)
		check(t, err)
		_, err = db.Exec(script)
		check(t, err)
		check(t, db.Close())
		return path
	}
	plain := file("plain", "")
	tests := []struct {
		name, url, want string
		readOnly        bool
	}{
		{"no database", file("text.db", strings.Repeat("no database at all\n", 100)), "the file is no SQLite database: name another file", false},
		{"newer", database("newer.db", fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 99", applicationID)), "newer version of detente (schema 99, this one knows 1): update detente", false},
		{"foreign", database("foreign.db", "CREATE TABLE t (x)"), "another program's database: name another", false},
		{"folder", dir, "name a file in store.url that can be", false},
		{"folder is a file", filepath.Join(plain, "x.db"), "name a file in store.url that can be", false},
		{"scheme", "postgres://localhost/x", "is not sqlite:PATH, a path or memory:", false},
		{"empty", "sqlite:", "is not sqlite:PATH", false},
		{"read only, not there", filepath.Join(dir, "none.db"), "start the bot once", true},
		{"read only, empty", plain, "start the bot once", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := Open(t.Context(), test.url, Options{ReadOnly: test.readOnly})
			if err == nil {
				t.Fatal("opened", s.Close())
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %v\nwant …%s…", err, test.want)
			}
		})
	}
}

func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b?c=d%41#e.db", "数据.db"} {
		path := filepath.Join(t.TempDir(), name)
		s, err := Open(t.Context(), path, Options{})
		check(t, err)
		check(t, s.SaveSettings(t.Context(), "g", policy.Settings{Quiet: true}))
		check(t, s.Close())
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

// TestMemory does in memory what a bot does, with contexts that end meanwhile.
func TestMemory(t *testing.T) {
	s, err := Open(t.Context(), Memory, Options{Retention: month})
	check(t, err)
	check(t, s.SaveSettings(t.Context(), "g", policy.Settings{Quiet: true}))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for range 20 {
		if err := s.Vote(ended, Vote{Answer: "a", User: "u"}); err == nil {
			t.Error("a vote was kept with a context that had ended")
		}
	}
	s.Record(question("1", "u", "text"))
	check(t, s.Flush(t.Context()))
	if _, ok, err := s.Question(t.Context(), "1"); !ok || err != nil {
		t.Error("the question is not there", err)
	}
	check(t, s.Close())
}

// TestReadOnly reads while the bot writes.
func TestReadOnly(t *testing.T) {
	f := newFixture(t, month)
	f.Record(question("1", "u", "text"))
	f.flush(t)
	s, err := Open(t.Context(), f.path, Options{ReadOnly: true})
	check(t, err)
	defer func() { check(t, s.Close()) }()
	if _, ok, err := s.Question(t.Context(), "1"); !ok || err != nil {
		t.Error("the question is not there", err)
	}
	if err := s.Vote(t.Context(), Vote{Answer: "a", User: "u"}); err == nil {
		t.Error("a vote was kept")
	}
	s.Record(question("2", "u", "text"))
	if _, ok, _ := s.Question(t.Context(), "2"); ok {
		t.Error("a question was kept")
	}
}

func TestSettings(t *testing.T) {
	f := newFixture(t, month)
	want := policy.Settings{Language: "zh", MinConfidence: 0.4, Channels: policy.List{Deny: []string{"c"}}, Auto: []string{"a"}, Quiet: true}
	given := want
	given.Auto = []string{"a"}
	check(t, f.SaveSettings(t.Context(), "g", given))
	given.Auto[0] = "changed later"
	same(t, "settings", f.Settings("g"), want)
	check(t, f.SaveSettings(t.Context(), "default", policy.Settings{}))
	f.reopen(t)
	same(t, "settings after a restart", f.Settings("g"), want)
	same(t, "settings of another server", f.Settings("h"), policy.Settings{})
	same(t, "rows", f.count(t, "settings"), 1)
}

func TestDamagedSettings(t *testing.T) {
	f := newFixture(t, month)
	check(t, f.SaveSettings(t.Context(), "good", policy.Settings{Quiet: true}))
	_, err := f.write.Exec(`INSERT INTO settings VALUES ('bad', '{"quiet":'), ('odd', x'00ff'), ('wild', '{"min_confidence":7}')`)
	check(t, err)
	f.reopen(t)
	same(t, "settings", []bool{f.Settings("good").Quiet, f.Settings("bad").Quiet, f.Settings("odd").Quiet}, []bool{true, false, false})
	if n := strings.Count(f.log.String(), "settings damaged"); n != 3 {
		t.Errorf("%d damages logged:\n%s", n, f.log)
	}
}

// TestDamagedRows leaves out what can't be read, and keeps the rest.
func TestDamagedRows(t *testing.T) {
	f := newFixture(t, month)
	for _, m := range []string{"good", "bad"} {
		_, err := f.Save(t.Context(), saved("g", m, "u"))
		check(t, err)
		f.Record(question(m, "u", "text"))
		f.Thread(m, "g")
	}
	f.flush(t)
	_, err := f.write.Exec(`UPDATE saved SET at = 'x' WHERE message = 'bad'; UPDATE marks SET at = 'x' WHERE key = 'bad';
		UPDATE questions SET quotes = '["a', history = x'ff' WHERE id = 'bad'`)
	check(t, err)
	f.reopen(t)
	same(t, "saved", messages(f.Saved("g")), []string{"good"})
	same(t, "threads", []bool{f.IsThread("good"), f.IsThread("bad")}, []bool{true, false})
	q, ok, err := f.Question(t.Context(), "bad")
	if !ok || err != nil || q.Text != "text" || q.Quotes != nil || q.History != nil {
		t.Errorf("question: %v, %v, %+v", ok, err, q)
	}
}

// TestDamagedFile wants an error that says what to do, or none.
func TestDamagedFile(t *testing.T) {
	f := newFixture(t, month)
	f.fill(t, "g")
	f.close(t)
	content, err := os.ReadFile(f.path)
	check(t, err)
	for page := 0; page*4096 < len(content); page++ {
		damaged := bytes.Clone(content)
		copy(damaged[page*4096:], bytes.Repeat([]byte{0xff}, 4096))
		path := filepath.Join(t.TempDir(), "damaged.db")
		check(t, os.WriteFile(path, damaged, 0o600))
		s, err := Open(t.Context(), path, f.o)
		if err == nil {
			_ = s.Close() // may say that it could not write
		} else if !strings.Contains(err.Error(), "move") {
			t.Errorf("page %d: %v", page, err)
		}
	}
	f.open(t)
}

// TestKilled opens the files as a process leaves them that is killed.
func TestKilled(t *testing.T) {
	f := newFixture(t, month)
	f.fill(t, "g")
	folder := t.TempDir()
	for _, ending := range []string{"", "-wal"} {
		content, err := os.ReadFile(f.path + ending)
		check(t, err)
		check(t, os.WriteFile(filepath.Join(folder, "copy.db"+ending), content, 0o600))
	}
	want := f.kept(t, "g")
	f.close(t)
	f.path = filepath.Join(folder, "copy.db")
	f.open(t)
	same(t, "kept", f.kept(t, "g"), want)
}

func FuzzSettings(f *testing.F) {
	f.Add([]byte(`{"language":"zh","channels":{"deny":["1"]},"min_confidence":0.5}`))
	f.Add([]byte(`{"min_confidence":1e300}`))
	f.Add([]byte("\xff"))
	f.Fuzz(func(t *testing.T, row []byte) {
		s, err := decodeSettings(row)
		if err != nil {
			same(t, "settings with an error", s, policy.Settings{})
		}
		if s.MinConfidence < 0 || s.MinConfidence > 1 {
			t.Errorf("threshold %v", s.MinConfidence)
		}
	})
}

// TestChangeSettings changes settings from many sides at once, and loses nothing.
func TestChangeSettings(t *testing.T) {
	f := newFixture(t, month)
	var all sync.WaitGroup
	const n = 20
	for i := range n {
		all.Go(func() {
			_, err := f.ChangeSettings(t.Context(), "g", func(s *policy.Settings) { s.Auto = append(s.Auto, fmt.Sprint(i)) })
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	same(t, "channels", len(f.Settings("g").Auto), n)
	held := f.Settings("g")
	now, err := f.ChangeSettings(t.Context(), "g", func(s *policy.Settings) { s.Auto[0], s.MinConfidence = "changed", 2 })
	if err == nil {
		t.Error("a threshold of 2 was saved")
	}
	same(t, "returned with an error", now, held)
	same(t, "settings after an error", f.Settings("g"), held)
	same(t, "a list after an error", f.Settings("g").Auto[0] == "changed", false)
}
