package source

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// The most that sources may hold. A folder with more is named by mistake, as a home
// folder or a disk is.
const (
	// MaxFiles is how many files are read.
	MaxFiles = 20_000
	// MaxBytes is how many bytes all of them have together.
	MaxBytes = 1 << 30
	// maxLooked is how many names are looked at in a source, of whatever kind.
	maxLooked = 500_000
)

// A candidate is a file that is to be read.
type candidate struct {
	source string // as its owner named it
	root   string // the folder that fsys is of; "" for what is in the program
	fsys   fs.FS
	name   string // in fsys
	id     string
	// companions are the names in fsys of what stands beside it.
	companions []string
	key        string // names the file, by whatever way it was found
}

// findings are what there is to read.
type findings struct {
	files   []candidate
	skipped []Skipped
	passed  int      // files of other kinds, and such as nobody reads
	folders []string // that were looked into
	sum     uint64   // changes when the name, size or time of any file does
}

// A finder looks for the files of sources.
type finder struct {
	findings
	options Options
	exclude patterns
	known   map[string]bool // keys of the files
	told    map[string]bool // what was skipped
	bytes   int64
	beyond  int // files that are too many
}

// find looks for the files of the sources, in their order. Its error is ctx's end, or
// a pattern of Options.Exclude that can't be read.
func find(ctx context.Context, o Options) (findings, error) {
	exclude, err := parsePatterns(o.Exclude)
	if err != nil {
		return findings{}, err
	}
	f := finder{options: o, exclude: exclude, known: map[string]bool{}, told: map[string]bool{}}
	for _, source := range o.Sources {
		before := len(f.files) + len(f.skipped) + f.beyond
		again, err := f.source(ctx, source)
		if ctx.Err() != nil {
			return findings{}, ctx.Err()
		}
		if err == nil && len(f.files)+len(f.skipped)+f.beyond == before && !again {
			err = fmt.Errorf("no documents in it; it takes %s files", strings.Join(Extensions(), ", "))
		}
		if err != nil {
			f.skip(source, "", err)
		}
	}
	if f.beyond > 0 {
		f.skip("", "", fmt.Errorf("%d files are left out: at most %d files of together %d MB are read; name fewer, or exclude some",
			f.beyond, MaxFiles, MaxBytes>>20))
	}
	return f.findings, nil
}

func (f *finder) skip(source, name string, err error) {
	s := Skipped{source, name, withoutPath(err).Error()}
	if told := s.String(); !f.told[told] { // two sources may have it
		f.told[told] = true
		f.skipped = append(f.skipped, s)
	}
}

// source looks for the files of one source. again tells that it named a file that was
// there already.
func (f *finder) source(ctx context.Context, source string) (again bool, err error) {
	if name, ok := strings.CutPrefix(source, Builtin); ok {
		return f.builtin(source, name)
	}
	info, err := os.Stat(source)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case missing && isPattern(filepath.ToSlash(source)):
		return f.pattern(ctx, source)
	case missing:
		return false, fmt.Errorf("no such file or folder; name one that exists, or %srussia-nato", Builtin)
	case err != nil:
		return false, err
	case info.IsDir():
		return f.walk(ctx, walk{as: source, root: source, all: true})
	}
	return f.single(source, info)
}

// builtin adds a document of the program with what stands beside it.
func (f *finder) builtin(source, name string) (again bool, err error) {
	file := name + ".md"
	if f.options.Builtin == nil || !fs.ValidPath(file) {
		return false, errNoBuiltin
	}
	if _, err := fs.Stat(f.options.Builtin, file); err != nil {
		return false, errNoBuiltin
	}
	l := listFolder(f.options.Builtin, path.Dir(file))
	return f.add(candidate{source: source, fsys: f.options.Builtin, name: file, id: name, companions: l.take(file), key: source}, 0), nil
}

var errNoBuiltin = errors.New("there is no such document in the program; there is builtin:russia-nato")

// single adds a file that a source names itself: whatever it is called, and with an
// error where it can't be read.
func (f *finder) single(source string, info fs.FileInfo) (again bool, err error) {
	if err := refuseIrregular(info); err != nil {
		return false, err
	}
	dir, name := filepath.Split(source)
	root := filepath.Clean(dir)
	f.seen(source, info)
	f.folders = append(f.folders, root)
	l := listFolder(disk(root), ".")
	return f.add(candidate{source: source, root: root, fsys: disk(root), name: name, id: withoutExtension(name), companions: l.take(name), key: realPath(source)}, info.Size()), nil
}

// pattern adds the files that match.
func (f *finder) pattern(ctx context.Context, source string) (again bool, err error) {
	slashed := filepath.ToSlash(source)
	g, err := parseGlob(slashed)
	if err != nil {
		return false, err
	}
	folder, below := g.split()
	if strings.HasPrefix(slashed, "/") {
		folder = "/" + folder
	}
	root := filepath.FromSlash(path.Clean(folder))
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return false, fmt.Errorf("there is no folder %s; name one that exists", root)
	}
	return f.walk(ctx, walk{as: source, root: root, below: below})
}

// add takes a file to be read, and reports whether it was there already.
func (f *finder) add(c candidate, size int64) (again bool) {
	if f.known[c.key] {
		return true
	}
	f.known[c.key] = true
	f.bytes += size
	if len(f.files) >= MaxFiles || f.bytes > MaxBytes {
		f.beyond++
		f.bytes -= size
		return false
	}
	f.files = append(f.files, c)
	return false
}

// seen lets the sum depend on a file.
func (f *finder) seen(name string, info fs.FileInfo) {
	h := fnv.New64a()
	fmt.Fprint(h, name, "\x00", info.Size(), info.Mode(), info.ModTime().UnixNano())
	f.sum = f.sum*31 + h.Sum64()
}

// listFolder is the listing of a folder; empty where its names can't be had.
func listFolder(fsys fs.FS, dir string) listing {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return list(nil)
	}
	return list(namesOf(entries))
}

func namesOf(entries []fs.DirEntry) []string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// withoutExtension is a file's path without its extension.
func withoutExtension(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// realPath is a path without links, and from the root; the path itself where that
// can't be told.
func realPath(name string) string {
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		name = resolved
	}
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	return name
}
