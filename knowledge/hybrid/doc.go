// Package hybrid finds passages by their words and by their meaning together.
//
// A [Retriever] knows who makes vectors of texts. [Retriever.Prepare] makes those
// of passages, each once and kept in a file (package vector); [Vectors.Engine]
// makes of them an engine that asks the lexical one too and fuses both rankings.
// What fails is the meaning alone: without it the engine is the lexical one.
package hybrid
