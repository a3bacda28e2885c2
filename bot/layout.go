package bot

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/answer"
	"detente/answer/columns"
)

const (
	// maxGrid is how wide a table in a font of equal widths may be: a phone shows no
	// more in a line of an embed.
	maxGrid = 32
	// maxColumn is the longest name of a column, in characters, before each cell.
	maxColumn = 60
)

// A layout shows pieces of documents as a person wants to read them on Discord: prose,
// items and rows behind a bar, code and narrow tables in blocks of their own.
type layout struct {
	groups []group
	bold   func(string) string // escapes a text, and sets in bold what was asked for
	bar    bool
}

// A group is leaves that are shown together.
type group interface {
	// atoms are the texts of a group, in their order, none of them empty.
	atoms() []string
	// show shows as much of the group as the feed has of its atoms.
	show(l *layout, f *feed) string
}

// layoutOf lays out leaves. The text of the piece is that of all leaves; where only
// the beginning of it fits, that is shown.
func layoutOf(leaves []answer.Leaf, bold func(string) string, bar bool) piece {
	l := &layout{groups: groupsOf(leaves), bold: bold, bar: bar}
	var all []string
	for _, g := range l.groups {
		all = append(all, g.atoms()...)
	}
	return piece{strings.Join(all, "\n"), l.show}
}

// show shows the beginning of the layout's text.
func (l *layout) show(beginning string) string {
	f := &feed{beginning}
	var all []string
	for _, g := range l.groups {
		if f.left == "" {
			break
		}
		all = append(all, g.show(l, f))
	}
	return strings.Join(all, "\n")
}

// quoted is text, which is escaped already, behind a bar where the layout has one.
func (l *layout) quoted(text string) string {
	if l.bar {
		return blockQuote(text)
	}
	return text
}

// A feed is the beginning of a text of atoms with line breaks between them.
type feed struct{ left string }

// take is what the feed has of the next atom.
func (f *feed) take(atom string) string {
	n := min(len(atom), len(f.left))
	taken := f.left[:n]
	f.left = strings.TrimPrefix(f.left[n:], "\n")
	return taken
}

// groupsOf parts leaves into what is shown together. Those without anything to see go.
func groupsOf(leaves []answer.Leaf) (all []group) {
	for i := 0; i < len(leaves); {
		end := i + 1
		switch l := leaves[i]; {
		case l.Shape == answer.Code:
			all = append(all, codeGroup(l)...)
		case l.Shape == answer.Row:
			for end < len(leaves) && leaves[end].Shape == answer.Row && (!leaves[end].Header || leaves[end-1].Header) {
				end++
			}
			all = append(all, rowGroup(leaves[i:end])...)
		default:
			for end < len(leaves) && leaves[end].Shape != answer.Code && leaves[end].Shape != answer.Row {
				end++
			}
			all = append(all, proseGroup(leaves[i:end])...)
		}
		i = end
	}
	return all
}

// prose is paragraphs, headings and items of lists.
type prose []answer.Leaf

func proseGroup(leaves []answer.Leaf) []group {
	var p prose
	for _, l := range leaves {
		if l.Text = strings.TrimSpace(clean(l.Text)); l.Text != "" {
			p = append(p, l)
		}
	}
	if len(p) == 0 {
		return nil
	}
	return []group{p}
}

func (p prose) atoms() (all []string) {
	for _, l := range p {
		all = append(all, l.Text)
	}
	return all
}

func (p prose) show(l *layout, f *feed) string {
	var lines []string
	counted := map[int]int{} // by depth, the number of the last item
	for _, leaf := range p {
		if f.left == "" {
			break
		}
		text := l.bold(f.take(leaf.Text))
		alone := len(l.groups) == 1 && len(p) == 1
		if leaf.Shape == answer.Heading && !alone && !strings.Contains(text, emphasis) {
			text = emphasis + text + emphasis
		}
		lines = append(lines, item(leaf, text, counted))
	}
	return l.quoted(strings.Join(lines, "\n"))
}

// item is a text with the marker of its item, each item deeper than the one that holds
// it. Discord numbers the items of a list itself, from the first, so that only numbers
// that follow each other are left to it.
func item(leaf answer.Leaf, text string, counted map[int]int) string {
	if leaf.Depth == 0 {
		clear(counted)
		return text
	}
	indent := strings.Repeat("  ", min(leaf.Depth-1, maxDepth))
	marker := leaf.Marker
	switch n, err := strconv.Atoi(strings.TrimSuffix(marker, ".")); {
	case marker == "":
		return indent + "  " + strings.ReplaceAll(text, "\n", "\n  "+indent)
	case marker == "-":
	case err == nil && n > 0:
		if last, ok := counted[leaf.Depth]; ok && n != last+1 {
			marker = escape(marker)
		}
		counted[leaf.Depth] = n
	default:
		marker = escape(marker)
	}
	return indent + marker + " " + strings.ReplaceAll(text, "\n", "\n  "+indent)
}

// maxDepth is how deep items are moved to the right: phones are narrow.
const maxDepth = 4

// code is a piece of code.
type code struct {
	answer.Leaf
	lines string
}

// fence begins and ends a block of code.
const fence = "```"

// codeGroup is a leaf of code. Where there is a fence in it, it is shown as prose with
// its lines: nothing may end the block before its end, and nothing is put into code.
func codeGroup(l answer.Leaf) []group {
	c := code{l, cleanCode(l.Text)}
	if strings.TrimSpace(c.lines) == "" {
		return nil
	}
	return []group{c}
}

func (c code) atoms() []string { return []string{c.lines} }

