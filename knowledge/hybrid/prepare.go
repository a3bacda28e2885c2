package hybrid

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"detente/knowledge/document"
	"detente/knowledge/vector"
)

// Vectors are those of passages, as many as could be had. They do not change.
type Vectors struct {
	retriever *Retriever
	store     *vector.Store // nil is none
}

// A task is a text whose vector is to be made.
type task struct {
	key  vector.Key
	text string
}

// Prepare makes the vectors of passages that the file lacks. progress is called
// with how many of those are done, never twice at once; nil is none.
//
// Each batch is kept as it comes: when ctx ends or the embedder fails, nothing
// that was made is lost, and the next Prepare goes on from there. A text of which
// no vector can be made does without. The Vectors hold what there is, also when
// there is an error.
func (r *Retriever) Prepare(ctx context.Context, passages []*document.Passage, progress func(done, total int)) (*Vectors, error) {
	v := &Vectors{retriever: r}
	tasks := r.tasks(passages)
	keys := make([]vector.Key, len(tasks))
	for i, t := range tasks {
		keys[i] = t.key
	}
	store, err := vector.Open(r.options.File, r.options.Embedder.Name(), keys)
	if err != nil {
		return v, err
	}
	v.store = store
	if n := store.Damaged(); n > 0 {
		r.options.Logger.WarnContext(ctx, "damaged vectors are made anew", "file", r.options.File, "damaged", n)
	}
	m := maker{r, store, progress}
	err = m.run(ctx, slices.DeleteFunc(tasks, func(t task) bool { return store.Get(t.key) != nil }))
	if err == nil && r.options.Compact {
		err = store.Compact()
	}
	if err = errors.Join(err, store.Close()); err != nil {
		return v, fmt.Errorf("make vectors: %w", err)
	}
	return v, nil
}

// tasks are the texts of passages, each once.
func (r *Retriever) tasks(passages []*document.Passage) []task {
	var tasks []task
	seen := map[vector.Key]bool{}
	for _, p := range passages {
		t := r.task(p)
		if !seen[t.key] {
			seen[t.key] = true
			tasks = append(tasks, t)
		}
	}
	return tasks
}

func (r *Retriever) task(p *document.Passage) task {
	text := r.options.PassagePrefix + passageText(p)
	return task{vector.KeyOf(r.options.Embedder.Name(), text), text}
}

// A maker fills a store.
type maker struct {
	*Retriever
	store    *vector.Store
	progress func(done, total int)
}

// run makes the vectors of tasks, several batches at once, and puts them into the
// store. The first fault of the embedder ends it. Where the file can't be written
// the vectors are made all the same, and the error comes at the end.
func (m maker) run(ctx context.Context, tasks []task) error {
	if len(tasks) == 0 {
		return nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	batches := slices.Collect(slices.Chunk(tasks, m.options.Batch))
	made := make(chan batch)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(m.options.Concurrent, len(batches)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(batches)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				b, err := m.embedBatch(ctx, batches[i])
				if err != nil {
					cancel(err)
					return
				}
				made <- b // read until all workers are done
			}
		})
	}
	go func() { workers.Wait(); close(made) }()
	unkept := m.collect(made, len(tasks), cancel)
	return errors.Join(context.Cause(ctx), unkept)
}

// A batch is what came of some tasks: a vector of each, but for those without.
type batch struct {
	vectors []vector.Keyed
	tasks   int
}

// collect puts batches into the store. It ends the making when a vector does not
// fit, and returns why the file can't be written.
func (m maker) collect(made <-chan batch, total int, cancel context.CancelCauseFunc) (unkept error) {
	m.tell(0, total)
	done, without := 0, 0
	for b := range made {
		if err := m.fits(b); err != nil {
			cancel(err)
			continue
		}
		if err := m.store.Append(b.vectors); err != nil {
			unkept = err
		}
		done += b.tasks
		without += b.tasks - len(b.vectors)
		m.tell(done, total)
	}
	if without > 0 {
		m.options.Logger.Warn("some passages have no vector: the model made none that has a direction", "passages", without)
	}
	return unkept
}

func (m maker) tell(done, total int) {
	if m.progress != nil {
		m.progress(done, total)
	}
}

// fits makes sure that a batch's vectors are as long as those that are there.
func (m maker) fits(b batch) error {
	want := m.store.Dim()
	if len(b.vectors) == 0 || want == 0 || len(b.vectors[0].Numbers) == want {
		return nil
	}
	return fmt.Errorf("the server makes vectors of %d numbers, and there are ones of %d already: the model behind the name %q is another one now; "+
		"to have all vectors made anew remove %s, or name another in embeddings.file",
		len(b.vectors[0].Numbers), want, m.options.Embedder.Name(), m.options.File)
}

// embedBatch makes the vectors of a batch.
func (m maker) embedBatch(ctx context.Context, tasks []task) (batch, error) {
	texts := make([]string, len(tasks))
	for i, t := range tasks {
		texts[i] = t.text
	}
	made, err := m.embed(ctx, texts)
	if err != nil {
		return batch{}, err
	}
	b := batch{tasks: len(tasks)}
	for i, v := range made {
		if numbers, err := vector.Quantise(v); err == nil {
			b.vectors = append(b.vectors, vector.Keyed{Key: tasks[i].key, Numbers: numbers})
		}
	}
	return b, nil
}

// embed asks the embedder, and checks the shape of what it returns.
func (r *Retriever) embed(ctx context.Context, texts []string) ([][]float32, error) {
	made, err := r.options.Embedder.Embed(ctx, texts)
	if err != nil {
		return nil, err
	}
	if len(made) != len(texts) {
		return nil, fmt.Errorf("the server made %d vectors of %d texts: it is no server for embeddings, or a broken one", len(made), len(texts))
	}
	for _, v := range made {
		if len(v) != len(made[0]) || len(v) == 0 || len(v) > vector.MaxDim {
			return nil, fmt.Errorf("the server made vectors of %d and of %d numbers; they have to be alike, and from 1 to %d: it is no server for embeddings, or a broken one",
				len(made[0]), len(v), vector.MaxDim)
		}
	}
	return made, nil
}
