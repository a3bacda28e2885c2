package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"detente/cmd/detente/config"
	"detente/knowledge"
	"detente/knowledge/articles"
	"detente/knowledge/source"
)

// sourcesOf says what is read.
func sourcesOf(c config.Knowledge) source.Options {
	return source.Options{Sources: c.Sources, Exclude: c.Exclude, URL: c.URL, Builtin: fs.FS(articles.FS)}
}

// readDocuments reads the documents, and logs what could not be read.
func (p *program) readDocuments(ctx context.Context, c config.Config) (source.Set, error) {
	set, err := source.Load(ctx, sourcesOf(c.Knowledge))
	if err != nil {
		return set, stopped(ctx, err)
	}
	logSkipped(ctx, p.logger(c.Log), set.Skipped)
	return set, nil
}

// openBase reads the configured documents; m may be nil.
func (p *program) openBase(ctx context.Context, c config.Config, m *meaning) (*knowledge.Base, error) {
	set, err := p.readDocuments(ctx, c)
	if err != nil {
		return nil, err
	}
	return makeBase(ctx, c.Knowledge, set, m)
}

// makeBase makes documents ready to be searched; m may be nil.
func makeBase(ctx context.Context, c config.Knowledge, set source.Set, m *meaning) (*knowledge.Base, error) {
	o, err := baseOptions(c)
	if err != nil {
		return nil, err
	}
	if o.Engine, err = m.engine(ctx, set.Documents); err != nil {
		return nil, stopped(ctx, err)
	}
	base, err := unlessEnded(ctx, func() *knowledge.Base { return knowledge.Open(set.Documents, o) })
	return base, stopped(ctx, err)
}

// baseOptions reads the files of the owner's words.
func baseOptions(c config.Knowledge) (o knowledge.Options, err error) {
	if o.Glossary, err = source.ReadGlossary(c.Glossary); err != nil {
		return o, err
	}
	o.Dictionaries, err = source.ReadDictionaries(c.Dictionaries)
	return o, err
}

// errStopped tells that the program was ended while it read documents.
var errStopped = errors.New("stopped before all documents were read")

// stopped is errStopped in place of whatever error the end of ctx made.
func stopped(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return errStopped
	}
	return err
}

// unlessEnded makes something that takes a while and can't be interrupted. When ctx
// ends first, its error is returned at once, and what is made then is dropped.
func unlessEnded[T any](ctx context.Context, build func() T) (made T, err error) {
	done := make(chan T, 1)
	go func() { done <- build() }()
	select {
	case made = <-done:
		return made, nil
	case <-ctx.Done():
		return made, ctx.Err()
	}
}

// maxLogged is how many skipped files the log names.
const maxLogged = 20

// logSkipped logs what could not be read.
func logSkipped(ctx context.Context, log *slog.Logger, skipped []source.Skipped) {
	for _, s := range skipped[:min(len(skipped), maxLogged)] {
		log.WarnContext(ctx, "not read", "file", s.File(), "reason", s.Reason)
	}
	if n := len(skipped) - maxLogged; n > 0 {
		log.WarnContext(ctx, "more files not read; detente index lists them", "files", n)
	}
}

// seconds is a duration as it is shown to people.
func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
