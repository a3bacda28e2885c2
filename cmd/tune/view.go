package main

import (
	"slices"
	"strings"

	"detente/knowledge"
	"detente/knowledge/language"
)

// A view is a set's passages as documents of one build.
type view struct {
	name string
	docs []*knowledge.Document
	// passage is the ID of the set's passage that a hit belongs to.
	passage func(knowledge.Hit) string
}

// chapters is how many passages stand under headings of one document.
const chapters = 8

// viewsOf shows documents as they are, without their titles, and eight to a
// document under their titles as headings: the sets have no headings themselves.
func viewsOf(docs []*knowledge.Document) []view {
	itself := func(h knowledge.Hit) string { return h.Passage.Document.ID }
	books, of := bound(docs)
	return []view{
		{"titles", docs, itself},
		{"no titles", untitled(docs), itself},
		{"headings", books, func(h knowledge.Hit) string { return of[h.Passage.Document.ID][h.Passage.Section] }},
	}
}

func untitled(docs []*knowledge.Document) []*knowledge.Document {
	copies := make([]*knowledge.Document, len(docs))
	for i, d := range docs {
		c := *d
		c.Title = ""
		copies[i] = &c
	}
	return copies
}

// bound puts documents together as sections of longer ones, and tells for each of
// those by its ID which section came from which document.
func bound(docs []*knowledge.Document) (books []*knowledge.Document, of map[string][]string) {
	of = map[string][]string{}
	for part := range slices.Chunk(docs, chapters) {
		book := &knowledge.Document{ID: "book of " + part[0].ID, Lang: part[0].Lang}
		var shown strings.Builder
		for _, d := range part {
			bind(book, d, shown.Len())
			shown.WriteString(d.Text + "\n\n")
			of[book.ID] = append(of[book.ID], d.ID)
		}
		book.Text = shown.String()
		books = append(books, book)
	}
	return books, of
}

// bind adds d to a book as the section that is shown at start.
func bind(book, d *knowledge.Document, start int) {
	section, first, paragraphs := len(book.Sections), len(book.Sentences), 0
	if first > 0 {
		paragraphs = book.Sentences[first-1].Paragraph + 1
	}
	for _, s := range d.Sentences {
		s.Span = language.Span{Start: start + s.Start, End: start + s.End}
		s.Section = section
		s.Paragraph += paragraphs
		book.Sentences = append(book.Sentences, s)
	}
	book.Sections = append(book.Sections, knowledge.Section{Path: []string{d.Title}, First: first, End: len(book.Sentences)})
}
