package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// controls are the custom ids of a message's components, as far as their colon.
func controls(m discordtest.Message) (all []string) {
	for _, row := range m.Components {
		for _, c := range row.Components {
			name, _, _ := strings.Cut(c.CustomID, ":")
			all = append(all, name)
		}
	}
	return all
}

// pressed is the reply to a press of the button whose custom id begins with name.
func pressed(t testing.TB, d *discordtest.Server, m discordtest.Message, name, user string) *discordtest.Interaction {
	t.Helper()
	for _, row := range m.Components {
		for _, c := range row.Components {
			if strings.HasPrefix(c.CustomID+":", name+":") {
				return d.Press(m, c.CustomID, d.User(user))
			}
		}
	}
	t.Fatalf("no button %q among %q", name, controls(m))
	return nil
}

// in is a mention in a channel.
func in(d *discordtest.Server, channel, text string) discordtest.Post {
	p := mention(d, "ann", text)
	p.Channel = channel
	return p
}

// TestControls asks in every place: each answer has the buttons that work there.
func TestControls(t *testing.T) {
	t.Parallel()
	all := []string{"yes", "no", "thr", "del"}
	d := managed(t, false, lisbon, nil)
	registered(t, d)
	slash := func(channel string, private bool) discordtest.Message {
		return d.Slash(discordtest.Slash{
			Channel: channel, User: d.User("ann"), Name: "ask", UserInstalled: true, Options: map[string]any{"question": "在哪里？", "private": private},
		}).Reply(t)
	}
	silent := d.AddChannel("no threads")
	d.SetBotPermissions(silent, discordtest.PermissionsDefault&^discordtest.PermissionCreatePublicThreads)
	thread := d.OpenThread(d.ChannelID(), "a thread", d.User("ann"))
	for _, test := range []struct {
		name string
		m    discordtest.Message
		want []string
	}{
		{"mention", d.Reply(t, d.Post(mention(d, "ann", "在哪里？"))), all},
		{"slash", slash(d.ChannelID(), false), all},
		{"private", slash(d.ChannelID(), true), []string{"yes", "no"}},
		{"direct", d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"})), []string{"yes", "no", "del"}},
		{"thread", d.Reply(t, d.Post(in(d, thread, "在哪里？"))), []string{"yes", "no", "del"}},
		{"slash in a thread", slash(thread, false), []string{"yes", "no", "del"}},
		{"where threads are not allowed", slash(silent, false), []string{"yes", "no", "del"}},
		{"where the bot is not", slash(d.ForeignChannel(), false), []string{"yes", "no", "del"}},
		{"a notice", d.Reply(t, d.Post(mention(d, "ann", " "))), nil},
	} {
		if got := controls(test.m); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestControlsOfRefusals has them below the suggested questions, and greetings have
// none.
func TestControlsOfRefusals(t *testing.T) {
	t.Parallel()
	d := start(t, refuse)
	if got := controls(d.Reply(t, d.Post(mention(d, "ann", "?a")))); fmt.Sprint(got) != "[ask ask yes no thr del]" {
		t.Errorf("a refusal has %q", got)
	}
	d = start(t, echo)
	if got := controls(d.Reply(t, d.Post(mention(d, "ann", "hello")))); got != nil {
		t.Errorf("a greeting has %q", got)
	}
}

func TestControlsBySettings(t *testing.T) {
	t.Parallel()
	d := managed(t, false, lisbon, func(*discordtest.Server) policy.Settings {
		return policy.Settings{NoFeedback: true, Threads: policy.ThreadsNever}
	})
	if got := controls(d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))); fmt.Sprint(got) != "[del]" {
		t.Errorf("controls %q", got)
	}
}

// TestDelete deletes answers of every kind, as those who may.
func TestDelete(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	registered(t, d)
	others := phrasebook.For("en").Controls.DeleteOthers
	d.SetMember(d.User("mod"), discordtest.Member{Permissions: discordtest.PermissionsDefault | discordtest.PermissionManageMessages})
	byMessage := func() discordtest.Message { return d.Reply(t, d.Post(mention(d, "ann", "在哪里？"))) }
	bySlash := func(channel string) func() discordtest.Message {
		return func() discordtest.Message {
			return d.Slash(discordtest.Slash{
				Channel: channel, User: d.User("ann"), Name: "ask", UserInstalled: true, Options: map[string]any{"question": "在哪里？"},
			}).Reply(t)
		}
	}
	direct := func() discordtest.Message {
		return d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"}))
	}
	for _, test := range []struct {
		name, user string
		ask        func() discordtest.Message
		may        bool
	}{
		{"a message, by the asker", "ann", byMessage, true},
		{"a message, by another", "bob", byMessage, false},
		{"a message, by a moderator", "mod", byMessage, true},
		{"a response, by the asker", "ann", bySlash(d.ChannelID()), true},
		{"a response, by another", "bob", bySlash(d.ChannelID()), false},
		{"a response where the bot is not", "ann", bySlash(d.ForeignChannel()), true},
		{"a direct message", "ann", direct, true},
	} {
		m := test.ask()
		i := pressed(t, d, m, "del", test.user)
		if !test.may {
			if got := i.Reply(t); got.Content != others || !got.Ephemeral {
				t.Errorf("%s: %q", test.name, got.Content)
			}
		} else {
			until(t, test.name, func() bool { _, there := d.Message(m.ID); return !there })
		}
		if _, there := d.Message(m.ID); there == test.may {
			t.Errorf("%s: still there: %v", test.name, there)
		}
	}
}
