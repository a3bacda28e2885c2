package language

// A Term is what an index counts and a query asks for, as a 64-bit value: a
// Han character is its own code point, a word or a number an FNV-1a hash with
// the highest bit set, a pair of neighbouring units a mix of their values. Two
// of a million terms meet in one value with a probability of about one in
// 10⁷.
type Term uint64

// The FNV-1a 64-bit parameters (Fowler, Noll, Vo).
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

const hashed = 1 << 63

// IsHan reports whether t is a single Han character.
func (t Term) IsHan() bool { return t&hashed == 0 }

func hashString(s string) Term {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return Term(h | hashed)
}

func hashRunes(rs []rune) Term { return hashString(string(rs)) }

// WordTerm is the term of a word in a text of lang; a word is a run of letters.
func WordTerm(word, lang string) Term { return hashString(Stem(word, lang)) }

// StemTerm is the term of a word by its stem, see [Stem].
func StemTerm(stem string) Term { return hashString(stem) }

// NumberTerm is the term of a number, given by its digits without separators.
func NumberTerm(digits string) Term { return hashString(digits) }

// Pair is the term of two neighbouring units.
func Pair(a, b Term) Term {
	h := (uint64(a)*fnvPrime ^ uint64(b)) * 0x9E3779B97F4A7C15
	return Term((h ^ h>>29) | hashed)
}

// Meaning is the term of what a glossary's phrases mean, named by one of them.
func Meaning(name string) Term { return hashString("\x00" + name) }

// A Token is one occurrence of a term, with the bytes that it stands for.
type Token struct {
	Term        Term
	Left, Right Term // the units of a pair; Right is 0 for anything else
	Class       Class
	Start, End  int
}

func single(u Unit) Token { return Token{u.ID, u.ID, 0, u.Class, u.Start, u.End} }

func pair(a, b Unit) Token { return Token{Pair(a.ID, b.ID), a.ID, b.ID, Paired, a.Start, b.End} }

// Tokens returns the terms of units in their order: each unit, and each pair of
// joined units of which one at least is Han, as in bigram indexing of Chinese
// (Kwok, SIGIR 1997). A Chinese numeral counts as the number in digits too, and a
// date beside its words as what is the same however it is written.
func Tokens(units []Unit) []Token {
	tokens := make([]Token, 0, 2*len(units))
	for i, u := range units {
		if i > 0 && u.Joined && (u.Class == Han || units[i-1].Class == Han) {
			tokens = append(tokens, pair(units[i-1], u))
		}
		tokens = append(tokens, single(u))
	}
	return appendDates(appendNumerals(tokens, units), units)
}
