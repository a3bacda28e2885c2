package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Vote is one person's rating of an answer.
type Vote struct {
	// Answer is the id of the message that was rated.
	Answer      string
	Guild, User string
	Helpful     bool
	// Why is what the person said about it, or "". It is kept as long as a
	// question's text.
	Why string
	// At is when; the zero time stands for now.
	At time.Time
}

// Vote keeps a vote, or replaces the person's earlier one on the answer.
func (s *Store) Vote(ctx context.Context, v Vote) error {
	at := s.stamp(v.At)
	if s.o.Retention <= 0 {
		v.Why = ""
	}
	return s.change(ctx, "keep a vote", func(tx *sql.Tx) error {
		changes := counts{}
		changes.vote(v.Guild, v.Helpful, at, 1)
		earlier, err := votesOf(ctx, tx, v.Answer, v.User)
		if err != nil {
			return err
		}
		for _, old := range earlier {
			changes.vote(old.Guild, old.Helpful, old.At.UnixMilli(), -1)
		}
		_, err = tx.ExecContext(ctx, "REPLACE INTO votes (answer, user, guild, helpful, why, at) VALUES (?, ?, ?, ?, ?, ?)",
			v.Answer, v.User, v.Guild, v.Helpful, clip(v.Why), at)
		if err != nil {
			return err
		}
		return changes.write(ctx, tx)
	})
}

// VoteOf returns a person's vote on an answer; false when there is none.
func (s *Store) VoteOf(ctx context.Context, answer, user string) (Vote, bool, error) {
	votes, err := votesOf(ctx, s.read, answer, user)
	if err != nil || len(votes) == 0 {
		return Vote{}, false, wrap("look a vote up", err)
	}
	return votes[0], true, nil
}

// votesOf returns one vote or none.
func votesOf(ctx context.Context, db queryer, answer, user string) ([]Vote, error) {
	return collect(ctx, db, func(r *sql.Rows) (v Vote, err error) {
		var at int64
		err = r.Scan(&v.Answer, &v.User, &v.Guild, &v.Helpful, &v.Why, &at)
		v.At = time.UnixMilli(at)
		return v, err
	}, "SELECT answer, user, guild, helpful, why, at FROM votes WHERE answer = ? AND user = ?", answer, user)
}

// Tally returns how many people found an answer helpful, and how many not.
func (s *Store) Tally(ctx context.Context, answer string) (helpful, unhelpful int, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(sum(helpful), 0), coalesce(sum(1 - helpful), 0) FROM votes WHERE answer = ?", answer).
		Scan(&helpful, &unhelpful)
	if err != nil {
		err = fmt.Errorf("count votes: %w", err)
	}
	return helpful, unhelpful, err
}
