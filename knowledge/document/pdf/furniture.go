package pdf

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// margin is the share of a page's height at its top and at its bottom in which
	// headers and footers stand.
	margin = 0.12
	// repeats is on how many pages a line has to stand to be a header or a footer;
	// on all where there are fewer.
	repeats = 3
)

// pageNumber matches a line that is the number of a page.
var pageNumber = regexp.MustCompile(`(?i)^(?:[-–—·|\[(]?\s*)(?:(?:page|p\.|seite|стр\.?|страница|pagina|página)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|из|sur|de)\s*\d{1,5})?(?:\s*[-–—·|\])]?)$|^第\s*[\d一二三四五六七八九十百]+\s*[页頁](?:\s*[,，/]?\s*共\s*\d+\s*[页頁])?$`)

// leader matches an entry of a table of contents: dots that lead to a number.
var leader = regexp.MustCompile(`(?:\.\s?){5,}\s*(?:\d+|[ivxlc]+)$|[…]{2,}\s*\d+$`)

// dropFurniture drops lines that stand on the pages and are not of the text: those that
// repeat at the top or the bottom, numbers of pages, and tables of contents.
func (s *scan) dropFurniture() {
	s.dropHeaders()
	s.dropRepeated()
	s.dropNumbers()
	for i := range s.pages {
		s.pages[i].dropContents()
	}
}

// dropContents drops the entries of a table of contents: lines with dots that lead to a
// number, and what stands beside them.
func (p *page) dropContents() {
	entries := map[float64]bool{} // by where they stand
	p.keep(func(l line) bool {
		if leader.MatchString(l.text) {
			entries[math.Round(l.y1)] = true
		}
		return true
	})
	p.keep(func(l line) bool {
		y := math.Round(l.y1)
		return !entries[y-1] && !entries[y] && !entries[y+1]
	})
}

// dropRepeated drops lines of words that stand at the top or the bottom of several
// pages.
func (s *scan) dropRepeated() {
	seen := map[string]int{}
	for i := range s.pages {
		on := map[string]bool{}
		p := &s.pages[i]
		p.keep(func(l line) bool {
			if p.isMarginal(l) {
				on[key(l)] = true
			}
			return true
		})
		for k := range on {
			seen[k]++
		}
	}
	for i := range s.pages {
		p := &s.pages[i]
		p.keep(func(l line) bool {
			return !p.isMarginal(l) || !s.repeated(seen[key(l)]) || strings.IndexFunc(l.text, unicode.IsLetter) < 0
		})
	}
}

// repeated reports whether a line on n of the pages is a header or a footer.
func (s *scan) repeated(n int) bool { return n >= repeats || n > 1 && n == len(s.pages) }

// dropNumbers drops the outermost lines of pages that are numbers, where at least half
// of the pages have such.
func (s *scan) dropNumbers() {
	numbered := 0
	for i := range s.pages {
		if s.pages[i].number(false) {
			numbered++
		}
	}
	if len(s.pages) > 1 && 2*numbered >= len(s.pages) {
		for i := range s.pages {
			s.pages[i].number(true)
		}
	}
}

// number reports whether one of the outermost lines of a page is its number, and drops
// that if it is told to.
func (p *page) number(drop bool) (found bool) {
	top, bottom := p.height, 0.0
	p.keep(func(l line) bool {
		top, bottom = min(top, l.y0), max(bottom, l.y1)
		return true
	})
	p.keep(func(l line) bool {
		is := (l.y0 < top+2 || l.y1 > bottom-2) && p.isMarginal(l) && pageNumber.MatchString(l.text)
		found = found || is
		return !is || !drop
	})
	return found
}

// dropHeaders drops headers that are others in each chapter: lines of no larger letters
// than the body's that stand by themselves at the top or the bottom of most pages, at
// the same height.
func (s *scan) dropHeaders() {
	const leastPages = 4
	body := s.bodySize()
	for _, bottom := range []bool{false, true} {
		heights := map[float64]int{}
		for i := range s.pages {
			if l, ok := s.pages[i].outermost(bottom); ok && l.size < 1.1*body {
				heights[math.Round(l.y0)]++
			}
		}
		for i := range s.pages {
			l, ok := s.pages[i].outermost(bottom)
			if ok && l.size < 1.1*body && heights[math.Round(l.y0)] >= max(leastPages, len(s.pages)/2) {
				s.pages[i].keep(func(other line) bool { return other.y0 != l.y0 })
			}
		}
	}
}

// outermost is the line at the top or the bottom of a page, where it stands in its
// margin and by itself.
func (p *page) outermost(bottom bool) (out line, ok bool) {
	var lines []line
	p.keep(func(l line) bool {
		lines = append(lines, l)
		return true
	})
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.y0, b.y0) })
	if bottom {
		slices.Reverse(lines)
	}
	if len(lines) < 2 || !p.isMarginal(lines[0]) {
		return line{}, false
	}
	out = lines[0]
	for _, l := range lines[1:] {
		if gap := max(l.y0, out.y0) - min(l.y1, out.y1); l.y0 != out.y0 {
			return out, gap > out.size
		}
	}
	return out, false
}

// bodySize is the size of most of the text.
func (s *scan) bodySize() float64 {
	characters := map[float64]int{}
	for _, p := range s.pages {
		for _, b := range p.blocks {
			for _, l := range b {
				characters[rounded(l.size)] += utf8.RuneCountInString(l.text)
			}
		}
	}
	return commonest(characters)
}

// isMarginal reports whether a line stands where headers and footers do.
func (p *page) isMarginal(l line) bool {
	return l.y0 < margin*p.height || l.y1 > (1-margin)*p.height
}

// key is a line without its numbers, with its size: "Page 3 of 9" is the line "Page 4
// of 9" again, and a title is not the header that repeats it.
func key(l line) string {
	return fmt.Sprint(rounded(l.size), strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, strings.ToLower(l.text)))
}

// keep drops the lines for which keep returns false.
func (p *page) keep(keep func(line) bool) {
	blocks := p.blocks[:0]
	for _, b := range p.blocks {
		lines := b[:0]
		for _, l := range b {
			if keep(l) {
				lines = append(lines, l)
			}
		}
		if len(lines) > 0 {
			blocks = append(blocks, lines)
		}
	}
	p.blocks = blocks
}
