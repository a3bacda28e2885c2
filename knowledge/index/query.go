package index

import (
	"detente/knowledge/document"
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
	Passage *document.Passage
	Score   float64 // above 0, comparable within one engine
}
