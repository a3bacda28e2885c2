package knowledge

import (
	"strings"

	"detente/knowledge/language"
)

// A Document is a text with what is known of its structure. It does not change
// after it was read.
type Document struct {
	ID    string // unique in a Base; a file's name without its extension
	Title string // never empty: the ID where the document has no title
	Lang  string // BCP 47: "zh", "zh-Hant", "en", …; "" when unknown
	// Text is the document as it is shown. Every range below counts its bytes.
	Text string
	// Sections are in the order of the text. The first has no heading and holds
	// what stands above the first heading; it may be without sentences.
	Sections  []Section
	Sentences []Sentence
	// Translations are aligned with Sentences, at most one a language.
	Translations []Translation
	// Glossary holds phrases of one meaning in this document; nil is none.
	Glossary *Glossary
	// Questions are questions that the document answers, as its owner wrote
	// them down, to be suggested to askers.
	Questions []SuggestedQuestion
}

// A Section is a heading and what stands under it, up to the next heading.
type Section struct {
	// Path holds the headings above the section's text, the document's title
	// left out, outermost first. It is empty for the first section.
	Path []string
	// First and End are the range of the section's sentences.
	First, End int
}

// Name is the path as it is shown: "Chapter › Part". It is "" above the first
// heading.
func (s Section) Name() string { return strings.Join(s.Path, " › ") }

// A Sentence is a range of a document's text.
type Sentence struct {
	language.Span
	Section   int // index in the document's Sections
	Paragraph int // counts the document's paragraphs from 0
}

// A SuggestedQuestion is a question in the language Lang (BCP 47).
type SuggestedQuestion struct{ Lang, Text string }

// Quote is the sentence i, counted from 0, as it is shown.
func (d *Document) Quote(i int) string { return d.Text[d.Sentences[i].Start:d.Sentences[i].End] }

// SectionOf is the section that sentence i stands in.
func (d *Document) SectionOf(i int) Section { return d.Sections[d.Sentences[i].Section] }

// Translation returns the document's translation into the language of the BCP
// 47 tag lang, by primary language, or nil.
func (d *Document) Translation(lang string) *Translation {
	for i := range d.Translations {
		if language.Primary(d.Translations[i].Lang) == language.Primary(lang) {
			return &d.Translations[i]
		}
	}
	return nil
}

// builder puts a document together from headings and paragraphs.
type builder struct {
	doc   Document
	shown strings.Builder
	path  []heading
	paras int
}

type heading struct {
	level int
	title string
}

func newBuilder(id string) *builder {
	return &builder{doc: Document{ID: id, Sections: make([]Section, 1)}}
}

// heading starts a section. The first heading of level 1, when nothing stands
// above it, is the document's title instead.
func (b *builder) heading(level int, title string) {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		return
	}
	b.write(title)
	if level == 1 && b.doc.Title == "" && b.paras == 0 && len(b.doc.Sections) == 1 {
		b.doc.Title = title
		return
	}
	for n := len(b.path); n > 0 && b.path[n-1].level >= level; n-- {
		b.path = b.path[:n-1]
	}
	b.path = append(b.path, heading{level, title})
	b.startSection()
}

func (b *builder) startSection() {
	n := len(b.doc.Sentences)
	b.doc.Sections[len(b.doc.Sections)-1].End = n
	section := Section{First: n, End: n}
	for _, h := range b.path {
		section.Path = append(section.Path, h.title)
	}
	b.doc.Sections = append(b.doc.Sections, section)
}

// paragraph adds a paragraph, cut into sentences. White space around it goes.
func (b *builder) paragraph(s string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return
	}
	b.sentences(b.write(s), s)
}

// sentences records the sentences of the paragraph s, which is shown at start.
func (b *builder) sentences(start int, s string) {
	for _, sp := range language.Sentences(s) {
		b.doc.Sentences = append(b.doc.Sentences, Sentence{
			Span:      language.Span{Start: start + sp.Start, End: start + sp.End},
			Section:   len(b.doc.Sections) - 1,
			Paragraph: b.paras,
		})
	}
	b.paras++
}

// write shows a block, an empty line after the one before, and returns where.
func (b *builder) write(block string) (start int) {
	if b.shown.Len() > 0 {
		b.shown.WriteString("\n\n")
	}
	start = b.shown.Len()
	b.shown.WriteString(block)
	return start
}

// document finishes the document. Its language is found out, and its title
// falls back to its ID.
func (b *builder) document() *Document {
	d := b.doc
	d.Text = b.shown.String()
	d.Sections[len(d.Sections)-1].End = len(d.Sentences)
	if d.Title == "" {
		d.Title = d.ID
	}
	if d.Lang == "" {
		d.Lang, _ = language.Language(d.Text)
	}
	return &d
}
