package claim

import (
	"strings"
	"sync"
	"testing"

	"detente/knowledge"
	"detente/knowledge/articles"
	"detente/knowledge/document"
	"detente/knowledge/language"
	"detente/knowledge/source"
)

// shipped opens the shipped article.
func shipped(t testing.TB) (*knowledge.Base, *document.Document) {
	t.Helper()
	docs, err := source.Read([]string{"builtin:russia-nato"}, articles.FS)
	if err != nil {
		t.Fatal(err)
	}
	return knowledge.Open(docs, knowledge.Options{}), docs[0]
}

// sourceAt is sentence i of a document for a statement in lang.
func sourceAt(doc *document.Document, i int, lang string) Source {
	s := Source{Text: doc.Quote(i), Lang: doc.Lang, Title: doc.Title, Section: doc.SectionOf(i).Name()}
	if t := doc.Translation(lang); t != nil {
		s.Translation, s.TranslationLang = t.Sentences[i], t.Lang
	}
	return s
}

// TestArticle holds statements in all its languages about the shipped article.
func TestArticle(t *testing.T) {
	base, doc := shipped(t)
	c := New(base)
	const (
		deauville = 16
		members   = 29
		promise   = 37
		consult   = 38
	)
	tests := []struct {
		statement, lang string
		source          int
		want            Reason
	}{
		{"В Лиссабоне 19 и 20 ноября встретятся лидеры 28 стран НАТО.", "ru", members, ""},
		{"В Лиссабоне 19 и 20 ноября встретятся лидеры 26 стран НАТО.", "ru", members, Number},
		{"В Лиссабоне 19 и 20 октября встретятся лидеры 28 стран НАТО.", "ru", members, Date},
		{"В Мадриде 19 и 20 ноября встретятся лидеры 28 стран НАТО.", "ru", members, Name},
		{"Россия обещала не увеличивать войска в Абхазии и Южной Осетии.", "ru", promise, ""},
		{"Россия обещала увеличивать войска в Абхазии и Южной Осетии.", "ru", promise, Negation},
		{"Les dirigeants des 28 pays membres de l’OTAN se réuniront à Lisbonne.", "fr", members, ""},
		{"Les dirigeants des 29 pays membres de l’OTAN se réuniront à Lisbonne.", "fr", members, Number},
		{"Les dirigeants des 28 pays membres de l’OTAN se réuniront à Madrid.", "fr", members, Name},
		{"Die Staats- und Regierungschefs der 28 Mitgliedstaaten treffen sich in Lissabon.", "de", members, ""},
		{"Die Staats- und Regierungschefs der 27 Mitgliedstaaten treffen sich in Lissabon.", "de", members, Number},
		{"Moscow agreed to consult with NATO when strengthening the anti-missile system.", "en", consult, Order},
		{"Sarkozy, Merkel and Medvedev held talks in Deauville.", "en", deauville, ""},
		{"萨科齐、默克尔和普京在多维尔会谈。", "zh", deauville, Name},
		{"薩科齊、默克爾與梅德韋傑夫在多維爾會談。", "zh-Hant", deauville, ""},
	}
	for _, tt := range tests {
		v := c.Check(tt.statement, tt.lang, []Source{sourceAt(doc, tt.source, tt.lang)})
		if v.Reason != tt.want || v.Supported != (tt.want == "") {
			t.Errorf("%q: %+v, want %q; from %q", tt.statement, v, tt.want, sourceAt(doc, tt.source, tt.lang).Translation)
		}
	}
}

// TestAcross reads sources through the dictionary where there is no translation.
func TestAcross(t *testing.T) {
	c := checker(t)
	source := one("世界银行2017年批准向肯尼亚提供1.2亿美元贷款。", "zh")
	for statement, want := range map[string]bool{
		"The World Bank approved a loan of $120 million to Kenya in 2017.": true,
		"The World Bank approved a loan of $12 million to Kenya in 2017.":  false,
		"The World Bank approved a loan of $120 million to Egypt in 2017.": false,
		"The World Bank approved a loan of $120 million to Kenya in 2016.": false,
	} {
		if v := c.Check(statement, "en", source); v.Supported != want {
			t.Errorf("%q: %+v, want %t", statement, v, want)
		}
	}
}

