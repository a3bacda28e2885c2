package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/store"
)

// keeping is the program on a fake Discord, with a store that fill filled before.
func keeping(t *testing.T, fill func(d *discordtest.Server, s *store.Store)) *service {
	t.Helper()
	return keepingIn(t, t.TempDir()+"/detente.db", fill)
}

// keepingIn is keeping with the store in a file.
func keepingIn(t *testing.T, file string, fill func(d *discordtest.Server, s *store.Store)) *service {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	kept, err := store.Open(t.Context(), file, store.Options{Retention: 24 * time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	fill(d, kept)
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	s := serviceOn(t, d, "DETENTE_STORE_URL="+file)
	t.Cleanup(func() {
		if code := s.stop(); code != 0 {
			t.Errorf("exit code %d", code)
		}
	})
	return s
}

// check ends the test for an error.
func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// hostile is text that would ping, format, link and be cut inside of a character.
func hostile(n int) string {
	return strings.Repeat("@everyone <@&1> **[x](https://e.vil)** `👨‍👩‍👧 e\u0301`\n> # ", n)
}

// wellMade wants a message that is valid text and pings nobody. The fake checks the
// limits.
func wellMade(t *testing.T, m discordtest.Message) {
	t.Helper()
	text := laid(m)
	for _, e := range m.Embeds {
		if n := utf8.RuneCountInString(e.Description); n > 4096 {
			t.Errorf("%d characters", n)
		}
	}
	if !utf8.ValidString(text) || strings.Contains(text, "\uFFFD") || strings.Contains(m.Content, "@everyone") {
		t.Errorf("not well made:\n%s", text)
	}
}

func TestBadlyRated(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := keeping(t, func(d *discordtest.Server, s *store.Store) {
				for i, guild := range []string{d.GuildID(), d.GuildID(), "1"} {
					id := strconv.Itoa(i + 100)
					s.Record(store.Question{ID: id, Answer: "a" + id, Guild: guild, User: "7", Text: "谁去了 *里斯本*？" + id, Lang: "zh", Outcome: store.Answered, At: time.Now().Add(time.Duration(i-60) * time.Second)})
					for u := range 3 {
						check(t, s.Vote(t.Context(), store.Vote{Answer: "a" + id, Guild: guild, User: strconv.Itoa(u), Helpful: u == 2, Why: []string{"答非所问 @everyone", "", ""}[u]}))
					}
				}
			})
			m := s.choose(t, s.manage(t, "detente unanswered", locale, nil), "gaps:list", locale, "bad")
			checkGolden(t, "e2e/badly-rated-"+locale, laid(m))
		})
	}
}

// saveSome saves n answers of a server.
func saveSome(t *testing.T, s *store.Store, guild string, n int) {
	t.Helper()
	for i := range n {
		_, err := s.Save(t.Context(), store.Saved{
			Guild: guild, Question: fmt.Sprintf("第 %d 个 *问题*？", i+1), Text: "看 <#1> 的说明 _在这里_", Author: "7", AuthorName: "ann_b",
			Link: "https://discord.com/channels/1/2/" + strconv.Itoa(i), Message: strconv.Itoa(i), SavedBy: "8", At: time.Unix(int64(i), 0),
		})
		check(t, err)
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, locale := range locales() {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			s := keeping(t, func(d *discordtest.Server, s *store.Store) { saveSome(t, s, d.GuildID(), 6); saveSome(t, s, "1", 1) })
			at := s.manage(t, "detente answers", locale, nil)
			all := []string{laid(at)}
			at = s.ownerPress(t, at, "answers:page:1", locale)
			id := menu(t, at, "answers:pick:1").Options[0].Value
			asked := s.choose(t, at, "answers:pick:1", locale, id)
			all = append(all, laid(asked), laid(s.ownerPress(t, asked, "answers:page:1", locale)))
			at = s.choose(t, asked, "answers:pick:1", locale, id)
			at = s.ownerPress(t, at, "answers:remove:"+id+":1", locale)
			all = append(all, laid(at))
			for range 5 {
				id = menu(t, at, "answers:pick:0").Options[0].Value
				at = s.ownerPress(t, s.choose(t, at, "answers:pick:0", locale, id), "answers:remove:"+id+":0", locale)
			}
			checkGolden(t, "e2e/answers-"+locale, strings.Join(append(all, laid(at)), "===\n"))
		})
	}
}

