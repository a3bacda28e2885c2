package markdown

import (
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxDepth is how deep files may include each other, and maxIncluded how many bytes
// a document may include; what goes beyond is left out.
const (
	maxDepth    = 5
	maxIncluded = 1 << 20
)

// file is a file of Markdown that is being read, alone or as part of another.
type file struct {
	name   string // its path in fs
	fs     fs.FS  // nil where there is nothing beside it
	depth  int
	parent *file // the one that includes it, nil for none
	shared *shared
	values map[string]string // what front matter says, by its keys in lower case
}

// shared is what is counted of a document, in all of its files.
type shared struct {
	included int  // bytes that were included
	deep     bool // containers are nested too deep
}

// variable is the value of a variable of a template, such as page.title, as front
// matter says it; "" where it does not.
func (f *file) variable(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, prefix := range []string{"page.", "$frontmatter.", "frontmatter.", "$page.", ""} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return f.values[rest]
		}
	}
	return ""
}

// reference is a file that another one includes.
type reference struct {
	path        string
	first, last int    // the lines of it, from 1; 0 for all
	region      string // the region of it, "" for all
	code        bool   // it is shown as code
}

// include shows a file in place: Markdown as such, code as a block. One that cannot
// be read, that includes itself, or that is too large, shows nothing.
func (r *rewriter) include(ref reference) {
	name, ok := r.file.resolve(ref.path)
	if !ok {
		return
	}
	content, ok := r.file.load(name)
	if !ok {
		return
	}
	text := ref.part(visible(content))
	if ref.code {
		r.tag("````````" + strings.TrimPrefix(path.Ext(name), "."))
		r.paste(text)
		r.tag("````````")
		return
	}
	inner := &file{name: name, fs: r.file.fs, depth: r.file.depth + 1, parent: r.file, shared: r.file.shared}
	front, body := splitFront(text)
	inner.values = front.values
	r.flush()
	r.out.WriteByte('\n')
	r.paste(inner.rewrite(body, isMDX(name, body)))
	r.out.WriteByte('\n')
}

// paste writes lines that are rewritten already, where the cursor stands.
func (r *rewriter) paste(text string) {
	r.flush()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		body := strings.TrimLeft(line, " ")
		if body == "" {
			r.out.WriteByte('\n')
			continue
		}
		r.emit(r.indent+len(line)-len(body), body)
	}
}

// resolve is the path in the file system of what a file names: beside the file, or
// from the root for a path that begins with / or @.
func (f *file) resolve(ref string) (name string, ok bool) {
	ref = strings.TrimSpace(ref)
	if f.fs == nil || ref == "" || strings.Contains(ref, "://") || f.depth >= maxDepth {
		return "", false
	}
	var candidates []string
	if rest, ok := cutRoot(ref); ok {
		candidates = []string{rest, path.Join("docs", rest)}
	} else {
		candidates = []string{path.Join(path.Dir(f.name), ref), path.Clean(ref), path.Join("_includes", ref), path.Join("docs", ref)}
	}
	for _, c := range candidates {
		if !fs.ValidPath(c) || f.within(c) {
			continue
		}
		if info, err := fs.Stat(f.fs, c); err == nil && info.Mode().IsRegular() {
			return c, true
		}
	}
	return "", false
}

// within reports whether f is the file of a name, or is included by it.
func (f *file) within(name string) bool {
	for ; f != nil; f = f.parent {
		if f.name == name {
			return true
		}
	}
	return false
}

// cutRoot is a path from the root of a site without what says so.
func cutRoot(ref string) (rest string, ok bool) {
	for _, prefix := range []string{"@site/", "@/", "~/", "~@/", "/"} {
		if rest, ok := strings.CutPrefix(ref, prefix); ok {
			return path.Clean(rest), true
		}
	}
	return "", false
}

