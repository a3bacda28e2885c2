package answer

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/document"
)

// A Line is a sentence of an excerpt.
type Line struct {
	Sentence int // its number
	// Quote is the sentence as the document has it, between the byte offsets Start
	// and End; Translation is in the reader's language, "" where there is none.
	Quote, Translation string
	Start, End         int
	// Evidence tells that the sentence is what the excerpt is about.
	Evidence bool
	// Opens tells that it is the first of its paragraph.
	Opens bool
}

// Shown is what a reader is shown of a line: the translation into the reader's
// language where there is one, and the quote otherwise.
func (s Line) Shown() string {
	if s.Translation != "" {
		return s.Translation
	}
	return s.Quote
}

// An Excerpt is a run of sentences of one section.
type Excerpt struct {
	Document, Key string
	// Title and Section are as the reader sees them.
	Title, Section string
	// SectionNumber is the section's number for [Library.Section].
	SectionNumber int
	Lines         []Line
	// Earlier and Later are a sentence of the passage before and of the one after,
	// for [Library.Passage]: the last and the first. They are 0 at the ends of the
	// document.
	Earlier, Later int
	// Page counts from 1 to Pages. A passage is one page.
	Page, Pages int
}

// Passage returns the passage that a sentence stands in, as it is searched: whole
// paragraphs of one section of about 400 characters in all, or part of a longer
// one. evidence are the sentences that are marked so; without any it is the one
// that was asked for.
func (l *Library) Passage(doc string, sentence int, lang string, evidence ...int) (e Excerpt, ok bool) {
	d := l.document(doc)
	if d == nil || sentence < 1 || sentence > len(d.Sentences) {
		return Excerpt{}, false
	}
	if len(evidence) == 0 {
		evidence = []int{sentence}
	}
	p := l.passages[d][l.passageOf(d, sentence-1)]
	e = l.excerpt(d, p.First, p.End, lang)
	for i := range e.Lines {
		e.Lines[i].Evidence = slices.Contains(evidence, e.Lines[i].Sentence)
	}
	return e, true
}

// pageRunes is how many characters of sentences, as they are shown, a page of a
// section has at most, unless a single sentence has more.
const pageRunes = 1200

// Section returns a page, from 1, of the sentences of a section, as many as have
// 1200 characters in the reader's language.
func (l *Library) Section(doc string, section, page int, lang string) (e Excerpt, ok bool) {
	d := l.document(doc)
	if d == nil || section < 1 || section > len(d.Sections) {
		return Excerpt{}, false
	}
	starts := pages(d, d.Sections[section-1], lang)
	if page < 1 || page > len(starts)-1 {
		return Excerpt{}, false
	}
	e = l.excerpt(d, starts[page-1], starts[page], lang)
	e.Page, e.Pages = page, len(starts)-1
	return e, true
}

// pages are where the pages of a section begin, and where the last one ends.
func pages(d *document.Document, s document.Section, lang string) []int {
	starts, size := []int{s.First}, 0
	t := translationFor(d, lang)
	for i := s.First; i < s.End; i++ {
		shown := d.Quote(i)
		if t != nil {
			shown = t.Sentences[i]
		}
		n := utf8.RuneCountInString(shown)
		if size > 0 && size+n > pageRunes {
			starts, size = append(starts, i), 0
		}
		size += n
	}
	if s.First == s.End {
		return starts
	}
	return append(starts, s.End)
}

// excerpt is the sentences first to end, from 0, of one section.
func (l *Library) excerpt(d *document.Document, first, end int, lang string) Excerpt {
	section := d.Sentences[first].Section
	e := Excerpt{
		Document: d.ID, Key: l.keys[d], Title: titleOf(d, lang), Section: sectionOf(d, section, lang),
		SectionNumber: section + 1, Earlier: first, Page: 1, Pages: 1,
	}
	if end < len(d.Sentences) {
		e.Later = end + 1
	}
	t := translationFor(d, lang)
	for i := first; i < end; i++ {
		s := d.Sentences[i]
		line := Line{Sentence: i + 1, Quote: d.Quote(i), Start: s.Start, End: s.End, Opens: !sameBlock(d, i-1, i)}
		if t != nil {
			line.Translation = t.Sentences[i]
		}
		e.Lines = append(e.Lines, line)
	}
	return e
}
