package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"detente/bot/policy"
)

// Options are how a store is kept.
type Options struct {
	// Retention is how long the text of questions is kept; 0 keeps none.
	Retention time.Duration
	// Grace is how long the data of a server stay after the bot has left it; with 0
	// they go at once.
	Grace time.Duration
	// ReadOnly opens a store that is there already, also while the bot uses it.
	// Everything that writes fails, and Record keeps nothing.
	ReadOnly bool
	// Logger gets what goes wrong in the background. Nil discards it.
	Logger *slog.Logger
	// Clock tells the time. Nil is time.Now.
	Clock func() time.Time
}

// The times of the work in the background.
const (
	// linger is how long a record waits for others to be written with.
	linger = 100 * time.Millisecond
	// firstBackoff is the wait after a failed write, doubled up to maxBackoff.
	firstBackoff = 50 * time.Millisecond
	maxBackoff   = 5 * time.Second
	// tidyEvery is how often what is too old is deleted.
	tidyEvery = 10 * time.Minute
	// closing bounds what Close waits for the disk.
	closing = 5 * time.Second
)

// A Store is an open store. It is safe for concurrent use.
type Store struct {
	o     Options
	place place
	log   *slog.Logger
	// write has one connection, so that writers wait for each other here, where the
	// wait ends with the context. In memory it is the same as read.
	write, read *sql.DB

	queue *queue
	marks *marks

	// changing is held while what is in memory as well is changed in the file, so
	// that both see changes in the same order. It is taken before mu.
	changing chan struct{}
	mu       sync.RWMutex
	settings map[string]policy.Settings // by server; values are never changed
	saved    map[string][]Saved         // by server; lists are never changed

	// emptying is whether something was deleted that the log may still hold.
	emptying atomic.Bool

	stop context.CancelFunc
	done chan struct{} // closed when the background has ended

	writeTrouble, dropTrouble, tidyTrouble occasion
}

// queryer is a database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Open opens the store at a URL, "sqlite:PATH", a plain path or [Memory], and makes
// it if it is not there. Its errors say what to do. Rows of the file that can't be
// read are logged and left out.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	p, err := placeOf(url, o.ReadOnly)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	s := &Store{
		o: o, place: p, log: o.Logger, queue: newQueue(maxWaiting), changing: make(chan struct{}, 1),
		settings: map[string]policy.Settings{}, saved: map[string][]Saved{}, done: make(chan struct{}),
	}
	s.marks = newMarks()
	if err := s.open(ctx); err != nil {
		return nil, p.explain(err)
	}
	if o.ReadOnly {
		s.stop = func() {}
		close(s.done)
		return s, nil
	}
	// The background outlives the call; Close ends it.
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	go s.work(background)
	return s, nil
}

// open connects and reads what is kept in memory.
func (s *Store) open(ctx context.Context) (err error) {
	if err := s.place.prepare(); err != nil {
		return err
	}
	if err := s.connect(); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.disconnect())
		}
	}()
	if !s.o.ReadOnly {
		err = s.migrate(ctx)
	} else if version, verr := schemaVersion(ctx, s.read); verr != nil || version < len(migrations()) {
		err = verr
		if err == nil {
			err = errors.New("the file has no schema yet, or an older one: start the bot once")
		}
	}
	if err != nil {
		return err
	}
	return errors.Join(s.loadSettings(ctx), s.loadSaved(ctx), s.loadMarks(ctx))
}

func (s *Store) connect() (err error) {
	if s.write, err = sql.Open("sqlite", s.place.dsn()); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	s.read = s.write
	if s.place.path == "" {
		return nil
	}
	if s.read, err = sql.Open("sqlite", s.place.dsn()); err != nil {
		return errors.Join(err, s.write.Close())
	}
	const readers = 2
	s.read.SetMaxOpenConns(readers)
	return nil
}

func (s *Store) disconnect() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(s.read.Close(), err)
	}
	return err
}

// Close writes what is queued, for which it takes five seconds at most, and closes
// the file. What could not be written by then is lost, and the error says so.
// The store must not be used after it.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	var err error
	if !s.o.ReadOnly {
		err = s.Flush(ctx)
	}
	s.stop()
	<-s.done
	if !s.o.ReadOnly {
		err = errors.Join(err, s.checkpoint(ctx))
	}
	if err = errors.Join(err, s.disconnect()); err != nil {
		return fmt.Errorf("close the store: %w", err)
	}
	return nil
}

// change runs f in a transaction that writes.
func (s *Store) change(ctx context.Context, what string, f func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if err = f(tx); err == nil {
		err = tx.Commit()
	}
	if err != nil {
		// After Commit, or when ctx has ended, there is nothing to roll back.
		_ = tx.Rollback()
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// execute runs one statement that writes, and returns how many rows it changed.
func (s *Store) execute(ctx context.Context, what, query string, args ...any) (int, error) {
	n := 0
	err := s.change(ctx, what, func(tx *sql.Tx) (err error) {
		n, err = affected(tx.ExecContext(ctx, query, args...))
		return err
	})
	return n, err
}

func affected(r sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// emptyLog has the background checkpoint soon.
func (s *Store) emptyLog() {
	s.emptying.Store(true)
	signal(s.queue.wake)
}

// checkpoint moves the write-ahead log into the file and empties it, so that what
// was deleted stands in neither.
func (s *Store) checkpoint(ctx context.Context) error {
	if s.place.path == "" {
		return nil
	}
	var busy, pages, moved int
	err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = errors.New("somebody reads in it")
	}
	return wrap("empty the write-ahead log", err)
}

// lock takes changing, or gives up with ctx.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	select {
	case s.changing <- struct{}{}:
		return func() { <-s.changing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// collect reads all rows of a query.
func collect[T any](ctx context.Context, db queryer, scan func(*sql.Rows) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func text(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) }

// An occasion is something that is logged once a minute at most.
type occasion struct {
	mu   sync.Mutex
	last time.Time
}

// due reports whether it is time to log again.
func (o *occasion) due(now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.last.IsZero() && now.Sub(o.last) < time.Minute {
		return false
	}
	o.last = now
	return true
}

func (s *Store) now() time.Time { return s.o.Clock() }

// stamp is the time as the file keeps it; the zero time is now.
func (s *Store) stamp(t time.Time) int64 {
	if t.IsZero() {
		t = s.now()
	}
	return t.UnixMilli()
}

// dayOf is the day of a stamp.
func dayOf(stamp int64) int64 { return stamp / (24 * time.Hour).Milliseconds() }
