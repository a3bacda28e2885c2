package phrase

import "detente/answer/claim"

// A Source is a sentence that a reply may rest on.
type Source struct {
	claim.Source
	// Key names the sentence among all documents' sentences.
	Key string
	// Quoted tells that it is one of those that the answer would quote without a
	// model.
	Quoted bool
}

// A Request is a question with the sentences that may answer it.
type Request struct {
	Question string
	// Lang is the BCP 47 tag of the language to reply in.
	Lang string
	// History holds the earlier questions, oldest first, of a question that leans
	// on them; it is empty for any other.
	History []string
	// Sources are numbered from 1, the most useful first: what has no room goes
	// from the end.
	Sources []Source
	// Wanted are pieces of the quotes that the question asks for: dates, amounts. Of
	// the numbers in them a reply has to have one.
	Wanted []string
	// Summary tells that the question is what the whole document says.
	Summary bool
	// Payer names whose budget pays; see [model.Request].
	Payer string
}

// A Sentence is a checked sentence of a reply.
type Sentence struct {
	// Text is plain text without the numbers that it carried.
	Text string
	// Cites are the sources that it rests on, as indices in Request.Sources, each
	// once, in the order in which they were cited.
	Cites []int
}

// A Reply is what came of asking a model.
type Reply struct {
	// Model is the model's name.
	Model string
	// Sentences were all checked. There are none unless Reason is "".
	Sentences []Sentence
	// Reason says why there is no phrased reply; "" for a phrased one.
	Reason Reason
	// Err is what the model failed with; nil for any other reason.
	Err error
	// Drops tell what was not kept of the last text that came.
	Drops []Drop
	// Tries is how many texts the model was asked for; 0 for a reply from the
	// cache, or for one that another asker was waiting for already.
	Tries int
}

// A Reason says why a model's reply was not shown. It is one of the constants, fit
// for a log and as a label.
type Reason string

// The reasons.
const (
	Phrased     Reason = ""
	Failed      Reason = "failed"       // the server, or the stream was cut
	TimedOut    Reason = "timed_out"    // the model's part was over
	Unavailable Reason = "unavailable"  // not asked: busy, over the budget, known to be away
	NotTold     Reason = "not_told"     // the model finds no answer in the sentences
	Unsupported Reason = "unsupported"  // nothing was left that the sentences say
	Foreign     Reason = "foreign"      // in another language or script
	OffPoint    Reason = "off_point"    // what was left rests on no quote, or lacks the date or number
	TooLong     Reason = "too_long"     // the model did not stop
	NoSources   Reason = "no_sources"   // none of the quotes may be given to a model
	NoRoom      Reason = "no_room"      // the quotes do not fit into a request
	Cancelled   Reason = "cancelled"    // the asker is gone
	BadPrompt   Reason = "bad_template" // a template could not be filled in
)

// A Drop is a sentence that was not kept.
type Drop struct {
	Cause Cause
	// Detail is the checker's reason, where that is the cause, with the piece at
	// fault. It may hold text of the model: log it at the level debug only.
	Detail string
}

// A Cause says why a sentence was not kept.
type Cause string

// The causes.
const (
	Uncited  Cause = "uncited"  // it has no number, or one that there is not
	Leaked   Cause = "leaked"   // it repeats what the model was told
	Strange  Cause = "foreign"  // it is in another script
	Untrue   Cause = "untrue"   // the cited sentences do not say it
	Dangling Cause = "dangling" // it points back to a sentence that was not kept
	Empty    Cause = "empty"    // it says nothing
	Surplus  Cause = "surplus"  // it comes after the most that are shown
)
