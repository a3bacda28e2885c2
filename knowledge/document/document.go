package document

import (
	"net/url"
	"strings"

	"detente/knowledge/glossary"
	"detente/knowledge/language"
)

// A Document is a text with what is known of its structure. It does not change
// after it was read.
type Document struct {
	ID    string // unique in a base; a file's path without its extension
	Title string // never empty: the ID where the document has no title
	Lang  string // BCP 47: "zh", "zh-Hant", "en", …; "" when unknown
	// URL is the public address of the document; "" when unknown.
	URL string
	// Date is the day that the document says it is of, as 2006-01-02; "" when it
	// does not say.
	Date string
	// Path is the file's path inside its source, with slashes and without its
	// extension; "" for a document that has no file to itself. Its segments are
	// searched as the title is.
	Path string
	// Keywords are what front matter says of the document besides its title:
	// description, tags, aliases. They are searched and never quoted.
	Keywords []string
	// Text is the document as it is shown. Every range below counts its bytes.
	Text string
	// Sections are in the order of the text. The first has no heading and holds
	// what stands above the first heading; it may be without sentences.
	Sections []Section
	// Blocks are in the order of the text, a block before those that it holds.
	Blocks    []Block
	Sentences []Sentence
	// Translations are aligned with Sentences, at most one a language.
	Translations []Translation
	// Glossary holds phrases of one meaning in this document; nil is none.
	Glossary *glossary.Glossary
	// Questions are questions that the document answers, as its owner wrote
	// them down, to be suggested to askers.
	Questions []SuggestedQuestion
}

// A Section is a heading and what stands under it, up to the next heading. Where
// sections beneath it end before it does, what follows them is a section with the
// same path and heading again.
type Section struct {
	// Path holds the headings above the section's text, the document's title
	// left out, outermost first. It is empty for what stands under none.
	Path []string
	// First and End are the range of the section's sentences.
	First, End int
	// Heading is the index of the heading's block, -1 where Path is empty.
	Heading int
	// Anchor is the fragment of a URL that leads to the section; "" when unknown.
	Anchor string
}

// Name is the path as it is shown: "Chapter › Part". It is "" above the first
// heading.
func (s Section) Name() string { return strings.Join(s.Path, " › ") }

// A Sentence is a range of a document's text: a sentence of prose, a row of a
// table, or a line of code.
type Sentence struct {
	language.Span
	Section int // index in the document's Sections
	Block   int // index in the document's Blocks of the leaf that it stands in
}

// A SuggestedQuestion is a question in the language Lang (BCP 47).
type SuggestedQuestion struct{ Lang, Text string }

// A Translation is a document in another language, aligned with it sentence by
// sentence.
type Translation struct {
	Lang  string // BCP 47
	Title string
	// Sections holds the name of each of the document's sections.
	Sections []string
	// Sentences holds the translation of each of the document's sentences.
	Sentences []string
}

// Quote is the sentence i, counted from 0, as it is shown.
func (d *Document) Quote(i int) string { return d.Text[d.Sentences[i].Start:d.Sentences[i].End] }

// SectionOf is the section that sentence i stands in.
func (d *Document) SectionOf(i int) Section { return d.Sections[d.Sentences[i].Section] }

// BlockOf is the leaf that sentence i stands in.
func (d *Document) BlockOf(i int) Block { return d.Blocks[d.Sentences[i].Block] }

// SameBlock reports whether d has a sentence i, and that in the block of sentence j.
func (d *Document) SameBlock(i, j int) bool {
	return i >= 0 && i < len(d.Sentences) && d.Sentences[i].Block == d.Sentences[j].Block
}

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

// PathWords are the words of the document's path: its segments, parted at hyphens and
// underscores. They are empty for a document without a path.
func (d *Document) PathWords() []string {
	return strings.FieldsFunc(d.Path, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == ' ' })
}

// SectionURL is the public address of section i: the document's, with the section's
// anchor behind it where that is known. It is "" where the document has none.
func (d *Document) SectionURL(i int) string {
	anchor := d.Sections[i].Anchor
	if d.URL == "" || anchor == "" || strings.Contains(d.URL, "#") {
		return d.URL
	}
	return d.URL + "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
}

// New makes a document of plain text; see [ReadPlain]. With a title of its own, no
// line of body is taken for one.
func New(id, title, body string) *Document { return NewDescribed(id, Meta{Title: title}, body) }

// NewDescribed does what New does for a text of which more is known. Its language is
// found out only where m does not say it.
func NewDescribed(id string, m Meta, body string) *Document {
	b := NewBuilder(id)
	title := strings.TrimSpace(m.Title)
	m.Title = ""
	b.Describe(m)
	d := readPlain(b, body)
	if title != "" {
		d.Title = title
	}
	return d
}