// TestNothing refuses what says nothing, or rests on nothing.
func TestNothing(t *testing.T) {
	c := checker(t)
	for _, tt := range []struct {
		statement string
		sources   []Source
	}{{"", one("他来了。", "zh")}, {"他来了。", nil}, {"……", one("他来了。", "zh")}, {"他来了。", []Source{{}}}, {"他来了。", one("\xff\xfe", "")}} {
		if v := c.Check(tt.statement, "zh", tt.sources); v.Supported || v.Reason == "" {
			t.Errorf("Check(%q, %+v) = %+v, want a refusal with its reason", tt.statement, tt.sources, v)
		}
	}
}

// TestLong refuses what is longer than a sentence can be, without looking at it.
func TestLong(t *testing.T) {
	long := strings.Repeat("他来了，", 100)
	if v := checker(t).Check(long, "zh", one(long, "zh")); v.Supported || v.Reason != Long {
		t.Errorf("got %q, want %q", v.Reason, Long)
	}
}

// TestAround holds what a title and the sentence before may supply: names, no
// numbers.
func TestAround(t *testing.T) {
	c := checker(t)
	source := []Source{{Text: "She opened a clinic there.", Lang: "en", Title: "Ada Moreau", Before: "Ada Moreau moved to Dakar in 1985 with 14 nurses."}}
	for statement, want := range map[string]Reason{
		"Ada Moreau opened a clinic.":          "",
		"Ada Moreau opened a clinic in Dakar.": "",
		"Ada Moreau opened a clinic in Paris.": Name,
		"She opened a clinic in 1985.":         Date,
		"She opened 14 clinics.":               Number,
	} {
		if v := c.Check(statement, "en", source); v.Reason != want {
			t.Errorf("%q: %+v, want %q", statement, v, want)
		}
	}
}

// TestConcurrent checks from many goroutines at once, for the race detector.
func TestConcurrent(t *testing.T) {
	base, doc := shipped(t)
	c := New(base)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range doc.Sentences {
				if v := c.Check(doc.Quote(i), doc.Lang, []Source{sourceAt(doc, i, doc.Lang)}); !v.Supported {
					t.Errorf("%q does not support itself: %+v", doc.Quote(i), v)
				}
			}
		})
	}
	group.Wait()
}

// TestSelf checks every sentence of every translation against itself.
func TestSelf(t *testing.T) {
	base, doc := shipped(t)
	c := New(base)
	for _, tr := range doc.Translations {
		for i, s := range tr.Sentences {
			if v := c.Check(s, tr.Lang, []Source{sourceAt(doc, i, tr.Lang)}); !v.Supported {
				t.Errorf("%q does not support itself: %+v", s, v)
			}
		}
	}
}

// FuzzCheck makes sure that nothing is refused without a reason, and that the
// piece at fault is one of the statement.
func FuzzCheck(f *testing.F) {
	f.Add("北约28个成员国11月19日会晤。", "北约二十八国不会晤", "zh")
	f.Add("It cost £640m on 3 May, he said.", "It didn’t cost $1.2 bn: 3:1 at 4:20 p.m.", "en")
	f.Add("第", "首一半成三分之一百", "zh-Hant")
	f.Add("l’OTAN n’a 1 500", "d' qu'", "fr")
	f.Add("\xff\u202e\u0300", "", "")
	c := New(knowledge.Open(nil, knowledge.Options{}))
	f.Fuzz(func(t *testing.T, statement, source, lang string) {
		v := c.Check(statement, lang, []Source{{Text: source, Lang: "zh", Translation: statement, TranslationLang: language.Primary(lang), Before: source, Title: statement}})
		if v.Supported != (v.Reason == "") {
			t.Fatalf("%+v", v)
		}
		if len(v.Detail) > len(statement) {
			t.Fatalf("detail %q is longer than the statement", v.Detail)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	base, doc := shipped(b)
	c := New(base)
	sources := []Source{sourceAt(doc, 16, "en"), sourceAt(doc, 29, "en")}
	const statement = "The leaders of NATO's 28 member states are due to meet in Lisbon on 19 and 20 November, after talks in Deauville on 18 October."
	c.Check(statement, "en", sources) // reads the dictionary
	for b.Loop() {
		c.Check(statement, "en", sources)
	}
}
