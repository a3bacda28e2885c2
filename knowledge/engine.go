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

// A Group is one thing that a query asks for and that passages may say in
// several ways: a foreign word with its translations. A passage's score grows by
// the way that adds most, not by their sum, so that a word with twenty
// translations weighs no more than a name with one.
type Group []Way

// A Way is one way to say what a [Group] asks for. A passage has it when it has
// all of its terms, such as the pairs of characters of a Chinese word; a way
// without terms is in no passage.
type Way struct {
	Terms []text.Term
	// Weight is what the way adds, in place of the inverse document frequency
	// that a term by itself has, times the rarest of its terms' saturated
	// frequency in the passage.
	Weight float64
}

// A Query asks for passages.
type Query struct {
	// Terms and Groups may be empty: nothing is found then. A repeated term
	// counts once, with its largest weight; a repeated group counts each time.
	Terms  []WeightedTerm
	Groups []Group
	// Top is how many passages are wanted at most; 0 and less want none.
	Top int
}

// A Hit is a passage that a query found.
type Hit struct {
	Passage *Passage
	Score   float64 // above 0, comparable within one engine
}

// An Engine ranks passages for a query. Hits come best first, equal scores in
// the order of the passages; only passages that have one of the terms, or a way
// of one of the groups, are hits.
// An engine is safe for concurrent use, and ends with ctx's error when ctx
// does. Package enginetest holds what every engine has to pass.
type Engine interface {
	Search(ctx context.Context, q Query) ([]Hit, error)
}
