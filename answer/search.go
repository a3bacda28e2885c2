package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"detente/knowledge/document"
	"detente/knowledge/edition"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// MaxFound is how many passages a search finds at most.
const MaxFound = 50

// maxExtract is how many sentences of a passage a hit quotes.
const maxExtract = 2

// A Hit is a passage that a search found.
type Hit struct {
	Document, Key string
	// Title and Section are as the reader sees them.
	Title, Section string
	// First and Last are the passage's first and last sentence.
	First, Last int
	// Extract holds the sentences that have the most of the question, at most two,
	// in their order, numbered from 1. Wanted are the pieces that they have of it.
	Extract []Citation
	Score   float64 // above 0, comparable within one search
}

// Search finds the passages that have something of what is asked, best first: n of
// them after the first offset, and how many there are, at most MaxFound. What is
// asked may be words as well as a question. Its errors are those of Reply; an
// offset beyond the end has no hits, and n of 0 or less just counts.
func (l *Library) Search(ctx context.Context, q Question, offset, n int) (hits []Hit, total int, err error) {
	if err := q.Validate(); err != nil {
		return nil, 0, err
	}
	a := l.responder
	r, err := a.read(ctx, q)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	found, err := l.base.Search(ctx, r.query(MaxFound))
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	found = l.base.Editions().Choose(found, edition.Named(r.text))
	total = len(found)
	from := min(max(offset, 0), total)
	lang := a.language(q, r)
	for _, h := range found[from:min(from+max(n, 0), total)] {
		hits = append(hits, l.hit(h, r, lang))
	}
	return hits, total, nil
}

// hit describes a passage for a reader of lang.
func (l *Library) hit(h index.Hit, r reading, lang string) Hit {
	d, p := h.Passage.Document, h.Passage
	found := Hit{
		Document: d.ID, Key: l.keys[d], Title: titleOf(d, lang), Section: sectionOf(d, p.Section, lang),
		First: p.First + 1, Last: p.End, Score: h.Score,
	}
	for i, s := range l.extract(p, r) {
		c := citation(i+1, evidence{sentenceOf(d, s), h.Score}, lang)
		c.Wanted = append(l.pieces(r, c.Quote, d.Lang), l.pieces(r, c.Translation, lang)...)
		found.Extract = append(found.Extract, c)
	}
	return found
}

// extract chooses the sentences of a passage that have the most of a question: the
// best one, and the next if it adds something of what the first lacks.
func (l *Library) extract(p *document.Passage, r reading) []int {
	d := p.Document
	translation := d.Translation(r.lang)
	var have match
	var chosen []int
	for range maxExtract {
		best, most := -1, 0.0
		for i := p.First; i < p.End; i++ {
			m := r.match(l.base.SentenceTerms(d, i, translation))
			if added := m.besides(have).weight(r); added > most {
				best, most = i, added
			}
		}
		if best < 0 {
			break
		}
		m := r.match(l.base.SentenceTerms(d, best, translation))
		if have == nil {
			have = make(match, len(m))
		}
		have.add(m)
		chosen = append(chosen, best)
	}
	if len(chosen) == 0 {
		return []int{p.First} // found by its headings, or by meaning
	}
	slices.Sort(chosen)
	return chosen
}

// besides is what m has and o has not; o may be nil.
func (m match) besides(o match) match {
	if o == nil {
		return m
	}
	added := make(match, len(m))
	for i, has := range m {
		added[i] = has && !o[i]
	}
	return added
}

// pieces are the parts of s, a text in lang, that a question has too, as they stand
// there and each once. Of Chinese a piece has two characters or more, so that 的 is
// none.
func (l *Library) pieces(r reading, s, lang string) (pieces []string) {
	asked := make(map[language.Term]bool, len(r.terms))
	for _, t := range r.terms {
		asked[t.term] = true
		for _, way := range t.group {
			for _, part := range way.Terms {
				asked[part] = true
			}
		}
	}
	var spans []language.Span
	for _, t := range l.base.Tokens(s, lang) {
		if t.Class != language.Han && asked[t.Term] {
			spans = append(spans, language.Span{Start: t.Start, End: t.End})
		}
	}
	for _, sp := range merged(spans) {
		if piece := s[sp.Start:sp.End]; !slices.Contains(pieces, piece) {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

// merged are spans in their order, those that touch or overlap as one.
func merged(spans []language.Span) (all []language.Span) {
	slices.SortFunc(spans, func(a, b language.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	for _, sp := range spans {
		if n := len(all); n > 0 && sp.Start <= all[n-1].End {
			all[n-1].End = max(all[n-1].End, sp.End)
		} else {
			all = append(all, sp)
		}
	}
	return all
}
