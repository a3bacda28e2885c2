package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"path/filepath"
	"runtime"

	"detente/answer/model"
	"detente/cmd/detente/config"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/hybrid"
)

// A meaning searches by meaning as the settings say; nil does not.
type meaning struct {
	*hybrid.Retriever
	weight float64
	strict bool
	log    *slog.Logger
	tell   func(done, total int)
}

// meaning makes the configured one, nil when none is or when it has no weight.
// What the embedder does is told to observe, which may be nil. A strict one, for
// measuring, fails where another goes on without; it also leaves in the file what
// its documents do not need, and remembers so many questions.
func (p *program) meaning(c config.Config, strict bool, questions int, observe func(model.Event)) (*meaning, error) {
	e, log := c.Embeddings, p.logger(c.Log)
	if e.Weight == 0 {
		return nil, nil
	}
	embedder, err := newEmbedder(c, log, observe)
	if embedder == nil || err != nil {
		return nil, err
	}
	if e.File == "" {
		e.File = p.vectorFile(e.Model)
	}
	if e.File == "" {
		log.Warn("there is no folder for caches, so vectors are made anew at each start; set embeddings.file to keep them")
	}
	r, err := hybrid.New(hybrid.Options{
		Embedder:      embedder,
		File:          e.File,
		Compact:       !strict,
		QueryPrefix:   e.QueryPrefix,
		PassagePrefix: e.PassagePrefix,
		Batch:         e.Batch,
		Deadline:      e.Timeout,
		Cached:        questions,
		Strict:        strict,
		Logger:        log,
	})
	return &meaning{r, e.Weight, strict, log, p.making(log)}, err
}

// vectorFile is where a model's vectors are kept unless the settings say: in the
// user's folder for caches, "" where there is none.
func (p *program) vectorFile(model string) string {
	folder := p.cacheFolder()
	if folder == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(model))
	return filepath.Join(folder, "detente", "vectors-"+hex.EncodeToString(sum[:6])+".dvec")
}

// cacheFolder is [os.UserCacheDir] by the program's own environment.
func (p *program) cacheFolder() string {
	home := p.lookup("HOME")
	switch {
	case runtime.GOOS == "windows":
		return p.lookup("LocalAppData")
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Caches")
	case filepath.IsAbs(p.lookup("XDG_CACHE_HOME")):
		return p.lookup("XDG_CACHE_HOME")
	case home != "":
		return filepath.Join(home, ".cache")
	}
	return ""
}

// making shows how far the making of vectors is: as a bar to a person, as a line
// each tenth of the way in a log.
func (p *program) making(log *slog.Logger) func(done, total int) {
	var bar func(done, total int)
	told := 0
	return func(done, total int) {
		if done == 0 {
			bar, told = p.progress("vectors", total), 0
		}
		if bar != nil {
			bar(done, total)
			return
		}
		if tenth := 10 * done / total; done == 0 || tenth > told {
			told = tenth
			log.Info("making vectors", "done", done, "passages", total)
		}
	}
}

// engine makes the vectors of docs that are missing, and returns what searches by
// them. Where they can't be made, as without the server, that is logged, and as
// far as there are too few, words alone are searched.
func (m *meaning) engine(ctx context.Context, docs []*document.Document) (func(knowledge.Engine, []*document.Passage) knowledge.Engine, error) {
	if m == nil {
		return nil, nil
	}
	vectors, err := m.Prepare(ctx, document.Passages(docs), m.tell)
	if err != nil && (m.strict || ctx.Err() != nil) {
		return nil, err
	}
	if err != nil {
		m.log.Warn("not all is well with the vectors", "error", err)
	}
	return vectors.Engine(m.weight), nil
}

// errNoMeaning tells that a figure about meaning was asked for in vain.
var errNoMeaning = errors.New("no embeddings are configured: set embeddings.base_url and embeddings.model, and an embeddings.weight above 0")
