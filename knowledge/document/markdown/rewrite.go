package markdown

import (
	"regexp"
	"strings"

	"detente/knowledge/document/markup"
)

// Site generators extend Markdown by containers, template tags and components, each
// in its own way. rewriter turns them into the elements that package markup knows,
// each alone between empty lines, so that goldmark reads what they hold as Markdown.
// It reads the source once, from the beginning to the end.
type rewriter struct {
	src string
	at  int // where the next line begins
	out strings.Builder
	// indent is the indentation of the line that is being read, in columns, and
	// line what is to be written of it.
	indent int
	line   strings.Builder
	// heading tells that the line is an ATX heading.
	heading bool
	open    []container
	code    fence
	// blank tells that the line before was empty, or code by its indentation; inList
	// that a list may go on, so that indentation makes no code.
	blank, inList bool
	mdx           bool            // braces are expressions
	closed        map[string]bool // the names of elements and template tags that are closed somewhere
	file          *file
	// components are the files of components that were imported.
	components map[string]string
	// marks and bytes count those of the paragraph so far, and table tells that it is
	// a table.
	marks, bytes int
	table        bool
	// misses counts the bytes that were looked through for an end that is not
	// there, so that reading stays linear.
	misses int
}

// container is an element that is open in what is written.
type container struct {
	name   string // what closes it: the tag's name, colons, "!" or "=" for indented ones
	colons int    // of a fenced container
	close  string // what is written at its end
	within int    // the indentation that its opening line has
	// content is the indentation of what it holds, -1 before it is known; out is the
	// indentation where it is written.
	content, out int
	labels       []string // of the tabs that it holds, where it names them
	codeTabs     bool     // the blocks of code that it holds are named by their labels
}

// rewrite returns source with everything that is not Markdown turned into elements.
func (f *file) rewrite(source string, mdx bool) string {
	r := &rewriter{src: source, file: f, components: map[string]string{}, mdx: mdx}
	r.closed = closedNames(source)
	r.out.Grow(len(source) + len(source)/8)
	for r.at < len(r.src) && !f.shared.deep {
		r.read()
	}
	r.closeTo(0)
	return r.out.String()
}

var closing = regexp.MustCompile(`^(?:</([A-Za-z][\w.:-]*)\s*>|\{%-?\s*(end[a-z]\w*)|\{\{[<%]\s*/\s*([\w-]+))`)

// closedNames are the names of the elements that are closed somewhere in a source, in
// lower case, and of the template tags.
func closedNames(source string) map[string]bool {
	const longest = 200
	names := map[string]bool{}
	for at := 0; ; at++ {
		i := strings.IndexAny(source[at:], "<{")
		if i < 0 {
			return names
		}
		at += i
		if at+1 < len(source) && strings.IndexByte("/%{", source[at+1]) >= 0 {
			if m := closing.FindStringSubmatch(source[at:min(len(source), at+longest)]); m != nil {
				names[strings.ToLower(m[1])+m[2]+m[3]] = true
			}
		}
	}
}

// read reads the next line, and as many as belong to what begins in it.
func (r *rewriter) read() {
	body, next := lineAt(r.src, r.at)
	if r.code.open() {
		r.at = next
		r.codeLine(body)
		return
	}
	text := strings.TrimLeft(body, " \t")
	if strings.TrimSpace(text) == "" {
		r.at = next
		r.blank = true
		r.marks, r.bytes, r.table = 0, 0, false
		r.out.WriteByte('\n')
		return
	}
	r.indent = columns(body[:len(body)-len(text)])
	r.leave(text)
	if r.isIndentedCode(text) {
		r.at = next
		r.emit(r.indent, text)
		return
	}
	r.blank = false
	if r.whole(text, next) {
		return
	}
	r.at += len(body) - len(text)
	r.heading = strings.HasPrefix(text, "#")
	r.scan()
}

// isItem reports whether a line begins an item of a list.
func isItem(text string) bool {
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if n > 9 || n == len(text) {
		return false
	}
	marks := "-*+"
	if n > 0 {
		marks = ".)"
	}
	return strings.IndexByte(marks, text[n]) >= 0 && n+1 < len(text) && (text[n+1] == ' ' || text[n+1] == '\t')
}

// isIndentedCode reports whether a line is code because it is indented by four
// columns: behind an empty line, and outside of lists.
func (r *rewriter) isIndentedCode(text string) bool {
	deep := r.indent
	if n := len(r.open); n > 0 {
		deep = r.column(r.indent) - r.open[n-1].out
	}
	if deep >= 4 {
		return r.blank && !r.inList && !r.mdx
	}
	if isItem(text) {
		r.inList = true
	} else if r.blank && deep < 2 {
		r.inList = false
	}
	return false
}

// whole reads lines that mean something as a whole, and reports whether this is one.
func (r *rewriter) whole(text string, next int) bool {
	at := r.at
	r.at = next
	if r.fence(text) || r.colons(text) || r.indented(text) || r.tabMark(text) || r.included(text) ||
		r.module(text) || isAttributeLine(text) || isTableOfContents(text) {
		return true
	}
	if name := verbatim(text); name != "" {
		r.at = at
		r.raw(name)
		return true
	}
	r.at = at
	return false
}

// lineAt is the line at an index of s, without its end, and where the next begins.
func lineAt(s string, at int) (line string, next int) {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return s[at : at+i], at + i + 1
	}
	return s[at:], len(s)
}