// TestAnswersNotRemoved tells of an answer that somebody else removed, and of a store
// that can't be written.
func TestAnswersNotRemoved(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/detente.db"
	s := keepingIn(t, file, func(d *discordtest.Server, s *store.Store) { saveSome(t, s, d.GuildID(), 2) })
	list := s.manage(t, "detente answers", "en-US", nil)
	id := menu(t, list, "answers:pick:0").Options[0].Value
	first := s.choose(t, list, "answers:pick:0", "en-US", id)
	other := s.manage(t, "detente answers", "en-US", nil)
	other = s.choose(t, other, "answers:pick:0", "en-US", id)
	s.ownerPress(t, first, "answers:remove:"+id+":0", "en-US")
	if m := s.ownerPress(t, other, "answers:remove:"+id+":0", "en-US"); m.Content != phrasebook.For("en").Notice.Gone {
		t.Errorf("removed twice:\n%s", laid(m))
	}
	list = s.manage(t, "detente answers", "en-US", nil)
	id = menu(t, list, "answers:pick:0").Options[0].Value
	before, _, _ := strings.Cut(phrasebook.For("en").Notice.FailedFormat, "%s")
	for name, trouble := range storeTroubles() {
		asked := s.choose(t, list, "answers:pick:0", "en-US", id)
		end := trouble(t, file)
		list = s.ownerPress(t, asked, "answers:remove:"+id+":0", "en-US")
		end()
		if !strings.HasPrefix(list.Content, before) || menu(t, list, "answers:pick:0").Options[0].Value != id {
			t.Errorf("%s: a removal that fails:\n%s", name, laid(list))
		}
	}
}

// TestHostileTexts shows texts that are as long and as bad as can be kept.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	long := hostile(100)
	s := keeping(t, func(d *discordtest.Server, s *store.Store) {
		list := []string{long, long, long, long, long, long, long}
		for i := range 7 {
			id := "10000000000000000" + strconv.Itoa(i)
			s.Record(store.Question{
				ID: id, Answer: "2" + id, Guild: d.GuildID(), User: d.User("ann").ID, Text: strconv.Itoa(i) + long, History: list, Quotes: list,
				Lang: long, Kind: long, Way: long, Rule: "allowed", Reference: "ABCDEFGH", Outcome: store.Refused, Latency: time.Hour, Confidence: 0.1, Threshold: 0.5,
			})
			for u := range 5 {
				check(t, s.Vote(t.Context(), store.Vote{Answer: "2" + id, Guild: d.GuildID(), User: strconv.Itoa(u), Why: long}))
			}
			_, err := s.Save(t.Context(), store.Saved{Guild: d.GuildID(), Question: long, Text: long, AuthorName: long, Link: "https://discord.com/channels/) " + long, Message: id})
			check(t, err)
		}
	})
	m := s.manage(t, "detente unanswered", "en-US", nil)
	wellMade(t, m)
	wellMade(t, s.choose(t, m, "gaps:list", "en-US", "bad"))
	m = s.manage(t, "detente answers", "en-US", nil)
	wellMade(t, m)
	wellMade(t, s.choose(t, m, "answers:pick:0", "en-US", menu(t, m, "answers:pick:0").Options[0].Value))
	wellMade(t, s.manage(t, "detente why", "en-US", map[string]any{"message": "100000000000000003"}))
	wellMade(t, s.use(t, s.User("ann"), "privacy", "en-US", nil))
}
