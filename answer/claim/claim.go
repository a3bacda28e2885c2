// Package claim tells whether a statement says no more than the sentences that
// it rests on.
package claim

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
