package markdown

import (
	"regexp"
	"strings"
)

// tag is a tag of HTML or of a component.
type tag struct {
	name         string
	attributes   map[string]string // those that are strings
	list         []string          // the strings of an attribute "items" that is a list
	closes, self bool
	computed     bool // attributes are there that are no strings
	end          int  // behind it, in the source
}

// readTag reads the tag that begins at an index of the source; ok is false where there
// is none.
func (r *rewriter) readTag(at int) (t tag, ok bool) {
	if r.misses > patience {
		return t, false
	}
	p := tagReader{r: r, i: at + 1}
	if p.peek() == '/' {
		p.i++
		t.closes = true
	}
	begin := p.i
	for isNameByte(p.peek()) {
		p.i++
	}
	t.name = r.src[begin:p.i]
	if !p.attributes(&t) {
		r.misses += p.i - at
		return t, false
	}
	t.end = p.i
	return t, true
}

func isNameByte(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_' || c == ':'
}

// tagReader is a place in a tag.
type tagReader struct {
	r *rewriter
	i int
}

// peek is the byte at the place, 0 at the end of the source.
func (p *tagReader) peek() byte {
	if p.i < len(p.r.src) {
		return p.r.src[p.i]
	}
	return 0
}

// attributes reads up to the end of the tag. An empty line ends none.
func (p *tagReader) attributes(t *tag) bool {
	for {
		if !p.space() {
			return false
		}
		switch c := p.peek(); {
		case c == '>':
			p.i++
			return true
		case c == '/':
			p.i++
			t.self = true
		case c == '{': // {...props}
			if !p.braces() {
				return false
			}
			t.computed = true
		case c == 0 || c == '<' || c == '`':
			return false
		default:
			if !p.attribute(t) {
				return false
			}
		}
	}
}

// space skips white space, and reports whether there was no empty line in it.
func (p *tagReader) space() bool {
	lines := 0
	for strings.IndexByte(" \t\n", p.peek()) >= 0 && p.peek() != 0 {
		if p.peek() == '\n' {
			lines++
		}
		p.i++
	}
	return lines < 2
}

func (p *tagReader) braces() bool {
	end := p.r.balanced(p.i)
	if end < 0 {
		return false
	}
	p.i = end
	return true
}

func (p *tagReader) attribute(t *tag) bool {
	begin := p.i
	for c := p.peek(); c != 0 && strings.IndexByte("=> \t\n/<\"'`{", c) < 0; c = p.peek() {
		p.i++
	}
	name := p.r.src[begin:p.i]
	if name == "" {
		return false
	}
	if p.peek() != '=' {
		t.set(name, "")
		return true
	}
	p.i++
	value, isString, ok := p.value(t, name)
	if isString {
		t.set(name, value)
	} else {
		t.computed = true
	}
	return ok
}

func (t *tag) set(name, value string) {
	if t.attributes == nil {
		t.attributes = map[string]string{}
	}
	if strings.ContainsAny(name[:1], ":@#*") || strings.HasPrefix(name, "v-") {
		t.computed = true
		return
	}
	t.attributes[name] = value
}

// value reads the value of an attribute: a string, a word, or an expression.
func (p *tagReader) value(t *tag, name string) (value string, isString, ok bool) {
	src := p.r.src
	switch c := p.peek(); c {
	case '"', '\'':
		const longest = 64 << 10
		i := strings.IndexByte(src[p.i+1:min(len(src), p.i+longest)], c)
		if i < 0 {
			return "", false, false
		}
		value = src[p.i+1 : p.i+1+i]
		p.i += i + 2
		return value, true, true
	case '{':
		begin := p.i + 1
		if !p.braces() {
			return "", false, false
		}
		expression := strings.TrimSpace(src[begin : p.i-1])
		if name == "items" {
			t.list = stringsOf(expression)
		}
		if value = literal(expression); value == "" {
			value = elementText(expression)
		}
		return value, value != "", true
	}
	begin := p.i
	for c := p.peek(); c != 0 && strings.IndexByte("> \t\n", c) < 0; c = p.peek() {
		p.i++
	}
	return src[begin:p.i], true, p.i > begin
}

var textAttribute = regexp.MustCompile(`^<[^<>]*\b(?:text|label|title)=["']([^"'{}]+)["']`)

// elementText is what an expression shows that is a component with a text, as labels
// with an icon are; "" for another.
func elementText(expression string) string {
	if m := textAttribute.FindStringSubmatch(expression); m != nil {
		return m[1]
	}
	return ""
}

// stringsOf are the strings of a list of strings.
func stringsOf(expression string) (list []string) {
	if !strings.HasPrefix(expression, "[") {
		return nil
	}
	for _, m := range firstQuoted.FindAllStringSubmatch(expression, 100) {
		list = append(list, m[1]+m[2])
	}
	return list
}
