package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Gap is a question that wants a better answer. Askings of the same text, apart
// from case, white space and final punctuation, are one.
type Gap struct {
	// Text and Lang are the latest asking's; ID, Channel and Answer, which may be
	// "", lead to it.
	Text, Lang, ID, Channel, Answer string
	// Times is how often it was asked, in [Store.BadlyRated] how often with votes.
	Times              int
	Helpful, Unhelpful int
	Last               time.Time
	// Reasons are why it was not helpful, latest first, ten at most.
	Reasons []string
}

// maxReasons is how many reasons are told.
const maxReasons = 10

const (
	unansweredFrom = "FROM questions q WHERE q.guild = ? AND q.outcome = 'refused' AND q.text <> ''"

	badlyRatedFrom = "FROM questions q JOIN (SELECT answer, sum(helpful) AS up, sum(1 - helpful) AS down FROM votes WHERE guild = ?1 GROUP BY answer) r " +
		"ON r.answer = q.answer WHERE q.guild = ?1 AND q.text <> '' GROUP BY q.fold HAVING sum(r.down) > sum(r.up)"

	// SQLite takes the columns that are not grouped from the row of the maximum.
	gapColumns = "q.text, q.lang, q.id, q.channel, q.answer, count(*), max(q.at), q.fold"
)

// Unanswered returns a server's questions that were refused, "" for direct messages,
// most often asked first: up to limit of them after offset, and how many there are.
func (s *Store) Unanswered(ctx context.Context, guild string, offset, limit int) (gaps []Gap, total int, err error) {
	return s.gaps(ctx, "list unanswered questions",
		"SELECT count(DISTINCT q.fold) "+unansweredFrom,
		"SELECT "+gapColumns+", 0, 0 "+unansweredFrom+" GROUP BY q.fold ORDER BY count(*) DESC, max(q.at) DESC, q.fold",
		guild, offset, limit)
}

// BadlyRated returns a server's questions whose answers were unhelpful to more people
// than they helped, worst first, like [Store.Unanswered].
func (s *Store) BadlyRated(ctx context.Context, guild string, offset, limit int) (gaps []Gap, total int, err error) {
	gaps, total, err = s.gaps(ctx, "list badly rated questions",
		"SELECT count(*) FROM (SELECT 1 "+badlyRatedFrom+")",
		"SELECT "+gapColumns+", sum(r.up), sum(r.down) "+badlyRatedFrom+" ORDER BY sum(r.down) - sum(r.up) DESC, max(q.at) DESC, q.fold",
		guild, offset, limit)
	return gaps, total, err
}

// gaps runs the two queries of a list.
func (s *Store) gaps(ctx context.Context, what, count, query, guild string, offset, limit int) (gaps []Gap, total int, err error) {
	if err := s.read.QueryRowContext(ctx, count, guild).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", what, err)
	}
	var folds []string
	gaps, err = collect(ctx, s.read, func(r *sql.Rows) (g Gap, err error) {
		var at int64
		var fold string
		err = r.Scan(&g.Text, &g.Lang, &g.ID, &g.Channel, &g.Answer, &g.Times, &at, &fold, &g.Helpful, &g.Unhelpful)
		g.Last, folds = time.UnixMilli(at), append(folds, fold)
		return g, err
	}, query+" LIMIT ?2 OFFSET ?3", guild, max(limit, 0), max(offset, 0))
	for i := range gaps {
		if err == nil && gaps[i].Unhelpful > 0 {
			gaps[i].Reasons, err = s.reasons(ctx, guild, folds[i])
		}
	}
	return gaps, total, wrap(what, err)
}

// reasons returns why answers to a question were not helpful.
func (s *Store) reasons(ctx context.Context, guild, fold string) ([]string, error) {
	return collect(ctx, s.read, text, "SELECT v.why FROM questions q JOIN votes v ON v.answer = q.answer "+
		"WHERE q.guild = ? AND q.fold = ? AND q.answer <> '' AND v.helpful = 0 AND v.why <> '' ORDER BY v.at DESC, v.user LIMIT ?", guild, fold, maxReasons)
}

// An ExportRow is a question with what people thought of its answer.
type ExportRow struct {
	Question
	Helpful, Unhelpful int
	// Reasons are why it was not helpful, latest first, ten at most.
	Reasons []string
}

// exportPage is how many rows are read at once, so that each may use the store.
const exportPage = 200

// Export calls each with every question of a server whose text is kept and that was
// answered or refused, latest first; guild "" means all, direct messages with them.
// The first error of each ends it, and is returned.
func (s *Store) Export(ctx context.Context, guild string, each func(ExportRow) error) error {
	before, id := int64(1)<<62, ""
	for {
		page, err := collect(ctx, s.read, scanExport, "SELECT "+questionColumns+
			", (SELECT coalesce(sum(helpful), 0) FROM votes v WHERE v.answer = q.answer AND q.answer <> '')"+
			", (SELECT coalesce(sum(1 - helpful), 0) FROM votes v WHERE v.answer = q.answer AND q.answer <> '')"+
			", (SELECT coalesce(json_group_array(why), '') FROM (SELECT why FROM votes v WHERE v.answer = q.answer AND q.answer <> ''"+
			" AND v.helpful = 0 AND v.why <> '' ORDER BY v.at DESC, v.user LIMIT ?))"+
			" FROM questions q WHERE (? = '' OR guild = ?2) AND text <> '' AND outcome IN ('answered', 'refused') AND (at, id) < (?, ?)"+
			" ORDER BY at DESC, id DESC LIMIT ?", maxReasons, guild, before, id, exportPage)
		if err != nil {
			return fmt.Errorf("read questions: %w", err)
		}
		for _, row := range page {
			if err := each(row); err != nil {
				return err
			}
		}
		if len(page) < exportPage {
			return nil
		}
		last := page[len(page)-1]
		before, id = last.At.UnixMilli(), last.ID
	}
}

func scanExport(r *sql.Rows) (row ExportRow, err error) {
	var reasons string
	row.Question, err = scanQuestionWith(r, &row.Helpful, &row.Unhelpful, &reasons)
	row.Reasons = unlist(reasons)
	return row, err
}
