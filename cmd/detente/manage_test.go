package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

// locales are those in which goldens show what a reader gets.
func locales() []string { return []string{"zh-CN", "en-US"} }

// refuseSome asks what the article does not tell: one question twice, in two ways of
// writing it, and n others. It waits until they are listed.
func (s *service) refuseSome(t *testing.T, n int) {
	t.Helper()
	ask := func(question string) {
		t.Helper()
		s.mention(t, question)
		at := time.Now().UnixMilli() // by which the lists are ordered
		until(t, "it is later", func() bool { return time.Now().UnixMilli() > at })
	}
	ask(unanswerable)
	ask("比特币的价格是多少")
	for i := range n {
		ask(fmt.Sprintf("第 %d 届世界杯 *冠军* 是谁？", i+1))
	}
	s.listed(t, n+1)
}

// listed waits until so many questions are in the list.
func (s *service) listed(t *testing.T, n int) {
	t.Helper()
	until(t, "the questions are listed", func() bool {
		m := s.manage(t, "detente unanswered", "en-US", nil)
		return strings.Count(m.Embeds[0].Description, "** ") == min(n, 6) && (n <= 6) == (m.Embeds[0].Footer == nil)
	})
}

func TestUnanswered(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{})
			all := []string{laid(s.manage(t, "detente unanswered", locale, nil))}
			s.direct(t, "今天天气怎么样？") // of no server
			s.mention(t, answerable)
			s.refuseSome(t, 6)
			m := s.manage(t, "detente unanswered", locale, nil)
			all = append(all, laid(m))
			m = s.ownerPress(t, m, "gaps:open:1", locale)
			all = append(all, laid(m))
			all = append(all, laid(s.choose(t, m, "gaps:list", locale, "bad")))
			checkGolden(t, "e2e/unanswered-"+locale, strings.Join(all, "===\n"))
		})
	}
}

// TestStats reads the figures and the picture of two servers.
func TestStats(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{})
			all := []string{laid(s.manage(t, "detente stats", locale, nil))}
			s.mention(t, answerable)
			s.refuseSome(t, 1)
			s.set(t, "people", "not-users", s.User("ann").ID)
			s.slash(t, answerable, locale, true)
			var m discordtest.Message
			until(t, "all are counted", func() bool {
				m = s.manage(t, "detente stats", locale, nil)
				return strings.Contains(m.Embeds[0].Description, " 5**")
			})
			all = append(all, statsLaid(t, m))
			m = s.choose(t, m, "stats:", locale, "7")
			all = append(all, statsLaid(t, m))
			checkGolden(t, "e2e/stats-"+locale, strings.Join(all, "===\n"))
		})
	}
}

// statsLaid is the figures without how long answers took, and checks the picture.
func statsLaid(t *testing.T, m discordtest.Message) string {
	t.Helper()
	if len(m.Attachments) != 1 || m.Embeds[0].Image == nil {
		t.Fatalf("%d attachments in\n%s", len(m.Attachments), laid(m))
	}
	if _, err := png.Decode(bytes.NewReader(m.Attachments[0].Bytes)); err != nil {
		t.Errorf("the picture: %v", err)
	}
	var kept []string
	for line := range strings.Lines(laid(m)) {
		if strings.Contains(line, " ms") {
			line = "(times)\n"
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "")
}

func TestWhy(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{})
			first := s.mention(t, answerable)
			second := s.follow(t, first, "他在莫斯科和谁会谈了？")
			refused := s.slash(t, "How many soldiers did Russia send to Sevastopol?", "en-US", false)
			direct := s.direct(t, answerable)
			link := "https://discord.com/channels/1/" + second.ChannelID + "/" + second.ID
			var all []string
			for _, message := range []string{first.Reference, link, refused.ChannelID + "-" + refused.ID} {
				all = append(all, withoutTimes(laid(s.why(t, message, locale))))
			}
			for _, message := range []string{direct.ID, "42", "hello"} {
				m := s.manage(t, "detente why", locale, map[string]any{"message": message})
				all = append(all, laid(m))
			}
			checkGolden(t, "e2e/why-"+locale, strings.Join(all, "===\n"))
		})
	}
}

// why asks about a message that is recorded, or will be soon: an answer is recorded
// after it was sent.
func (s *service) why(t *testing.T, message, locale string) (m discordtest.Message) {
	t.Helper()
	until(t, "the question is recorded", func() bool {
		m = s.manage(t, "detente why", locale, map[string]any{"message": message})
		return len(m.Embeds) == 1
	})
	return m
}

