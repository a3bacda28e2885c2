package markdown

import (
	"errors"
	"strings"
)

// maxNested is how many marks of quotations and lists may stand one behind another in
// a line, and maxMarks how many marks of links, emphasis and tags a paragraph may have;
// those beyond are text. The time that goldmark takes grows with their square.
const (
	maxNested = 100
	maxMarks  = 4000
	minMarks  = 500
	// maxWork is the product of a paragraph's marks and its bytes.
	maxWork = 100_000_000
)

// errDeep is the error for what nobody writes by hand.
var errDeep = errors.New("lists, quotations or elements are nested deeper than 100 levels: part the file, or exclude it")

// checkDepth returns an error where blocks are nested deeper than [maxNested].
func checkDepth(source string) error {
	var lists []int // the indentations of the items that a line may belong to
	for line := range strings.Lines(source) {
		text := strings.TrimLeft(line, " \t")
		indent := columns(line[:len(line)-len(text)])
		if isItem(text) {
			for len(lists) > 0 && lists[len(lists)-1] >= indent {
				lists = lists[:len(lists)-1]
			}
			lists = append(lists, indent)
		} else if indent == 0 && text != "\n" {
			lists = lists[:0]
		}
		if len(lists)+nested(line) > maxNested {
			return errDeep
		}
	}
	return nil
}

// nested counts the marks of quotations and lists that a line begins with; a line of
// nothing else is none.
func nested(line string) (marks int) {
	i := strings.IndexFunc(line, func(r rune) bool { return !strings.ContainsRune(" \t>-+*", r) })
	if i < 0 || strings.Trim(line, "-*+ \t\n") == "" {
		return strings.Count(line, ">")
	}
	begin := strings.TrimRight(line[:i], " \t")
	return len(begin) - strings.Count(begin, " ") - strings.Count(begin, "\t")
}

// bounded is a line of text with the marks escaped that its paragraph has too many of.
func (r *rewriter) bounded(text string) string {
	if r.table || r.indent < 4 && isItem(text) {
		r.marks, r.bytes = 0, 0
	}
	r.bytes += len(text)
	limit := min(maxMarks, max(minMarks, maxWork/r.bytes))
	if !r.table && strings.Contains(text, "|") && strings.Trim(text, "|-: \t") == "" {
		r.table = strings.Contains(text, "-")
	}
	for i := 0; i < len(text); i++ {
		if !isMark(text[i]) {
			continue
		}
		if r.marks++; r.marks > limit {
			return text[:i] + escapeMarks(text[i:])
		}
	}
	return text
}

func isMark(c byte) bool { return strings.IndexByte("[]*_~=<`!^", c) >= 0 }

func escapeMarks(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if isMark(s[i]) && (i == 0 || s[i-1] != '\\') {
			out.WriteByte('\\')
		}
		out.WriteByte(s[i])
	}
	return out.String()
}
