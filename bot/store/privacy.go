package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Kept is what the store has of one person.
type Kept struct {
	// Questions are the latest ones, newest first, 20 at most.
	Questions []Question
	// Asked is the number of all of them, Votes that of votes.
	Asked, Votes int
	// Author and Saver count the saved answers that the person wrote, and those that
	// the person made of messages.
	Author, Saver int
}

// maxShown is how many questions of a person are shown.
const maxShown = 20

// OfUser returns what is kept of a person, and what is queued.
func (s *Store) OfUser(ctx context.Context, user string) (Kept, error) {
	// The queue first: what is written meanwhile is then seen twice, not never.
	queued := s.queue.matching(func(q Question) bool { return q.User == user })
	ids := idsOf(queued)
	shown, err := collect(ctx, s.read, scanQuestion, "SELECT "+questionColumns+
		" FROM questions WHERE user = ? AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY at DESC, id DESC LIMIT ?", user, ids, maxShown)
	if err != nil {
		return Kept{}, fmt.Errorf("look up what is kept: %w", err)
	}
	k := Kept{Questions: append(queued, shown...)}
	slices.SortStableFunc(k.Questions, func(a, b Question) int { return b.At.Compare(a.At) })
	k.Questions = k.Questions[:min(len(k.Questions), maxShown)]
	err = s.read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM questions WHERE user = ?1 AND id NOT IN (SELECT value FROM json_each(?2))),"+
		" (SELECT count(*) FROM votes WHERE user = ?1)", user, ids).Scan(&k.Asked, &k.Votes)
	if err != nil {
		return Kept{}, fmt.Errorf("look up what is kept: %w", err)
	}
	k.Asked += len(queued)
	k.Author = len(s.findSaved(func(v Saved) bool { return v.Author == user }))
	k.Saver = len(s.findSaved(func(v Saved) bool { return v.SavedBy == user }))
	return k, nil
}

// idsOf are the ids of questions, as a JSON list.
func idsOf(questions []Question) string {
	ids := make([]string, len(questions))
	for i, q := range questions {
		ids[i] = q.ID
	}
	return jsonList(ids)
}

// jsonList is a list for json_each, which takes no empty text.
func jsonList(items []string) string {
	if column := listColumn(items); column != "" {
		return column
	}
	return "[]"
}

