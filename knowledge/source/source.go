// Package source reads documents from files and folders.
//
// A [Loader] finds the files of its sources, reads those that are new or have changed,
// and tells which it had to leave out and why: one bad file never keeps the others from
// being read. What it returns is a [Set], which does not change. [Loader.Watch] tells
// when there may be another.
package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"detente/knowledge/document"
)

// Builtin is the prefix of sources that are part of the program.
const Builtin = "builtin:"

// Options say what a [Loader] reads.
type Options struct {
	// Sources are what is read, in this order: a file, a folder with those below it, a
	// pattern of such, or builtin:NAME, which is NAME.md in Builtin. In patterns *, ?
	// and [a-z] stand for a part of a name, and ** for any folders.
	Sources []string
	// Exclude are patterns of files and folders that are left out. One is compared with
	// the end of a path: drafts, docs/drafts, *.de.md. A file that is a source itself
	// is read all the same.
	Exclude []string
	// URL is the pattern of the documents' public addresses, such as
	// https://docs.example.org/{path}, with {path} for [document.Document.Path] without
	// a last index or README, or {id}. It is for documents that tell none themselves,
	// and not for those of the program. "" is none.
	URL string
	// Builtin holds the documents of the program; nil is none.
	Builtin fs.FS
}

// Validate reports a pattern that can't be read.
func (o Options) Validate() error {
	if err := CheckPatterns(o.Exclude); err != nil {
		return fmt.Errorf("exclude: %w", err)
	}
	if err := CheckURL(o.URL); err != nil {
		return fmt.Errorf("url: %w", err)
	}
	return nil
}

// A Set is documents as they were at one time. It does not change.
type Set struct {
	// Documents are in the order of the sources, and in a folder by name. Their IDs
	// differ: where two files have one, the later has its extension behind it or its
	// source's folder before it.
	Documents []*document.Document
	// Skipped are what could not be read, in the order in which it was found.
	Skipped []Skipped
	// Passed counts the files of folders that are of other kinds, excluded, or nothing
	// that anybody reads, such as licences.
	Passed int
}

// Same reports whether two sets have the same documents, not just equal ones.
func (s Set) Same(other Set) bool {
	if len(s.Documents) != len(other.Documents) {
		return false
	}
	for i, d := range s.Documents {
		if d != other.Documents[i] {
			return false
		}
	}
	return true
}

// Skipped is something that was not read.
type Skipped struct {
	// Source is the source as its owner named it; "" for what is said of all.
	Source string
	// Name is the file's path in the source, "" for the source itself.
	Name string
	// Reason says why, and what to do about it. It names no folder of the machine.
	Reason string
}

// File is the path of what was skipped, as its owner would name it.
func (s Skipped) File() string {
	switch {
	case s.Name == "" || filepath.Base(s.Source) == s.Name:
		return s.Source
	case isPattern(s.Source) || strings.HasPrefix(s.Source, Builtin):
		return s.Name + " (" + s.Source + ")"
	}
	return filepath.Join(s.Source, filepath.FromSlash(s.Name))
}

// String is the file and the reason.
func (s Skipped) String() string {
	if s.Source == "" {
		return s.Reason
	}
	return s.File() + ": " + s.Reason
}

// An EmptyError tells that nothing at all could be read, and what was tried.
type EmptyError struct{ Skipped []Skipped }

// maxTold is how many things an error names.
const maxTold = 20

// Error has a line for each thing that was tried, up to 20.
func (e *EmptyError) Error() string {
	var lines []string
	for i, s := range e.Skipped {
		if i == maxTold {
			lines = append(lines, fmt.Sprintf("and %d more", len(e.Skipped)-maxTold))
			break
		}
		lines = append(lines, "read source "+s.String())
	}
	if lines == nil {
		return "there are no sources to read"
	}
	return strings.Join(lines, "\n")
}

// Load reads the documents of sources; see [Loader.Load].
func Load(ctx context.Context, o Options) (Set, error) { return NewLoader(o).Load(ctx, nil) }

// Read reads a few sources that all have to be readable: what [Load] would skip is an
// error.
func Read(sources []string, builtin fs.FS) ([]*document.Document, error) {
	set, err := Load(context.Background(), Options{Sources: sources, Builtin: builtin})
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, s := range set.Skipped {
		errs = append(errs, fmt.Errorf("read source %s", s))
	}
	return set.Documents, errors.Join(errs...)
}
