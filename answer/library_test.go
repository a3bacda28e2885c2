package answer_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

// library returns the documents of texts, each as an ID and its text.
func library(t testing.TB, docs ...*document.Document) *answer.Library {
	t.Helper()
	r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Library()
}

func TestDocuments(t *testing.T) {
	r, base := article(t, answer.Options{})
	l, d := r.Library(), base.Documents()[0]
	for lang, want := range map[string][2]string{
		"zh-CN": {"俄罗斯与北约关系缓解 新条约的突破性有待观望", "里斯本峰会前的讨价还价"},
		"en-US": {d.Translation("en").Title, d.Translation("en").Sections[4]},
		"ja":    {d.Title, "里斯本峰会前的讨价还价"},
	} {
		infos := l.Documents(lang)
		if len(infos) != 1 || len(infos[0].Sections) != 4 {
			t.Fatalf("%s: %+v", lang, infos)
		}
		info := infos[0]
		if last := info.Sections[3]; info.Title != want[0] || last.Name != want[1] || last.Last != info.Sentences || last.Depth != 1 {
			t.Errorf("%s: %+v", lang, info)
		}
		if !regexp.MustCompile(`^[0-9a-f]{8}$`).MatchString(info.Key) {
			t.Errorf("key %q", info.Key)
		}
		if byKey, ok := l.Document(info.Key, lang); !ok || byKey.ID != d.ID {
			t.Errorf("%s is %+v, %t", info.Key, byKey, ok)
		}
	}
}

// TestBrowse walks through a document by its passages and by its sections: either
// way each sentence comes once, verbatim.
func TestBrowse(t *testing.T) {
	r, base := article(t, answer.Options{})
	l, d := r.Library(), base.Documents()[0]
	seen := 0
	for at := 1; at != 0; {
		e, ok := l.Passage(d.ID, at, "en")
		if !ok || e.Lines[0].Sentence != seen+1 || e.Earlier != seen || e.Later != 0 && e.Later != seen+len(e.Lines)+1 {
			t.Fatalf("at %d: %+v", at, e)
		}
		for _, line := range e.Lines {
			seen++
			if line.Quote != d.Text[line.Start:line.End] || line.Sentence != seen || line.Translation != d.Translation("en").Sentences[seen-1] || line.Evidence != (seen == at) {
				t.Errorf("line %+v", line)
			}
		}
		at = e.Later
	}
	if seen != len(d.Sentences) {
		t.Errorf("%d sentences by passages, want %d", seen, len(d.Sentences))
	}
	seen = 0
	for _, s := range l.Documents("de")[0].Sections {
		for page := 1; ; page++ {
			e, ok := l.Section(d.ID, s.Number, page, "de")
			if !ok {
				break
			}
			size := 0
			for _, line := range e.Lines {
				seen++
				size += utf8.RuneCountInString(line.Shown())
				if line.Sentence != seen || e.Section != s.Name || line.Evidence {
					t.Errorf("section %d, page %d of %d: %+v", s.Number, e.Page, e.Pages, line)
				}
			}
			if size > 1200 && len(e.Lines) > 1 || e.Page != page {
				t.Errorf("page %d has %d characters", e.Page, size)
			}
		}
	}
	if seen != len(d.Sentences) {
		t.Errorf("%d sentences by sections, want %d", seen, len(d.Sentences))
	}
}

func TestNotFound(t *testing.T) {
	r, base := article(t, answer.Options{})
	l, id := r.Library(), base.Documents()[0].ID
	for _, at := range []int{-1, 0, len(base.Documents()[0].Sentences) + 1} {
		if _, ok := l.Passage(id, at, "zh"); ok {
			t.Errorf("there is a sentence %d", at)
		}
		if _, ok := l.Section(id, at, 1, "zh"); ok {
			t.Errorf("there is a section %d", at)
		}
		if _, ok := l.Section(id, 2, at, "zh"); ok {
			t.Errorf("there is a page %d", at)
		}
		if _, ok := l.Mark(id, at); ok {
			t.Errorf("sentence %d has a mark", at)
		}
	}
	if _, ok := l.Section(id, 1, 1, "zh"); ok {
		t.Error("the empty section above the first heading has a page")
	}
	if _, ok := l.Passage("none", 1, "zh"); ok || l.Timeline("none", "zh") != nil {
		t.Error("an unknown document was found")
	}
	if _, err := r.Summarise(t.Context(), "none", answer.Question{}); err != answer.ErrNoDocument {
		t.Errorf("a summary of none: %v", err)
	}
}

