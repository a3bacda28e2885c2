package markdown

import (
	"regexp"
	"strings"
)

// templateTag is a tag of Liquid, Nunjucks or Jinja ({% name rest %}), or a shortcode
// of Hugo ({{< name rest >}}).
type templateTag struct {
	name, rest string
	closes     bool
	end        int // behind it, in the source
}

var tagHead = regexp.MustCompile(`^[-~]?\s*(/?)\s*([A-Za-z_][\w:./-]*)\s*`)

// readTemplateTag reads the tag that begins at the cursor; ok is false where there is
// none.
func (r *rewriter) readTemplateTag() (t templateTag, ok bool) {
	const longest = 2000
	rest := r.src[r.at:min(len(r.src), r.at+longest)]
	begin, end := 2, "%}"
	if strings.HasPrefix(rest, "{{") {
		begin, end = 3, rest[2:3]+"}}"
		if rest[2] == '<' {
			end = ">}}"
		}
	}
	i := strings.Index(rest, end)
	if i < begin || strings.Contains(rest[:i], "\n\n") {
		return t, false
	}
	body := rest[begin:i]
	m := tagHead.FindStringSubmatch(body)
	if m == nil {
		return t, false
	}
	t = templateTag{name: m[2], rest: strings.TrimRight(strings.TrimSpace(body[len(m[0]):]), "-/~ "), closes: m[1] != "", end: r.at + i + len(end)}
	if name, ok := strings.CutPrefix(t.name, "end"); ok && begin == 2 && name != "" {
		t.name, t.closes = strings.TrimPrefix(name, "_"), true
	}
	return t, true
}

// template reads a template tag. Those that this package knows are containers, files
// or text; of others what they hold stays.
func (r *rewriter) template() {
	t, ok := r.readTemplateTag()
	if !ok {
		r.copyBytes(2)
		return
	}
	begin := r.at
	r.at = t.end
	switch {
	case t.closes:
		r.closeNamed("%" + t.name)
	case t.name == "raw" || t.name == "verbatim":
		r.verbatimUntil(t.name)
	case t.name == "comment":
		r.skipBlock(t.name)
	case t.name == "codeblock" || t.name == "highlight" || t.name == "code" && strings.HasPrefix(r.src[begin:], "{{"):
		r.codeBlock(t, r.src[begin:begin+2] == "{{")
	case strings.HasPrefix(t.name, "include") || t.name == "readfile" || t.name == "render":
		r.include(reference{path: templatePath(t.rest)})
	case t.name == "post_link" || t.name == "asset_link" || t.name == "link" || t.name == "button" || t.name == "btn":
		r.line.WriteString(linkText(t))
	default:
		r.templateContainer(t)
	}
}

var endRaw = map[string]*regexp.Regexp{
	"raw":      regexp.MustCompile(`\{%-?\s*endraw\s*-?%\}`),
	"verbatim": regexp.MustCompile(`\{%-?\s*endverbatim\s*-?%\}`),
}

// verbatimUntil copies what stands up to a closing tag.
func (r *rewriter) verbatimUntil(name string) {
	if r.misses > patience {
		return
	}
	m := endRaw[name].FindStringIndex(r.src[r.at:])
	if m == nil {
		r.misses += len(r.src) - r.at
		return
	}
	r.line.WriteString(r.src[r.at : r.at+m[0]])
	r.at += m[1]
}

// skipBlock skips what stands up to the tag that closes name; without one it stays.
func (r *rewriter) skipBlock(name string) {
	for _, end := range []string{"{% end" + name, "{%- end" + name, "{%end" + name} {
		if i := r.find(end, r.at); i >= 0 {
			if j := strings.Index(r.src[i:min(len(r.src), i+100)], "%}"); j >= 0 {
				r.at = i + j + 2
				return
			}
		}
	}
}

var languageArgument = regexp.MustCompile(`lang(?:uage)?[:=]\s*"?([\w+#.-]+)`)

// codeBlock turns a tag around code into a fence.
func (r *rewriter) codeBlock(t templateTag, shortcode bool) {
	open := "{% end" + t.name
	if shortcode {
		open = "{{< /" + t.name
	}
	end := r.find(open, r.at)
	if end < 0 {
		return
	}
	language := ""
	if m := languageArgument.FindStringSubmatch(t.rest); m != nil {
		language = m[1]
	} else if t.name != "codeblock" {
		language, _, _ = strings.Cut(t.rest, " ")
	}
	code := strings.Trim(r.src[r.at:end], "\n")
	mark := strings.Repeat("`", longestRun(code)+3)
	r.tag(mark + language)
	for line := range strings.SplitSeq(code, "\n") {
		r.emit(r.indent, line)
	}
	r.tag(mark)
	_, r.at = lineAt(r.src, end)
}

