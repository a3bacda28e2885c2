package lexicon

import (
	"strings"
	"sync"
)

// A Reverse tells what a dictionary's Chinese words translate. It never changes
// and is safe for concurrent use.
type Reverse struct {
	words map[string][]Origin
}

// An Origin is a phrase that a Chinese word translates.
type Origin struct {
	Key    string  // see [Key]
	Weight float64 // see [Translation]
}

// leastOrigin is the least weight of a translation that is kept: what is likelier
// to mislead than to help is half of them.
const leastOrigin = 3.0 / 9

// Reverse reads the whole dictionary, which takes about a tenth of a second for
// the English one.
func (d *Dictionary) Reverse() *Reverse {
	r := &Reverse{words: make(map[string][]Origin, d.Len()/2)}
	for line := range strings.Lines(d.lines) {
		key, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for _, t := range translations(words) {
			if t.Weight >= leastOrigin {
				r.words[t.Word] = append(r.words[t.Word], Origin{key, t.Weight})
			} else if _, known := r.words[t.Word]; !known {
				r.words[t.Word] = nil
			}
		}
	}
	return r
}

// Has reports whether the dictionary has the word, in simplified characters, at
// whatever weight.
func (r *Reverse) Has(word string) bool {
	_, ok := r.words[word]
	return ok
}

// Origins are the phrases that the word translates with some weight, in the order
// of the dictionary. The caller must not change them.
func (r *Reverse) Origins(word string) []Origin { return r.words[word] }

// ReverseEnglish is the reverse of [English]. It is made when it is first asked
// for, and takes about 17 MB.
var ReverseEnglish = sync.OnceValue(func() *Reverse { return English().Reverse() })
