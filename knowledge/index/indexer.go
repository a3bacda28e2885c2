package index

import (
	"cmp"
	"slices"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/glossary"
	"detente/knowledge/language"
)

// indexer builds an Index in two passes: the first counts lengths and document
// frequencies, the second writes postings to their places.
type indexer struct {
	index *Index
	words *glossary.Glossary
	rank  Ranking
	langs map[string]int // view number by language tag; the original has number 0
	// bags holds each passage's weighted term frequencies before length
	// normalisation, by view.
	bags [][]bag
	// contexts are the weighted terms of documents, beside those of their passages.
	contexts map[*document.Document][]termFreq
	lengths  []float64 // average body length by view
	counts   []int     // passages by view
}

// bag is what one view (the original or a translation) of a passage has.
type bag struct {
	view   int
	length float64    // body units
	body   []termFreq // sorted by term
	fields []termFreq // title and headings, weighted, sorted by term
}

type termFreq struct {
	term language.Term
	freq float64
}

func newIndexer(x *Index, g *glossary.Glossary, r Ranking) *indexer {
	return &indexer{index: x, words: g, rank: r, langs: map[string]int{"": 0}, contexts: map[*document.Document][]termFreq{}, lengths: []float64{0}, counts: []int{0}}
}

func (b *indexer) run() {
	for _, p := range b.index.passages {
		b.bags = append(b.bags, b.read(p))
	}
	b.index.units = int(b.lengths[0])
	for v := range b.lengths {
		b.lengths[v] /= float64(max(1, b.counts[v]))
	}
	merged := make([][]termFreq, len(b.bags))
	df := map[language.Term]uint32{}
	total := 0
	for i, views := range b.bags {
		merged[i] = b.merge(views)
		b.bags[i] = nil
		total += len(merged[i])
		for _, tf := range merged[i] {
			df[tf.term]++
		}
	}
	b.write(merged, df, total)
}

// read makes the bags of a passage: the original, and its translations.
func (b *indexer) read(p *document.Passage) []bag {
	d := p.Document
	original := b.bag(0, d.Lang, p.Text(), d.Title, d.Sections[p.Section].Name())
	original.fields = sum(slices.Concat(original.fields, b.context(d), frequencies(b.words.Tokens(p.Lead(), d.Lang), b.rank.Context)))
	bags := []bag{original}
	for _, t := range d.Translations {
		body := strings.Join(t.Sentences[p.First:p.End], "\n")
		bags = append(bags, b.bag(b.view(t.Lang), t.Lang, body, t.Title, t.Sections[p.Section]))
	}
	return bags
}

// context are the terms of a document's path and keywords, weighted: each once, since
// folders and tags repeat one another.
func (b *indexer) context(d *document.Document) []termFreq {
	if known, ok := b.contexts[d]; ok {
		return known
	}
	words := strings.Join(d.PathWords(), " ") + "\n" + strings.Join(d.Keywords, "\n")
	tfs := frequencies(b.words.Tokens(words, d.Lang), b.rank.Context)
	slices.SortFunc(tfs, func(a, b termFreq) int { return cmp.Compare(a.term, b.term) })
	tfs = slices.Clip(slices.CompactFunc(tfs, func(a, b termFreq) bool { return a.term == b.term }))
	b.contexts[d] = tfs
	return tfs
}

func (b *indexer) view(lang string) int {
	v, ok := b.langs[lang]
	if !ok {
		v = len(b.lengths)
		b.langs[lang] = v
		b.lengths, b.counts = append(b.lengths, 0), append(b.counts, 0)
	}
	return v
}

func (b *indexer) bag(view int, lang, body, title, headings string) bag {
	tokens := b.words.Tokens(body, lang)
	length := float64(countUnits(tokens))
	b.lengths[view] += length
	b.counts[view]++
	fields := frequencies(b.words.Tokens(title, lang), b.rank.Title)
	fields = append(fields, frequencies(b.words.Tokens(headings, lang), b.rank.Heading)...)
	return bag{view, length, sum(frequencies(tokens, 1)), sum(fields)}
}

// countUnits is the length of a text by its tokens.
func countUnits(tokens []language.Token) (n int) {
	for _, t := range tokens {
		if t.Class != language.Paired && t.Class != language.Meant {
			n++
		}
	}
	return n
}

func frequencies(tokens []language.Token, weight float64) []termFreq {
	tfs := make([]termFreq, len(tokens))
	for i, t := range tokens {
		tfs[i] = termFreq{t.Term, weight}
	}
	return tfs
}

// sum adds up the frequencies of equal terms and sorts by term.
func sum(tfs []termFreq) []termFreq {
	slices.SortFunc(tfs, func(a, b termFreq) int { return cmp.Compare(a.term, b.term) })
	kept := tfs[:0]
	for _, tf := range tfs {
		if n := len(kept); n > 0 && kept[n-1].term == tf.term {
			kept[n-1].freq += tf.freq
		} else {
			kept = append(kept, tf)
		}
	}
	return kept
}

// merge normalises the body by its length and adds up fields and views. Title
// and headings are not normalised: their length says nothing of the passage.
func (b *indexer) merge(views []bag) []termFreq {
	var all []termFreq
	for _, v := range views {
		norm := 1.0
		if avg := b.lengths[v.view]; avg > 0 {
			norm = 1 - b.rank.B + b.rank.B*v.length/avg
		}
		for _, tf := range v.body {
			all = append(all, termFreq{tf.term, tf.freq / norm})
		}
		all = append(all, v.fields...)
	}
	return sum(all)
}

// write lays out the postings, term after term, passages ascending.
func (b *indexer) write(merged [][]termFreq, df map[language.Term]uint32, total int) {
	x := b.index
	x.docs, x.impacts = make([]uint32, total), make([]float32, total)
	next := uint32(0)
	for term, n := range df {
		x.terms[term] = postingRange{next, next} // to grows below
		next += n
	}
	for passage, tfs := range merged {
		for _, tf := range tfs {
			r := x.terms[tf.term]
			x.docs[r.to] = uint32(passage)
			x.impacts[r.to] = float32(IDF(float64(df[tf.term]), float64(len(merged))) * tf.freq * (b.rank.K1 + 1) / (tf.freq + b.rank.K1))
			x.terms[tf.term] = postingRange{r.from, r.to + 1}
		}
	}
}
