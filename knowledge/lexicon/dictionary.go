package lexicon

import (
	"strings"
	"unicode"

	"detente/knowledge/language"
)

// MaxPhrase is the longest phrase that a dictionary can have, in words.
const MaxPhrase = 5

// A Dictionary translates words and phrases of one language into Chinese. It
// never changes and is safe for concurrent use.
type Dictionary struct {
	lang string
	// lines are sorted by their keys. A line is a key, a tab, then Chinese words
	// each with its weight, a digit from 1 to 9, and a line feed:
	//
	//	secur council	安理会9安全理事会7
	//
	// It is searched where it lies: a map of 120,000 phrases would have to be made
	// first, and would take several times the memory.
	lines string
}

// A Translation is one Chinese word for a phrase.
type Translation struct {
	Word string // in simplified characters
	// Weight is above 0, and at most 1: how likely it is that the phrase means
	// this word, the likeliest being near 1.
	Weight float64
}

// Lang is the primary language (BCP 47) whose words the dictionary has.
func (d *Dictionary) Lang() string { return d.lang }

// Key is the form in which a dictionary of lang has a phrase: the stems of its
// words, function words left out. It is "" for a phrase without content.
func Key(phrase, lang string) string {
	var stems []string
	for _, u := range language.Content(phrase, lang) {
		stems = append(stems, Stem(phrase[u.Start:u.End], lang))
	}
	return strings.Join(stems, " ")
}

// Stem is one word of a [Key]. Irregular forms of English words are brought to
// their base before they are stemmed.
func Stem(word, lang string) string {
	if lang == "en" {
		if base, ok := irregular()[language.Fold(word)]; ok {
			word = base
		}
	}
	return language.Stem(word, lang)
}

// Lookup returns the translations of a phrase, given by its [Key], the
// likeliest first; none for a phrase that the dictionary doesn't have.
func (d *Dictionary) Lookup(key string) []Translation {
	words, _ := d.find(key)
	return translations(words)
}

// Has reports whether the dictionary has a phrase, given by its [Key].
func (d *Dictionary) Has(key string) bool {
	_, ok := d.find(key)
	return ok
}

// find returns the words of a key's line.
func (d *Dictionary) find(key string) (words string, ok bool) {
	if key == "" {
		return "", false
	}
	low, high := 0, len(d.lines)
	for low < high {
		line := d.line(low + (high-low)/2)
		known, words, _ := strings.Cut(d.lines[line.start:line.end], "\t")
		switch {
		case known == key:
			return words, true
		case known < key:
			low = line.end + 1
		default:
			high = line.start
		}
	}
	return "", false
}

// extent is a line's range of bytes, its line feed left out.
type extent struct{ start, end int }

// line returns the line that the byte at is in.
func (d *Dictionary) line(at int) extent {
	start := strings.LastIndexByte(d.lines[:at], '\n') + 1
	return extent{start, at + strings.IndexByte(d.lines[at:], '\n')}
}

// translations takes the words of a line apart.
func translations(words string) []Translation {
	var all []Translation
	for len(words) > 0 {
		n := strings.IndexAny(words, "123456789")
		if n < 0 {
			break
		}
		all = append(all, Translation{words[:n], float64(words[n]-'0') / 9})
		words = words[n+1:]
	}
	return all
}

// Len is the number of phrases.
func (d *Dictionary) Len() int { return strings.Count(d.lines, "\n") }

// isHan reports whether a word has nothing but Han characters.
func isHan(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}
