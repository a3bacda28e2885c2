package markdown

import (
	"path"
	"regexp"
	"strings"
)

var (
	moduleLine = regexp.MustCompile(`^(?:import\s+(?:[\w{*"']|$)|export\s+(?:default|const|let|var|function|async|class|\{|\*|type|interface))`)
	importLine = regexp.MustCompile(`(?m)^import\s+[\w{},*\s]+\s+from\s+["'][^"']+["'];?\s*$`)
	imported   = regexp.MustCompile(`import\s+(\w+)\s+from\s+["']([^"']+\.mdx?)["']`)
	tabsTag    = regexp.MustCompile(`(?m)^\s*<Tab(?:s|Item)[\s>]`)
)

// isMDX reports whether a file is MDX: by its name, or because it imports components
// before its text begins, or uses those for tabs.
func isMDX(name, body string) bool {
	if strings.EqualFold(path.Ext(name), ".mdx") {
		return true
	}
	if strings.Contains(body, "<Tab") && tabsTag.MatchString(body) {
		return true
	}
	head := strings.TrimLeft(body, "\n")
	if i := strings.Index(head, "\n#"); i >= 0 {
		head = head[:i]
	}
	head = head[:min(len(head), 4000)]
	return strings.Contains(head, "import ") && !strings.Contains(head, "```") && importLine.MatchString(head)
}

// module skips what MDX imports and exports, and notes what components are files.
func (r *rewriter) module(text string) bool {
	if !r.mdx || r.indent > 0 || !moduleLine.MatchString(text) {
		return false
	}
	begin := r.at - 1
	for begin > 0 && r.src[begin-1] != '\n' {
		begin--
	}
	end := statementEnd(r.src[begin:])
	for _, m := range imported.FindAllStringSubmatch(r.src[begin:begin+end], 50) {
		r.components[m[1]] = m[2]
	}
	_, r.at = lineAt(r.src, begin+end)
	r.out.WriteByte('\n')
	return true
}

// statementEnd is where the statement that s begins with ends: at the end of a line
// outside of all brackets, before an empty line at the latest where they do not
// close.
func statementEnd(s string) int {
	const longest = 64 << 10
	depth := 0
	s = s[:min(len(s), longest)]
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			depth--
		case '"', '\'', '`':
			i += quoted(s[i:])
		case '\n':
			if depth <= 0 && !goesOn(s[:i]) {
				return i
			}
		}
	}
	if i := strings.Index(s, "\n\n"); i >= 0 && depth > 0 {
		return i
	}
	return len(s)
}

// goesOn reports whether a statement cannot end where s ends.
func goesOn(s string) bool {
	s = strings.TrimRight(s, " \t")
	return strings.HasSuffix(s, "=") || strings.HasSuffix(s, "=>") || strings.HasSuffix(s, ",") ||
		strings.HasSuffix(s, " from") || strings.HasSuffix(s, "import") || strings.HasSuffix(s, "(")
}
