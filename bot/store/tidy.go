package store

import (
	"context"
	"database/sql"
	"time"
)

// tidyLogged is tidy; what fails is done the next time.
func (s *Store) tidyLogged(ctx context.Context) {
	if err := s.tidy(ctx); err != nil && ctx.Err() == nil && s.tidyTrouble.due(s.now()) {
		s.log.WarnContext(ctx, "the store can't delete what is too old yet", "error", err)
	}
}

// leastKept is how long ids are kept at least.
const leastKept = 24 * time.Hour

// tidyPage is how many rows one transaction deletes at most, so that others do not
// wait long for it.
const tidyPage = 1000

// The most questions that are kept, whatever their age: what one has takes 1 to 2 kB.
const (
	mostInMemory = 10_000
	mostInFile   = 1_000_000
)

// mostQuestions is how many questions the store keeps.
func (s *Store) mostQuestions() int {
	if s.place.path == "" {
		return mostInMemory
	}
	return mostInFile
}

// tidy deletes what is too old, or too much, and the data of servers that were left.
func (s *Store) tidy(ctx context.Context) error {
	now := s.now()
	texts := now.Add(-s.o.Retention).UnixMilli()
	ids := now.Add(-max(s.o.Retention, leastKept)).UnixMilli()
	list := []step{
		{nil, "DELETE FROM votes WHERE (answer, user) IN (SELECT v.answer, v.user FROM questions q JOIN votes v ON v.answer = q.answer AND q.answer <> '' WHERE q.at < ? LIMIT ?)", []any{ids, tidyPage}},
		{nil, "DELETE FROM questions WHERE id IN (SELECT id FROM questions WHERE at < ? LIMIT ?)", []any{ids, tidyPage}},
		{nil, "DELETE FROM questions WHERE id IN (SELECT id FROM questions ORDER BY at DESC LIMIT ?2 OFFSET ?1)", []any{s.mostQuestions(), tidyPage}},
		{nil, "DELETE FROM votes WHERE (answer, user) IN (SELECT answer, user FROM votes v WHERE at < ? AND NOT EXISTS (SELECT 1 FROM questions q WHERE q.answer = v.answer) LIMIT ?)", []any{ids, tidyPage}},
		{nil, "UPDATE questions SET text = '', fold = '', history = '', quotes = '' WHERE id IN (SELECT id FROM questions WHERE at <= ? AND (text <> '' OR history <> '' OR quotes <> '') LIMIT ?)", []any{texts, tidyPage}},
		{nil, "UPDATE votes SET why = '' WHERE (answer, user) IN (SELECT answer, user FROM votes WHERE at <= ? AND why <> '' LIMIT ?)", []any{texts, tidyPage}},
		{nil, "DELETE FROM counts WHERE (guild, day, name) IN (SELECT guild, day, name FROM counts WHERE day < ? LIMIT ?)", []any{dayOf(now.Add(-keepCounts).UnixMilli()), tidyPage}},
	}
	deleted := 0
	for _, step := range append(list, s.tidyMarks()...) {
		n, err := s.repeat(ctx, step)
		if deleted += n; err != nil {
			return err
		}
	}
	if deleted > 0 {
		s.emptyLog()
	}
	return s.purge(ctx)
}

// tidyMarks forgets marks that are too old, and returns how to delete them, and what
// is too much, from the file.
func (s *Store) tidyMarks() (list []step) {
	for kind := range s.marks.all {
		most, keep := kind.bounds()
		before := int64(0)
		if keep > 0 {
			before = s.now().Add(-keep).UnixMilli()
		}
		s.marks.forget(kind, func(k mark) bool { return k.at < before })
		list = append(list, step{
			nil, "DELETE FROM marks WHERE kind = ?1 AND key IN (SELECT key FROM marks WHERE kind = ?1 AND (at < ?2 OR key NOT IN " +
				"(SELECT key FROM marks WHERE kind = ?1 ORDER BY at DESC LIMIT ?3)) LIMIT ?4)", []any{string(kind), before, most, tidyPage},
		})
	}
	return list
}

// repeat runs a step, each time in a transaction of its own, until it changes nothing
// more, and returns how many rows it changed.
func (s *Store) repeat(ctx context.Context, todo step) (total int, err error) {
	for {
		n := 0
		todo.changed = &n
		err := s.change(ctx, "delete what is too old", func(tx *sql.Tx) error { return steps(ctx, tx, []step{todo}) })
		if total += n; err != nil || n == 0 {
			return total, err
		}
	}
}