// withoutTimes leaves out the line that tells how long an answer took.
func withoutTimes(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		if !strings.HasSuffix(line, " ms\n") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// TestWhyOfATextNotKept reads the question again where Discord still has it.
func TestWhyOfATextNotKept(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_STORE_RETENTION=0s")
	public, private := s.slash(t, answerable, "en-US", false), s.slash(t, answerable, "en-US", true)
	p := phrasebook.For("en").Why
	for _, c := range []struct {
		message discordtest.Message
		want    string
	}{{s.mention(t, answerable), answerable + " " + p.Reread}, {public, answerable + " " + p.Reread}, {private, "** " + p.NotKept}} {
		m := s.why(t, c.message.ID, "en-US")
		if !strings.Contains(m.Embeds[0].Description, c.want) {
			t.Errorf("no %q in\n%s", c.want, laid(m))
		}
	}
}

// TestPrivacy deletes what is kept of somebody, of whom the file then knows nothing.
func TestPrivacy(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			file := t.TempDir() + "/detente.db"
			s := startService(t, discordtest.Options{}, "DETENTE_STORE_URL="+file)
			ann := s.User("ann")
			s.SetLocale(ann, locale)
			all := []string{laid(s.use(t, ann, "privacy", locale, nil))}
			s.mention(t, answerable)
			s.direct(t, "比特币的 *价格* 是多少？")
			// An answer is recorded after it was sent.
			until(t, "the questions are in the file", func() bool { return fileHas(t, file, answerable) && fileHas(t, file, "比特币") })
			m := s.Slash(discordtest.Slash{Channel: s.DMChannelID(), User: ann, Name: "privacy", Locale: locale}).Reply(t)
			all = append(all, laid(m))
			m = s.Press(m, "privacy:ask", ann).Reply(t)
			all = append(all, laid(m))
			m = s.Press(m, "privacy:delete", ann).Reply(t)
			all = append(all, laid(m), laid(s.use(t, ann, "privacy", locale, nil)))
			checkGolden(t, "e2e/privacy-"+locale, strings.Join(all, "===\n"))
			for _, secret := range []string{ann.ID, "比特币", answerable} {
				until(t, "nothing is left in the file of "+secret, func() bool { return !fileHas(t, file, secret) })
			}
		})
	}
}

// fileHas reports whether a store's file, or its log, has a text.
func fileHas(t *testing.T, file, text string) bool {
	t.Helper()
	for _, name := range []string{file, file + "-wal"} {
		raw, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}

// TestPrivacyOfOthers shows and deletes one's own alone.
func TestPrivacyOfOthers(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	s.mention(t, answerable)
	bob := s.User("bob")
	s.Reply(t, s.Post(discordtest.Post{Channel: s.ChannelID(), Author: bob, Content: "<@" + s.BotID() + "> " + unanswerable}))
	var m discordtest.Message
	until(t, "bob's question is recorded", func() bool {
		m = s.use(t, bob, "privacy", "en-US", nil)
		return len(m.Components) > 0
	})
	if strings.Contains(m.Embeds[0].Description, answerable) {
		t.Errorf("bob sees what ann asked:\n%s", laid(m))
	}
	s.Press(s.Press(m, "privacy:ask", bob).Reply(t), "privacy:delete", bob).Reply(t)
	if m := s.use(t, s.User("ann"), "privacy", "en-US", nil); !strings.Contains(m.Embeds[0].Description, answerable) {
		t.Errorf("ann's question went with bob's:\n%s", laid(m))
	}
}

// TestPrivacyNotDeleted tells that a deletion fails, and keeps everything.
func TestPrivacyNotDeleted(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/detente.db"
	s := startService(t, discordtest.Options{}, "DETENTE_STORE_URL="+file)
	ann := s.User("ann")
	s.mention(t, answerable)
	until(t, "the question is in the file", func() bool { return fileHas(t, file, ann.ID) })
	before, _, _ := strings.Cut(phrasebook.For("en").Privacy.NotDeletedFormat, "%s")
	for name, trouble := range storeTroubles() {
		m := s.Press(s.use(t, ann, "privacy", "en-US", nil), "privacy:ask", ann).Reply(t)
		end := trouble(t, file)
		m = s.Press(m, "privacy:delete", ann).Reply(t)
		end()
		if !strings.HasPrefix(m.Content, before) || !fileHas(t, file, ann.ID) {
			t.Errorf("%s: a deletion that fails:\n%s", name, laid(m))
		}
	}
}

// TestArrival posts nothing in a server that the bot was just added to.
func TestArrival(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	guild := s.AddGuild("another")
	channel := s.AddChannelTo(guild, "general")
	s.Reply(t, s.Post(s.mentioning(channel, answerable))) // the bot knows it by now
	for _, r := range s.Requests() {
		if r.Method == "POST" && strings.Contains(r.Path, "/channels") && !strings.Contains(string(r.Body), "message_reference") {
			t.Errorf("unasked: %s %s %s", r.Method, r.Path, r.Body)
		}
	}
}

// TestDeparture deletes what a server set once the bot has left it for long enough.
func TestDeparture(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/detente.db"
	s := startService(t, discordtest.Options{}, "DETENTE_STORE_URL="+file, "DETENTE_STORE_GRACE=0s")
	s.mention(t, unanswerable)
	s.set(t, "answers", "language", "fr")
	until(t, "the server is in the file", func() bool { return fileHas(t, file, unanswerable) })
	s.Leave()
	until(t, "the server's data are gone", func() bool { return !fileHas(t, file, unanswerable) })
	s.Rejoin()
	until(t, "the settings are the default again", func() bool {
		m := s.settings(t, "answers")
		return menu(t, m, "settings:language").Options[0].Default
	})
}

// TestOwnersPolicy serves neither a person nor a server that the configuration denies.
func TestOwnersPolicy(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	s := serviceOn(t, d, "DETENTE_DISCORD_DENY_USERS="+d.User("bob").ID, "DETENTE_DISCORD_ALLOW_GUILDS=123456789012345678")
	s.direct(t, answerable)
	if m := s.slash(t, answerable, "en-US", true); m.Content != phrasebook.For("en").Notice.NotServed {
		t.Errorf("on a server that is not served:\n%s", laid(m))
	}
	if code := s.stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
