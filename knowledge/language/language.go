package language

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// Language guesses the language of s as a BCP 47 tag: by script, traditional
// Chinese told from simplified ("zh-Hant", "zh"), and for Latin letters by
// function words first and trigrams then. It is "" for text without letters.
// sure is false where trigrams had to decide: of a few words they tell little.
func Language(s string) (lang string, sure bool) {
	n := countScripts(s)
	switch {
	case n.kana > 0 && n.kana*4 >= n.han:
		return "ja", true
	case n.hangul > n.han && n.hangul > n.latin:
		return "ko", true
	case n.han > 0 && n.han*4 >= n.latin+n.cyrillic:
		if IsTraditional(s) {
			return "zh-Hant", true
		}
		return "zh", true
	case n.cyrillic > n.latin:
		if strings.ContainsAny(s, "іїєґІЇЄҐ") {
			return "uk", true
		}
		return "ru", true
	case n.latin > 0:
		return latinLanguage(s)
	}
	return "", false
}

type scriptCounts struct{ han, kana, hangul, cyrillic, latin int }

func countScripts(s string) (n scriptCounts) {
	for _, r := range s {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				n.latin++
			}
		case r >= 0x400 && r < 0x530:
			n.cyrillic++
		case r >= 0x3040 && r <= 0x30FF:
			n.kana++
		case unicode.Is(unicode.Han, r):
			n.han++
		case unicode.Is(unicode.Hangul, r):
			n.hangul++
		}
	}
	return n
}

// latinLanguage votes by function words of two letters or more; trigrams decide
// a tie or a text without any.
func latinLanguage(s string) (lang string, sure bool) {
	votes, best := map[string]int{}, 0
	for _, u := range Units(s, "") {
		word := WithoutMarks(Fold(s[u.Start:u.End]))
		if len(word) < 2 {
			continue
		}
		for lang, set := range stopwords() {
			if set[word] {
				votes[lang]++
				best = max(best, votes[lang])
			}
		}
	}
	var first []string
	for _, lang := range []string{"en", "fr", "de", "es"} {
		if best > 0 && votes[lang] == best {
			first = append(first, lang)
		}
	}
	if len(first) == 1 {
		return first[0], true
	}
	return trigramLanguage(s, first), false
}

// trigramLanguage chooses among candidates, or among all languages when there
// are none. English wins what stays open.
func trigramLanguage(s string, candidates []string) string {
	options := whatlanggo.Options{}
	if len(candidates) > 0 {
		options.Whitelist = map[whatlanggo.Lang]bool{}
		for _, c := range candidates {
			options.Whitelist[whatlanggo.CodeToLang(iso3[c])] = true
		}
	}
	info := whatlanggo.DetectWithOptions(s, options)
	if tag := info.Lang.Iso6391(); tag != "" && (len(candidates) > 0 || info.IsReliable()) {
		return tag
	}
	return "en"
}

// iso3 are ISO 639-3 codes, which whatlanggo reads.
var iso3 = map[string]string{"en": "eng", "fr": "fra", "de": "deu", "es": "spa"}
