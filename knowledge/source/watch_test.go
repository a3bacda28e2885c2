package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watching watches sources until the test ends. Each change comes out of the channel
// that it returns.
func watching(t *testing.T, o Options, w Watch) <-chan struct{} {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	changes := make(chan struct{}, 100)
	w.Quiet = 5 * time.Millisecond
	var watch sync.WaitGroup
	watch.Go(func() { NewLoader(o).Watch(ctx, w, func() { changes <- struct{}{} }) })
	t.Cleanup(func() { cancel(); watch.Wait() })
	return changes
}

// TestWatch changes files in all the ways that there are, each until it is noticed,
// once where file systems tell of it and once where nobody does.
func TestWatch(t *testing.T) {
	const late = "make what was missing"
	for name, w := range map[string]Watch{"told": {Every: time.Hour}, "looked at": {Silent: true, Every: time.Millisecond}} {
		t.Run(name, func(t *testing.T) {
			root := tree(t, map[string]string{"docs/a.md": "A.", "docs/sub/b.md": "B.", "one/single.md": "S."})
			file := func(name string) string { return filepath.Join(root, name) }
			changes := watching(t, Options{Sources: sources(root, "docs one/single.md late/*.md")}, w)
			steps := []struct {
				name string
				do   func(n int) error // the n-th time
			}{
				{"write", func(n int) error { return os.WriteFile(file("docs/a.md"), make([]byte, n), 0o600) }},
				{"write below", func(n int) error { return os.WriteFile(file("docs/sub/b.md"), make([]byte, n), 0o600) }},
				{"write a single file", func(n int) error { return os.WriteFile(file("one/single.md"), make([]byte, n), 0o600) }},
				{"make a folder", func(n int) error {
					return errors.Join(os.MkdirAll(file("docs/new"), 0o700), os.WriteFile(file("docs/new/c.md"), make([]byte, n), 0o600))
				}},
				{"write in the new folder", func(n int) error { return os.WriteFile(file("docs/new/d.md"), make([]byte, n), 0o600) }},
				{late, func(n int) error {
					return errors.Join(os.MkdirAll(file("late"), 0o700), os.WriteFile(file("late/e.md"), make([]byte, n), 0o600))
				}},
				{"rename", func(n int) error { return os.Rename(file("docs/a.md"), file("docs/z.md")) }},
				{"delete", func(n int) error { return os.Remove(file("docs/z.md")) }},
			}
			for _, step := range steps {
				if step.name == late && !w.Silent {
					continue // there is no folder to watch
				}
				for n := 1; ; n++ {
					if err := step.do(n); err != nil && n == 1 {
						t.Fatal(err)
					}
					if noticed(changes, n) {
						break
					}
					if n > 50 {
						t.Fatalf("%s: not noticed", step.name)
					}
				}
				for noticed(changes, 0) { // of what is told twice
				}
			}
		})
	}
}

// noticed waits a while for a change, the longer the higher n is.
func noticed(changes <-chan struct{}, n int) bool {
	select {
	case <-changes:
		return true
	case <-time.After(time.Duration(n+1) * 20 * time.Millisecond):
		return false
	}
}

// TestWatchSinceLoad tells of what changed between the loading and the watching.
func TestWatchSinceLoad(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "A."})
	loader := NewLoader(Options{Sources: []string{root}})
	if _, err := loader.Load(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	put(t, root, map[string]string{"b.md": "B."})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	told := 0
	loader.Watch(ctx, Watch{Every: time.Hour, Quiet: time.Millisecond, Silent: true}, func() { told++; cancel() })
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

func TestMatters(t *testing.T) {
	for name, want := range map[fsnotify.Event]bool{
		{Name: "/d/a.md", Op: fsnotify.Write}: true, {Name: "/d/a.MD", Op: fsnotify.Chmod}: false, {Name: "/d/a.md", Op: fsnotify.Chmod | fsnotify.Write}: true,
		{Name: "/d/a.log", Op: fsnotify.Write}: false, {Name: "/d/v1.2", Op: fsnotify.Create}: true, {Name: "/d/.a.md.swp", Op: fsnotify.Create}: false,
		{Name: "/d/a.md~", Op: fsnotify.Remove}: false, {Name: "/d/..data", Op: fsnotify.Create}: true, {Name: "/d/a.questions.tsv", Op: fsnotify.Write}: true,
	} {
		if got := matters(name); got != want {
			t.Errorf("%v: %v", name, got)
		}
	}
}
