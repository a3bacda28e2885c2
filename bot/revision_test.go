package bot_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"detente/answer"
	"detente/bot/discordtest"
	"detente/bot/policy"
	"detente/bot/store"
)

// becomes waits until a message says something.
func becomes(t testing.TB, d *discordtest.Server, m discordtest.Message, text string) discordtest.Message {
	t.Helper()
	now := m
	until(t, "the answer becomes "+text, func() bool {
		now, _ = d.Message(m.ID)
		return len(now.Embeds) == 1 && strings.HasPrefix(now.Embeds[0].Description, text+"\n")
	})
	return now
}

// goes waits until a message is deleted.
func goes(t testing.TB, d *discordtest.Server, m discordtest.Message) {
	t.Helper()
	until(t, "the answer is deleted", func() bool { _, there := d.Message(m.ID); return !there })
}

// gated answers like recall once it is let through; begun tells of each question that
// waits.
func gated() (r responder, begun chan string, through chan struct{}) {
	begun, through = make(chan string, 10), make(chan struct{})
	return func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		begun <- q.Text
		select {
		case <-through:
		case <-ctx.Done():
		}
		return recall(ctx, q)
	}, begun, through
}

// TestEdit changes a question twice in a row: its one answer says in the end what
// answers the last text. The preview of a link changes nothing.
func TestEdit(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	d := start(t, func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		asked.Add(1)
		return recall(ctx, q)
	})
	at := "<@" + d.BotID() + "> "
	m := d.Post(mention(d, "ann", "one"))
	first := becomes(t, d, d.Reply(t, m), "one")
	d.Unfurl(m)
	d.Edit(m, at+"two")
	d.Edit(m, at+"three")
	got := becomes(t, d, first, "three")
	d.Edit(m, at+"three") // nothing but the time of editing
	d.Unfurl(m)
	d.Reply(t, d.Post(mention(d, "ann", "next")))
	if n := len(d.Replies(m)); n != 1 || len(controls(got)) != 4 {
		t.Errorf("%d replies, the one with %q", n, controls(got))
	}
	if n := asked.Load(); n != 4 {
		t.Errorf("%d questions were answered, want 4", n)
	}
}

// TestEditOfWhatIsNoQuestion changes a message that the bot has not answered.
func TestEditOfWhatIsNoQuestion(t *testing.T) {
	t.Parallel()
	d := managed(t, true, recall, nil)
	m := said(d, d.ChannelID(), "ann", "to nobody")
	d.Edit(m, "<@"+d.BotID()+"> one")
	silentUntilAsked(t, d, m)
}

// TestEditWhileAnswering changes a question that is still being answered.
func TestEditWhileAnswering(t *testing.T) {
	t.Parallel()
	r, begun, through := gated()
	d := start(t, r)
	m := d.Post(mention(d, "ann", "one"))
	<-begun
	d.Edit(m, "<@"+d.BotID()+"> two")
	close(through)
	becomes(t, d, d.Reply(t, m), "two")
	if n := len(d.Replies(m)); n != 1 {
		t.Errorf("%d replies", n)
	}
}

// TestDeleteQuestion deletes questions, one by one and many at once: their answers go,
// and nothing is kept of them.
func TestDeleteQuestion(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	run(t, o, recall)
	d.WaitReady(t)
	m := d.Post(mention(d, "ann", "one"))
	got := d.Reply(t, m)
	pressed(t, d, got, "yes", "bob").Reply(t)
	d.Delete(m)
	goes(t, d, got)
	_, known, err := o.Store.Question(t.Context(), m.ID)
	if known || err != nil || voted(t, o, got, d.User("bob")) != "" {
		t.Errorf("kept: %v, %v, vote %q", known, err, voted(t, o, got, d.User("bob")))
	}
	var asked, answers []discordtest.Message
	for range 3 {
		m := d.Post(mention(d, "ann", "more"))
		asked, answers = append(asked, m), append(answers, d.Reply(t, m))
	}
	d.DeleteBulk(asked...)
	for _, m := range answers {
		goes(t, d, m)
	}
}

// TestDeleteWhileAnswering deletes a question that is still being answered: what comes
// of it goes too, if it comes at all.
func TestDeleteWhileAnswering(t *testing.T) {
	t.Parallel()
	r, begun, through := gated()
	d := start(t, r)
	m := d.Post(mention(d, "ann", "one"))
	<-begun
	d.Delete(m)
	close(through)
	d.Reply(t, d.Post(mention(d, "ann", "next")))
	for _, m := range d.Messages(d.ChannelID()) {
		if m.Author.ID == d.BotID() && strings.Contains(description(m), "one") {
			t.Errorf("an answer is left: %q", description(m))
		}
	}
}

// TestRevisionAfterRestart changes and deletes what was asked of a bot before: in a
// channel, and where the answer stands in a thread.
func TestRevisionAfterRestart(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.MessageContent = true
	auto := d.AddChannel("questions")
	err := o.Store.SaveSettings(t.Context(), d.GuildID(), policy.Settings{Auto: []string{auto}, Threads: policy.ThreadsAlways})
	if err != nil {
		t.Fatal(err)
	}
	stop := run(t, o, recall)
	d.WaitReady(t)
	m := d.Post(mention(d, "ann", "one"))
	got := d.Reply(t, m)
	inAuto := said(d, auto, "ann", "uno")
	inThread := waitFor(t, d, func(m discordtest.Message) bool { return m.ChannelID == inAuto.ID && len(m.Embeds) > 0 })
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	run(t, o, recall)
	d.WaitReady(t)
	d.Edit(m, "<@"+d.BotID()+"> two")
	becomes(t, d, got, "two")
	d.Edit(inAuto, "due")
	becomes(t, d, inThread, "due")
	d.Delete(m)
	goes(t, d, got)
	d.Delete(inAuto)
	goes(t, d, inThread)
}

// TestEditOfDeletedAnswer changes a question whose answer somebody has deleted: it does
// not come back, and the next question is answered.
func TestEditOfDeletedAnswer(t *testing.T) {
	t.Parallel()
	d := start(t, recall)
	m := d.Post(mention(d, "ann", "one"))
	got := d.Reply(t, m)
	pressed(t, d, got, "del", "ann")
	goes(t, d, got)
	d.Edit(m, "<@"+d.BotID()+"> two")
	d.Reply(t, d.Post(mention(d, "ann", "next")))
	if n := len(d.Replies(m)); n != 0 {
		t.Errorf("%d replies", n)
	}
}

// TestDeleteSavedMessage deletes a message that was saved as an answer.
func TestDeleteSavedMessage(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	run(t, o, recall)
	d.WaitReady(t)
	m := said(d, d.ChannelID(), "mod", "on Friday")
	if _, err := o.Store.Save(t.Context(), store.Saved{Guild: d.GuildID(), Message: m.ID, Question: "when?", Text: "on Friday"}); err != nil {
		t.Fatal(err)
	}
	d.Delete(m)
	until(t, "the saved answer is gone", func() bool { return len(o.Store.Saved(d.GuildID())) == 0 })
}
