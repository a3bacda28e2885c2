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
