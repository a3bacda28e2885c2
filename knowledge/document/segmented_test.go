package document

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzUnsegment(f *testing.F) {
	f.Add("梅德韦 杰夫 在 10 月 说 ： “ 好 ” 。 NATO summit")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // no file with such text is read
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := Unsegment(s); squeeze(got) != squeeze(s) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
