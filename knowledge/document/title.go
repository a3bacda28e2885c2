package document

import "strings"

// IsMadeUpTitle reports whether a title is one that a program put into a file's
// metadata, where its author gave none.
func IsMadeUpTitle(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, end := range []string{".doc", ".docx", ".dot", ".dotx", ".rtf", ".odt", ".pdf", ".tex", ".dvi", ".indd", ".ps", ".html", ".htm", ".ppt", ".pptx", ".xls", ".xlsx"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	switch s {
	case "", "untitled", "(untitled)", "document", "document1", "(anonymous)", "(unspecified)", "无标题", "未命名", "slide 1", "powerpoint presentation":
		return true
	}
	return strings.HasPrefix(s, "microsoft word - ") || strings.HasPrefix(s, "microsoft powerpoint - ")
}
