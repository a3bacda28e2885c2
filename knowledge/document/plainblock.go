package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// plain reads the blocks of plain text, whose shown text is the source: blocks are
// ranges of it.
type plain struct {
	b      *Builder
	s      string
	blocks []language.Span
	items  map[int]plainItem // by where their lines begin, white space left out
	lists  []plainList       // that are open, outermost first
	asked  bool              // the outermost open block is a question
	end    int               // of the last leaf
}

// plainList is a list that is open.
type plainList struct{ indent int }

// block reads a block.
func (p *plain) block(i int) {
	at := p.blocks[i]
	body := p.s[at.Start:at.End]
	if _, item := p.items[at.Start]; !item && i+1 < len(p.blocks) && isPlainHeading(body) {
		p.heading(at, body, i == 0)
		return
	}
	if n := p.headed(at, body); n > 0 {
		p.heading(language.Span{Start: at.Start, End: at.Start + n}, body[:n], i == 0)
		at = trimSpan(p.s, at.Start+n, at.End)
	}
	p.lines(at)
}

// headed is the length of the first line of a block where that is a heading over the
// rest: short, and the rest longer lines of prose; 0 where it is none.
func (p *plain) headed(at language.Span, body string) int {
	const longest = 20 // characters
	first, rest, ok := strings.Cut(body, "\n")
	first = strings.TrimRightFunc(first, unicode.IsSpace)
	second, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	if _, item := p.items[at.Start]; item || !ok || !isPlainHeading(first) || isPlainHeading(strings.TrimSpace(second)) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(first)
	n := utf8.RuneCountInString(first)
	if n > longest || unicode.IsLower(r) || 2*n > utf8.RuneCountInString(second) || p.labelled(rest) {
		return 0
	}
	return len(first)
}

// labelled reports whether a line of a dialogue or an item begins s.
func (p *plain) labelled(s string) bool {
	s = strings.TrimSpace(s)
	mark, _ := plainMark(s)
	return mark.length > 0 || language.QuestionLabel(s) > 0 || language.AnswerLabel(s) > 0
}

// heading records a heading.
func (p *plain) heading(at language.Span, title string, first bool) {
	p.closeTo(0)
	b := p.b
	if first {
		b.doc.Title = title
	} else {
		b.path = []heading{{2, title, len(b.doc.Blocks)}}
		b.startSection()
		last := &b.doc.Sections[len(b.doc.Sections)-1]
		last.Heading, last.Anchor = len(b.doc.Blocks), b.anchor(title, "")
	}
	b.leaf(Block{Kind: Heading, Span: at, Level: 2})
	p.end = at.End
}

// lines reads the lines of a block: paragraphs, items, questions and answers.
func (p *plain) lines(at language.Span) {
	from := at.Start // of the paragraph that is being read
	for start := at.Start; start < at.End; {
		next := at.End
		if i := strings.IndexByte(p.s[start:at.End], '\n'); i >= 0 {
			next = start + i + 1
		}
		line := trimSpan(p.s, start, next)
		if begins := p.begin(line, from); begins >= 0 {
			from = begins
		}
		start = next
	}
	p.paragraph(from, at.End)
}

// begin ends the paragraph from an index on where a line begins something else, and
// returns where the text of that begins; -1 for a line that goes on.
func (p *plain) begin(line language.Span, from int) int {
	text := p.s[line.Start:line.End]
	item, isItem := p.items[line.Start]
	answers := before(text, language.AnswerLabel(text))
	switch {
	case before(text, language.QuestionLabel(text)) > 0:
		p.paragraph(from, line.Start)
		return p.ask(line, text)
	case p.asked && answers > 0:
		p.paragraph(from, line.Start)
		p.closeTo(1)
		return line.Start + answers
	case isItem:
		p.paragraph(from, line.Start)
		p.item(line, item)
		return line.Start + item.length
	case len(p.lists) > 0 && p.indent(line.Start) <= p.lists[0].indent:
		p.paragraph(from, line.Start)
		p.closeLists(0)
		return line.Start
	}
	return -1
}

// ask begins a question, and returns where the text behind it begins: its answer,
// where that stands in the same line.
func (p *plain) ask(line language.Span, text string) int {
	p.closeTo(0)
	p.open(Block{Kind: Question, Span: language.Span{Start: line.Start}})
	p.asked = true
	label, end := language.QuestionLabel(text), turn(text)
	answers := before(text[end:], language.AnswerLabel(text[end:]))
	if answers == 0 {
		return line.Start + label
	}
	p.paragraph(line.Start+label, line.Start+end)
	return line.Start + end + answers
}

// before is the length of a label where text stands behind it, 0 otherwise.
func before(text string, label int) int {
	if strings.TrimSpace(text[label:]) == "" {
		return 0
	}
	return label
}

// item begins an item of the list that its indentation tells.
func (p *plain) item(line language.Span, item plainItem) {
	indent := p.indent(line.Start)
	n := len(p.lists)
	for n > 0 && p.lists[n-1].indent > indent {
		n--
	}
	p.closeLists(n)
	if n == 0 || p.lists[n-1].indent < indent {
		p.open(Block{Kind: List, Span: language.Span{Start: line.Start}})
		p.lists = append(p.lists, plainList{indent})
	} else {
		p.closeTo(p.base() + 2*n - 1)
	}
	p.open(Block{Kind: Item, Span: language.Span{Start: line.Start}, Number: item.number})
}

// base is how many blocks are open around the lists.
func (p *plain) base() int {
	if p.asked {
		return 1
	}
	return 0
}

// closeLists ends the lists that are open from the nth on.
func (p *plain) closeLists(n int) {
	if n < len(p.lists) {
		p.closeTo(p.base() + 2*n)
	}
}

func (p *plain) open(bl Block) { p.b.open = append(p.b.open, p.b.leaf(bl)) }

// closeTo ends the open blocks from the nth on.
func (p *plain) closeTo(n int) {
	b := p.b
	for len(b.open) > n {
		b.finish(b.open[len(b.open)-1], p.end)
		b.open = b.open[:len(b.open)-1]
	}
	p.asked = p.asked && n > 0
	p.lists = p.lists[:min(len(p.lists), max(0, n-p.base()+1)/2)]
}

// paragraph records a paragraph.
func (p *plain) paragraph(start, end int) {
	at := trimSpan(p.s, start, end)
	if at.Start >= at.End {
		return
	}
	p.b.prose(Block{Kind: Paragraph, Span: at}, p.s[at.Start:at.End])
	p.end = at.End
}

// indent is the width of the white space before an index in its line.
func (p *plain) indent(at int) int {
	begin := strings.LastIndexByte(p.s[:at], '\n') + 1
	return utf8.RuneCountInString(p.s[begin:at])
}

// trimSpan is a range of s without the white space at its ends.
func trimSpan(s string, start, end int) language.Span {
	body := strings.TrimLeftFunc(s[start:end], unicode.IsSpace)
	start = end - len(body)
	return language.Span{Start: start, End: start + len(strings.TrimRightFunc(body, unicode.IsSpace))}
}