// TestFind finds a marked sentence in what became of its document.
func TestFind(t *testing.T) {
	const before = "第一句话在这里。第二句话在这里。第三句话在这里。"
	old := library(t, document.New("a", "甲", before), document.New("b", "乙", before))
	mark, ok := old.Mark("a", 2)
	if !ok || len(mark.Check) != 4 || len(mark.Key) != 8 {
		t.Fatalf("%+v, %t", mark, ok)
	}
	for _, tt := range []struct {
		text string
		want int // 0 for not found
	}{
		{before, 2},
		{"新的一句。" + before, 3},
		{"第二句话在这里。新的一句。第四句话。", 1},
		{"第二句话在这里。甲句。乙句。丙句。第二句话在这里。", 1},
		{"完全不同的内容。没有了。", 0},
	} {
		now := library(t, document.New("b", "乙", before), document.New("a", "甲", tt.text))
		doc, sentence, ok := now.Find(mark)
		if ok != (tt.want > 0) || sentence != tt.want || doc != "a" {
			t.Errorf("%s: %s %d %t, want %d", tt.text, doc, sentence, ok, tt.want)
		}
	}
	third, _ := old.Mark("a", 3)
	now := library(t, document.New("a", "甲", "第三句话在这里。甲句。乙句。第三句话在这里。"))
	if _, sentence, _ := now.Find(third); sentence != 4 {
		t.Errorf("of two the one at %d, want the nearer", sentence)
	}
	if _, _, ok := library(t, document.New("c", "丙", before)).Find(mark); ok {
		t.Error("found in another document")
	}
}

func TestSearch(t *testing.T) {
	r, base := article(t, answer.Options{})
	l, d := r.Library(), base.Documents()[0]
	all, total, err := l.Search(t.Context(), answer.Question{Text: "罗戈津 东扩"}, 0, answer.MaxFound)
	if err != nil || total != len(all) || total < 3 {
		t.Fatalf("%d of %d, %v", len(all), total, err)
	}
	if first := all[0]; !strings.Contains(first.Extract[0].Quote, "罗戈津") || !strings.Contains(strings.Join(first.Extract[0].Wanted, "|"), "罗戈津") {
		t.Errorf("first %+v", first)
	}
	for i, h := range all {
		page, n, err := l.Search(t.Context(), answer.Question{Text: "罗戈津 东扩"}, i, 1)
		if err != nil || n != total || len(page) != 1 || page[0].First != h.First {
			t.Errorf("page %d is %+v of %d, %v", i, page, n, err)
		}
		if i > 0 && h.Score > all[i-1].Score {
			t.Errorf("hit %d has more than the one before", i)
		}
		for _, c := range h.Extract {
			if c.Quote != d.Text[c.Start:c.End] || c.Sentence < h.First || c.Sentence > h.Last {
				t.Errorf("extract %+v of %d to %d", c, h.First, h.Last)
			}
			for _, w := range c.Wanted {
				if !strings.Contains(c.Quote, w) {
					t.Errorf("%q is not in %q", w, c.Quote)
				}
			}
		}
	}
	if hits, n, err := l.Search(t.Context(), answer.Question{Text: "罗戈津"}, 1000, 5); len(hits) != 0 || n == 0 || err != nil {
		t.Errorf("beyond the end: %d of %d, %v", len(hits), n, err)
	}
	if _, _, err := l.Search(t.Context(), answer.Question{Text: " "}, 0, 5); err != answer.ErrEmpty {
		t.Errorf("nothing asked: %v", err)
	}
	en, _, err := l.Search(t.Context(), answer.Question{Text: "Rogozin interview"}, 0, 1)
	if err != nil || len(en) != 1 || en[0].Title != d.Translation("en").Title || !strings.Contains(strings.Join(en[0].Extract[0].Wanted, "|"), "Rogozin") {
		t.Errorf("in English %+v, %v", en, err)
	}
}

