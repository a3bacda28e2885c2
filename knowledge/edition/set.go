package edition

import (
	"cmp"
	"slices"

	"detente/knowledge/document"
	"detente/knowledge/index"
)

// A Set knows of documents which are versions or copies of each other. It does not
// change, and takes eight bytes a sentence.
type Set struct {
	number map[*document.Document]int // of a document in what follows
	docs   []*document.Document
	prints [][]print
	places []place
	// pages and series hold the versions that there are of each, newest first.
	pages, series map[int][]Version
	releases      []map[int]Release // by document, those of sections
	logs          []Log
}

// New reads documents. It takes time in proportion to their text.
func New(docs []*document.Document) *Set {
	s := &Set{number: make(map[*document.Document]int, len(docs)), docs: docs, pages: map[int][]Version{}, series: map[int][]Version{}}
	for i, d := range docs {
		s.number[d] = i
		s.prints = append(s.prints, printsOf(d))
	}
	s.places = places(docs, s.prints)
	for _, p := range s.places {
		if p.page != 0 {
			s.pages[p.page] = append(s.pages[p.page], p.version)
		}
		if p.series != 0 {
			s.series[p.series] = append(s.series[p.series], p.version)
		}
	}
	for _, all := range []map[int][]Version{s.pages, s.series} {
		for i := range all {
			all[i] = newestFirst(all[i])
		}
	}
	s.readReleases()
	return s
}

// newestFirst are versions, each once.
func newestFirst(versions []Version) []Version {
	slices.SortFunc(versions, func(a, b Version) int { return b.Newer(a) })
	return slices.Compact(versions)
}

// Version is the version that a document is of, as its path or title tells: the zero
// Version where there is none, where no other version of anything stands beside it, and
// for a document that is not of the set.
func (s *Set) Version(d *document.Document) Version {
	if i, ok := s.number[d]; ok {
		return s.places[i].version
	}
	return Version{}
}

// namedLead multiplies the score of what is of a version that was named.
const namedLead = 1.25

// Choose leaves of hits, which are ordered by their score, what is to be read: of each
// page the version that was named, or where none was that there is, the newest one; and
// of what is said twice in the same words, one hit, that of the newest version, else the
// one with an address, else the first. Where named has several versions, such as in a
// comparison, each is read. The hits that are left are in their order, but that those
// of a named version gain a quarter of their score. Neither argument is changed.
func (s *Set) Choose(hits []index.Hit, named []Version) []index.Hit {
	kept := make([]index.Hit, 0, len(hits))
	lifted := false
	for _, h := range hits {
		keep, of := s.reads(h.Passage, named)
		if !keep {
			continue
		}
		if of {
			h.Score *= namedLead
			lifted = true
		}
		kept = append(kept, h)
	}
	if lifted {
		slices.SortStableFunc(kept, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	}
	return s.distinct(kept)
}

// Reads reports whether a passage is of a version that [Set.Choose] leaves.
func (s *Set) Reads(p *document.Passage, named []Version) bool {
	keep, _ := s.reads(p, named)
	return keep
}

// reads reports whether a passage is of a version to be read, and whether that is one
// that was named.
func (s *Set) reads(p *document.Passage, named []Version) (keep, isNamed bool) {
	i, ok := s.number[p.Document]
	if !ok {
		return true, false
	}
	of := s.places[i]
	keep, isNamed = chooses(of.version, s.series[of.series], s.pages[of.page], named)
	if r, ok := s.releases[i][p.Section]; ok && keep && len(named) > 0 {
		inSection, byHeading := chooses(r.Version, s.versionsIn(i, r.Name), nil, named)
		return inSection, isNamed || byHeading
	}
	return keep, isNamed
}

// chooses reports whether what is of version v is read, of a series and a page with
// the versions given, newest first, and whether that is because it is named.
func chooses(v Version, series, page, named []Version) (keep, isNamed bool) {
	found := false
	for _, n := range named {
		meant := meantBy(n, series)
		found = found || len(meant) > 0
		if slices.Contains(meant, v) && isNewest(v, page, meant) {
			return true, true
		}
	}
	return !found && isNewest(v, page, nil), false
}

// isNewest reports whether v is the first of a page's versions, or of those of them
// that are among the given ones, unless these are nil. Where a page has none, each is.
func isNewest(v Version, page, among []Version) bool {
	for _, o := range page {
		if among == nil || slices.Contains(among, o) {
			return o == v
		}
	}
	return true
}

// meantBy are the versions that are meant by one that was named: those within it, or
// else those that cover it.
func meantBy(named Version, all []Version) (meant []Version) {
	for _, tells := range []func(Version) bool{
		func(v Version) bool { return v.Within(named) },
		func(v Version) bool { return v.Covers(named) },
	} {
		for _, v := range all {
			if tells(v) {
				meant = append(meant, v)
			}
		}
		if len(meant) > 0 {
			break
		}
	}
	return meant
}
