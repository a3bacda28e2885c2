// Package knowledge holds documents and finds passages in them.
//
// [Read] and [ReadSource] turn files into a [Document]: shown text with sections,
// paragraphs and sentences as byte ranges of it. [Open] cuts documents into
// passages and indexes them; [Base.Search] ranks passages by BM25 over units and
// bigrams (see package text), with titles and headings as weighted fields and
// aligned translations searchable beside the original.
//
// A Base never changes after Open and is safe for concurrent use.
package knowledge
