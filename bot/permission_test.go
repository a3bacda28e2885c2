package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/store"
)

// waitFor waits for a message of the bot's.
func waitFor(t testing.TB, d *discordtest.Server, match func(discordtest.Message) bool) discordtest.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	m, err := d.Wait(ctx, match)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// ownersNotes are the bot's direct messages to the server's owner.
func ownersNotes(d *discordtest.Server, permission string) func(discordtest.Message) bool {
	return func(m discordtest.Message) bool { return strings.Contains(m.Content, permission) }
}

// TestMissingPermissions takes one permission after the other away: each question
// still gets its answer, and the owner is told once.
func TestMissingPermissions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		without int64
		told    string // the permission that the owner is told of
		match   func(d *discordtest.Server, asked discordtest.Message) func(discordtest.Message) bool
	}{
		{"embeds", discordtest.PermissionEmbedLinks, "Embed Links", func(_ *discordtest.Server, asked discordtest.Message) func(discordtest.Message) bool {
			return func(m discordtest.Message) bool {
				return m.Reference == asked.ID && len(m.Embeds) == 0 && strings.Contains(m.Content, "> "+quote)
			}
		}},
		{"history", discordtest.PermissionReadMessageHistory, "Read Message History", func(d *discordtest.Server, asked discordtest.Message) func(discordtest.Message) bool {
			return func(m discordtest.Message) bool {
				return m.ChannelID == d.ChannelID() && m.Content == "> 在哪里？" && strings.Contains(description(m), quote) && m.Reference == ""
			}
		}},
		{"sending", discordtest.PermissionSendMessages, "Send Messages", func(d *discordtest.Server, _ discordtest.Message) func(discordtest.Message) bool {
			lead := fmt.Sprintf(phrasebook.For("zh").Notice.ElsewhereFormat, d.ChannelID())
			return func(m discordtest.Message) bool {
				return m.ChannelID == d.DMChannelID() && m.Content == lead+"\n> 在哪里？" && strings.Contains(description(m), quote)
			}
		}},
		{
			"embeds and history", discordtest.PermissionEmbedLinks | discordtest.PermissionReadMessageHistory, "Embed Links",
			func(d *discordtest.Server, _ discordtest.Message) func(discordtest.Message) bool {
				return func(m discordtest.Message) bool {
					return m.ChannelID == d.ChannelID() && len(m.Embeds) == 0 && strings.HasPrefix(m.Content, "> 在哪里？\n> "+quote)
				}
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := start(t, lisbon)
			// Discord knows the direct messages with a user by the first one.
			d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"}))
			d.SetBotPermissions(d.ChannelID(), discordtest.PermissionsDefault&^test.without)
			for range 2 {
				waitFor(t, d, test.match(d, d.Post(mention(d, "ann", "在哪里？"))))
			}
			waitFor(t, d, ownersNotes(d, test.told))
			// What comes next in the queue of notes comes after any second one.
			d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: " "}))
			told := 0
			for _, r := range d.Requests() {
				if strings.Contains(string(r.Body), test.told) {
					told++
				}
			}
			if told != 1 {
				t.Errorf("the owner was told %d times", told)
			}
		})
	}
}

// TestClosedDirectMessages leaves no way to an asker: the log tells of it, and the
// next question is answered.
func TestClosedDirectMessages(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	log := new(discordtest.Journal)
	o.Logger = slog.New(slog.NewTextHandler(log, nil))
	run(t, o, lisbon)
	d.WaitReady(t)
	d.SetBotPermissions(d.ChannelID(), discordtest.PermissionsDefault&^discordtest.PermissionSendMessages)
	d.CloseDMs(d.User("ann"))
	m := d.Post(mention(d, "ann", "在哪里？"))
	until(t, "the log tells of it", func() bool { return log.Has("reply not sent") })
	until(t, "it is kept as failed", func() bool {
		q, known, err := o.Store.Question(t.Context(), m.ID)
		return err == nil && known && q.Outcome == store.Failed && log.Has(q.Reference)
	})
	d.SetBotPermissions(d.ChannelID(), discordtest.PermissionsDefault)
	other := mention(d, "ann", "在哪里？")
	other.Channel = d.AddChannel("other")
	d.Reply(t, d.Post(other))
}

// TestMarks shows by an emoji what was said in words before.
func TestMarks(t *testing.T) {
	t.Parallel()
	d := limited(t, bot.Limits{UserPerMinute: 1}, echo)
	d.Reply(t, d.Post(mention(d, "ann", "q1")))
	d.Reply(t, d.Post(mention(d, "ann", "q2"))) // a notice
	m := d.Post(mention(d, "ann", "q3"))
	until(t, "the third question is marked", func() bool {
		marks := d.Reactions(m)
		return len(marks) == 1 && marks[0].Emoji == "⏳" && marks[0].Users[0].ID == d.BotID()
	})
}
