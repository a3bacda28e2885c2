package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/source"
)

// browsing is a bot with documents, as far as its pages need one, and a visit by a
// reader in a server.
func browsing(t testing.TB, locale string, docs ...*document.Document) (*Bot, *visit) {
	t.Helper()
	r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := &visit{
		library: r.Library(),
		i:       &discordgo.Interaction{GuildID: "1"}, locale: locale,
		words: wording.For(locale), phrases: phrasebook.For(locale),
	}
	return &Bot{handlers: map[string]handler{}}, v
}

// checkPage fails t when Discord would refuse a page, or anybody could be pinged by it.
func checkPage(t *testing.T, v *visit, r reply) {
	t.Helper()
	r.rows = append(r.rows, v.showAllRow()...)
	if len(r.rows) > 5 {
		t.Fatalf("%d rows", len(r.rows))
	}
	checkInert(t, ownMarkup(r.content))
	checkInert(t, ownMarkup(r.embed.Description))
	raw, err := json.Marshal(r.message())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), `\ufffd`) || !utf8.Valid(raw) {
		t.Fatalf("a character was cut: %s", raw)
	}
	for _, fault := range discordtest.MessageFaults(raw) {
		t.Fatalf("%s: %s", fault, raw)
	}
}

// documentPages makes every page that there is of the documents.
func documentPages(t *testing.T, b *Bot, v *visit) (pages []reply) {
	docs := v.library.Documents(v.locale)
	pages = append(pages, b.libraryList(v, summaryCommand, 0), b.libraryList(v, "x", 1000))
	for _, d := range docs {
		pages = append(pages, b.contents(v, d, 0), b.contents(v, d, 1))
		for _, s := range d.Sections {
			for _, lang := range []string{v.locale, d.Lang} {
				for page := 1; page < 4; page++ {
					e, ok := v.library.Section(d.Key, s.Number, page, lang)
					if !ok {
						break
					}
					pages = append(pages, v.section(d, e, lang == d.Lang))
				}
			}
		}
	}
	if all := v.library.Timeline("", v.locale); len(all) > 0 {
		for page := range 3 {
			pages = append(pages, b.eventsPage(v, "", "", all, pageOf(page, eventsShown, len(all))))
		}
		pages = append(pages, b.eventsPage(v, docs[0].Key, titleOf(docs[0]), all, pageOf(0, eventsShown, len(all))))
	}
	return pages
}

// markdown is a document with a heading, translated into English by itself; none where
// that can't be read.
func markdown(title, heading, text string) []*document.Document {
	file := &fstest.MapFile{Data: []byte("# " + title + "\n\n## " + heading + "\n\n" + text + "\n\n## " + title + "\n\n" + text)}
	for _, files := range []fstest.MapFS{{"a.md": file, "a.en.md": file, "a.ru.md": file}, {"a.md": file}} {
		if docs, err := source.Read([]string{"builtin:a"}, files); err == nil {
			return docs
		}
	}
	return nil
}

// FuzzPages makes the pages of documents with any text, and searches them for anything.
func FuzzPages(f *testing.F) {
	f.Add("zh-CN", "题", "第一节", "2010年11月19日，峰会在里斯本举行。", "里斯本")
	f.Add("en-US", "@everyone", "# <@1>", "On 5 May 2010, **it** _was_ `x` <#1> https://a.b/c_d.\n\n- one\n- two", "*")
	f.Add("en-US", "t", "h", "Do:\n\n1. one\n   - @here\n   ```sh\n   a ``\n\n   \t`b`\n   ```\n\n| A | <@1> |\n|---|---|\n| x | [y](https://a.b) |\n| "+strings.Repeat("long ", 30)+"| * |\n", "one")
	f.Add("zh-CN", "t", "h", "| 名 | 值 |\n|---|---|\n"+strings.Repeat("| 甲 | 2010年11月 |\n", 90)+"\n````\n```\n````\n", "甲")
	f.Add("en-US", "> x", "", "*! #!", "> *x*\\")
	f.Add("zh-CN", "题", "节", "条约于2010年11月19日签署，2011年2月5日生效。", "条约")
	f.Fuzz(checkPages)
}

// TestLongPages makes the pages of documents that are too long for them.
func TestLongPages(t *testing.T) {
	for _, tt := range [][5]string{
		{"ru", strings.Repeat("𠀀", 400), strings.Repeat("*", 900), strings.Repeat("一。", 3000), "一"},
		{"de", "", "\u202e", strings.Repeat("1.\n\n", 900) + strings.Repeat("é́́", 3000), "é"},
		{"en-US", "> x", "", strings.Repeat("*!", 3000), "> *x*\\"},
		{"zh-CN", "x", "", strings.Repeat("x\n\n# "+strings.Repeat("名", 300)+"\n\n2010年11月19日。\n\n", 60), strings.Repeat("*", answer.MaxQuestion)},
	} {
		checkPages(t, tt[0], tt[1], tt[2], tt[3], tt[4])
	}
}

