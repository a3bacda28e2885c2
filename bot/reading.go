package bot

import (
	"strconv"
	"strings"

	"detente/answer"
)

// sectionText shows sentences under a heading, with their numbers: each in a line of
// its own, or, where there is no room for that, only those that open a paragraph, or
// only the first.
func sectionText(name string, lines []answer.Line, original bool) string {
	head := heading(name) + "\n"
	if text := passageText(lines, original, false); text != "" && units(head)+units(text)+1 <= maxDescription {
		return head + "\n" + text
	}
	for _, starts := range []func(int, answer.Line) bool{
		func(int, answer.Line) bool { return true },
		func(i int, l answer.Line) bool { return i == 0 || l.Opens },
		func(i int, l answer.Line) bool { return i == 0 },
	} {
		parts := sentences(lines, original, starts)
		if whole := head + joinPieces(parts); units(whole) <= maxDescription {
			return whole
		}
	}
	return head + fit(numberless(lines, original), maxDescription-units(head))
}

// sentences are lines as they are shown; starts tells which begin a line, with their
// number.
func sentences(lines []answer.Line, original bool, starts func(int, answer.Line) bool) (parts []piece) {
	for i, l := range lines {
		between := " "
		if starts(i, l) {
			between = "\n"
			if l.Opens && i > 0 {
				between = "\n\n"
			}
			between += numberOf(l) + " "
		}
		parts = append(parts, fixed(between), shownLine(l, original))
	}
	return parts
}

// numberOf leads a line, behind a pointer where it is what the page was opened for.
func numberOf(l answer.Line) string {
	n := "`" + strconv.Itoa(l.Sentence) + "`"
	if l.Evidence {
		n = pointer + n
	}
	return n
}

// pointer stands before what a page was opened for.
const pointer = "➤ "

// shownLine is a sentence on one line, in the reader's language or as the document
// has it. What the page was opened for is bold.
func shownLine(l answer.Line, original bool) piece {
	text, show := l.Shown(), escape
	if original {
		text = l.Quote
	}
	if l.Evidence {
		show = bold
	}
	return piece{oneLine(text), show}
}

// numberless are the lines in one paragraph, for sentences of which a few fill a page.
func numberless(lines []answer.Line, original bool) (parts []piece) {
	for i, l := range lines {
		if i > 0 {
			parts = append(parts, fixed(" "))
		}
		parts = append(parts, shownLine(l, original))
	}
	return parts
}

// joinPieces is all of the pieces, as they are shown.
func joinPieces(parts []piece) string {
	var b strings.Builder
	for _, p := range parts {
		if p.show == nil {
			b.WriteString(p.text)
		} else {
			b.WriteString(p.show(p.text))
		}
	}
	return b.String()
}
