package hybrid

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"detente/knowledge"
)

// Options set how a Retriever works. The zero value of a field but Embedder
// stands for its default.
type Options struct {
	// Embedder makes the vectors. It is needed.
	Embedder knowledge.Embedder
	// File keeps the vectors of passages; "" keeps them in memory alone.
	File string
	// Compact drops from the file what no passage needs any more, once it is
	// much. It is for the documents that the file is for, not for passing ones.
	Compact bool
	// QueryPrefix and PassagePrefix are put before questions and before passages,
	// for models that were trained with such: "query: " and "passage: " for E5.
	QueryPrefix, PassagePrefix string
	// Batch is how many passages are sent at once, 1 to 1,024; 32.
	Batch int
	// Concurrent is how many batches are under way at once, 1 to 64; 2.
	Concurrent int
	// Deadline is how long a question waits for its vector; 2 s.
	Deadline time.Duration
	// Cached is how many questions' vectors are kept in memory; 512.
	Cached int
	// Strict makes an error of a question's vector that can't be had, in place of
	// a search by words alone: for measuring.
	Strict bool
	// Logger is told when vectors of questions can't be had; nil is nobody.
	Logger *slog.Logger
	// Clock tells the time, for pauses; nil is time.Now.
	Clock func() time.Time
}

// Validate reports what is missing or out of range.
func (o Options) Validate() error {
	switch {
	case o.Embedder == nil:
		return errors.New("nobody makes the vectors: an embedder is needed")
	case o.Batch < 0 || o.Batch > 1024:
		return fmt.Errorf("a batch is %d; it has to be from 1 to 1024", o.Batch)
	case o.Concurrent < 0 || o.Concurrent > 64:
		return fmt.Errorf("%d batches at once; it has to be from 1 to 64", o.Concurrent)
	case o.Deadline < 0 || o.Cached < 0:
		return fmt.Errorf("a question waits %v for its vector, and %d are kept; neither may be negative", o.Deadline, o.Cached)
	}
	return nil
}

func (o Options) withDefaults() Options {
	o.Batch = orDefault(o.Batch, 32)
	o.Concurrent = orDefault(o.Concurrent, 2)
	o.Deadline = orDefault(o.Deadline, 2*time.Second)
	o.Cached = orDefault(o.Cached, 512)
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return o
}

func orDefault[N int | time.Duration](v, d N) N {
	if v == 0 {
		return d
	}
	return v
}

// A Retriever makes vectors of passages and questions. It is safe for concurrent
// use.
type Retriever struct {
	options Options
	asked   *cache
	pause   pause
}

// New returns a Retriever. It fails for options that are out of range.
func New(o Options) (*Retriever, error) {
	if err := o.Validate(); err != nil {
		return nil, fmt.Errorf("search by meaning: %w", err)
	}
	o = o.withDefaults()
	return &Retriever{options: o, asked: newCache(o.Cached)}, nil
}
