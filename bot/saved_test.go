package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/answertest"
	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/policy"
	"detente/bot/store"
)

// knowing is a fake Discord with a bot that answers with r and has a saved answer to
// "食堂几点开门？".
func knowing(t *testing.T, r responder, change func(*discordtest.Server, *bot.Options)) (*discordtest.Server, bot.Options) {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	if change != nil {
		change(d, &o)
	}
	saved := store.Saved{Guild: d.GuildID(), Message: "1", Question: "食堂几点开门？", Text: "早上七点。", AuthorName: "mod", Link: "javascript:x"}
	if _, err := o.Store.Save(t.Context(), saved); err != nil {
		t.Fatal(err)
	}
	library := answertest.Responder(t, "tower", "蓝塔", "蓝塔建于1911年。").Library()
	runFrom(t, o, bot.Documents{Responder: r, Library: library})
	d.WaitReady(t)
	return d, o
}

// TestSavedInQuietMode gives a saved answer where only what is sure is answered.
func TestSavedInQuietMode(t *testing.T) {
	t.Parallel()
	d, o := knowing(t, refuse, func(d *discordtest.Server, o *bot.Options) {
		o.MessageContent = true
		if err := o.Store.SaveSettings(t.Context(), d.GuildID(), policy.Settings{Auto: []string{d.ChannelID()}, Quiet: true}); err != nil {
			t.Fatal(err)
		}
	})
	asked := said(d, d.ChannelID(), "ann", "食堂几点开门")
	got := d.Reply(t, asked)
	if !strings.HasSuffix(description(got), "\n早上七点。") || strings.Contains(description(got), "javascript") {
		t.Errorf("reply %q", description(got))
	}
	silentUntilAsked(t, d, said(d, d.ChannelID(), "ann", "图书馆在哪里？"))
	until(t, "the question is answered", func() bool {
		q, _, err := o.Store.Question(t.Context(), asked.ID)
		return err == nil && q.Outcome == store.Answered
	})
}

// TestSavedInsteadOfAnError gives it where the documents can't be asked, and not in
// direct messages.
func TestSavedInsteadOfAnError(t *testing.T) {
	t.Parallel()
	d, _ := knowing(t, func(context.Context, answer.Question) (answer.Answer, error) {
		return answer.Answer{}, errors.New("broken")
	}, nil)
	if got := description(d.Reply(t, d.Post(mention(d, "ann", "食堂几点开门？")))); !strings.HasSuffix(got, "\n早上七点。") {
		t.Errorf("reply %q", got)
	}
	direct := d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "食堂几点开门？"}))
	if strings.Contains(fmt.Sprint(direct), "早上七点") {
		t.Errorf("a direct message gets a server's answer: %v", direct)
	}
}

// TestSavedWithoutEmbeds shows it above the documents' answer in the message's text.
func TestSavedWithoutEmbeds(t *testing.T) {
	t.Parallel()
	d, _ := knowing(t, lisbon, nil)
	d.SetBotPermissions(d.ChannelID(), discordtest.PermissionsDefault&^discordtest.PermissionEmbedLinks)
	got := d.Reply(t, d.Post(mention(d, "ann", "食堂几点开门？")))
	saved, own := strings.Index(got.Content, "早上七点。"), strings.Index(got.Content, quote)
	if saved < 0 || own < saved || len(got.Embeds) > 0 {
		t.Errorf("reply %q with %d embeds", got.Content, len(got.Embeds))
	}
}

// TestSavedChange answers with what is saved now.
func TestSavedChange(t *testing.T) {
	t.Parallel()
	d, o := knowing(t, refuse, nil)
	ask := func() string { return description(d.Reply(t, d.Post(mention(d, "ann", "食堂几点开门？")))) }
	ask()
	for i, text := range []string{"早上八点。", "早上九点。"} {
		saved := store.Saved{Guild: d.GuildID(), Message: "1", Question: "食堂几点开门？", Text: text, AuthorName: "mod"}
		if i == 1 {
			saved.Question = "食堂今天几点开门？"
		}
		if _, err := o.Store.Save(t.Context(), saved); err != nil {
			t.Fatal(err)
		}
		if got := ask(); !strings.HasSuffix(got, "\n"+text) {
			t.Errorf("after saving %q: %q", text, got)
		}
	}
	if err := o.Store.RemoveSavedMessage(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	if got := ask(); strings.Contains(got, "早上") {
		t.Errorf("after removing it: %q", got)
	}
}

// TestTrustedRole lets a role save answers; whoever loses it while the form is open
// does not.
func TestTrustedRole(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	role := d.AddRole("helpers")
	if err := o.Store.SaveSettings(t.Context(), d.GuildID(), policy.Settings{Trusted: []string{role}}); err != nil {
		t.Fatal(err)
	}
	run(t, o, lisbon)
	d.WaitReady(t)
	registered(t, d)
	ann := d.User("ann")
	d.SetMember(ann, discordtest.Member{Roles: []string{role}})
	m := said(d, d.ChannelID(), "a:b", "on Friday")
	form := func() discordtest.Modal {
		return d.MessageCommand(discordtest.Slash{User: ann, Name: "Save as answer"}, m).Modal(t)
	}
	values := map[string]string{"question": "when?"}
	first, second := form(), form()
	if got, want := d.Submit(first, ann, values).Reply(t).Content, fmt.Sprintf(phrasebook.For("en").Saving.DoneFormat, "when?"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	all := o.Store.Saved(d.GuildID())
	link := "https://discord.com/channels/" + d.GuildID() + "/" + d.ChannelID() + "/" + m.ID
	if len(all) != 1 || all[0].Text != "on Friday" || all[0].AuthorName != "a:b" || all[0].Author != m.Author.ID || all[0].SavedBy != ann.ID || all[0].Link != link {
		t.Errorf("saved %+v", all)
	}
	d.SetMember(ann, discordtest.Member{})
	if got, want := d.Submit(second, ann, values).Reply(t).Content, phrasebook.For("en").Saving.NotTrusted; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
