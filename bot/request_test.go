package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"detente/answer"
	"detente/bot/discordtest"
)

// checkRequest fails t when Discord would refuse or drop anything of a reply, in any
// of the forms in which it is sent.
func checkRequest(t *testing.T, r reply, question string) {
	t.Helper()
	forms := map[string]reply{
		"": r, "under the question": r.under(question), "plain": r.plain(),
		"plain, elsewhere": r.under(question).below("elsewhere:").plain(),
	}
	for name, form := range forms {
		if content := form.message().Content; strings.Count(content, fence)%2 != 0 {
			t.Fatalf("%s: a block of code is not ended: %s", name, content)
		}
		for _, body := range []any{form.message(), form.replacement()} {
			raw, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(raw), `\ufffd`) || !utf8.Valid(raw) {
				t.Fatalf("%s: a character was cut: %s", name, raw)
			}
			for _, fault := range discordtest.MessageFaults(raw) {
				t.Fatalf("%s: %s: %s", name, fault, raw)
			}
		}
	}
}

// FuzzRequest renders answers to any question from any document, and wants the requests
// that show them to be such as Discord takes.
func FuzzRequest(f *testing.F) {
	f.Add("zh", "在哪里？", "峰会在葡萄牙首都里斯本举行。", "The summit will be held in Lisbon.", "里斯本峰会", "俄罗斯与北约", 2, true)
	f.Add("en", "@everyone <@1> <#2> <@&3>", strings.Repeat("𠀀", 4000), "", strings.Repeat("x", 300), "#", 5, true)
	f.Add("ru", "```\n> ||x||", "\u202e\u200b", "é́́", "", "", 0, false)
	for _, seed := range structures {
		f.Add("en", "How?", seed, "", "§", "Guide", 2, true)
	}
	f.Fuzz(func(t *testing.T, lang, question, quote, translation, section, title string, n int, answered bool) {
		a := answer.Answer{Lang: lang, Question: question, Text: quote, Answered: answered, Lead: "", Suggestions: []string{question, title, section}}
		for i := range min(max(n, 0), 7) {
			a.Citations = append(a.Citations, answer.Citation{
				N: i + 1, Title: title, Section: section, Sentence: i, Quote: quote, Translation: translation,
				Context: title, Machine: section, Wanted: []string{question, section},
				Parts: structured(quote, translation), More: n / 2,
			})
		}
		checkRequest(t, render(a), strings.ToValidUTF8(question, ""))
	})
}
