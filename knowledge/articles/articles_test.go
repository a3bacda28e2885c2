package articles_test

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"detente/knowledge/articles"
	"detente/knowledge/document"
	"detente/knowledge/language"
	"detente/knowledge/source"
)

func open(t *testing.T) *document.Document {
	t.Helper()
	docs, err := source.Read([]string{"builtin:russia-nato"}, articles.FS)
	if err != nil {
		t.Fatal(err)
	}
	return docs[0]
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestArticleIsItsSource proves that the article has the segmented source's
// characters, white space apart, in their order, and no others.
func TestArticleIsItsSource(t *testing.T) {
	source, err := os.ReadFile("testdata/russia-nato.segmented.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := squeeze(open(t).Text), squeeze(string(source)); got != want {
		t.Errorf("the article differs from its source:\n%s\n%s", got, want)
	}
	markdown, err := articles.FS.ReadFile("russia-nato.md")
	if err != nil {
		t.Fatal(err)
	}
	if got := squeeze(strings.ReplaceAll(string(markdown), "#", "")); got != squeeze(string(source)) {
		t.Error("the Markdown file has characters that its source has not")
	}
}

// TestSegmentedSource gives the raw source to the reader of segmented text.
func TestSegmentedSource(t *testing.T) {
	docs, err := source.Read([]string{"testdata/russia-nato.segmented.txt"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := squeeze(docs[0].Text), squeeze(open(t).Text); got != want {
		t.Error("the raw source has other characters than the article")
	}
	if !strings.Contains(docs[0].Text, "梅德韦杰夫10月19日宣布，他将出席下月在葡萄牙里斯本召开的北约首脑会议。") {
		t.Errorf("the raw source was not put together:\n%s", docs[0].Text)
	}
}

func TestArticleStructure(t *testing.T) {
	d := open(t)
	if d.Title != "俄罗斯与北约关系缓解 新条约的突破性有待观望" || d.Lang != "zh" {
		t.Errorf("title %q, language %q", d.Title, d.Lang)
	}
	var names []string
	for _, s := range d.Sections[1:] {
		names = append(names, s.Name())
	}
	want := "俄罗斯与北约的“亲密之旅”|俄罗斯与北约恢复关系之后|从三国会晤到北约首脑会议|里斯本峰会前的讨价还价"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("sections %s, want %s", got, want)
	}
	if len(d.Sentences) != 43 {
		t.Errorf("%d sentences, want 43", len(d.Sentences))
	}
}

// TestTranslationsAlign checks every translation sentence by sentence: it is
// there, in its own script, with the same numbers.
func TestTranslationsAlign(t *testing.T) {
	d := open(t)
	for _, lang := range []string{"en", "ru", "fr", "de"} {
		tr := d.Translation(lang)
		if tr == nil {
			t.Errorf("no translation into %s", lang)
			continue
		}
		for i, s := range tr.Sentences {
			if got, want := digits(s), digits(d.Quote(i)); got != want && !monthsOnly(want, got) {
				t.Errorf("%s, sentence %d: numbers %q, the original has %q:\n%s\n%s", lang, i+1, got, want, s, d.Quote(i))
			}
			if strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
				t.Errorf("%s, sentence %d has Chinese: %s", lang, i+1, s)
			}
		}
	}
}

// digits are the numbers of s, in order.
func digits(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }), " ")
}

// monthsOnly reports whether the original's numbers that a translation lacks can
// be months, which have names elsewhere.
func monthsOnly(original, translated string) bool {
	have := " " + translated + " "
	for n := range strings.FieldsSeq(original) {
		if !strings.Contains(have, " "+n+" ") && (len(n) > 2 || n > "12" && len(n) == 2) {
			return false
		}
	}
	for n := range strings.FieldsSeq(translated) {
		if !strings.Contains(" "+original+" ", " "+n+" ") {
			return false
		}
	}
	return true
}

func TestQuestions(t *testing.T) {
	counts := map[string]int{}
	for _, q := range open(t).Questions {
		counts[q.Lang]++
		if lang, _ := language.Language(q.Text); lang != q.Lang {
			t.Errorf("%q is listed as %s and reads as %s", q.Text, q.Lang, lang)
		}
	}
	for _, lang := range []string{"zh", "zh-Hant", "en", "ru", "fr", "de"} {
		if counts[lang] < 3 {
			t.Errorf("%d suggested questions in %s, want at least 3", counts[lang], lang)
		}
	}
}
