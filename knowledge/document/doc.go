// Package document is the model of what is read: a text as it is shown, with its
// structure as ranges of it. Readers of formats make it with a [Builder]; package
// markdown beneath and its neighbours are those readers, a format each, behind the
// type [Reader].
//
// The shown text is what a reader of the document sees, without markup. Blocks are
// ranges of it that form a tree in the order of the text: a list holds items, an
// item paragraphs and further lists, a table rows. Leaves hold sentences. Whatever
// is quoted from a document is a range of its shown text, byte for byte.
package document
