package phrasebook

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"detente/answer/wording"
)

// texts are all strings of v, by their paths.
func texts(path string, v reflect.Value, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			texts(path+"."+v.Type().Field(i).Name, v.Field(i), into)
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			texts(path+"[]", v.Index(i), into)
		}
	}
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

// verbs are a format's, in the order of its arguments.
func verbs(format string) []string {
	found := verb.FindAllString(format, -1)
	slices.Sort(found)
	return found
}

// TestComplete wants each phrase in each language, and the arguments of formats
// the same in all.
func TestComplete(t *testing.T) {
	english := map[string]string{}
	texts("", reflect.ValueOf(For("en")), english)
	for _, lang := range wording.Languages() {
		all := map[string]string{}
		texts("", reflect.ValueOf(For(lang)), all)
		if all[".Lang"] != lang {
			t.Errorf("%s has the phrases of %q", lang, all[".Lang"])
		}
		for path, text := range all {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s is empty", lang, path)
			}
			if got, want := verbs(text), verbs(english[path]); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the arguments %q, English %q", lang, path, got, want)
			}
			if path != ".Lang" && lang != "en" && text == english[path] && len(text) > 12 {
				t.Errorf("%s: %s is English: %q", lang, path, text)
			}
		}
	}
}
