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

// A candidate is a piece of a document that may answer, with all that the ranking
// knows.
type candidate struct {
	doc *document.Document
	piece
	sentence int // the first of its sentences: index in doc.Sentences
	own      match
	// before, after, lead, heading and around are what the sentences beside it, what
	// leads into it, the nearest heading, and the title with all headings have.
	before, after, leading, heading, around match
	known                                   []language.Term // its terms, once they were asked for
	// another tells that it is of another thing than the question names: of the X20,
	// asked for the X30.
	another bool
	// whole is what it has with all that stands above it.
	whole match
	// best is the largest share that one of its sentences has, bestAt which, and bestOwn
	// what that has.
	best     float32
	bestAt   int
	bestOwn  match
	features rank.Features
}

// sentenceOf is the candidate of a sentence that was not ranked.
func sentenceOf(d *document.Document, i int) candidate {
	return candidate{doc: d, sentence: i, piece: piece{form: sentenceForm, block: d.Sentences[i].Block, first: i, end: i + 1, last: i + 1, lead: -1}}
}

// A pool is the pieces of the best passages for a question.
type pool struct {
	base       *knowledge.Base
	reading    *reading
	hits       []index.Hit
	candidates []candidate
	asked      asked
	related    *relate.Model
	wishes     rank.Features
	// asksVersion tells that a version is asked for, asking which headings are
	// questions.
	asksVersion bool
	asking      map[string]bool
}

func newPool(base *knowledge.Base, related *relate.Model, r *reading, hits []index.Hit) *pool {
	p := &pool{base: base, related: related, reading: r, hits: hits, asked: readAsked(r), asking: map[string]bool{}}
	p.asksVersion = asksVersion().MatchString(language.Fold(r.text))
	wishes(r.text, &p.wishes)
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
	p.tellApart()
	return p
}

// tellApart finds the candidates that are of another thing than the question names.
func (p *pool) tellApart() {
	named := language.Designators(p.reading.text)
	for i := range p.candidates {
		c := &p.candidates[i]
		context := c.quote(c.doc) + "\n" + c.doc.Sections[c.doc.Blocks[c.block].Section].Name() + "\n" + c.doc.Title + "\n" + c.doc.Path
		lacks := func(d string) bool { return !language.HasDesignator(context, d) }
		c.another = slices.ContainsFunc(named, lacks) || language.OfAnother(p.reading.text, context)
	}
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
	return relate.SentenceTerms(c.terms(base), c.look(base), asked)
}

// terms are the terms of a candidate's own sentences, sorted.
func (c *candidate) terms(base *knowledge.Base) []language.Term {
	if c.known == nil {
		c.known = c.readTerms(base)
	}
	return c.known
}

