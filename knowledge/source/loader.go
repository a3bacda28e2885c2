package source

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"detente/knowledge/document"
)

// A Loader reads the documents of its sources, and remembers them: what has not
// changed is not read again. It is safe for concurrent use.
type Loader struct {
	options Options

	mu    sync.Mutex
	known map[string]*reading // by the candidate's key
	sum   uint64              // of the files that were loaded
}

// NewLoader returns a loader that has read nothing yet.
func NewLoader(o Options) *Loader { return &Loader{options: o, known: map[string]*reading{}} }

// Forget lets the next Load read everything anew.
func (l *Loader) Forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known = map[string]*reading{}
}

// A reading is what came of a file.
type reading struct {
	from    time.Time        // when it began
	stamps  map[string]stamp // of all files that were looked at
	docs    []*document.Document
	skipped []Skipped
	// renamed are the documents under IDs that are not their own.
	renamed map[renaming]*document.Document
}

type renaming struct {
	doc *document.Document
	id  string
}

// Load reads the documents. progress, unless it is nil, is called with how many of the
// files are done, never twice at once. Files are read on all processors.
//
// What can't be read is in Set.Skipped; where nothing is left the error is an
// [*EmptyError]. Load returns soon after ctx has ended, with its error; a reader that is
// in the middle of a file then comes to its end by itself.
func (l *Loader) Load(ctx context.Context, progress func(done, total int)) (Set, error) {
	if err := l.options.Validate(); err != nil {
		return Set{}, err
	}
	found, err := find(ctx, l.options)
	if err != nil {
		return Set{}, fmt.Errorf("look for documents: %w", err)
	}
	readings, err := l.readAll(ctx, found.files, progress)
	if err != nil {
		return Set{}, fmt.Errorf("read documents: %w", err)
	}
	set := l.assemble(found, readings)
	if len(set.Documents) == 0 {
		return Set{}, &EmptyError{set.Skipped}
	}
	return set, nil
}

// readAll reads files, as many at once as there are processors.
func (l *Loader) readAll(ctx context.Context, files []candidate, progress func(done, total int)) ([]*reading, error) {
	l.mu.Lock()
	known := maps.Clone(l.known)
	l.mu.Unlock()
	readings := make([]*reading, len(files))
	tell := teller(len(files), progress)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				r := known[files[i].key]
				if r == nil || !r.isOf(files[i]) {
					r = l.read(ctx, files[i])
				}
				readings[i] = r
				tell()
			}
		})
	}
	done := make(chan struct{})
	go func() { workers.Wait(); close(done) }()
	select {
	case <-done:
		return readings, ctx.Err()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// teller returns a function that tells of one more file that is done.
func teller(total int, progress func(done, total int)) func() {
	if progress == nil {
		return func() {}
	}
	progress(0, total)
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		progress(done, total)
	}
}

// isOf reports whether reading the file again would bring the same.
func (r *reading) isOf(c candidate) bool {
	for _, name := range append([]string{c.name}, c.companions...) {
		if _, ok := r.stamps[name]; !ok {
			return false // a companion has come
		}
	}
	return stand(c.fsys, r.stamps, r.from)
}

// read reads a file. A fault of a reader is told as the file's.
func (l *Loader) read(ctx context.Context, c candidate) (r *reading) {
	files := track(c.fsys)
	r = &reading{from: time.Now(), renamed: map[renaming]*document.Document{}}
	skip := func(reason string) { r.docs, r.skipped = nil, []Skipped{{c.source, c.name, reason}} }
	defer func() {
		if fault := recover(); fault != nil {
			skip(fmt.Sprintf("its reader has failed, which is a fault of this program: %v", fault))
		}
		r.stamps = files.stamps
	}()
	content, err := readBytes(files, c.name)
	if err == nil {
		r.docs, err = readContent(ctx, document.File{ID: c.id, Name: c.name, Content: content, FS: files})
	}
	if err != nil {
		skip(err.Error())
		return r
	}
	if len(r.docs) == 1 && r.docs[0].ID == c.id {
		r.docs[0].Path = withoutExtension(c.name)
		r.skipped = addCompanions(files, c, r.docs[0])
	}
	for _, d := range r.docs {
		pattern := l.options.URL
		if c.root == "" {
			pattern = ""
		}
		d.URL = address(pattern, d)
	}
	return r
}

// assemble puts together what was read, and remembers it.
func (l *Loader) assemble(found findings, readings []*reading) Set {
	l.mu.Lock()
	defer l.mu.Unlock()
	set := Set{Skipped: found.skipped, Passed: found.passed}
	taken := map[string]candidate{}
	known := map[string]*reading{}
	for i, c := range found.files {
		r := readings[i]
		known[c.key] = r
		set.Skipped = append(set.Skipped, r.skipped...)
		for _, d := range r.docs {
			id := unique(d.ID, c, taken)
			taken[id] = c
			set.Documents = append(set.Documents, r.as(d, id))
		}
	}
	l.known, l.sum = known, found.sum
	return set
}

// as is a document of the reading under an ID, the same one each time.
func (r *reading) as(d *document.Document, id string) *document.Document {
	if d.ID == id {
		return d
	}
	key := renaming{d, id}
	if r.renamed[key] == nil {
		other := *d
		other.ID = id
		r.renamed[key] = &other
	}
	return r.renamed[key]
}
