package knowledge

import (
	"context"
	"slices"
	"sync"

	"detente/knowledge/lexicon"
	"detente/knowledge/sound"
	"detente/knowledge/text"
)

// A Base is a set of documents that can be searched.
type Base struct {
	docs     []*Document
	byID     map[string]*Document
	passages []*Passage
	index    *Index
	prepared map[*Document]sentenceTerms
	length   float64 // units of an average passage
	// sentences counts, for the prepared documents, the sentences that have a
	// term, in the original or a translation; total is the number of all.
	sentences    map[text.Term]int32
	total        int
	glossary     *Glossary
	dictionaries []*lexicon.Dictionary
	languages    languages
	// transcriptions are what may be foreign names, found when first needed.
	transcriptions func() *sound.Book
}

// maxPrepared is the size of all documents' text, in bytes, up to which their
// sentences' terms are kept in memory, at about five bytes a byte of text.
// Beyond it they are read when they are asked for.
const maxPrepared = 8 << 20

// sentenceTerms holds each sentence's terms, sorted and each once, by view: the
// original under "", translations under their language.
type sentenceTerms map[string][][]text.Term

// Options set how a Base is made. The zero value is the default.
type Options struct {
	Ranking Ranking
	// Glossary holds meanings beside those of the documents' own glossaries; nil
	// is none.
	Glossary *Glossary
	// Dictionaries are for questions in other languages about Chinese documents
	// without a translation. One for English is built in and comes after these.
	Dictionaries []*lexicon.Dictionary
}

// Open indexes documents. Their IDs have to differ, as [ReadSources] makes sure.
func Open(docs []*Document, o Options) *Base {
	b := &Base{docs: docs, byID: map[string]*Document{}, prepared: map[*Document]sentenceTerms{}, glossary: &Glossary{}, sentences: map[text.Term]int32{}, dictionaries: o.Dictionaries, languages: countLanguages(docs)}
	b.transcriptions = sync.OnceValue(func() *sound.Book { return findTranscriptions(docs) })
	b.glossary.Merge(o.Glossary)
	for _, d := range docs {
		b.glossary.Merge(d.Glossary)
	}
	size := 0
	for _, d := range docs {
		b.byID[d.ID] = d
		b.passages = append(b.passages, passages(d)...)
		size += len(d.Text) * (1 + len(d.Translations))
	}
	b.index = NewIndex(b.passages, b.glossary, o.Ranking)
	b.length = float64(b.index.units) / float64(max(1, len(b.passages)))
	if size <= maxPrepared {
		b.prepare()
	}
	return b
}

func (b *Base) prepare() {
	for _, d := range b.docs {
		views := sentenceTerms{}
		for i := range d.Sentences {
			views[""] = append(views[""], b.Terms(d.Quote(i), d.Lang))
		}
		for _, t := range d.Translations {
			for _, s := range t.Sentences {
				views[t.Lang] = append(views[t.Lang], b.Terms(s, t.Lang))
			}
		}
		b.prepared[d] = views
		b.count(d, views)
	}
}

// count adds up in how many sentences of d each term stands.
func (b *Base) count(d *Document, views sentenceTerms) {
	b.total += len(d.Sentences)
	for i := range d.Sentences {
		var terms []text.Term
		for _, view := range views {
			terms = append(terms, view[i]...)
		}
		slices.Sort(terms)
		for _, t := range slices.Compact(terms) {
			b.sentences[t]++
		}
	}
}

// Documents are the documents, in the order they were given in.
func (b *Base) Documents() []*Document { return b.docs }

// Document returns the document with the ID, or nil.
func (b *Base) Document(id string) *Document { return b.byID[id] }

// Passages are all passages, in the order of their documents.
func (b *Base) Passages() []*Passage { return b.passages }

// Search ranks the passages for a query.
func (b *Base) Search(ctx context.Context, q Query) ([]Hit, error) { return b.index.Search(ctx, q) }

// SentenceTerms returns the terms of sentence i of d, sorted and each once, in
// the original and, second, in the translation t; t is nil for none. The
// caller must not change them.
func (b *Base) SentenceTerms(d *Document, i int, t *Translation) (original, translated []text.Term) {
	views, ok := b.prepared[d]
	switch {
	case ok && t != nil:
		return views[""][i], views[t.Lang][i]
	case ok:
		return views[""][i], nil
	case t != nil:
		translated = b.Terms(t.Sentences[i], t.Lang)
	}
	return b.Terms(d.Quote(i), d.Lang), translated
}

// Terms returns the terms of s, a text in lang, sorted and each once, meanings of
// the glossary included.
func (b *Base) Terms(s, lang string) []text.Term {
	tokens := b.glossary.tokens(s, lang)
	terms := make([]text.Term, len(tokens))
	for i, token := range tokens {
		terms[i] = token.Term
	}
	slices.Sort(terms)
	return slices.Clip(slices.Compact(terms))
}
