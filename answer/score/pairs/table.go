package pairs

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// table makes the pairs of a table with a header: of each row that has a name of its
// own, one cell.
func (m *maker) table(i int) {
	var rows []int
	for c := range m.d.Children(i) {
		if m.d.HeaderOf(c) >= 0 {
			rows = append(rows, c)
		}
	}
	names := map[string]int{}
	for _, c := range rows {
		names[m.cell(c, 0)]++
	}
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(hash(m.cell(a, 0)), hash(m.cell(b, 0))) })
	rows = rows[:min(len(rows), maxRows)]
	slices.Sort(rows)
	for _, c := range rows {
		if name := m.cell(c, 0); names[name] == 1 && isTold(name) {
			m.row(c, name)
		}
	}
}

// row makes the pair of a row: of the column that a hash chooses.
func (m *maker) row(i int, name string) {
	header := m.d.HeaderOf(i)
	columns := min(len(m.d.Blocks[i].Cells), len(m.d.Blocks[header].Cells))
	if columns < 2 {
		return
	}
	k := 1 + int(hash(name)%uint32(columns-1))
	column := m.cell(header, k)
	if column == "" || !isTold(m.cell(i, k)) {
		return
	}
	lang := m.lang(column + " " + name)
	if isSaying.MatchString(column) {
		m.add(Cell, lang, askWhat(name, lang), []int{i}, nil)
		return
	}
	column = m.inSentence(column)
	m.add(Cell, lang, cellForms().ask(lang, name, column, hash(name+column)), []int{i}, nil)
}

// isSaying matches columns that say what a row's name is.
var isSaying = regexp.MustCompile(`(?i)^(?:descriptions?|meaning|definition|details?|explanation|what it (?:does|is)|notes?|comments?|purpose|说明|描述|含义|解释|备注|作用|介绍|意义|用途)$`)

// cell is cell k of row i as it is shown; "" where the row is shorter.
func (m *maker) cell(i, k int) string {
	cells := m.d.Blocks[i].Cells
	if k >= len(cells) {
		return ""
	}
	return m.d.Text[cells[k].Start:cells[k].End]
}

// isTold reports whether a cell says something: it has a letter or a digit, or is a
// sign for yes or no.
func isTold(s string) bool {
	return len(s) <= 80 && strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("✓✔✅✗✘❌×√", r)
	})
}

// lowerFirst puts a first word of lower-case letters after its capital into lower case.
func lowerFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if first == "" || strings.ToLower(first[1:]) != first[1:] {
		return s
	}
	return strings.TrimSpace(strings.ToLower(first) + " " + rest)
}
