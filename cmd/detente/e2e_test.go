package main

import (
	"net/http"
	"strings"
	"testing"

	"detente/bot/discordtest"
)

// The ways to ask, of which a table names one.
const (
	bySlash        = "slash"
	bySlashPrivate = "slash, private"
	byMention      = "mention"
	byDirect       = "direct message"
)

// ask asks in one of the ways.
func (s *service) ask(t *testing.T, way, question, locale string) discordtest.Message {
	t.Helper()
	switch way {
	case bySlash, bySlashPrivate:
		return s.slash(t, question, locale, way == bySlashPrivate)
	case byMention:
		return s.mention(t, question)
	}
	return s.direct(t, question)
}

func TestAskOnDiscord(t *testing.T) {
	t.Parallel()
	tests := []struct {
		golden, way, locale, question string
		want                          string // in one of the quotes
	}{
		{"slash-zh", bySlash, "zh-CN", "北约峰会在哪里举行？", "里斯本"},
		{"slash-en", bySlash, "en-GB", "Where will the NATO summit be held?", "里斯本"},
		{"slash-zh-Hant", bySlash, "zh-TW", "北約領導人什麼時候在里斯本會晤？", "11月19日至20日"},
		{"slash-private-zh", bySlashPrivate, "zh-CN", "萨科齐、默克尔和梅德韦杰夫在哪里会谈？", "多维尔"},
		{"slash-private-en", bySlashPrivate, "en-US", "Where did Sarkozy, Merkel and Medvedev hold talks?", "多维尔"},
		{"mention-zh", byMention, "", "北约秘书长是谁？", "拉斯穆森"},
		{"mention-en", byMention, "", "Who is the secretary general of NATO?", "拉斯穆森"},
		{"direct-zh", byDirect, "", "俄罗斯承诺不在哪里增加驻军？", "阿布哈兹和南奥塞梯"},
		{"direct-en", byDirect, "", "How many member states does NATO have?", "28个成员国"},
	}
	s := startService(t, discordtest.Options{})
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			m := s.ask(t, test.way, test.question, test.locale)
			checkGolden(t, "e2e/"+test.golden, seen(m))
			checkQuotes(t, m, test.want)
			if m.Ephemeral != (test.way == bySlashPrivate) {
				t.Errorf("for the asker alone: %v", m.Ephemeral)
			}
			if len(suggested(m)) > 0 {
				t.Errorf("an answer suggests questions:\n%s", seen(m))
			}
		})
	}
}

// TestReplyChain asks questions that say nothing by themselves. The chain of
// replies is all that the bot knows of what was said before.
func TestReplyChain(t *testing.T) {
	t.Parallel()
	tests := []struct {
		golden, way, locale string
		questions           []string
		want                string // in a quote of the last reply
	}{
		{"chain-when-zh", byMention, "", []string{"三国首脑在哪里会谈？", "是哪一天？"}, "10月18日"},
		{"chain-where-en", byMention, "", []string{"When will the NATO summit take place?", "Where will it be held?"}, "里斯本"},
		{"chain-why-zh", bySlash, "zh-CN", []string{"俄罗斯反对北约东扩吗？", "为什么？"}, "“冷战”思维的继续"},
		{"chain-why-en", bySlash, "en-US", []string{"Is Russia against NATO expansion?", "Why?"}, "“冷战”思维的继续"},
		{"chain-who-zh", byDirect, "", []string{"北约秘书长是谁？", "他在莫斯科和谁会谈了？"}, "梅德韦杰夫"},
	}
	s := startService(t, discordtest.Options{})
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			at := s.ask(t, test.way, test.questions[0], test.locale)
			all := []string{seen(at)}
			for _, q := range test.questions[1:] {
				at = s.follow(t, at, q)
				all = append(all, seen(at))
			}
			checkGolden(t, "e2e/"+test.golden, strings.Join(all, "===\n"))
			checkQuotes(t, at, test.want)
			last := test.questions[len(test.questions)-1]
			if alone := s.mention(t, last); seen(alone) == seen(at) {
				t.Errorf("%q gets the same reply without the chain:\n%s", last, seen(alone))
			}
		})
	}
}

