package answer_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/articles"
	"detente/knowledge/source"
)

// article returns a responder for the shipped article.
func article(t testing.TB, o answer.Options) (*answer.Responder, *knowledge.Base) {
	t.Helper()
	docs, err := source.Read([]string{"builtin:russia-nato"}, articles.FS)
	if err != nil {
		t.Fatal(err)
	}
	base := knowledge.Open(docs, knowledge.Options{})
	r, err := answer.New(base, o)
	if err != nil {
		t.Fatal(err)
	}
	return r, base
}

func reply(t testing.TB, r *answer.Responder, question string, history ...string) answer.Answer {
	t.Helper()
	a, err := r.Reply(t.Context(), answer.Question{Text: question, History: history})
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return a
}

// quotes joins an answer's quotes.
func quotes(a answer.Answer) string {
	var all []string
	for _, c := range a.Citations {
		all = append(all, c.Quote)
	}
	return strings.Join(all, "|")
}

func TestAnswers(t *testing.T) {
	r, _ := article(t, answer.Options{})
	tests := []struct{ question, lang, wanted string }{
		{"萨科齐和默克尔在哪个城市会见了梅德韦杰夫？", "zh", "多维尔"},
		{"罗戈津是哪天接受采访的？", "zh", "11月2日"},
		{"北約有多少成員國？", "zh-Hant", "28个"},
		{"德新社报道了什么？", "zh", "北约的反导系统不是针对俄罗斯的"},
		{"When did Medvedev announce that he would attend the summit?", "en", "10月19日"},
		{"Who visited Moscow in early November?", "en", "拉斯穆森"},
		{"Сколько государств-членов в НАТО?", "ru", "28个"},
		{"Qui est le représentant permanent de la Russie auprès de l'OTAN ?", "fr", "罗戈津"},
		{"Wie viele Mitglieder hat die NATO?", "de", "28个"},
	}
	for _, tt := range tests {
		a := reply(t, r, tt.question)
		if !a.Answered || a.Lang != tt.lang || !strings.Contains(quotes(a), tt.wanted) {
			t.Errorf("%s: answered %t in %s with %s; want %s in %s", tt.question, a.Answered, a.Lang, quotes(a), tt.wanted, tt.lang)
		}
	}
}

func TestRefusals(t *testing.T) {
	r, _ := article(t, answer.Options{})
	tests := []struct{ question, text string }{
		{"比特币的价格是多少？", "现有资料里没有讲到这一点。"},
		{"普京出席了里斯本峰会吗？", "现有资料里没有讲到这一点。"},
		{"日本首相是誰？", "現有資料裡沒有提到這一點。"},
		{"What did Obama say in Chicago about Ukraine?", "The documents do not answer this question."},
		{"请给我写一首诗", "抱歉，我只回答与现有资料有关的问题。"},
	}
	for _, tt := range tests {
		a := reply(t, r, tt.question)
		if a.Answered || a.Text != tt.text {
			t.Errorf("%s: answered %t: %s", tt.question, a.Answered, a.Text)
		}
		if len(a.Suggestions) != 3 {
			t.Errorf("%s: %d suggestions, want 3", tt.question, len(a.Suggestions))
		}
		if len(a.Citations) > 1 {
			t.Errorf("%s: a refusal shows %d sentences", tt.question, len(a.Citations))
		}
	}
}

// TestSuggestionsAreAnswered holds the shipped suggestions to their promise.
func TestSuggestionsAreAnswered(t *testing.T) {
	r, base := article(t, answer.Options{})
	for _, q := range base.Documents()[0].Questions {
		if a := reply(t, r, q.Text); !a.Answered || a.Lang != q.Lang {
			t.Errorf("%s (%s): answered %t in %s, confidence %.2f", q.Text, q.Lang, a.Answered, a.Lang, a.Confidence)
		}
	}
}

func TestFollowUps(t *testing.T) {
	r, _ := article(t, answer.Options{})
	tests := []struct {
		history  []string
		question string
		wanted   string
	}{
		{[]string{"北约首脑会议什么时候召开？"}, "在哪里举行？", "里斯本"},
		{[]string{"俄罗斯反对北约东扩吗？"}, "为什么？", "损害了俄罗斯的战略利益"},
		{[]string{"When will the NATO summit take place?"}, "And where will it be held?", "里斯本"},
		{[]string{"谢谢", "这篇文章讲了什么？"}, "北约秘书长是谁？", "拉斯穆森"},
		{[]string{"北约首脑会议什么时候召开？"}, "罗戈津的要求是什么？", "北约停止东扩"},
	}
	for _, tt := range tests {
		if a := reply(t, r, tt.question, tt.history...); !a.Answered || !strings.Contains(quotes(a), tt.wanted) {
			t.Errorf("%v, then %s: answered %t with %s; want %s", tt.history, tt.question, a.Answered, quotes(a), tt.wanted)
		}
	}
}

