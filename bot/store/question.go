package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// An Outcome is how a question ended.
type Outcome string

// The outcomes of questions.
const (
	Answered Outcome = "answered" // from the documents, or with a saved answer
	Refused  Outcome = "refused"  // the documents do not tell
	Limited  Outcome = "limited"  // the asker, the channel or the bot had too much to do
	Failed   Outcome = "failed"   // with an error
	Denied   Outcome = "denied"   // by a rule of the policy
)

// A Question is a question with its outcome.
type Question struct {
	// ID is that of the message or interaction that asked. It is never empty.
	ID string
	// Guild is "" in direct messages.
	Guild, Channel, User string
	// Answer is the id of the message that answers, "" when it is not known.
	Answer string
	// Reference is what the asker was told of an error, or "".
	Reference string
	// Text and History, earlier questions with the oldest first, are empty when they
	// are not kept.
	Text    string
	History []string
	// Way and Rule are those of the policy; Lang and Kind the answer's.
	Way, Rule, Lang, Kind string
	Outcome               Outcome
	// Confidence is the best sentence's, Threshold what it had to reach.
	Confidence, Threshold float64
	// Quotes are the citations' in full, in their order. They are not kept longer
	// than the text.
	Quotes []string
	// Latency is the time from the question to the answer, 0 when it is not known.
	Latency time.Duration
	// At is when it was asked. The zero time stands for now when it is recorded.
	At time.Time
}

// What is kept of one question at most: the text in bytes, and each item of a list.
const (
	maxText  = 16 << 10
	maxItems = 20
)

// Record keeps a question, or replaces the one of the same ID. It never waits for
// the disk and never fails: the record is queued, and when 10,000 of them wait already,
// or 32 MB, the oldest are dropped.
func (s *Store) Record(q Question) {
	if q.ID == "" || s.o.ReadOnly {
		return
	}
	q.At = time.UnixMilli(s.stamp(q.At))
	if s.o.Retention <= 0 {
		q.Text, q.History, q.Quotes = "", nil, nil
	}
	q.Text, q.History, q.Quotes = clip(q.Text), clipAll(q.History), clipAll(q.Quotes)
	if s.queue.push(q) && s.dropTrouble.due(s.now()) {
		s.log.Warn("records dropped: the store is too slow, or can't write", "dropped", s.Dropped())
	}
}

// Dropped returns how many records were dropped since Open.
func (s *Store) Dropped() int { return s.queue.droppedCount() }

// clip is text in valid UTF-8, cut to what is kept.
func clip(text string) string {
	if len(text) > maxText {
		text = text[:maxText]
		for i := 1; i < utf8.UTFMax && len(text) > 0; i++ {
			if r, _ := utf8.DecodeLastRuneInString(text); r != utf8.RuneError {
				break
			}
			text = text[:len(text)-1]
		}
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

func clipAll(list []string) []string {
	list = slices.Clone(list[:min(len(list), maxItems)])
	for i := range list {
		list[i] = clip(list[i])
	}
	return list
}

// fold is text in the form that is compared: without case, doubled white space and
// final punctuation.
func fold(text string) string {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	bare := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
	if bare == "" {
		return text
	}
	return bare
}

// Question returns the question of an id, its own or its answer's; false when there
// is none. It sees what is queued, too.
func (s *Store) Question(ctx context.Context, message string) (Question, bool, error) {
	if message == "" {
		return Question{}, false, nil
	}
	if q, ok := s.queue.find(message); ok {
		return q, true, nil
	}
	found, err := collect(ctx, s.read, scanQuestion, "SELECT "+questionColumns+
		" FROM questions WHERE id = ?1 OR answer = ?1 ORDER BY id = ?1 DESC, at DESC LIMIT 1", message)
	if err != nil || len(found) == 0 {
		return Question{}, false, wrap("look a question up", err)
	}
	return found[0], true, nil
}

// Forget deletes a question, by its own id, with the votes on its answer; counts
// stay. That there is none is no error.
func (s *Store) Forget(ctx context.Context, id string) error {
	const what = "forget a question"
	waiting, _ := s.queue.find(id)
	queued := s.queue.drop(func(q Question) bool { return q.ID == id })
	if len(queued) == 0 {
		// Most deleted messages were no questions, and need no lock.
		known, err := collect(ctx, s.read, text, "SELECT id FROM questions WHERE id = ?", id)
		if err != nil || len(known) == 0 {
			return wrap(what, err)
		}
	}
	err := s.change(ctx, what, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM votes WHERE answer IN (SELECT answer FROM questions WHERE id = ? AND answer <> '') OR answer = ? AND answer <> ''",
			id, waiting.Answer)
		if err == nil {
			_, err = tx.ExecContext(ctx, "DELETE FROM questions WHERE id = ?", id)
		}
		return err
	})
	if err == nil {
		s.emptyLog()
	}
	return err
}

const questionColumns = "id, guild, channel, user, answer, reference, text, history, quotes, way, rule, lang, kind, outcome, confidence, threshold, latency, at"

func scanQuestion(r *sql.Rows) (Question, error) { return scanQuestionWith(r) }

// scanQuestionWith reads questionColumns and what follows them.
func scanQuestionWith(r *sql.Rows, more ...any) (q Question, err error) {
	var history, quotes string
	var latency, at int64
	err = r.Scan(append([]any{
		&q.ID, &q.Guild, &q.Channel, &q.User, &q.Answer, &q.Reference, &q.Text, &history, &quotes,
		&q.Way, &q.Rule, &q.Lang, &q.Kind, &q.Outcome, &q.Confidence, &q.Threshold, &latency, &at,
	}, more...)...)
	if err != nil {
		return q, err
	}
	q.History, q.Quotes = unlist(history), unlist(quotes)
	q.Latency, q.At = time.Duration(latency)*time.Microsecond, time.UnixMilli(at)
	return q, nil
}

// listColumn is the column of a list.
func listColumn(items []string) string {
	if len(items) == 0 {
		return ""
	}
	column, err := json.Marshal(items)
	if err != nil {
		panic(fmt.Sprintf("store: a list of strings has no JSON: %v", err))
	}
	return string(column)
}

// unlist reads the column of a list. A damaged one is empty: the rest of the row is
// worth more than an error.
func unlist(column string) (items []string) {
	if column == "" || json.Unmarshal([]byte(column), &items) != nil {
		return nil
	}
	return items
}

// wrap says what failed, unless nothing did.
func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
