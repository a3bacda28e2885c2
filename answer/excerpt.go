package answer

import (
	"slices"
	"unicode/utf8"

	"detente/knowledge/document"
)

// A Line is a sentence of an excerpt. A row of a table is one, and so is a line of
// code.
type Line struct {
	Sentence int // its number
	// Setting is that of the block that the sentence stands in; its Marker is that of
	// the item that begins with the sentence.
	Setting
	// Quote is the sentence as the document has it, between the byte offsets Start
	// and End; Translation is in the reader's language, "" where there is none.
	Quote, Translation string
	Start, End         int
	// Evidence tells that the sentence is what the excerpt is about.
	Evidence bool
	// Indent is the white space before a line of code, with the empty lines before it;
	// it is "" elsewhere.
	Indent string
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
	// Page counts from 1 to Pages. A passage is one page, unless it has a long list,
	// table or piece of code.
	Page, Pages int
}

// Passage returns the passage that a sentence stands in, as it is searched: whole
// paragraphs of one section of about 400 characters in all, or part of a longer
// one. A list, a table or a piece of code that several passages share is put together
// again, with all of them, and comes in pages of 1200 characters and 50 sentences.
// evidence are the sentences that are marked so; without any it is the one that was
// asked for.
func (l *Library) Passage(doc string, sentence int, lang string, evidence ...int) (e Excerpt, ok bool) {
	d := l.document(doc)
	if d == nil || sentence < 1 || sentence > len(d.Sentences) {
		return Excerpt{}, false
	}
	if len(evidence) == 0 {
		evidence = []int{sentence}
	}
	starts := l.around(d, sentence-1, lang)
	page, found := slices.BinarySearch(starts, sentence-1)
	if !found {
		page--
	}
	e = l.excerpt(d, starts[page], starts[page+1], lang)
	e.Page, e.Pages = page+1, len(starts)-1
	for i := range e.Lines {
		e.Lines[i].Evidence = slices.Contains(evidence, e.Lines[i].Sentence)
	}
	return e, true
}

// maxPassageLines is how many sentences a page of a long list has at most.
const maxPassageLines = 50

// around are where the pages of the passages begin that belong together with that of
// sentence i, from 0, and where the last one ends.
func (l *Library) around(d *document.Document, i int, lang string) []int {
	all := l.passages[d]
	first := l.passageOf(d, i)
	last := first
	for first > 0 && parted(d, all[first].First) {
		first--
	}
	for last+1 < len(all) && parted(d, all[last+1].First) {
		last++
	}
	if first == last {
		return []int{all[first].First, all[first].End}
	}
	return pages(d, all[first].First, all[last].End, maxPassageLines, lang)
}

// parted reports whether a list, a table or a piece of code begins before sentence i
// and goes on with it.
func parted(d *document.Document, i int) bool {
	for b := d.Sentences[i].Block; b >= 0; b = d.Blocks[b].Parent {
		switch d.Blocks[b].Kind {
		case document.List, document.Table, document.Code:
			if d.Blocks[b].From < i {
				return true
			}
		}
	}
	return false
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
	s := d.Sections[section-1]
	starts := pages(d, s.First, s.End, s.End-s.First, lang)
	if page < 1 || page > len(starts)-1 {
		return Excerpt{}, false
	}
	e = l.excerpt(d, starts[page-1], starts[page], lang)
	e.Page, e.Pages = page, len(starts)-1
	return e, true
}

// pages are where the pages of the sentences first to end begin, with at most lines of
// them each, and where the last one ends.
func pages(d *document.Document, first, end, lines int, lang string) []int {
	starts, size := []int{first}, 0
	t := translationFor(d, lang)
	for i := first; i < end; i++ {
		shown := d.Quote(i)
		if t != nil {
			shown = t.Sentences[i]
		}
		n := utf8.RuneCountInString(shown)
		if size > 0 && (size+n > pageRunes || i-starts[len(starts)-1] == lines) {
			starts, size = append(starts, i), 0
		}
		size += n
	}
	if first == end {
		return starts
	}
	return append(starts, end)
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
		line.Setting, line.Indent = settingOf(d, s.Block, 0), indentOf(d, i)
		if !line.Opens {
			line.Marker = ""
		}
		if t != nil {
			line.Translation = t.Sentences[i]
		}
		e.Lines = append(e.Lines, line)
	}
	return e
}

// indentOf is the white space between line i of code and the one before.
func indentOf(d *document.Document, i int) string {
	b := d.BlockOf(i)
	if b.Kind != document.Code {
		return ""
	}
	from := b.Start
	if sameBlock(d, i-1, i) {
		from = d.Sentences[i-1].End
	}
	return d.Text[from:d.Sentences[i].Start]
}
