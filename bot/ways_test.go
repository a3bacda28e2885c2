package bot_test

import (
	"context"
	"strings"
	"testing"

	"detente/answer"
	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// managed is a fake Discord with a bot that answers with r, has the message content
// intent if content is true, and keeps to the settings that the guild is given.
func managed(t *testing.T, content bool, r responder, settings func(*discordtest.Server) policy.Settings) *discordtest.Server {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.MessageContent = content
	if settings != nil {
		if err := o.Store.SaveSettings(t.Context(), d.GuildID(), settings(d)); err != nil {
			t.Fatal(err)
		}
	}
	run(t, o, r)
	d.WaitReady(t)
	return d
}

// silentUntilAsked wants no reply to m: the next mention in the channel has one, and
// channels are answered in order.
func silentUntilAsked(t *testing.T, d *discordtest.Server, m discordtest.Message) {
	t.Helper()
	next := mention(d, "zoe", "在哪里？")
	next.Channel = m.ChannelID
	d.Reply(t, d.Post(next))
	if n := len(d.Replies(m)); n != 0 {
		t.Errorf("%d replies to %q, want none", n, m.Content)
	}
}

// TestDeniedPlaces asks in every way where nobody is answered: a thread of a channel
// of a denied category.
func TestDeniedPlaces(t *testing.T) {
	t.Parallel()
	category := ""
	d := managed(t, true, lisbon, func(d *discordtest.Server) policy.Settings {
		category = d.AddCategory("quiet rooms")
		return policy.Settings{Channels: policy.List{Deny: []string{category}}}
	})
	registered(t, d)
	channel := d.AddChannelIn(category, "quiet")
	thread := d.OpenThread(channel, "a thread", d.User("ann"))
	for _, place := range []string{channel, thread} {
		p := mention(d, "ann", "在哪里？")
		p.Channel = place
		m := d.Post(p)
		until(t, "the question is marked", func() bool { r := d.Reactions(m); return len(r) == 1 && r[0].Emoji == "🚫" })
		i := d.Slash(discordtest.Slash{Channel: place, User: d.User("ann"), Name: "ask", Locale: "zh-CN", Options: map[string]any{"question": "在哪里？"}})
		if got := i.Reply(t); got.Content != phrasebook.For("zh").Notice.NotHere || !got.Ephemeral {
			t.Errorf("reply %q, ephemeral %v", got.Content, got.Ephemeral)
		}
		i = d.MessageCommand(discordtest.Slash{Channel: place, User: d.User("ann"), Name: "Answer this"}, m)
		if got := i.Reply(t); got.Content != phrasebook.For("en").Notice.NotHere {
			t.Errorf("reply %q", got.Content)
		}
	}
	d.Reply(t, d.Post(mention(d, "ann", "在哪里？"))) // elsewhere
}

// TestDeniedPeople asks as somebody with a denied role, and without an allowed one.
func TestDeniedPeople(t *testing.T) {
	t.Parallel()
	for _, deny := range []bool{true, false} {
		role := ""
		d := managed(t, false, lisbon, func(d *discordtest.Server) policy.Settings {
			role = d.AddRole("guests")
			if deny {
				return policy.Settings{Roles: policy.List{Deny: []string{role}}}
			}
			return policy.Settings{Roles: policy.List{Allow: []string{role}}}
		})
		registered(t, d)
		d.SetMember(d.User("guest"), discordtest.Member{Roles: []string{role}})
		out, in := d.User("guest"), d.User("ann")
		if !deny {
			out, in = in, out
		}
		if got := ask2(d, out).Reply(t); got.Content != phrasebook.For("zh").Notice.NotYou || !got.Ephemeral {
			t.Errorf("deny %v: reply %q", deny, got.Content)
		}
		if got := ask2(d, in).Reply(t); !strings.Contains(description(got), quote) {
			t.Errorf("deny %v: reply %q", deny, got.Content)
		}
	}
}

// ask2 is ask for somebody.
func ask2(d *discordtest.Server, u discordtest.User) *discordtest.Interaction {
	return d.Slash(discordtest.Slash{User: u, Name: "ask", Locale: "zh-CN", Options: map[string]any{"question": "在哪里？"}})
}

// TestAutoAnswer takes every message of a channel, and every post of a forum, for a
// question; in quiet mode it passes over what the documents do not tell.
func TestAutoAnswer(t *testing.T) {
	t.Parallel()
	auto, forum := "", ""
	settings := func(quiet bool) func(d *discordtest.Server) policy.Settings {
		return func(d *discordtest.Server) policy.Settings {
			auto, forum = d.AddChannel("questions"), d.AddForum("", "help")
			return policy.Settings{Auto: []string{auto, forum}, Quiet: quiet}
		}
	}
	t.Run("answered", func(t *testing.T) {
		d := managed(t, true, lisbon, settings(true))
		m := d.Post(discordtest.Post{Channel: auto, Author: d.User("ann"), Content: "在哪里？"})
		d.Reply(t, m)
		_, first := d.ForumPost(forum, "峰会在哪里举行？", d.User("ann"), "请问")
		if got := d.Reply(t, first); !strings.Contains(description(got), quote) {
			t.Errorf("reply %q", got.Content)
		}
		silentUntilAsked(t, d, d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("ann"), Content: "在哪里？"}))
		// What is said to somebody else is no question to the bot.
		silentUntilAsked(t, d, d.Post(discordtest.Post{Channel: auto, Author: d.User("bob"), Content: "在哪里？", ReplyTo: m.ID}))
	})
	for _, quiet := range []bool{true, false} {
		d := managed(t, true, refuse, settings(quiet))
		m := d.Post(discordtest.Post{Channel: auto, Author: d.User("ann"), Content: "天气如何？"})
		if quiet {
			silentUntilAsked(t, d, m)
		} else {
			d.Reply(t, m)
		}
	}
	t.Run("without the intent", func(t *testing.T) {
		d := managed(t, false, lisbon, settings(false))
		silentUntilAsked(t, d, d.Post(discordtest.Post{Channel: auto, Author: d.User("ann"), Content: "在哪里？"}))
	})
}

