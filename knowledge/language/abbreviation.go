package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations that are followed by a capital or a number in mid-sentence, in
// English, German, French and Russian, in lower case.
const abbreviations = " dr mr mrs ms prof st gen col lt sgt capt sen rep gov hon rev " +
	"approx e.g i.e cf al vs " +
	"bzw ca z.b d.h u.a o.ä hl abs str vgl ggf evtl inkl exkl sog " +
	"mme mlle me " +
	"г гг в вв т.е т.д т.п им ул д см проф акад ген тыс млн млрд руб св "

// closing are abbreviations that end a sentence as well: there the next word tells.
const closing = " u.s u.s.a u.k u.n e.u d.c a.m p.m inc ltd co corp jr sr dept est ph.d m.d b.a m.a "

// numbering words are abbreviations only before a number: No. 5.
const numbering = " no nos nr vol pp p fig art sec sect ch chap par para eq tab tel fax ext max min ver rev kap abb bd стр рис тел п гл " +
	"jan feb mar apr jun jul aug sep sept oct nov dec "

// lettered are the things that a single letter tells apart (vitamin C, plan B): that
// letter is no initial of a name.
const lettered = " vitamin plan type option group grade class part point section appendix annex exhibit schedule level step team gate hall room building block " +
	"row column table figure size model zone area division league category hepatitis influenza letter key drive " +
	"typ gruppe klasse teil punkt anhang abschnitt stufe halle raum größe taste laufwerk " +
	"vitamine groupe classe partie annexe point touche " +
	"витамин план тип группа класс часть пункт приложение уровень "

// germanMonths follow an ordinal: 19. November.
const germanMonths = " Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert "

// isAbbreviation reports whether the full stop that follows before belongs to an
// abbreviation, an initial or an ordinal, and ends no sentence. rest is what comes
// after it and white space.
func isAbbreviation(before, rest string) bool {
	word := lastWord(before)
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case n == len(word) && isSpaced(before, rest): // z. B.
		return true
	case n == len(word) && unicode.IsUpper(r):
		return isInitial(strings.TrimSuffix(before, word), rest)
	case strings.Trim(word, "0123456789") == "" && len(word) <= 2:
		return strings.Contains(germanMonths, " "+firstWord(rest)+" ")
	}
	word = " " + strings.ToLower(word) + " "
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.Contains(closing, word):
		return !opens(rest)
	case strings.Contains(abbreviations, word):
		return true
	}
	return unicode.IsDigit(next) && strings.Contains(numbering, word)
}

// isSpaced reports whether a letter is part of an abbreviation with a space in it
// (z. B., d. h., т. е.): a letter with a full stop stands beside it, and one of the
// two is small.
func isSpaced(before, rest string) bool {
	letter, size := utf8.DecodeLastRuneInString(before)
	next, n := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(next) && strings.HasPrefix(rest[n:], ".") && unicode.IsLower(letter) {
		return true
	}
	head, ok := strings.CutSuffix(strings.TrimRightFunc(before[:len(before)-size], unicode.IsSpace), ".")
	if !ok {
		return false
	}
	last := lastWord(head)
	first, n := utf8.DecodeRuneInString(last)
	return n == len(last) && unicode.IsLower(first)
}

// isInitial reports whether a capital is the initial of a name: nothing is written
// to it (°C), no word that begins a sentence follows, and what stands before is not
// told apart by letters.
func isInitial(before, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	if last != utf8.RuneError && !unicode.IsSpace(last) && last != '.' && !strings.ContainsRune("(（[“\"'«-–—", last) {
		return false
	}
	thing := strings.ToLower(lastWord(strings.TrimRightFunc(before, unicode.IsSpace)))
	return !opens(rest) && (thing == "" || !strings.Contains(lettered, " "+thing+" "))
}

// opens reports whether a text begins with a capitalised function word, which is
// what a new sentence begins with and no name.
func opens(rest string) bool {
	word := firstWord(rest)
	if first, n := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) || n == len(word) && n > 1 {
		return false
	}
	folded := WithoutMarks(Fold(word))
	for _, lang := range []string{"en", "de", "fr", "ru"} {
		if len(folded) > 1 && stopwords()[lang][folded] {
			return true
		}
	}
	return strings.Contains(openers, " "+folded+" ")
}

// openers begin sentences besides the words that questions leave out.
const openers = " no not now nobody none nothing everyone everybody someone each every all most many both one two however therefore after before since while although " +
	"because under over between only just even still yet here today use see make please let don once until within through " +
	"kein keine alle jeder danach dann aber doch wenn nun heute hier " +
	"tous toutes puis alors mais apres avant quand si " +
	"после перед затем потом однако все если здесь "

// lastWord is the run of letters, digits and inner full stops that ends s.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.'
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
