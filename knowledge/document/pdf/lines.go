package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/ledongthuc/pdf"
)

// readPage reads a page. What stands on one that is broken before it breaks is read.
func readPage(v pdf.Value, fonts map[string]*font) (out page) {
	box := inherited(v, "MediaBox")
	out.width, out.height = box.Index(2).Float64()-box.Index(0).Float64(), box.Index(3).Float64()-box.Index(1).Float64()
	if !(out.width > 0 && out.height > 0) {
		out.width, out.height = 612, 792
	}
	d := drawer{state: state{page: identity, text: identity, row: identity, scale: 1}, fonts: fonts}
	drawAll(&d, v)
	lines := linesOf(d.glyphs, out.height+box.Index(1).Float64())
	out.blocks = blocksOf(inOrder(lines, out.width))
	return out
}

// drawAll draws a page, and ends where that is broken.
func drawAll(d *drawer, v pdf.Value) {
	defer func() {
		if s, ok := recover().(stopped); ok {
			panic(s)
		}
	}()
	d.draw(v.Key("Contents"), inherited(v, "Resources"), 0)
}

// inherited is an attribute of a page, which may stand above it in the tree of pages.
func inherited(v pdf.Value, key string) pdf.Value {
	for range 50 {
		if own := v.Key(key); !own.IsNull() || v.IsNull() {
			return own
		}
		v = v.Key("Parent")
	}
	return pdf.Value{}
}

// linesOf puts characters together to lines: those on one height, without a gap as
// there is between columns. top is the height of the page.
func linesOf(glyphs []glyph, top float64) (lines []line) {
	glyphs = slices.DeleteFunc(glyphs, func(g glyph) bool {
		return !isFinite(g.x, g.y, g.width, g.size) || g.size <= 0
	})
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[0].y-glyphs[n].y < 0.4*glyphs[0].size {
			n++
		}
		row := glyphs[:n]
		glyphs = glyphs[n:]
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
		lines = append(lines, splitRow(row, top)...)
	}
	return lines
}

func isFinite(all ...float64) bool {
	for _, f := range all {
		if math.IsNaN(f) || math.Abs(f) > 1e6 {
			return false
		}
	}
	return true
}

// columnGap is the share of the size of letters that a gap between columns has.
const columnGap = 1.8

// splitRow makes lines of the characters on one height.
func splitRow(row []glyph, top float64) (lines []line) {
	for len(row) > 0 {
		n, end := 1, row[0].x+row[0].width
		for n < len(row) && row[n].x-end < columnGap*row[n].size {
			end = row[n].x + row[n].width
			n++
		}
		lines = append(lines, glyphLine(row[:n], top))
		row = row[n:]
	}
	return lines
}

// glyphLine makes a line of its characters, at least one.
func glyphLine(row []glyph, top float64) line {
	var words []cell
	var sizes []float64
	for i, g := range row {
		if i == 0 || g.x-words[len(words)-1].x1 > 0.15*g.size {
			words = append(words, cell{x0: g.x})
		}
		w := &words[len(words)-1]
		w.text += g.text
		w.x1 = max(g.x+g.width, w.x0)
		sizes = append(sizes, g.size)
	}
	slices.Sort(sizes)
	size, foot := sizes[len(sizes)/2], top-row[0].y
	return lineOf(line{x0: row[0].x, x1: words[len(words)-1].x1, y0: foot - 0.8*size, y1: foot + 0.2*size, size: size}, words)
}

// tolerance is the share of a page's width by which a line may reach over a gap.
const tolerance = 0.05

// inOrder puts the lines of a page into the order in which they are read: columns one
// after the other, where a gap in the middle of the page parts them.
func inOrder(lines []line, width float64) []line {
	gutter, ok := findGutter(lines, width)
	if !ok {
		return lines
	}
	var out, left, right []line
	flush := func() {
		out = append(append(out, left...), right...)
		left, right = nil, nil
	}
	for _, l := range lines {
		switch {
		case l.x0 < gutter && l.x1 <= gutter+tolerance*width: // widths are not exact
			left = append(left, l)
		case l.x0 >= gutter:
			right = append(right, l)
		default: // across both
			flush()
			out = append(out, l)
		}
	}
	flush()
	return out
}

// findGutter is where few lines cross a page and a third of them stands on each side.
func findGutter(lines []line, width float64) (at float64, ok bool) {
	least := len(lines)
	for x := 0.35 * width; x <= 0.65*width; x += 0.01 * width {
		left, right, across := 0, 0, 0
		for _, l := range lines {
			switch {
			case l.x0 < x && l.x1 <= x+tolerance*width:
				left++
			case l.x0 >= x:
				right++
			default:
				across++
			}
		}
		if across < least && 3*left >= len(lines) && 3*right >= len(lines) && 5*across <= len(lines) {
			at, least, ok = x, across, true
		}
	}
	return at, ok
}

// blocksOf puts lines together that stand right beneath each other.
func blocksOf(lines []line) (blocks []block) {
	for i, l := range lines {
		if i > 0 {
			last := lines[i-1]
			gap := l.y0 - last.y1
			if gap > -l.size && gap < 0.7*l.size && similar(last.size, l.size) && l.x0 < last.x1 && last.x0 < l.x1 {
				n := len(blocks) - 1
				blocks[n] = append(blocks[n], l)
				continue
			}
		}
		blocks = append(blocks, block{l})
	}
	return blocks
}
