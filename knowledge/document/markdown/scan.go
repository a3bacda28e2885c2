package markdown

import (
	"regexp"
	"strings"
)

// scan reads the rest of a line, and the lines into which what begins in it reaches.
func (r *rewriter) scan() {
	last := lastRuns{from: -1}
	for r.at < len(r.src) {
		i := strings.IndexAny(r.src[r.at:], "\n`<{\\")
		if i < 0 {
			r.line.WriteString(r.src[r.at:])
			r.at = len(r.src)
			break
		}
		r.line.WriteString(r.src[r.at : r.at+i])
		r.at += i
		switch r.src[r.at] {
		case '\n':
			r.at++
			r.endLine()
			return
		case '`':
			r.codeSpan(&last)
		case '\\':
			r.escaped()
		case '<':
			r.angle()
		case '{':
			r.brace()
		}
	}
	r.endLine()
}

// endLine writes the line; one of which nothing is left parts paragraphs.
func (r *rewriter) endLine() {
	text := strings.TrimSpace(r.line.String())
	if text == "" {
		r.out.WriteByte('\n')
	}
	r.flush()
	if r.mdx && len(text) > 1 && text[0] == '<' && text[len(text)-1] == '>' && isLetter(text[1]) {
		r.out.WriteByte('\n') // what follows HTML is Markdown in MDX
	}
}

// copyBytes writes n bytes of the source as they are.
func (r *rewriter) copyBytes(n int) {
	n = min(n, len(r.src)-r.at)
	r.line.WriteString(r.src[r.at : r.at+n])
	r.at += n
}

// escaped copies an escape. In a heading \{#id} is an anchor: MDX asks for the \.
func (r *rewriter) escaped() {
	if r.heading && strings.HasPrefix(r.src[r.at:], `\{#`) {
		r.at++
		r.copyBytes(2)
		return
	}
	if r.at+1 < len(r.src) && r.src[r.at+1] == '\n' {
		r.copyBytes(1)
		return
	}
	r.copyBytes(2)
}

// lastRuns are the last places of a line where a run of backticks of each length
// stands, so that a run without a partner is known as one at once.
type lastRuns struct {
	from   int // where the line was looked through from
	byLine map[int]int
}

// codeSpan copies a span of code, or backticks that begin none. The code of a role
// of MyST, {term}`text <target>`, is text.
func (r *rewriter) codeSpan(last *lastRuns) {
	line, _ := lineAt(r.src, r.at)
	n := run(line)
	if last.from < 0 {
		*last = runsOf(line, r.at)
	}
	if last.byLine[n] <= r.at {
		r.copyBytes(n)
		return
	}
	for i := n; ; {
		j := strings.IndexByte(line[i:], '`')
		if j < 0 { // the line goes on where a construct of several lines ended
			r.copyBytes(n)
			return
		}
		i += j
		if m := run(line[i:]); m == n {
			r.span(line[:i+n], n)
			return
		} else {
			i += m
		}
	}
}

