package vocabulary

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"detente/knowledge/language"
)

// The most that is kept: words, and pairs of neighbouring words.
const (
	maxWords = 1 << 20
	maxPairs = 1 << 21
)

// A words is a sorted list of folded words, in one string: 13 bytes a word where
// strings of their own would take 25.
type words struct {
	letters string
	starts  []uint32 // of each word, and the end of the last
}

func newWords(set map[string]struct{}) words {
	all := make([]string, 0, len(set))
	size := 0
	for w := range set {
		all, size = append(all, w), size+len(w)
	}
	slices.Sort(all)
	var b strings.Builder
	b.Grow(size)
	starts := make([]uint32, 0, len(all)+1)
	for _, w := range all {
		starts = append(starts, uint32(b.Len()))
		b.WriteString(w)
	}
	return words{b.String(), append(starts, uint32(b.Len()))}
}

func (w words) len() int { return max(0, len(w.starts)-1) }

func (w words) at(i int) string { return w.letters[w.starts[i]:w.starts[i+1]] }

// beginning are the first and the end of the words that begin with prefix.
func (w words) beginning(prefix string) (first, end int) {
	first = sort.Search(w.len(), func(i int) bool { return w.at(i) >= prefix })
	n := sort.Search(w.len()-first, func(i int) bool { return !strings.HasPrefix(w.at(first+i), prefix) })
	return first, first + n
}

// A part is a part of a compound such as maxPlayers, or two parts beside each other,
// with the compound's place in the list of words.
type part struct {
	key  uint32
	word uint32
}

func partKey(t language.Term) uint32 { return uint32(t ^ t>>32) }

// A collector reads the texts of documents.
type collector struct {
	seen      map[string]struct{}
	humped    map[string][]string // compounds with their parts
	pairs     []uint32
	compacted int // pairs that are sorted, and each there once
}

// wordEnd is a word with where it ends, and whether it begins one of a compound's
// parts.
type wordEnd struct {
	word  string
	start int
	end   int
}

// read takes the words of a text, and which of them are neighbours.
func (c *collector) read(text string) {
	last := wordEnd{end: -2}
	for i := 0; i < len(text); {
		n := wordLength(text[i:])
		if n == 0 {
			_, size := decode(text[i:])
			i += size
			continue
		}
		w := wordEnd{fold(text[i : i+n]), i, i + n}
		c.add(text[i:i+n], w.word)
		if w.start == last.end+1 && joins(text[last.end]) {
			c.pair(last.word, w.word)
		}
		last, i = w, i+n
	}
}

// joins reports whether a character may stand between the parts of a compound.
func joins(c byte) bool { return c == ' ' || c == '-' || c == '_' || c == '\n' }

// add keeps a word, and if it is written as maxPlayers is, its parts.
func (c *collector) add(written, folded string) {
	if _, known := c.seen[folded]; !known {
		if len(c.seen) >= maxWords {
			return
		}
		c.seen[folded] = struct{}{}
	}
	parts := humps(written)
	for i := 1; i < len(parts); i++ {
		c.pair(parts[i-1], parts[i])
	}
	if len(parts) > 1 {
		c.humped[folded] = parts
	}
}

// pair keeps that two words are neighbours.
func (c *collector) pair(a, b string) {
	if n := len(a) + len(b); n < 4 || n > maxWord {
		return
	}
	c.pairs = append(c.pairs, pairKey(a, b))
	if len(c.pairs) > 2*c.compacted+1<<16 {
		c.compact()
	}
}

// compact sorts the pairs, leaves out those seen before, and what is too much.
func (c *collector) compact() {
	slices.Sort(c.pairs)
	c.pairs = slices.Compact(c.pairs)
	c.pairs = c.pairs[:min(len(c.pairs), maxPairs)]
	c.compacted = len(c.pairs)
}

// pairKey is an FNV-1a hash of two words.
func pairKey(a, b string) uint32 {
	h := uint32(2166136261)
	for i := range len(a) {
		h = (h ^ uint32(a[i])) * 16777619
	}
	h = h * 16777619 // what a space would do
	for i := range len(b) {
		h = (h ^ uint32(b[i])) * 16777619
	}
	return h
}

// parts lists the parts of compounds, sorted by their keys.
func (c *collector) parts(w words) (all []part) {
	for word, parts := range c.humped {
		at, _ := w.beginning(word)
		var last language.Term
		for i, p := range parts {
			t := language.WordTerm(p, "en")
			all = append(all, part{partKey(t), uint32(at)})
			if i > 0 {
				all = append(all, part{partKey(language.Pair(last, t)), uint32(at)})
			}
			last = t
		}
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.word, b.word)) })
	return slices.Clip(slices.Compact(all))
}

// wordLength is the length of the word at the head of s, 0 where there is none. What
// is written without spaces has no words.
func wordLength(s string) (n int) {
	for n < len(s) {
		r, size := decode(s[n:])
		if !isWordRune(r, n > 0) {
			return n
		}
		n += size
	}
	return n
}

func isWordRune(r rune, inside bool) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && !language.IsHan(r) || inside && (unicode.IsMark(r) || language.Invisible(r))
}

// fold is [language.Fold] without its cost where a word has ASCII letters only.
func fold(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return language.Fold(word)
		}
	}
	return strings.ToLower(word)
}

// humps are the parts of a compound that capitals part, folded: max and players of
// maxPlayers, http and server of HTTPServer; nil for any other word.
func humps(word string) (parts []string) {
	start := 0
	for i := 1; i < len(word); i++ {
		before, here := isUpper(word[i-1]), isUpper(word[i])
		next := i+1 < len(word) && isLower(word[i+1])
		if here && (isLower(word[i-1]) || before && next) {
			parts = append(parts, fold(word[start:i]))
			start = i
		}
	}
	if start == 0 {
		return nil
	}
	return append(parts, fold(word[start:]))
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
