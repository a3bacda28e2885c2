package answer

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// A Library is the documents of a Responder, to be browsed without a question.
// It does not change, keeps nothing of who browses, and is safe for concurrent use.
//
// Documents are named by their ID or by their key. Sentences and sections count
// from 1 wherever they are given or taken; a number that does not exist is not
// found. Whatever has an aligned translation into the reader's language, a BCP 47
// tag, comes with it.
type Library struct {
	responder *Responder
	base      *knowledge.Base
	byKey     map[string]*document.Document
	keys      map[*document.Document]string
	passages  map[*document.Document][]*document.Passage
	// timelines read a document's dates once, when they are first asked for.
	timelines map[*document.Document]func() []Event
	questions func() []askable
}

// Library returns the responder's documents.
func (a *Responder) Library() *Library { return a.library }

func newLibrary(a *Responder) *Library {
	l := &Library{
		responder: a, base: a.base,
		byKey: map[string]*document.Document{}, keys: map[*document.Document]string{},
		passages: map[*document.Document][]*document.Passage{}, timelines: map[*document.Document]func() []Event{},
	}
	for _, d := range a.base.Documents() {
		key := documentKey(d.ID)
		for n := 1; l.byKey[key] != nil; n++ {
			key = documentKey(fmt.Sprint(d.ID, "\x00", n))
		}
		l.byKey[key], l.keys[d] = d, key
		l.timelines[d] = sync.OnceValue(func() []Event { return l.datedEvents(d) })
	}
	for _, p := range a.base.Passages() {
		l.passages[p.Document] = append(l.passages[p.Document], p)
	}
	l.questions = sync.OnceValue(l.askable)
	return l
}

// documentKey names a document in 8 hexadecimal digits, the same after a restart:
// the FNV-1a hash of its ID. Of two documents with one hash the second takes
// another.
func documentKey(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash takes everything
	return fmt.Sprintf("%08x", h.Sum32())
}

// check tells one sentence's text from another's in 4 hexadecimal digits.
func check(sentence string) string {
	h := fnv.New32a()
	h.Write([]byte(sentence))
	sum := h.Sum32()
	return fmt.Sprintf("%04x", (sum>>16^sum)&0xFFFF)
}

// document is the one with the ID or the key, or nil.
func (l *Library) document(name string) *document.Document {
	if d := l.base.Document(name); d != nil {
		return d
	}
	return l.byKey[name]
}

// A DocumentInfo describes a document.
type DocumentInfo struct {
	ID string
	// Key names the document in 8 hexadecimal digits, as long as its ID stays.
	Key string
	// Title is in the reader's language where there is a translation.
	Title     string
	Lang      string // of the document, BCP 47; "" when unknown
	Sections  []SectionInfo
	Sentences int
}

// A SectionInfo describes a section that has sentences.
type SectionInfo struct {
	// Number is the section's number for [Library.Section].
	Number int
	// Name is the path of headings, in the reader's language where there is a
	// translation, joined by " › ". It is "" above the first heading.
	Name string
	// Depth is how many headings the path has.
	Depth int
	// First and Last are its first and last sentence.
	First, Last int
}

// Documents describes the documents for a reader of lang, in their order.
func (l *Library) Documents(lang string) []DocumentInfo {
	var all []DocumentInfo
	for _, d := range l.base.Documents() {
		all = append(all, l.describe(d, lang))
	}
	return all
}

// Document describes the document with the ID or key for a reader of lang.
func (l *Library) Document(doc, lang string) (info DocumentInfo, ok bool) {
	d := l.document(doc)
	if d == nil {
		return DocumentInfo{}, false
	}
	return l.describe(d, lang), true
}

func (l *Library) describe(d *document.Document, lang string) DocumentInfo {
	info := DocumentInfo{ID: d.ID, Key: l.keys[d], Title: titleOf(d, lang), Lang: d.Lang, Sentences: len(d.Sentences)}
	for i, s := range d.Sections {
		if s.First < s.End {
			info.Sections = append(info.Sections, SectionInfo{i + 1, sectionOf(d, i, lang), len(s.Path), s.First + 1, s.End})
		}
	}
	return info
}

// translationFor is d's translation for a reader of lang, nil where there is none
// or the document is in that language itself.
func translationFor(d *document.Document, lang string) *document.Translation {
	if language.Primary(lang) == language.Primary(d.Lang) {
		return nil
	}
	return d.Translation(lang)
}

// titleOf is a document's title as a reader of lang sees it.
func titleOf(d *document.Document, lang string) string {
	if t := translationFor(d, lang); t != nil {
		return cmp.Or(t.Title, d.Title)
	}
	return d.Title
}

// sectionOf is the name of section i, from 0, as a reader of lang sees it.
func sectionOf(d *document.Document, i int, lang string) string {
	if t := translationFor(d, lang); t != nil {
		return t.Sections[i]
	}
	return d.Sections[i].Name()
}

// A Mark names a sentence for a button that outlives the program: with a new
// build of the documents [Library.Find] finds it again.
type Mark struct {
	Key      string // of the document
	Sentence int
	Check    string // 4 hexadecimal digits of the sentence's text
}

// Mark returns the mark of a sentence; ok is false where there is none.
func (l *Library) Mark(doc string, sentence int) (m Mark, ok bool) {
	d := l.document(doc)
	if d == nil || sentence < 1 || sentence > len(d.Sentences) {
		return Mark{}, false
	}
	return Mark{l.keys[d], sentence, check(d.Quote(sentence - 1))}, true
}

// Find returns the document's ID and the number of the sentence that was marked:
// the one of that number if its text has the check, or else the nearest other one
// that has, in a document that changed. ok is false where the document or the text
// is gone. A check has 16 bits: of 65,536 other sentences about one passes for it.
func (l *Library) Find(m Mark) (doc string, sentence int, ok bool) {
	d := l.byKey[m.Key]
	if d == nil {
		return "", 0, false
	}
	best := -1
	for i := range d.Sentences {
		if (best < 0 || distance(i, m.Sentence-1) < distance(best, m.Sentence-1)) && check(d.Quote(i)) == m.Check {
			best = i
		}
	}
	return d.ID, best + 1, best >= 0
}

func distance(a, b int) int { return max(a-b, b-a) }

// passageOf is where among d's passages that of sentence i, from 0, is.
func (l *Library) passageOf(d *document.Document, i int) int {
	at, _ := slices.BinarySearchFunc(l.passages[d], i, func(p *document.Passage, i int) int {
		switch {
		case p.End <= i:
			return -1
		case p.First > i:
			return 1
		}
		return 0
	})
	return at
}