// columns is the width of white space.
func columns(space string) (n int) {
	for _, c := range space {
		if c == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// column is where a line of an indentation is written.
func (r *rewriter) column(indent int) int {
	if len(r.open) == 0 {
		return indent
	}
	c := &r.open[len(r.open)-1]
	if c.content < 0 {
		c.content = indent
	}
	return c.out + max(0, indent-c.content)
}

// emit writes a line.
func (r *rewriter) emit(indent int, text string) {
	const deepest = 2000 // columns; what is deeper is no layout
	r.pad(min(deepest, r.column(indent)))
	r.out.WriteString(text)
	r.out.WriteByte('\n')
}

func (r *rewriter) pad(n int) {
	const spaces = "                                                                "
	for ; n > len(spaces); n -= len(spaces) {
		r.out.WriteString(spaces)
	}
	r.out.WriteString(spaces[:n])
}

// flush writes what was read of the line so far, unless that is nothing.
func (r *rewriter) flush() {
	if text := strings.TrimLeft(r.line.String(), " \t"); strings.TrimSpace(text) != "" {
		r.emit(r.indent, r.bounded(text))
	}
	r.line.Reset()
}

// tag writes a tag alone between empty lines.
func (r *rewriter) tag(text string) {
	r.flush()
	r.out.WriteByte('\n')
	r.emit(r.indent, text)
	r.out.WriteByte('\n')
}

// push writes the tag that begins an element, and what is its title, in Markdown.
func (r *rewriter) push(c container, begin, title string) {
	c.within, c.content = r.indent, -1
	r.flush()
	c.out = r.column(r.indent)
	r.tag(begin)
	if title = strings.Join(strings.Fields(title), " "); title != "" {
		r.tag("<x-title>" + title + "</x-title>")
	}
	r.open = append(r.open, c)
	r.file.shared.deep = r.file.shared.deep || len(r.open) > maxNested
}

// closeTo ends the open elements from the nth on.
func (r *rewriter) closeTo(n int) {
	for len(r.open) > n {
		c := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		r.flush()
		r.out.WriteByte('\n')
		r.pad(c.out)
		r.out.WriteString(c.close + "\n\n")
	}
}

// closeNamed ends the innermost open element of a name, and reports whether there is
// one.
func (r *rewriter) closeNamed(name string) bool {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].name == name {
			r.closeTo(i)
			return true
		}
	}
	return false
}

var (
	attributeLine   = regexp.MustCompile(`^\{:?\s?[.#:a-zA-Z][^{}]*\}\s*$`)
	labelLine       = regexp.MustCompile(`^\([\w.:-]+\)=\s*$`)
	tableOfContents = regexp.MustCompile(`(?i)^(?:\[\[_?toc_?\]\]|\[toc\]|\[\[table of contents\]\]|\$\{toc\}|@\[toc\].*)\s*$`)
)

// isAttributeLine reports whether a line only gives attributes or a label to what is
// beside it.
func isAttributeLine(text string) bool {
	return text[0] == '{' && attributeLine.MatchString(text) || text[0] == '(' && labelLine.MatchString(text)
}

func isTableOfContents(text string) bool {
	return strings.ContainsRune("[$@", rune(text[0])) && tableOfContents.MatchString(text)
}

// verbatim is the name of the element of HTML that a line begins whose text is no
// Markdown: "pre", "script", "style"; "" for none.
func verbatim(text string) string {
	if text[0] != '<' {
		return ""
	}
	for _, name := range []string{"pre", "script", "style", "svg"} {
		if rest, ok := strings.CutPrefix(strings.ToLower(text[1:min(len(text), 8)]), name); ok && (rest == "" || strings.ContainsAny(rest[:1], " >\t/")) {
			return name
		}
	}
	return ""
}

// raw copies lines up to the one that ends an element; what does not end is no
// element.
func (r *rewriter) raw(name string) {
	body, next := lineAt(r.src, r.at)
	end := r.find("</"+name, r.at)
	if end < 0 {
		r.emit(r.indent, strings.TrimLeft(body, " \t"))
		r.at = next
		return
	}
	r.out.WriteByte('\n')
	for r.at <= end {
		body, r.at = lineAt(r.src, r.at)
		if text := strings.TrimLeft(body, " \t"); name == "pre" && text == "" {
			r.out.WriteString("&#10;") // an empty line would end the element
		} else if text != "" {
			r.emit(columns(body[:len(body)-len(text)]), text)
		}
		if r.at == len(r.src) {
			break
		}
	}
	r.out.WriteByte('\n')
}

// patience is how many bytes may be looked through in vain.
const patience = 4 << 20

// find is the index of s in the source from an index on, -1 where it is not there or
// too much was looked through in vain.
func (r *rewriter) find(s string, from int) int {
	if r.misses > patience {
		return -1
	}
	i := strings.Index(r.src[from:], s)
	if i < 0 {
		r.misses += len(r.src) - from
		return -1
	}
	return from + i
}

// visible is source without the characters that cannot be seen, with line ends of
// one kind, and with valid UTF-8.
func visible(source string) string {
	source = strings.ToValidUTF8(source, "\uFFFD")
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\x00", "\uFFFD").Replace(source)
	if strings.IndexFunc(source, markup.IsInvisible) < 0 {
		return source
	}
	return strings.Map(func(c rune) rune {
		if markup.IsInvisible(c) {
			return -1
		}
		return c
	}, source)
}
