package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/language"
)

// text is what nodes show as text in a line, with a line break where there is a <br>.
// Links show their text alone.
func text(n ...*html.Node) string {
	in := collect(n)
	return in.out.String()
}

// textWithTargets is text with the targets of those links that are asked for by
// them; see [link.told].
func textWithTargets(n ...*html.Node) string {
	in := collect(n)
	return withTargets(in.out.String(), in.links)
}

// collect reads nodes.
func collect(nodes []*html.Node) *inline {
	in := &inline{}
	for _, n := range nodes {
		in.node(n)
	}
	return in
}

// inline collects text as it is shown.
type inline struct {
	out   strings.Builder
	last  rune // the last character of out
	space bool // white space stands before what comes next
	line  bool // that white space has a line break
	soft  bool // that line break is one of the source (U+2028)
	links []link
	// key tells that a key (<kbd>) has ended, and nothing was written since.
	key bool
}

func (in *inline) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		in.write(n.Data)
	case html.ElementNode:
		in.element(n)
	case html.DocumentNode:
		in.children(n)
	}
}

func (in *inline) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in.node(c)
	}
}

func (in *inline) element(n *html.Node) {
	if skipped(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br, atom.Hr:
		in.breakLine()
	case atom.Img:
		if !isBadge(attr(n, "src")) {
			in.write(Description(attr(n, "alt")))
		}
	case atom.Input:
		in.checkbox(n)
	case atom.A:
		in.link(n)
	case atom.Del, atom.S, atom.Strike:
		in.struck(n)
	case atom.Sup, atom.Sub:
		in.raised(n)
	case atom.Kbd:
		in.kbd(n)
	case atom.Q:
		in.write("“")
		in.children(n)
		in.write("”")
	case atom.Rt:
		in.write("(")
		in.children(n)
		in.write(")")
	default:
		in.within(n)
	}
}

// within shows what an element holds; blocks stand on lines of their own.
func (in *inline) within(n *html.Node) {
	block := isBlock(n)
	if block {
		in.breakLine()
	}
	in.children(n)
	if block {
		in.breakLine()
	}
}

func (in *inline) checkbox(n *html.Node) {
	if has(n, "checked") {
		in.write("☑ ")
	} else {
		in.write("☐ ")
	}
}

func (in *inline) link(n *html.Node) {
	in.separate()
	start := in.out.Len()
	in.children(n)
	if !isImage(n) {
		in.links = append(in.links, link{start, in.out.Len(), attr(n, "href")})
	}
}

// struck shows what is struck out between ~~: it does not hold any more, which its
// reader has to see.
func (in *inline) struck(n *html.Node) {
	if strings.TrimSpace(rawText(n)) == "" {
		return
	}
	in.write("~~")
	in.children(n)
	space := in.space
	in.space = false
	in.write("~~")
	in.space = space
}

// kbd keeps two keys that stand side by side apart.
func (in *inline) kbd(n *html.Node) {
	if in.key && !in.space {
		in.write(" ")
	}
	in.children(n)
	in.key = true
}

// raised shows raised and lowered numbers as such: 10² is not 102. Other text is
// shown as it is.
func (in *inline) raised(n *html.Node) {
	digits := superscript
	if n.DataAtom == atom.Sub {
		digits = subscript
	}
	part := &inline{}
	part.children(n)
	s := strings.Map(func(r rune) rune {
		if i := strings.IndexRune("0123456789+-−()n", r); i >= 0 {
			return digits[r]
		}
		return -1
	}, part.out.String())
	if utf8.RuneCountInString(s) == utf8.RuneCountInString(part.out.String()) {
		in.write(s)
		return
	}
	in.children(n)
}

var superscript = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷',
	'8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '(': '⁽', ')': '⁾', 'n': 'ⁿ'}

var subscript = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇',
	'8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '(': '₍', ')': '₎', 'n': 'ₙ'}

// write adds text: runs of white space are one space, and none at the beginning of a
// line, or between Chinese characters where it is a line break. Characters that
// cannot be seen go.
func (in *inline) write(s string) {
	for i, r := range s {
		if in.soft && !unicode.IsSpace(r) && !IsInvisible(r) {
			in.softBreak(s[i:])
		}
		switch {
		case IsInvisible(r):
		case r == '\u2028':
			in.space, in.line, in.soft = true, true, true
		case r == ' ', r == '\n', r == '\t', r == '\r', r == '\f': // others are there on purpose: French has them beside its marks
			in.space = true
			in.line = in.line || r == '\n'
		default:
			in.separateFrom(r)
			in.out.WriteRune(r)
			in.last, in.key = r, false
		}
	}
}

// separate writes the space that stands before what comes next.
func (in *inline) separate() { in.separateFrom('x') }

func (in *inline) separateFrom(next rune) {
	if in.space && in.out.Len() > 0 && in.last != '\n' && !(in.line && isWide(in.last) && isWide(next)) {
		in.out.WriteByte(' ')
		in.last = ' '
	}
	in.space, in.line, in.soft = false, false, false
}

// softBreak decides of a line break of the source, before the text next: it stays
// where the line was not full and the next begins like one, so that its author meant
// one, or where next begins an item or a turn of a dialogue.
func (in *inline) softBreak(next string) {
	const full = 40 // columns of a line that may have been broken for its width
	const widest = 72
	shown := in.out.String()
	line := shown[strings.LastIndexByte(shown, '\n')+1:]
	word, _, _ := strings.Cut(next, " ")
	width := columns(line)
	first, _ := utf8.DecodeRuneInString(next)
	in.soft = false
	if width < full && width+columns(word) < widest && !unicode.IsLower(first) || strings.HasPrefix(next, "- ") || strings.HasPrefix(next, "• ") ||
		language.QuestionLabel(next) > 0 || language.AnswerLabel(next) > 0 {
		in.breakLine()
	}
}

// columns is the width of text: a Chinese character has two.
func columns(s string) (n int) {
	for _, r := range s {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

func (in *inline) breakLine() {
	in.space, in.line, in.soft = false, false, false
	if in.out.Len() > 0 && in.last != '\n' {
		in.out.WriteByte('\n')
		in.last = '\n'
	}
}

// IsInvisible reports whether a character only says how words may be broken or that
// a text begins: soft hyphens, zero-width spaces, byte order marks.
func IsInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f':
		return true
	}
	return false
}

// isWide reports whether r belongs to text that is written without spaces.
func isWide(r rune) bool {
	return language.IsHan(r) || unicode.In(r, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xff61
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lineOf is text without its line breaks.
func lineOf(s string) string { return strings.Join(strings.Fields(s), " ") }

// rawText is the text of n with its white space, as code has it.
func rawText(n *html.Node) string {
	var out strings.Builder
	var read func(n *html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			out.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			out.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			read(c)
		}
	}
	read(n)
	return strings.TrimRightFunc(out.String(), unicode.IsSpace)
}
