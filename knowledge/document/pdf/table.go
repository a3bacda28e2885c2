package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
)

// maxRows is how many rows of a page a table has.
const maxRows = 200

// tableRow is a row of cells on one height of a page.
type tableRow struct {
	y0, y1, size float64
	cells        []cell
	lines        []*line // that it is made of
}

// findTables finds tables on a page: at least three rows of cells that stand in
// columns. The lines of one become a block of a line with its rows, in the place of
// the first of them.
func (p *page) findTables() {
	rows := p.rows()
	for i := 0; i < len(rows); {
		n := tableLength(rows[i:])
		if n == 0 {
			i++
			continue
		}
		p.replace(rows[i : i+n])
		i += n
	}
	p.keep(func(l line) bool { return l.text != "" || l.rows != nil })
}

// rows are the lines of a page by their height.
func (p *page) rows() (rows []tableRow) {
	var lines []*line
	for _, b := range p.blocks {
		for i := range b {
			lines = append(lines, &b[i])
		}
	}
	slices.SortStableFunc(lines, func(a, b *line) int { return cmp.Compare(a.y0, b.y0) })
	for _, l := range lines {
		middle := (l.y0 + l.y1) / 2
		if n := len(rows); n > 0 && middle > rows[n-1].y0 && middle < rows[n-1].y1 {
			r := &rows[n-1]
			r.cells, r.lines = append(r.cells, l.cells...), append(r.lines, l)
			continue
		}
		rows = append(rows, tableRow{y0: l.y0, y1: l.y1, size: l.size, cells: slices.Clone(l.cells), lines: []*line{l}})
	}
	for _, r := range rows {
		slices.SortFunc(r.cells, func(a, b cell) int { return cmp.Compare(a.x0, b.x0) })
	}
	return rows
}

// tableLength is how many rows from the first on are a table, 0 for none.
func tableLength(rows []tableRow) int {
	n := 0
	for n < min(len(rows), maxRows) && len(rows[n].cells) >= 2 && (n == 0 || rows[n].y0-rows[n-1].y1 < 2.5*rows[n].size) {
		n++
	}
	for ; n >= 3; n-- {
		columns := columnsOf(rows[:n])
		if len(columns) >= 2 && fits(rows[:n], columns) && !isProse(rows[:n], columns) && !isNumbering(rows[:n], columns) {
			return n
		}
	}
	return 0
}

// columnsOf are the ranges that the cells of rows cover.
func columnsOf(rows []tableRow) (columns []cell) {
	var all []cell
	for _, r := range rows {
		all = append(all, r.cells...)
	}
	slices.SortFunc(all, func(a, b cell) int { return cmp.Compare(a.x0, b.x0) })
	for _, c := range all {
		if n := len(columns); n > 0 && c.x0 < columns[n-1].x1+1 {
			columns[n-1].x1 = max(columns[n-1].x1, c.x1)
			continue
		}
		columns = append(columns, cell{x0: c.x0, x1: c.x1})
	}
	return columns
}

// columnAt is the index of the column that a cell stands in.
func columnAt(columns []cell, c cell) int {
	for i, col := range columns {
		if c.x0 < col.x1 {
			return i
		}
	}
	return len(columns) - 1
}

// fits reports whether no row has two cells in one column.
func fits(rows []tableRow, columns []cell) bool {
	for _, r := range rows {
		last := -1
		for _, c := range r.cells {
			at := columnAt(columns, c)
			if at == last {
				return false
			}
			last = at
		}
	}
	return true
}

// isProse reports whether columns are columns of text: long lines, most of which reach
// the same edge.
func isProse(rows []tableRow, columns []cell) bool {
	const long = 25 // characters
	full, characters, n := 0, 0, 0
	for _, r := range rows {
		for _, c := range r.cells {
			col := columns[columnAt(columns, c)]
			if c.x1-c.x0 > 0.85*(col.x1-col.x0) {
				full++
			}
			characters += utf8.RuneCountInString(c.text)
			n++
		}
	}
	return characters > long*n && 2*full > n
}

// isNumbering reports whether two columns are the numbers or bullets of items and
// their texts.
func isNumbering(rows []tableRow, columns []cell) bool {
	items := 0
	for _, r := range rows {
		if loneStart.MatchString(r.cells[0].text) {
			items++
		}
	}
	return len(columns) == 2 && 2*items >= len(rows)
}

// replace makes the lines of rows a table.
func (p *page) replace(rows []tableRow) {
	columns := columnsOf(rows)
	parts := map[*line]bool{}
	for _, r := range rows {
		for _, l := range r.lines {
			parts[l] = true
		}
	}
	first := p.firstOf(parts)
	table := line{x0: columns[0].x0, x1: columns[len(columns)-1].x1, y0: rows[0].y0, y1: rows[len(rows)-1].y1, size: rows[0].size}
	for _, r := range rows {
		texts := make([]string, len(columns))
		for _, c := range r.cells {
			texts[columnAt(columns, c)] = c.text
		}
		table.rows = append(table.rows, texts)
		for _, l := range r.lines {
			*l = line{}
		}
	}
	*first = table
}

// firstOf is the line of a page that is read first of some.
func (p *page) firstOf(parts map[*line]bool) *line {
	for _, b := range p.blocks {
		for i := range b {
			if parts[&b[i]] {
				return &b[i]
			}
		}
	}
	return &line{} // there is none
}

// showTable shows a table. Its first row names the columns where it has no numbers,
// and those below have some.
func showTable(b *document.Builder, rows [][]string) {
	b.Open(document.Table, 0, "")
	for i, r := range rows {
		b.Row(i == 0 && !hasDigit(r) && !slices.Contains(r, "") && slices.ContainsFunc(rows, hasDigit), r...)
	}
	b.Close()
}

func hasDigit(row []string) bool {
	return strings.IndexFunc(strings.Join(row, ""), unicode.IsDigit) >= 0
}
