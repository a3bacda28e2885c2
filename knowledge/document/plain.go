package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// ReadPlain reads plain text. Blocks are parted by empty lines; where there are
// none, each line is a block of its own. A short block without a full stop that
// another block follows is a heading, as is a short line above a longer one in its
// block; the first one, at the top, is the title. Lines that begin with a bullet or
// with the next number are items of a list; "Q: …" and "A: …" are questions and their
// answers. The shown text is source itself, white space at its ends and characters
// that cannot be seen apart; segmented text is put together first (see [Unsegment]).
func ReadPlain(id, source string) *Document { return readPlain(NewBuilder(id), source) }

// readPlain reads plain text into b, which has shown nothing yet.
func readPlain(b *Builder, source string) *Document {
	if IsSegmented(source) {
		source = Unsegment(source)
	}
	source = strings.TrimSpace(withoutInvisible(source))
	p := plain{b: b, s: source}
	p.blocks = plainBlocks(source)
	p.findItems()
	for i := range p.blocks {
		p.block(i)
	}
	p.closeTo(0)
	p.b.shown.WriteString(source)
	return p.b.Document()
}

// withoutInvisible is s without characters that only say how words may be broken.
func withoutInvisible(s string) string {
	invisible := func(r rune) bool { return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff' }
	if strings.IndexFunc(s, invisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
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
// most 40 characters that ends in no punctuation, and is no part of a dialogue.
func isPlainHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.Contains(s, "\n") && language.QuestionLabel(s) == 0 && language.AnswerLabel(s) == 0 && utf8.RuneCountInString(s) <= 40 &&
		(unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("”」』》）)", last))
}
