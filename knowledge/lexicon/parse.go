package lexicon

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
)

// What the place of a translation takes from its weight, and how little is left
// at least.
const (
	placeLoss   = 0.12
	leastWeight = 0.3
)

// Parse reads a dictionary: on each line a word or a phrase, a tab, and its
// Chinese translations, the likeliest first, parted by commas:
//
//	# lang: de
//	Sicherheitsrat<TAB>安理会, 安全理事会
//
// The line "# lang:" names the language as a BCP 47 tag; without one it is lang,
// and with neither that is an error. Other lines that begin with # and empty ones
// are passed over. Translations that have characters other than Chinese ones are
// left out. An error names the line.
func Parse(source, lang string) (*Dictionary, error) {
	var b Builder
	n := 0
	lang = language.Primary(lang)
	for line := range strings.SplitSeq(strings.TrimPrefix(source, "\ufeff"), "\n") {
		n++
		line = strings.TrimSpace(line)
		if tag, ok := languageLine(line); ok && len(b.phrases) == 0 {
			lang = language.Primary(tag)
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := b.addLine(line, lang); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if lang == "" {
		return nil, errors.New(`line 1: the language is not told: begin with "# lang: de"`)
	}
	return b.Dictionary(lang), nil
}

// languageLine reads the comment that names the language.
func languageLine(line string) (tag string, ok bool) {
	rest, ok := strings.CutPrefix(line, "#")
	if !ok {
		return "", false
	}
	tag, ok = strings.CutPrefix(strings.TrimSpace(rest), "lang:")
	return strings.TrimSpace(tag), ok
}

// addLine adds a line that is not a comment.
func (b *Builder) addLine(line, lang string) error {
	switch {
	case !utf8.ValidString(line):
		return errors.New("this is not UTF-8 text")
	case lang == "":
		return errors.New(`the language is not told: begin with "# lang: de"`)
	case lang == "zh":
		return errors.New("a dictionary from Chinese is of no use: it has to be into Chinese")
	}
	phrase, words, ok := strings.Cut(line, "\t")
	if !ok || strings.TrimSpace(phrase) == "" || strings.TrimSpace(words) == "" {
		return errors.New("it needs a word, a tab and Chinese words: Gipfel<TAB>峰会, 首脑会议")
	}
	weight := 1.0
	for word := range strings.FieldsFuncSeq(words, func(r rune) bool { return strings.ContainsRune(",，;；、", r) }) {
		b.Add(Key(phrase, lang), strings.TrimSpace(word), weight, 1)
		weight = max(weight-placeLoss, leastWeight)
	}
	return nil
}
