package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// ReadPlain reads plain text. Blocks are parted by empty lines; where there are
// none, each line is a block of its own. A short block without a full stop that
// another block follows is a heading; the first one, at the top, is the title.
// Lines that begin with a bullet or a number are items of a list.
// The shown text is source itself, white space at its ends apart; segmented
// text is put together first (see [Unsegment]).
func ReadPlain(id, source string) *Document {
	if IsSegmented(source) {
		source = Unsegment(source)
	}
	source = strings.TrimSpace(source)
	b := NewBuilder(id)
	blocks := plainBlocks(source)
	for i, bl := range blocks {
		body := source[bl.Start:bl.End]
		if i+1 < len(blocks) && isPlainHeading(body) {
			b.plainHeading(bl, body, i == 0)
			continue
		}
		b.plainBody(bl, body)
	}
	b.shown.WriteString(source)
	return b.Document()
}

// plainHeading records a heading whose text is shown already.
func (b *Builder) plainHeading(at language.Span, title string, first bool) {
	if first {
		b.doc.Title = title
	} else {
		b.path = []heading{{2, title, len(b.doc.Blocks)}}
		b.startSection()
		b.doc.Sections[len(b.doc.Sections)-1].Heading = len(b.doc.Blocks)
	}
	b.leaf(Block{Kind: Heading, Span: at, Level: 2})
}

// plainBody records a paragraph whose text is shown already, or the items of a list.
func (b *Builder) plainBody(at language.Span, body string) {
	b.prose(Block{Kind: Paragraph, Span: at}, body)
}

// plainBlocks finds the blocks of s.
func plainBlocks(s string) []language.Span {
	separator := "\n"
	if hasEmptyLine(s) {
		separator = ""
	}
	var blocks []language.Span
	open := -1
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		empty := strings.TrimSpace(s[start:end]) == ""
		if open >= 0 && (empty || separator != "") {
			blocks = appendBlock(blocks, s, open, start)
			open = -1
		}
		if open < 0 && !empty {
			open = start
		}
		start = end
	}
	if open >= 0 {
		blocks = appendBlock(blocks, s, open, len(s))
	}
	return blocks
}

func appendBlock(blocks []language.Span, s string, start, end int) []language.Span {
	body := strings.TrimLeftFunc(s[start:end], unicode.IsSpace)
	start = end - len(body)
	return append(blocks, language.Span{Start: start, End: start + len(strings.TrimRightFunc(body, unicode.IsSpace))})
}

func hasEmptyLine(s string) bool {
	for i, line := 0, ""; i < len(s); i += len(line) {
		line = s[i:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		if strings.TrimSpace(line) == "" {
			return true
		}
	}
	return false
}

// isPlainHeading reports whether a block reads like a heading: one line of at
// most 40 characters that ends in no punctuation.
func isPlainHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.Contains(s, "\n") && utf8.RuneCountInString(s) <= 40 &&
		(unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("”」』》）)", last))
}
