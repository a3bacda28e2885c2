package source

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A Watch says how files are watched. The zero value of a field stands for its
// default.
type Watch struct {
	// Every is how often all files are looked at, for file systems that tell nothing,
	// as those of a network; 3 s. It is more where looking takes more than a hundredth
	// of that.
	Every time.Duration
	// Quiet is how long nothing has to change before a change is told; 250 ms. What
	// changes all the time is told after ten times that.
	Quiet time.Duration
	// Silent does without what file systems tell.
	Silent bool
	// Logger is told when file systems tell nothing; nil is nobody.
	Logger *slog.Logger
}

// maxWatched is how many folders file systems are asked to tell of. The others are
// looked at in turn.
const maxWatched = 4096

// Watch calls changed whenever the files of the sources may have changed since they were
// loaded last, or else since Watch was called: some time after the last change, and not
// again before changed returns. It returns when ctx ends.
func (l *Loader) Watch(ctx context.Context, o Watch, changed func()) {
	if o.Every == 0 {
		o.Every = 3 * time.Second
	}
	if o.Quiet == 0 {
		o.Quiet = 250 * time.Millisecond
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	l.mu.Lock()
	w := watcher{Watch: o, options: l.options, loaded: l.sum}
	l.mu.Unlock()
	if !o.Silent {
		w.start(ctx)
		defer w.stop()
	}
	w.run(ctx, changed)
}

// A watcher watches the files of some sources.
type watcher struct {
	Watch
	options Options
	loaded  uint64            // the sum of what was loaded; 0 for nothing
	notify  *fsnotify.Watcher // nil where file systems tell nothing
	full    bool              // no more can be watched
}

func (w *watcher) start(ctx context.Context) {
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		w.notify = nil
		w.Logger.WarnContext(ctx, "file systems tell of no changes, so that files are looked at instead", "every", w.Every, "error", err)
	}
}

func (w *watcher) stop() {
	if w.notify != nil {
		// What can't be closed goes with the program.
		_ = w.notify.Close()
	}
}

// run looks for changes, in turn and when it is told of one.
func (w *watcher) run(ctx context.Context, changed func()) {
	last, pause := w.look(ctx)
	if w.loaded != 0 && w.loaded != last {
		last, pause = w.loaded, 0
	}
	for {
		told := w.wait(ctx, pause)
		if ctx.Err() != nil {
			return
		}
		now, next := w.look(ctx)
		pause = next
		if !told && now == last {
			continue
		}
		if last = w.settle(ctx, now); ctx.Err() != nil {
			return
		}
		changed()
	}
}

// look returns the sum over all files, and how long to wait until the next look.
func (w *watcher) look(ctx context.Context) (sum uint64, pause time.Duration) {
	const rest = 100
	start := time.Now()
	found, err := find(ctx, w.options)
	if err != nil {
		return 0, w.Every // it is told when they are read
	}
	w.follow(ctx, found.folders)
	return found.sum, max(w.Every, rest*time.Since(start))
}

// follow watches the folders that are there now.
func (w *watcher) follow(ctx context.Context, folders []string) {
	if w.notify == nil {
		return
	}
	there, watched := map[string]bool{}, map[string]bool{}
	for _, folder := range folders {
		there[folder] = true
	}
	for _, folder := range w.notify.WatchList() {
		if watched[folder] = there[folder]; !there[folder] {
			_ = w.notify.Remove(folder) // one that is gone is not watched any more
		}
	}
	for folder := range there {
		if watched[folder] || w.full {
			continue
		}
		err := w.notify.Add(folder)
		if w.full = err != nil || len(watched) >= maxWatched; w.full {
			w.Logger.WarnContext(ctx, "not all folders can be watched, so that changes are noticed later", "watched", len(watched), "every", w.Every, "error", err)
			return
		}
		watched[folder] = true
	}
}

// wait waits for a pause, and reports whether it was told of a change before its end.
func (w *watcher) wait(ctx context.Context, pause time.Duration) (told bool) {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return false
		case e := <-w.events():
			if matters(e) {
				return true
			}
		case <-w.errors(): // events were lost
			return true
		}
	}
}

// settle waits until nothing changes, and returns the sum then.
func (w *watcher) settle(ctx context.Context, sum uint64) uint64 {
	const most = 10
	for range most {
		told := w.wait(ctx, w.Quiet)
		now, _ := w.look(ctx)
		if ctx.Err() != nil || !told && now == sum {
			return now
		}
		sum = now
	}
	return sum
}

// events is where file systems tell of changes; nil, of which nothing comes, where
// they do not.
func (w *watcher) events() <-chan fsnotify.Event {
	if w.notify == nil {
		return nil
	}
	return w.notify.Events
}

func (w *watcher) errors() <-chan error {
	if w.notify == nil {
		return nil
	}
	return w.notify.Errors
}

// matters reports whether an event may be of a file that is read, or of a folder that
// comes or goes. Hidden names are those of editors; one that begins with two dots is how
// Kubernetes exchanges all files of a folder.
func matters(e fsnotify.Event) bool {
	name := filepath.Base(e.Name)
	switch {
	case strings.HasPrefix(name, ".") && !strings.HasPrefix(name, ".."), strings.HasSuffix(name, "~"), e.Op == fsnotify.Chmod:
		return false
	case e.Has(fsnotify.Create), e.Has(fsnotify.Remove), e.Has(fsnotify.Rename):
		return true
	}
	return isReadable(name) || hasEnding(name, questionsEnding)
}
