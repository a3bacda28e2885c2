package index

import (
	"context"
	"math"
	"slices"
	"sync"

	"detente/knowledge/document"
	"detente/knowledge/glossary"
	"detente/knowledge/language"
)

// Ranking holds the constants of BM25 (Robertson and Zaragoza 2009) with
// weighted fields, as in BM25F: a term's frequencies in title, headings and
// body, each by its weight, are added before they saturate. The zero value of a
// field stands for its default.
type Ranking struct {
	K1 float64 // saturation of the term frequency; 0.9
	B  float64 // how much length counts, 0 to 1; 0.5
	// Title and Heading weigh a term of the title and of the heading path
	// against one of the body; 1.5 and 1.
	Title, Heading float64
	// Context weighs a term of the document's path and keywords, and of what leads into
	// a passage that begins inside a list or a table; 0.3.
	Context float64
}

// DefaultRanking is what the zero value stands for. `go run ./cmd/tune` measures it
// against others: on CMRC train's 10,142 questions, recall@1 averaged over titles,
// no titles and titles as headings, it reaches 95.5 % and the best found (k1 0.9,
// b 0.65, title and heading 4) 95.7; on CMRC trial's 1,002 it reaches 98.4 and the
// best (k1 0.5, b 0.2, title and heading 3) 98.6. The two sets agree on neither k1
// nor b, so these stay in the middle. Both would have titles weigh more: those of
// Wikipedia name what the question is about, which others do not. Neither has paths: on
// the 566 questions about nine documentations that name their document, paths and
// keywords raise recall@1 from 423 to 429 (recall@6 544 and 542).
func DefaultRanking() Ranking { return Ranking{K1: 0.9, B: 0.5, Title: 1.5, Heading: 1, Context: 0.3} }

func (r Ranking) withDefaults() Ranking {
	setDefault := func(v *float64, d float64) {
		if *v == 0 {
			*v = d
		}
	}
	d := DefaultRanking()
	setDefault(&r.K1, d.K1)
	setDefault(&r.B, d.B)
	setDefault(&r.Title, d.Title)
	setDefault(&r.Heading, d.Heading)
	setDefault(&r.Context, d.Context)
	return r
}

// An Index is the embedded engine: an inverted index in memory whose postings
// hold finished BM25 impacts, so that a query only adds. It is immutable.
type Index struct {
	passages []*document.Passage
	terms    map[language.Term]postingRange
	docs     []uint32  // passage numbers, ascending within a term
	impacts  []float32 // beside docs: what the term adds to that passage's score
	scores   sync.Pool // *[]float32 of len(passages), all zero
	units    int       // of all passages' bodies, translations left out
}

// postingRange is a term's part of the posting arrays.
type postingRange struct{ from, to uint32 }

// New indexes passages; g may be nil.
func New(passages []*document.Passage, g *glossary.Glossary, r Ranking) *Index {
	x := &Index{passages: passages, terms: map[language.Term]postingRange{}}
	x.scores.New = func() any { s := make([]float32, len(passages)); return &s }
	newIndexer(x, g, r.withDefaults()).run()
	return x
}

// Len is the number of passages.
func (x *Index) Len() int { return len(x.passages) }

// Units is the length of all passages' bodies in units, translations left out.
func (x *Index) Units() int { return x.units }

// DF is the number of passages that have the term.
func (x *Index) DF(t language.Term) int {
	r := x.terms[t]
	return int(r.to - r.from)
}

// IDF is the inverse document frequency in Lucene's form, which is never
// negative, of a term that df of n passages have.
func IDF(df, n float64) float64 { return math.Log(1 + (n-df+0.5)/(df+0.5)) }

// Search ranks the passages for a query: it is an engine of package knowledge.
func (x *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if q.Top <= 0 || len(x.passages) == 0 {
		return nil, nil
	}
	pooled := x.scores.Get().(*[]float32)
	scores := *pooled
	for _, t := range distinct(q.Terms) {
		r := x.terms[t.Term]
		w := float32(t.Weight)
		docs, impacts := x.docs[r.from:r.to], x.impacts[r.from:r.to]
		for i, d := range docs {
			scores[d] += w * impacts[i]
		}
	}
	x.addGroups(scores, q.Groups)
	hits := x.best(scores, q.Top)
	clear(scores)
	x.scores.Put(pooled)
	return hits, nil
}

// distinct returns each term once, with its largest weight, in a fixed order so
// that sums round alike.
func distinct(terms []WeightedTerm) []WeightedTerm {
	sorted := slices.Clone(terms)
	slices.SortFunc(sorted, func(a, b WeightedTerm) int {
		if a.Term != b.Term {
			if a.Term < b.Term {
				return -1
			}
			return 1
		}
		if a.Weight > b.Weight {
			return -1
		}
		return 1
	})
	return slices.CompactFunc(sorted, func(a, b WeightedTerm) bool { return a.Term == b.Term })
}

// best returns the top passages by score.
func (x *Index) best(scores []float32, top int) []Hit {
	heap := make(hitHeap, 0, min(top, len(scores)))
	for d, s := range scores {
		if s > 0 {
			heap.offer(scored{uint32(d), s}, top)
		}
	}
	slices.SortFunc(heap, func(a, b scored) int {
		if a.worse(b) {
			return 1
		}
		return -1
	})
	hits := make([]Hit, len(heap))
	for i, s := range heap {
		hits[i] = Hit{x.passages[s.passage], float64(s.score)}
	}
	return hits
}
