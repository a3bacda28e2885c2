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
		if c.ends(r, i) {
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

// endsWithQuote reports whether the sentence from start ends with the quotation
// in open..end: its last mark inside ends a sentence, and no attribution
// (“……。”他说。) follows a quotation that began the sentence.
func (c cutter) endsWithQuote(start, open, end int) bool {
	inside, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(c.s[open:end], isCloser))
	if !isFullStop(inside) || isBracket(c.s[open:end]) {
		return false
	}
	if trim(c.s, start, end).Start < open {
		return true
	}
	rest := c.s[end:]
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next) || c.next(end)-end > 30
}

func isBracket(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("（(【《[", r)
}

func isCloser(r rune) bool { return strings.ContainsRune("”’」』»）)】》]\"'“", r) }

func isFullStop(r rune) bool { return strings.ContainsRune("。！？!?.．｡", r) }

// ends reports whether r, which stands just before i, ends a sentence.
func (c cutter) ends(r rune, i int) bool {
	switch r {
	case '。', '！', '？', '；', '｡', '．':
		return true
	case '!', '?':
		next, _ := utf8.DecodeRuneInString(c.s[i:])
		return i == len(c.s) || unicode.IsSpace(next) || isHan(next) || isCloser(next)
	case '.':
		return c.periodEnds(i)
	case '\n':
		return c.lineEnds(i)
	}
	return false
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

// periodEnds reports whether the full stop before i ends a sentence.
func (c cutter) periodEnds(i int) bool {
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
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if unicode.IsLower(after) {
		return false
	}
	return !isAbbreviation(lastWord(c.s[:i-1]), strings.TrimLeftFunc(rest, unicode.IsSpace))
}

// lastWord is the run of letters, digits and inner full stops that ends s.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.'
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// abbreviations that are followed by a capital or a number in mid-sentence, in
// English, German, French and Russian, in lower case.
const abbreviations = " dr mr mrs ms prof st jr sr vs gen col lt sgt capt sen rep gov hon rev " +
	"inc ltd co corp dept est approx e.g i.e cf al u.s u.k u.n " +
	"bzw ca z.b d.h u.a o.ä hl abs str mme mlle me " +
	"г гг в вв т.е т.д т.п им ул д см проф акад ген тыс млн млрд руб св "

// numbering words are abbreviations only before a number: No. 5.
const numbering = " no nos nr vol pp p fig art стр рис "

// germanMonths follow an ordinal: 19. November.
const germanMonths = " Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert "

func isAbbreviation(word, rest string) bool {
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case n == len(word) && unicode.IsUpper(r): // an initial
		return true
	case strings.Trim(word, "0123456789") == "" && len(word) <= 2:
		return strings.Contains(germanMonths, " "+firstWord(rest)+" ")
	}
	word = " " + strings.ToLower(word) + " "
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.Contains(abbreviations, word) || unicode.IsDigit(next) && strings.Contains(numbering, word)
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
