// Package pdf reads PDF files.
//
// A PDF knows where words stand on its pages, and nothing of paragraphs. The words come
// from pdftotext, a program of Poppler, where that is installed; it knows more fonts
// and mends more damage than the reader in the program, which is used otherwise. Both
// give lines in blocks; how they make up headings, paragraphs and lists is told from
// their size and place.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"os/exec"

	"detente/knowledge/document"
)

// Errors that tell what to do.
var (
	errDamaged   = errors.New("the PDF is damaged; save it anew from the program that made it")
	errEncrypted = errors.New("the PDF is protected with a password; save it without one")
	errScanned   = errors.New("the PDF has no text, it is probably scanned; run it through OCR first")
	errTooLarge  = errors.New("the PDF has too much text; split it")
)

// maxPages is how many pages are read.
const maxPages = 20_000

// Read reads a PDF. Its blocks know their pages. Headers, footers and numbers of pages
// are left out, as are tables of contents.
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	if !bytes.Contains(f.Content[:min(len(f.Content), 1024)], []byte("%PDF-")) {
		return nil, errDamaged
	}
	var s scan
	program, err := exec.LookPath("pdftotext")
	if err == nil {
		s, err = readPoppler(ctx, program, f.Content)
	}
	if err != nil && !isAnswer(err) {
		s, err = readPure(ctx, f.Content)
	}
	if err != nil {
		return nil, err
	}
	return s.document(f.ID)
}

// isAnswer reports whether an error is about the file, and not about a program that
// does not run.
func isAnswer(err error) bool {
	for _, e := range []error{errDamaged, errEncrypted, errScanned, errTooLarge, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// scan is what stands on the pages of a PDF.
type scan struct {
	title, date string // as its metadata have them
	pages       []page
}

// page is a page of blocks in the order in which they are read.
type page struct {
	width, height float64 // in points
	blocks        []block
}

// block is lines that stand together.
type block []line

// line is a line of text and the box around it, in points from the top left.
type line struct {
	x0, y0, x1, y1 float64
	size           float64 // of its letters, by their height
	// text has a tab for each gap that is wider than the space between words.
	text  string
	cells []cell     // what the tabs part, with where it stands
	rows  [][]string // of a table; nil for a line of text
}

// cell is a part of a line between wide gaps.
type cell struct {
	x0, x1 float64
	text   string
}

// wideGap is the share of the size of letters that a gap has to have to be more than
// the space between words, also in lines that are spaced out.
const wideGap = 0.9

// lineOf makes a line of its words, each a cell, in a box.
func lineOf(l line, words []cell) line {
	for _, w := range words {
		if n := len(l.cells); n > 0 && w.x0-l.cells[n-1].x1 < wideGap*l.size {
			l.cells[n-1].text += " " + w.text
			l.cells[n-1].x1 = w.x1
			continue
		}
		l.cells = append(l.cells, w)
	}
	for i, c := range l.cells {
		if i > 0 {
			l.text += "\t"
		}
		l.text += c.text
	}
	return l
}

// document makes a document of what was read.
func (s *scan) document(id string) ([]*document.Document, error) {
	s.dropFurniture()
	for i := range s.pages {
		s.pages[i].findTables()
	}
	b := document.NewBuilder(id)
	m := document.Meta{Title: s.title, Date: s.date}
	if document.IsMadeUpTitle(m.Title) {
		m.Title = ""
	}
	l := newLayout(s)
	l.read(s)
	if len(l.pieces) == 0 {
		return nil, errScanned
	}
	if l.titled() {
		m.Title = ""
	}
	b.Describe(m)
	l.show(b)
	return []*document.Document{b.Document()}, nil
}