func TestComplete(t *testing.T) {
	r, _ := article(t, answer.Options{})
	l := r.Library()
	for _, tt := range []struct{ typed, locale, first string }{
		{"罗戈津", "zh-CN", "罗戈津是什么时候接受国家电视台采访的？"},
		{"羅戈津", "zh-TW", "罗戈津是什么时候接受国家电视台采访的？"},
		{"拉斯穆森", "zh-TW", "拉斯穆森希望俄羅斯向阿富汗派遣什麼？"},
		{"峰会", "zh-CN", "俄方希望在北约峰会上就什么问题达成妥协？"},
		{"罗戈津什么时候采访", "zh-CN", "罗戈津是什么时候接受国家电视台采访的？"},
		{"when DID rog", "en-US", "When did Rogozin speak to Russian state television?"},
		{"Seaside", "en-GB", "In which French seaside town were the talks held?"},
		{"Медведев", "en-US", "Какое пространство безопасности стремится создать Медведев?"},
		{"жесткое", "ru", "Какое жёсткое требование Рогозин предъявил НАТО?"},
		{"OTAN signer", "fr", "L’OTAN juge-t-elle nécessaire de signer un nouvel accord\u00a0?"},
		{"NATO Wie", "de", ""},
		{"Wie viele", "de", "Wie viele Jahre wurde über die Osterweiterung gestritten?"},
		{"比特币", "zh-CN", ""},
		{"??", "en-US", "When did Rogozin speak to Russian state television?"},
	} {
		got := l.Complete(tt.typed, tt.locale, 25)
		if first := strings.Join(got[:min(1, len(got))], ""); first != tt.first {
			t.Errorf("%q in %s: %q, want %q", tt.typed, tt.locale, got, tt.first)
		}
	}
	for _, locale := range []string{"zh-CN", "en-US", "ja"} {
		if got := l.Complete("", locale, 5); len(got) != 5 || got[0] == got[1] {
			t.Errorf("nothing typed in %s: %q", locale, got)
		}
	}
	if got := l.Complete("北约", "zh-CN", 2); len(got) != 2 {
		t.Errorf("two wanted: %q", got)
	}
}

// TestMadeQuestions holds questions made from a document to what they promise.
func TestMadeQuestions(t *testing.T) {
	doc := "# 港口手册\n\n## 引航制度\n\n引航制度是指船舶进出港口时由引航员登船指挥的制度。引航员须持证上岗。淡水供应办法由港务局制定。\n\n" +
		"## 历史\n\n1998年5月3日，新港区发生了一次严重的碰撞事故。2003年8月，港务局发布了新的引航规则。\n\n## 其他\n\n码头设有车站。\n\n## 淡水供应办法\n\n泊位共有三个。"
	path := filepath.Join(t.TempDir(), "port.md")
	if err := os.WriteFile(path, []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := source.Read([]string{path}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Library().Complete("", "zh-CN", 10)
	if want := "介绍一下引航制度|1998年5月3日发生了什么？|2003年8月发生了什么？"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, q := range got {
		if a := reply(t, r, q); !a.Answered {
			t.Errorf("%s is not answered", q)
		}
	}
}

// TestTimeline holds the article's dates to a golden file that was written by hand.
func TestTimeline(t *testing.T) {
	r, base := article(t, answer.Options{})
	var b strings.Builder
	for _, e := range r.Library().Timeline("", "en") {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%s\n", e.Date, e.When, e.Sentence, e.Quote)
		d := base.Documents()[0]
		if e.Quote != d.Text[e.Start:e.End] || e.Quote[e.At:e.At+len(e.When)] != e.When || e.Translation != d.Translation("en").Sentences[e.Sentence-1] {
			t.Errorf("%+v", e)
		}
	}
	golden(t, "timeline.golden", b.String())
}

// TestTimelineOfOthers takes a document's year from where it tells it.
func TestTimelineOfOthers(t *testing.T) {
	for _, tt := range []struct{ id, text, want string }{
		{"2010-11-08-news", "10月18日会谈。去年5月提出。", "2009-05 2010-10-18"},
		{"a", "新华社北京2010年11月8日电 10月18日会谈。去年5月提出。", "2009-05 2010-10-18 2010-11-08"},
		{"b", "发布时间：2010-11-08\n\n10月18日会谈。去年5月提出。", "2009-05 2010-10-18"}, // the line is a heading
		{"c", "1998年成立。2003年8月改制，2010年底解散。5月开工。", "1998 2003-08 2010-05 2010(late)"},
		{"d", "10月18日会谈。去年5月提出。", "[-1]-05 [0]-10-18"},
		{"e", "没有日期。近10年来，3个月后。", ""},
	} {
		var got []string
		for _, e := range library(t, document.New(tt.id, "题", tt.text)).Timeline(tt.id, "zh") {
			got = append(got, e.Date.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.id, tt.text, got, tt.want)
		}
	}
}

// TestTimelineOfAll merges documents by their dates; those that count from a year
// that nobody knows come last.
func TestTimelineOfAll(t *testing.T) {
	l := library(t,
		document.New("a", "甲", "10月18日会谈。今年6月访问。"),
		document.New("b", "乙", "2008年8月开战。1998年成立。"),
		document.New("c", "Third", "It was founded in 2003. On 5 May 1999 it closed."))
	var got []string
	for _, e := range l.Timeline("", "zh") {
		got = append(got, e.Document+" "+e.Date.String())
	}
	if want := "b 1998, c 1999-05-05, c 2003, b 2008-08, a [0]-06, a [0]-10-18"; strings.Join(got, ", ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, ", "), want)
	}
	info, _ := l.Document("b", "zh")
	if byKey := l.Timeline(info.Key, "zh"); len(byKey) != 2 || byKey[0].Key != info.Key {
		t.Errorf("by key %+v", byKey)
	}
}

func FuzzTimeline(f *testing.F) {
	f.Add("2010年11月19日至20日在里斯本。去年11月提出。\n\n上世纪90年代。")
	f.Add("In August 2008 war broke out. From 28 November to 3 December 2010.\n\n# H\n\nlast year")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(s) == "" || !utf8.ValidString(s) {
			return
		}
		d := document.New("x", "t", s)
		if len(d.Sentences) == 0 {
			return
		}
		var last *answer.Event
		for _, e := range library(t, d).Timeline("", "en") {
			if e.Quote != d.Text[e.Start:e.End] || e.Quote[e.At:e.At+len(e.When)] != e.When || e.When == "" {
				t.Fatalf("%+v is not in %q", e, s)
			}
			if last != nil && last.Date.Compare(e.Date) > 0 {
				t.Fatalf("%s before %s in %q", last.Date, e.Date, s)
			}
			last = &e
		}
	})
}

