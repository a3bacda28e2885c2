package config

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/viper"
)

// A Source says where settings come from.
type Source struct {
	// Path is the configuration file. Empty means the one that the variable
	// DETENTE_CONFIG names, and without it config.yaml in Dir, if there is one.
	Path string
	// Env is the environment, as os.Environ returns it. An empty variable
	// counts as one that is not set.
	Env []string
	// Dir is the folder from which relative paths count: Path and those in
	// Env. Empty means the working directory.
	Dir string
}

// at returns the place of path, seen from the source's folder.
func (in Source) at(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(in.Dir, path)
}

// Load reads the settings from in. The error holds everything that is wrong,
// one problem a line, each with its file or variable; Config is then zero.
// A file that was asked for and is missing is an error, an empty one is not.
func Load(in Source) (Config, error) {
	l := newLoader()
	env := variables(in.Env)
	path := l.readFile(in, env[pathVariable])
	l.readEnvironment(in, env)
	c, err := l.config()
	if err != nil {
		return Config{}, err
	}
	c.File = path
	return c, nil
}

// A loader gathers values and problems. The layers, defaults below the file
// below the environment, are viper's.
type loader struct {
	leaves   []leaf
	layers   *viper.Viper
	problems []error
}

// newLoader returns a loader that holds the defaults.
func newLoader() *loader {
	l := &loader{leaves: leaves(), layers: viper.New()}
	for _, leaf := range l.leaves {
		value, err := fromText(leaf.zero, leaf.tag.Get("default"))
		if l.accepts(leaf, leaf.name, value, err) {
			l.layers.SetDefault(leaf.name, value)
		}
	}
	return l
}

// accepts reports whether value, which was read with err from what from names,
// is good for the leaf, and keeps the problem when it is not. Each layer is
// checked, so that a fault in the file shows before its override goes away.
func (l *loader) accepts(leaf leaf, from string, value any, err error) bool {
	if err == nil {
		err = leaf.check(value)
	}
	if err != nil {
		l.problem("%s: %w", from, err)
	}
	return err == nil
}

// problem keeps an error for the report.
func (l *loader) problem(format string, args ...any) {
	l.problems = append(l.problems, fmt.Errorf(format, args...))
}

// config returns the settings, or all problems.
func (l *loader) config() (Config, error) {
	if err := errors.Join(l.problems...); err != nil {
		return Config{}, err
	}
	var c Config
	if err := l.layers.UnmarshalExact(&c, strict); err != nil {
		return Config{}, fmt.Errorf("fill in the settings: %w", err)
	}
	return c, nil
}

// strict takes viper's leniency out of decoding. The values have their final
// types by now, so that there is nothing to convert.
func strict(d *mapstructure.DecoderConfig) {
	d.TagName = "key"
	d.WeaklyTypedInput = false
	d.DecodeHook = nil
}

// find returns the leaf of that name, and whether there is one.
func (l *loader) find(name string) (leaf, bool) {
	i := slices.IndexFunc(l.leaves, func(k leaf) bool { return k.name == name })
	if i < 0 {
		return leaf{}, false
	}
	return l.leaves[i], true
}

// isSection reports whether there are leaves below name.
func (l *loader) isSection(name string) bool {
	return slices.ContainsFunc(l.leaves, func(k leaf) bool { return strings.HasPrefix(k.name, name+".") })
}

// builtin begins the name of a document that comes with the program.
const builtin = "builtin:"

// The URLs of stores: of a file's path, which is also one without it, and of none.
const (
	sqlitePrefix = "sqlite:"
	inMemory     = "memory:"
)

// resolve makes a leaf's relative paths count from folder. Other values, and
// what is no path, stay as they are.
func (l leaf) resolve(value any, folder string) any {
	kind := l.tag.Get("path")
	if kind == "" {
		return value
	}
	place := func(path string) string {
		if path == "" || strings.HasPrefix(path, builtin) || kind == "url" && noFile(path) {
			return path
		}
		if kind == "url" {
			path = strings.TrimPrefix(path, sqlitePrefix)
		}
		return Source{Dir: folder}.at(path)
	}
	switch v := value.(type) {
	case string:
		return place(v)
	case []string:
		list := slices.Clone(v)
		for i := range list {
			list[i] = place(list[i])
		}
		return list
	}
	return value
}

// noFile reports whether the URL of a store names no file.
func noFile(url string) bool {
	return url == inMemory || url == sqlitePrefix || strings.Contains(url, "://")
}

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
