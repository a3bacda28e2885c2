package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// A service is the program as the bot, connected to a fake Discord.
type service struct {
	*discordtest.Server
	log *discordtest.Journal
	// stop ends the program as a signal does, and returns its exit code. It may
	// be called more than once.
	stop func() int
}

// online is the environment that leads the program to a fake Discord. Its
// allowances are more than any test asks; more overrides it.
func online(d *discordtest.Server, more ...string) []string {
	return append([]string{
		"DETENTE_DISCORD_TOKEN=" + d.Token(), "DETENTE_DISCORD_API_BASE=" + d.URL(),
		"DETENTE_LIMITS_USER_PER_MINUTE=1000", "DETENTE_LIMITS_CHANNEL_PER_MINUTE=10000", "DETENTE_STORE_URL=memory:",
	}, more...)
}

// startService is a fake Discord with the program connected to it. The test's
// end stops it, and wants 0 as its exit code.
func startService(t testing.TB, o discordtest.Options, env ...string) *service {
	t.Helper()
	s := serviceOn(t, discordtest.Start(t, o), env...)
	t.Cleanup(func() {
		if code := s.stop(); code != 0 {
			t.Errorf("exit code %d", code)
		}
	})
	return s
}

// serviceOn connects the program to a fake Discord that there is already.
func serviceOn(t testing.TB, d *discordtest.Server, env ...string) *service {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s := &service{Server: d, log: new(discordtest.Journal)}
	ended, code := make(chan struct{}), 0
	go func() {
		defer close(ended)
		// Cobra takes the test's own arguments for no slice at all.
		code = run(ctx, []string{}, streams{strings.NewReader(""), s.log, s.log}, online(d, env...))
	}()
	s.stop = func() int {
		cancel()
		select {
		case <-ended:
			return code
		case <-time.After(30 * time.Second):
			t.Error("run does not return")
			return -1
		}
	}
	t.Cleanup(func() {
		cancel()
		if t.Failed() {
			t.Logf("log:\n%s", s.log)
		}
	})
	d.WaitReady(t)
	return s
}

// slash asks with the command /ask, once that is registered.
func (s *service) slash(t testing.TB, question, locale string, private bool) discordtest.Message {
	t.Helper()
	until(t, "the command is registered", func() bool { return len(s.Commands()) > 0 })
	return s.Slash(discordtest.Slash{
		Channel: s.ChannelID(), User: s.User("ann"), Name: "ask", Locale: locale,
		Options: map[string]any{"question": question, "private": private},
	}).Reply(t)
}

// mention asks in the guild's channel, by a message that mentions the bot.
func (s *service) mention(t testing.TB, question string) discordtest.Message {
	t.Helper()
	return s.Reply(t, s.Post(s.mentioning(s.ChannelID(), question)))
}

func (s *service) mentioning(channel, question string) discordtest.Post {
	return discordtest.Post{Channel: channel, Author: s.User("ann"), Content: "<@" + s.BotID() + "> " + question}
}

// direct asks in a direct message.
func (s *service) direct(t testing.TB, question string) discordtest.Message {
	t.Helper()
	return s.Reply(t, s.Post(discordtest.Post{Channel: s.DMChannelID(), Author: s.User("ann"), Content: question}))
}

// follow asks by a reply to one of the bot's messages.
func (s *service) follow(t testing.TB, to discordtest.Message, question string) discordtest.Message {
	t.Helper()
	return s.Reply(t, s.Post(discordtest.Post{
		Channel: to.ChannelID, Author: s.User("ann"), Content: question, ReplyTo: to.ID,
	}))
}

// seen is a message as its reader gets it: Markdown as it was sent, the
// embed's colour, and what the buttons say.
func seen(m discordtest.Message) string {
	var b strings.Builder
	if m.Ephemeral {
		b.WriteString("(for the asker alone)\n")
	}
	if m.Content != "" {
		fmt.Fprintln(&b, m.Content)
	}
	for _, e := range m.Embeds {
		fmt.Fprintf(&b, "--- embed #%06X\n%s\n", e.Color, e.Description)
		if e.Footer != nil {
			fmt.Fprintf(&b, "--- footer\n%s\n", e.Footer.Text)
		}
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			b.WriteString(seenComponent(c))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// seenComponent is a button or a menu as its reader gets it.
func seenComponent(c discordtest.Component) string {
	label := c.Label
	if c.Emoji != nil {
		label = strings.TrimSpace(c.Emoji.Name + " " + label)
	}
	if c.Disabled {
		label = "(" + label + ")"
	}
	for _, o := range c.Options {
		chosen := "  "
		if o.Default {
			chosen = "> "
		}
		label += "\n" + chosen + o.Label
		if o.Description != "" {
			label += "\n    " + o.Description
		}
	}
	return "[ " + label + " ]"
}

// buttons are a message's, from all rows.
func buttons(m discordtest.Message) (all []discordtest.Component) {
	for _, row := range m.Components {
		all = append(all, row.Components...)
	}
	return all
}

// suggested are a refusal's buttons that ask a question.
func suggested(m discordtest.Message) (all []discordtest.Component) {
	for _, c := range buttons(m) {
		if strings.HasPrefix(c.CustomID, "ask:") {
			all = append(all, c)
		}
	}
	return all
}

// quotes are the texts that a message's embeds show behind a bar, without the
// asterisks that make what was asked for bold, and the backslashes that keep
// Markdown away. The article has neither.
func quotes(m discordtest.Message) (all []string) {
	for _, e := range m.Embeds {
		for line := range strings.Lines(e.Description) {
			if quote, ok := strings.CutPrefix(line, "> "); ok {
				all = append(all, strings.NewReplacer("**", "", `\`, "").Replace(strings.TrimSuffix(quote, "\n")))
			}
		}
	}
	return all
}

// checkQuotes wants a message to have quotes, each of them in the article, and
// want in one of them.
func checkQuotes(t testing.TB, m discordtest.Message, want string) {
	t.Helper()
	text, found := article(t), false
	for _, q := range quotes(m) {
		if q == "" || !strings.Contains(text, q) {
			t.Errorf("the article does not have the quote %q", q)
		}
		found = found || strings.Contains(q, want)
	}
	if !found {
		t.Errorf("no quote has %q in\n%s", want, seen(m))
	}
}

// until waits for a condition.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(20 * time.Second)
	for !holds() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("not within 20 s: %s", what)
		}
	}
}
