package edition

import (
	"strings"
	"unicode"

	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

const (
	// nearCopy is the share of a passage's sentences, by their length, that another has
	// to have for a copy.
	nearCopy = 0.8
	// shortText is the length in bytes below which a text needs the same title, too, to
	// be a copy: "Yes." is said of many things.
	shortText = 64
	// sameScore is the share of the better score above which two hits fit a question
	// alike.
	sameScore = 0.98
)

// distinct leaves one hit of those that say the same in the same words. Their order
// stays.
func (s *Set) distinct(hits []index.Hit) []index.Hit {
	kept := make([]index.Hit, 0, len(hits))
	holder := map[print]int{} // of a sentence: one more than the index in kept
	for _, h := range hits {
		keys := s.keys(h.Passage)
		if keys == nil {
			kept = append(kept, h)
			continue
		}
		if of := copied(h.Passage, keys, holder); of >= 0 {
			s.represent(&kept[of], h)
			continue
		}
		kept = append(kept, h)
		for _, k := range keys {
			if k != 0 && holder[k] == 0 {
				holder[k] = len(kept)
			}
		}
	}
	return kept
}

// represent puts a copy in the place of the hit that it repeats, where it is better and
// says no less.
func (s *Set) represent(kept *index.Hit, h index.Hit) {
	a, b := h.Passage, kept.Passage
	if h.Score < sameScore*kept.Score || a.End-a.First != b.End-b.First {
		return
	}
	i, j := s.number[a.Document], s.number[b.Document]
	if order := better(a.Document, b.Document, s.places[i], s.places[j]); order > 0 || order == 0 && i < j {
		kept.Passage = a
	}
}

// keys are the prints of a passage's sentences under their heading, nil for a passage
// of a document that is not of the set.
func (s *Set) keys(p *document.Passage) []print {
	i, ok := s.number[p.Document]
	if !ok {
		return nil
	}
	d := p.Document
	context := print(1)
	if path := d.Sections[p.Section].Path; len(path) > 0 {
		context = printOf(path[len(path)-1])
	}
	if len(p.Text()) < shortText {
		context = context.join(printOf(d.Title))
	}
	keys := make([]print, p.End-p.First)
	for k := range keys {
		if h := s.prints[i][p.First+k]; h != 0 {
			keys[k] = h.join(context)
		}
	}
	return keys
}

// copied is the hit that has nearly all of a passage's sentences, -1 where there is
// none. What is left over must have no number and deny nothing: a copy but for a limit
// that was raised says something else.
func copied(p *document.Passage, keys []print, holder map[print]int) int {
	var of, has, all int
	var left []int
	for k, key := range keys {
		if key == 0 {
			continue
		}
		sentence := p.Document.Sentences[p.First+k]
		size := sentence.End - sentence.Start
		all += size
		switch at := holder[key]; {
		case at == 0 || of != 0 && at != of:
			left = append(left, p.First+k)
		default:
			of = at
			has += size
		}
	}
	if of == 0 || float64(has) < nearCopy*float64(all) {
		return -1
	}
	for _, i := range left {
		if s := p.Document.Quote(i); strings.IndexFunc(s, unicode.IsDigit) >= 0 || language.LookAt(s).Marks.Has(language.HasNegation) {
			return -1
		}
	}
	return of - 1
}
