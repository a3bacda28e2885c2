package edition

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// A place is where a document stands among the versions of what it documents.
type place struct {
	version Version
	// series is what comes in versions, such as a folder with the folders v1 and v2, or
	// a page that has versions beside it; 0 for none.
	series int
	// page is what its other versions have in common with it; 0 where there is no
	// other version of it.
	page int
}

// How much of their sentences documents have to share, as [shared] tells, to be
// versions of each other: where their paths tell with a title of their own, and where
// the sign is weak, such as a number alone.
const (
	littleShared = 0.2
	muchShared   = 0.5
)

// A claimant is a document that may be a version of what others are versions of.
type claimant struct {
	doc     int
	version Version
	folder  bool   // a folder is its version
	root    string // the path of what holds that folder
	weak    bool   // only much the same text makes it one
	title   string // its title without a version
}

// A catalogue finds the documents that are versions of each other.
type catalogue struct {
	docs   []*document.Document
	prints [][]print
	pages  map[string][]claimant
	keys   []string // of pages, in the order of the documents
	places []place
	series map[string]int
}

// places are where documents stand, by their prints.
func places(docs []*document.Document, prints [][]print) []place {
	c := &catalogue{docs: docs, prints: prints, pages: map[string][]claimant{}, places: make([]place, len(docs)), series: map[string]int{}}
	for i := range docs {
		c.claim(i)
	}
	for i, key := range c.keys {
		c.settle(i+1, c.pages[key])
	}
	for i := range docs {
		c.join(i)
	}
	return c.places
}

// add claims that a document is of what the key names.
func (c *catalogue) add(key string, claim claimant) {
	if c.pages[key] == nil {
		c.keys = append(c.keys, key)
	}
	c.pages[key] = append(c.pages[key], claim)
}

// claim claims all that a document may be a version of. What its path tells comes
// first.
func (c *catalogue) claim(i int) {
	d := c.docs[i]
	title, titled, inTitle := ofEnding(d.Title)
	if !inTitle {
		title = language.Fold(d.Title)
	}
	if d.Title == d.ID {
		title = ""
	}
	claim := claimant{doc: i, title: title}
	own := d.Path
	for v := range folderVersions(d.Path) {
		of := claim
		of.version, of.folder, of.root, of.weak = v.version, true, v.root, v.plain
		c.add(v.rest, of)
		own, claim = "", of
	}
	if base, v, ok := ofEnding(d.Path); ok && own != "" {
		of := claim
		of.version, of.weak = v, true
		c.add(base, of)
		own = ""
	}
	if own != "" {
		c.add(own, claim)
	}
	if title != "" && (inTitle || !claim.version.IsZero()) {
		claim.weak = true
		if inTitle {
			claim.version = titled
		}
		c.add("title "+title, claim)
	}
}

// A folderVersion is a folder of a path that is a version.
type folderVersion struct {
	version Version
	root    string // the path before it
	rest    string // the path without it
	plain   bool
}

// folderVersions yields the folders of a path that are versions. A generator's folder
// of versions ("versioned_docs/version-3.0") stands for the one of the current version
// ("docs").
func folderVersions(path string) func(yield func(folderVersion) bool) {
	return func(yield func(folderVersion) bool) {
		folders := strings.Split(path, "/")
		for i, name := range folders[:len(folders)-1] {
			v, plain, ok := ofFolder(name)
			if !ok {
				continue
			}
			before := slices.Clone(folders[:i])
			if i > 0 {
				before[i-1] = strings.Replace(before[i-1], "versioned_docs", "docs", 1)
			}
			root := strings.Join(before, "/")
			rest := strings.Join(append(before, folders[i+1:]...), "/")
			if !yield(folderVersion{v, root, rest, plain}) {
				return
			}
		}
	}
}

// settle gives those of the claimants that are versions of each other their places on
// a page.
func (c *catalogue) settle(page int, claimants []claimant) {
	claimants = slices.DeleteFunc(claimants, func(m claimant) bool { return c.places[m.doc].page != 0 })
	if !inVersions(claimants) {
		return
	}
	first := claimants[0]
	claimants = slices.DeleteFunc(claimants, func(m claimant) bool { return m.doc != first.doc && !c.alike(first, m) })
	if !inVersions(claimants) {
		return
	}
	key := "page " + strconv.Itoa(page)
	for _, m := range claimants {
		if m.folder {
			key = "folder " + m.root
		}
	}
	for _, m := range claimants {
		c.places[m.doc] = place{m.version, c.seriesOf(key), page}
	}
}

// inVersions reports whether there are two versions, one of them named.
func inVersions(claimants []claimant) bool {
	for _, m := range claimants {
		if m.version != claimants[0].version {
			return true
		}
	}
	return false
}

// seriesOf is the number of a series.
func (c *catalogue) seriesOf(key string) int {
	if c.series[key] == 0 {
		c.series[key] = len(c.series) + 1
	}
	return c.series[key]
}

// alike reports whether two claimants can be versions of one page.
func (c *catalogue) alike(a, b claimant) bool {
	if a.weak || b.weak {
		return shared(c.prints[a.doc], c.prints[b.doc]) >= muchShared
	}
	return a.title == b.title || shared(c.prints[a.doc], c.prints[b.doc]) >= littleShared
}

// join places a document without versions of its own that stands in a folder of
// versions.
func (c *catalogue) join(i int) {
	if c.places[i].page != 0 {
		return
	}
	for v := range folderVersions(c.docs[i].Path) {
		if s := c.series["folder "+v.root]; s != 0 {
			c.places[i] = place{v.version, s, 0}
			return
		}
	}
}

// better compares two documents by which is to stand for what both say: above 0 where
// a is, the newer of two versions, else the one with an address.
func better(a, b *document.Document, of, other place) int {
	newer := 0
	if of.series != 0 && of.series == other.series {
		newer = of.version.Newer(other.version)
	}
	return cmp.Or(newer, cmp.Compare(min(len(a.URL), 1), min(len(b.URL), 1)))
}
