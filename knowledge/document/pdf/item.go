package pdf

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
)

// start is what a line begins with.
type start struct {
	bullet bool
	number int
	length int // of the bullet or the number and the space behind it, in bytes
}

func (s start) isItem() bool { return s.bullet || s.number > 0 }

var (
	bulletStart = regexp.MustCompile(`^(?:[•◦▪▫■□●○‣⁃∙◆◇➢➤✓✔]\s*|[-–—*·]\s+)`)
	numberStart = regexp.MustCompile(`^(?:(\d{1,2})(?:[.)]\s+|\t)|(\d{1,2})[、．]\s*|\((\d{1,2})\)\s*|（(\d{1,2})）\s*)`)
	loneStart   = regexp.MustCompile(`^(?:[•◦▪▫■□●○‣⁃∙◆◇➢➤✓✔]|(\d{1,2})[.)]?)$`)
)

// startOf tells whether a line begins an item of a list.
func startOf(s string) start {
	if m := loneStart.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return start{bullet: m[1] == "", number: n, length: len(s)}
	}
	if m := bulletStart.FindString(s); m != "" {
		return start{bullet: true, length: len(m)}
	}
	if m := numberStart.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(strings.Join(m[1:], ""))
		if n > 0 {
			return start{number: n, length: len(m[0])}
		}
	}
	return start{}
}

// lister shows pieces that are items of lists.
type lister struct {
	b    *document.Builder
	open []listed // outermost first
	last int      // the number of the last item with one
}

// listed is a list that is open.
type listed struct {
	x0     float64 // where its items begin
	number int     // of the last item, 0 for bullets
}

// maxDepth is how deep lists are nested.
const maxDepth = 6

// show shows a piece that is an item, and reports whether it was one. Numbers count as
// such where they begin with 1 or go on from the one before.
func (l *lister) show(p piece) bool {
	if !p.bullet && p.number == 0 {
		return false
	}
	deep := len(l.open)
	for deep > 0 && p.x0 < l.open[deep-1].x0-3 {
		deep--
	}
	var same bool // whether it is of the list that is open at this depth
	if deep > 0 && p.x0 <= l.open[deep-1].x0+3 {
		at := l.open[deep-1]
		same = p.bullet && at.number == 0 || p.number > 0 && p.number == at.number+1
		if !same {
			deep--
		}
	}
	if !same && p.number > 1 && p.number != l.last+1 || deep >= maxDepth {
		return false
	}
	if p.number > 0 {
		l.last = p.number
	}
	l.close(deep)
	switch {
	case same:
		l.b.Close() // the item before
		l.open[deep-1].number = p.number
	default:
		l.b.Open(document.List, 0, "")
		l.open = append(l.open, listed{x0: p.x0, number: p.number})
	}
	l.b.Open(document.Item, p.number, "")
	l.b.Paragraph(spaced(p.text[p.content:]))
	return true
}

// close closes lists and their items until deep are open.
func (l *lister) close(deep int) {
	for len(l.open) > deep {
		l.b.Close()
		l.b.Close()
		l.open = l.open[:len(l.open)-1]
	}
}

func (l *lister) end() { l.close(0) }

// numbered matches headings by their numbers: 2.1 Scope, 第三章 罚则, 一、总则.
var numbered = []*regexp.Regexp{
	regexp.MustCompile(`^(?:(\d{1,2}(?:\.\d{1,2})+)\.?\s+\p{L}|(?:Chapter|Part|Section|Article|Appendix|Kapitel|Teil|Abschnitt|Глава|Раздел|Chapitre|Partie)\s+(?:\d+|[IVXLC]+|[A-Z])\b)`),
	regexp.MustCompile(`^第[\d一二三四五六七八九十百]+[编編篇部章]\s*`),
	regexp.MustCompile(`^第[\d一二三四五六七八九十百]+[节節]\s*`),
	regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、`),
}

// depth is how deep a piece is among headings that have no larger letters: a short line
// by itself with a number that headings have; 0 for one that is none.
func depth(p *piece) int {
	const longest = 60
	if !p.alone || p.lines > 1 || utf8.RuneCountInString(p.text) > longest || endsSentence(p.text) || strings.HasSuffix(p.text, ",") {
		return 0
	}
	for i, re := range numbered {
		m := re.FindStringSubmatch(p.text)
		switch {
		case m == nil:
		case i > 0:
			return i
		default:
			return max(1, strings.Count(m[1], "."))
		}
	}
	return 0
}