// DeleteUser deletes a person's questions, with all votes on their answers, the
// person's votes, and saved answers that the person wrote; of those that the person
// made of others' messages only who did is deleted. It returns the numbers, without
// the questions. Counts by day stay: they name nobody. With an error nothing is
// deleted but what was queued, which is.
func (s *Store) DeleteUser(ctx context.Context, user string) (deleted Kept, err error) {
	const what = "delete a person's data"
	unlock, err := s.lock(ctx)
	if err != nil {
		return Kept{}, fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	queued := jsonList(s.queue.drop(func(q Question) bool { return q.User == user }))
	err = s.change(ctx, what, func(tx *sql.Tx) error {
		return steps(ctx, tx, []step{
			{&deleted.Votes, "DELETE FROM votes WHERE user = ?", []any{user}},
			{nil, "DELETE FROM votes WHERE answer IN (SELECT answer FROM questions WHERE user = ? AND answer <> '')", []any{user}},
			// What was queued only is written for a moment, and counted with the rest.
			{nil, "INSERT OR IGNORE INTO questions (" + questionColumns + ", fold) SELECT value, '', '', ?, '', '', '', '', '', '', '', '', '', '', 0, 0, 0, 0, '' FROM json_each(?)", []any{user, queued}},
			{&deleted.Asked, "DELETE FROM questions WHERE user = ?", []any{user}},
			{&deleted.Author, "DELETE FROM saved WHERE author = ?", []any{user}},
			{&deleted.Saver, "UPDATE saved SET saved_by = '' WHERE saved_by = ?", []any{user}},
		})
	})
	if err != nil {
		return Kept{}, err
	}
	s.dropSaved(func(v Saved) bool { return v.Author == user })
	s.clearSaver(user)
	s.emptyLog()
	return deleted, nil
}

// clearSaver forgets in memory who saved answers.
func (s *Store) clearSaver(user string) {
	for _, v := range s.findSaved(func(v Saved) bool { return v.SavedBy == user }) {
		list := slices.Clone(s.Saved(v.Guild))
		for i := range list {
			if list[i].SavedBy == user {
				list[i].SavedBy = ""
			}
		}
		s.setSaved(v.Guild, list)
	}
}

// A step is a statement of a transaction; changed, unless nil, gets its number of
// rows.
type step struct {
	changed *int
	query   string
	args    []any
}

func steps(ctx context.Context, tx *sql.Tx, list []step) error {
	for _, s := range list {
		n, err := affected(tx.ExecContext(ctx, s.query, s.args...))
		if err != nil {
			return err
		}
		if s.changed != nil {
			*s.changed = n
		}
	}
	return nil
}

// Left notes that the bot is no longer on a server. Its data go after
// Options.Grace, unless it has [Store.Joined] again by then.
func (s *Store) Left(ctx context.Context, guild string) error {
	_, err := s.execute(ctx, "note that a server was left", "INSERT OR IGNORE INTO gone (guild, at) VALUES (?, ?)", guild, s.now().UnixMilli())
	if err == nil && s.o.Grace <= 0 {
		return s.purge(ctx)
	}
	return err
}

// Joined notes that the bot is on a server.
func (s *Store) Joined(ctx context.Context, guild string) error {
	left, err := collect(ctx, s.read, text, "SELECT guild FROM gone WHERE guild = ?", guild)
	if err != nil || len(left) == 0 { // as with most of a connection's first events
		return wrap("note that a server was joined", err)
	}
	_, err = s.execute(ctx, "note that a server was joined", "DELETE FROM gone WHERE guild = ?", guild)
	return err
}

// Present notes all servers that the bot is on; all others count as left from now,
// if they did not before.
func (s *Store) Present(ctx context.Context, guilds []string) error {
	here := jsonList(guilds)
	return s.change(ctx, "note the servers", func(tx *sql.Tx) error {
		return steps(ctx, tx, []step{
			{nil, "DELETE FROM gone WHERE guild IN (SELECT value FROM json_each(?))", []any{here}},
			{nil, "INSERT OR IGNORE INTO gone (guild, at) SELECT guild, ? FROM (SELECT guild FROM settings UNION SELECT guild FROM questions" +
				" UNION SELECT guild FROM votes UNION SELECT guild FROM counts UNION SELECT guild FROM saved UNION SELECT value FROM marks WHERE kind = ?)" +
				" WHERE guild <> '' AND guild NOT IN (SELECT value FROM json_each(?))", []any{s.now().UnixMilli(), string(threadMark), here}},
		})
	})
}

// purge deletes the data of servers that were left long enough ago.
func (s *Store) purge(ctx context.Context) error {
	const what = "delete the data of servers that were left"
	before := s.now().Add(-s.o.Grace).UnixMilli()
	guilds, err := collect(ctx, s.read, text, "SELECT guild FROM gone WHERE at <= ?", before)
	if err != nil || len(guilds) == 0 {
		return wrap(what, err)
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	for _, guild := range guilds {
		if err := s.purgeGuild(ctx, what, guild, before); err != nil {
			return err
		}
	}
	s.emptyLog()
	return nil
}

// purgeGuild deletes the data of a server, unless it has been joined again.
func (s *Store) purgeGuild(ctx context.Context, what, guild string, before int64) error {
	left := 0
	err := s.change(ctx, what, func(tx *sql.Tx) error {
		err := steps(ctx, tx, []step{{&left, "DELETE FROM gone WHERE guild = ? AND at <= ?", []any{guild, before}}})
		if err != nil || left == 0 {
			return err
		}
		s.queue.drop(func(q Question) bool { return q.Guild == guild })
		s.marks.forget(threadMark, func(k mark) bool { return k.value == guild })
		var all []step
		for _, table := range []string{"settings", "questions", "votes", "counts", "saved"} {
			all = append(all, step{nil, "DELETE FROM " + table + " WHERE guild = ?", []any{guild}})
		}
		return steps(ctx, tx, append(all, step{nil, "DELETE FROM marks WHERE kind = ? AND value = ?", []any{string(threadMark), guild}}))
	})
	if err != nil || left == 0 {
		return err
	}
	s.setSaved(guild, nil)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.settings, guild)
	return nil
}
