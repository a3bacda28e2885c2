package markdown

import "strings"

// maxNested is how many marks of quotations and lists may stand one behind another in
// a line, and how deep lists may be: the time to read grows with their product.
const maxNested = 100

// checkDepth returns an error where blocks are nested deeper than [maxNested].
func checkDepth(source string) error {
	for line := range strings.Lines(source) {
		marks := 0
		for _, field := range leading(line) {
			if field != ' ' && field != '\t' {
				marks++
			}
		}
		if marks > maxNested {
			return errDeep
		}
	}
	return nil
}

// leading are the marks of quotations and lists that a line begins with.
func leading(line string) string {
	i := strings.IndexFunc(line, func(r rune) bool { return !strings.ContainsRune(" \t>-+*", r) })
	if i < 0 || strings.Trim(line, "-*+ \t\n") == "" {
		return ""
	}
	return line[:i]
}
