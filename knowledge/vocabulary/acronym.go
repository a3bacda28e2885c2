package vocabulary

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// maxAcronyms is how many acronyms are kept of all documents.
const maxAcronyms = 10_000

// acronymWeight is what an acronym is worth for its words, and they for it.
const acronymWeight = 0.9

type acronymPatterns struct{ short, word, long, han *regexp.Regexp }

// acronymRules match what may stand in brackets: an acronym, words, or a Chinese short
// name; and an acronym before brackets.
var acronymRules = sync.OnceValue(func() acronymPatterns {
	return acronymPatterns{
		short: regexp.MustCompile(`^\s*["“]?(\p{Lu}[\p{Lu}\p{Ll}0-9&]{1,9})["”]?\s*$`),
		word:  regexp.MustCompile(`(?:^|[^\pL])(\p{Lu}[\p{Lu}0-9&]{1,9})\s*$`),
		long:  regexp.MustCompile(`^\s*(?:\pL[\pL’'.-]*[ /]?){2,10}$`),
		han:   regexp.MustCompile(`^(?:.{0,6}?(?:简称|縮寫|缩写|簡稱)(?:为|為|作|是)?)?[“「"']?(\p{Han}{2,6})[”」"']?$`),
	}
})

// An acronym is a short name and the long one that documents give for it.
type acronym struct{ short, long string }

// maxBracket is how long brackets are that are looked into, in bytes, and how far
// before them an acronym is looked for.
const (
	maxBracket = 120
	maxBefore  = 16
)

// acronymsIn finds the acronyms that a text spells out: multi-factor authentication
// (MFA), MFA (multi-factor authentication), 北大西洋公约组织（北约）.
func acronymsIn(text string) (all []acronym) {
	for at := 0; at < len(text); {
		next := strings.IndexAny(text[at:], "(（")
		if next < 0 {
			break
		}
		open := at + next
		_, n := decode(text[open:])
		at = open + n
		end := strings.IndexAny(text[at:min(len(text), at+maxBracket)], ")）")
		if end > 0 {
			if a, ok := acronymAt(text[:open], text[at:at+end]); ok {
				all = append(all, a)
			}
		}
	}
	return all
}

// acronymAt reads the acronym of brackets with inside in them, and before before.
func acronymAt(before, inside string) (acronym, bool) {
	p := acronymRules()
	if m := p.short.FindStringSubmatch(inside); m != nil {
		long := longBefore(before, m[1])
		return acronym{m[1], long}, long != ""
	}
	if m := p.han.FindStringSubmatch(inside); m != nil {
		long := hanBefore(before, m[1])
		return acronym{m[1], long}, long != ""
	}
	if m := p.word.FindStringSubmatch(before[max(0, len(before)-maxBefore):]); m != nil && p.long.MatchString(inside) {
		inside = strings.TrimSpace(inside)
		return acronym{m[1], inside}, longBefore(inside, m[1]) == inside
	}
	return acronym{}, false
}

// passedOver are words whose letters an acronym leaves out.
const passedOver = " of and the for in on to a an & de la le des du und der die das et "

// longBefore is the end of text whose words' first letters make an acronym, "" if
// there is none.
func longBefore(text, short string) string {
	letters := []rune(strings.ToLower(short))
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	if n := len(letters); n > 2 && letters[n-1] == 's' && unicode.IsLower([]rune(short)[n-1]) {
		letters = letters[:n-1] // a plural
	}
	end := len(text)
	for i := len(letters) - 1; end > 0; {
		start := strings.LastIndexFunc(text[:end], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if start >= 0 {
			_, n := utf8.DecodeRuneInString(text[start:])
			start += n
		} else {
			start = 0
		}
		word := strings.ToLower(text[start:end])
		first, _ := utf8.DecodeRuneInString(word)
		passed := strings.Contains(passedOver, " "+word+" ")
		switch {
		case first == letters[i] && word != "" && (i > 0 || !passed):
			i--
		case !passed:
			return ""
		}
		if i < 0 {
			return longOf(text[start:], len(letters))
		}
		gap := strings.TrimRightFunc(text[:start], func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '&' || r == '\n' })
		if len(gap) == start {
			return ""
		}
		end = len(gap)
	}
	return ""
}

// longOf is a long name, "" for one that is one word.
func longOf(long string, letters int) string {
	if letters < 2 || len(strings.Fields(strings.ReplaceAll(long, "-", " "))) < 2 {
		return ""
	}
	return long
}

// maxLongName is the longest Chinese name that is looked for before its short one,
// in characters.
const maxLongName = 16

// hanBefore is the end of text that a Chinese short name is short for: it begins
// with its first character, has the others in their order, and two more at least.
func hanBefore(text, short string) string {
	var run []rune
	for len(run) < maxLongName {
		r, n := utf8.DecodeLastRuneInString(text)
		if n == 0 || !unicode.Is(unicode.Han, r) {
			break
		}
		run, text = append(run, r), text[:len(text)-n]
	}
	letters := []rune(short)
	i := len(letters) - 1
	for j, r := range run { // from the end
		if r != letters[i] {
			continue
		}
		if i--; i >= 0 {
			continue
		}
		long := make([]rune, 0, j+1)
		for k := j; k >= 0; k-- {
			long = append(long, run[k])
		}
		if len(long) < len(letters)+2 || language.Fold(string(long)) == language.Fold(short) {
			return ""
		}
		return string(long)
	}
	return ""
}