func (c *candidate) readTerms(base *knowledge.Base) []language.Term {
	if c.end == c.first+1 {
		own, _ := base.SentenceTerms(c.doc, c.first, nil)
		return own
	}
	if c.form == headingForm {
		return base.HeadingTerms(c.doc, c.doc.Blocks[c.block].Section, nil)
	}
	var all []language.Term
	for i := c.first; i < c.last; i++ {
		own, _ := base.SentenceTerms(c.doc, i, nil)
		all = append(all, own...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// look is what can be seen of a candidate without a question.
func (c *candidate) look(base *knowledge.Base) language.Look {
	if c.form == headingForm {
		return language.LookAt(c.doc.Shown(c.doc.Blocks[c.block]))
	}
	look := base.Look(c.doc, c.first)
	for i := c.first + 1; i < c.last; i++ {
		more := base.Look(c.doc, i)
		look.Marks |= more.Marks
		look.Counted = append(look.Counted[:len(look.Counted):len(look.Counted)], more.Counted...)
	}
	return look
}

// rough is a score good enough to tell which pieces deserve a closer look.
func (c *candidate) rough() float32 {
	f := &c.features
	return f[rank.Own] + 0.35*(f[rank.Before]+f[rank.Around]+f[rank.Lead]) + 0.7*f[rank.Passage]
}

// addPassage adds a passage's pieces with what costs little to tell.
func (p *pool) addPassage(index int, h index.Hit) {
	d, r := h.Passage.Document, p.reading
	translation := d.Translation(r.lang)
	around := r.match(p.base.SectionTerms(d, h.Passage.Section, translation))
	heading := r.match(p.base.HeadingTerms(d, h.Passage.Section, translation))
	first := len(p.candidates)
	covered := slices.Clone(around)
	sentences := make([]match, h.Passage.End-h.Passage.First)
	for i := range sentences {
		sentences[i] = r.match(p.base.SentenceTerms(d, h.Passage.First+i, translation))
		covered.add(sentences[i])
	}
	of := func(i int) match {
		if at := i - h.Passage.First; at >= 0 && at < len(sentences) {
			return sentences[at]
		}
		if i < 0 || i >= len(d.Sentences) {
			return nil
		}
		return r.match(p.base.SentenceTerms(d, i, translation))
	}
	local := localWeights(sentences, len(r.terms))
	whole := p.ofPassage(index, h, covered)
	for _, pc := range piecesOf(d, h.Passage.First, h.Passage.End) {
		c := candidate{doc: d, piece: pc, sentence: pc.first, around: around, heading: heading, features: whole}
		switch {
		case pc.form == headingForm:
			c.own, c.heading = heading, nil
		case pc.end == pc.first+1:
			c.own = of(pc.first)
			c.best, c.bestOwn, c.bestAt = p.share(c.own), c.own, pc.first
		default:
			c.own = make(match, len(r.terms))
			for i := pc.first; i < pc.last; i++ {
				m := of(i)
				c.own.add(m)
				if share := p.share(m); share > c.best || c.bestOwn == nil {
					c.best, c.bestOwn, c.bestAt = share, m, i
				}
			}
		}
		c.before, c.after = inPassage(sentences, pc.first-1-h.Passage.First), inPassage(sentences, pc.end-h.Passage.First)
		if pc.lead >= 0 {
			c.leading = make(match, len(r.terms))
			for i := d.Blocks[pc.lead].From; i < d.Blocks[pc.lead].To; i++ {
				c.leading.add(of(i))
			}
		}
		f := &c.features
		f[rank.Own] = p.share(c.own)
		f[rank.Local] = p.localShare(c.own, local)
		f[rank.Before] = p.extra(&c, c.before)
		f[rank.Around] = p.extra(&c, c.around)
		f[rank.Lead] = p.extra(&c, c.leading)
		c.whole = slices.Clone(c.own)
		c.whole.add(c.leading)
		c.whole.add(c.around)
		f[rank.Whole] = p.share(c.whole)
		f[rank.Words] = p.singles(c.whole)
		p.candidates = append(p.candidates, c)
	}
	gaps(p.candidates[first:], rank.Local, rank.LocalGap)
}

// inPassage is the match of a passage's sentence i, nil outside of it.
func inPassage(sentences []match, i int) match {
	if i < 0 || i >= len(sentences) {
		return nil
	}
	return sentences[i]
}

// ofPassage are the features that all pieces of a passage have alike; covered is
// what it has, title and headings included.
func (p *pool) ofPassage(index int, h index.Hit, covered match) (f rank.Features) {
	f = p.wishes
	f[rank.Covered] = p.share(covered)
	f[rank.Passage] = float32(h.Score / p.hits[0].Score)
	f[rank.PassageRank] = float32(index)
	f[rank.PassageShare] = float32(h.Score / max(p.reading.total, 1e-9))
	f[rank.PassageLead] = p.lead(index)
	f[rank.PassagePairs] = p.pairShare(covered)
	f[rank.PassageMissing] = p.missing(covered)
	f[rank.PassageSingles] = p.singles(covered)
	f[rank.MissingRun] = p.missingRun(covered)
	f[rank.DocumentLead] = p.ofDocument(h.Passage.Document)
	f[rank.Path] = p.share(p.reading.match(p.base.PathTerms(h.Passage.Document)))
	return f
}

// ofDocument is the share that a document's passages have of the score of all.
func (p *pool) ofDocument(d *document.Document) float32 {
	own, all := 0.0, 0.0
	for _, h := range p.hits {
		all += h.Score
		if h.Passage.Document == d {
			own += h.Score
		}
	}
	return float32(own / all)
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

// localWeights weighs each term by how few of a passage's sentences have it.
func localWeights(sentences []match, terms int) []float64 {
	weights := make([]float64, terms)
	for t := range weights {
		df := 0
		for _, m := range sentences {
			if m[t] {
				df++
			}
		}
		if df > 0 {
			weights[t] = float64(len(sentences)+1) / float64(df)
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
	f[rank.Missing] = p.missing(c.own, c.around, c.before, c.leading)
	if p.asked.heaviest >= 0 && c.own[p.asked.heaviest] {
		f[rank.Heaviest] = 1
	}
	f[rank.SlotBefore] = fitOf(c.own, p.asked.before)
	f[rank.SlotAfter] = fitOf(c.own, p.asked.after)
	f[rank.Numbers] = fitOf(c.own, p.asked.numbers)
	f[rank.NumbersWhole] = fitOf(c.whole, p.asked.numbers)
	f[rank.NamesWhole] = fitOf(c.whole, p.asked.names)
	f[rank.BestAfter] = fitOf(c.bestOwn, p.asked.after)
	f[rank.Literal] = p.literal(c)
	p.titleFeatures(c)
	p.structure(c)
	p.kind(f)
	p.looks(c)
}

// literal is the share that a piece and its heading have in the question's own words, not
// in other forms of them.
func (p *pool) literal(c *candidate) float32 {
	terms := c.terms(p.base)
	heading := p.base.HeadingTerms(c.doc, c.doc.Blocks[c.block].Section, nil)
	sum := 0.0
	for i, t := range p.reading.terms {
		if !c.whole[i] {
			continue
		}
		_, own := slices.BinarySearch(terms, t.term)
		_, above := slices.BinarySearch(heading, t.term)
		if own || above {
			sum += t.weight
		}
	}
	return float32(sum / max(p.reading.total, 1e-9))
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
	own := c.terms(p.base)
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
	sentence := c.terms(p.base)
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
	gaps(p.candidates, rank.Whole, rank.WholeGap)
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
