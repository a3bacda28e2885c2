package main

import (
	"strings"
	"testing"

	"detente/answer/model/modeltest"
	"detente/answer/wording"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

const (
	unanswerable = "比特币的价格是多少？"
	answerable   = "北约秘书长是谁？"
)

// settings opens the panel, in English, on the page of a setting.
func (s *service) settings(t testing.TB, page string) discordtest.Message {
	t.Helper()
	return s.choose(t, s.manage(t, "detente settings", "en-US", nil), "settings:page", "en-US", page)
}

// set changes one setting.
func (s *service) set(t testing.TB, page, name string, values ...string) discordtest.Message {
	t.Helper()
	return s.choose(t, s.settings(t, page), "settings:"+name, "en-US", values...)
}

// TestSettingsPanel shows each page before and after a choice.
func TestSettingsPanel(t *testing.T) {
	t.Parallel()
	for _, locale := range []string{"zh-CN", "en-US"} {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{})
			role, category := s.AddRole("editors"), s.AddCategory("archive")
			names := []string{s.ChannelID(), "GENERAL", role, "EDITORS", category, "ARCHIVE", s.User("ann").ID, "ANN"}
			at := s.manage(t, "detente settings", locale, nil)
			all := []string{laid(at, names...)}
			for _, c := range []struct{ page, name, value string }{
				{"answers", "threshold", "0.4"},
				{"under", "threads", "never"},
				{"places", "channels", category},
				{"people", "not-users", s.User("ann").ID},
			} {
				at = s.choose(t, at, "settings:page", locale, c.page)
				at = s.choose(t, at, "settings:"+c.name, locale, c.value)
				all = append(all, laid(at, names...))
			}
			at = s.choose(t, at, "settings:not-users", locale)
			if strings.Contains(laid(at, names...), "ANN") {
				t.Errorf("nobody is denied, and the panel shows\n%s", laid(at, names...))
			}
			checkGolden(t, "e2e/settings-"+locale, strings.Join(all, "===\n"))
		})
	}
}

// TestSettingsNeedPermission presses what another one was shown.
func TestSettingsNeedPermission(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	ann := s.User("ann")
	s.SetMember(ann, discordtest.Member{Permissions: discordtest.PermissionsDefault | discordtest.PermissionManageServer})
	at := s.use(t, ann, "detente settings", "en-US", nil)
	s.SetMember(ann, discordtest.Member{})
	got := s.Choose(at, "settings:language", ann, "fr").Reply(t)
	if got.Content != phrasebook.For("en").Settings.NotManager || !got.Ephemeral {
		t.Errorf("a choice without the permission gets\n%s", laid(got))
	}
	if m := s.mention(t, unanswerable); !strings.Contains(m.Embeds[0].Description, wording.For("zh").NotTold) {
		t.Errorf("the language was changed:\n%s", laid(m))
	}
}

func TestLanguageSetting(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	for lang, values := range map[string]string{"fr": "fr", "zh": "default"} {
		s.set(t, "answers", "language", values)
		if m := s.mention(t, unanswerable); !strings.HasPrefix(m.Embeds[0].Description, wording.For(lang).NotTold) {
			t.Errorf("%s: the refusal is\n%s", lang, laid(m))
		}
	}
}

func TestThresholdSetting(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	refused := func() bool {
		return s.mention(t, "北约峰会在哪座城市举行？").Embeds[0].Color == colorOfRefusals
	}
	if refused() {
		t.Error("the question is refused with the bot's own threshold")
	}
	s.set(t, "answers", "threshold", "0.4")
	if !refused() {
		t.Error("the question is not refused with the strict threshold")
	}
	s.set(t, "answers", "threshold", "0.05")
	if refused() {
		t.Error("the question is refused with the lenient threshold")
	}
}

// colorOfRefusals is that of package bot.
const colorOfRefusals = 0x8A9099

// TestPhrasingSetting does without a model that there is.
func TestPhrasingSetting(t *testing.T) {
	t.Parallel()
	model := modeltest.New(t, modeltest.Answer(func(modeltest.Request) string { return phrasedDay }))
	s := startService(t, discordtest.Options{}, modelled(model)...)
	phrased := func() bool {
		return strings.HasPrefix(s.mention(t, asksForDay).Embeds[0].Description, "罗戈津11月2日")
	}
	if !phrased() {
		t.Error("the model phrases nothing")
	}
	s.set(t, "answers", "phrasing", "off")
	if phrased() {
		t.Error("the model phrases, and is switched off")
	}
}

