package knowledge_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/index"
	"detente/knowledge/lexicon"
	"detente/knowledge/source"
)

// chineseDocuments have no translation.
func chineseDocuments() []*document.Document {
	return []*document.Document{
		document.New("summit", "", "俄罗斯总统梅德韦杰夫10月19日宣布，他将出席北约峰会。"),
		document.New("bank", "", "中央银行提高了利率，物价随之下降。"),
		document.New("football", "", "卢克·坎克利在比赛中完成了118次擒抱。"),
		document.New("river", "", "河岸上长满了柳树，春天十分美丽。"),
	}
}

func TestQuestionsInAnotherLanguage(t *testing.T) {
	german, err := lexicon.Parse("# lang: de\nZinssatz\t利率\nFluss\t河, 江\n", "")
	if err != nil {
		t.Fatal(err)
	}
	base := knowledge.Open(chineseDocuments(), knowledge.Options{Dictionaries: []*lexicon.Dictionary{german}})
	tests := []struct{ name, question, lang, want string }{
		{"a word", "interest rates", "en", "bank"},
		{"a phrase before its words", "Who raised the central bank rate?", "en", "bank"},
		{"an inflected word", "willows", "en", "river"},
		{"a numeral as digits", "October", "en", "summit"},
		{"an irregular form", "sprang rivers", "en", "river"},
		{"a name by its sound", "Who is Medvedev?", "en", "summit"},
		{"a Cyrillic name", "Медведев", "ru", "summit"},
		{"a name that no dictionary has", "Luke Kankly", "en", "football"},
		{"a number", "118", "en", "football"},
		{"a further dictionary", "Zinssätze", "de", "bank"},
		{"a language without a dictionary", "taux", "fr", ""},
		{"an invented word", "xqzzy", "en", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := firstFound(t, base, tt.question, tt.lang); got != tt.want {
				t.Errorf("%q found %q first, want %q", tt.question, got, tt.want)
			}
		})
	}
}

// firstFound is the best document for a question, "" for none.
func firstFound(t *testing.T, base *knowledge.Base, question, lang string) string {
	t.Helper()
	hits, err := base.Search(t.Context(), questionQuery(base, question, lang))
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) == 0 {
		return ""
	}
	return hits[0].Passage.Document.ID
}

func questionQuery(base *knowledge.Base, question, lang string) index.Query {
	q := index.Query{Top: 10}
	for _, term := range base.QueryTerms(question, lang) {
		if len(term.Ways) > 0 {
			q.Groups = append(q.Groups, term.Group(1))
		} else {
			q.Terms = append(q.Terms, term.Weighted(1))
		}
	}
	return q
}

// A word that some documents write in Latin letters is found there too, and an
// acronym is not spoken.
func TestAcronyms(t *testing.T) {
	base := knowledge.Open([]*document.Document{
		document.New("latin", "", "NATO在里斯本开会。"),
		document.New("chinese", "", "北约在里斯本开会。"),
		document.New("name", "", "纳托在里斯本开会。"),
	}, knowledge.Options{})
	hits, err := base.Search(t.Context(), questionQuery(base, "NATO", "en"))
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) != 2 {
		t.Errorf("NATO is found in %d documents, want 2", len(hits))
	}
	if got := firstFound(t, base, "NATOS", "en"); got != "latin" && got != "chinese" {
		t.Errorf("NATOS is found in %q", got)
	}
	for _, tt := range []struct{ question, want string }{{"NADO", ""}, {"Nato", "latin"}, {"Nado", "name"}} {
		if got := firstFound(t, base, tt.question, "en"); got != tt.want {
			t.Errorf("%s is found in %q, want %q", tt.question, got, tt.want)
		}
	}
}

// Where every document has a translation, its words are all that counts.
func TestTranslatedDocumentsNeedNoDictionary(t *testing.T) {
	doc := document.New("1", "标题", "北约在里斯本开会。")
	if err := markdown.AddTranslation(doc, "en", "# Title\n\nNATO meets in Lisbon.\n"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		docs []*document.Document
		want bool
	}{
		{[]*document.Document{doc}, false},
		{append(chineseDocuments(), doc), true},
	} {
		base := knowledge.Open(tt.docs, knowledge.Options{})
		grouped := false
		for _, term := range base.QueryTerms("the bank in Lisbon", "en") {
			grouped = grouped || len(term.Ways) > 0
		}
		if grouped != tt.want {
			t.Errorf("with %d documents, translated terms: %v, want %v", len(tt.docs), grouped, tt.want)
		}
		if got := firstFound(t, base, "Lisbon meeting", "en"); got != "1" {
			t.Errorf("with %d documents, the translation is not found but %q", len(tt.docs), got)
		}
	}
}

// Two phrases that begin alike are two terms, and a word asked for twice is one.
func TestGroupsAreDistinct(t *testing.T) {
	base := knowledge.Open([]*document.Document{document.New("1", "", "美国加入联合国。")}, knowledge.Options{})
	terms := base.QueryTerms("United States, United Nations, United Nations", "en")
	if len(terms) != 2 || terms[0].Term == terms[1].Term {
		t.Errorf("got %d terms, want 2 different ones: %+v", len(terms), terms)
	}
}

func TestWordLists(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	dictionaries, err := source.ReadDictionaries([]string{file("words.de.tsv", "Fluss\t河\n"), file("b.tsv", "# lang: es\nrío\t河\n")})
	if err != nil || len(dictionaries) != 2 || dictionaries[0].Lang() != "de" || dictionaries[1].Lang() != "es" {
		t.Errorf("got %v, %v", dictionaries, err)
	}
	if g, err := source.ReadGlossary(""); g != nil || err != nil {
		t.Errorf("no glossary is %v, %v", g, err)
	}
	if g, err := source.ReadGlossary(file("g.txt", "北约: NATO\n")); err != nil || g.Len() != 1 {
		t.Errorf("a glossary is %v, %v", g, err)
	}
	none := filepath.Join(dir, "none.de.tsv")
	for _, tt := range []struct{ name, want string }{
		{none, "none.de.tsv: there is no such file"},
		{file("c.tsv", "Fluss\t河\n"), `c.tsv: line 1: the language is not told: begin with "# lang: de"`},
		{file("d.de.tsv", "# x\nFluss 河\n"), "d.de.tsv: line 2: it needs a word, a tab and Chinese words: Gipfel<TAB>峰会, 首脑会议"},
		{dir, "it is a folder, not a file"},
	} {
		if _, err := source.ReadDictionaries([]string{tt.name}); err == nil || !strings.HasSuffix(err.Error(), tt.want) {
			t.Errorf("got  %v\nwant …%s", err, tt.want)
		}
	}
	if _, err := source.ReadGlossary(file("h.txt", "北约\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a faulty glossary: %v", err)
	}
}

func BenchmarkForeignQuestion(b *testing.B) {
	base := knowledge.Open(manyDocuments(2000), knowledge.Options{})
	const question = "Where did Medvedev hold the meeting about the agenda of the city?"
	for b.Loop() {
		if _, err := base.Search(b.Context(), questionQuery(base, question, "en")); err != nil {
			b.Fatal(err)
		}
	}
}
