package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is a range of bytes.
type Span struct{ Start, End int }

// maxQuoted is the longest quotation or parenthesis, in bytes, that keeps its
// sentences together. A longer one is cut like any other text.
const maxQuoted = 450

// closers maps opening marks to their closing ones.
func closerOf(open rune) rune {
	switch open {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	case '«':
		return '»'
	case '„':
		return '“'
	case '（':
		return '）'
	case '(':
		return ')'
	case '【':
		return '】'
	case '《':
		return '》'
	case '[':
		return ']'
	}
	return 0
}

// Sentences cuts a paragraph into sentences. A sentence ends at 。！？； or their
// Western equals, with the closing marks that follow; a quotation or a
// parenthesis of ordinary length is not cut inside; full stops in numbers and
// abbreviations end nothing. The spans leave out the white space around a
// sentence, and together hold every other byte of s. A paragraph of white space
// has none.
func Sentences(s string) []Span {
	var spans []Span
	c := cutter{s: s}
	for start := 0; start < len(s); {
		end := c.next(start)
		if sp := trim(s, start, end); sp.Start < sp.End {
			spans = appendSentence(spans, s, sp)
		}
		start = end
	}
	return spans
}

// appendSentence adds sp; a piece without a letter or a digit, such as a lone
// mark, goes to the sentence before.
func appendSentence(spans []Span, s string, sp Span) []Span {
	wordless := strings.IndexFunc(s[sp.Start:sp.End], func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}) < 0
	if wordless && len(spans) > 0 {
		spans[len(spans)-1].End = sp.End
		return spans
	}
	return append(spans, sp)
}

func trim(s string, start, end int) Span {
	body := strings.TrimLeftFunc(s[start:end], unicode.IsSpace)
	start = end - len(body)
	return Span{start, start + len(strings.TrimRightFunc(body, unicode.IsSpace))}
}

// cutter finds the ends of sentences in s.
type cutter struct{ s string }

// next returns where the sentence that begins at start ends.
func (c cutter) next(start int) int {
	for i := start; i < len(c.s); {
		r, n := utf8.DecodeRuneInString(c.s[i:])
		if end, ok := c.quoted(i, r, n); ok {
			if c.endsWithQuote(start, i, end) {
				return c.withClosers(end)
			}
			i = end
			continue
		}
		i += n
		if c.ends(r, start, i) {
			return c.withClosers(i)
		}
	}
	return len(c.s)
}

// quoted returns the end of the quotation or parenthesis that r opens at i.
func (c cutter) quoted(i int, r rune, n int) (end int, ok bool) {
	closer := closerOf(r)
	if closer == 0 {
		return 0, false
	}
	rest := c.s[i+n : min(len(c.s), i+n+maxQuoted)]
	j := strings.IndexRune(rest, closer)
	if j < 0 {
		return 0, false
	}
	return i + n + j + utf8.RuneLen(closer), true
}

// endsWithQuote reports whether the sentence from start ends with the quotation or
// parenthesis in open..end: its last mark inside ends a sentence, and no attribution
// (“……。”他说。) follows a quotation that began the sentence.
func (c cutter) endsWithQuote(start, open, end int) bool {
	body := strings.TrimRightFunc(c.s[open:end], isCloser)
	inside, _ := utf8.DecodeLastRuneInString(body)
	if !isFullStop(inside) {
		return false
	}
	if isBracket(c.s[open:end]) {
		return c.bracketEnds(open+len(body), end)
	}
	if trim(c.s, start, end).Start < open {
		return true
	}
	rest := c.s[end:]
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next) || c.next(end)-end > 30
}

// bracketEnds reports whether a parenthesis with a full stop before stop ends a
// sentence at end: a capital or a Han character follows, and the full stop is not
// that of an abbreviation.
func (c cutter) bracketEnds(stop, end int) bool {
	rest := strings.TrimLeftFunc(c.s[end:], unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !unicode.IsUpper(next) && !isHan(next) {
		return false
	}
	if rest != "" && len(rest) == len(c.s[end:]) && !isHan(next) {
		return false // no space before the capital: f(x.)Y
	}
	return c.s[stop-1] != '.' || !isAbbreviation(c.s[:stop-1], rest)
}

func isBracket(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("（(【《[", r)
}

func isCloser(r rune) bool { return strings.ContainsRune("”’」』»）)】》]\"'“", r) }

func isFullStop(r rune) bool { return strings.ContainsRune("。！？!?.．｡", r) }

// ends reports whether r, which stands just before i, ends the sentence from start.
func (c cutter) ends(r rune, start, i int) bool {
	next, _ := utf8.DecodeRuneInString(c.s[i:])
	switch r {
	case '。', '！', '？', '；', '｡':
		return true
	case '．': // a full stop of full width, or a decimal point
		before, _ := utf8.DecodeLastRuneInString(c.s[:i-len("．")])
		return !unicode.IsDigit(before) || !unicode.IsDigit(next)
	case '!', '?':
		return i == len(c.s) || unicode.IsSpace(next) || isHan(next) || isCloser(next) && !c.goesOn(i)
	case '…':
		after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(c.s[i:], unicode.IsSpace))
		return unicode.IsSpace(next) && unicode.IsUpper(after)
	case '.':
		return c.periodEnds(start, i)
	case '\n':
		return c.lineEnds(i)
	}
	return false
}

// goesOn reports whether a word in small letters follows the closing marks at i:
// "Why?" he asked.
func (c cutter) goesOn(i int) bool {
	rest := strings.TrimLeftFunc(strings.TrimLeftFunc(c.s[i:], isCloser), unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(next)
}

// lineEnds reports whether the line break before i ends a sentence: the line
// was too short to have been broken for its width, or a list item follows.
func (c cutter) lineEnds(i int) bool {
	line := c.s[strings.LastIndexByte(c.s[:i-1], '\n')+1 : i-1]
	width := 0
	for _, r := range line {
		width++
		if isHan(r) {
			width++
		}
	}
	rest := strings.TrimLeft(c.s[i:], " \t")
	return width < 40 || strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "• ")
}

// withClosers extends an end over the marks that belong to the sentence.
func (c cutter) withClosers(i int) int {
	for i < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[i:])
		opening := r == '“' || ((r == '"' || r == '\'') && !c.closesStraight(i))
		if opening || !isCloser(r) && !isFullStop(r) && r != '…' {
			return i
		}
		i += n
	}
	return i
}

// closesStraight reports whether the straight quote at i ends what stands before
// it: white space or the text's end follows.
func (c cutter) closesStraight(i int) bool {
	next, _ := utf8.DecodeRuneInString(c.s[i+1:])
	return i+1 == len(c.s) || unicode.IsSpace(next) || isFullStop(next)
}

// periodEnds reports whether the full stop before i ends the sentence from start.
func (c cutter) periodEnds(start, i int) bool {
	rest := strings.TrimLeftFunc(c.s[i:], isCloser)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "":
		return true
	case isHan(next):
		before, _ := utf8.DecodeLastRuneInString(c.s[:i-1])
		return isHan(before)
	case !unicode.IsSpace(next):
		return false
	}
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	after, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLower(after) && !isItemNumber(c.s[start:i-1]) && !isAbbreviation(c.s[:i-1], rest)
}

// isItemNumber reports whether a sentence would have nothing but the number of an
// item: 1. Open the lid.
func isItemNumber(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}
