package answer

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"detente/answer/rank"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// looks fills in what can be seen of the sentence by itself.
func (p *pool) looks(c *candidate) {
	f := &c.features
	look := c.look(p.base)
	c.head(p, &look)
	if c.headed {
		f[rank.Headed] = 1
	}
	fillMarks(f, look.Marks)
	f[rank.Counted] = -1
	if p.asked.counted != 0 {
		f[rank.Counted] = 0
		if slices.Contains(look.Counted, p.asked.counted) {
			f[rank.Counted] = 1
		}
	}
	f[rank.Fit] = p.fit(f)
	if p.reading.kind == When && f[rank.Fit] > 0 && c.isProse() && p.datesTelling(c) {
		f[rank.Fit] = 0
	}
	f[rank.BestFit] = p.bestFit(c)
	f[rank.Length] = float32(min(len(c.quoted()), 2100)) / 3
	f[rank.QuestionSize] = float32(min(len(p.reading.terms), 100))
	f[rank.Position] = float32(c.sentence) / float32(len(c.doc.Sentences))
	if c.sentence == 0 {
		f[rank.First] = 1
	}
	if c.sentence == 0 || !c.doc.SameBlock(c.sentence-1, c.sentence) {
		f[rank.ParagraphHead] = 1
	}
}

// fillMarks fills in the features of marks.
func fillMarks(f *rank.Features, marks language.Marks) {
	for _, m := range []struct {
		feature rank.Feature
		mark    language.Marks
	}{
		{rank.Date, language.HasDate}, {rank.Year, language.HasYear}, {rank.Number, language.HasNumber}, {rank.Cause, language.HasCause},
		{rank.Place, language.HasPlace}, {rank.Person, language.HasPerson}, {rank.Negation, language.HasNegation}, {rank.Quote, language.HasQuote},
		{rank.List, language.HasList}, {rank.Foreign, language.HasForeign}, {rank.Defines, language.Defines}, {rank.Points, language.Points},
	} {
		if marks.Has(m.mark) {
			f[m.feature] = 1
		}
	}
}

// head lets the heading be quoted with a piece where it has the date or the version that
// is asked for, and the piece itself has none.
func (c *candidate) head(p *pool, look *language.Look) {
	h := c.doc.Sections[c.doc.Blocks[c.block].Section].Heading
	if h < 0 || c.form == headingForm || c.form == sectionForm && c.lead >= 0 {
		return
	}
	heading := c.doc.Shown(c.doc.Blocks[h])
	switch {
	case p.reading.kind == When && !look.Marks.Has(language.HasDate):
		at := language.LookAt(heading)
		c.headed = at.Marks.Has(language.HasDate) || version().MatchString(heading)
		look.Marks |= at.Marks & (language.HasDate | language.HasYear)
	case p.asksVersion && !version().MatchString(c.quoted()):
		c.headed = version().MatchString(heading)
	}
}

var (
	// version is the number of a version: 4.2.0, v2, 1.21.
	version = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[^\w.])v?\d+\.\d+(?:\.\d+)*|\bv\d+\b|(?:version|版本) ?\d`)
	})
	// asksVersion is a question for a version or for what a release brought, folded.
	asksVersion = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\bversions?\b|\breleases?\b|\blatest\b|\bnewest\b|版本|哪一版|哪个版|最新|几点几|верси|релиз|\bversion\b|\bausgabe\b`)
	})
)

// quoted is what would be quoted of a candidate without what leads into it.
func (c *candidate) quoted() string {
	if c.form == headingForm {
		return c.doc.Shown(c.doc.Blocks[c.block])
	}
	return c.doc.Text[c.doc.Sentences[c.first].Start:c.doc.Sentences[c.last-1].End]
}

