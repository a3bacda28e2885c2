package main

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
)

// What a gloss is worth for a phrase by how the phrase stands in it.
const (
	whole   = 1.0  // the gloss is the phrase
	generic = 0.5  // with a word that says little, as in "southern part"
	aside   = 0.5  // the phrase stands in brackets, or begins a longer gloss as a name
	inside  = 0.12 // the phrase is one word of a short gloss
	head    = 0.25 // the last word of a short gloss
)

// sure is how sure a phrase's translation is that stands so in a gloss.
func sure(worth float64) float64 { return math.Sqrt(worth) }

// maxInside is the length in words of a gloss whose words are keys by themselves.
const maxInside = 4

// invert turns entries round.
func invert(entries []entry) *lexicon.Dictionary {
	resolve(entries)
	var b lexicon.Builder
	for _, e := range entries {
		prior := commonness(e.word)
		senses := 0 // an entry's first ones are its main ones
		for _, g := range e.glosses {
			if tells(g) {
				addGloss(&b, e.word, g, prior/math.Sqrt(1+0.35*float64(min(senses, 8))))
				senses++
			}
		}
	}
	for _, d := range demonyms {
		words := strings.Fields(d)
		for _, adjective := range words[1:] {
			b.Copy(lexicon.Key(adjective, "en"), lexicon.Key(strings.ReplaceAll(words[0], "_", " "), "en"))
		}
	}
	return b.Dictionary("en")
}

// commonness grows with how common a word is in Chinese text, slowly: a gloss
// says more than a frequency.
func commonness(word string) float64 {
	tokens := language.Tokens(language.Units(word, "zh"))
	p := 1.0
	for _, t := range tokens {
		if t.Class == language.Paired || len(tokens) == 1 {
			f, _ := language.Frequency(t, "zh")
			p = min(p, max(f, 1e-7))
		}
	}
	if utf8.RuneCountInString(word) == 1 {
		p /= 3000 // mostly it is a part of other words
	}
	return math.Pow(p, 0.2)
}

// addGloss adds the phrases of one gloss.
func addGloss(b *lexicon.Builder, word, gloss string, score float64) {
	plain, brackets := unbracket(gloss)
	for i, part := range strings.Split(plain, ",") {
		if i > 0 && isCapital(strings.TrimSpace(plain)) {
			break // what follows a name says where it is, or what
		}
		addPart(b, word, part, score/float64(1+i), i == 0)
	}
	for _, inner := range brackets {
		if isName(inner) {
			b.Add(lexicon.Key(inner, "en"), word, aside*score, sure(aside))
		}
	}
}

// addPart adds what stands between two commas of a gloss.
func addPart(b *lexicon.Builder, word, part string, score float64, first bool) {
	key := lexicon.Key(part, "en")
	b.Add(key, word, whole*score, sure(whole))
	stems := strings.Fields(key)
	if rest := withoutGeneric(stems); rest != key {
		b.Add(rest, word, generic*score, sure(generic))
	}
	if len(stems) > 1 && len(stems) <= maxInside {
		for i, s := range stems {
			worth := inside
			if i == len(stems)-1 {
				worth = head
			}
			b.Add(s, word, worth*score, sure(worth))
		}
	}
	if name := leadingName(part); first && name != "" {
		b.Add(lexicon.Key(name, "en"), word, aside*score, sure(aside))
	}
}

// genericWords say little beside another word of a gloss.
const genericWords = `sb sth smb smth somebody something someone one oneself part side person people thing place area region
	kind type way act state quality matter affair etc esp especially very work organization language city country province
	county prefecture district town river mountain island`

// genericStems are those of genericWords.
var genericStems = sync.OnceValue(func() map[string]bool {
	stems := map[string]bool{}
	for w := range strings.FieldsSeq(genericWords) {
		stems[lexicon.Stem(w, "en")] = true
	}
	return stems
})

// withoutGeneric is the key without words that say little.
func withoutGeneric(stems []string) string {
	var kept []string
	for _, s := range stems {
		if !genericStems()[s] {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, " ")
}

// tells reports whether a gloss says what the word means: not which measure word
// it takes, nor how it is written or said.
func tells(gloss string) bool {
	gloss = strings.TrimSpace(gloss)
	for _, beginning := range []string{"CL:", "surname ", "Taiwan pr.", "also pr.", "pr.", "old variant", "variant of", "see ", "erhua variant", "used in ", "Japanese variant", "Kangxi radical", "radical "} {
		if strings.HasPrefix(gloss, beginning) {
			return false
		}
	}
	return gloss != ""
}

// unbracket takes what stands in brackets out of a gloss.
func unbracket(gloss string) (plain string, brackets []string) {
	var out, inner strings.Builder
	depth := 0
	for _, r := range gloss {
		switch {
		case r == '(' || r == '[':
			depth++
			inner.Reset()
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
			brackets = append(brackets, inner.String())
		case depth > 0:
			inner.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), brackets
}

// isName reports whether s is an acronym or two and more capitalised words:
// "North Atlantic Treaty Organization" is a phrase of its own, "Tw" is a label.
func isName(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && (len(words) > 1 && leadingName(s) == strings.Join(words, " ") ||
		len(words) == 1 && len(s) > 2 && s == strings.ToUpper(s) && isCapital(s))
}

// leadingName is the run of capitalised words at the head of s; of and the may
// stand inside.
func leadingName(s string) string {
	words := strings.Fields(s)
	end := 0
	for i, w := range words {
		if isCapital(w) {
			end = i + 1
		} else if i == 0 || w != "of" && w != "the" && w != "and" && w != "de" {
			break
		}
	}
	return strings.Join(words[:end], " ")
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
