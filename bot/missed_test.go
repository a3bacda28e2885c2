package bot_test

import (
	"net/http"
	"strings"
	"testing"

	"detente/bot/discordtest"
	"detente/bot/policy"
)

// repliesTo are the bot's replies to a message.
func repliesTo(d *discordtest.Server, m discordtest.Message) (all []discordtest.Message) {
	for _, r := range d.Messages(m.ChannelID) {
		if r.Reference == m.ID && r.Author.ID == d.BotID() {
			all = append(all, r)
		}
	}
	return all
}

// TestMissedQuestions asks while there is no session: the new one is told nothing of
// it, and the questions are looked for.
func TestMissedQuestions(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	direct := discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"}
	d.Reply(t, d.Post(direct))
	d.Reply(t, d.Post(mention(d, "ann", "before")))
	d.RefuseResume(true)
	d.Drop()
	var missed []discordtest.Message
	for _, p := range []discordtest.Post{mention(d, "ann", "one"), mention(d, "bob", "two"), direct} {
		missed = append(missed, d.Post(p))
	}
	d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("bob"), Content: "to nobody"})
	for _, m := range missed {
		if got := description(d.Reply(t, m)); !strings.Contains(got, quote) {
			t.Errorf("reply %q", got)
		}
	}
	d.Reply(t, d.Post(mention(d, "ann", "after")))
	for _, m := range missed {
		if n := len(repliesTo(d, m)); n != 1 {
			t.Errorf("%d replies, want 1", n)
		}
	}
}

// TestMissedIsAnsweredOnce starts a second bot, which remembers nothing of the
// first: what that one has answered is not answered again.
func TestMissedIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	stop := run(t, options(t, d), lisbon)
	d.WaitReady(t)
	answered := d.Post(mention(d, "ann", "answered"))
	d.Reply(t, answered)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	missed := d.Post(mention(d, "ann", "missed"))
	run(t, options(t, d), lisbon)
	d.Reply(t, missed)
	sent := 0
	for _, r := range d.Requests() {
		if r.Method == http.MethodPost && strings.HasSuffix(r.Path, "/messages") {
			sent++
		}
	}
	if sent != 2 || len(repliesTo(d, answered)) != 1 {
		t.Errorf("%d messages were sent, want 2", sent)
	}
}

// TestMissedByRole reads the asker's roles, which a message that was fetched lacks.
func TestMissedByRole(t *testing.T) {
	t.Parallel()
	role := ""
	d := managed(t, false, lisbon, func(d *discordtest.Server) policy.Settings {
		role = d.AddRole("members")
		return policy.Settings{Roles: policy.List{Allow: []string{role}}}
	})
	d.SetMember(d.User("ann"), discordtest.Member{Roles: []string{role}})
	d.Reply(t, d.Post(mention(d, "ann", "before")))
	d.RefuseResume(true)
	d.Drop()
	out, in := d.Post(mention(d, "bob", "from outside")), d.Post(mention(d, "ann", "missed"))
	d.Reply(t, in)
	if n := len(d.Replies(out)); n != 0 {
		t.Errorf("%d replies to who has no role", n)
	}
}
