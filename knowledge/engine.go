package knowledge

import (
	"context"

	"detente/knowledge/language"
)

// A WeightedTerm is a term that a query asks for.
type WeightedTerm struct {
	Term language.Term
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
	Terms []language.Term
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
	// Text is what is asked, in words, for engines that search by meaning; ""
	// where only terms and groups count. [Index] ignores it.
	Text string
	// Unknown is the share of what is asked, 0 to 1 by weight, that no passage has
	// in words: how little terms and groups tell. Engines that search by words
	// alone ignore it.
	Unknown float64
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
// of one of the groups, are hits, or, where the engine searches by meaning, whose
// meaning is near that of the query's text.
// An engine is safe for concurrent use, and ends with ctx's error when ctx
// does. Package enginetest holds what every engine has to pass.
type Engine interface {
	Search(ctx context.Context, q Query) ([]Hit, error)
}

// An Embedder makes vectors of texts, such that texts of near meaning have
// vectors of near direction.
type Embedder interface {
	// Embed returns a vector for each text, in their order. All vectors have the
	// same length, whenever they are made. It is safe for concurrent use, retries
	// what is worth it, and returns soon after ctx ends.
	Embed(ctx context.Context, texts []string) ([][]float32, error)
	// Name is the name of the model. Vectors of two models are not comparable, so
	// it has to be another for another model.
	Name() string
}
