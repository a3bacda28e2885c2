// Package index is the engine in the program: an inverted index in memory whose
// postings hold finished BM25 impacts, and the queries and hits of every engine.
package index
