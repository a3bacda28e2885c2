// Package answer turns a question into a checked, cited answer.
//
// A [Responder] reads the question (its language, its kind, whether it leans on
// the turns before it), searches the knowledge base, chooses the sentences that
// answer it, judges whether they do, and composes a reply of verbatim quotes,
// or says that the documents do not tell.
package answer
