package main

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"

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
