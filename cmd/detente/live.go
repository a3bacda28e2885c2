package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"detente/answer"
	"detente/bot"
	"detente/cmd/detente/config"
	"detente/cmd/detente/metrics"
	"detente/knowledge"
	"detente/knowledge/source"
)

// A live answers from the documents as they are: when files change, it reads them and
// goes over to the new ones at once, while questions that are under way finish on the
// old ones. It is safe for concurrent use.
type live struct {
	config  config.Config
	loader  *source.Loader
	meaning *meaning // nil without
	options answer.Options
	metrics *metrics.Metrics // nil without
	log     *slog.Logger

	now     atomic.Pointer[snapshot]
	reading sync.Mutex // held while documents are read
}

// A snapshot is what there is to answer from at one time. It does not change.
type snapshot struct {
	set       source.Set
	base      *knowledge.Base
	responder *answer.Responder
	documents bot.Documents
}

// openLive reads the configured documents. done lets go of what it holds.
func (p *program) openLive(ctx context.Context, c config.Config, m *metrics.Metrics) (l *live, done func(), err error) {
	l = &live{config: c, loader: source.NewLoader(sourcesOf(c.Knowledge)), metrics: m, log: p.logger(c.Log)}
	if l.meaning, err = p.meaning(c, false, 0, nil); err != nil {
		return nil, nil, err
	}
	set, err := l.loader.Load(ctx, nil)
	if err != nil {
		return nil, nil, stopped(ctx, err)
	}
	logSkipped(ctx, l.log, set.Skipped)
	if l.options, done, err = p.phrasing(c, m); err != nil {
		return nil, nil, err
	}
	s, err := l.make(ctx, set)
	if err != nil {
		done()
		return nil, nil, err
	}
	l.now.Store(s)
	return l, done, nil
}

// make makes documents ready to be asked.
func (l *live) make(ctx context.Context, set source.Set) (*snapshot, error) {
	base, err := makeBase(ctx, l.config.Knowledge, set, l.meaning)
	if err != nil {
		return nil, err
	}
	responder, err := answer.New(base, l.options)
	if err != nil {
		return nil, err
	}
	return &snapshot{set, base, responder, bot.Documents{
		Responder: measure(responder, l.metrics), Library: responder.Library(), Summariser: responder, Explainer: responder,
		Status: statusOf(set, base),
	}}, nil
}

// statusOf is what managers of servers are told. They need not know the folders of the
// machine that the bot runs on.
func statusOf(set source.Set, base *knowledge.Base) bot.Status {
	status := bot.Status{Passages: len(base.Passages()), Read: time.Now()}
	for _, s := range set.Skipped {
		name := filepath.ToSlash(s.Name)
		if s.Source != "" && filepath.Base(s.Source) != name {
			name = filepath.ToSlash(filepath.Join(filepath.Base(s.Source), name))
		}
		status.Skipped = append(status.Skipped, bot.Skipped{File: name, Reason: s.Reason})
	}
	return status
}

// documents are the present ones.
func (l *live) documents() bot.Documents { return l.now.Load().documents }

// Stream answers from the present documents.
func (l *live) Stream(ctx context.Context, q answer.Question, show func(answer.Answer)) (answer.Answer, error) {
	return l.documents().Responder.Stream(ctx, q, show)
}

// follow keeps up with the files until stop is called, which waits for the end: with
// changes on disk, unless the settings say otherwise, and, with anew, at each SIGHUP with
// everything. The end of ctx hurries it.
func (l *live) follow(ctx context.Context, anew bool) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var following sync.WaitGroup
	if l.config.Knowledge.Watch {
		following.Go(func() {
			l.loader.Watch(ctx, source.Watch{Logger: l.log}, func() { l.reload(ctx, false) })
		})
	}
	if anew {
		hangups := make(chan os.Signal, 1)
		signal.Notify(hangups, syscall.SIGHUP)
		following.Go(func() {
			defer signal.Stop(hangups)
			for {
				select {
				case <-hangups:
					l.reload(ctx, true)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	return func() { cancel(); following.Wait() }
}

// reload reads what has changed, or, anew, everything: the glossary and dictionaries
// too. Where that fails, the documents stay as they are.
func (l *live) reload(ctx context.Context, anew bool) {
	l.reading.Lock()
	defer l.reading.Unlock()
	start, old := time.Now(), l.now.Load()
	if anew {
		l.loader.Forget()
	}
	set, err := l.loader.Load(ctx, nil)
	var now *snapshot
	switch {
	case err != nil:
	case set.Same(old.set):
		status := statusOf(set, old.base)
		now = &snapshot{set, old.base, old.responder, old.documents}
		now.documents.Status = status
	default:
		now, err = l.make(ctx, set)
	}
	if err != nil {
		if ctx.Err() == nil {
			l.log.ErrorContext(ctx, "documents not read again; the ones from before stay", "error", err)
		}
		return
	}
	l.now.Store(now)
	logSkipped(ctx, l.log, added(set.Skipped, old.set.Skipped))
	if now.base != old.base {
		l.log.InfoContext(ctx, "documents read again", "documents", len(set.Documents), "passages", len(now.base.Passages()),
			"skipped", len(set.Skipped), "took", time.Since(start).Round(time.Millisecond))
	}
}

// added are those of the files skipped now that were not before.
func added(now, before []source.Skipped) (all []source.Skipped) {
	known := map[source.Skipped]bool{}
	for _, s := range before {
		known[s] = true
	}
	for _, s := range now {
		if !known[s] {
			all = append(all, s)
		}
	}
	return all
}
