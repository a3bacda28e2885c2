// Package answer turns a question into a checked, cited answer.
//
// A [Responder] reads the question (its language, its kind, whether it leans on
// the turns before it), searches the knowledge base, chooses the sentences that
// answer it, judges whether they do, and composes a reply of verbatim quotes,
// or says that the documents do not tell.
//
// With a model in its options it lets package phrase put the quotes into a reply,
// sentence by sentence, each checked by package claim against what it cites. The
// quotes stay under the reply; whatever goes wrong with the model, they are the
// answer, as they are without one.
package answer
