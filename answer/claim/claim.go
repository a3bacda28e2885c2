// Package claim tells whether a statement says no more than the sentences that
// it rests on.
//
// No model is asked. The statement and the sentences are read as words, numbers
// with their units, dates and names; each piece of the statement is looked for in
// the sentences, and what is found has to stand there in the same way: with the
// same polarity and certainty, said by the same people, in the same place. Where
// the languages differ, an aligned translation is read, and without one the
// glossary and the dictionaries of the base.
//
// It is strict: a true sentence that it does not understand is refused, since a
// verbatim quote can stand in its place.
package claim

import (
	"detente/knowledge"
	"detente/knowledge/lexicon"
)

// A Source is a sentence that a statement may rest on.
type Source struct {
	// Text is the sentence as the document has it, in the language Lang (BCP 47).
	Text, Lang string
	// Translation is an aligned translation of it in TranslationLang; "" for none.
	Translation, TranslationLang string
	// Before is the sentence before it in its paragraph, for pronouns; "" for none.
	Before string
	// Title and Section are the document's title and the headings above.
	Title, Section string
}

// A Verdict says whether a statement is supported, and if not, why.
type Verdict struct {
	Supported bool
	Reason    Reason
	// Detail is the piece of the statement that is at fault.
	Detail string
}

// A Reason says why a statement is not supported; "" for one that is.
type Reason string

// The reasons.
const (
	Empty       Reason = "empty"       // it says nothing, or rests on nothing
	Long        Reason = "long"        // it is longer than a sentence can be
	Number      Reason = "number"      // a number or its unit is not there
	Date        Reason = "date"        // a date is not there, or not as a whole
	Name        Reason = "name"        // a name is not there
	Counted     Reason = "counted"     // a number is there, but counts something else
	Negation    Reason = "negation"    // what is denied is said, or the other way round
	Contrary    Reason = "contrary"    // the opposite is there
	Certainty   Reason = "certainty"   // it is surer, or less sure, or asks in place of telling
	Attribution Reason = "attribution" // someone else says it
	Replaced    Reason = "replaced"    // a word stands where the sources have another one
	Order       Reason = "order"       // names, numbers or words have changed places
	Scope       Reason = "scope"       // all, only, at least: how far it holds differs
	Invented    Reason = "invented"    // words of it are nowhere
)

// A Checker checks statements against the documents of a base. It is safe for
// concurrent use.
type Checker struct {
	base *knowledge.Base
}

// New returns a Checker that understands the glossary and the dictionaries of
// base.
func New(base *knowledge.Base) *Checker { return &Checker{base: base} }

// Check tells whether a statement in the language lang (BCP 47) says no more than
// the sources together. The first statement takes a tenth of a second longer, for
// the dictionary is read then. Without a statement or sources it is not supported.
func (c *Checker) Check(statement, lang string, sources []Source) Verdict {
	k := c.compare(statement, lang, sources)
	if len(k.statement.tokens) > maxStatement {
		return Verdict{Reason: Long, Detail: statement}
	}
	if len(k.statement.tokens) == 0 || len(k.source) == 0 {
		return Verdict{Reason: Empty, Detail: statement}
	}
	for _, check := range checks {
		if f, ok := check(k); ok {
			return Verdict{Reason: f.reason, Detail: k.quote(f)}
		}
	}
	return Verdict{Supported: true}
}

// checks are made in this order: the first that finds a fault gives the reason.
var checks = []func(*comparison) (fault, bool){
	checkNumbers, checkDates, checkNames, checkScope, checkNegation, checkContraries,
	checkCertainty, checkSpeaker, checkReplaced, checkCounted, checkOrder, checkContent,
}

// A fault is a piece of the statement, in tokens from first to last, and what is
// wrong with it.
type fault struct {
	reason      Reason
	first, last int
}

func (k *comparison) quote(f fault) string {
	tokens := k.statement.tokens
	return k.statement.source[tokens[f.first].start:tokens[f.last].end]
}

// matcher returns a matcher for one check: it keeps what it looked up.
func (c *Checker) matcher() *matcher {
	return &matcher{dictionaries: c.base.Dictionaries, reverse: lexicon.ReverseEnglish(), senses: map[string][]string{}}
}
