package bot

import (
	"strconv"
	"strings"

	"detente/answer"
)

// passageText shows sentences with their numbers, lists with their bullets, code and
// narrow tables in blocks of their own. both shows a translation above its original
// instead of alone. What does not fit into an embed in this way is "", so that it can
// be shown in another.
func passageText(lines []answer.Line, original, both bool) string {
	var parts []piece
	for i := 0; i < len(lines); {
		end := together(lines, i, original)
		parts = append(parts, fixed(between(lines, i)))
		if end-i > 1 || isBlock(lines[i], original) {
			parts = append(parts, blockParts(lines[i:end])...)
		} else {
			parts = append(parts, itemParts(lines[i], original, both)...)
		}
		i = end
	}
	if whole := joinPieces(parts); units(whole) <= maxDescription {
		return whole
	}
	return ""
}

// between is what parts line i from the one before: an empty line between paragraphs.
func between(lines []answer.Line, i int) string {
	switch {
	case i == 0:
		return ""
	case !lines[i].Opens, lines[i].Depth > 0 && lines[i-1].Depth > 0, isRow(lines[i]) && isRow(lines[i-1]) && !lines[i].Header:
		return "\n"
	}
	return "\n\n"
}

func isRow(l answer.Line) bool { return l.Shape == answer.Row }

// isBlock reports whether a line is shown as it is in the document, and not as prose:
// a row or code that is shown in the document's language.
func isBlock(l answer.Line, original bool) bool {
	return (l.Shape == answer.Code || isRow(l)) && (original || l.Translation == "")
}

// together is the end of the lines from the i-th on that are one block: those of a
// piece of code, or of a table.
func together(lines []answer.Line, i int, original bool) int {
	end := i + 1
	if !isBlock(lines[i], original) {
		return end
	}
	for end < len(lines) && isBlock(lines[end], original) && lines[end].Shape == lines[i].Shape {
		if isRow(lines[i]) && lines[end].Header && !lines[end-1].Header || !isRow(lines[i]) && lines[end].Opens {
			break
		}
		end++
	}
	return end
}

// blockParts are the lines of a block under their numbers. Where the page was opened
// for one of a table's rows, or the table is wide, each row has a line.
func blockParts(lines []answer.Line) (parts []piece) {
	if lines[0].Shape == answer.Code {
		return []piece{fixed(numbersOf(lines) + "\n"), layoutOf([]answer.Leaf{wholeCode(lines)}, escape, false)}
	}
	all := make([]answer.Leaf, len(lines))
	narrow := len(lines) > 1
	for i, l := range lines {
		all[i] = answer.Leaf{Setting: l.Setting, Text: l.Quote}
		narrow = narrow && (i == 0 || !l.Evidence)
	}
	for _, g := range groupsOf(all) {
		if r, ok := g.(rows); ok && narrow && r.grid() != nil {
			return []piece{fixed(numbersOf(lines) + "\n"), layoutOf(all, escape, false)}
		}
	}
	for i, l := range lines {
		if i > 0 {
			parts = append(parts, fixed("\n"))
		}
		parts = append(parts, fixed(numberOf(l)+" "), piece{oneLine(rowText(l)), shownLine(l, true).show})
	}
	return parts
}

// rowText is a row on one line, each cell behind the name of its column.
func rowText(l answer.Line) string {
	if len(l.Columns) == 0 {
		return l.Quote
	}
	var all []string
	for i, cell := range l.Cells {
		if cell != "" && i < len(l.Columns) && l.Columns[i] != "" {
			cell = l.Columns[i] + colon(l.Columns[i], cell) + cell
		}
		if cell != "" {
			all = append(all, cell)
		}
	}
	return strings.Join(all, " · ")
}

// codeOf is lines of code as they stand in the document.
func wholeCode(lines []answer.Line) answer.Leaf {
	l := answer.Leaf{Setting: lines[0].Setting}
	for _, line := range lines {
		l.Text += line.Indent + line.Quote
	}
	return l
}

// numbersOf leads the lines of a block: the first number and the last, behind a pointer
// those of the lines that the page was opened for.
func numbersOf(lines []answer.Line) string {
	first, last := lines[0].Sentence, lines[len(lines)-1].Sentence
	text := "`" + strconv.Itoa(first) + "`"
	if last > first {
		text = "`" + strconv.Itoa(first) + "–" + strconv.Itoa(last) + "`"
	}
	var marked []string
	for _, l := range lines {
		if l.Evidence {
			marked = append(marked, numberOf(l))
		}
	}
	if len(marked) == 1 && lines[0].Evidence {
		return pointer + text
	}
	return strings.Join(append([]string{text}, marked...), " ")
}

// itemParts are a line with its number, and its bullet where it begins an item, above
// its original where both are shown.
func itemParts(l answer.Line, original, both bool) []piece {
	lead := numberOf(l) + " " + indentOf(l)
	parts := []piece{fixed(lead), shownLine(l, original)}
	if both && l.Translation != "" {
		of := shownLine(l, true)
		parts = append(parts, fixed("\n"), piece{of.text, func(text string) string { return blockQuote(of.show(text)) }})
	}
	return parts
}

// indentOf is the bullet or the number of the item that begins with a line, as far to
// the right as it is deep. Discord drops common white space at the beginning of lines.
func indentOf(l answer.Line) string {
	indent := strings.Repeat("\u2003", min(max(l.Depth-1, 0), maxDepth))
	switch {
	case l.Depth == 0:
		return ""
	case l.Marker == "":
		return indent
	case l.Marker == "-":
		return indent + "• "
	}
	return indent + escape(strings.ReplaceAll(l.Marker, "-", "•")) + " "
}