// TestRefusal asks what the article does not tell, and then presses each of the
// buttons: what they offer has to be answered.
func TestRefusal(t *testing.T) {
	t.Parallel()
	tests := []struct{ golden, way, locale, question string }{
		{"refusal-zh", byMention, "", "今天天气怎么样？"},
		{"refusal-en", byDirect, "", "What is the capital of Brazil?"},
		{"refusal-private-zh-Hant", bySlashPrivate, "zh-TW", "紅燒肉怎麼做好吃？"},
	}
	s := startService(t, discordtest.Options{})
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			refused := s.ask(t, test.way, test.question, test.locale)
			all := []string{seen(refused)}
			offered := suggested(refused)
			if len(offered) == 0 || len(offered) > 3 {
				t.Errorf("%d buttons, want up to three", len(offered))
			}
			for _, button := range offered {
				m := s.Press(refused, button.CustomID, s.User("ann")).Reply(t)
				all = append(all, seen(m))
				checkPressed(t, refused, button, m)
			}
			checkGolden(t, "e2e/"+test.golden, strings.Join(all, "===\n"))
		})
	}
}

// checkPressed wants m to answer what the button of a refusal offered.
func checkPressed(t *testing.T, refused discordtest.Message, button discordtest.Component, m discordtest.Message) {
	t.Helper()
	checkQuotes(t, m, "")
	if m.Content != "> "+button.Label {
		t.Errorf("pressed %q, and the reply is to %q", button.Label, m.Content)
	}
	if len(m.Embeds) != 1 || m.Embeds[0].Color == refused.Embeds[0].Color {
		t.Errorf("pressed %q, and the answer looks like the refusal:\n%s", button.Label, seen(m))
	}
	if m.Ephemeral != refused.Ephemeral {
		t.Errorf("pressed %q: for the asker alone: %v, the refusal: %v", button.Label, m.Ephemeral, refused.Ephemeral)
	}
}

// TestCannotBeRead asks in ways that get a notice instead of an answer.
func TestCannotBeRead(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	long := strings.Repeat("长", 501)
	var all []string
	for _, m := range []discordtest.Message{s.mention(t, long), s.mention(t, ""), s.slash(t, " ", "zh-CN", false)} {
		all = append(all, seen(m))
	}
	checkGolden(t, "e2e/cannot-be-read", strings.Join(all, "===\n"))
}

// TestSlowDown asks more than a user may.
func TestSlowDown(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_LIMITS_USER_PER_MINUTE=1")
	s.direct(t, "北约秘书长是谁？")
	m := s.direct(t, "北约秘书长是谁？")
	before, after, ok := strings.Cut(m.Content, " 秒")
	if !ok || !strings.HasPrefix(before, "提问有些频繁，请过 ") || after != "再试。" || len(m.Embeds) > 0 {
		t.Errorf("the second question of a minute gets\n%s", seen(m))
	}
}

// TestSecondStart starts the program again where its commands are registered.
func TestSecondStart(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	for _, changed := range []string{"true", "false"} {
		s := serviceOn(t, d)
		want := `msg="commands registered" changed=` + changed
		until(t, want, func() bool { return s.log.Count(want) > 0 })
		if code := s.stop(); code != 0 {
			t.Errorf("exit code %d", code)
		}
	}
	writes := 0
	for _, r := range d.Requests() {
		if strings.Contains(r.Path, "/commands") && r.Method != http.MethodGet {
			writes++
		}
	}
	if writes != 1 || len(d.Commands()) < 2 {
		t.Errorf("commands were written %d times and are %d, want once and some", writes, len(d.Commands()))
	}
}
