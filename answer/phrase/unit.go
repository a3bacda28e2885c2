package phrase

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// A unit is a sentence of a model's reply with the numbers that it carries.
type unit struct {
	text  string
	cites []int // from 1, as the model wrote them
}

// marker matches the numbers of sources: [1], [1, 2], [1-3], [^1], ［1］, 【1†…】.
var marker = sync.OnceValue(func() *regexp.Regexp {
	const number = `[0-9０-９]{1,4}`
	return regexp.MustCompile(`[\[［【]\s*\^?\s*` + number + `(?:\s*[,，、;；–—-]\s*\^?` + number + `)*\s*(?:†[^\]］】\n]*)?[\]］】]`)
})

// cut reads a reply's units. A number belongs to the sentence that it stands in
// or after; in a line that begins with one, to the sentence before which it
// stands.
func cut(reply string) []unit {
	var units []unit
	for _, line := range strip(reply) {
		plain, marks := takeMarks(line)
		spans := language.Sentences(plain)
		if len(spans) == 0 {
			if n := len(units); n > 0 { // a line of numbers alone
				for _, m := range marks {
					units[n-1].cites = append(units[n-1].cites, m.numbers...)
				}
			}
			continue
		}
		units = append(units, attach(plain, spans, marks)...)
	}
	return units
}

// A mark is the numbers that stood at a place of a line.
type mark struct {
	at      int
	numbers []int
}

// takeMarks is a line without its markers, and where they stood in what is left.
func takeMarks(line string) (plain string, marks []mark) {
	var b strings.Builder
	last := 0
	for _, m := range marker().FindAllStringIndex(line, -1) {
		b.WriteString(line[last:m[0]])
		last = m[1]
		marks = append(marks, mark{b.Len(), numbers(line[m[0]:m[1]])})
	}
	b.WriteString(line[last:])
	return b.String(), marks
}

// maxRange bounds what [1-3] can stand for.
const maxRange = 10

// numbers are the numbers of a marker.
func numbers(marker string) (all []int) {
	n, from := 0, 0
	digits := false
	end := func() {
		if !digits {
			return
		}
		for i := from + 1; from > 0 && i < n && i-from <= maxRange; i++ {
			all = append(all, i)
		}
		all = append(all, n)
		digits = false
	}
	for _, r := range marker {
		switch {
		case r >= '０' && r <= '９':
			r -= '０' - '0'
			fallthrough
		case r >= '0' && r <= '9':
			if !digits {
				n = 0
			}
			n, digits = 10*n+int(r-'0'), true
		case r == '†':
			end()
			return all
		default:
			end()
			switch r {
			case '-', '–', '—':
				from = n
			case ',', '，', '、', ';', '；':
				from = 0
			}
		}
	}
	end()
	return all
}

// attach makes units of a line's sentences and gives each its numbers.
func attach(plain string, spans []language.Span, marks []mark) []unit {
	units := make([]unit, len(spans))
	for i, sp := range spans {
		units[i].text = tidy(plain[sp.Start:sp.End])
	}
	leading := len(marks) > 0 && marks[0].at <= spans[0].Start
	for _, m := range marks {
		i := 0
		for i+1 < len(spans) && (m.at > spans[i+1].Start || leading && m.at == spans[i+1].Start) {
			i++
		}
		if leading && i+1 < len(spans) && m.at >= spans[i].End {
			i++
		}
		units[i].cites = append(units[i].cites, m.numbers...)
	}
	return units
}

// tidy closes the gaps that markers and links left.
func tidy(s string) string {
	fields := strings.Fields(s)
	var b strings.Builder
	for i, f := range fields {
		first, _ := utf8.DecodeRuneInString(f)
		if i > 0 && !strings.ContainsRune(`.,)]}。，、；：！？）］】`, first) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return strings.NewReplacer("()", "", "（）", "", "[]", "", "【】", "").Replace(b.String())
}

// saysSomething reports whether a text has a letter or a digit.
func saysSomething(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