// load reads a file as long as what may be included allows.
func (f *file) load(name string) (string, bool) {
	opened, err := f.fs.Open(name)
	if err != nil {
		return "", false
	}
	defer opened.Close()
	content, err := io.ReadAll(io.LimitReader(opened, int64(maxIncluded-f.shared.included)+1))
	if err != nil || f.shared.included+len(content) > maxIncluded {
		return "", false
	}
	f.shared.included += len(content) + 1
	return string(content), true
}

var regionMark = regexp.MustCompile(`#(end)?region\b\s*([\w-]*)`)

// part is what of a file is asked for.
func (ref reference) part(text string) string {
	if ref.first == 0 && ref.last == 0 && ref.region == "" {
		return text
	}
	var out strings.Builder
	inside := ref.region == ""
	n := 0
	for line := range strings.Lines(text) {
		n++
		if m := regionMark.FindStringSubmatch(line); m != nil && ref.region != "" {
			if m[2] == ref.region || m[1] != "" && m[2] == "" {
				inside = m[1] == ""
			}
			continue
		}
		if inside && n >= ref.first && (ref.last == 0 || n <= ref.last) {
			out.WriteString(line)
		}
	}
	return out.String()
}

var (
	includeLines = []*regexp.Regexp{
		regexp.MustCompile(`^@include\s*\(\s*([^()]+?)\s*\)\s*$`),
		regexp.MustCompile(`(?i)^\[!include\s*\[[^\]]*\]\s*\(\s*([^()\s]+)\s*\)\s*\]\s*$`),
		regexp.MustCompile(`^-*8<-+\s*"([^"]+)"\s*$`),
		regexp.MustCompile(`^\{!\s*([^{}]+?)\s*!\}\s*$`),
		regexp.MustCompile(`^\{\{#include\s+([^{}]+?)\s*\}\}\s*$`),
		regexp.MustCompile(`^!\[\[([^\[\]|]+\.mdx?)\]\]\s*$`),
	}
	// includeMarks are what lines that include a file have in common, one of them each.
	includeMarks    = []string{"@include", "[!", "8<-", "{!", "{{#include", "![["}
	codeInclude     = regexp.MustCompile(`^<<<\s*(\S.*?)\s*$`)
	commentReader   = regexp.MustCompile(`^<!--\s*@include:?\s*([^\s>]+)\s*-->$`)
	referenceSuffix = regexp.MustCompile(`^(.*?)(?:#([\w-]+))?\s*(?:\[([^\]]*)\])?(?:\{([^{}]*)\})?\s*(?:\[([^\]]*)\])?$`)
	lineRange       = regexp.MustCompile(`^(\d*)\s*[,-]\s*(\d*)`)
)

// included reads a line that includes a file.
func (r *rewriter) included(text string) bool {
	if !strings.HasPrefix(text, "<<<") && !slices.ContainsFunc(includeMarks, func(mark string) bool { return strings.Contains(text, mark) }) {
		return false
	}
	if m := codeInclude.FindStringSubmatch(text); m != nil {
		ref := readReference(m[1])
		ref.code, ref.first, ref.last = true, 0, 0
		r.include(ref)
		return true
	}
	for _, pattern := range includeLines {
		if m := pattern.FindStringSubmatch(text); m != nil {
			r.include(readReference(m[1]))
			return true
		}
	}
	return false
}

// commentInclude is the file that a comment of HTML includes, as VitePress has it.
func commentInclude(comment string) reference {
	if m := commentReader.FindStringSubmatch(comment); m != nil {
		return readReference(m[1])
	}
	return reference{}
}

// readReference reads path#region{first,last}.
func readReference(s string) reference {
	m := referenceSuffix.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return reference{}
	}
	ref := reference{path: m[1], region: m[2]}
	if lines := lineRange.FindStringSubmatch(m[4]); lines != nil {
		ref.first, _ = strconv.Atoi(lines[1])
		ref.last, _ = strconv.Atoi(lines[2])
	}
	return ref
}
