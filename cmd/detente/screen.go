package main

import (
	"fmt"
	"strings"
	"unicode"

	"detente/answer"
	"detente/answer/wording"
)

// A screen lays answers out for a person who reads them in a terminal.
type screen struct{ colour bool }

// screen colours when standard output is a terminal, unless NO_COLOR
// (no-color.org) is set.
func (p *program) screen() screen {
	return screen{isTerminal(p.std.out) && p.lookup("NO_COLOR") == "" && p.lookup("TERM") != "dumb"}
}

// The SGR codes that are used.
const (
	bold = "1"
	dim  = "2"
)

func (s screen) style(code, text string) string {
	if !s.colour {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// answer is an answer as lines, without a line break at the end: its text, then
// where each quote stands, with the original of what was translated, and with the
// quote where the text is a model's.
func (s screen) answer(a answer.Answer) string {
	words := wording.For(a.Lang)
	lines := []string{s.emphasise(s.text(a), a.Citations)}
	if !a.Answered && len(a.Citations) > 0 {
		lines = append(lines, "", words.Near)
		for _, c := range a.Citations {
			lines = append(lines, s.quote(c, words)...)
		}
	}
	if len(a.Citations) > 0 {
		lines = append(lines, "")
	}
	for i, c := range a.Citations {
		lines = append(lines, s.source(c, words, a.PhrasedBy != "")...)
		if i+1 == len(a.Citations) || a.Citations[i+1].Document != c.Document {
			lines = append(lines, s.style(dim, "      "+plain(c.Title)))
		}
	}
	if len(a.Suggestions) > 0 {
		lines = append(lines, "", words.TryThese)
		for _, q := range a.Suggestions {
			lines = append(lines, "  "+plain(q))
		}
	}
	return strings.Join(lines, "\n")
}

// emphasise sets in bold what the question asked for.
func (s screen) emphasise(text string, cited []answer.Citation) string {
	if !s.colour {
		return text
	}
	for _, c := range cited {
		for _, w := range c.Wanted {
			text = strings.Replace(text, w, s.style(bold, w), 1)
		}
	}
	return text
}

// source is where a quote stands. Under a text that a model phrased it is the quote
// as well.
func (s screen) source(c answer.Citation, words wording.Words, phrased bool) []string {
	place := fmt.Sprintf(words.SourceTopFormat, c.Sentence)
	if c.Section != "" {
		place = fmt.Sprintf(words.SourceFormat, plain(c.Section), c.Sentence)
	}
	lines := []string{s.style(dim, fmt.Sprintf("  [%d] %s", c.N, place))}
	if c.URL != "" {
		lines = append(lines, s.style(dim, "      "+plain(c.URL)))
	}
	if phrased {
		lines = append(lines, below(shownLines(c))...)
	}
	if c.Machine != "" {
		lines = append(lines, s.style(dim, "      "+words.Machine+" "+plain(c.Machine)))
	}
	if c.Translation != "" {
		lines = append(lines, s.original(c, words)...)
	}
	if c.Context != "" {
		lines = append(lines, s.style(dim, "      "+words.Context+" "+plain(c.Context)))
	}
	return lines
}

// original is a quote in the document's language: a sentence behind a label, all else
// under it.
func (s screen) original(c answer.Citation, words wording.Words) (lines []string) {
	if !isLaidOut(c) {
		return []string{s.style(dim, "      "+words.Original+" "+plain(c.Quote))}
	}
	for _, line := range append([]string{words.Original}, quotedLines(c)...) {
		lines = append(lines, s.style(dim, below([]string{line})[0]))
	}
	return lines
}

// below moves lines to where what belongs to a source stands.
func below(lines []string) []string {
	for i, line := range lines {
		lines[i] = strings.TrimRight("      "+line, " ")
	}
	return lines
}

// label is how a citation is marked in the text.
func label(c answer.Citation) string { return fmt.Sprintf("[%d]", c.N) }

// hits lists passages.
func (s screen) hits(hits []hit) string {
	if len(hits) == 0 {
		return "Nothing was found.\n"
	}
	var b strings.Builder
	for i, h := range hits {
		place := h.Title
		if h.Section != "" {
			place += " › " + h.Section
		}
		fmt.Fprintf(&b, "%s\n%s\n\n", s.style(bold, fmt.Sprintf("%d. %s (%s, passage %d, score %.2f)",
			i+1, plain(place), plain(h.Document), h.Passage, h.Score)), plain(h.Text))
	}
	return b.String()
}

// plain drops control characters from text of documents, which could move the
// cursor or change colours; a line break becomes a space.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)
}
