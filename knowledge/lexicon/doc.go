// Package lexicon holds dictionaries into Chinese: what the words and phrases of
// another language may be called in a Chinese document.
//
// [English] is built in. It is CC-CEDICT turned round, made by
//
//	go run ./knowledge/lexicon/generate cedict_ts.u8
//
// from the dictionary's published text (https://www.mdbg.net/chinese/dictionary?page=cc-cedict).
// [Parse] reads further dictionaries, of any language.
package lexicon
