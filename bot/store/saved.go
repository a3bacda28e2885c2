package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// MaxSaved is how many saved answers a server may have.
const MaxSaved = 500

// ErrManySaved is returned by [Store.Save] when the server has [MaxSaved] already.
var ErrManySaved = errors.New("the server has as many saved answers as it may")

// A Saved is a moderator's message that answers a question from then on.
type Saved struct {
	// ID is given by the store.
	ID    int64
	Guild string
	// Question is what it answers, Text the answer.
	Question, Text string
	// Author wrote the message, SavedBy made it an answer; both are ids.
	Author, AuthorName, SavedBy string
	// Link leads to the message, Message is its id.
	Link, Message string
	// At is when it was saved; the zero time stands for now.
	At time.Time
}

// Save keeps a saved answer and returns its ID. A message that was saved before is
// replaced and keeps its ID. A server that has [MaxSaved] gets [ErrManySaved].
func (s *Store) Save(ctx context.Context, v Saved) (id int64, err error) {
	const what = "save an answer"
	if v.Message == "" {
		return 0, errors.New(what + ": it has no message")
	}
	v.At = time.UnixMilli(s.stamp(v.At))
	v.Question, v.Text = clip(v.Question), clip(v.Text)
	unlock, err := s.lock(ctx)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	list := s.Saved(v.Guild)
	same := func(o Saved) bool { return o.Message == v.Message }
	if len(list) >= MaxSaved && !slices.ContainsFunc(list, same) {
		return 0, fmt.Errorf("%s: %w", what, ErrManySaved)
	}
	err = s.change(ctx, what, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "INSERT INTO saved (guild, message, question, text, author, author_name, link, saved_by, at) "+
			"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (guild, message) DO UPDATE SET question = excluded.question, text = excluded.text, "+
			"author = excluded.author, author_name = excluded.author_name, link = excluded.link, saved_by = excluded.saved_by, at = excluded.at RETURNING id",
			v.Guild, v.Message, v.Question, v.Text, v.Author, v.AuthorName, v.Link, v.SavedBy, v.At.UnixMilli()).Scan(&v.ID)
	})
	if err != nil {
		return 0, err
	}
	s.setSaved(v.Guild, append(slices.DeleteFunc(slices.Clone(list), same), v))
	return v.ID, nil
}

// Saved returns the saved answers of a server, from memory, oldest first. The list
// must not be changed.
func (s *Store) Saved(guild string) []Saved {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.saved[guild]
}

// setSaved replaces a server's list in memory.
func (s *Store) setSaved(guild string, list []Saved) {
	slices.SortStableFunc(list, func(a, b Saved) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(list) == 0 {
		delete(s.saved, guild)
		return
	}
	s.saved[guild] = list
}

// RemoveSaved removes a server's saved answer, and reports whether there was one.
func (s *Store) RemoveSaved(ctx context.Context, guild string, id int64) (bool, error) {
	n, err := s.removeSaved(ctx, func(v Saved) bool { return v.Guild == guild && v.ID == id })
	return n > 0, err
}

// RemoveSavedMessage removes what was saved of a message, which was deleted. That
// there is nothing is no error, and asks nothing of the disk.
func (s *Store) RemoveSavedMessage(ctx context.Context, message string) error {
	_, err := s.removeSaved(ctx, func(v Saved) bool { return v.Message == message })
	return err
}

// removeSaved removes the saved answers for which match is true.
func (s *Store) removeSaved(ctx context.Context, match func(Saved) bool) (int, error) {
	const what = "remove a saved answer"
	if len(s.findSaved(match)) == 0 {
		return 0, nil
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	found := s.findSaved(match)
	err = s.change(ctx, what, func(tx *sql.Tx) error {
		for _, v := range found {
			if _, err := tx.ExecContext(ctx, "DELETE FROM saved WHERE id = ?", v.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	s.dropSaved(match)
	s.emptyLog()
	return len(found), nil
}

// findSaved returns the saved answers of all servers for which match is true.
func (s *Store) findSaved(match func(Saved) bool) (found []Saved) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, list := range s.saved {
		for _, v := range list {
			if match(v) {
				found = append(found, v)
			}
		}
	}
	return found
}

// dropSaved takes saved answers out of memory.
func (s *Store) dropSaved(match func(Saved) bool) {
	for _, v := range s.findSaved(match) {
		s.setSaved(v.Guild, slices.DeleteFunc(slices.Clone(s.Saved(v.Guild)), match))
	}
}

// loadSaved reads all servers' saved answers. A row that can't be read is left out.
func (s *Store) loadSaved(ctx context.Context) error {
	all, err := collect(ctx, s.read, func(r *sql.Rows) (v Saved, err error) {
		var at int64
		err = r.Scan(&v.ID, &v.Guild, &v.Message, &v.Question, &v.Text, &v.Author, &v.AuthorName, &v.Link, &v.SavedBy, &at)
		if v.At = time.UnixMilli(at); err != nil {
			s.log.WarnContext(ctx, "saved answer damaged, left out", "id", v.ID, "error", err)
			return Saved{}, nil
		}
		return v, nil
	}, "SELECT id, guild, message, question, text, author, author_name, link, saved_by, at FROM saved ORDER BY at, id")
	for _, v := range all {
		if v.Message != "" {
			s.saved[v.Guild] = append(s.saved[v.Guild], v)
		}
	}
	return wrap("read saved answers", err)
}
