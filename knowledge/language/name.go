package language

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

// names reads the table once, each name with what it names as a mark; it takes
// about 3 ms.
var names = sync.OnceValue(func() map[string]Marks {
	marks := map[string]Marks{"place": HasPlace, "person": HasPerson}
	table := make(map[string]Marks, 20000)
	for line := range strings.Lines(nameTable) {
		label, list, _ := strings.Cut(line, " ")
		if label == "#" {
			continue
		}
		for name := range strings.FieldsSeq(list) {
			table[name] = marks[label]
		}
	}
	return table
})

// Names finds Chinese proper names in s: the longest at each place, none inside
// another. A name that is in no dictionary is not found.
func Names(s string) []Span { return NamesOf(s, 0) }

// NamesOf finds the Chinese proper names in s, as Names does, that name what the
// marks want: [HasPlace] or [HasPerson].
func NamesOf(s string, want Marks) []Span {
	var runes []rune
	var spans []Span // of each rune
	scan(s, func(r rune, start, end int) {
		runes, spans = append(runes, r), append(spans, Span{start, end})
	})
	var found []Span
	for i := 0; i < len(runes); {
		n, marks := nameAt(runes[i:])
		if n > 0 && marks.Has(want) {
			found = append(found, Span{spans[i].Start, spans[i+n-1].End})
		}
		i += max(n, 1)
	}
	return found
}

// nameAt is the length of the longest name at the head of runes, or 0, and what
// it names.
func nameAt(runes []rune) (int, Marks) {
	han := 0
	for han < len(runes) && han < maxName && isHan(runes[han]) {
		han++
	}
	for n := han; n >= minName; n-- {
		if marks, ok := names()[string(runes[:n])]; ok {
			return n, marks
		}
	}
	return 0, 0
}

// IsName reports whether the table has a Chinese name, in simplified characters,
// as a whole.
func IsName(name string) bool {
	_, ok := names()[name]
	return ok
}
