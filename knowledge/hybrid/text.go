package hybrid

import (
	"strings"

	"detente/knowledge/document"
)

// maxText is the most that is embedded of a text: 480 characters of the Chinese
// kind or 1,440 letters. It is about what the 512 tokens hold that many models
// read, some of which refuse more. Passages are mostly shorter.
const (
	maxText    = 1440
	wideFrom   = 0x2e80 // where the scripts of East Asia begin
	wideLetter = 3
)

// passageText is what is embedded of a passage: the document's title, the
// headings above the passage, and what it says.
func passageText(p *document.Passage) string {
	d := p.Document
	var parts []string
	for _, s := range []string{d.Title, d.Sections[p.Section].Name(), p.Text()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return cut(strings.Join(parts, "\n"))
}

// cut shortens s to maxText, at the end.
func cut(s string) string {
	size := 0
	for i, r := range s {
		if size++; r >= wideFrom {
			size += wideLetter - 1
		}
		if size > maxText {
			return s[:i]
		}
	}
	return s
}