// run is how many backticks s begins with.
func run(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

func runsOf(line string, at int) lastRuns {
	last := lastRuns{from: at, byLine: map[int]int{}}
	for i := 0; i < len(line); {
		n := run(line[i:])
		if n > 0 {
			last.byLine[n] = at + i
		}
		i += max(n, 1)
	}
	return last
}

var (
	role       = regexp.MustCompile(`\{([a-zA-Z][\w:+-]*)\}$`)
	roleTarget = regexp.MustCompile(`\s*<[^<>]*>$`)
)

// span copies a span of code with n backticks.
func (r *rewriter) span(code string, n int) {
	r.at += len(code)
	before := r.line.String()
	m := role.FindStringIndex(before[max(0, len(before)-40):])
	if m == nil || r.mdx {
		r.line.WriteString(code)
		return
	}
	name := before[max(0, len(before)-40)+m[0]:]
	r.line.Reset()
	r.line.WriteString(before[:len(before)-len(name)])
	if strings.HasPrefix(name, "{code") || strings.HasPrefix(name, "{math") || strings.HasPrefix(name, "{kbd") {
		r.line.WriteString(code)
		return
	}
	r.line.WriteString(roleTarget.ReplaceAllString(strings.Trim(code, "`"), ""))
}

// brace reads what begins with {: template tags, attributes, expressions.
func (r *rewriter) brace() {
	rest := r.src[r.at:]
	switch {
	case strings.HasPrefix(rest, "{{<"), strings.HasPrefix(rest, "{{%"), strings.HasPrefix(rest, "{%"):
		r.template()
	case strings.HasPrefix(rest, "{{") && !r.mdx:
		r.variable()
	case r.heading && strings.HasPrefix(rest, "{#"):
		r.copyBytes(2)
	case r.attributes(rest):
	case strings.HasPrefix(rest, "{/*"):
		r.skipPast("*/}", 3)
	case r.mdx:
		r.expression()
	default:
		r.copyBytes(1)
	}
}

var (
	attributeList = regexp.MustCompile(`^\{:\s?[^{}\n]*\}`)
	beside        = regexp.MustCompile(`^\{\s*(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:\s+(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)))*\s*\}`)
)

// attributes skips a list of attributes: {: .class} anywhere, {.class width=50%}
// behind a link, an image, code or emphasis.
func (r *rewriter) attributes(rest string) bool {
	if n := len(attributeList.FindString(rest[:min(len(rest), 300)])); n > 0 {
		r.at += n
		return true
	}
	if !strings.ContainsAny(last(strings.TrimRight(r.line.String(), " ")), ")]`*_") {
		return false
	}
	n := len(beside.FindString(rest[:min(len(rest), 300)]))
	r.at += n
	return n > 0
}

// last is the last byte of s, as a string.
func last(s string) string { return s[max(0, len(s)-1):] }

// skipPast skips what ends with end and begins with as many bytes as begin; without
// an end it is text.
func (r *rewriter) skipPast(end string, begin int) {
	i := r.find(end, r.at+begin)
	if i < 0 {
		r.copyBytes(begin)
		return
	}
	r.at = i + len(end)
}

// angle reads what begins with <: comments, and tags.
func (r *rewriter) angle() {
	rest := r.src[r.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		r.comment()
	case r.mdx && strings.HasPrefix(rest, "<>"):
		r.at += 2
	case r.mdx && strings.HasPrefix(rest, "</>"):
		r.at += 3
	case len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '/' && len(rest) > 2 && isLetter(rest[2])):
		r.element()
	default:
		r.copyBytes(1)
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// comment skips a comment of HTML; one that includes a file is that file.
func (r *rewriter) comment() {
	begin := r.at
	r.skipPast("-->", 4)
	if r.at-begin > 4 {
		r.include(commentInclude(r.src[begin:r.at]))
	}
}

// expression skips an expression of MDX; one that is a string is that string.
func (r *rewriter) expression() {
	end := r.balanced(r.at)
	if end < 0 {
		r.copyBytes(1)
		return
	}
	r.line.WriteString(literal(r.src[r.at+1 : end-1]))
	r.at = end
}

// literal is the text of an expression that is a string, "" for another.
func literal(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != s[len(s)-1] || !strings.ContainsRune("\"'`", rune(s[0])) || strings.ContainsRune(s[1:len(s)-1], rune(s[0])) {
		return ""
	}
	return s[1 : len(s)-1]
}

// balanced is where an expression in braces ends that begins at an index, -1 where it
// does not end soon.
func (r *rewriter) balanced(at int) int {
	const longest = 64 << 10
	if r.misses > patience {
		return -1
	}
	depth := 0
	s := r.src[at:min(len(r.src), at+longest)]
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
			if depth == 0 {
				return at + i + 1
			}
		case '"', '\'', '`':
			i += quoted(s[i:])
		}
	}
	r.misses += len(s)
	return -1
}

// quoted is the length of the string that s begins with, less one; 0 where it does
// not end in its line: an apostrophe.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == s[0]:
			return i
		case s[i] == '\n' && s[0] != '`':
			return 0
		}
	}
	return 0
}
