package answer

import (
	"slices"

	"detente/answer/rank"
	"detente/knowledge/language"
)

// looks fills in what can be seen of the sentence by itself.
func (p *pool) looks(c *candidate) {
	f, s := &c.features, c.doc.Sentences[c.sentence]
	look := p.base.Look(c.doc, c.sentence)
	for _, m := range []struct {
		feature rank.Feature
		mark    language.Marks
	}{
		{rank.Date, language.HasDate}, {rank.Year, language.HasYear}, {rank.Number, language.HasNumber}, {rank.Cause, language.HasCause},
		{rank.Place, language.HasPlace}, {rank.Person, language.HasPerson}, {rank.Negation, language.HasNegation}, {rank.Quote, language.HasQuote},
		{rank.List, language.HasList}, {rank.Foreign, language.HasForeign}, {rank.Defines, language.Defines}, {rank.Points, language.Points},
	} {
		if look.Marks.Has(m.mark) {
			f[m.feature] = 1
		}
	}
	f[rank.Counted] = -1
	if p.asked.counted != 0 {
		f[rank.Counted] = 0
		if slices.Contains(look.Counted, p.asked.counted) {
			f[rank.Counted] = 1
		}
	}
	f[rank.Fit] = p.fit(f)
	f[rank.Length] = float32(min(s.End-s.Start, 600)) / 3
	f[rank.QuestionSize] = float32(min(len(p.reading.terms), 100))
	f[rank.Position] = float32(c.sentence) / float32(len(c.doc.Sentences))
	if c.sentence == 0 {
		f[rank.First] = 1
	}
	if c.sentence == 0 || c.doc.Sentences[c.sentence-1].Block != s.Block {
		f[rank.ParagraphHead] = 1
	}
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
