package lexicon

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"detente/knowledge/language"
)

// What a dictionary keeps of a phrase's translations: the best few, and of those
// what comes near the best.
const (
	maxTranslations = 32
	leastShare      = 0.06
)

// A Builder collects translations and makes a [Dictionary] of them. The zero
// value is empty and ready to use.
type Builder struct {
	phrases  map[string]map[string]float64
	strength map[string]float64 // of each phrase, by its best word
}

// Add says that a phrase, given by its [Key], may mean a Chinese word. Scores
// above 0 are compared among the words of one phrase; of several for the same
// word the best one counts. strength, at most 1, is how sure it is that the word
// is a translation at all; the best word of a phrase gets no more weight than the
// largest strength among its words. What no document can be searched for is
// passed over: an empty key, a key of too many words, a word that is not all Han.
func (b *Builder) Add(key, word string, score, strength float64) {
	word = language.Fold(word)
	if key == "" || strings.Count(key, " ") >= MaxPhrase || !isHan(word) || score <= 0 {
		return
	}
	if b.phrases == nil {
		b.phrases, b.strength = map[string]map[string]float64{}, map[string]float64{}
	}
	if b.phrases[key] == nil {
		b.phrases[key] = map[string]float64{}
	}
	b.phrases[key][word] = max(b.phrases[key][word], score)
	b.strength[key] = max(b.strength[key], strength)
}

// Copy gives the phrase to the translations of the phrase from, both keys.
func (b *Builder) Copy(to, from string) {
	for word, score := range b.phrases[from] {
		b.Add(to, word, score, b.strength[from])
	}
}

// Dictionary returns what was added, as a dictionary of lang.
func (b *Builder) Dictionary(lang string) *Dictionary {
	var lines strings.Builder
	for _, key := range slices.Sorted(maps.Keys(b.phrases)) {
		lines.WriteString(key)
		lines.WriteByte('\t')
		writeWords(&lines, b.phrases[key], b.strength[key])
		lines.WriteByte('\n')
	}
	return &Dictionary{lang: language.Primary(lang), lines: lines.String()}
}

// writeWords writes the best words with their weights, the best first; that of
// the first is strength.
func writeWords(lines *strings.Builder, scores map[string]float64, strength float64) {
	words := slices.SortedFunc(maps.Keys(scores), func(x, y string) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	best := scores[words[0]]
	for _, w := range words[:min(len(words), maxTranslations)] {
		share := scores[w] / best
		if share < leastShare {
			break
		}
		lines.WriteString(w)
		lines.WriteByte('0' + byte(math.Ceil(9*min(share, 1)*strength)))
	}
}

// String returns the table of d, a line for each phrase, sorted; see the type's source.
func (d *Dictionary) String() string { return d.lines }
