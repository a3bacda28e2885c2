package main

import (
	"slices"

	"detente/knowledge/document"
)

// excerpt is a document of some of d's sections, given in their order, with its title.
func excerpt(d *document.Document, sections []int) *document.Document {
	e := &document.Document{ID: d.ID, Title: d.Title, Lang: d.Lang, Path: d.Path, Keywords: d.Keywords, Sections: []document.Section{{Heading: -1}}}
	for _, s := range sections {
		e.Sections = append(e.Sections[:len(e.Sections):len(e.Sections)], copySection(e, d, s))
	}
	return e
}

// copySection adds the text, blocks and sentences of section s of d to e.
func copySection(e, d *document.Document, s int) document.Section {
	section, number := d.Sections[s], len(e.Sections)
	from, to := blocksOf(d, s)
	if from == to {
		return document.Section{Path: section.Path, First: len(e.Sentences), End: len(e.Sentences), Heading: -1}
	}
	start, end := d.Blocks[from].Start, d.Blocks[from].End
	for _, b := range d.Blocks[from:to] {
		end = max(end, b.End)
	}
	shift, block, sentence := len(e.Text)-start, len(e.Blocks)-from, len(e.Sentences)-section.First
	e.Text += d.Text[start:end] + "\n\n"
	for _, b := range d.Blocks[from:to] {
		b.Cells = slices.Clone(b.Cells)
		for i := range b.Cells {
			b.Cells[i].Start += shift
			b.Cells[i].End += shift
		}
		b.Start, b.End, b.Section = b.Start+shift, b.End+shift, number
		b.From, b.To, b.Next = b.From+sentence, b.To+sentence, b.Next+block
		if b.Parent >= 0 {
			b.Parent += block
		}
		if b.Lead >= 0 {
			b.Lead += block
		}
		e.Blocks = append(e.Blocks, b)
	}
	for _, q := range d.Sentences[section.First:section.End] {
		q.Start, q.End, q.Section, q.Block = q.Start+shift, q.End+shift, number, q.Block+block
		e.Sentences = append(e.Sentences, q)
	}
	copied := document.Section{Path: section.Path, First: section.First + sentence, End: section.End + sentence, Heading: -1, Anchor: section.Anchor}
	if section.Heading >= 0 {
		copied.Heading = section.Heading + block
	}
	return copied
}

// blocksOf is the range of the blocks of section s of d.
func blocksOf(d *document.Document, s int) (from, to int) {
	from = slices.IndexFunc(d.Blocks, func(b document.Block) bool { return b.Section == s })
	if from < 0 {
		return 0, 0
	}
	for to = from; to < len(d.Blocks) && d.Blocks[to].Section == s; to++ {
	}
	return from, to
}

// answering are the sections of d whose text shows one of the answers, and the others.
func answering(d *document.Document, answers []string) (with, without []int) {
	for s, section := range d.Sections {
		if section.First == section.End {
			continue
		}
		from, to := blocksOf(d, s)
		if from < to && shows(d.Text[d.Blocks[from].Start:d.Sentences[section.End-1].End], answers) {
			with = append(with, s)
		} else {
			without = append(without, s)
		}
	}
	return with, without
}

// around are at most n sections on either side of the middle one of some.
func around(d *document.Document, sections []int, n int) (all []int) {
	middle := sections[len(sections)/2]
	for s := max(0, middle-n); s <= min(len(d.Sections)-1, middle+n); s++ {
		if d.Sections[s].First < d.Sections[s].End {
			all = append(all, s)
		}
	}
	return all
}
