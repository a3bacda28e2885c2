package score

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/answer"
	"detente/knowledge/language"
)

// A limit says what of citations counts: so many quotes, and so many characters
// of them together, or with wholeQuotes all.
type limit struct{ quotes, runes int }

const wholeQuotes = -1

// limitOf is what counts of the answer to a question of the kind.
func limitOf(kind string) limit {
	if kind == summaryKind {
		return limit{quotes: 5, runes: wholeQuotes}
	}
	return limit{quotes: 2, runes: 200}
}

// summaryKind is the Kind of questions that want a summary.
const summaryKind = string(answer.Summary)

// partsSign stands between the parts of an answer that has to have them all.
const partsSign = "&"

// A gold holds the ways to be right: alternatives, each of parts that all have
// to be there, without white space. None means that nothing is right.
type gold [][]string

// A rule says how wanted answers are looked for in quotes. The zero value is that of
// public sets: two quotes, 200 characters together, white space apart.
type rule struct {
	// parts tells that "a&b" wants both a and b. Elsewhere the text itself may have
	// the sign.
	parts bool
	// shown takes the first two quotes as they are shown, however long, as one text,
	// and leaves width and case out of account.
	shown bool
}

// newGold reads the answers of a question.
func newGold(answers []string, by rule) gold {
	var g gold
	for _, a := range answers {
		parts := []string{a}
		if by.parts {
			parts = strings.Split(a, partsSign)
		}
		for i, p := range parts {
			parts[i] = by.bare(p)
		}
		g = append(g, parts)
	}
	return g
}

// bare is a text as it is compared.
func (by rule) bare(s string) string {
	if by.shown {
		return language.Bare(s)
	}
	return squeeze(s)
}

// texts are what counts of the citations of an answer to a question of the kind.
func (by rule) texts(citations []answer.Citation, kind string) []string {
	if !by.shown {
		return counted(citations, limitOf(kind))
	}
	var all strings.Builder
	for _, c := range citations[:min(len(citations), shownQuotes)] {
		all.WriteString(c.Quote)
	}
	return []string{language.Bare(all.String())}
}

// shownQuotes is how many quotes count where they are taken as they are shown.
const shownQuotes = 2

// in reports whether one of the alternatives stands in the texts, each part in
// one of them. The texts are without white space.
func (g gold) in(texts []string) bool {
	for _, parts := range g {
		found := 0
		for _, p := range parts {
			if containsAny(texts, p) {
				found++
			}
		}
		if found == len(parts) {
			return true
		}
	}
	return false
}

func containsAny(texts []string, part string) bool {
	for _, t := range texts {
		if strings.Contains(t, part) {
			return true
		}
	}
	return false
}

// counted returns the texts of the citations' quotes as far as they count,
// without white space.
func counted(citations []answer.Citation, l limit) []string {
	var texts []string
	for _, c := range citations[:min(l.quotes, len(citations))] {
		quote := c.Quote
		if l.runes != wholeQuotes {
			quote = firstRunes(quote, l.runes)
			l.runes -= utf8.RuneCountInString(quote)
		}
		texts = append(texts, squeeze(quote))
	}
	return texts
}

// firstRunes is s, or its first n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// squeeze takes all white space out of s.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
