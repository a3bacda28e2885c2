package markdown

import (
	"html"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// element reads what may be a tag. Components of MDX and of Vue are containers, or
// show those of their attributes that a reader sees; HTML stays as it is, but in MDX,
// where what it holds is Markdown.
func (r *rewriter) element() {
	t, ok := r.readTag(r.at)
	switch {
	case !ok:
		r.copyBytes(1)
	case isComponent(t) && r.isReal(t):
		r.at = t.end
		r.component(t)
	case atom.Lookup([]byte(strings.ToLower(t.name))) == 0 && !strings.HasPrefix(t.name, "x-") && !r.isReal(t):
		r.line.WriteString(html.EscapeString(r.src[r.at:t.end])) // <your name>: words, no markup
		r.at = t.end
	case r.mdx && r.alone(t):
		r.at = t.end
		r.htmlInMDX(t)
	case t.computed && r.mdx:
		r.at = t.end
		r.line.WriteString(plainTag(t))
	case r.standsBefore(t):
		r.copyBytes(t.end - r.at)
		r.line.WriteByte('\n') // the text below is Markdown
	default:
		r.copyBytes(t.end - r.at)
	}
}

// isComponent reports whether a tag is one of a component: by its capital, or by a
// hyphen in its name.
func isComponent(t tag) bool {
	return t.name[0] < 'a' || strings.Contains(t.name, "-") && !strings.HasPrefix(t.name, "x-")
}

// isReal reports whether a tag is one, and no placeholder such as <your name>: its
// element ends, or it has attributes with values.
func (r *rewriter) isReal(t tag) bool {
	if t.self || t.closes || r.mdx || r.closed[strings.ToLower(t.name)] || t.computed {
		return true
	}
	for _, v := range t.attributes {
		if v != "" {
			return true
		}
	}
	return false
}

// alone reports whether nothing stands on the line beside a tag.
func (r *rewriter) alone(t tag) bool {
	if strings.TrimSpace(r.line.String()) != "" {
		return false
	}
	rest, _ := lineAt(r.src, t.end)
	return strings.TrimSpace(rest) == ""
}

// standsBefore reports whether a tag of HTML that has no content stands alone in a
// line with text below it.
func (r *rewriter) standsBefore(t tag) bool {
	switch strings.ToLower(t.name) {
	case "img", "br", "a", "wbr":
	default:
		return false
	}
	if !r.alone(t) {
		return false
	}
	_, next := lineAt(r.src, t.end)
	below, _ := lineAt(r.src, next)
	below = strings.TrimSpace(below)
	return below != "" && below[0] != '<'
}

// component shows a component.
func (r *rewriter) component(t tag) {
	name := strings.ToLower(t.name)
	switch {
	case t.closes:
		r.closeNamed("<" + name)
	case r.components[t.name] != "":
		r.include(reference{path: r.components[t.name]})
	case r.knownComponent(name, t):
		if t.self {
			r.closeNamed("<" + name)
		}
	case r.alone(t):
		r.otherComponent(name, t)
	default:
		r.line.WriteString(shownInline(t))
	}
}

// otherComponent shows a component that stands alone: its attributes, and what it
// holds.
func (r *rewriter) otherComponent(name string, t tag) {
	r.flush()
	c := container{name: "<" + name, close: "</x-block>"}
	if !t.self && r.closed[name] {
		r.push(c, "<x-block>", "")
	}
	for _, a := range shownAttributes {
		if v := t.attributes[a]; v != "" {
			r.tag(escapeMarkdown(v))
		}
	}
}

// shownAttributes are attributes of components that their readers see, in the order
// in which they are shown.
var shownAttributes = []string{"title", "heading", "header", "label", "summary", "question", "description", "subtitle", "caption", "answer", "text", "content"}

// shownInline is what a component inside a text shows.
func shownInline(t tag) string {
	for _, a := range []string{"text", "label", "title", "content"} {
		if v := t.attributes[a]; v != "" {
			return html.EscapeString(v)
		}
	}
	return ""
}

// escapeMarkdown is plain text as Markdown.
func escapeMarkdown(s string) string {
	return marks.ReplaceAllString(html.EscapeString(html.UnescapeString(strings.Join(strings.Fields(s), " "))), `\$0`)
}

var marks = regexp.MustCompile("[*_`\\[\\]~$^#|=\\\\]")

// htmlInMDX writes a tag of HTML that stands alone; what it holds is Markdown there.
func (r *rewriter) htmlInMDX(t tag) {
	name := strings.ToLower(t.name)
	code := atom.Lookup([]byte(name))
	switch {
	case t.closes:
		if !r.closeNamed("<" + name) {
			r.tag("</" + name + ">")
		}
	case t.self || voidElements[code]:
		r.tag(plainTag(t))
	case !r.closed[name]:
	default:
		r.push(container{name: "<" + name, close: "</" + name + ">"}, plainTag(t), "")
	}
}

var voidElements = map[atom.Atom]bool{atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Wbr: true,
	atom.Source: true, atom.Track: true, atom.Col: true, atom.Embed: true, atom.Link: true, atom.Meta: true}

// plainTag is a tag of HTML with those of its attributes that matter.
func plainTag(t tag) string {
	var s strings.Builder
	s.WriteString("<")
	if t.closes {
		s.WriteString("/")
	}
	s.WriteString(strings.ToLower(t.name))
	for _, a := range []string{"id", "class", "className", "href", "alt", "type", "start", "value", "colspan", "rowspan", "colSpan", "rowSpan", "hidden"} {
		if v, ok := t.attributes[a]; ok {
			s.WriteString(" " + strings.ToLower(strings.TrimSuffix(a, "Name")) + `="` + html.EscapeString(v) + `"`)
		}
	}
	return s.String() + ">"
}
