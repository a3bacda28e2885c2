// Package pairs makes questions with their answers from the structure of documents,
// to train and to measure with: a heading asks for what stands under it, a question
// of a FAQ for its answer, a line such as "To clear the cache, run:" for the command
// below, the name of a row and that of a column for a cell, a term for its
// definition. Everything is made by rule, the same each time. [Exchanges] turns a
// question that a document answers into ones that it does not answer.
package pairs
