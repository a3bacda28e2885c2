package wording

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// fields lists the texts of w by the names of their fields.
func fields(t *testing.T, w Words) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	v := reflect.ValueOf(w)
	for i := range v.NumField() {
		texts[v.Type().Field(i).Name] = v.Field(i).String()
	}
	return texts
}

func TestEveryFieldIsFilled(t *testing.T) {
	for _, lang := range Languages() {
		for name, text := range fields(t, For(lang)) {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q, want text without space around it", lang, name, text)
			}
		}
	}
}

// Callers pass the same arguments whatever the language, so a table whose verbs
// differ would show "%!d(MISSING)" to its readers alone.
func TestFormatVerbsAgreeWithEnglish(t *testing.T) {
	verb := regexp.MustCompile(`%.?`)
	english := fields(t, For("en"))
	for _, lang := range Languages() {
		for name, text := range fields(t, For(lang)) {
			got, want := verb.FindAllString(text, -1), verb.FindAllString(english[name], -1)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s has verbs %q, English %q", lang, name, got, want)
			}
			if isFormat := strings.HasSuffix(name, "Format"); isFormat != (len(got) > 0) {
				t.Errorf("%s: %s has verbs %q, but only fields named …Format take arguments", lang, name, got)
			}
		}
	}
}

func TestFormatsTakeTheirDocumentedArguments(t *testing.T) {
	for _, lang := range Languages() {
		w := For(lang)
		for _, text := range []string{
			fmt.Sprintf(w.SourceFormat, "§", 7),
			fmt.Sprintf(w.SourceTopFormat, 7),
			fmt.Sprintf(w.TooLongFormat, 500, 501),
			fmt.Sprintf(w.SlowDownFormat, 1),
			fmt.Sprintf(w.FailedFormat, "k3f9"),
		} {
			if strings.Contains(text, "%!") {
				t.Errorf("%s: %s", lang, text)
			}
		}
	}
}

// A text pasted into the wrong table, or left in English, shows by its script.
func TestTextsAreInTheirScript(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{
		"zh": unicode.Han, "zh-Hant": unicode.Han, "ru": unicode.Cyrillic,
		"fr": unicode.Latin, "de": unicode.Latin, "en": unicode.Latin,
	}
	verb := regexp.MustCompile(`%.|UTF-8`)
	for _, lang := range Languages() {
		for name, text := range fields(t, For(lang)) {
			if name == "Lang" {
				continue
			}
			for _, r := range verb.ReplaceAllString(text, "") {
				if unicode.IsLetter(r) && !unicode.Is(scripts[lang], r) {
					t.Errorf("%s: %s has %q of another script: %s", lang, name, r, text)
				}
			}
		}
	}
}

func TestChineseScriptsAreKeptApart(t *testing.T) {
	const simplifiedOnly, traditionalOnly = "这讲关问题频请发复没单", "這講關問題頻請發複沒單"
	for name, text := range fields(t, For("zh-Hant")) {
		if strings.ContainsAny(text, simplifiedOnly) {
			t.Errorf("zh-Hant: %s has simplified characters: %s", name, text)
		}
	}
	for name, text := range fields(t, For("zh")) {
		if strings.ContainsAny(text, traditionalOnly) {
			t.Errorf("zh: %s has traditional characters: %s", name, text)
		}
	}
}

func TestMatch(t *testing.T) {
	tests := []struct{ tag, want string }{
		{"", "en"},
		{"-", "en"},
		{"en", "en"},
		{"en-GB", "en"},
		{"ja", "en"},
		{"uk", "en"},
		{"x-private", "en"},
		{"not a tag", "en"},
		{"zh", "zh"},
		{"zh-CN", "zh"},
		{"zh-SG", "zh"},
		{"zh-Hans", "zh"},
		{"zh-Hans-HK", "zh"}, // the script is stronger than the region
		{"zh-TW", "zh-Hant"},
		{"zh-HK", "zh-Hant"},
		{"zh-MO", "zh-Hant"},
		{"zh-Hant", "zh-Hant"},
		{"zh-Hant-CN", "zh-Hant"},
		{"zh-yue-HK", "zh-Hant"},
		{"ZH_tw", "zh-Hant"},
		{"zh-x-hant", "zh"}, // a private subtag says nothing
		{"ru", "ru"},
		{"ru-RU", "ru"},
		{"fr-CA", "fr"},
		{"de-AT", "de"},
		{"DE", "de"},
		{"den", "en"}, // Slave, not German
	}
	for _, tt := range tests {
		if got := Match(tt.tag); got != tt.want {
			t.Errorf("Match(%q) = %q, want %q", tt.tag, got, tt.want)
		}
	}
}

func TestForServesEveryTag(t *testing.T) {
	for _, lang := range Languages() {
		if got := For(lang).Lang; got != lang {
			t.Errorf("For(%q).Lang = %q", lang, got)
		}
	}
	for _, tag := range []string{"", "ja", "not a tag", "zh-TW", "zh-Latn-pinyin"} {
		if got, want := For(tag).Lang, Match(tag); got != want {
			t.Errorf("For(%q).Lang = %q, want %q", tag, got, want)
		}
	}
}

func TestDefaultLanguageIsLast(t *testing.T) {
	langs := Languages()
	if got, want := langs[len(langs)-1], Match(""); got != want {
		t.Errorf("the last language is %q, the default %q", got, want)
	}
}
