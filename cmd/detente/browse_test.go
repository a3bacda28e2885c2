package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"detente/answer/wording"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
)

// A step presses a button, or chooses in a menu, of the page before.
type step struct {
	label string // of the button, or the placeholder of the menu
	nth   int    // the choice of the menu, from 0
}

// keys are the documents' in custom ids and as they are told apart.
var documentKeys = regexp.MustCompile(`\b[0-9a-f]{8}\b`)

// walk uses a command in a channel and takes steps from there; it returns each page.
func (s *service) walk(t *testing.T, c discordtest.Slash, steps ...step) (pages []discordtest.Message) {
	t.Helper()
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	if c.User.ID == "" {
		c.User = s.User("ann")
	}
	s.SetLocale(c.User, c.Locale)
	at := s.Slash(c).Reply(t)
	pages = append(pages, at)
	for _, st := range steps {
		at = s.step(t, at, c.User, st)
		pages = append(pages, at)
	}
	return pages
}

// step takes one step from a page.
func (s *service) step(t *testing.T, at discordtest.Message, u discordtest.User, st step) discordtest.Message {
	t.Helper()
	for _, c := range buttons(at) {
		switch {
		case c.Disabled || st.label == "":
		case c.Type == 2 && c.Label == st.label:
			return s.Press(at, c.CustomID, u).Reply(t)
		case c.Type == 3 && c.Placeholder == st.label:
			return s.Choose(at, c.CustomID, u, c.Options[st.nth].Value).Reply(t)
		}
	}
	t.Fatalf("no %q in\n%s", st.label, laid(at))
	return discordtest.Message{}
}

// shownPages are pages as they are read.
func shownPages(pages []discordtest.Message, names ...string) string {
	var all []string
	for _, m := range pages {
		all = append(all, laid(m, names...))
	}
	return documentKeys.ReplaceAllString(strings.Join(all, "===\n"), "KEY")
}

// TestBrowse walks through the article with each command, and compares what is read.
func TestBrowse(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	for _, locale := range []string{"zh-CN", "en-US"} {
		p := phrasebook.For(locale)
		queries := map[string]string{"zh-CN": "罗戈津 东扩", "en-US": "NATO Russia"}
		nothing := map[string]string{"zh-CN": "比特币", "en-US": "bitcoin"}
		open, section, event := step{label: p.Browse.OpenPassage, nth: 1}, step{p.Browse.OpenSection, 1}, step{p.Browse.OpenEvent, 0}
		later, earlier := step{label: p.Pages.Later}, step{label: p.Pages.Earlier}
		walks := []struct {
			name, command string
			options       map[string]any
			steps         []step
		}{
			{"search", "search", map[string]any{"query": queries[locale]}, []step{later, earlier, open}},
			{"search-nothing", "search", map[string]any{"query": nothing[locale]}, nil},
			{"article", "article", nil, []step{section, {label: p.Browse.Next}, {label: p.Browse.Previous}, {label: p.Browse.Contents}}},
			{"timeline", "timeline", nil, []step{later, event}},
			{"summary", "summary", nil, nil},
		}
		for _, w := range walks {
			t.Run(w.name+"-"+locale, func(t *testing.T) {
				pages := s.walk(t, discordtest.Slash{Name: w.command, Locale: locale, Options: w.options}, w.steps...)
				checkGolden(t, "e2e/"+w.name+"-"+locale, shownPages(pages))
				for _, m := range pages {
					if !m.Ephemeral || m.ID != pages[0].ID {
						t.Errorf("not in the visitor's own message:\n%s", laid(m))
					}
				}
			})
		}
	}
}

// TestSearchNotRead searches for what can't be.
func TestSearchNotRead(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	for _, query := range []string{" ", "\u3164"} {
		got := s.walk(t, discordtest.Slash{Name: "search", Locale: "de", Options: map[string]any{"query": query}})[0]
		if got.Content != wording.For("de").Empty || !got.Ephemeral {
			t.Errorf("%q gets\n%s", query, laid(got))
		}
	}
}

