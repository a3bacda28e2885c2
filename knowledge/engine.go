package knowledge

import (
	"context"

	"detente/knowledge/text"
)

// A WeightedTerm is a term that a query asks for.
type WeightedTerm struct {
	Term text.Term
	// Weight multiplies what the term adds to a score: 1 for a term that the
	// question has once, less for one that comes from the turns before.
	Weight float64
}

// A Query asks for passages.
type Query struct {
	// Terms may be empty: nothing is found then. A repeated term counts once,
	// with its largest weight.
	Terms []WeightedTerm
	// Top is how many passages are wanted at most; 0 and less want none.
	Top int
}

// A Hit is a passage that a query found.
type Hit struct {
	Passage *Passage
	Score   float64 // above 0, comparable within one engine
}

// An Engine ranks passages for a query. Hits come best first, equal scores in
// the order of the passages; only passages that have one of the terms are hits.
// An engine is safe for concurrent use, and ends with ctx's error when ctx
// does. Package enginetest holds what every engine has to pass.
type Engine interface {
	Search(ctx context.Context, q Query) ([]Hit, error)
}