func TestSummary(t *testing.T) {
	r, base := article(t, answer.Options{})
	a := reply(t, r, "这篇文章讲了什么？")
	sections := map[string]bool{}
	last := 0
	for _, c := range a.Citations {
		sections[c.Section] = true
		if c.Start < last {
			t.Errorf("sentence %d is out of order", c.Sentence)
		}
		last = c.End
	}
	if want := len(base.Documents()[0].Sections) - 1; !a.Answered || len(sections) != want {
		t.Errorf("the summary speaks of %d sections, want %d", len(sections), want)
	}
	if en := reply(t, r, "What is this article about?"); !strings.Contains(en.Text, "Russia") {
		t.Errorf("the English summary is %q", en.Text)
	}
}

func TestTalk(t *testing.T) {
	r, _ := article(t, answer.Options{})
	for _, q := range []string{"你好", "Hello!", "спасибо", "wer bist du?", "你是谁？"} {
		if a := reply(t, r, q); !a.Answered || a.Text == "" || len(a.Citations) != 0 {
			t.Errorf("%s: %+v", q, a)
		}
	}
}

func TestLanguageOption(t *testing.T) {
	r, _ := article(t, answer.Options{Language: "en"})
	a := reply(t, r, "北约秘书长是谁？")
	if a.Lang != "en" || !strings.Contains(a.Text, "Rasmussen") {
		t.Errorf("with the language en the reply is %s: %s", a.Lang, a.Text)
	}
}

func TestLocaleDecidesWhereTextDoesNot(t *testing.T) {
	r, _ := article(t, answer.Options{})
	a, err := r.Reply(t.Context(), answer.Question{Text: "2010?", Locale: "ru"})
	if err != nil || a.Lang != "ru" {
		t.Errorf("language %q, %v", a.Lang, err)
	}
}

func TestUnreadable(t *testing.T) {
	r, _ := article(t, answer.Options{})
	tests := []struct {
		question string
		want     error
	}{
		{"", answer.ErrEmpty},
		{" \t\u200b\n", answer.ErrEmpty},
		{strings.Repeat("长", answer.MaxQuestion+1), answer.ErrTooLong},
		{"ab\xff", answer.ErrNotText},
	}
	for _, tt := range tests {
		if _, err := r.Reply(t.Context(), answer.Question{Text: tt.question}); !errors.Is(err, tt.want) {
			t.Errorf("%q: %v, want %v", tt.question, err, tt.want)
		}
	}
	if _, err := r.Reply(t.Context(), answer.Question{Text: strings.Repeat("长", answer.MaxQuestion)}); err != nil {
		t.Errorf("the longest question: %v", err)
	}
}

func TestNewErrors(t *testing.T) {
	if _, err := answer.New(knowledge.Open(nil, knowledge.Options{}), answer.Options{}); err == nil {
		t.Error("a base without documents is taken")
	}
	_, base := article(t, answer.Options{})
	if _, err := answer.New(base, answer.Options{MinConfidence: 1.5}); err == nil {
		t.Error("a confidence of 1.5 is taken")
	}
}

// check holds an answer to what every answer promises.
func check(t *testing.T, base *knowledge.Base, a answer.Answer) {
	t.Helper()
	total := 0
	for i, c := range a.Citations {
		d := base.Document(c.Document)
		if c.N != i+1 || d == nil || d.Text[c.Start:c.End] != c.Quote || d.Quote(c.Sentence-1) != c.Quote {
			t.Errorf("citation %d is not the document's text at %d to %d: %q", c.N, c.Start, c.End, c.Quote)
		}
		total += utf8.RuneCountInString(c.Quote)
	}
	if a.Kind != answer.Summary && (len(a.Citations) > 2 || len(a.Citations) == 2 && total > 200) {
		t.Errorf("%d quotes of %d characters", len(a.Citations), total)
	}
	if a.Text == "" || a.Confidence < 0 || a.Confidence > 1 || a.Citations == nil {
		t.Errorf("text %q, confidence %g, citations %v", a.Text, a.Confidence, a.Citations)
	}
	if a.Answered == (len(a.Citations) == 0) && a.Kind != answer.Greeting && a.Kind != answer.Thanks && a.Kind != answer.About && a.Answered {
		t.Errorf("answered with %d citations", len(a.Citations))
	}
}

// FuzzReply asks anything: no panic, and every promise kept.
func FuzzReply(f *testing.F) {
	r, base := article(f, answer.Options{})
	for _, q := range []string{"北约峰会在哪里举行？", "Who?", "为什么", "总结一下", "𠀀\u0301 28", "l'OTAN’s «?»", "что"} {
		f.Add(q, "北约秘书长是谁？")
	}
	f.Fuzz(func(t *testing.T, question, history string) {
		a, err := r.Reply(t.Context(), answer.Question{Text: question, History: []string{history}})
		if err != nil {
			if answer.Unread(err, answer.Question{Text: question}, words) == "" {
				t.Fatalf("%q: %v", question, err)
			}
			return
		}
		check(t, base, a)
	})
}

