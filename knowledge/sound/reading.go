package sound

import (
	_ "embed"
	"strings"
	"sync"
)

// readingTable has a line for each syllable of pinyin: the syllable without its tone,
// ü written v, and the characters that are read so, the commonest first.
//
//go:embed readings.txt
var readingTable string

// readings are the characters of the table by their syllables, read when first
// needed, in about 0.1 ms.
var readings = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(readingTable) {
		if syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " "); ok && syllable != "#" {
			table[syllable] = chars
		}
	}
	return table
})

// Read returns the (simplified) characters that are read as a syllable of pinyin
// without its tone, the commonest first; "" for what is no syllable.
func Read(syllable string) string { return readings()[syllable] }

// The bounds of what is taken for Chinese in pinyin.
const (
	longestSyllable = len("zhuang")
	maxSyllables    = 5
	maxPinyins      = 8
)

// Pinyin takes letters, in lower case and without tones, apart into syllables, in all
// ways that there are up to eight: xian is xian and xi'an. It is nil for what is no
// pinyin, and for what has more than five syllables.
func Pinyin(letters string) (all [][]string) {
	var apart func(rest string, before []string)
	apart = func(rest string, before []string) {
		if rest == "" && len(before) > 0 && len(all) < maxPinyins {
			all = append(all, append([]string(nil), before...))
		}
		if len(before) == maxSyllables {
			return
		}
		for n := min(len(rest), longestSyllable); n > 0; n-- {
			if readings()[rest[:n]] != "" {
				apart(rest[n:], append(before, rest[:n]))
			}
		}
	}
	apart(letters, nil)
	return all
}
