package phrase

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode"

	"detente/answer/claim"
	"detente/answer/model"
	"detente/knowledge/language"
	"detente/prompts"
)

// A fakeModel answers a request with a text, in pieces of a few runes.
type fakeModel func(ctx context.Context, r model.Request) (string, error)

func (fakeModel) Name() string { return "fake" }

func (f fakeModel) Stream(ctx context.Context, r model.Request, piece func(string)) (model.Result, error) {
	said, err := f(ctx, r)
	runes := []rune(said)
	for i := 0; i < len(runes); i += 3 {
		if ctx.Err() != nil {
			return model.Result{}, ctx.Err()
		}
		piece(string(runes[i:min(i+3, len(runes))]))
	}
	return model.Result{Text: said}, err
}

// says is a model that gives texts one after the other, the last again and again.
func says(texts ...string) fakeModel {
	return func(context.Context, model.Request) (string, error) {
		said := texts[0]
		texts = texts[min(1, len(texts)-1):]
		return said, nil
	}
}

// wordChecker wants every unit of a statement in its sources. Package claim is
// tested by itself; here it matters only that something refuses what is not there.
type wordChecker struct{}

func (wordChecker) Check(statement, _ string, sources []claim.Source) claim.Verdict {
	has := map[language.Term]bool{}
	for _, s := range sources {
		for _, u := range language.Units(s.Text+" "+s.Translation, "") {
			has[u.ID] = true
		}
	}
	for _, u := range language.Units(statement, "") {
		if !has[u.ID] {
			return claim.Verdict{Reason: "word", Detail: statement[u.Start:u.End]}
		}
	}
	return claim.Verdict{Supported: true}
}

// lisbon is a request whose first two sentences would be quoted.
func lisbon() Request {
	at := func(n, quote, translation string, quoted bool) Source {
		return Source{
			Source: claim.Source{Text: quote, Lang: "zh", Translation: translation, TranslationLang: "en", Title: "俄罗斯与北约", Section: "里斯本峰会"},
			Key:    n, Quoted: quoted,
		}
	}
	return Request{
		Question: "北约峰会在哪里举行？", Lang: "zh",
		Sources: []Source{
			at("1", "北约28个成员国的领导人定于11月19日至20日在里斯本会晤。", "The leaders of NATO's 28 members are to meet in Lisbon on 19 and 20 November.", true),
			at("2", "梅德韦杰夫宣布他将出席峰会。", "Medvedev announced that he would attend the summit.", true),
			at("3", "峰会前夕，北约大力加强与俄罗斯的接触。", "On the eve of the summit NATO stepped up its contacts with Russia.", false),
		},
	}
}

func english() Request {
	r := lisbon()
	r.Question, r.Lang = "Where is the summit held?", "en"
	return r
}

func newPhraser(t testing.TB, m Model, change ...func(*Options)) *Phraser {
	t.Helper()
	set, err := prompts.Load("")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Model: m, Checker: wordChecker{}, Prompts: set}
	for _, c := range change {
		c(&o)
	}
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ask phrases r within the phraser's time.
func ask(t testing.TB, p *Phraser, r Request, show func([]Sentence)) Reply {
	t.Helper()
	ctx, cancel := p.Begin(t.Context())
	defer cancel()
	return p.Phrase(ctx, r, show)
}

// inLine is a reply as one line, with the sources' indices.
func inLine(r Reply) string {
	var b strings.Builder
	for _, s := range r.Sentences {
		b.WriteString(s.Text)
		for _, i := range s.Cites {
			b.WriteString(string(rune('①' + i)))
		}
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}

func cached(o *Options) { o.Cache = time.Minute }
