package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed names.txt
var nameTable string

// The lengths of the names in the table, in characters.
const (
	minName = 2
	maxName = 8
)

// names reads the table once; it takes about 3 ms.
var names = sync.OnceValue(func() map[string]bool {
	table := make(map[string]bool, 20000)
	for line := range strings.Lines(nameTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.FieldsSeq(line) {
			table[name] = true
		}
	}
	return table
})

// Names finds Chinese proper names in s: the longest at each place, none inside
// another. A name that is in no dictionary is not found.
func Names(s string) []Span {
	var runes []rune
	var spans []Span // of each rune
	scan(s, func(r rune, start, end int) {
		runes, spans = append(runes, r), append(spans, Span{start, end})
	})
	var found []Span
	for i := 0; i < len(runes); {
		n := nameLen(runes[i:])
		if n > 0 {
			found = append(found, Span{spans[i].Start, spans[i+n-1].End})
		}
		i += max(n, 1)
	}
	return found
}

// nameLen is the length of the longest name at the head of runes, or 0.
func nameLen(runes []rune) int {
	han := 0
	for han < len(runes) && han < maxName && isHan(runes[han]) {
		han++
	}
	for n := han; n >= minName; n-- {
		if names()[string(runes[:n])] {
			return n
		}
	}
	return 0
}
