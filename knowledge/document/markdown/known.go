package markdown

import (
	"regexp"
	"strings"
)

// knownComponent begins what a component holds that is known by its name, in lower
// case, from Docusaurus, Starlight, Mintlify, Nextra, GitBook, VuePress and others.
func (r *rewriter) knownComponent(name string, t tag) bool {
	c := container{name: "<" + name}
	title := attribute(t, "title", "label", "summary", "header", "heading", "question")
	switch name {
	case "tabs", "codegroup", "code-group", "tabs.root", "codetabs", "tabgroup", "tabbed":
		c.close, c.labels = "</x-tabs>", t.list
		c.codeTabs = strings.HasPrefix(name, "code")
		r.push(c, "<x-tabs>", "")
	case "tabitem", "tab", "tabs.tab", "codegroupitem", "code-group-item", "tabpanel", "tabs.panel", "update":
		c.close = "</x-tab>"
		r.push(c, "<x-tab>", r.tabLabel(t))
	case "accordion", "accordionitem", "expandable", "collapse", "collapsible", "disclosure", "details", "expansionpanel", "faqitem", "toggle", "spoiler":
		r.pushDetails(c, title)
	case "q", "question", "qa", "faq":
		if name == "faq" && title == "" {
			return false
		}
		c.close = "</x-question>"
		r.push(c, "<x-question>", title)
		r.answerOf(t)
	case "steps":
		return r.steps(c)
	case "step":
		return r.step(c, title)
	default:
		return r.calloutComponent(name, c, t, title)
	}
	return true
}

// attribute is the first of the named attributes that has a value, as Markdown.
func attribute(t tag, names ...string) string {
	for _, n := range names {
		if v := strings.TrimSpace(t.attributes[n]); v != "" {
			return escapeMarkdown(v)
		}
	}
	return ""
}

// tabLabel is the label of a tab, by itself or as the group names it.
func (r *rewriter) tabLabel(t tag) string {
	if label := attribute(t, "label", "title", "name"); label != "" {
		return label
	}
	if n := len(r.open); n > 0 && len(r.open[n-1].labels) > 0 {
		c := &r.open[n-1]
		label := c.labels[0]
		c.labels = c.labels[1:]
		return escapeMarkdown(label)
	}
	return attribute(t, "value")
}

// answerOf shows the answer that a component has as an attribute.
func (r *rewriter) answerOf(t tag) {
	if answer := attribute(t, "answer"); answer != "" {
		r.tag(answer)
	}
}

var stepTag = regexp.MustCompile(`^\s*<[Ss]tep[\s>]`)

// steps begins a list of steps, where steps stand in it; otherwise it is transparent.
func (r *rewriter) steps(c container) bool {
	c.close = "</x-block>"
	begin := "<x-block>"
	_, next := lineAt(r.src, r.at)
	if stepTag.MatchString(r.src[next:min(len(r.src), next+200)]) {
		c.close, begin = "</ol>", "<ol>"
	}
	r.push(c, begin, "")
	return true
}

func (r *rewriter) step(c container, title string) bool {
	if n := len(r.open); n == 0 || r.open[n-1].close != "</ol>" {
		return false
	}
	c.close = "</li>"
	r.push(c, "<li>", "")
	if title != "" {
		r.tag(title)
	}
	return true
}

// calloutComponent begins a callout: <Admonition type="tip">, <Tip>, <Callout>.
func (r *rewriter) calloutComponent(name string, c container, t tag, title string) bool {
	if kinds[name] == "" || t.self {
		return false
	}
	for _, a := range []string{"type", "variant", "kind", "intent", "severity"} {
		if kind := strings.ToLower(t.attributes[a]); kinds[kind] != "" {
			name = kind
		}
	}
	r.pushCallout(c, name, title)
	return true
}