// TestOriginal turns from the translation of a section to the article's own text and
// back.
func TestOriginal(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	p := phrasebook.For("en").Browse
	pages := s.walk(t, discordtest.Slash{Name: "article", Locale: "en-US"},
		step{p.OpenSection, 2}, step{label: p.Original}, step{label: p.Translation})
	checkGolden(t, "e2e/original", shownPages(pages[1:]))
	if laid(pages[1]) != laid(pages[3]) {
		t.Errorf("back at another page:\n%s", laid(pages[3]))
	}
	for line := range strings.Lines(pages[2].Embeds[0].Description) {
		if _, text, ok := strings.Cut(line, "` "); ok && !strings.Contains(article(t), strings.ReplaceAll(strings.TrimSpace(text), `\`, "")) {
			t.Errorf("the article does not have %q", text)
		}
	}
}

// TestHelp asks for help in each kind of place.
func TestHelp(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_DISCORD_MESSAGE_CONTENT=true")
	auto := s.AddChannel("questions")
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	s.choose(t, s.settings(t, "places"), "settings:auto", "en-US", auto)
	var names []string
	for _, c := range s.Commands() {
		names = append(names, ":"+c.ID+">", ":ID>")
	}
	for _, locale := range []string{"zh-CN", "en-US"} {
		var all []discordtest.Message
		for _, c := range []discordtest.Slash{
			{User: s.Owner()}, {Channel: auto}, {Channel: s.DMChannelID()},
			{Channel: s.ForeignChannel(), UserInstalled: true}, {Channel: s.PrivateChannel(), UserInstalled: true},
		} {
			c.Name, c.Locale = "help", locale
			all = append(all, s.walk(t, c)...)
		}
		checkGolden(t, "e2e/help-"+locale, shownPages(all, names...))
	}
}

// TestComplete types into the commands.
func TestComplete(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	typed := func(command, option, text, locale string) (names []string) {
		for _, c := range s.Autocomplete(discordtest.Slash{Name: command, Locale: locale, Options: map[string]any{option: text}}, option).Choices(t) {
			names = append(names, c.Name)
		}
		return names
	}
	for _, tt := range []struct{ text, locale, first string }{
		{"罗戈津", "zh-CN", "罗戈津是什么时候接受国家电视台采访的？"},
		{"when did rog", "en-US", "When did Rogozin speak to Russian state television?"},
		{"```@everyone 比特币", "zh-CN", ""},
	} {
		if got := strings.Join(typed("ask", "question", tt.text, tt.locale), "|"); !strings.HasPrefix(got, tt.first) || tt.first == "" && got != "" {
			t.Errorf("%q: %q, want %q first", tt.text, got, tt.first)
		}
	}
	if got := typed("ask", "question", "", "en-US"); len(got) < 5 || strings.ContainsAny(strings.Join(got, ""), "的吗") {
		t.Errorf("nothing typed: %q", got)
	}
	title := "俄罗斯与北约关系缓解 新条约的突破性有待观望"
	for _, command := range []string{"article", "summary", "timeline"} {
		if got := typed(command, "document", "北约", "zh-CN"); !slices.Equal(got, []string{title}) {
			t.Errorf("/%s: %q", command, got)
		}
		if got := typed(command, "document", "比特币", "zh-CN"); len(got) != 0 {
			t.Errorf("/%s: %q", command, got)
		}
	}
}

// TestChosenQuestionIsAnswered asks each of the questions that are offered.
func TestChosenQuestionIsAnswered(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	for _, locale := range []string{"zh-CN", "en-US", "ru"} {
		for _, c := range s.Autocomplete(discordtest.Slash{Name: "ask", Locale: locale}, "question").Choices(t) {
			if m := s.slash(t, c.Value.(string), locale, true); len(quotes(m)) == 0 || m.Embeds[0].Color != 0x2F6FDB {
				t.Errorf("offered and not answered: %s\n%s", c.Name, laid(m))
			}
		}
	}
}

// TestShowAll shows a page to everybody, who can then open pages of their own.
func TestShowAll(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	p := phrasebook.For("en").Browse
	for _, c := range []struct {
		command string
		options map[string]any
		step    step
	}{
		{"search", map[string]any{"query": "Rogozin"}, step{label: p.OpenPassage}},
		{"timeline", nil, step{label: p.OpenEvent}},
		{"article", nil, step{label: p.OpenSection}},
		{"summary", nil, step{}},
	} {
		mine := s.walk(t, discordtest.Slash{Name: c.command, Locale: "en-US", Options: c.options})[0]
		all := s.step(t, mine, s.User("ann"), step{label: p.ShowAll})
		if all.Ephemeral || all.ID == mine.ID || all.Embeds[0].Description != mine.Embeds[0].Description || all.Content != mine.Content {
			t.Errorf("/%s: everybody gets\n%s", c.command, laid(all))
		}
		if again := s.step(t, mine, s.User("ann"), step{label: p.ShowAll}); !again.Ephemeral || again.Content != p.Shown {
			t.Errorf("/%s: once more gives\n%s", c.command, laid(again))
		}
		if c.step.label == "" {
			continue
		}
		theirs := s.step(t, all, s.User("bob"), c.step)
		if !theirs.Ephemeral || theirs.ID == all.ID || !strings.HasPrefix(theirs.Embeds[0].Description, "**") {
			t.Errorf("/%s: another one opens\n%s", c.command, laid(theirs))
		}
	}
}

// TestBrowseElsewhere uses the commands where the bot is no member, and in direct
// messages.
func TestBrowseElsewhere(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	p := phrasebook.For("en").Browse
	for name, c := range map[string]discordtest.Slash{
		"foreign": {Channel: s.ForeignChannel(), UserInstalled: true},
		"private": {Channel: s.PrivateChannel(), UserInstalled: true},
		"direct":  {Channel: s.DMChannelID()},
	} {
		for command, st := range map[string]step{"search": {label: p.OpenPassage}, "article": {label: p.OpenSection}, "timeline": {label: p.OpenEvent}, "summary": {}} {
			c.Name, c.Locale, c.Options = command, "en-US", nil
			if command == "search" {
				c.Options = map[string]any{"query": "Rogozin"}
			}
			var steps []step
			if st.label != "" {
				steps = append(steps, st)
			}
			pages := s.walk(t, c, steps...)
			last := pages[len(pages)-1]
			if !last.Ephemeral || len(last.Embeds) != 1 || len(last.Embeds[0].Description) < 100 {
				t.Errorf("%s: /%s gets\n%s", name, command, laid(last))
			}
			offered := slices.ContainsFunc(buttons(last), func(b discordtest.Component) bool { return b.Label == p.ShowAll })
			if offered != (name != "direct") {
				t.Errorf("%s: /%s: to be shown to everybody: %t", name, command, offered)
			}
		}
	}
}

// TestBrowseAfterRestart turns pages that another process has shown.
func TestBrowseAfterRestart(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	p := phrasebook.For("zh-CN")
	before := serviceOn(t, d)
	search := before.walk(t, discordtest.Slash{Name: "search", Locale: "zh-CN", Options: map[string]any{"query": "俄罗斯 *北约* > 条约"}})[0]
	section := before.walk(t, discordtest.Slash{Name: "article", Locale: "zh-CN"}, step{p.Browse.OpenSection, 0})[1]
	if code := before.stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	after := serviceOn(t, d)
	defer after.stop()
	next := after.step(t, search, after.User("ann"), step{label: p.Pages.Later})
	first, _, _ := strings.Cut(search.Content, "\n")
	if !strings.HasPrefix(next.Content, first) || !strings.Contains(next.Embeds[0].Description, "-# [6]") {
		t.Errorf("the second page of %s is\n%s", first, laid(next))
	}
	if got := after.step(t, section, after.User("ann"), step{label: p.Browse.Next}); got.Embeds[0].Description == section.Embeds[0].Description {
		t.Errorf("the next section is\n%s", laid(got))
	}
}

// TestBrowseNotAllowed wants the rules for questions to hold for documents, too: for
// commands, for what is typed, and for pages that are open.
func TestBrowseNotAllowed(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	p := phrasebook.For("en")
	open := s.walk(t, discordtest.Slash{Name: "article", Locale: "en-US"})[0]
	s.set(t, "people", "not-users", s.User("ann").ID)
	for _, c := range []discordtest.Slash{{Name: "search", Options: map[string]any{"query": "NATO"}}, {Name: "summary"}, {Name: "article"}, {Name: "timeline"}, {Name: "help"}} {
		c.Locale = "en-US"
		if got := s.walk(t, c)[0]; got.Content != p.Notice.NotYou || !got.Ephemeral {
			t.Errorf("/%s gets\n%s", c.Name, laid(got))
		}
	}
	for _, st := range []step{{label: p.Browse.OpenSection}, {label: p.Browse.ShowAll}} {
		if got := s.step(t, open, s.User("ann"), st); got.Content != p.Notice.NotYou || !got.Ephemeral {
			t.Errorf("%s gets\n%s", st.label, laid(got))
		}
	}
	for command, option := range map[string]string{"ask": "question", "article": "document"} {
		if got := s.Autocomplete(discordtest.Slash{User: s.User("ann"), Name: command}, option).Choices(t); len(got) > 0 {
			t.Errorf("/%s offers %v", command, got)
		}
	}
}

// TestBrowseSlowDown uses more commands than questions may be asked.
func TestBrowseSlowDown(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_LIMITS_USER_PER_MINUTE=1")
	p := phrasebook.For("zh-CN").Browse
	open := s.walk(t, discordtest.Slash{Name: "article", Locale: "zh-CN"}, step{label: p.OpenSection})[1]
	if len(open.Embeds) != 1 {
		t.Errorf("turning a page gets\n%s", laid(open))
	}
	for _, m := range []discordtest.Message{
		s.walk(t, discordtest.Slash{Name: "timeline", Locale: "zh-CN"})[0], s.step(t, open, s.User("ann"), step{label: p.ShowAll}),
	} {
		if !strings.HasPrefix(m.Content, "提问有些频繁") || !m.Ephemeral {
			t.Errorf("once more gets\n%s", laid(m))
		}
	}
}

// shelf is a folder with many documents: chronicles that each tell of a year, and one
// without any dates.
func shelf(t *testing.T) (source string) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name+".md"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 28 {
		year := 2001 + (i*5)%28
		write(fmt.Sprintf("chronicle-%02d", i), fmt.Sprintf("# Chronicle of %d\n\n## The harbour\n\nThe old harbour was rebuilt in May %d. Many ships came.\n", year, year))
	}
	write("poem", "# A poem\n\n## Verses\n\nThe sea is wide. The ships are small.\n\n## More verses\n\nThe wind is cold.\n")
	return "DETENTE_KNOWLEDGE_SOURCES=" + dir
}

// TestManyDocuments browses a folder of documents.
func TestManyDocuments(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, shelf(t))
	p := phrasebook.For("en")
	use := func(command, document string, steps ...step) []discordtest.Message {
		c := discordtest.Slash{Name: command, Locale: "en-US"}
		if document != "" {
			c.Options = map[string]any{"document": document}
		}
		return s.walk(t, c, steps...)
	}
	later, choose := step{label: p.Pages.Later}, step{p.Browse.OpenDocument, 3}
	all := use("article", "", later, choose, step{p.Browse.OpenSection, 1}, step{label: p.Browse.Contents}, step{label: p.Browse.Documents})
	checkGolden(t, "e2e/documents", shownPages(all))
	if got := use("summary", "", later, choose); !strings.Contains(got[2].Embeds[0].Description, "> The sea is wide") || !got[2].Ephemeral {
		t.Errorf("the summary that was chosen:\n%s", laid(got[2]))
	}
	checkGolden(t, "e2e/timeline-all", shownPages(use("timeline", "")))
	if got := use("timeline", "poem")[0]; got.Embeds[0].Description != p.Browse.NoEvents || len(buttons(got)) > 0 {
		t.Errorf("no dates:\n%s", laid(got))
	}
	if got := use("article", "nonsense *")[0]; !strings.HasPrefix(got.Content, p.Browse.NoDocument) || len(buttons(got)) == 0 {
		t.Errorf("no document:\n%s", laid(got))
	}
	if got := use("article", " of 2003")[0]; !strings.HasPrefix(got.Embeds[0].Description, "**Chronicle of 2003**") {
		t.Errorf("a part of a title:\n%s", laid(got))
	}
	for typed, n := range map[string]int{"": 25, "chronicle 2003": 1, "OF 200": 9, "poem x": 0} {
		choices := s.Autocomplete(discordtest.Slash{Name: "article", Options: map[string]any{"document": typed}}, "document").Choices(t)
		if len(choices) != n {
			t.Errorf("%q is completed by %v", typed, choices)
		}
	}
}

// TestDocumentGone opens pages of documents that the program has no more.
func TestDocumentGone(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	p := phrasebook.For("en")
	before := serviceOn(t, d)
	var pages []discordtest.Message
	for _, c := range []struct {
		command string
		steps   []step
	}{{"article", nil}, {"article", []step{{label: p.Browse.OpenSection}}}, {"timeline", nil}} {
		all := before.walk(t, discordtest.Slash{Name: c.command, Locale: "en-US"}, c.steps...)
		pages = append(pages, all[len(all)-1])
	}
	before.stop()
	after := serviceOn(t, d, shelf(t))
	defer after.stop()
	for i, st := range []step{{label: p.Browse.OpenSection}, {label: p.Browse.Next}, {label: p.Pages.Later}} {
		if got := after.step(t, pages[i], after.User("ann"), st); got.Content != p.Notice.Gone || !got.Ephemeral {
			t.Errorf("%s gets\n%s", st.label, laid(got))
		}
	}
}
