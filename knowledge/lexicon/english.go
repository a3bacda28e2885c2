package lexicon

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed en.txt.gz
var englishTable []byte

//go:embed irregular.txt
var irregularForms string

// English returns the dictionary that is built in. It is unpacked when it is
// first asked for.
var English = sync.OnceValue(func() *Dictionary {
	lines, err := unpack(englishTable)
	if err != nil {
		panic(fmt.Sprintf("lexicon: the embedded table: %v", err)) // a mistake in the build
	}
	return &Dictionary{lang: "en", lines: lines}
})

func unpack(packed []byte) (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(6 << 20)
	_, err = io.Copy(&b, r)
	return b.String(), err
}

// irregular maps the irregular forms of English words to their base.
var irregular = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	for line := range strings.Lines(irregularForms) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, form := range words[1:] {
			forms[form] = words[0]
		}
	}
	return forms
})

// Inflected are the other forms of the English verb or noun of which word, folded, is
// an irregular form or the base: went and gone for go, go and gone for went; nil for
// words that are regular.
func Inflected(word string) (others []string) {
	base, ok := irregular()[word]
	if !ok {
		base = word
	}
	for _, form := range paradigms()[base] {
		if form != word {
			others = append(others, form)
		}
	}
	return others
}

// paradigms are the irregular words by their base, with all their forms.
var paradigms = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(irregularForms) {
		if words := strings.Fields(line); len(words) > 1 && words[0] != "#" {
			all[words[0]] = words
		}
	}
	return all
})