func (c code) show(l *layout, f *feed) string {
	text, marker := f.take(c.lines), ""
	if c.Marker != "" {
		marker = l.quoted(escape(c.Marker)) + "\n"
	}
	if strings.Contains(c.lines, fence) {
		return marker + l.quoted(escape(strings.ReplaceAll(text, "\t", "    ")))
	}
	return marker + fenced(codeLanguage(c.Info), text)
}

// fenced is text in a block of code. It must have no fence in it.
func fenced(language, text string) string { return fence + language + "\n" + text + "\n" + fence }

// codeLanguage is the name of a language as it may stand behind a fence, "" for one that
// may not.
func codeLanguage(info string) string {
	const most = 20
	odd := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("_+-.#", r))
	}
	if len(info) > most || strings.ContainsFunc(info, odd) {
		return ""
	}
	return info
}

// cleanCode is [clean] that keeps tabs, without empty lines around the text.
func cleanCode(text string) string {
	parts := strings.Split(text, "\t")
	for i, p := range parts {
		parts[i] = clean(p)
	}
	return strings.TrimRightFunc(strings.TrimLeft(strings.Join(parts, "\t"), "\n"), unicode.IsSpace)
}

// rows are rows of a table. The names of the columns are above them, or before each of
// their cells.
type rows struct {
	columns []string
	cells   [][]string // by row
	header  bool       // the columns are among the rows
}

func rowGroup(leaves []answer.Leaf) []group {
	var r rows
	var head [][]string
	for _, l := range leaves {
		cells := oneLines(l.Cells)
		if l.Header {
			head = append(head, cells)
			r.columns, r.header = cells, true
			continue
		}
		if len(l.Columns) > 0 && !r.header {
			r.columns = oneLines(l.Columns)
		}
		r.cells = append(r.cells, cells)
	}
	if len(r.cells) == 0 {
		r.cells, r.columns, r.header = head, nil, false
	}
	if len(r.atoms()) == 0 {
		return nil
	}
	return []group{r}
}

func oneLines(cells []string) []string {
	all := make([]string, len(cells))
	for i, c := range cells {
		all[i] = oneLine(c)
	}
	return all
}

func (r rows) atoms() (all []string) {
	for _, row := range r.cells {
		for _, c := range row {
			if c != "" {
				all = append(all, c)
			}
		}
	}
	return all
}

func (r rows) show(l *layout, f *feed) string {
	g := r.grid()
	switch {
	case len(r.cells) == 1 && len(r.columns) > 0:
		return l.quoted(strings.Join(r.named(l, f, r.cells[0]), "\n"))
	case len(r.cells) == 1:
		return l.quoted(strings.Join(r.named(l, f, r.cells[0]), " · "))
	case g != nil:
		return r.table(g, f)
	}
	return l.quoted(strings.Join(r.listed(l, f), "\n"))
}

// listed are rows as items of a list: of two columns, whose names are above, the first
// names what the second tells; of more, each cell has the name of its column.
func (r rows) listed(l *layout, f *feed) (lines []string) {
	pairs := len(r.columns) == 2 && r.columns[0]+r.columns[1] != ""
	if pairs {
		names := [2]string{cut(r.columns[0], maxColumn), cut(r.columns[1], maxColumn)}
		lines = append(lines, emphasis+escape(names[0]+colon(names[0], names[1])+names[1])+emphasis)
	}
	for _, row := range r.cells {
		if f.left == "" {
			break
		}
		if pairs {
			lines = append(lines, "- "+strings.Join(rows{}.named(l, f, row), colon(row[0], row[len(row)-1])))
		} else {
			lines = append(lines, "- "+strings.Join(r.named(l, f, row), " · "))
		}
	}
	return lines
}

// grid is how wide the columns are where the table is narrow enough for a phone, else
// nil.
func (r rows) grid() columns.Grid {
	all := r.cells
	if len(r.columns) > 0 {
		all = append([][]string{r.columns}, all...)
	}
	hasFence := func(row []string) bool { return strings.Contains(strings.Join(row, " "), fence) }
	if g := columns.Of(all); len(g) > 1 && g.Width() <= maxGrid && !slices.ContainsFunc(all, hasFence) {
		return g
	}
	return nil
}

// table is the rows below each other in a block.
func (r rows) table(g columns.Grid, f *feed) string {
	var lines []string
	if len(r.columns) > 0 {
		lines = append(lines, g.Line(r.columns), g.Rule())
	}
	for _, row := range r.cells {
		if f.left == "" {
			break
		}
		shown := make([]string, len(row))
		for i, c := range row {
			shown[i] = f.take(c)
		}
		lines = append(lines, g.Line(shown))
	}
	return fenced("", strings.Join(lines, "\n"))
}

// named are the cells of a row that are not empty, with the names of their columns.
func (r rows) named(l *layout, f *feed, row []string) (all []string) {
	for i, cell := range row {
		if f.left == "" {
			break
		}
		if cell == "" {
			continue
		}
		text := l.bold(f.take(cell))
		if i < len(r.columns) && r.columns[i] != "" {
			text = cutEscaped(r.columns[i], maxColumn) + colon(r.columns[i], cell) + text
		}
		all = append(all, text)
	}
	return all
}

// colon is one as it stands between two texts: a wide one beside Chinese.
func colon(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.Is(unicode.Han, last) || unicode.Is(unicode.Han, first) {
		return "："
	}
	return ": "
}

// cutFenced is [cut] of a text that may have blocks of code: one that is cut is
// ended.
func cutFenced(text string, limit int) string {
	short := cut(text, limit)
	if strings.Count(short, fence)%2 == 0 {
		return short
	}
	end := "\n" + fence
	return strings.TrimRight(cut(text, limit-len(end)), "`"+ellipsis) + ellipsis + end
}
