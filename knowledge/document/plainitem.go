package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
)

// plainItem is the mark of an item of a list in plain text.
type plainItem struct {
	length int    // of the mark in bytes, with the white space behind it
	number int    // 0 for a bullet
	style  string // of a number: what stands around it
}

var (
	bulletMark = regexp.MustCompile(`^(?:[-*+–][ \t]+|[•·●○◦▪■□◆‣⁃]\s*)`)
	numberMark = regexp.MustCompile(`^([（(]?)(\d{1,3})([.)、．）:：]|[.)）、]\s)\s*`)
	hanMark    = regexp.MustCompile(`^([（(]?)([一二三四五六七八九十]{1,3})([、．.）)])\s*`)
	circled    = regexp.MustCompile(`^([①-⑳])\s*`)
)

// plainMark is the mark that a line begins with, of length 0 for none. A number that
// more digits follow, as in "3.5 kg", is none.
func plainMark(line string) (mark plainItem, rest string) {
	if m := bulletMark.FindString(line); m != "" {
		mark = plainItem{length: len(m)}
	} else if m := numberMark.FindStringSubmatch(line); m != nil {
		n, _ := strconv.Atoi(m[2])
		mark = plainItem{len(m[0]), n, m[1] + "1" + strings.TrimSpace(m[3])}
		if r, _ := utf8.DecodeRuneInString(line[len(m[0]):]); r >= '0' && r <= '9' && strings.TrimSpace(m[0]) == m[0] {
			return plainItem{}, line
		}
	} else if m := hanMark.FindStringSubmatch(line); m != nil {
		n, _ := language.Value(m[2], "zh")
		mark = plainItem{len(m[0]), int(n), m[1] + "一" + m[3]}
	} else if m := circled.FindString(line); m != "" {
		r, _ := utf8.DecodeRuneInString(m)
		mark = plainItem{len(m), int(r-'①') + 1, "①"}
	}
	if mark.length > 0 && strings.TrimSpace(line[mark.length:]) == "" {
		return plainItem{}, line
	}
	return mark, line[mark.length:]
}

// findItems finds the lines that are items: those with a bullet, and those with a
// number whose neighbour has the next one. Between neighbours there may be empty lines
// and lines that are indented further.
func (p *plain) findItems() {
	p.items = map[int]plainItem{}
	before, beforeAt := plainItem{}, -1
	for start := 0; start < len(p.s); {
		next := len(p.s)
		if i := strings.IndexByte(p.s[start:], '\n'); i >= 0 {
			next = start + i + 1
		}
		line := trimSpan(p.s, start, next)
		start = next
		if line.Start == line.End {
			continue
		}
		mark, _ := plainMark(p.s[line.Start:line.End])
		switch {
		case mark.length == 0:
			if beforeAt >= 0 && p.indent(line.Start) <= p.indent(beforeAt) {
				beforeAt = -1
			}
			continue
		case mark.style == "":
			p.items[line.Start] = mark
			continue // items with bullets may stand below one with a number
		case beforeAt >= 0 && mark.style == before.style && mark.number == before.number+1:
			p.items[beforeAt], p.items[line.Start] = before, mark
		}
		before, beforeAt = mark, line.Start
	}
}
