package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// said is a message of somebody's in a channel that mentions nobody.
func said(d *discordtest.Server, channel, user, text string) discordtest.Message {
	return d.Post(discordtest.Post{Channel: channel, Author: d.User(user), Content: text})
}

// onlyThread is a channel's one thread.
func onlyThread(t testing.TB, d *discordtest.Server, channel string) discordtest.Thread {
	t.Helper()
	all := d.Threads(channel)
	if len(all) != 1 {
		t.Fatalf("%d threads, want 1: %v", len(all), all)
	}
	return all[0]
}

// TestThread opens a thread on an answer, and asks on there: with the intent in so
// many words, and without it by mentioning the bot.
func TestThread(t *testing.T) {
	t.Parallel()
	for _, content := range []bool{true, false} {
		t.Run(fmt.Sprintf("intent %v", content), func(t *testing.T) {
			t.Parallel()
			p := phrasebook.For("en").Controls
			follow := p.FollowMention
			if content {
				follow = p.FollowFreely
			}
			d := managed(t, content, recall, nil)
			m := d.Reply(t, d.Post(mention(d, "ann", "who chairs it?")))
			got := pressed(t, d, m, "thr", "bob").Reply(t)
			thread := onlyThread(t, d, d.ChannelID())
			if want := fmt.Sprintf(p.OpenedFormat, m.ID) + " " + follow; got.Content != want || !got.Ephemeral || thread.ID != m.ID {
				t.Errorf("%q in thread %v, want %q", got.Content, thread, want)
			}
			if thread.Name != "who chairs it?" {
				t.Errorf("the thread is called %q", thread.Name)
			}
			if got, want := pressed(t, d, m, "thr", "ann").Reply(t).Content, fmt.Sprintf(p.ThereFormat, m.ID)+" "+follow; got != want {
				t.Errorf("pressed again: %q, want %q", got, want)
			}
			if content {
				if got := description(d.Reply(t, said(d, thread.ID, "ann", "since when?"))); !strings.Contains(got, "who chairs it? / since when?") {
					t.Errorf("asked on: %q", got)
				}
			} else {
				silentUntilAsked(t, d, said(d, thread.ID, "ann", "since when?"))
			}
			got = d.Reply(t, d.Post(in(d, thread.ID, "and before?")))
			if !strings.Contains(description(got), "who chairs it? / ") || !strings.HasSuffix(strings.Split(description(got), "\n")[0], "and before?") {
				t.Errorf("mentioned: %q", description(got))
			}
		})
	}
}

// TestThreadOfSlash takes the name from the answer's head, cut to what a name may
// have, and opens the thread after a restart.
func TestThreadOfSlash(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	stop := run(t, o, lisbon)
	d.WaitReady(t)
	registered(t, d)
	m := d.Slash(discordtest.Slash{
		User: d.User("ann"), Name: "ask", Locale: "zh-CN", Options: map[string]any{"question": strings.Repeat("*峰会*", 100) + "？"},
	}).Reply(t)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	run(t, o, lisbon)
	d.WaitReady(t)
	pressed(t, d, m, "thr", "ann").Reply(t)
	name := onlyThread(t, d, d.ChannelID()).Name
	if !strings.HasPrefix(name, "*峰会**峰会*") || utf8.RuneCountInString(name) > 100 || !utf8.ValidString(name) {
		t.Errorf("the thread is called %q", name)
	}
}

// TestThreadForbidden has no permission for it: that is said, the owner is told once,
// and the next answer has no button.
func TestThreadForbidden(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	m := d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))
	d.SetBotPermissions(d.ChannelID(), discordtest.PermissionsDefault&^discordtest.PermissionCreatePublicThreads)
	want := fmt.Sprintf(phrasebook.For("en").Controls.ForbiddenFormat, "Create Public Threads")
	for range 2 {
		if got := pressed(t, d, m, "thr", "ann").Reply(t); got.Content != want || !got.Ephemeral {
			t.Errorf("%q, want %q", got.Content, want)
		}
	}
	told := fmt.Sprintf(phrasebook.For("zh-CN").Controls.OwnerFormat, "Create Public Threads", d.ChannelID())
	waitFor(t, d, func(m discordtest.Message) bool { return m.Content == told })
	asked := d.Post(mention(d, "ann", "在哪里？"))
	next := waitFor(t, d, func(m discordtest.Message) bool { return m.Nonce == asked.ID })
	if got := controls(next); fmt.Sprint(got) != "[yes no del]" || next.Reference != asked.ID {
		t.Errorf("the next answer has %q, and refers to %q", got, next.Reference)
	}
	if n := len(d.Threads(d.ChannelID())); n != 0 {
		t.Errorf("%d threads", n)
	}
}

// TestThreadsAlways puts each answer of a channel where every message is a question
// into a thread on the question.
func TestThreadsAlways(t *testing.T) {
	t.Parallel()
	auto := ""
	d := managed(t, true, recall, func(d *discordtest.Server) policy.Settings {
		auto = d.AddChannel("questions")
		return policy.Settings{Auto: []string{auto}, Threads: policy.ThreadsAlways}
	})
	asked := said(d, auto, "ann", "在哪里？")
	answered := waitFor(t, d, func(m discordtest.Message) bool { return m.ChannelID == asked.ID && len(m.Embeds) > 0 })
	if th := onlyThread(t, d, auto); th.ID != asked.ID || th.Name != "在哪里？" || !strings.Contains(description(answered), "在哪里？") {
		t.Errorf("%v with %q", th, description(answered))
	}
	if got := controls(answered); fmt.Sprint(got) != "[yes no del]" {
		t.Errorf("controls %q", got)
	}
	if got := description(d.Reply(t, said(d, asked.ID, "ann", "什么时候？"))); !strings.Contains(got, "在哪里？ / 什么时候？") {
		t.Errorf("asked on: %q", got)
	}
	d.Edit(asked, "在哪里举行？")
	until(t, "the answer in the thread is changed", func() bool {
		m, _ := d.Message(answered.ID)
		return strings.Contains(description(m), "在哪里举行？") && fmt.Sprint(controls(m)) == "[yes no del]"
	})
	// Elsewhere, and without the permission, an answer is a reply.
	d.Reply(t, d.Post(mention(d, "ann", "elsewhere")))
	d.SetBotPermissions(auto, discordtest.PermissionsDefault&^discordtest.PermissionCreatePublicThreads)
	for range 2 {
		d.Reply(t, said(d, auto, "ann", "谁？"))
	}
	if n := len(d.Threads(auto)); n != 1 {
		t.Errorf("%d threads", n)
	}
}
