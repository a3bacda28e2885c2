// Package score measures answers against sets of questions whose answers are
// known.
//
// [Load] reads a [Set], in the project's own formats or as CMRC 2018, DRCD and
// XQuAD are published. [Run] asks its questions and returns a [Report], which
// writes itself as a table, as Markdown or as JSON.
//
// A shown answer is right when, white space apart, one of the gold answers
// stands in its quotes. Two quotes count, of 200 characters together; what an
// answer quotes beyond that does not. Of a summary five whole quotes count.
// An answer that begins in one quote and ends in the next is in neither.
//
// Retrieval is measured over documents: the best passage of each counts.
// Sentences are measured as they are ranked end to end, from all documents,
// however low the confidence.
package score
