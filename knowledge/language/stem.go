package language

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"golang.org/x/text/unicode/norm"
)

// stemmer returns the function that reduces a folded word of lang to its stem
// without diacritics. A word in Cyrillic is always stemmed as Russian, and a
// Latin one in a text of no known Latin language as English: names and terms
// inside Chinese text are mostly English.
func stemmer(lang string) func(string) string {
	latin := english.Stem
	switch Primary(lang) {
	case "fr":
		latin = french.Stem
	case "de":
		latin = german.Stem
	case "es":
		latin = spanish.Stem
	}
	return func(word string) string {
		stem := latin
		if first := []rune(word)[0]; first >= 0x400 && first < 0x530 {
			stem = russian.Stem
		}
		env := snowballstem.NewEnv(word)
		stem(env)
		return WithoutMarks(env.Current())
	}
}

// Stem is the form in which a word of lang is compared: folded, stemmed, without
// diacritics. A word is a run of letters; "" stays "".
func Stem(word, lang string) string {
	folded := Fold(word)
	if folded == "" {
		return ""
	}
	return stemmer(lang)(folded)
}

// WithoutMarks drops diacritics, which people leave out when they type.
func WithoutMarks(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r < 0x300 || r > 0x36F {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Primary is the primary language of a BCP 47 tag in lower case: "zh" of
// "zh-Hant-TW". It is "" for "".
func Primary(tag string) string {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return strings.ToLower(tag)
}