// structure fills in what the place of a piece in its document tells.
func (p *pool) structure(c *candidate) {
	f, d := &c.features, c.doc
	if mark, ok := formMarks[c.form]; ok {
		f[mark] = 1
	}
	f[rank.Best] = c.best
	f[rank.Lines] = float32(min(c.end-c.first, 50))
	f[rank.Heading] = p.extraOver(c.heading, c.own, c.leading)
	f[rank.HeadingSaid] = p.headingSaid(c)
	for b := d.Blocks[c.block].Parent; b >= 0; b = d.Blocks[b].Parent {
		switch d.Blocks[b].Kind {
		case document.Item, document.Callout, document.Quotation, document.Question, document.Definition:
			f[rank.Inside] = 1
		}
	}
	section := d.Sections[d.Blocks[c.block].Section]
	if section.Heading >= 0 {
		if section.First == c.first {
			f[rank.Opens] = 1
		}
		if p.asks(d, section.Heading) {
			f[rank.Asking] = 1
		}
	}
	quoted := c.quoted()
	if document.LeadsIn(quoted) {
		f[rank.Colon] = 1
	}
	if hasTyped(quoted) {
		f[rank.Typed] = 1
	}
}

var formMarks = map[form]rank.Feature{
	paragraphForm: rank.IsParagraph, itemForm: rank.IsItem, listForm: rank.IsList, rowForm: rank.IsRow,
	tableForm: rank.IsTable, codeForm: rank.IsCode, headingForm: rank.IsHeading, sectionForm: rank.IsSection, openingForm: rank.IsOpening,
}

// asks reports whether a heading is a question.
func (p *pool) asks(d *document.Document, heading int) bool {
	h := d.Shown(d.Blocks[heading])
	asked, known := p.asking[h]
	if !known {
		word, _ := language.Interrogative(h)
		asked = strings.HasSuffix(h, "?") || strings.HasSuffix(h, "？") || word.End > word.Start
		p.asking[h] = asked
	}
	return asked
}

// extraOver is the share that m has and none of the others.
func (p *pool) extraOver(m match, others ...match) float32 {
	sum := 0.0
	for i, has := range m {
		if has && !slices.ContainsFunc(others, func(o match) bool { return o != nil && o[i] }) {
			sum += p.reading.terms[i].weight
		}
	}
	return float32(sum / max(p.reading.total, 1e-9))
}

// headingSaid is the share of the nearest heading's terms that the question has.
func (p *pool) headingSaid(c *candidate) float32 {
	terms := p.base.HeadingTerms(c.doc, c.doc.Blocks[c.block].Section, nil)
	n := 0
	for _, t := range terms {
		if p.asked.terms[t] {
			n++
		}
	}
	return float32(n) / float32(max(1, len(terms)))
}

// fit tells whether the sentence has what the kind of question wants.
func (p *pool) fit(f *rank.Features) float32 {
	switch p.reading.kind {
	case When:
		return f[rank.Date]
	case HowMany:
		return f[rank.Number]
	case Where:
		return f[rank.Place]
	case Who:
		return f[rank.Person]
	case Why:
		return f[rank.Cause]
	}
	return -1
}

// datesTelling reports whether the dates of a piece say when something was told, and not
// when what is told takes place, which is what is asked for.
func (p *pool) datesTelling(c *candidate) bool {
	quoted := c.quoted()
	told, ok := p.reading.told(quoted, c.doc.Lang, p.base.Terms)
	return ok && len(language.DatesIn(quoted, told)) == 0
}

// told is the part of a quote in lang that says what was told, where that is what is
// asked about and not the telling: where it has more of the question than the rest. terms
// gives the terms of a text, sorted.
func (r *reading) told(quote, lang string, terms func(s, lang string) []language.Term) (told string, ok bool) {
	head, told, ok := language.Told(quote)
	if !ok || language.IsReport(r.meant) {
		return "", false
	}
	has := func(s string) float64 { return r.match(terms(s, lang)).weight(*r) }
	return told, has(told) > has(head)
}

// bestFit tells the same of the sentence that has most of the question.
func (p *pool) bestFit(c *candidate) float32 {
	if c.bestOwn == nil || c.end == c.first+1 || c.features[rank.Fit] <= 0 {
		return c.features[rank.Fit]
	}
	var f rank.Features
	fillMarks(&f, p.base.Look(c.doc, c.bestAt).Marks)
	return p.fit(&f)
}

// kind fills in what the question asks for.
func (p *pool) kind(f *rank.Features) {
	switch p.reading.kind {
	case When:
		f[rank.AskedWhen] = 1
	case Where:
		f[rank.AskedWhere] = 1
	case Who:
		f[rank.AskedWho] = 1
	case HowMany:
		f[rank.AskedHowMany] = 1
	case Why:
		f[rank.AskedWhy] = 1
	case YesNo:
		f[rank.AskedYesNo] = 1
	}
}
