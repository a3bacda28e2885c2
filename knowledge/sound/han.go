package sound

import (
	_ "embed"
	"strings"
	"sync"
)

// pinyinTable has a line for each syllable: the syllable without its tone, and
// the characters that foreign names are written with.
//
//go:embed pinyin.txt
var pinyinTable string

// syllables are the phones of the characters in the table, read when first
// needed.
var syllables = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{}
	for line := range strings.Lines(pinyinTable) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, r := range chars {
			table[r] = phonesOf(syllable)
		}
	}
	return table
})

// IsTranscribing reports whether foreign names are written with the (simplified)
// character r.
func IsTranscribing(r rune) bool { return syllables()[r] != "" }

// OfHan returns how Chinese characters sound, silence where one of them is none
// that foreign names are written with.
func OfHan(word string) Sound {
	var b strings.Builder
	for _, r := range word {
		phones := syllables()[r]
		if phones == "" {
			return Sound{}
		}
		b.WriteString(phones)
	}
	return Sound{b.String()}
}

// OfPinyin returns how syllables of pinyin sound, in lower case and without
// tones. What is no syllable is silent.
func OfPinyin(syllables ...string) Sound {
	var b strings.Builder
	for _, s := range syllables {
		if strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			b.WriteString(phonesOf(s))
		}
	}
	return Sound{b.String()}
}

// initials are those of pinyin that are not spoken as they are spelt, or that
// more than one letter writes.
var initials = []spelling{{"zh", "J"}, {"ch", "J"}, {"sh", "S"}, {"q", "J"}, {"x", "S"}, {"yu", "iu"}, {"yi", "i"}, {"y", "i"}, {"wu", "u"}}

// finals turns the rest of a syllable into phones.
var finals = strings.NewReplacer("ng", "N", "n", "N", "uo", "o", "ou", "o", "ui", "uei", "r", "R")

// phonesOf returns the phones of a syllable.
func phonesOf(syllable string) string {
	if syllable == "er" || syllable == "r" {
		return "R"
	}
	for _, s := range initials {
		if rest, ok := strings.CutPrefix(syllable, s.written); ok {
			return s.spoken + finals.Replace(rest)
		}
	}
	if syllable == "" || strings.IndexByte("aeiou", syllable[0]) >= 0 {
		return finals.Replace(syllable)
	}
	return strings.ToUpper(syllable[:1]) + finals.Replace(syllable[1:])
}
