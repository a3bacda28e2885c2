package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// batchSize is how many records one transaction writes at most.
const batchSize = 500

// Flush waits until what is queued by now is written.
func (s *Store) Flush(ctx context.Context) error {
	return wrap("write what is queued", s.queue.wait(ctx, s.marks.pending))
}

// work writes what is queued, and deletes what is too old, until ctx ends.
func (s *Store) work(ctx context.Context) {
	defer close(s.done)
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	s.tidyLogged(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.tidyLogged(ctx)
		case <-s.queue.wake:
			s.pause(ctx, linger)
			s.writeAll(ctx)
		}
		s.checkpointLogged(ctx)
	}
}

// checkpointLogged checkpoints if that was asked for; what fails is done after the
// next write, or the next time that something is tidied up.
func (s *Store) checkpointLogged(ctx context.Context) {
	if !s.emptying.Swap(false) {
		return
	}
	err := s.checkpoint(ctx)
	if err == nil {
		return
	}
	s.emptying.Store(true)
	if ctx.Err() == nil && s.tidyTrouble.due(s.now()) {
		s.log.WarnContext(ctx, "deleted content still stands in the write-ahead log", "error", err)
	}
}

// pause waits, less if somebody waits for the store.
func (s *Store) pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-s.queue.hurry:
	}
}

// writeAll writes until nothing is queued, and tries again, ever later, what fails.
func (s *Store) writeAll(ctx context.Context) {
	backoff := firstBackoff
	for ctx.Err() == nil && (!s.queue.empty() || s.marks.pending()) {
		err := s.writeBatch(ctx)
		if err == nil {
			if backoff > firstBackoff {
				s.log.InfoContext(ctx, "the store writes again")
			}
			backoff = firstBackoff
			continue
		}
		if ctx.Err() == nil && s.writeTrouble.due(s.now()) {
			s.log.WarnContext(ctx, "the store can't write, records wait", "waiting", s.queue.length(), "dropped", s.Dropped(), "error", err)
		}
		s.pause(ctx, backoff)
		backoff = min(2*backoff, maxBackoff)
	}
}

// writeBatch writes the oldest records and all marks.
func (s *Store) writeBatch(ctx context.Context) error {
	var records []*waiting
	var changed []change
	err := s.change(ctx, "write records", func(tx *sql.Tx) error {
		// Only now that the lock is held: see drop.
		records, changed = s.queue.front(batchSize), s.marks.changes()
		if err := s.writeRecords(ctx, tx, records); err != nil {
			return err
		}
		return writeMarks(ctx, tx, changed)
	})
	if err != nil {
		return err
	}
	s.marks.written(changed)
	s.queue.written(records)
	return nil
}

const (
	selectCounted = "SELECT guild, outcome, latency, at FROM questions WHERE id = ?"

	replaceQuestion = "INSERT INTO questions (" + questionColumns + ", fold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) " +
		"ON CONFLICT (id) DO UPDATE SET guild = excluded.guild, channel = excluded.channel, user = excluded.user, answer = excluded.answer, " +
		"reference = excluded.reference, text = excluded.text, history = excluded.history, quotes = excluded.quotes, way = excluded.way, " +
		"rule = excluded.rule, lang = excluded.lang, kind = excluded.kind, outcome = excluded.outcome, confidence = excluded.confidence, " +
		"threshold = excluded.threshold, latency = excluded.latency, at = excluded.at, fold = excluded.fold"
)

// writeRecords writes questions and counts them. One that is written again, as it
// was edited, counts once, as it is now.
func (s *Store) writeRecords(ctx context.Context, tx *sql.Tx, records []*waiting) error {
	if len(records) == 0 {
		return nil
	}
	counted, err := tx.PrepareContext(ctx, selectCounted)
	if err != nil {
		return err
	}
	defer closeQuietly(counted)
	replace, err := tx.PrepareContext(ctx, replaceQuestion)
	if err != nil {
		return err
	}
	defer closeQuietly(replace)
	counts := counts{}
	for _, w := range records {
		if err := uncount(ctx, counted, counts, w.ID); err != nil {
			return err
		}
		counts.question(w.Question, 1)
		if _, err := replace.ExecContext(ctx, w.columns()...); err != nil {
			return err
		}
	}
	return counts.write(ctx, tx)
}

// closeQuietly closes a statement, which ends with its transaction anyway.
func closeQuietly(statement *sql.Stmt) { _ = statement.Close() }

// uncount takes an earlier record of a question out of the counts.
func uncount(ctx context.Context, counted *sql.Stmt, counts counts, id string) error {
	var old Question
	var latency, at int64
	err := counted.QueryRowContext(ctx, id).Scan(&old.Guild, &old.Outcome, &latency, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read what was counted: %w", err)
	}
	old.Latency, old.At = time.Duration(latency)*time.Microsecond, time.UnixMilli(at)
	counts.question(old, -1)
	return nil
}

// columns are the values for replaceQuestion.
func (q Question) columns() []any {
	return []any{
		q.ID, q.Guild, q.Channel, q.User, q.Answer, q.Reference, q.Text, listColumn(q.History), listColumn(q.Quotes),
		q.Way, q.Rule, q.Lang, q.Kind, string(q.Outcome), q.Confidence, q.Threshold, q.Latency.Microseconds(), q.At.UnixMilli(), fold(q.Text),
	}
}