func TestJSON(t *testing.T) {
	r, _ := article(t, answer.Options{})
	raw, err := json.Marshal(reply(t, r, "比特币的价格是多少？"))
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{`"id":`, `"question":`, `"lang":"zh"`, `"answered":false`, `"kind":"howmany"`, `"answer":`, `"phrased_by":""`, `"confidence":`, `"citations":[]`, `"latency_us":`} {
		if !strings.Contains(string(raw), field) {
			t.Errorf("no %s in %s", field, raw)
		}
	}
}

func BenchmarkReply(b *testing.B) {
	r, _ := article(b, answer.Options{})
	for _, q := range []string{"北约峰会在哪里举行？", "Where will the NATO summit be held?", "这篇文章讲了什么？"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				reply(b, r, q)
			}
		})
	}
}

func TestWanted(t *testing.T) {
	r, _ := article(t, answer.Options{})
	tests := []struct{ question, want string }{
		{"三国首脑是哪一天在多维尔会谈的？", "10月18日"},
		{"北约有多少个成员国？", "28个"},
		{"When did Medvedev announce that he would attend the summit?", "10月19日|下月|19 October"},
		{"北约秘书长是谁？", "拉斯穆森"},
		{"罗戈津的要求是什么？", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(reply(t, r, tt.question).Citations[0].Wanted, "|"); !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: wanted %q, want %q", tt.question, got, tt.want)
		}
	}
}

// A quote that begins with a pronoun comes with the sentence before, unless that
// is quoted itself.
func TestContext(t *testing.T) {
	r, base := article(t, answer.Options{})
	a := reply(t, r, "罗戈津说北约应当消化什么？")
	c := a.Citations[0]
	quoted := slices.ContainsFunc(a.Citations, func(o answer.Citation) bool { return o.Sentence == c.Sentence-1 })
	if !strings.HasPrefix(c.Quote, "他说") || !quoted && c.Context != base.Documents()[0].Quote(c.Sentence-2) || quoted && c.Context != "" {
		t.Errorf("%s comes with %q", c.Quote, c.Context)
	}
	if c := reply(t, r, "What should NATO digest?").Citations[0]; !strings.HasPrefix(c.Context, "Rogozin said") {
		t.Errorf("in English it comes with %q", c.Context)
	}
	for _, q := range base.Documents()[0].Questions {
		a := reply(t, r, q.Text)
		for _, c := range a.Citations {
			for _, other := range a.Citations {
				if c.Context != "" && (c.Context == other.Quote || c.Context == other.Translation) {
					t.Errorf("%s: the context of %q is quoted too", q.Text, c.Quote)
				}
			}
		}
	}
}

// A sentence without a subject of its own comes with the one that names it, past
// others that lean too; one that stands by itself comes alone.
func TestContextOfSentencesWithoutASubject(t *testing.T) {
	tests := []struct{ document, question, quote, context string }{
		{"museum", "海龟的体长可达多少公分？", "体长可达52公分。", "馆里的海龟名叫阿福。"},
		{"museum", "海龟每天上午由谁喂食？", "每天上午由饲养员喂食。", "馆里的海龟名叫阿福。"},
		{"museum", "馆里的海龟名叫什么？", "馆里的海龟名叫阿福。", ""},
		{"museum", "博物馆于哪一年开放？", "博物馆于1998年正式开放。", ""},
		{"harbour", "How many pounds did it cost?", "It cost 4,000 pounds.", "Owen Hale built the lighthouse."},
	}
	for _, tt := range tests {
		c := reply(t, textOf(t, tt.document), tt.question).Citations[0]
		if c.Quote != tt.quote || c.Context != tt.context {
			t.Errorf("%s: %q after %q, want %q after %q", tt.question, c.Quote, c.Context, tt.quote, tt.context)
		}
	}
}

// An earlier question that can't be read is passed over, however it came here.
func TestUnreadableHistory(t *testing.T) {
	r, _ := article(t, answer.Options{})
	alone := reply(t, r, "为什么？")
	for _, h := range []string{"", "ab\xff", strings.Repeat("俄罗斯反对北约东扩吗", 100)} {
		if a := reply(t, r, "为什么？", h); a.Text != alone.Text || a.Confidence != alone.Confidence {
			t.Errorf("after %.20q… the reply is %s (%.2f)", h, a.Text, a.Confidence)
		}
	}
}

// A reply in a language of the owner's choice suggests questions in it.
func TestSuggestionsInTheReplysLanguage(t *testing.T) {
	r, _ := article(t, answer.Options{Language: "en"})
	for _, q := range []string{"请给我写一首诗", "比特币的价格是多少？"} {
		for _, s := range reply(t, r, q).Suggestions {
			if s[0] >= 0x80 {
				t.Errorf("%s: an English reply suggests %s", q, s)
			}
		}
	}
}
