package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

// component is the one of a message whose custom id begins with name, and whose label
// is label unless that is "".
func component(t testing.TB, m discordtest.Message, name, label string) discordtest.Component {
	t.Helper()
	for _, c := range buttons(m) {
		if strings.HasPrefix(c.CustomID+":", name+":") && (label == "" || label == c.Label) {
			return c
		}
	}
	t.Fatalf("no %s %q in\n%s", name, label, seen(m))
	return discordtest.Component{}
}

// press presses a button as ann and returns what she sees then.
func (s *service) press(t testing.TB, m discordtest.Message, name, label string) discordtest.Message {
	t.Helper()
	return s.Press(m, component(t, m, name, label).CustomID, s.User("ann")).Reply(t)
}

// TestSources looks at where an answer comes from, turns on and back, chooses another
// citation, and opens the section.
func TestSources(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	for _, test := range []struct{ golden, locale, question string }{
		{"sources-zh", "zh-CN", "北约有多少个成员国？"},
		{"sources-en", "en-US", "Where will the NATO summit be held?"},
	} {
		t.Run(test.golden, func(t *testing.T) {
			s.SetLocale(s.User("ann"), test.locale)
			p := phrasebook.For(test.locale).Sources
			answered := s.slash(t, test.question, test.locale, false)
			at := s.press(t, answered, "src", "")
			all := []string{seen(answered), seen(at)}
			if !at.Ephemeral {
				t.Error("others see the sources")
			}
			cited := quotes(answered)[0]
			if text := strings.NewReplacer("**", "", `\`, "").Replace(description(at)); !strings.Contains(text, cited) {
				t.Errorf("%q is not in\n%s", cited, text)
			}
			first := description(at)
			for _, label := range []string{p.Earlier, p.Later} {
				at = s.press(t, at, "pas", label)
				all = append(all, seen(at))
			}
			if description(at) != first {
				t.Errorf("there and back again is\n%s", seen(at))
			}
			if menu := menuOf(at); len(menu.Options) > 1 {
				last := menu.Options[len(menu.Options)-1].Value
				at = s.Choose(at, menu.CustomID, s.User("ann"), last).Reply(t)
				all = append(all, seen(at))
			}
			at = s.press(t, at, "sec", "")
			all = append(all, seen(at))
			checkGolden(t, "e2e/"+test.golden, strings.Join(all, "===\n"))
		})
	}
}

// menuOf is a message's menu.
func menuOf(m discordtest.Message) discordtest.Component {
	for _, c := range buttons(m) {
		if len(c.Options) > 0 {
			return c
		}
	}
	return discordtest.Component{}
}

// description is the text of a message's embed, "" without one.
func description(m discordtest.Message) string {
	if len(m.Embeds) == 0 {
		return ""
	}
	return m.Embeds[0].Description
}

// TestSourcesOfChangedDocuments presses the button of an answer from before a restart
// with other documents: the sentence is found where it is now, or is said to be gone.
func TestSourcesOfChangedDocuments(t *testing.T) {
	t.Parallel()
	const cited, other = "蓝塔建于1911年，高三十米。", "城里有一座桥。"
	file := filepath.Join(t.TempDir(), "tower.txt")
	write := func(sentences ...string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(strings.Join(sentences, "\n\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := discordtest.Start(t, discordtest.Options{})
	begin := func() *service { return serviceOn(t, d, "DETENTE_KNOWLEDGE_SOURCES="+file) }
	end := func(s *service) {
		t.Helper()
		if code := s.stop(); code != 0 {
			t.Fatalf("exit code %d", code)
		}
	}
	write(cited, other)
	s := begin()
	answered := s.mention(t, "蓝塔建于哪一年？")
	checkShown(t, s, answered, "`1` **"+cited+"**")
	end(s)
	write(other, other, cited)
	s = begin()
	checkShown(t, s, answered, "`3` **"+cited+"**")
	end(s)
	write(other)
	s = begin()
	if got, want := s.press(t, answered, "src", "").Content, phrasebook.For("en").Notice.Gone; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	end(s)
}

// checkShown wants the sources of an answer to show text.
func checkShown(t *testing.T, s *service, answered discordtest.Message, text string) {
	t.Helper()
	if got := s.press(t, answered, "src", ""); !strings.Contains(description(got), text) {
		t.Error(fmt.Sprintf("no %q in\n", text) + seen(got))
	}
}
