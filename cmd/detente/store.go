package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"detente/bot/store"
	"detente/cmd/detente/config"
)

// openStore opens the configured store. Where none is configured and the default
// place can't be had, the bot goes on with one in memory, and a warning tells so.
func (p *program) openStore(ctx context.Context, c config.Config) (*store.Store, error) {
	log := p.logger(c.Log)
	o := store.Options{Retention: c.Store.Retention, Grace: c.Store.Grace, Logger: log}
	if c.Store.URL != "" {
		return store.Open(ctx, c.Store.URL, o)
	}
	err := errNoFolder
	if path := p.storeFile(); path != "" {
		var s *store.Store
		if s, err = store.Open(ctx, path, o); err == nil {
			return s, nil
		}
	}
	log.WarnContext(ctx, "settings, votes and questions are forgotten when the bot stops; set store.url to keep them", "reason", err)
	return store.Open(ctx, store.Memory, o)
}

var errNoFolder = errors.New("the user has no folder for configuration")

// storeFile is where the store is unless the settings say: in the user's folder for
// configuration, "" where there is none.
func (p *program) storeFile() string {
	folder := p.configFolder()
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "detente", "detente.db")
}

// configFolder is [os.UserConfigDir] by the program's own environment.
func (p *program) configFolder() string {
	home := p.lookup("HOME")
	switch {
	case runtime.GOOS == "windows":
		return p.lookup("AppData")
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Application Support")
	case filepath.IsAbs(p.lookup("XDG_CONFIG_HOME")):
		return p.lookup("XDG_CONFIG_HOME")
	case home != "":
		return filepath.Join(home, ".config")
	}
	return ""
}

// checkStore looks whether the store can be read and written, and makes nothing: the
// bot may be run by another user.
func (p *program) checkStore(ctx context.Context, d *diagnosis, c config.Config) {
	if c.Store.URL == store.Memory {
		d.add("store", nil, "in memory; settings, votes and questions are forgotten when the bot stops")
		return
	}
	path := cmp.Or(strings.TrimPrefix(c.Store.URL, "sqlite:"), p.storeFile())
	if path == "" {
		d.add("store", nil, errNoFolder.Error()+", so it is in memory; set store.url to keep it")
		return
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		d.add("store", writableFolder(filepath.Dir(path)), path+" will be made")
		return
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true, Logger: p.logger(c.Log)})
	if err == nil {
		err = errors.Join(s.Close(), writableFile(path))
	}
	d.add("store", err, fmt.Sprintf("%s; text is kept for %s", path, c.Store.Retention))
}

func writableFile(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("store.url: %w; let the bot's user write it, or name another file", err)
	}
	return f.Close()
}

// writableFolder reports whether files can be made in a folder, or the folder in the
// nearest one above it that exists.
func writableFolder(dir string) error {
	for {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".detente-*")
	if err != nil {
		return fmt.Errorf("store.url: %w; let the bot's user write the folder, or name another file", err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
