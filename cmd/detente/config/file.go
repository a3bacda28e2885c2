package config

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	// fileName is the configuration file that is read when none is named.
	fileName = "config.yaml"
	// maxFile is the size, in bytes, over which a configuration file is
	// taken for a mistake.
	maxFile = 1_000_000
)

// readFile takes the settings of the configuration file, which named names for
// want of in.Path. It returns the file's path, or "" when there is no file.
func (l *loader) readFile(in Source, named string) string {
	asked := cmp.Or(in.Path, named)
	shown := cmp.Or(asked, fileName)
	path := in.at(shown)
	data, err := readLimited(path, maxFile)
	switch {
	case asked == "" && errors.Is(err, fs.ErrNotExist):
		return ""
	case err != nil:
		l.problem("%s: %w", shown, err)
	default:
		l.readYAML(shown, filepath.Dir(path), data)
	}
	return path
}

// readLimited returns what the file holds. Its errors do not name the file.
func readLimited(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.New("this is a folder, not a file")
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, reason(err)
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("the file is too large: the limit is %d bytes", most)
	}
	return data, nil
}

// reason returns what is below the operation and path of a file's error.
func reason(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}

// readYAML takes the settings in data, the content of the file that messages
// call shown and that lies in folder.
func (l *loader) readYAML(shown, folder string, data []byte) {
	top, err := parseYAML(data)
	if err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			l.problem("%s: %s", shown, line)
		}
		return
	}
	f := file{l, shown, folder}
	f.section("", top)
	if err := l.layers.MergeConfigMap(top); err != nil {
		l.problem("%s: %w", shown, err)
	}
}

// A file is where the loader is reading.
type file struct {
	*loader
	shown  string // how messages call it
	folder string // from where its relative paths count
}

// section checks the values of the section of that name, "" for the top, and
// leaves the good ones in it, with their final types.
func (f file) section(name string, values map[string]any) {
	for _, key := range sortedKeys(values) {
		full := strings.TrimPrefix(name+"."+key, ".")
		value, ok := f.value(full, key, values[key])
		if !ok {
			delete(values, key)
			continue
		}
		values[key] = value
	}
}

// value returns the final form of what stands at a key, and whether anything
// is left of it. The key is the last part of its full name.
func (f file) value(full, key string, value any) (any, bool) {
	leaf, isLeaf := f.find(full)
	isSection := f.isSection(full)
	switch {
	case !isLeaf && !isSection:
		f.problem("%s: unknown key %q: %s", f.shown, full, f.hint(full))
	case strings.Contains(key, "."):
		f.problem("%s: key %q is written with a dot: write each part on its own line, indented below the part before",
			f.shown, key)
	case value == nil:
		// "limits:" with nothing below it, or "drain:" with nothing behind it.
	case isSection:
		return f.subsection(full, value)
	case leaf.secret():
		f.problem("%s: %s is a secret and must not be in this file: set the environment variable %s, or set %s to the name of a file that holds it",
			f.shown, full, leaf.env, leaf.env+fileSuffix)
	default:
		value, err := fromYAML(leaf.zero, value)
		value = leaf.resolve(value, f.folder)
		return value, f.accepts(leaf, f.shown+": "+full, value, err)
	}
	return nil, false
}

// subsection returns the good values of a section.
func (f file) subsection(name string, value any) (any, bool) {
	values, ok := entries(value)
	if !ok {
		f.problem("%s: %s: %s is not a section: write its keys below it, indented", f.shown, name, kind(value))
		return nil, false
	}
	f.section(name, values)
	return values, true
}

// hint says what an unknown key could have been: a near one, or those that
// its section knows.
func (f file) hint(name string) string {
	section := name[:strings.LastIndexByte(name, '.')+1]
	var all, here []string
	for _, l := range f.leaves {
		all = append(all, l.name)
		if below, ok := strings.CutPrefix(l.name, section); ok {
			top, _, _ := strings.Cut(below, ".")
			all, here = append(all, section+top), append(here, top)
		}
	}
	if near := nearest(name, all); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known here: " + strings.Join(slices.Compact(here), ", ")
}
