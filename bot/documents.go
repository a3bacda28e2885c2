package bot

import (
	"context"
	"time"

	"detente/answer"
)

// A Responder answers questions. [answer.Responder] is one. It is called from
// many goroutines at once, and should return soon after ctx has ended. It may call
// show with what there is of the answer before it returns the whole, from the
// goroutine that called it.
type Responder interface {
	Stream(ctx context.Context, q answer.Question, show func(answer.Answer)) (answer.Answer, error)
}

// Documents are what a bot answers from, as they are at one time. They do not change:
// when files do, there are others. A question and a visit keep to the same ones from
// their beginning to their end.
type Documents struct {
	// Responder answers questions. It is needed.
	Responder Responder
	// Library is what commands browse and buttons show the sources from; without it
	// there are none of those.
	Library *answer.Library
	// Summariser makes the summaries of documents; without it there are none.
	Summariser Summariser
	// Explainer tells managers how the documents were read for a question; without it
	// they are told what was recorded alone.
	Explainer Explainer
	// Status is what managers are told of the documents.
	Status Status
}

// A Status tells how the reading of the documents went.
type Status struct {
	// Passages are the pieces that are searched.
	Passages int
	// Read is when the documents were read; the zero time is not known.
	Read time.Time
	// Skipped are the files that could not be read.
	Skipped []Skipped
}

// Skipped is a file that could not be read, and why.
type Skipped struct{ File, Reason string }
