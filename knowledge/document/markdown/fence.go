package markdown

import (
	"regexp"
	"strings"
)

// fence is a block of code that is open.
type fence struct {
	mark string // the backticks or tildes that it ends with; "" for none
	// prefix tells that it began behind a bullet or in a quotation, where lines are
	// copied as they are.
	prefix bool
}

func (f fence) open() bool { return f.mark != "" }

var fenceLine = regexp.MustCompile("^((?:>[ \t]?|[-*+][ \t]+|\\d{1,9}[.)][ \t]+)*)(`{3,}|~{3,})(.*)$")

// fence reads a line that begins a block of code.
func (r *rewriter) fence(text string) bool {
	if !strings.ContainsRune("`~>-*+0123456789", rune(text[0])) {
		return false
	}
	m := fenceLine.FindStringSubmatch(text)
	if m == nil || m[2][0] == '`' && strings.Contains(m[3], "`") {
		return false
	}
	if m[1] == "" && r.directive(m[2], m[3]) {
		return true
	}
	r.code = fence{mark: m[2], prefix: m[1] != ""}
	info := r.codeTabInfo(m[3])
	if r.code.prefix {
		r.emit(r.indent, m[1]+m[2]+info)
		return true
	}
	r.emit(r.indent, m[2]+info)
	return true
}

// codeTabInfo is what a fence says; one in a group of code has its label for a title.
func (r *rewriter) codeTabInfo(info string) string {
	if n := len(r.open); n == 0 || !r.open[n-1].codeTabs {
		return info
	}
	language, title := codeInfo(info)
	if _, rest, _ := strings.Cut(strings.TrimSpace(info), " "); title == "" && !strings.ContainsAny(rest, "={}") {
		title = strings.TrimSpace(rest)
	}
	if title == "" {
		title = language
	}
	return " " + language + ` label="` + strings.ReplaceAll(title, `"`, "") + `"`
}

// codeLine copies a line of code.
func (r *rewriter) codeLine(body string) {
	text := strings.TrimLeft(body, " \t")
	indent := columns(body[:len(body)-len(text)])
	bare := strings.TrimLeft(text, "> \t")
	if strings.HasPrefix(bare, r.code.mark) && strings.Trim(bare, r.code.mark[:1]+" \t") == "" {
		r.code = fence{}
		if bare != text {
			indent, bare = 0, body
		}
		r.emit(indent, bare)
		return
	}
	if text == "" || r.column(indent) == indent { // as it is: tabs may say something in code
		r.out.WriteString(body + "\n")
		return
	}
	r.emit(indent, text)
}

var (
	titleOf     = regexp.MustCompile(`(?i)(?:^|[\s{,])(?:title|filename|file|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{},]+))`)
	labelOf     = regexp.MustCompile(`label="([^"]*)"`)
	bracketed   = regexp.MustCompile(`\[([^\[\]]+)\]`)
	languageOf  = regexp.MustCompile(`^\s*\{?\.?([\w+#.-]+)`)
	fileSuffix  = regexp.MustCompile(`^[\w+#-]+:(\S*[./]\S+)$`)
	looksLikeIt = regexp.MustCompile(`^[\w@~./\\\[\]()<>$:*-]*[./\\][\w@.*-]+$|\.\w{1,5}$`)
)

// codeInfo is the language of code and its title, as its fence says them.
func codeInfo(info string) (language, title string) {
	if m := languageOf.FindStringSubmatch(info); m != nil {
		language = m[1]
	}
	first := strings.TrimSpace(info)
	if i := strings.IndexAny(first, " \t"); i >= 0 {
		first = first[:i]
	}
	if m := fileSuffix.FindStringSubmatch(first); m != nil {
		return language, m[1]
	}
	for _, pattern := range []*regexp.Regexp{titleOf, bracketed} {
		if m := pattern.FindStringSubmatch(info); m != nil {
			return language, strings.TrimSpace(strings.Join(m[1:], ""))
		}
	}
	return language, ""
}

// caption is the line that names code: the label that a group of code gives it, or
// its title where that is the name of a file or says as much as a few words; "" for
// none.
func caption(info string) string {
	if m := labelOf.FindStringSubmatch(info); m != nil {
		return m[1]
	}
	_, title := codeInfo(info)
	if looksLikeIt.MatchString(title) || strings.ContainsRune(title, ' ') {
		return title
	}
	return ""
}