// checkPages makes the pages of documents with a text, and searches them.
func checkPages(t *testing.T, locale, title, heading, text, query string) {
	b, v := browsing(t, locale, append(markdown(title, heading, text), document.New(title+"b", title, text))...)
	for _, r := range documentPages(t, b, v) {
		checkPage(t, v, r)
	}
	q := answer.Question{Text: query}
	if q.Validate() != nil {
		return
	}
	query = askedIn(shownQuestion(query))
	r, total, err := b.results(t.Context(), v, query, 0)
	if (answer.Question{Text: query}).Validate() == nil && err != nil {
		t.Fatal(err)
	}
	if err == nil && total > 0 {
		checkPage(t, v, r)
		if again := askedIn(r.content); again != query {
			t.Fatalf("the next page would search for %q, this one for %q", again, query)
		}
	}
	r = b.foundNothing(v, query)
	checkPage(t, v, r)
}

// FuzzComplete types anything into the options that are completed.
func FuzzComplete(f *testing.F) {
	_, v := browsing(f, "zh-CN", document.New("a", "俄罗斯与北约", "2010年11月19日，峰会在里斯本举行。"), document.New("b", "俄罗斯与北约", "x"))
	f.Add("北约", "zh-CN")
	f.Add("", "en-US")
	f.Add("\xff\x00 @everyone ```"+strings.Repeat("a ", 4000), "x")
	f.Fuzz(func(t *testing.T, typed, locale string) {
		docs := documentChoices(v.library.Documents(locale), typed)
		for _, all := range [][]choice{docs, questionChoices(v.library.Complete(typed, locale, maxOffered))} {
			checkChoices(t, all)
		}
		for _, c := range docs {
			if d, ok := v.findDocument(c.Value); !ok || d.Key != c.Value {
				t.Fatalf("%v leads to %+v", c, d)
			}
		}
	})
}

// checkChoices fails t when Discord would refuse choices.
func checkChoices(t *testing.T, all []choice) {
	t.Helper()
	if len(all) > maxOffered {
		t.Fatalf("%d choices", len(all))
	}
	names := map[string]bool{}
	for _, c := range all {
		for _, text := range []string{c.Name, c.Value} {
			if strings.TrimSpace(text) == "" || units(text) > maxChoice {
				t.Fatalf("choice %q", c)
			}
		}
		if names[c.Name] {
			t.Fatalf("%q is there twice", c.Name)
		}
		names[c.Name] = true
	}
}

func TestQuestionChoices(t *testing.T) {
	var all []string
	for i := range 40 {
		all = append(all, strings.Repeat("长", 60+i*2), " ", "一\n二")
	}
	got := questionChoices(all)
	checkChoices(t, got)
	if len(got) != 22 || got[1].Name != "一 二" {
		t.Errorf("%d choices: %q", len(got), got)
	}
}

// TestSectionText shows sentences of any length: none is lost but what no page can
// hold.
func TestSectionText(t *testing.T) {
	lines := func(n int, text string) (all []answer.Line) {
		for i := range n {
			all = append(all, answer.Line{Sentence: 1000 + i, Quote: text, Opens: i%10 == 0})
		}
		return all
	}
	for _, tt := range []struct {
		n                int
		text             string
		numbered, quoted int
	}{
		{3, "一句话。", 3, 3},
		{500, "一。", 50, 500},
		{1200, "*", 1, 1200},
		{1, strings.Repeat("长", 5000), 0, 0},
	} {
		got := sectionText("名", lines(tt.n, tt.text), false)
		if units(got) > maxDescription {
			t.Errorf("%d of %.6s: %d units", tt.n, tt.text, units(got))
		}
		if n := strings.Count(got, "\n`1"); n != tt.numbered {
			t.Errorf("%d of %.6s: %d numbers, want %d", tt.n, tt.text, n, tt.numbered)
		}
		if n := strings.Count(got, escape(tt.text)); n != tt.quoted {
			t.Errorf("%d of %.6s: %d are shown, want %d", tt.n, tt.text, n, tt.quoted)
		}
	}
}

// TestPageWith opens the page of each sentence of a long section.
func TestPageWith(t *testing.T) {
	_, v := browsing(t, "zh-CN", document.New("a", "题", strings.Repeat("这是一个相当长的句子，它要占去一页的一部分。", 700)))
	d := v.library.Documents(v.locale)[0]
	for i := range d.Sentences {
		e, ok := v.pageWith(d.Key, i+1, v.locale)
		if !ok || e.Lines[0].Sentence > i+1 || e.Lines[len(e.Lines)-1].Sentence < i+1 {
			t.Fatalf("sentence %d is on %d of %d, %t", i+1, e.Page, e.Pages, ok)
		}
	}
	if _, ok := v.pageWith(d.Key, d.Sentences+1, v.locale); ok {
		t.Error("there is a page with a sentence that there is not")
	}
}

func TestShownOnce(t *testing.T) {
	s := newShownPages()
	if !s.begin("a") || s.begin("a") || !s.begin("b") {
		t.Error("a page is shown again, or another one is not")
	}
	if s.failed("a"); !s.begin("a") {
		t.Error("what came to nothing is not tried again")
	}
}
