package bot_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"detente/answer"
	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/store"
)

// explainer is a bot.Explainer made of an explanation.
type explainer answer.Explanation

func (e explainer) Explain(context.Context, answer.Question) (answer.Explanation, error) {
	return answer.Explanation(e), nil
}

// manage uses a command as the guild's owner.
func manage(t *testing.T, d *discordtest.Server, command, locale string, options map[string]any) discordtest.Message {
	t.Helper()
	registered(t, d)
	return d.Slash(discordtest.Slash{Channel: d.ChannelID(), User: d.Owner(), Name: command, Locale: locale, Options: options}).Reply(t)
}

// TestWhyFits explains with as much of everything as there can be: all parts are shown,
// the last line too.
func TestWhyFits(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("*_`", 200)
	e := explainer{FollowUp: true, Meant: long, Strange: slices.Repeat([]string{long}, 9), Losses: []answer.Loss{
		{Lack: answer.NoDate, Odds: 1.25}, {Lack: answer.NoNumber, Odds: 2}, {Lack: answer.NoSuchName, Odds: 12.34},
	}}
	for range 9 {
		e.Passages = append(e.Passages, answer.ExplainedPassage{Title: long, Section: long, First: 1, Last: 99999, Score: 12345.6})
		e.Sentences = append(e.Sentences, answer.ExplainedSentence{Place: answer.Place{Sentence: 99999}, Quote: long, Score: -12345.6})
	}
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	list := slices.Repeat([]string{long}, 20)
	o.Store.Record(store.Question{
		ID: "100000000000000000", Guild: d.GuildID(), Answer: "200000000000000000", Text: long, History: list, Quotes: list, Lang: long, Kind: long,
		Way: "auto", Rule: "allowed", Reference: "ABCDEFGH", Outcome: store.Refused, Latency: 1, Confidence: 0.1, Threshold: 0.5,
	})
	runFrom(t, o, bot.Documents{Responder: responder(lisbon), Explainer: e})
	d.WaitReady(t)
	for _, locale := range []string{"zh-CN", "zh-TW", "ru", "fr", "de", "en-US"} {
		text := description(manage(t, d, "detente why", locale, map[string]any{"message": "100000000000000000"}))
		if !strings.HasSuffix(text, " (−12.3)") || strings.Count(text, "\n") < 30 {
			t.Errorf("%s: %d characters:\n%s", locale, utf8.RuneCountInString(text), text)
		}
	}
}

// TestOthersComponents presses, as a member, what only managers are shown: a message of
// the bot's with forged ids can't exist, but a permission can be taken away.
func TestOthersComponents(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	ann := d.User("ann")
	may := discordtest.Member{Permissions: discordtest.PermissionsDefault | discordtest.PermissionManageServer}
	for command, id := range map[string]string{"detente settings": "settings:page", "detente unanswered": "gaps:list", "detente stats": "stats:"} {
		d.SetMember(ann, may)
		registered(t, d)
		m := d.Slash(discordtest.Slash{Channel: d.ChannelID(), User: ann, Name: command, Locale: "de"}).Reply(t)
		d.SetMember(ann, discordtest.Member{})
		if got := d.Press(m, id, ann).Reply(t); !got.Ephemeral || got.Content != phrasebook.For("en").Settings.NotManager {
			t.Errorf("%s: a member gets %q", id, got.Content)
		}
	}
}
