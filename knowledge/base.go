package knowledge

import (
	"context"
	"slices"
	"strings"
	"sync"

	"detente/knowledge/document"
	"detente/knowledge/edition"
	"detente/knowledge/glossary"
	"detente/knowledge/index"
	"detente/knowledge/language"
	"detente/knowledge/lexicon"
	"detente/knowledge/sound"
	"detente/knowledge/vocabulary"
)

// A Base is a set of documents that can be searched.
type Base struct {
	docs     []*document.Document
	byID     map[string]*document.Document
	passages []*document.Passage
	// firstPassage is where a document's passages begin.
	firstPassage map[*document.Document]int
	index        *index.Index
	engine       Engine
	prepared     map[*document.Document]*profiles
	length       float64 // units of an average passage
	// sentences counts, for the prepared documents, the sentences that have a
	// term, in the original or a translation; total is the number of all.
	sentences    map[language.Term]int32
	total        int
	glossary     *glossary.Glossary
	dictionaries []*lexicon.Dictionary
	languages    languages
	vocabulary   *vocabulary.Vocabulary
	editions     *edition.Set
	// transcriptions are what may be foreign names, found when first needed.
	transcriptions func() *sound.Book
}

// maxPrepared is the size of all documents' text, in bytes, up to which what is
// known of their sentences is kept in memory, at about five bytes a byte of
// text. Beyond it sentences are read when they are asked for.
const maxPrepared = 8 << 20

// profiles hold what is known of each of a document's sentences.
type profiles struct {
	// terms are each sentence's terms, sorted and each once, by view: the
	// original under "", translations under their language.
	terms map[string][][]language.Term
	looks []language.Look
	title []language.Term
	// around are the terms of the title and each section's headings, by view, and
	// heading those of its nearest heading alone.
	around, heading map[string][][]language.Term
	path            []language.Term
}

// Options set how a Base is made. The zero value is the default.
type Options struct {
	Ranking index.Ranking
	// Glossary holds meanings beside those of the documents' own glossaries; nil
	// is none.
	Glossary *glossary.Glossary
	// Dictionaries are for questions in other languages about Chinese documents
	// without a translation. One for English is built in and comes after these.
	Dictionaries []*lexicon.Dictionary
	// Engine makes the engine that [Base.Search] asks, of the embedded index and
	// the passages that it has; nil leaves it at the index.
	Engine func(index Engine, passages []*document.Passage) Engine
}

// Open indexes documents. Their IDs have to differ, as [ReadSources] makes sure.
func Open(docs []*document.Document, o Options) *Base {
	b := &Base{docs: docs, firstPassage: map[*document.Document]int{}, byID: map[string]*document.Document{}, prepared: map[*document.Document]*profiles{}, glossary: &glossary.Glossary{}, sentences: map[language.Term]int32{}, dictionaries: o.Dictionaries, languages: countLanguages(docs), editions: edition.New(docs)}
	b.transcriptions = sync.OnceValue(func() *sound.Book { return findTranscriptions(docs) })
	b.glossary.Merge(o.Glossary)
	for _, d := range docs {
		b.glossary.Merge(d.Glossary)
	}
	b.passages = document.Passages(docs)
	for i, p := range b.passages {
		if p.Number == 1 {
			b.firstPassage[p.Document] = i
		}
	}
	size := 0
	for _, d := range docs {
		b.byID[d.ID] = d
		size += len(d.Text) * (1 + len(d.Translations))
	}
	b.index = index.New(b.passages, b.glossary, o.Ranking)
	b.vocabulary = readVocabulary(docs, b.index)
	b.engine = b.index
	if o.Engine != nil {
		b.engine = o.Engine(b.index, b.passages)
	}
	b.length = float64(b.index.Units()) / float64(max(1, len(b.passages)))
	if size <= maxPrepared {
		b.prepare()
	}
	return b
}

func (b *Base) prepare() {
	for _, d := range b.docs {
		p := &profiles{terms: map[string][][]language.Term{}, title: b.Terms(d.Title, d.Lang), around: map[string][][]language.Term{}, heading: map[string][][]language.Term{}, path: b.pathTerms(d)}
		for i := range d.Sections {
			p.around[""] = append(p.around[""], b.around(d, i, nil))
			p.heading[""] = append(p.heading[""], b.heading(d, i, nil))
			for _, t := range d.Translations {
				p.around[t.Lang] = append(p.around[t.Lang], b.around(d, i, &t))
				p.heading[t.Lang] = append(p.heading[t.Lang], b.heading(d, i, &t))
			}
		}
		for i := range d.Sentences {
			p.terms[""] = append(p.terms[""], b.Terms(d.Quote(i), d.Lang))
			p.looks = append(p.looks, language.LookAt(d.Quote(i)))
		}
		for _, t := range d.Translations {
			for _, s := range t.Sentences {
				p.terms[t.Lang] = append(p.terms[t.Lang], b.Terms(s, t.Lang))
			}
		}
		b.prepared[d] = p
		b.count(d, p)
	}
}

// count adds up in how many sentences of d each term stands.
func (b *Base) count(d *document.Document, p *profiles) {
	b.total += len(d.Sentences)
	for i := range d.Sentences {
		var terms []language.Term
		for _, view := range p.terms {
			terms = append(terms, view[i]...)
		}
		slices.Sort(terms)
		for _, t := range slices.Compact(terms) {
			b.sentences[t]++
		}
	}
}

