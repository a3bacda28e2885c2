// Package columns lays out rows of cells in a font whose characters are all as wide,
// Chinese ones twice.
package columns

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// gap is what stands between two columns.
const gap = "  "

// Grid are the widths of the columns of a table, in characters of the alphabet.
type Grid []int

// Of are the widths that rows need. Rows may be of different lengths.
func Of(rows [][]string) Grid {
	var g Grid
	for _, row := range rows {
		for i, cell := range row {
			if i == len(g) {
				g = append(g, 0)
			}
			g[i] = max(g[i], width(cell))
		}
	}
	return g
}

// Width is that of all columns, with what stands between them.
func (g Grid) Width() int {
	sum := len(gap) * max(len(g)-1, 0)
	for _, w := range g {
		sum += w
	}
	return sum
}

// Line is a row, each cell as wide as its column but for the last. It ends in no
// white space.
func (g Grid) Line(row []string) string {
	var b strings.Builder
	for i, cell := range row {
		if i > 0 {
			b.WriteString(gap)
		}
		b.WriteString(cell)
		if i < len(g) {
			b.WriteString(strings.Repeat(" ", max(g[i]-width(cell), 0)))
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// Rule is the line under the row that names the columns.
func (g Grid) Rule() string {
	row := make([]string, len(g))
	for i, w := range g {
		row[i] = strings.Repeat("-", w)
	}
	return g.Line(row)
}

// width is how wide text is. Characters that are wide in East Asian fonts alone, such
// as “ and α, are taken for narrow ones, whatever the machine's locale is.
func width(text string) int {
	return (&runewidth.Condition{StrictEmojiNeutral: true}).StringWidth(text)
}
