package answer

import (
	"cmp"
	"slices"

	"detente/answer/rank"
	"detente/answer/relate"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// A candidate is a sentence that may answer, with all that the ranking knows.
type candidate struct {
	doc      *document.Document
	sentence int // index in doc.Sentences
	own      match
	// before, after and around are what the sentences beside it, and the title
	// and the headings, have.
	before, after, around match
	features              rank.Features
}

// A pool is the sentences of the best passages for a question.
type pool struct {
	base       *knowledge.Base
	reading    *reading
	hits       []index.Hit
	candidates []candidate
	asked      asked
	related    *relate.Model
}

func newPool(base *knowledge.Base, related *relate.Model, r *reading, hits []index.Hit) *pool {
	p := &pool{base: base, related: related, reading: r, hits: hits, asked: readAsked(r)}
	sentences := 0
	for _, h := range hits {
		sentences += h.Passage.End - h.Passage.First
	}
	p.candidates = make([]candidate, 0, sentences)
	for i, h := range hits {
		p.addPassage(i, h)
	}
	p.compare()
	slices.SortStableFunc(p.candidates, func(a, b candidate) int { return cmp.Compare(b.rough(), a.rough()) })
	p.candidates = p.candidates[:min(len(p.candidates), maxCandidates)]
	for i := range p.candidates {
		p.describe(&p.candidates[i])
	}
	p.relate()
	return p
}

// relate tells how well each candidate's other words go with the question.
func (p *pool) relate() {
	asked := relate.QuestionTerms(p.reading.text)
	question := p.related.Question(asked)
	if question == (relate.Vector{}) { // such as of a question in letters
		return
	}
	for i := range p.candidates {
		c := &p.candidates[i]
		sentence := p.related.Sentence(c.otherTerms(p.base, asked))
		c.features[rank.Related] = question.Dot(&sentence)
	}
	gaps(p.candidates, rank.Related, rank.RelatedGap)
}

// otherTerms are the terms of a candidate that the question has not.
func (c *candidate) otherTerms(base *knowledge.Base, asked []language.Term) []language.Term {
	own, _ := base.SentenceTerms(c.doc, c.sentence, nil)
	return relate.SentenceTerms(own, base.Look(c.doc, c.sentence), asked)
}

// rough is a score good enough to tell which sentences deserve a closer look:
// on CMRC and XQuAD the answer is among the best 16 for 99 questions of 100
// whose answer is in the passages at all.
func (c *candidate) rough() float32 {
	f := &c.features
	return f[rank.Own] + 0.35*(f[rank.Before]+f[rank.Around]) + 0.7*f[rank.Passage]
}

// addPassage adds a passage's sentences with what costs little to tell.
func (p *pool) addPassage(index int, h index.Hit) {
	d, r := h.Passage.Document, p.reading
	translation := d.Translation(r.lang)
	around := r.match(p.base.SectionTerms(d, h.Passage.Section, translation))
	first := len(p.candidates)
	covered := slices.Clone(around)
	for i := h.Passage.First; i < h.Passage.End; i++ {
		own := r.match(p.base.SentenceTerms(d, i, translation))
		covered.add(own)
		p.candidates = append(p.candidates, candidate{doc: d, sentence: i, own: own, around: around})
	}
	group := p.candidates[first:]
	local, whole := localWeights(group, len(r.terms)), p.ofPassage(index, h, covered)
	for i := range group {
		c := &group[i]
		c.before, c.after = neighbour(group, i-1), neighbour(group, i+1)
		c.features = whole
		f := &c.features
		f[rank.Own] = p.share(c.own)
		f[rank.Local] = p.localShare(c.own, local)
		f[rank.Before] = p.extra(c, c.before)
		f[rank.Around] = p.extra(c, c.around)
	}
	gaps(group, rank.Local, rank.LocalGap)
}

// ofPassage are the features that all sentences of a passage have alike; covered is
// what it has, title and headings included.
func (p *pool) ofPassage(index int, h index.Hit, covered match) (f rank.Features) {
	f[rank.Covered] = p.share(covered)
	f[rank.Passage] = float32(h.Score / p.hits[0].Score)
	f[rank.PassageRank] = float32(index)
	f[rank.PassageShare] = float32(h.Score / max(p.reading.total, 1e-9))
	f[rank.PassageLead] = p.lead(index)
	f[rank.PassagePairs] = p.pairShare(covered)
	f[rank.PassageMissing] = p.missing(covered)
	f[rank.PassageSingles] = p.singles(covered)
	f[rank.MissingRun] = p.missingRun(covered)
	return f
}

// lead is how far a passage's score is before the best other one's.
func (p *pool) lead(index int) float32 {
	other := 0.0
	for i, h := range p.hits {
		if i != index {
			other = max(other, h.Score)
		}
	}
	return float32((p.hits[index].Score - other) / p.hits[0].Score)
}

// extra is the share that m has and the sentence itself has not.
func (p *pool) extra(c *candidate, m match) float32 {
	sum := 0.0
	for i, has := range m {
		if has && !c.own[i] {
			sum += p.reading.terms[i].weight
		}
	}
	return float32(sum / max(p.reading.total, 1e-9))
}

// neighbour is the match of a passage's sentence i, nil outside of it.
func neighbour(group []candidate, i int) match {
	if i < 0 || i >= len(group) {
		return nil
	}
	return group[i].own
}

// localWeights weighs each term by how few of a passage's sentences have it.
func localWeights(group []candidate, terms int) []float64 {
	weights := make([]float64, terms)
	for t := range weights {
		df := 0
		for _, c := range group {
			if c.own[t] {
				df++
			}
		}
		if df > 0 {
			weights[t] = float64(len(group)+1) / float64(df)
		}
	}
	return weights
}

func (p *pool) share(m match) float32 {
	if p.reading.total == 0 {
		return 0
	}
	return float32(m.weight(*p.reading) / p.reading.total)
}

// describe fills in the features that a closer look gives.
func (p *pool) describe(c *candidate) {
	f := &c.features
	f[rank.After] = p.extra(c, c.after)
	f[rank.Pairs] = p.pairShare(c.own)
	f[rank.Said] = p.said(c)
	f[rank.Run] = p.longestRun(c.own)
	f[rank.Missing] = p.missing(c.own, c.around, c.before)
	if p.asked.heaviest >= 0 && c.own[p.asked.heaviest] {
		f[rank.Heaviest] = 1
	}
	f[rank.SlotBefore] = fitOf(c.own, p.asked.before)
	f[rank.SlotAfter] = fitOf(c.own, p.asked.after)
	f[rank.Numbers] = fitOf(c.own, p.asked.numbers)
	p.titleFeatures(c)
	p.kind(f)
	p.looks(c)
}

// localShare is the share of the terms' local weight, each term also by its own.
func (p *pool) localShare(m match, local []float64) float32 {
	var sum, total float64
	for i, t := range p.reading.terms {
		w := local[i] * t.weight
		total += w
		if m[i] {
			sum += w
		}
	}
	if total == 0 {
		return 0
	}
	return float32(sum / total)
}

func (p *pool) pairShare(m match) float32 {
	if p.asked.pairs == 0 {
		return 0
	}
	sum := 0.0
	for i, t := range p.reading.terms {
		if m[i] && t.class == language.Paired {
			sum += t.weight
		}
	}
	return float32(sum / p.asked.pairs)
}

// longestRun is the longest run of neighbouring terms of the question that m
// has, by weight.
func (p *pool) longestRun(m match) float32 {
	best, run, end := 0.0, 0.0, -1
	for i, t := range p.reading.terms {
		if t.class == language.Meant || t.inherited {
			continue
		}
		switch {
		case !m[i] && t.class != language.Han:
			run = 0
		case !m[i]:
		case t.start <= end+1:
			run += t.weight
		default:
			run = t.weight
		}
		if m[i] {
			end = t.end
		}
		best = max(best, run)
	}
	if p.reading.total == 0 {
		return 0
	}
	return float32(best / p.reading.total)
}

// missing is the heaviest term that none of the matches has, over the heaviest.
func (p *pool) missing(matches ...match) float32 {
	if p.asked.heaviest < 0 {
		return 0
	}
	most := 0.0
	for i, t := range p.reading.terms {
		if !slices.ContainsFunc(matches, func(m match) bool { return m != nil && m[i] }) {
			most = max(most, t.weight)
		}
	}
	return float32(most / max(p.reading.terms[p.asked.heaviest].weight, 1e-9))
}

// singles is the share of the question's own single terms that m has.
func (p *pool) singles(m match) float32 {
	n, has := 0, 0
	for i, t := range p.reading.terms {
		if t.class == language.Paired || t.class == language.Meant || t.inherited {
			continue
		}
		n++
		if m[i] {
			has++
		}
	}
	return float32(has) / float32(max(1, n))
}

// maxMissingRun bounds the feature of that name.
const maxMissingRun = 8

// missingRun is the longest run of neighbouring pairs, or words, of the question
// that m lacks: a name that is not there makes a long one.
func (p *pool) missingRun(m match) float32 {
	best, run, end := 0, 0, -1
	for i, t := range p.reading.terms {
		if t.class == language.Meant || t.class == language.Han || t.inherited {
			continue
		}
		if m[i] || t.start > end+1 {
			run = 0
		}
		if !m[i] {
			run++
		}
		end = max(end, t.end)
		best = max(best, run)
	}
	return float32(min(best, maxMissingRun))
}

// said is the share of a sentence's terms that the question has.
func (p *pool) said(c *candidate) float32 {
	own, _ := p.base.SentenceTerms(c.doc, c.sentence, nil)
	n := 0
	for _, has := range c.own {
		if has {
			n++
		}
	}
	return float32(n) / float32(max(1, len(own)))
}

// titleFeatures tells how much of the title the question and the sentence have.
func (p *pool) titleFeatures(c *candidate) {
	title := p.base.TitleTerms(c.doc)
	if len(title) == 0 {
		return
	}
	sentence, _ := p.base.SentenceTerms(c.doc, c.sentence, nil)
	asked, said := 0, 0
	for _, t := range title {
		if p.asked.terms[t] {
			asked++
		}
		if _, ok := slices.BinarySearch(sentence, t); ok {
			said++
		}
	}
	c.features[rank.TitleAsked] = float32(asked) / float32(len(title))
	c.features[rank.TitleSaid] = float32(said) / float32(len(title))
}

// compare fills in how a candidate stands among all.
func (p *pool) compare() {
	gaps(p.candidates, rank.Own, rank.OwnGap)
	for i := range p.candidates {
		above := 0
		for j := range p.candidates {
			if p.candidates[j].features[rank.Own] > p.candidates[i].features[rank.Own] {
				above++
			}
		}
		p.candidates[i].features[rank.OwnRank] = float32(min(above, 20))
	}
}

// gaps fills in each candidate's lead over the best other one.
func gaps(group []candidate, value, gap rank.Feature) {
	rank.Gaps(len(group), func(i int) *rank.Features { return &group[i].features }, value, gap)
}