// longestRun is the length of the longest run of backticks in s.
func longestRun(s string) (longest int) {
	for i := 0; i < len(s); {
		n := run(s[i:])
		longest = max(longest, n)
		i += max(n, 1)
	}
	return longest
}

var firstQuoted = regexp.MustCompile(`"([^"]*)"|'([^']*)'`)

// templatePath is the file that a tag names.
func templatePath(rest string) string {
	if m := firstQuoted.FindStringSubmatch(rest); m != nil {
		return m[1] + m[2]
	}
	path, _, _ := strings.Cut(rest, " ")
	return strings.TrimPrefix(path, "file=")
}

// linkText is what a tag that is a link shows: what follows its target.
func linkText(t templateTag) string {
	if m := firstQuoted.FindStringSubmatch(t.rest); m != nil {
		return m[1] + m[2]
	}
	words := strings.Fields(t.rest)
	if t.name == "link" {
		var text []string
		for _, w := range words {
			if strings.Contains(w, "://") || strings.HasPrefix(w, "/") {
				break
			}
			text = append(text, w)
		}
		return strings.Join(text, " ")
	}
	if len(words) < 2 {
		return ""
	}
	return strings.Join(words[1:], " ")
}

// templateContainer begins what a tag holds, where its end is to come.
func (r *rewriter) templateContainer(t templateTag) {
	if !r.closed["end"+t.name] && !r.closed[t.name] {
		return
	}
	c := container{name: "%" + t.name}
	kind, title := templateArguments(t)
	switch t.name {
	case "tabs", "tabpane", "tabset":
		c.close = "</x-tabs>"
		r.push(c, "<x-tabs>", "")
	case "tab":
		c.close = "</x-tab>"
		r.push(c, "<x-tab>", title)
	case "details", "expand", "collapse", "accordion", "spoiler", "folding", "toggle":
		r.pushDetails(c, title)
	case "blockquote", "pullquote", "quote", "centerquote":
		c.close = "</blockquote>"
		r.push(c, "<blockquote>", "")
	default:
		if kinds[kind] != "" {
			r.pushCallout(c, kind, title)
			return
		}
		c.close = "</x-block>"
		r.push(c, "<x-block>", title)
	}
}

var argument = regexp.MustCompile(`([\w-]+)\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s"',]+))`)

// templateArguments are the kind of callout that a tag is, "" for none, and its title.
func templateArguments(t templateTag) (kind, title string) {
	kind = strings.ToLower(t.name)
	rest := t.rest
	for _, m := range argument.FindAllStringSubmatch(rest, -1) {
		value := m[2] + m[3] + m[4]
		switch strings.ToLower(m[1]) {
		case "style", "type", "class", "color", "level":
			if kinds[value] != "" {
				kind = value
			}
		case "title", "name", "header", "summary", "label", "tabname":
			title = value
		}
		rest = strings.Replace(rest, m[0], "", 1)
	}
	if m := firstQuoted.FindStringSubmatch(rest); m != nil {
		if title == "" && kinds[m[1]+m[2]] == "" {
			title = m[1] + m[2]
		} else if title == "" {
			kind = m[1] + m[2]
		}
		rest = strings.Replace(rest, m[0], "", 1)
	}
	word, after, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if kinds[word] != "" {
		kind, rest = word, after
	}
	if rest = strings.TrimSpace(rest); title == "" && !strings.ContainsAny(rest, "=%\"") {
		title = rest
	}
	return kind, title
}

var firstLiteral = regexp.MustCompile(`^\s*(?:"([^"\n]*)"|'([^'\n]*)')`)

// variable skips a variable of a template; one that formats a text is that text.
func (r *rewriter) variable() {
	const longest = 500
	rest := r.src[r.at:min(len(r.src), r.at+longest)]
	i := strings.Index(rest, "}}")
	if i < 0 || strings.Contains(rest[:i], "\n") {
		r.copyBytes(2)
		return
	}
	if m := firstLiteral.FindStringSubmatch(rest[2:i]); m != nil {
		r.line.WriteString(strings.ReplaceAll(m[1]+m[2], "{}", ""))
	} else {
		r.line.WriteString(r.file.variable(rest[2:i]))
	}
	r.at += i + 2
}
