package markdown

import (
	"regexp"
	"strings"

	"detente/knowledge/language"
)

// kinds of callouts by their names in containers, tags and components.
var kinds = map[string]string{
	"note": "note", "tip": "tip", "info": "info", "warning": "warning", "warn": "warning", "danger": "danger",
	"caution": "caution", "important": "important", "success": "success", "hint": "hint", "attention": "attention",
	"error": "error", "seealso": "seealso", "example": "example", "abstract": "abstract", "bug": "bug",
	"failure": "failure", "check": "success", "notice": "note", "alert": "warning", "aside": "note",
	"callout": "note", "admonition": "note", "todo": "note", "question": "question", "help": "note", "faq": "question",
	"quote": "quote", "primary": "note", "default": "note", "secondary": "note", "summary": "abstract", "tldr": "abstract",
	"提示": "tip", "注意": "caution", "警告": "warning", "信息": "info", "说明": "note",
}

var colonLine = regexp.MustCompile(`^(:{3,})[ \t]*(?:\{([^{}]*)\}|([^\s\[\]{}:]+))?[ \t]*(.*)$`)

// colons reads a line of colons, which begins or ends a container.
func (r *rewriter) colons(text string) bool {
	if !strings.HasPrefix(text, ":::") {
		return false
	}
	m := colonLine.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	name, title := m[3], colonTitle(m[4])
	if m[2] != "" {
		name = directiveName(m[2])
		if t := titleOf.FindStringSubmatch(m[2]); t != nil && title == "" {
			title = strings.Join(t[1:], "")
		}
	}
	if name == "" {
		r.closeColons(len(m[1]))
		return true
	}
	options := map[string]string{}
	r.options(options)
	if kind := options["class"]; strings.EqualFold(name, "admonition") && kinds[kind] != "" {
		name = kind
	}
	r.beginColons(len(m[1]), strings.ToLower(name), title, m[4])
	return true
}

var quotesAround = regexp.MustCompile(`^["“](.*)["”]$`)

// colonTitle is the title of a container: [Title], "Title", Title; attributes go.
func colonTitle(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '{'); i >= 0 && strings.HasSuffix(s, "}") {
		s = strings.TrimSpace(s[:i])
	}
	if strings.HasPrefix(s, "[") {
		if i := strings.LastIndexByte(s, ']'); i > 0 {
			return s[1:i]
		}
	}
	return quotesAround.ReplaceAllString(s, "$1")
}

// directiveName is the name in {name}, or the class in {.name .other}.
func directiveName(s string) string {
	for _, f := range strings.Fields(s) {
		if !strings.HasPrefix(f, "#") && !strings.Contains(f, "=") {
			return strings.TrimPrefix(strings.TrimPrefix(f, "."), "callout-")
		}
	}
	return ""
}

// closeColons ends the innermost container that began with as many colons, or else
// with fewer.
func (r *rewriter) closeColons(n int) {
	best := -1
	for i, c := range r.open {
		if c.colons == n || c.colons > 0 && c.colons < n && (best < 0 || r.open[best].colons != n) {
			best = i
		}
	}
	if best >= 0 {
		r.closeTo(best)
	}
}

// beginColons begins a container with a name and a title; rest is the title with
// what else stands on the line.
func (r *rewriter) beginColons(colons int, name, title, rest string) {
	c := container{name: ":", colons: colons}
	switch {
	case name == "details" || name == "dropdown" || name == "collapse" || name == "spoiler":
		r.pushDetails(c, title)
	case name == "tabs" || name == "tab-set" || name == "code-group" || name == "code-tabs" || name == "codegroup":
		c.close = "</x-tabs>"
		c.codeTabs = name != "tabs" && name != "tab-set" || strings.HasPrefix(rest, "code")
		r.push(c, "<x-tabs>", "")
	case name == "tab" || name == "tab-item":
		c.close = "</x-tab>"
		r.push(c, "<x-tab>", title)
	case kinds[name] != "":
		r.pushCallout(c, name, title)
	default:
		c.close = "</x-block>"
		r.push(c, "<x-block>", "")
		if title != "" && name != "v-pre" && name != "raw" {
			r.tag(title)
		}
	}
}

// pushCallout begins a callout by a name for its kind.
func (r *rewriter) pushCallout(c container, name, title string) {
	c.close = "</x-callout>"
	r.push(c, `<x-callout kind="`+kinds[name]+`">`, title)
}

// pushDetails begins what opens when it is clicked.
func (r *rewriter) pushDetails(c container, title string) {
	if language.IsQuestion(title) {
		c.close = "</x-question>"
		r.push(c, "<x-question>", title)
		return
	}
	c.close = "</x-callout>"
	r.push(c, `<x-callout kind="details">`, title)
}

var (
	indentedLine = regexp.MustCompile(`^(!!!|\?\?\?\+?)[ \t]+([\w-]+)((?:[ \t]+(?:inline|end|[\w-]+))*)[ \t]*(?:"(.*)")?[ \t]*$`)
	indentedTab  = regexp.MustCompile(`^===[!+]?[ \t]+"(.*)"[ \t]*$`)
)

// indented reads a line that begins a container whose content is indented, as
// MkDocs has it: !!! note "Title", ??? note, === "Tab".
func (r *rewriter) indented(text string) bool {
	switch text[0] {
	case '=':
		m := indentedTab.FindStringSubmatch(text)
		if m == nil {
			return false
		}
		if n := len(r.open); n == 0 || r.open[n-1].name != "==" {
			r.push(container{name: "==", close: "</x-tabs>"}, "<x-tabs>", "")
			r.open[len(r.open)-1].content = r.indent
		}
		r.push(container{name: "=", close: "</x-tab>"}, "<x-tab>", m[1])
		return true
	case '!', '?':
		m := indentedLine.FindStringSubmatch(text)
		if m == nil {
			return false
		}
		name := strings.ToLower(m[2])
		if kinds[name] == "" {
			name = "note"
		}
		if text[0] == '?' {
			r.pushDetails(container{name: "!"}, m[4])
		} else {
			r.pushCallout(container{name: "!"}, name, m[4])
		}
		return true
	}
	return false
}

// leave ends the containers of indented content that a line is not indented for.
func (r *rewriter) leave(text string) {
	for n := len(r.open); n > 0; n-- {
		c := r.open[n-1]
		switch {
		case (c.name == "!" || c.name == "=") && r.indent <= c.within,
			c.name == "==" && (r.indent < c.within || r.indent == c.within && !indentedTab.MatchString(text)),
			c.name == "dd" && r.indent < c.within:
			r.closeTo(n - 1)
		default:
			return
		}
	}
}

var tabLine = regexp.MustCompile(`^(?:==|@tab(?::active)?|#tab)[ \t]+(.+)$`)

// tabMark reads a line that begins a tab inside a container of tabs: "== Label",
// "@tab Label".
func (r *rewriter) tabMark(text string) bool {
	if strings.IndexByte("=@#", text[0]) < 0 || len(r.open) == 0 {
		return false
	}
	m := tabLine.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	at := len(r.open) - 1
	for at >= 0 && r.open[at].name == "@" {
		at--
	}
	if at < 0 || r.open[at].close != "</x-tabs>" || r.open[at].colons == 0 {
		return false
	}
	r.closeTo(at + 1)
	label, _, _ := strings.Cut(m[1], "#")
	r.push(container{name: "@", close: "</x-tab>"}, "<x-tab>", colonTitle(label))
	return true
}
