package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
)

const (
	// headingSize is how much larger than the body the letters of a heading are.
	headingSize = 1.12
	// headingLength is the longest heading in characters.
	headingLength = 150
)

// layout makes pieces of text of lines.
type layout struct {
	words   vocabulary
	body    float64 // the size of most of the text
	leading float64 // from line to line in it
	pieces  []piece
	sizes   []float64 // of headings, the largest first
}

// piece is a run of lines that belong together.
type piece struct {
	text           string
	page, lastPage int // of its first and its last line, from 1
	size           float64
	x0             float64 // where its first line begins
	lines          int
	last           line       // its last line
	left, right    float64    // how far its lines reach
	alone          bool       // whether it is all of a block
	bullet         bool       // whether it begins with a bullet
	number         int        // with which number it begins, 0 for none
	content        int        // where its text begins behind that
	level          int        // of a heading, 0 for none
	rows           [][]string // of a table
}

// newLayout measures the text.
func newLayout(s *scan) *layout {
	l := &layout{words: vocabulary{}, body: s.bodySize()}
	for _, p := range s.pages {
		for _, b := range p.blocks {
			for _, li := range b {
				if li.rows == nil {
					l.words.add(li.text)
				}
			}
		}
	}
	l.leading = commonest(l.steps(s))
	return l
}

// steps counts the heights from line to line of the body.
func (l *layout) steps(s *scan) map[float64]int {
	steps := map[float64]int{}
	var last line
	for _, p := range s.pages {
		for _, b := range p.blocks {
			for _, li := range b {
				step := rounded(li.y0 - last.y0)
				if similar(li.size, l.body) && similar(last.size, l.body) && step > 0.5*l.body && step < 3*l.body {
					steps[step]++
				}
				last = li
			}
		}
	}
	return steps
}

// commonest is the value with the highest count, the smallest of several.
func commonest(counts map[float64]int) (value float64) {
	most := 0
	for v, n := range counts {
		if n > most || n == most && v < value {
			value, most = v, n
		}
	}
	return value
}

// rounded is a size to half a point.
func rounded(size float64) float64 { return math.Round(size*2) / 2 }

// read puts the lines of all pages together.
func (l *layout) read(s *scan) {
	for i, p := range s.pages {
		for _, b := range p.blocks {
			l.block(i+1, b)
		}
	}
	l.headings()
}

// block adds the lines of a block.
func (l *layout) block(pageNumber int, b block) {
	for i, li := range b {
		starts := startOf(li.text)
		if n := len(l.pieces); n > 0 && li.rows == nil && l.pieces[n-1].rows == nil {
			last := &l.pieces[n-1]
			beneath := l.isBeneath(last.last, li) && last.lastPage == pageNumber
			if beneath && l.continues(last, li, starts) || !beneath && l.goesOn(last, li, starts) {
				last.add(l.words.join(last.text, li.text), li, pageNumber)
				continue
			}
			last.alone = last.alone && i == 0
		}
		p := piece{page: pageNumber, size: li.size, x0: li.x0, left: li.x0, alone: i == 0,
			bullet: starts.bullet, number: starts.number, content: starts.length, rows: li.rows}
		p.add(li.text, li, pageNumber)
		l.pieces = append(l.pieces, p)
	}
}

// add makes li the last line of a piece, whose text comes to be text.
func (p *piece) add(text string, li line, pageNumber int) {
	p.text, p.last, p.lastPage = text, li, pageNumber
	p.left, p.right = min(p.left, li.x0), max(p.right, li.x1)
	if p.lines++; p.lines > 1 {
		p.alone = false
	}
}

// isBeneath reports whether a line stands right beneath another, as lines of one
// paragraph do.
func (l *layout) isBeneath(above, li line) bool {
	step := li.y0 - above.y0
	return step > 0.3*li.size && step <= max(1.3*l.leading, 1.5*li.size) && li.x0 < above.x1 && above.x0 < li.x1
}

