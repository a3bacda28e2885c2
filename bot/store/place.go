package store

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Memory is the URL of a store that keeps nothing on disk.
const Memory = "memory:"

// filePrefix begins the URL of a file; a plain path means the same.
const filePrefix = "sqlite:"

// A place is where a database is.
type place struct {
	path     string // absolute; "" is memory
	readOnly bool
}

// placeOf reads a URL.
func placeOf(url string, readOnly bool) (place, error) {
	if url == Memory {
		return place{}, nil
	}
	path := strings.TrimPrefix(url, filePrefix)
	if path == "" || strings.Contains(path, "://") {
		return place{}, fmt.Errorf("%q is not %sPATH, a path or %s", url, filePrefix, Memory)
	}
	path, err := filepath.Abs(path)
	return place{path, readOnly}, err
}

// prepare makes the file before SQLite opens it, so that only its owner can read
// it: SQLite gives its two other files the same mode. A new folder is the owner's,
// too. What is there already keeps its mode.
func (p place) prepare() error {
	if p.path == "" {
		return nil
	}
	if p.readOnly {
		_, err := os.Stat(p.path)
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(p.path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// dsn is the place as the driver wants it. A writing transaction takes its lock at
// its beginning, where waiting for it helps.
func (p place) dsn() string {
	pragmas := []string{"busy_timeout(5000)", "secure_delete(1)", "synchronous(NORMAL)", "cache_size(-1024)", "temp_store(MEMORY)"}
	name := "file::memory:"
	if p.path != "" {
		name = "file:" + (&url.URL{Path: p.path}).EscapedPath()
	}
	query := url.Values{"_txlock": {"immediate"}}
	switch {
	case p.readOnly && p.path != "":
		query.Set("mode", "ro")
	case p.path != "":
		pragmas = append(pragmas, "journal_mode(WAL)", "journal_size_limit(4194304)")
	}
	query["_pragma"] = pragmas
	return name + "?" + query.Encode()
}

// explain says what to do about a store that can't be opened.
func (p place) explain(err error) error {
	var newer newerError
	hint := ""
	switch code := resultCode(err); {
	case errors.As(err, &newer):
		hint = "update detente, or name another file in store.url"
	case errors.Is(err, errForeign):
		hint = "name another file in store.url"
	case code == sqlite3.SQLITE_NOTADB:
		err, hint = errors.New("the file is no SQLite database"), "name another file in store.url, or move this one away"
	case code == sqlite3.SQLITE_CORRUPT:
		hint = "move the file away, or put a copy back that is whole"
	case code == sqlite3.SQLITE_BUSY:
		hint = "another program holds the file: end it"
	case p.readOnly && errors.Is(err, fs.ErrNotExist):
		err, hint = fs.ErrNotExist, "start the bot once, or name its file in store.url"
	case errors.Is(err, fs.ErrPermission), code == sqlite3.SQLITE_READONLY, code == sqlite3.SQLITE_CANTOPEN, isPathError(err):
		hint = "name a file in store.url that can be read and written, in a folder that can be written"
	}
	if hint != "" {
		err = fmt.Errorf("%w: %s", err, hint)
	}
	if p.path == "" {
		return fmt.Errorf("open the store: %w", err)
	}
	return fmt.Errorf("open the store %s: %w", p.path, err)
}

func isPathError(err error) bool {
	var pathErr *fs.PathError
	return errors.As(err, &pathErr)
}

// resultCode is SQLite's primary result code, 0 when err is none of its errors.
func resultCode(err error) int {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return 0
	}
	return failure.Code() & 0xff
}
