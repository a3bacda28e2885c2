package main

import (
	"regexp"
	"strings"
	"testing"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

// save saves a message as an answer, as a moderator, with the form as it comes but for
// what is given. It returns the form and what the moderator is told.
func (s *service) save(t *testing.T, m discordtest.Message, locale string, values map[string]string) (form discordtest.Modal, told discordtest.Message) {
	t.Helper()
	mod := s.User("mod")
	s.SetMember(mod, discordtest.Member{Permissions: discordtest.PermissionsDefault | discordtest.PermissionManageMessages})
	s.SetLocale(mod, locale)
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	form = s.MessageCommand(discordtest.Slash{User: mod, Name: "Save as answer", Locale: locale}, m).Modal(t)
	filled := map[string]string{}
	for _, in := range form.Inputs {
		filled[in.CustomID] = in.Value
	}
	for id, value := range values {
		filled[id] = value
	}
	return form, s.Submit(form, mod, filled).Reply(t)
}

// messageIDs are the ids in the link to a message.
var messageIDs = regexp.MustCompile(`/channels/\d+/\d+/\d+`)

// withoutIDs is a text that is the same each time.
func withoutIDs(text string) string {
	return messageIDs.ReplaceAllString(text, "/channels/GUILD/CHANNEL/MESSAGE")
}

// seenForm is a form as its reader gets it.
func seenForm(m discordtest.Modal) string {
	var b strings.Builder
	b.WriteString("# " + m.Title + "\n")
	for _, in := range m.Inputs {
		b.WriteString(in.Label + ": [" + in.Value + "] " + in.Placeholder + "\n")
	}
	return b.String()
}

// TestSavedAnswers saves what a moderator replied to a question that the article does
// not tell. From then on it is the answer there, until the message is deleted; another
// server knows nothing of it.
func TestSavedAnswers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ golden, locale, question, reworded, says string }{
		{"saved-zh", "zh-CN", "管理员什么时候在线？", "请问管理员什么时候在线", "每天晚上 *八点* 到十点，有事 @everyone 找我们。\n# 周末全天"},
		{"saved-en", "en-US", "When is the next game night?", "when's the next game night", "Friday, 8 pm, see https://example.org/x_y"},
	} {
		t.Run(test.golden, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{})
			asked := s.Post(s.mentioning(s.ChannelID(), test.question))
			refused := s.Reply(t, asked)
			mods := s.Post(discordtest.Post{Channel: s.ChannelID(), Author: s.User("mod"), Content: test.says, ReplyTo: asked.ID})
			form, told := s.save(t, mods, test.locale, nil)
			if len(form.Inputs) != 1 || form.Inputs[0].Value != test.question || !told.Ephemeral {
				t.Errorf("the form has\n%s", seenForm(form))
			}
			got := s.slash(t, test.reworded, test.locale, false)
			checkGolden(t, "e2e/"+test.golden, withoutIDs(strings.Join([]string{seenForm(form), seen(told), seen(got)}, "===\n")))
			if strings.Contains(seen(got), strings.SplitN(description(refused), "\n", 2)[0]) || len(suggested(got)) > 0 {
				t.Errorf("refused and answered:\n%s", seen(got))
			}
			elsewhere := s.AddChannelTo(s.AddGuild("another"), "general")
			if got := s.Reply(t, s.Post(s.mentioning(elsewhere, test.question))); description(got) != description(refused) {
				t.Errorf("another server gets\n%s", seen(got))
			}
			s.Delete(mods)
			until(t, "the question is refused again", func() bool {
				return description(s.mention(t, test.question)) == description(refused)
			})
		})
	}
}

// TestSavedAboveTheArticle saves an answer to what the article answers, too: its own
// stands below.
func TestSavedAboveTheArticle(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	const question = "北约有多少个成员国？"
	own := s.mention(t, question)
	note := s.Post(discordtest.Post{Channel: s.ChannelID(), Author: s.User("mod"), Content: "文章写于2010年，现在有32个。"})
	form, _ := s.save(t, note, "zh-CN", map[string]string{"question": question})
	if form.Inputs[0].Value != "" {
		t.Errorf("a message that replies to nothing answers %q", form.Inputs[0].Value)
	}
	got := s.mention(t, question)
	checkGolden(t, "e2e/saved-above", withoutIDs(seen(got)))
	if len(got.Embeds) != 2 || got.Embeds[1].Description != description(own) {
		t.Errorf("the article's answer is not below:\n%s", seen(got))
	}
	if !strings.HasPrefix(description(got), "-# 📌 ") || !strings.Contains(description(got), "32个") {
		t.Errorf("the saved answer is not above:\n%s", seen(got))
	}
	if got := s.mention(t, "北约秘书长是谁？"); len(got.Embeds) != 1 {
		t.Errorf("another question gets it, too:\n%s", seen(got))
	}
}

// TestSaveIsRefused tries what can't be saved.
func TestSaveIsRefused(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	p := phrasebook.For("en").Saving
	mod := s.User("mod")
	s.SetMember(mod, discordtest.Member{Permissions: discordtest.PermissionsDefault | discordtest.PermissionManageMessages})
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	try := func(u discordtest.User, text string) string {
		m := s.Post(discordtest.Post{Channel: s.ChannelID(), Author: s.User("bob"), Content: text})
		got := s.MessageCommand(discordtest.Slash{User: u, Name: "Save as answer"}, m).Reply(t)
		if !got.Ephemeral {
			t.Errorf("others see %q", got.Content)
		}
		return got.Content
	}
	if got := try(s.User("ann"), "a message"); got != p.NotTrusted {
		t.Errorf("somebody who may not: %q", got)
	}
	long := strings.Repeat("长", 1501)
	if got, want := try(mod, long), strings.NewReplacer("%d", "1500").Replace(strings.Replace(p.TooLongFormat, "this message has %d", "this message has 1501", 1)); got != want {
		t.Errorf("too long: %q, want %q", got, want)
	}
	if got := try(mod, "\u200b"); got != p.NoText {
		t.Errorf("nothing to be seen: %q", got)
	}
	if form, told := s.save(t, s.Post(discordtest.Post{Author: s.User("bob"), Content: "ok"}), "en-US", map[string]string{"question": " "}); told.Content == "" || strings.Contains(told.Content, "Saved") {
		t.Errorf("a blank question: %q for\n%s", told.Content, seenForm(form))
	}
}
