// Package knowledge holds documents and finds passages in them.
//
// Package document is the model, package source reads files and folders into it.
// [Open] cuts documents into passages and indexes them; [Base.Search] ranks passages
// by BM25 over units and bigrams (see packages index and language), with titles and
// headings as weighted fields and aligned translations searchable beside the
// original.
//
// A Chinese document without a translation is also found by questions in other
// languages: their words become groups of the ways in which documents say them,
// by dictionaries (package lexicon) and by the sound of names (package sound).
//
// A Base never changes after Open and is safe for concurrent use.
package knowledge