// Documents are the documents, in the order they were given in.
func (b *Base) Documents() []*document.Document { return b.docs }

// Document returns the document with the ID, or nil.
func (b *Base) Document(id string) *document.Document { return b.byID[id] }

// Passages are all passages, in the order of their documents.
func (b *Base) Passages() []*document.Passage { return b.passages }

// Editions tells which documents are versions and copies of each other.
func (b *Base) Editions() *edition.Set { return b.editions }

// Beside is the passage of the same document that stands by places behind p, or before
// it where by is negative; nil where there is none.
func (b *Base) Beside(p *document.Passage, by int) *document.Passage {
	first, ok := b.firstPassage[p.Document]
	n := p.Number - 1 + by
	if !ok || n < 0 || first+n >= len(b.passages) || b.passages[first+n].Document != p.Document {
		return nil
	}
	return b.passages[first+n]
}

// Search ranks the passages for a query.
func (b *Base) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	return b.engine.Search(ctx, q)
}

// SentenceTerms returns the terms of sentence i of d, sorted and each once, in
// the original and, second, in the translation t; t is nil for none. The
// caller must not change them.
func (b *Base) SentenceTerms(d *document.Document, i int, t *document.Translation) (original, translated []language.Term) {
	p, ok := b.prepared[d]
	switch {
	case ok && t != nil:
		return p.terms[""][i], p.terms[t.Lang][i]
	case ok:
		return p.terms[""][i], nil
	case t != nil:
		translated = b.Terms(t.Sentences[i], t.Lang)
	}
	return b.Terms(d.Quote(i), d.Lang), translated
}

// SectionTerms returns the terms of d's title, of its version and of the headings above
// section i, sorted, in the original and in the translation t; t is nil for none. The
// caller must not change them.
func (b *Base) SectionTerms(d *document.Document, i int, t *document.Translation) []language.Term {
	p, ok := b.prepared[d]
	switch {
	case ok && t != nil:
		return p.around[t.Lang][i]
	case ok:
		return p.around[""][i]
	}
	return b.around(d, i, t)
}

// HeadingTerms returns the terms of the heading right above section i, sorted, in
// the original and in the translation t; t is nil for none. They are those of the
// title above the first heading. The caller must not change them.
func (b *Base) HeadingTerms(d *document.Document, i int, t *document.Translation) []language.Term {
	p, ok := b.prepared[d]
	switch {
	case ok && t != nil:
		return p.heading[t.Lang][i]
	case ok:
		return p.heading[""][i]
	}
	return b.heading(d, i, t)
}

func (b *Base) heading(d *document.Document, i int, t *document.Translation) []language.Term {
	nearest, translated := d.Title, ""
	if path := d.Sections[i].Path; len(path) > 0 {
		nearest = path[len(path)-1]
	}
	if t != nil {
		translated = t.Sections[i]
		if at := strings.LastIndex(translated, " › "); at >= 0 {
			translated = translated[at:]
		}
		if translated == "" {
			translated = t.Title
		}
	}
	terms := b.Terms(nearest, d.Lang)
	if translated != "" {
		terms = append(terms, b.Terms(translated, t.Lang)...)
		slices.Sort(terms)
	}
	return terms
}

// PathTerms returns the terms of the segments of d's path, sorted and each once.
// The caller must not change them.
func (b *Base) PathTerms(d *document.Document) []language.Term {
	if p, ok := b.prepared[d]; ok {
		return p.path
	}
	return b.pathTerms(d)
}

func (b *Base) pathTerms(d *document.Document) []language.Term {
	if d.Path == "" {
		return nil
	}
	return b.Terms(strings.Join(d.PathWords(), " "), "en")
}

func (b *Base) around(d *document.Document, i int, t *document.Translation) []language.Term {
	terms := b.Terms(d.Title+"\n"+d.Sections[i].Name()+"\n"+b.editions.Version(d).Words(), d.Lang)
	if t != nil {
		terms = append(terms, b.Terms(t.Title+"\n"+t.Sections[i], t.Lang)...)
		slices.Sort(terms)
	}
	return terms
}

// TitleTerms returns the terms of d's title, sorted and each once. The caller
// must not change them.
func (b *Base) TitleTerms(d *document.Document) []language.Term {
	if p, ok := b.prepared[d]; ok {
		return p.title
	}
	return b.Terms(d.Title, d.Lang)
}

// Look returns what can be seen of sentence i of d without a question.
func (b *Base) Look(d *document.Document, i int) language.Look {
	if p, ok := b.prepared[d]; ok {
		return p.looks[i]
	}
	return language.LookAt(d.Quote(i))
}

// Tokens returns the terms of s, a text in lang, each with the bytes that it stands
// for: a term as often as s has it, meanings of the glossary included.
func (b *Base) Tokens(s, lang string) []language.Token { return b.glossary.Tokens(s, lang) }

// Terms returns the terms of s, a text in lang, sorted and each once, meanings of
// the glossary included.
func (b *Base) Terms(s, lang string) []language.Term {
	tokens := b.glossary.Tokens(s, lang)
	terms := make([]language.Term, len(tokens))
	for i, token := range tokens {
		terms[i] = token.Term
	}
	slices.Sort(terms)
	return slices.Clip(slices.Compact(terms))
}
