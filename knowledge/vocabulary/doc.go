// Package vocabulary finds how documents write what a question writes otherwise:
// compounds and their parts, British and American spelling, numbers in words,
// acronyms that the documents spell out, words of one meaning, abbreviations, and
// slips of the keyboard.
//
// A [Vocabulary] is made of all documents once. For a question it gives forms, each
// a stretch of the question with terms that stand for it and how sure that is;
// whoever ranks takes the best form that a passage has.
package vocabulary
