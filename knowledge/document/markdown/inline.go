package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/yuin/goldmark-emoji/definition"

	"detente/knowledge/language"
)

// inlineParsers read what goldmark does not, or reads otherwise.
func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(wikiLinks{}, 150),
		util.Prioritized(delimiters{"*", 1}, 490),
		util.Prioritized(delimiters{"~", 2}, 490),
		util.Prioritized(delimiters{"=", 2}, 490),
		util.Prioritized(raised{}, 495),
		util.Prioritized(emojis{definition.Github()}, 495),
	}
}

// delimiters read emphasis (*, **), what is struck out (~~) and what is marked (==).
// Chinese text has no spaces beside it: **注意：**请 is emphasis to its readers, and to
// CommonMark is not.
type delimiters struct {
	char    string
	minimum int
}

func (d delimiters) Trigger() []byte { return []byte(d.char) }

func (d delimiters) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, d.minimum, d)
	if node == nil || d.minimum == 2 && node.OriginalLength != 2 {
		return nil
	}
	after, _ := utf8.DecodeRune(line[node.OriginalLength:])
	if node.OriginalLength == len(line) {
		after = ' '
	}
	node.CanOpen = node.CanOpen || isEastAsian(before) && !unicode.IsSpace(after)
	node.CanClose = node.CanClose || isEastAsian(after) && !unicode.IsSpace(before)
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

func isEastAsian(r rune) bool {
	return language.IsHan(r) || r >= 0x3000 && r < 0x3100 || r >= 0xff00 && r < 0xfff0
}

func (d delimiters) IsDelimiter(b byte) bool { return b == d.char[0] }

func (d delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (d delimiters) OnMatch(consumes int) ast.Node {
	if d.char == "~" {
		return extast.NewStrikethrough()
	}
	return ast.NewEmphasis(consumes)
}

// wikiLinks read [[page]] and [[page|text]]; ![[embedded]] shows nothing.
type wikiLinks struct{}

func (wikiLinks) Trigger() []byte { return []byte{'[', '!'} }

var wikiLink = regexp.MustCompile(`^!?\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]`)

func (wikiLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 5 || line[1] != '[' {
		return nil
	}
	m := wikiLink.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	shown := m[1]
	if len(m[2]) > 0 {
		shown = m[2]
	}
	if line[0] == '!' {
		shown = nil
	}
	return ast.NewString(shown)
}

// raised reads H~2~O and x^2^.
type raised struct{}

func (raised) Trigger() []byte { return []byte{'~', '^'} }

var raisedText = regexp.MustCompile(`^(?:~([^\s~]{1,20})~|\^([^\s^]{1,20})\^)`)

func (raised) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	m := raisedText.FindSubmatch(line)
	if m == nil || !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != ')' {
		return nil
	}
	block.Advance(len(m[0]))
	name := "sub"
	if line[0] == '^' {
		name = "sup"
	}
	n := ast.NewString([]byte("<" + name + ">" + string(util.EscapeHTML(append(m[1], m[2]...))) + "</" + name + ">"))
	n.SetCode(true)
	return n
}

// emojis read the codes of emojis that stand by themselves, :white_check_mark:. Codes
// that are not known are those of a server's own emojis, which are images: they show
// nothing.
type emojis struct{ known definition.Emojis }

func (emojis) Trigger() []byte { return []byte{':'} }

var emojiCode = regexp.MustCompile(`^:([a-z0-9_+-]{1,50}):`)

func (e emojis) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := emojiCode.FindSubmatch(line)
	if m == nil || !parts(block.PrecendingCharacter()) {
		return nil
	}
	if after, _ := utf8.DecodeRune(line[len(m[0]):]); len(m[0]) < len(line) && !parts(after) {
		return nil
	}
	shown := ""
	if known, ok := e.known.Get(string(m[1])); ok {
		shown = string(known.Unicode)
	} else if strings.IndexFunc(string(m[1]), unicode.IsLetter) < 0 {
		return nil
	}
	block.Advance(len(m[0]))
	return ast.NewString([]byte(shown))
}

// parts reports whether a character may stand beside the code of an emoji.
func parts(r rune) bool {
	return unicode.IsSpace(r) || isEastAsian(r) || strings.ContainsRune("|()[]*_.,;!", r)
}
