package phrase

import (
	"strings"
	"unicode"

	"detente/knowledge/language"
)

// languageName is a language as a model is told to write it.
func languageName(tag string) string {
	names := map[string]string{
		"zh": "Simplified Chinese", "zh-Hant": "Traditional Chinese", "en": "English", "ru": "Russian", "fr": "French",
		"de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "ja": "Japanese", "ko": "Korean",
		"uk": "Ukrainian", "pl": "Polish", "nl": "Dutch", "ar": "Arabic", "tr": "Turkish", "vi": "Vietnamese",
	}
	if name, ok := names[chineseOr(tag)]; ok {
		return name + " (" + tag + ")"
	}
	return "the language of the tag " + tag
}

// chineseOr is a tag's primary language, with the script where it is Chinese.
func chineseOr(tag string) string {
	primary := language.Primary(tag)
	if primary != "zh" {
		return primary
	}
	for _, part := range strings.Split(strings.ToLower(tag), "-")[1:] {
		switch part {
		case "hant", "tw", "hk", "mo":
			return "zh-Hant"
		case "hans":
			return "zh"
		}
	}
	return "zh"
}

// scriptsOf are the scripts that a language is written in.
func scriptsOf(tag string) []*unicode.RangeTable {
	switch language.Primary(tag) {
	case "zh":
		return []*unicode.RangeTable{unicode.Han}
	case "ja":
		return []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}
	case "ko":
		return []*unicode.RangeTable{unicode.Hangul}
	case "ru", "uk", "bg", "be", "sr", "mk", "kk":
		return []*unicode.RangeTable{unicode.Cyrillic}
	case "el":
		return []*unicode.RangeTable{unicode.Greek}
	case "ar", "fa", "ur":
		return []*unicode.RangeTable{unicode.Arabic}
	case "he":
		return []*unicode.RangeTable{unicode.Hebrew}
	case "hi":
		return []*unicode.RangeTable{unicode.Devanagari}
	case "th":
		return []*unicode.RangeTable{unicode.Thai}
	}
	return []*unicode.RangeTable{unicode.Latin}
}

// A word of an alphabet has about as many letters as four Han characters say.
const hanLetters = 4

// written reports whether most of a sentence is in the script of a language:
// names in another one are allowed.
func written(sentence, lang string) bool {
	in, out := 0, 0
	scripts := scriptsOf(lang)
	for _, r := range sentence {
		if !unicode.IsLetter(r) {
			continue
		}
		n := 1
		if unicode.Is(unicode.Han, r) {
			n = hanLetters
		}
		switch {
		case unicode.In(r, scripts...):
			in += n
		case language.Primary(lang) == "zh" && unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return false
		default:
			out += n
		}
	}
	return in >= out
}

// shortReply is how many characters a reply has to have for the form of its Han
// characters to tell: many are the same in both.
const shortReply = 12

// speaks reports whether a whole reply is in a language, as far as can be told:
// Chinese in the wanted characters, and what Latin letters write by its function
// words.
func speaks(reply, lang string) bool {
	found, sure := language.Language(reply)
	want := language.Primary(lang)
	switch {
	case !written(reply, lang):
		return false
	case found == "" || !sure:
		return true
	case want == "zh" && len([]rune(reply)) < shortReply:
		return true
	case want == "zh":
		return found == chineseOr(lang)
	case isVoted(want) && isVoted(found), want == "ja", want == "ru" && found == "uk":
		return found == want
	}
	return true
}

// isVoted reports whether [language.Language] knows a language by its function words.
func isVoted(lang string) bool {
	return lang == "en" || lang == "fr" || lang == "de" || lang == "es"
}