// TestPlaceSettings leaves out a channel by its category, with its threads.
func TestPlaceSettings(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	category := s.AddCategory("archive")
	inside := s.AddChannelIn(category, "old")
	thread := s.OpenThread(inside, "a thread", s.User("ann"))
	s.set(t, "places", "not-channels", category)
	for _, channel := range []string{inside, thread} {
		m := s.Post(s.mentioning(channel, answerable))
		until(t, "the message is marked", func() bool { return len(s.Reactions(m)) == 1 })
	}
	s.mention(t, answerable) // elsewhere there is a reply
	s.set(t, "places", "channels", inside)
	m := s.Slash(discordtest.Slash{Channel: s.ChannelID(), User: s.User("ann"), Name: "ask", Locale: "en-US", Options: map[string]any{"question": answerable}}).Reply(t)
	if m.Content != phrasebook.For("en").Notice.NotHere || !m.Ephemeral {
		t.Errorf("outside of the allowed channel:\n%s", laid(m))
	}
}

func TestPeopleSettings(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	ann, role := s.User("ann"), s.AddRole("editors")
	denied := func(what string) {
		t.Helper()
		m := s.slash(t, answerable, "en-US", true)
		if got := m.Content == phrasebook.For("en").Notice.NotYou; !got {
			t.Errorf("%s: ann gets\n%s", what, laid(m))
		}
	}
	s.set(t, "people", "roles", role)
	denied("without the role")
	s.SetMember(ann, discordtest.Member{Roles: []string{role}})
	checkQuotes(t, s.slash(t, answerable, "en-US", true), "拉斯穆森")
	s.set(t, "people", "not-users", ann.ID)
	denied("denied by name")
	s.set(t, "people", "not-users")
	s.set(t, "people", "not-roles", role)
	denied("denied by role")
}

// TestAutoAndQuietSettings takes every message of a forum for a question.
func TestAutoAndQuietSettings(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_DISCORD_MESSAGE_CONTENT=true")
	forum := s.AddForum("", "questions")
	s.set(t, "places", "auto", forum)
	_, post := s.ForumPost(forum, answerable, s.User("ann"), "谁知道？")
	checkQuotes(t, s.Reply(t, post), "拉斯穆森")
	say := func(text string) discordtest.Message {
		return s.Post(discordtest.Post{Channel: post.ChannelID, Author: s.User("ann"), Content: text})
	}
	if m := s.Reply(t, say(unanswerable)); m.Embeds[0].Color != colorOfRefusals {
		t.Errorf("not quiet: %s", laid(m))
	}
	s.set(t, "places", "quiet", "on")
	silent := say(unanswerable)
	s.Reply(t, say(answerable)) // a channel's messages are taken in order
	for _, m := range s.Messages(post.ChannelID) {
		if m.Reference == silent.ID {
			t.Errorf("quiet: %s", laid(m))
		}
	}
}

// TestAutoSettingWithoutIntent shows why it is not to be had.
func TestAutoSettingWithoutIntent(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	m := s.settings(t, "places")
	if c := menu(t, m, "settings:auto"); !c.Disabled || !strings.Contains(c.Placeholder, "message content intent") {
		t.Errorf("the menu is %+v", c)
	}
}

// TestSettingsNotSaved tells that a choice is not saved, and shows what holds.
func TestSettingsNotSaved(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/detente.db"
	s := startService(t, discordtest.Options{}, "DETENTE_STORE_URL="+file)
	s.set(t, "answers", "language", "de")
	before, _, _ := strings.Cut(phrasebook.For("en").Settings.NotSavedFormat, "%s")
	for name, trouble := range storeTroubles() {
		end := trouble(t, file)
		at := s.set(t, "answers", "language", "fr")
		end()
		reference := strings.TrimSuffix(strings.TrimPrefix(at.Content, before), ".")
		if !strings.HasPrefix(at.Content, before) || s.log.Count("reference="+reference) != 1 {
			t.Errorf("%s: a choice that is not saved:\n%s", name, laid(at))
		}
		for _, o := range menu(t, at, "settings:language").Options {
			if o.Default != (o.Value == "de") {
				t.Errorf("%s: %s is chosen: %v", name, o.Value, o.Default)
			}
		}
	}
	if at := s.set(t, "answers", "language", "fr"); at.Content != "" {
		t.Errorf("after the trouble:\n%s", laid(at))
	}
}
