package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"detente/bot/discordtest"
)

// manage uses a command of those who manage the guild, as its owner.
func (s *service) manage(t testing.TB, command, locale string, options map[string]any) discordtest.Message {
	t.Helper()
	return s.use(t, s.Owner(), command, locale, options)
}

// use uses a command once it is registered.
func (s *service) use(t testing.TB, u discordtest.User, command, locale string, options map[string]any) discordtest.Message {
	t.Helper()
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	return s.Slash(discordtest.Slash{Channel: s.ChannelID(), User: u, Name: command, Locale: locale, Options: options}).Reply(t)
}

// choose chooses in a menu of the owner's, in the language of a locale.
func (s *service) choose(t testing.TB, m discordtest.Message, id, locale string, values ...string) discordtest.Message {
	t.Helper()
	s.SetLocale(s.Owner(), locale)
	return s.Choose(m, id, s.Owner(), values...).Reply(t)
}

// ownerPress presses a button of the owner's, in the language of a locale.
func (s *service) ownerPress(t testing.TB, m discordtest.Message, id, locale string) discordtest.Message {
	t.Helper()
	s.SetLocale(s.Owner(), locale)
	return s.Press(m, id, s.Owner()).Reply(t)
}

var shownTime = regexp.MustCompile(`<t:\d+:(.)>`)

// laid is a message with its components as its reader gets it: buttons in brackets,
// menus with what is chosen in them. Times are not told; names stand for ids.
func laid(m discordtest.Message, names ...string) string {
	var b strings.Builder
	if m.Ephemeral {
		b.WriteString("(for the asker alone)\n")
	}
	if m.Content != "" {
		fmt.Fprintln(&b, m.Content)
	}
	for _, e := range m.Embeds {
		fmt.Fprintf(&b, "--- %s\n%s\n", e.Title, e.Description)
		if e.Image != nil {
			fmt.Fprintf(&b, "--- picture %s: %s\n", e.Image.URL, m.Attachments[0].Description)
		}
		if e.Footer != nil {
			fmt.Fprintf(&b, "--- footer\n%s\n", e.Footer.Text)
		}
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			b.WriteString(componentText(c))
		}
		b.WriteString("\n")
	}
	return strings.NewReplacer(names...).Replace(shownTime.ReplaceAllString(b.String(), "<time:$1>"))
}

// componentText is a button or a menu with its choices.
func componentText(c discordtest.Component) string {
	mark := ""
	if c.Disabled {
		mark = " (disabled)"
	}
	if c.Type == 2 {
		return "[ " + c.Label + mark + " ] "
	}
	text := "[ " + c.Placeholder + mark + " ▾ ]"
	for _, o := range c.Options {
		text += "\n    " + map[bool]string{true: "● ", false: "○ "}[o.Default] + o.Label
	}
	for _, d := range c.Defaults {
		text += "\n    ● " + d.Type + " " + d.ID
	}
	return text
}

// menu is the component of a message with an id.
func menu(t testing.TB, m discordtest.Message, id string) discordtest.Component {
	t.Helper()
	all := buttons(m)
	i := slices.IndexFunc(all, func(c discordtest.Component) bool { return c.CustomID == id })
	if i < 0 {
		t.Fatalf("no component %q in\n%s", id, laid(m))
	}
	return all[i]
}
