package markdown

import (
	"regexp"
	"strings"
)

var (
	directiveInfo = regexp.MustCompile(`^\{([a-zA-Z][\w:+-]*)\}[ \t]*(.*)$`)
	option        = regexp.MustCompile(`^\s*:([\w-]+):[ \t]*(.*)$`)
)

// directive reads a fence that is a directive of MyST, ```{note} Title, and reports
// whether it is one. Others than those of code are read whole.
func (r *rewriter) directive(mark, info string) bool {
	m := directiveInfo.FindStringSubmatch(strings.TrimSpace(info))
	if m == nil {
		return false
	}
	name, argument := strings.ToLower(m[1]), strings.TrimSpace(m[2])
	switch {
	case strings.HasPrefix(name, "code") || name == "sourcecode" || name == "mermaid":
		r.code = fence{mark: mark}
		r.emit(r.indent, mark+argument)
		r.options(map[string]string{})
		return true
	case name == "math" || name == "prompt" || name == "parsed-literal":
		r.code = fence{mark: mark}
		r.emit(r.indent, mark)
		return true
	}
	options := map[string]string{}
	r.options(options)
	r.showDirective(name, argument, options, r.fenceBody(mark))
	return true
}

// options reads the lines of options that a directive begins with.
func (r *rewriter) options(options map[string]string) {
	for r.at < len(r.src) {
		line, next := lineAt(r.src, r.at)
		m := option.FindStringSubmatch(line)
		if m == nil {
			return
		}
		options[strings.ToLower(m[1])] = strings.TrimSpace(m[2])
		r.at = next
	}
}

// fenceBody reads the lines up to the end of a fence.
func (r *rewriter) fenceBody(mark string) string {
	begin := r.at
	for r.at < len(r.src) {
		line, next := lineAt(r.src, r.at)
		text := strings.TrimSpace(line)
		if strings.HasPrefix(text, mark) && strings.Trim(text, mark[:1]) == "" {
			body := r.src[begin:r.at]
			r.at = next
			return body
		}
		r.at = next
	}
	return r.src[begin:r.at]
}

// showDirective shows a directive; what it holds is Markdown again.
func (r *rewriter) showDirective(name, argument string, options map[string]string, body string) {
	switch {
	case name == "glossary":
		r.glossary(body)
	case name == "include" || name == "literalinclude":
		r.include(reference{path: argument, code: name != "include"})
	case name == "image" || name == "figure":
		r.tag("![" + escapeMarkdown(options["alt"]) + "](x)")
		r.markdown(body)
	case kinds[name] != "":
		if kind := options["class"]; name == "admonition" && kinds[kind] != "" {
			name = kind
		}
		r.pushCallout(container{name: "`"}, name, argument)
		r.markdown(body)
		r.closeNamed("`")
	case name == "dropdown":
		r.pushDetails(container{name: "`"}, argument)
		r.markdown(body)
		r.closeNamed("`")
	case name == "toctree" || name == "raw" || name == "eval-rst" || name == "contents" || name == "bibliography":
	default:
		r.markdown(body)
	}
}

// markdown writes Markdown that a directive holds.
func (r *rewriter) markdown(body string) {
	if r.file.depth >= maxDepth {
		return
	}
	inner := *r.file
	inner.depth++
	r.paste(inner.rewrite(body, r.mdx))
}

// glossary shows terms, each with its indented definition below.
func (r *rewriter) glossary(body string) {
	r.tag("<dl>")
	within := ""
	end := func() {
		if within != "" {
			r.tag("</" + within + ">")
		}
		within = ""
	}
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\n")
		text := strings.TrimLeft(line, " \t")
		kind := "dt"
		if len(text) < len(line) {
			kind = "dd"
		}
		switch {
		case text == "":
			r.out.WriteByte('\n')
			continue
		case within != kind || kind == "dt":
			end()
			r.tag("<" + kind + ">")
			within = kind
		}
		inner := *r.file
		r.paste(strings.TrimLeft(inner.rewrite(text, false), "\n"))
	}
	end()
	r.tag("</dl>")
}