// TestAnswerThis uses the command on somebody's message.
func TestAnswerThis(t *testing.T) {
	t.Parallel()
	d := start(t, echo)
	registered(t, d)
	m := d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("bob"), Content: "<@" + d.User("cat").ID + "> 峰会在哪里？"})
	got := d.MessageCommand(discordtest.Slash{Channel: d.ChannelID(), User: d.User("ann"), Name: "Answer this"}, m).Reply(t)
	if got.Content != "> 峰会在哪里？\n峰会在哪里？" || got.Ephemeral {
		t.Errorf("reply %q, ephemeral %v", got.Content, got.Ephemeral)
	}
	picture := d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("bob"), Content: "<@" + d.User("cat").ID + ">"})
	if got := d.MessageCommand(discordtest.Slash{User: d.User("ann"), Name: "Answer this"}, picture).Reply(t); !got.Ephemeral {
		t.Errorf("a message without text: reply %q", got.Content)
	}
}

// TestUserInstalled asks where the bot is no member.
func TestUserInstalled(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	registered(t, d)
	for _, channel := range []string{d.ForeignChannel(), d.PrivateChannel()} {
		i := d.Slash(discordtest.Slash{
			Channel: channel, User: d.User("ann"), Name: "ask", UserInstalled: true, Options: map[string]any{"question": "在哪里？"},
		})
		if got := i.Reply(t); !strings.Contains(description(got), quote) {
			t.Errorf("reply %q", got.Content)
		}
	}
}

// TestOwnersPolicy serves some servers only.
func TestOwnersPolicy(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Policy = policy.Policy{Guilds: policy.List{Deny: []string{d.GuildID()}}}
	run(t, bot.Options(o), lisbon)
	d.WaitReady(t)
	registered(t, d)
	if got := ask2(d, d.User("ann")).Reply(t); got.Content != phrasebook.For("zh").Notice.NotServed {
		t.Errorf("reply %q", got.Content)
	}
	d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"}))
}

// TestQuietAfterAnEdit edits an answered question into one that is passed over: its
// answer goes.
func TestQuietAfterAnEdit(t *testing.T) {
	t.Parallel()
	auto := ""
	answers := func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		if q.Text == "在哪里？" {
			return lisbon(ctx, q)
		}
		return refuse(ctx, q)
	}
	d := managed(t, true, answers, func(d *discordtest.Server) policy.Settings {
		auto = d.AddChannel("questions")
		return policy.Settings{Auto: []string{auto}, Quiet: true}
	})
	m := d.Post(discordtest.Post{Channel: auto, Author: d.User("ann"), Content: "在哪里？"})
	d.Reply(t, m)
	d.Edit(m, "天气如何？")
	until(t, "the answer is gone", func() bool { return len(d.Replies(m)) == 0 })
	d.Edit(m, "在哪里？")
	silentUntilAsked(t, d, m) // what was withdrawn is not made again
}
