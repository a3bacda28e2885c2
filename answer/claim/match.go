package claim

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/lexicon"
	"detente/knowledge/sound"
)

// How much alike two words are that say the same in different ways.
const (
	sameWord    = 1.0
	sameMeaning = 0.9 // by the glossary
	inside      = 0.9 // one is part of the other: 成员 of 成员国
	synonym     = 0.8 // they share a translation
	derived     = 0.8 // they share their beginning: employ, employer
	related     = 0.45
	leastMatch  = 0.4 // below it words have nothing to do with each other
)

// leastSense is the least weight with which two words have to share a
// translation.
const leastSense = 4.0 / 9

// A matcher compares tokens of two readings.
type matcher struct {
	dictionaries func(lang string) []*lexicon.Dictionary
	reverse      *lexicon.Reverse
	senses       map[string][]string // by the token's language and key
}

// alike tells how much two words say the same, from 0 to 1.
func (m *matcher) alike(a, b token, langA, langB string) float64 {
	if a.class == number || b.class == number || a.class == calendar || b.class == calendar {
		return 0
	}
	if a.han == b.han && a.key == b.key {
		return sameWord
	}
	if a.excludes(b) {
		return 0
	}
	if a.meaning != 0 && a.meaning == b.meaning {
		return sameMeaning
	}
	if a.shares(b) || !a.name && !b.name && a.means(b) {
		return synonym
	}
	switch {
	case a.han && b.han:
		return m.alikeHan(a, b)
	case a.han:
		return m.alikeAcross(b, a, langB)
	case b.han:
		return m.alikeAcross(a, b, langA)
	}
	return m.alikeLetters(a, b, langA, langB)
}

func (m *matcher) alikeHan(a, b token) float64 {
	short, long := a.form, b.form
	if len(short) > len(long) {
		short, long = long, short
	}
	if strings.Contains(long, short) && !a.name && !b.name && !hanFunction(short) && len(short) < len(long) {
		if len(short) == len("站") && len(long) > len("车站") {
			return leastMatch
		}
		return inside
	}
	if a.name || b.name {
		if strings.Contains(long, short) && len(short) > len("国") {
			return inside
		}
		return 0
	}
	if m.shareSense(a, b, "zh", "zh") {
		return synonym
	}
	if utf8.RuneCountInString(short) == 2 && utf8.RuneCountInString(long) <= 3 && shareRune(a.form, b.form) {
		return related
	}
	return 0
}

func shareRune(a, b string) bool {
	for _, r := range a {
		if !strings.ContainsRune("不无没未一上下前后大小年月日人国者家性", r) && strings.ContainsRune(b, r) {
			return true
		}
	}
	return false
}

func (m *matcher) alikeLetters(a, b token, langA, langB string) float64 {
	if a.name && b.name {
		if alike := alikeNames(a, b); alike > 0 {
			return alike
		}
		if langA == "en" && langB == "en" && m.sharePlace(a, b) {
			return synonym
		}
		return 0
	}
	if shared := sharedPrefix(a.key, b.key); shared >= 5 || shared >= 4 && shared == min(len(a.key), len(b.key)) {
		if max(len(a.key), len(b.key))-shared <= 4 {
			return derived
		}
	}
	if shared := sharedPrefix(a.key, b.key); shared == 3 && (a.key == b.key+"er" || b.key == a.key+"er") {
		return derived // buy, buyer
	}
	if langA == "en" && langB == "en" && !a.name && m.shareSense(a, b, langA, langB) {
		return synonym
	}
	return 0
}

// alikeNames allows for what is derived of a name: Norway, Norwegian.
func alikeNames(a, b token) float64 {
	short, long := a.form, b.form
	if len(short) > len(long) {
		short, long = long, short
	}
	shared := sharedPrefix(short, long)
	if shared < 4 && !(shared >= 3 && shared == len(short)) {
		return 0
	}
	tail, rest := long[shared:], short[shared:]
	if isDemonym(tail) && len(rest) <= 3 && (shared >= 4 || rest == "") {
		return derived
	}
	return 0
}

func isDemonym(ending string) bool {
	switch ending {
	case "n", "an", "ian", "ean", "ese", "ish", "i", "ic", "er", "egian", "ans", "ians", "s", "al", "sh", "on", "ns", "can", "ine":
		return true
	}
	return false
}

