package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
)

// leastReading is the share of the words with a character in which a reading of it has
// to be for it to be kept.
const leastReading = 0.15

// readings are the characters of general text by how they are read, the commonest
// first: a syllable of pinyin without its tone, and characters.
func readings(entries []entry) map[string]string {
	counts := map[rune]map[string]int{}
	for _, e := range entries {
		syllables := e.syllables()
		if len(syllables) != utf8.RuneCountInString(e.word) {
			continue
		}
		for i, r := range []rune(e.word) {
			if counts[r] == nil {
				counts[r] = map[string]int{}
			}
			counts[r][syllables[i]]++
		}
	}
	table := map[string][]rune{}
	for r, said := range counts {
		total := 0
		for _, n := range said {
			total += n
		}
		for syllable, n := range said {
			if float64(n) >= leastReading*float64(total) && isSyllable(syllable) && frequency(r) > 0 {
				table[syllable] = append(table[syllable], r)
			}
		}
	}
	chars := map[string]string{}
	for syllable, all := range table {
		slices.SortFunc(all, func(a, b rune) int { return cmp.Or(cmp.Compare(frequency(b), frequency(a)), cmp.Compare(a, b)) })
		chars[syllable] = string(all)
	}
	return chars
}

// frequency is how common a character is in general text, 0 for one that is not.
func frequency(r rune) float64 {
	p, _ := language.Frequency(language.Token{Term: language.Term(r)}, "zh")
	return p
}

func isSyllable(s string) bool {
	return s != "" && len(s) <= len("zhuang") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" && strings.ContainsAny(s, "aeiouv")
}

// writeReadings writes the table of how characters are read.
func writeReadings(w io.Writer, chars map[string]string) error {
	_, err := fmt.Fprintln(w, "# How the characters of general text are read, by syllable, the commonest first: the readings of CC-CEDICT's words\n"+
		"# (MDBG and contributors, CC BY-SA 4.0; see NOTICE). Made by knowledge/lexicon/generate.")
	for _, syllable := range slices.Sorted(maps.Keys(chars)) {
		if err == nil {
			_, err = fmt.Fprintln(w, syllable, chars[syllable])
		}
	}
	return err
}
