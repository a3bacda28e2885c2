package answer

import (
	"slices"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/edition"
	"detente/knowledge/language"
)

// releaseSure is the confidence of an answer about a release, whose words the trees
// can't judge: "What is the latest version?" has none of "4.2.0 (2026-02-11)". The
// question says plainly what is asked, and the heading what it is about; what may be
// wrong is the log.
const releaseSure = 0.85

// released answers a question for a release by the headings of a change log. ok is
// false where the question is another, or no log tells for sure; found is empty where
// one tells that there is no such release.
func (a *Responder) released(r *reading) (found []evidence, ok bool) {
	q, ok := asksRelease(r)
	if !ok {
		return nil, false
	}
	logs := a.logsFor(q.rest, r.lang)
	var best []edition.Entry
	for _, l := range logs {
		entries := q.entries(l)
		switch {
		case len(entries) == 0:
		case len(best) == 0:
			best = entries
		case entries[0].Release != best[0].Release:
			return nil, false // which of them is meant can't be told
		}
	}
	if len(best) == 0 {
		return nil, len(logs) > 0 && len(q.named) > 0 && !a.isTold(q.named[0])
	}
	return a.ofEntry(&q, r, best[0])
}

// isTold reports whether a version stands anywhere in the documents.
func (a *Responder) isTold(v edition.Version) bool {
	return slices.ContainsFunc(a.base.Documents(), func(d *document.Document) bool {
		return strings.Contains(d.Text, v.String())
	})
}

// logsFor are the logs that a question may be about: those of documents that say that
// they are one, or where there are none, all; of these, those in the asker's language,
// if there are any.
func (a *Responder) logsFor(named []language.Term, lang string) []edition.Log {
	editions := a.base.Editions()
	var declared, others []edition.Log
	for _, l := range editions.Logs() {
		e := l.Entries[0]
		if !editions.Reads(&document.Passage{Document: e.Document, Section: e.First}, nil) || !a.isAbout(l, named) {
			continue
		}
		if l.Declared {
			declared = append(declared, l)
		} else {
			others = append(others, l)
		}
	}
	if len(declared) == 0 {
		declared = others
	}
	if own := inLanguage(declared, lang); len(own) > 0 {
		return own
	}
	return declared
}

// inLanguage are the logs in a language, by its BCP 47 tag.
func inLanguage(logs []edition.Log, lang string) (own []edition.Log) {
	for _, l := range logs {
		if language.Primary(l.Entries[0].Document.Lang) == language.Primary(lang) {
			own = append(own, l)
		}
	}
	return own
}

// isAbout reports whether a log is of what the terms name: its title, its path or its
// headings have them, or the title of a front page.
func (a *Responder) isAbout(l edition.Log, named []language.Term) bool {
	if len(named) == 0 {
		return true
	}
	d := l.Entries[0].Document
	known := slices.Concat(a.base.TitleTerms(d), a.base.PathTerms(d), a.base.Terms(l.Name, d.Lang))
	for _, front := range a.base.Documents() {
		if isFront(front) {
			known = append(known, a.base.TitleTerms(front)...)
		}
	}
	return !slices.ContainsFunc(named, func(t language.Term) bool { return !slices.Contains(known, t) })
}

// isFront reports whether a document is the first that is read of a folder of them.
func isFront(d *document.Document) bool {
	switch strings.ToLower(d.Path) {
	case "readme", "index", "docs/index", "docs/readme", "introduction", "docs/introduction":
		return true
	}
	return false
}

// ofEntry quotes what is asked of an entry of a log.
func (a *Responder) ofEntry(q *releaseAsked, r *reading, e edition.Entry) ([]evidence, bool) {
	p, ok := headingOf(e)
	if q.changes {
		p, ok = bodyOf(e, changeKind(r.text))
	} else if q.dated && e.Date == "" {
		return nil, false
	}
	if !ok {
		return nil, false
	}
	return []evidence{{candidate: candidate{doc: e.Document, piece: p, sentence: p.first}}}, true
}

// headingOf is the heading of an entry; ok is false where none is shown, or nothing
// stands below it.
func headingOf(e edition.Entry) (p piece, ok bool) {
	d, section := e.Document, e.Document.Sections[e.First]
	heading := section.Heading
	if heading < 0 && len(d.Blocks) > 0 && d.Blocks[0].Kind == document.Heading {
		heading = 0 // the title
	}
	return piece{form: headingForm, block: heading, first: section.First, end: section.First, last: section.First, lead: -1},
		heading >= 0 && section.First < len(d.Sentences)
}

// bodyOf is what an entry says below its heading, of one sort of changes where it lists
// them by themselves; kind is -1 for all. Its heading is quoted with it.
func bodyOf(e edition.Entry, kind int) (p piece, ok bool) {
	d := e.Document
	p, ok = headingOf(e)
	if !ok {
		return p, false
	}
	first, end := e.First, e.End
	for s := e.First + 1; s < e.End && kind >= 0; s++ {
		if path := d.Sections[s].Path; len(path) > 0 && changeKind(path[len(path)-1]) == kind {
			first, end = s, s+1
			break
		}
	}
	p.first, p.end = d.Sections[first].First, d.Sections[end-1].End
	if p.first >= p.end {
		return p, false
	}
	p.headed = true
	p.cutBody(d)
	return p, true
}

// cutBody says what a piece of several blocks is, and how much of it is quoted: as much
// as is quoted of lists, or where it is only prose, as of prose, and a sentence at least.
func (p *piece) cutBody(d *document.Document) {
	p.form = openingForm
	most := maxProse
	for i := p.first; i < p.end; i++ {
		if b := outermost(d, d.Sentences[i].Block); d.Blocks[b].Kind != document.Paragraph {
			p.form, most = sectionForm, maxStructured
			if d.Blocks[b].Kind == document.List && d.Blocks[b].From == p.first && d.Blocks[b].To == p.end {
				p.form, p.block = listForm, b
			}
		}
	}
	ends := p.breaks(d, most)
	for i, end := range ends {
		if i > 0 && shownRunes(d, p.first, end) > most {
			p.cut = len(ends) - i
			return
		}
		p.last = end
	}
}

// breaks are the places where a piece of several blocks may be cut: behind each of its
// leaves, and behind the sentences of prose and of leaves that are longer than most.
func (p *piece) breaks(d *document.Document, most int) (ends []int) {
	for i := p.first; i < p.end; i++ {
		leaf := d.BlockOf(i)
		if i+1 == leaf.To || p.form == openingForm || shownRunes(d, leaf.From, leaf.To) > most {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// outermost is the block that holds block i and stands in none.
func outermost(d *document.Document, i int) int {
	for d.Blocks[i].Parent >= 0 {
		i = d.Blocks[i].Parent
	}
	return i
}