func sharedPrefix(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// alikeAcross compares a word in letters with a Chinese one.
func (m *matcher) alikeAcross(word, han token, lang string) float64 {
	best := 0.0
	for _, sense := range m.sensesOf(word, lang) {
		switch {
		case sense == han.form:
			return synonym
		case utf8.RuneCountInString(han.form) > 1 && (strings.Contains(sense, han.form) || strings.Contains(han.form, sense) && len(sense) > len("国")):
			best = max(best, synonym)
		case shareRune(sense, han.form):
			best = max(best, related)
		}
	}
	if best < synonym && word.name && len(word.form) > 2 && soundsLike(word.form, han.form) {
		return synonym
	}
	return best
}

// leastSound is how much alike a name and its transcription sound; it is that of
// package knowledge.
const leastSound = 0.72

func soundsLike(name, han string) bool {
	return utf8.RuneCountInString(han) >= 2 && sound.Alike(sound.OfName(name), sound.OfHan(han), leastSound) > 0
}

// shareSense reports whether two words of one language have a translation in
// common.
func (m *matcher) shareSense(a, b token, langA, langB string) bool {
	others := m.sensesOf(b, langB)
	for _, s := range m.sensesOf(a, langA) {
		if slices.Contains(others, s) {
			return true
		}
	}
	return false
}

// weakSense is the least weight with which two words share a translation that
// stand in one place.
const weakSense = 3.0 / 9

// mayShare reports whether two words of one language have a translation in common
// that is not likely, but may be meant where one stands in the other's place.
func (m *matcher) mayShare(a, b token, lang string) bool {
	if a.name || b.name || a.han != b.han || denying(a.form) != denying(b.form) {
		return false
	}
	return m.shared(m.looseSenses(a, lang, weakSense), m.looseSenses(b, lang, weakSense)) > 0 ||
		m.shared(m.looseSenses(a, lang, faintSense), m.looseSenses(b, lang, faintSense)) > 1
}

// faintSense is the least weight of translations of which words share two.
const faintSense = 2.0 / 9

// shared counts the senses that are in both lists.
func (m *matcher) shared(a, b []string) (n int) {
	for _, s := range a {
		if slices.Contains(b, s) {
			n++
		}
	}
	return n
}

// looseSenses are the translations of a token that have at least a weight.
func (m *matcher) looseSenses(t token, lang string, least float64) (all []string) {
	if t.han {
		for _, o := range m.reverse.Origins(t.form) {
			if o.Weight >= least {
				all = append(all, o.Key)
			}
		}
		return all
	}
	for _, d := range m.dictionaries(lang) {
		for _, tr := range d.Lookup(t.key) {
			if tr.Weight >= least {
				all = append(all, tr.Word)
			}
		}
	}
	return all
}

// denying tells of a Chinese word that begins with a negation.
func denying(form string) bool {
	first, _ := utf8.DecodeRuneInString(form)
	return strings.ContainsRune("不没未无非", first)
}

// sharePlace reports whether the dictionary has one name for both: Finland,
// Finnish.
func (m *matcher) sharePlace(a, b token) bool {
	others := m.sensesOf(b, "en")
	for _, s := range m.sensesOf(a, "en") {
		if language.IsName(s) && slices.Contains(others, s) {
			return true
		}
	}
	return false
}

// sensesOf are the likelier translations of a token: of a word in letters those
// into Chinese, of a Chinese one the phrases that it translates.
func (m *matcher) sensesOf(t token, lang string) []string {
	id := lang + " " + t.key
	if known, ok := m.senses[id]; ok {
		return known
	}
	var all []string
	if t.han {
		for _, o := range m.reverse.Origins(t.form) {
			if o.Weight >= leastSense {
				all = append(all, o.Key)
			}
		}
	} else {
		for _, d := range m.dictionaries(lang) {
			for _, tr := range d.Lookup(t.key) {
				if tr.Weight >= leastSense {
					all = append(all, tr.Word)
				}
			}
		}
	}
	m.senses[id] = all
	return all
}

// weigh tells how much it means that a source lacks a token: 1 for what general
// text has next to never, less for what it often has.
func weigh(t token, lang string) float64 {
	switch {
	case t.class != content:
		return 0
	case t.name, t.unknown:
		return 1
	}
	if t.han {
		lang = "zh"
	}
	units := language.Units(t.form, lang)
	if len(units) == 0 {
		return 0
	}
	tokens := language.Tokens(units)
	p, listed := language.Frequency(tokens[min(1, len(tokens)-1)], lang)
	if !listed {
		return 1
	}
	return min(1, max(0.3, commonness(p)))
}

// commonness turns a probability into a weight: 1 from one in 32,768 on.
func commonness(p float64) float64 {
	if p <= 0 {
		return 1
	}
	return (-math.Log2(p) - 6) / 9
}
