package sound

import (
	"fmt"
	"strings"
	"testing"
)

func TestPinyin(t *testing.T) {
	for letters, want := range map[string]string{
		"haibao": "[[hai bao] [hai ba o]]", "xian": "[[xian] [xi an]]", "liupanshan": "[[liu pan shan]]", "permission": "[]", "": "[]", "lv": "[[lv]]", "abcabcabc": "[]",
	} {
		if got := fmt.Sprint(Pinyin(letters)); got != want {
			t.Errorf("%s: %s, want %s", letters, got, want)
		}
	}
	if got := len(Pinyin(strings.Repeat("a", 40))); got > maxPinyins {
		t.Errorf("%d ways for a run of syllables", got)
	}
	for syllable, char := range map[string]string{"hai": "海", "bao": "豹", "chong": "重", "zhong": "重"} {
		if !strings.Contains(Read(syllable), char) {
			t.Errorf("%s is not read as %s", char, syllable)
		}
	}
	if Read("xyz") != "" || Read("#") != "" {
		t.Error("what is no syllable is read")
	}
}
