package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A walk is through a folder and those below it.
type walk struct {
	as    string // the source as its owner named it
	root  string
	below glob // what is looked for
	all   bool // all is, whatever below says
}

// A folder is one on the way of a walk.
type folder struct {
	name string // in the root, "." for that itself
	real string // without links
	all  bool   // everything below it is looked for
}

// A walker is a walk under way.
type walker struct {
	*finder
	walk
	fsys    disk
	visited map[string]bool // real paths of folders: links may lead in circles
	looked  int
	again   bool
}

var errTooMany = fmt.Errorf("it holds more than %d files and folders, and the rest is not read; name a smaller folder", maxLooked)

// walk adds what a folder holds, in the order of the names. Files that can't be read
// are skipped, and so are folders.
func (f *finder) walk(ctx context.Context, w walk) (again bool, err error) {
	r := &walker{finder: f, walk: w, fsys: disk(w.root), visited: map[string]bool{}}
	err = r.folder(ctx, folder{".", realPath(w.root), w.all})
	return r.again, err
}

// folder looks through one folder. Its errors end the walk.
func (w *walker) folder(ctx context.Context, in folder) error {
	if w.visited[in.real] {
		return nil
	}
	w.visited[in.real] = true
	entries, err := w.fsys.ReadDir(in.name)
	if err != nil {
		if in.name == "." {
			return err
		}
		w.skip(w.as, in.name, err)
		return nil
	}
	w.folders = append(w.folders, in.real)
	names := list(namesOf(entries))
	for _, e := range entries {
		if w.looked++; w.looked > maxLooked {
			return errTooMany
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.entry(ctx, in, names, e); err != nil {
			return err
		}
	}
	return nil
}

// entry looks at one name in a folder.
func (w *walker) entry(ctx context.Context, in folder, names listing, e fs.DirEntry) error {
	name, real := path.Join(in.name, e.Name()), filepath.Join(in.real, e.Name())
	info, err := e.Info()
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(w.fsys.path(name))
		real = realPath(real)
		if errors.Is(err, fs.ErrNotExist) {
			err = errors.New("it is a link to a file that does not exist")
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist): // it went a moment ago
	case err != nil:
		if isReadable(name) && !ignoresFile(name) {
			w.skip(w.as, name, err)
		}
	case info.IsDir():
		return w.descend(ctx, folder{name, real, in.all}, in)
	default:
		w.file(name, real, in, names, info)
	}
	return nil
}

// descend walks on into a folder, unless nothing in it is looked for.
func (w *walker) descend(ctx context.Context, next, in folder) error {
	segments := strings.Split(next.name, "/")
	next.all = in.all || w.below.matches(segments)
	if !next.all && !w.below.leads(segments) || ignoresFolder(w.fsys, next.name) || w.excludes(next.name) {
		return nil
	}
	return w.folder(ctx, next)
}

// file looks at a file.
func (w *walker) file(name, real string, in folder, names listing, info fs.FileInfo) {
	base := path.Base(name)
	w.seen(real, info)
	switch {
	case !in.all && !w.below.matches(strings.Split(name, "/")):
	case names.isCompanion(base):
	case ignoresFile(name), w.excludes(name), !isReadable(name):
		w.passed++
	case hasEnding(base, glossaryEnding):
		w.skip(w.as, name, errors.New("no document stands beside this glossary; knowledge.glossary names one for all documents"))
	case !info.Mode().IsRegular():
		w.skip(w.as, name, refuseIrregular(info))
	default:
		c := candidate{source: w.as, root: w.root, fsys: w.fsys, name: name, id: withoutExtension(name), key: real}
		for _, companion := range names.take(base) {
			c.companions = append(c.companions, path.Join(in.name, companion))
		}
		w.again = w.add(c, info.Size()) || w.again
	}
}

// excludes reports whether the owner has excluded a name.
func (w *walker) excludes(name string) bool {
	if len(w.exclude) == 0 {
		return false
	}
	whole := path.Join(filepath.ToSlash(w.root), name)
	return w.exclude.match(strings.Split(strings.TrimPrefix(whole, "/"), "/"))
}