// similar reports whether two sizes are of the same text.
func similar(a, b float64) bool { return math.Abs(a-b) <= 0.12*max(a, b) }

// continues reports whether a line goes on with the piece right above it.
func (l *layout) continues(above *piece, li line, starts start) bool {
	last := above.last
	switch {
	case strings.TrimSpace(above.text[above.content:]) == "": // the bullet stands by itself
		return true
	case starts.isItem() && (starts.bullet || starts.number == 1 || above.number > 0 || endsSentence(last.text)), !similar(last.size, li.size):
		return false
	case l.isLarge(li.size):
		return true
	}
	right := max(above.right, li.x1)
	short := last.x1 < right-0.25*(right-above.left)
	if above.content > 0 && (li.x0 < above.x0-2 || short && li.x0 < above.x0+2) { // behind an item
		return false
	}
	indented := li.x0 > last.x0+0.8*li.size && (above.lines > 1 || li.x0 < above.x0+2)
	return !(endsSentence(last.text) && (short || indented))
}

// goesOn reports whether a line at the top of a block goes on with the text of the
// block before, which a column, a page or a picture ended.
func (l *layout) goesOn(above *piece, li line, starts start) bool {
	last := above.last
	switch {
	case strings.TrimSpace(above.text[above.content:]) == "":
		return true
	case starts.isItem() || !similar(last.size, li.size) || endsSentence(last.text):
		return false
	case l.isLarge(li.size):
		gap := li.y0 - last.y1
		return above.lastPage > 0 && gap >= 0 && gap < 0.6*li.size && above.lines < 3
	case cutWord(last.text), unicode.IsLower(firstRune(li.text)):
		return true
	}
	full := last.x1 > above.right-1.5*li.size
	return full && above.lines > 1 && isWide(lastRune(last.text)) && isWide(firstRune(li.text))
}

// isLarge reports whether letters are larger than those of the body.
func (l *layout) isLarge(size float64) bool { return size >= headingSize*l.body }

// headings finds the pieces that are headings, and their levels.
func (l *layout) headings() {
	count := map[float64]int{}
	for i := range l.pieces {
		if p := &l.pieces[i]; l.isHeading(p) {
			count[rounded(p.size)]++
			p.level = 1
		}
	}
	for size := range count {
		l.sizes = append(l.sizes, size)
	}
	slices.Sort(l.sizes)
	slices.Reverse(l.sizes)
	first := 1 // the level of the largest
	if len(l.sizes) > 0 && count[l.sizes[0]] > 1 {
		first = 2 // it is not that of the title
	}
	for i := range l.pieces {
		p := &l.pieces[i]
		switch deep := depth(p); {
		case p.level > 0:
			p.level = min(first+slices.Index(l.sizes, rounded(p.size)), 6)
		case deep > 0:
			p.level = min(first+len(l.sizes)+deep-1, 6)
		}
	}
}

func (l *layout) isHeading(p *piece) bool {
	if p.rows != nil {
		return false
	}
	letters := 0
	for _, r := range p.text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return l.isLarge(p.size) && letters >= 2 && utf8.RuneCountInString(p.text) <= headingLength && p.lines <= 4 &&
		!strings.ContainsRune(".;。；,，", lastRune(p.text)) && !p.bullet
}

// titled reports whether the text begins with its title: the only heading of the
// largest size.
func (l *layout) titled() bool { return len(l.pieces) > 0 && l.pieces[0].level == 1 }

// show shows the pieces with b.
func (l *layout) show(b *document.Builder) {
	items := lister{b: b}
	for _, p := range l.pieces {
		b.Page(p.page)
		switch {
		case p.rows != nil:
			items.end()
			showTable(b, p.rows)
		case p.level > 0:
			items.end()
			b.Heading(p.level, spaced(p.text), "")
		case items.show(p):
		default:
			items.end()
			b.Paragraph(spaced(p.text))
		}
	}
	items.end()
}
