package lexicon

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	const source = "\ufeff# lang: de-AT\r\n\n# Wörter\nSicherheitsrat\t安理会, 安全理事会\r\nder Gipfel \t 峰会；首脑会议、峰會\nOTAN\tNATO\n"
	d, err := Parse(source, "fr")
	if err != nil {
		t.Fatal(err)
	}
	if d.Lang() != "de" || d.Len() != 2 {
		t.Errorf("got %d phrases of %q, want 2 of de", d.Len(), d.Lang())
	}
	tests := []struct{ phrase, want string }{
		{"Sicherheitsrat", "安理会 安全理事会"},
		{"Gipfels", "峰会 首脑会议"},
		{"OTAN", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(words(d, tt.phrase), " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.phrase, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	const shape = "it needs a word, a tab and Chinese words: Gipfel<TAB>峰会, 首脑会议"
	tests := []struct{ name, source, lang, want string }{
		{"no tab", "# x\nGipfel 峰会\n", "de", "line 2: " + shape},
		{"no word", "a\t甲\n\t峰会", "de", "line 2: " + shape},
		{"no translation", "Gipfel\t \n", "de", "line 1: " + shape},
		{"no language", "\nGipfel\t峰会\n", "", `line 2: the language is not told: begin with "# lang: de"`},
		{"nothing at all", "", "", `line 1: the language is not told: begin with "# lang: de"`},
		{"a language too late", "Gipfel\t峰会\n# lang: de\n", "", `line 1: the language is not told: begin with "# lang: de"`},
		{"from Chinese", "# lang: zh-Hant\n峰会\tsummit\n", "", "line 2: a dictionary from Chinese is of no use: it has to be into Chinese"},
		{"not UTF-8", "# lang: de\na\t甲\nb\t\xff\n", "", "line 3: this is not UTF-8 text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d, err := Parse(tt.source, tt.lang); err == nil || err.Error() != tt.want || d != nil {
				t.Errorf("got %v, %v\nwant %s", d, err, tt.want)
			}
		})
	}
}

// FuzzParse wants of any text an error that names its line, or a dictionary that
// finds each of its phrases.
func FuzzParse(f *testing.F) {
	f.Add("# lang: de\nSicherheitsrat\t安理会, 安全理事会\n", "")
	f.Add("a\t甲1乙\nthe\t丙\nb c\t丁\n", "en")
	f.Add("слово\t词\n", "ru")
	f.Fuzz(func(t *testing.T, source, lang string) {
		d, err := Parse(source, lang)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Errorf("the error names no line: %v", err)
			}
			return
		}
		for line := range strings.Lines(d.String()) {
			key, _, _ := strings.Cut(line, "\t")
			if len(d.Lookup(key)) == 0 {
				t.Errorf("%q is not found in %q", key, d.String())
			}
		}
	})
}