func FuzzComplete(f *testing.F) {
	r, _ := article(f, answer.Options{})
	l := r.Library()
	for _, typed := range []string{"", "北约", "when DID", "\xff\xfe", "羅戈津 什么"} {
		f.Add(typed, "zh-CN", 25)
	}
	f.Fuzz(func(t *testing.T, typed, locale string, n int) {
		got := l.Complete(typed, locale, n)
		if len(got) > max(n, 0) {
			t.Fatalf("%d for %d", len(got), n)
		}
		for _, q := range got {
			if !utf8.ValidString(q) || utf8.RuneCountInString(q) > answer.MaxSuggested {
				t.Fatalf("%q", q)
			}
		}
	})
}

func TestSummarise(t *testing.T) {
	a, b := document.New("a", "甲", "甲说第一件事。甲说第二件事。"), document.New("b", "乙", "乙说第一件事。乙说第二件事。")
	r, err := answer.New(knowledge.Open([]*document.Document{a, b}, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []answer.Question{{Language: "zh"}, {Locale: "en-US"}, {Locale: "ru"}, {}, {Language: "fr"}, {Language: "de"}, {Language: "zh-Hant"}} {
		got, err := r.Summarise(t.Context(), "b", q)
		if err != nil || !got.Answered || got.Kind != answer.Summary || len(got.Citations) == 0 || got.Citations[0].Document != "b" {
			t.Errorf("%+v: %+v, %v", q, got, err)
		}
	}
	whole, base := article(t, answer.Options{})
	got, err := whole.Summarise(t.Context(), base.Documents()[0].ID, answer.Question{Language: "zh"})
	if want := reply(t, whole, "这篇文章讲了什么？"); err != nil || got.Text != want.Text {
		t.Errorf("%q, want %q, %v", got.Text, want.Text, err)
	}
}

func BenchmarkComplete(b *testing.B) {
	var docs []*document.Document
	for i := range 250 {
		d := document.New(fmt.Sprint(i), "题", "一句话。")
		for j := range 8 {
			d.Questions = append(d.Questions, document.SuggestedQuestion{Lang: "zh", Text: fmt.Sprintf("俄方希望在第%d次北约峰会上就第%d个问题达成妥协吗？", i, j)})
		}
		docs = append(docs, d)
	}
	l := library(b, docs...)
	l.Complete("", "zh", 1)
	for b.Loop() {
		l.Complete("俄方峰会妥协", "zh-CN", 25)
	}
}

func BenchmarkTimeline(b *testing.B) {
	r, _ := article(b, answer.Options{})
	start := time.Now()
	r.Library().Timeline("", "en")
	b.ReportMetric(float64(time.Since(start).Nanoseconds()), "ns/first")
	for b.Loop() {
		r.Library().Timeline("", "en")
	}
}

func BenchmarkExplain(b *testing.B) {
	r, _ := article(b, answer.Options{})
	for b.Loop() {
		if _, err := r.Explain(b.Context(), answer.Question{Text: rogozin}); err != nil {
			b.Fatal(err)
		}
	}
}
