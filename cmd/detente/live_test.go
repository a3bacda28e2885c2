package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"detente/answer"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

// put writes a file below a folder.
func put(t testing.TB, folder, name, text string) {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, folder, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(folder, name)); err != nil {
		t.Fatal(err)
	}
}

// following is a live one on a folder, which follows changes until the test ends.
func following(t *testing.T, folder string, env ...string) (l *live, log *discordtest.Journal) {
	t.Helper()
	log = new(discordtest.Journal)
	p := newRoot(streams{strings.NewReader(""), new(bytes.Buffer), log}, append(env, "DETENTE_KNOWLEDGE_SOURCES="+folder))
	c, err := p.settings()
	if err != nil {
		t.Fatal(err)
	}
	l, done, err := p.openLive(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	stop := l.follow(ctx, false)
	t.Cleanup(func() { cancel(); stop(); done() })
	return l, log
}

// towerOf is a document of which each sentence has the same number.
func towerOf(n int) string {
	return fmt.Sprintf("# 蓝塔\n\n蓝塔高%d米。\n\n## 历史\n\n蓝塔建于%d年。\n", n, n)
}

// exchanged waits until another snapshot is there.
func (l *live) exchanged(t *testing.T, old *snapshot) *snapshot {
	t.Helper()
	until(t, "the documents are read again", func() bool { return l.now.Load() != old })
	return l.now.Load()
}

// TestQuestionsWhileFilesChange asks as often as it can while a file changes: each
// answer, with the place of its quotes, is wholly from one state of the file, and none
// is from a state older than that in which the question came.
func TestQuestionsWhileFilesChange(t *testing.T) {
	t.Parallel()
	const changes, first = 5, 1901
	folder := t.TempDir()
	put(t, folder, "tower.md", towerOf(first))
	l, log := following(t, folder)
	var least, asked atomic.Int64
	least.Store(first)
	ctx, cancel := context.WithCancel(t.Context())
	var askers sync.WaitGroup
	for i := range 3 {
		askers.Go(func() {
			for ctx.Err() == nil {
				question := []string{"蓝塔建于哪一年？", "蓝塔高多少米？"}[(int(asked.Add(1))+i)%2]
				if err := l.askConsistently(least.Load(), question); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	start := time.Now()
	for n := first + 1; n <= first+changes; n++ {
		old := l.now.Load()
		put(t, folder, "tower.md", towerOf(n))
		l.exchanged(t, old)
		least.Store(int64(n))
	}
	took := time.Since(start)
	cancel()
	askers.Wait()
	t.Logf("%d questions in %s, %.0f a second", asked.Load(), took, float64(asked.Load())/took.Seconds())
	if log.Count("level=ERROR") > 0 || log.Count("level=WARN") > 0 {
		t.Errorf("log:\n%s", log)
	}
}

// askConsistently asks one question, and reports what of the answer is not of one state
// of the tower, at least as new as least.
func (l *live) askConsistently(least int64, question string) error {
	docs := l.documents()
	a, err := docs.Responder.Stream(context.Background(), answer.Question{Text: question}, nil)
	if err != nil || !a.Answered {
		return fmt.Errorf("%s: answered %v, error %v", question, a.Answered, err)
	}
	var n int64
	if _, err := fmt.Sscanf(strings.TrimLeft(a.Citations[0].Quote, "蓝塔高建于"), "%d", &n); err != nil || n < least {
		return fmt.Errorf("%q is older than %d", a.Citations[0].Quote, least)
	}
	for _, c := range a.Citations {
		if !strings.Contains(c.Quote, fmt.Sprint(n)) {
			return fmt.Errorf("%q is of another state than %d", c.Quote, n)
		}
		e, ok := docs.Library.Passage(c.Document, c.Sentence, "zh")
		if !ok || len(e.Lines) == 0 || e.Lines[0].Quote != c.Quote {
			return fmt.Errorf("the library has %+v in the place of %q", e.Lines, c.Quote)
		}
	}
	return nil
}

// TestFilesComeAndGo adds, breaks and removes files: what is gone answers no more, what
// is broken leaves the others, and with nothing left the last state stays.
func TestFilesComeAndGo(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	put(t, folder, "tower.md", towerOf(1911))
	l, log := following(t, folder)
	answered := func(question string) bool {
		t.Helper()
		a, err := l.documents().Responder.Stream(t.Context(), answer.Question{Text: question}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a.Answered
	}
	const bridge, tower = "这座桥有多长？", "蓝塔建于哪一年？"
	state := l.now.Load()
	put(t, folder, "new/bridge.md", "# 桥\n\n这座桥长三百米。\n")
	if state = l.exchanged(t, state); !answered(bridge) || !answered(tower) {
		t.Error("what came is not answered")
	}
	kept := state.base.Document("tower")
	put(t, folder, "new/bridge.md", "\xff\xfe\xfd")
	if state = l.exchanged(t, state); answered(bridge) || !answered(tower) {
		t.Error("with a broken file it is answered otherwise")
	}
	if got := l.documents().Status.Skipped; len(got) != 1 || got[0].File != filepath.Base(folder)+"/new/bridge.md" || got[0].Reason == "" {
		t.Errorf("skipped %v", got)
	}
	if state.base.Document("tower") == nil || kept == nil {
		t.Error("the tower is gone")
	}
	put(t, folder, "new/bridge.md", "# 桥\n\n这座桥长四百米。\n")
	if state = l.exchanged(t, state); !answered(bridge) {
		t.Error("what was mended is not answered")
	}
	remove(t, folder, "tower.md")
	if state = l.exchanged(t, state); answered(tower) || !answered(bridge) {
		t.Error("what is gone is answered")
	}
	remove(t, folder, "new/bridge.md")
	until(t, "it is told", func() bool { return log.Count("the ones from before stay") > 0 })
	if l.now.Load() != state || !answered(bridge) {
		t.Error("with nothing left the last state has gone")
	}
}

// TestVectorsOfChangedFiles makes vectors of what is new alone, and searches by them.
func TestVectorsOfChangedFiles(t *testing.T) {
	t.Parallel()
	folder, s := t.TempDir(), embedder(t)
	put(t, folder, "paris.txt", "A tower of iron stands beside the Seine.")
	put(t, folder, "berlin.txt", "Germany is governed from the Spree.")
	l, log := following(t, folder, embedding(s, filepath.Join(t.TempDir(), "vectors"), "DETENTE_LOG_LEVEL=info")...)
	before, state := len(s.Requests()), l.now.Load()
	put(t, folder, "berlin.txt", "Ironwork comes from another place.")
	state = l.exchanged(t, state)
	if got := embedded(s, before); len(got) != 1 || !strings.HasSuffix(got[0], "Ironwork comes from another place.") {
		t.Errorf("vectors were asked of %q", got)
	}
	hits, err := state.responder.Passages(t.Context(), answer.Question{Text: vowels}, 1)
	if err != nil || len(hits) != 1 || hits[0].Passage.Document.ID != "paris" {
		t.Errorf("found %v, %v; log\n%s", hits, err, log)
	}
}

// TestChangesOnDiscord asks before and after a change, and looks at the status.
func TestChangesOnDiscord(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "docs")
	put(t, folder, "tower.md", towerOf(1911))
	s := startService(t, discordtest.Options{}, "DETENTE_KNOWLEDGE_SOURCES="+folder, "DETENTE_KNOWLEDGE_URL=https://docs.example.org/{path}")
	old := s.mention(t, "蓝塔建于哪一年？")
	if got := description(old); !strings.Contains(got, "1911") || !strings.Contains(got, "-# [1] [蓝塔 › 历史](<https://docs.example.org/tower#%E5%8E%86%E5%8F%B2>) · 第 2 句") {
		t.Errorf("answer\n%s", seen(old))
	}
	put(t, folder, "tower.md", towerOf(1912))
	put(t, folder, "broken.md", "\xff*`@everyone`*")
	until(t, "the documents are read again", func() bool { return s.log.Count("documents read again") > 0 })
	if now := s.mention(t, "蓝塔建于哪一年？"); !strings.Contains(description(now), "1912") {
		t.Errorf("answer\n%s", seen(now))
	}
	if got, want := s.press(t, old, "src", "").Content, phrasebook.For("en").Notice.Gone; got != want {
		t.Errorf("the sources of an answer whose text is gone: %q, want %q", got, want)
	}
	var all []string
	for _, locale := range []string{"zh-CN", "zh-TW", "en-US", "ru", "fr", "de"} {
		all = append(all, locale+"\n"+masked(laid(s.manage(t, "detente status", locale, nil))))
	}
	checkGolden(t, "e2e/status", strings.Join(all, "===\n"))
}

// TestHangup reads everything anew at a SIGHUP, where nothing is watched.
func TestHangup(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGHUP to send")
	}
	t.Parallel()
	folder := t.TempDir()
	put(t, folder, "tower.md", towerOf(1911))
	d := discordtest.Start(t, discordtest.Options{})
	cmd, log := startProcess(t, build(t), d, "DETENTE_KNOWLEDGE_SOURCES="+folder, "DETENTE_KNOWLEDGE_WATCH=false")
	put(t, folder, "tower.md", towerOf(1912))
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	until(t, "the documents are read again", func() bool { return log.Count("documents read again") > 0 })
	asked := d.Post(discordtest.Post{Channel: d.DMChannelID(), Content: "蓝塔建于哪一年？"})
	if got := d.Reply(t, asked); !strings.Contains(description(got), "1912") {
		t.Errorf("answer\n%s", seen(got))
	}
}

// TestEndWhileReading ends the program while it reads a document that takes long: it
// ends at once, and that is no fault of the bot's.
func TestEndWhileReading(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for n := range 300 { // which takes their reader some seconds
		put(t, folder, fmt.Sprint(n, ".md"), strings.Repeat("- **One** of *many* items, [linked](x).\n", 2000))
	}
	for command, want := range map[string]int{"run": 0, "ask": exitFailed, "index": exitFailed} {
		ctx, cancel := context.WithCancel(t.Context())
		var out, log discordtest.Journal
		args := []string{command, "--documents", folder}
		if command == "ask" {
			args = append(args, "x")
		}
		code := make(chan int)
		go func() { code <- run(ctx, args, streams{strings.NewReader(""), &out, &log}, nil) }()
		time.AfterFunc(50*time.Millisecond, cancel)
		select {
		case got := <-code:
			if got != want || want != 0 && log.String() != "detente: stopped before all documents were read\n" {
				t.Errorf("%s: exit code %d, %s", command, got, &log)
			}
		case <-time.After(2 * time.Second):
			t.Errorf("%s goes on", command)
		}
		cancel()
	}
}
