package main

import (
	"slices"

	"detente/knowledge/document"
	"detente/knowledge/index"
)

// A view is a set's passages as documents of one build.
type view struct {
	name string
	docs []*document.Document
	// passage is the ID of the set's passage that a hit belongs to.
	passage func(index.Hit) string
}

// chapters is how many passages stand under headings of one document.
const chapters = 8

// viewsOf shows documents as they are, without their titles, and eight to a
// document under their titles as headings: the sets have no headings themselves.
func viewsOf(docs []*document.Document) []view {
	itself := func(h index.Hit) string { return h.Passage.Document.ID }
	books, of := bound(docs)
	return []view{
		{"titles", docs, itself},
		{"no titles", untitled(docs), itself},
		{"headings", books, func(h index.Hit) string { return of[h.Passage.Document.ID][h.Passage.Section-1] }},
	}
}

func untitled(docs []*document.Document) []*document.Document {
	copies := make([]*document.Document, len(docs))
	for i, d := range docs {
		c := *d
		c.Title = ""
		copies[i] = &c
	}
	return copies
}

// bound puts documents together as sections of longer ones, and tells for each of
// those by its ID which section came from which document.
func bound(docs []*document.Document) (books []*document.Document, of map[string][]string) {
	of = map[string][]string{}
	for part := range slices.Chunk(docs, chapters) {
		book := document.NewBuilder("book of " + part[0].ID)
		book.Describe(document.Meta{Title: "book", Lang: part[0].Lang})
		for _, d := range part {
			book.Heading(2, d.Title, "")
			for i := range d.Blocks {
				if d.Blocks[i].Kind == document.Paragraph {
					book.Paragraph(d.Shown(d.Blocks[i]))
				}
			}
		}
		made := book.Document()
		made.Title = ""
		books = append(books, made)
		for _, d := range part {
			of[made.ID] = append(of[made.ID], d.ID)
		}
	}
	return books, of
}
