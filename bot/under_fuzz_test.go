package bot

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/answertest"
	"detente/answer/wording"
	"detente/bot/phrasebook"
	"detente/bot/policy"
	"detente/bot/store"
)

// fuzzBot is a bot that reaches nothing.
func fuzzBot() *Bot {
	d := newDirectory()
	d.join(&discordgo.Guild{ID: "1", Channels: []*discordgo.Channel{{ID: "2", GuildID: "1", Type: discordgo.ChannelTypeGuildText}}})
	return &Bot{directory: d, lacks: newLacks(), saved: newSavedIndex(), now: time.Now, options: Options{}.withDefaults()}
}

// withoutLink is a reply without the one link of its own, to a saved message.
func withoutLink(t *testing.T, r reply, lang, link string) reply {
	t.Helper()
	p := phrasebook.For(lang).Saving
	own := " · [" + p.Message + "](" + link + ")"
	for _, e := range []**discordgo.MessageEmbed{&r.above, &r.embed} {
		if *e != nil {
			copied := **e
			copied.Description = strings.Replace(copied.Description, own, "", 1)
			*e = &copied
		}
	}
	return r
}

// FuzzUnderAnswers shows any answer with its buttons, below any saved answer: each
// request is one that Discord takes, nothing in it is live, and no character is cut.
func FuzzUnderAnswers(f *testing.F) {
	const link = "https://discord.com/channels/1/2/3"
	f.Add("zh", "食堂几点开门？", "蓝塔建于1911年。高三十米。", "早上七点。", "mod", true, 2)
	f.Add("en", "@everyone <@1>", "a.\n\n# b", strings.Repeat("*", 300), "](https://x.y) @here", true, 5)
	f.Add("ru", "```", strings.Repeat("𠀀。", 100), "\u202e\u200b", "", false, 0)
	f.Add("de", strings.Repeat("é́", 60), "x", strings.Repeat("𠀀", 1000), strings.Repeat("👩‍👩‍👧", 20), true, 1)
	b := fuzzBot()
	f.Fuzz(func(t *testing.T, lang, question, document, text, name string, answered bool, n int) {
		a := answer.Answer{Lang: lang, Text: text, Answered: answered, Suggestions: []string{question}}
		for i := range min(max(n, 0), 7) {
			a.Citations = append(a.Citations, answer.Citation{N: i + 1, Document: "doc", Sentence: i + 1, Title: name, Quote: document})
		}
		asking := &asking{about: policy.Asking{User: "18446744073709551615", Channel: "2", Guild: "1"}}
		for _, saved := range []*store.Saved{nil, {Text: text, AuthorName: name, Link: link}, {Text: document, AuthorName: text, Link: question}} {
			asking.saved = saved
			shown := b.withControls(asking, a, renderWith(saved, a))
			checkLimits(t, withoutLink(t, shown, lang, link))
			checkRequest(t, shown, strings.ToValidUTF8(question, ""))
		}
		if name := threadName(question, phrasebook.For(lang)); units(name) > maxThreadName || strings.TrimSpace(name) == "" || !utf8.ValidString(name) {
			t.Fatalf("thread name %q", name)
		}
	})
}

// FuzzExcerpt shows any sentences as a passage of a document.
func FuzzExcerpt(f *testing.F) {
	f.Add("蓝塔建于1911年。高三十米。", "The tower.", "里斯本峰会", 2, 0)
	f.Add("@everyone <@1>。```\n> # b。**。", "", "", 7, 1)
	f.Add(strings.Repeat("𠀀é́", 100)+"。", "||x||", strings.Repeat("*", 600), 500, 400)
	for _, seed := range structures {
		f.Add(seed, "", "s", 40, 3)
	}
	f.Fuzz(func(t *testing.T, document, translation, section string, n, evidence int) {
		leaves := structured(document, "")[0].Leaves
		e := answer.Excerpt{Title: section, Section: translation}
		sentences := strings.SplitAfter(document, "。")
		for i := range min(max(n, 0), 1200) {
			e.Lines = append(e.Lines, answer.Line{
				Sentence: i + 1, Quote: sentences[i%len(sentences)], Translation: translation, Opens: i%3 == 0, Evidence: i == evidence,
			})
			if last := &e.Lines[i]; translation == "" && len(leaves) > 0 {
				last.Setting, last.Quote = leaves[i%len(leaves)].Setting, leaves[i%len(leaves)].Text
			}
		}
		r := renderExcerpt(e)
		checkLimits(t, r)
		checkRequest(t, r, "")
	})
}

// TestPassagesOfStrangeDocuments looks at the passages of documents, with their first
// sentences as citations.
func TestPassagesOfStrangeDocuments(t *testing.T) {
	for _, document := range []string{
		"蓝塔建于1911年。高三十米。", "x", strings.Repeat("c. ", 900), strings.Repeat("𠀀。", 700), "@everyone.\n\n# b\n\n**.",
	} {
		library := answertest.Responder(t, "doc", "*@here*", document).Library()
		for _, lang := range []string{"zh", "en", "fr"} {
			checkSources(t, library, lang)
		}
	}
}

// checkSources looks at passages of the document doc, with its first sentences as
// citations.
func checkSources(t *testing.T, library *answer.Library, lang string) {
	t.Helper()
	info, _ := library.Document("doc", lang)
	v := &visit{library: library, locale: lang, phrases: phrasebook.For(lang), words: wording.For(lang)}
	view := sourceView{}
	for i := range min(info.Sentences, maxQuotes) {
		m, _ := library.Mark("doc", i+1)
		view.marks, view.code = append(view.marks, m), view.code+markCode(m)
	}
	for i := 1; i <= info.Sentences; i += 1 + info.Sentences/8 {
		m, _ := library.Mark("doc", i)
		if read := readMarks(markCode(m)); len(read) != 1 || read[0] != m {
			t.Fatalf("the mark %+v is read as %+v", m, read)
		}
		if !v.turnTo(&view, m, -1) {
			t.Fatalf("the mark %+v is not found", m)
		}
		r := v.renderSource(view)
		checkRequest(t, r, "")
		checkLimits(t, r)
	}
}

// FuzzMarks reads any custom id.
func FuzzMarks(f *testing.F) {
	f.Add("3q2-7wAAGxI0")
	f.Add("")
	f.Fuzz(func(t *testing.T, code string) {
		all := ""
		for _, m := range readMarks(code) {
			all += markCode(m)
		}
		if read := readMarks(all); len(read) > maxQuotes+1 {
			t.Fatalf("%d marks", len(read))
		}
	})
}
