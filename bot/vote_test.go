package bot_test

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/phrasebook"
	"detente/bot/policy"
	"detente/bot/store"
)

// voted is somebody's vote on a message: "+", "-" with the reason behind it, or "".
func voted(t testing.TB, o bot.Options, m discordtest.Message, u discordtest.User) string {
	t.Helper()
	v, ok, err := o.Store.VoteOf(t.Context(), m.ID, u.ID)
	switch {
	case err != nil:
		t.Fatal(err)
	case !ok:
		return ""
	case v.Helpful:
		return "+" + v.Why
	}
	return "-" + v.Why
}

// TestVotes votes, changes its mind, says why, and votes again after a restart.
func TestVotes(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	stop := run(t, o, lisbon)
	d.WaitReady(t)
	m := d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))
	ann, bob, p := d.User("ann"), d.User("bob"), phrasebook.For("en").Controls
	check := func(what, got, want, vote string) {
		t.Helper()
		if got != want || voted(t, o, m, ann) != vote {
			t.Errorf("%s: %q with the vote %q; want %q with %q", what, got, voted(t, o, m, ann), want, vote)
		}
	}
	check("helpful", pressed(t, d, m, "yes", "ann").Reply(t).Content, p.Helpful, "+")
	form := pressed(t, d, m, "no", "ann").Modal(t)
	check("not helpful, the form is open", form.Title, p.WhyTitle, "-")
	said := d.Submit(form, ann, map[string]string{"reason": "  答非所问 "}).Reply(t)
	check("the form is sent", said.Content, p.Unhelpful, "-答非所问")
	if !said.Ephemeral {
		t.Error("others see the vote")
	}
	again := pressed(t, d, m, "no", "ann").Modal(t)
	check("not helpful again, the form is closed", again.Title, p.WhyTitle, "-答非所问")
	check("without a reason", d.Submit(again, ann, nil).Reply(t).Content, p.Unhelpful, "-答非所问")
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	run(t, o, lisbon)
	d.WaitReady(t)
	check("after a restart", pressed(t, d, m, "yes", "ann").Reply(t).Content, p.Helpful, "+")
	pressed(t, d, m, "no", "bob").Modal(t)
	if a, b := voted(t, o, m, ann), voted(t, o, m, bob); a+b != "+-" {
		t.Errorf("votes %q and %q", a, b)
	}
	helpful, unhelpful, err := o.Store.Tally(t.Context(), m.ID)
	if err != nil || helpful != 1 || unhelpful != 1 {
		t.Errorf("tally %d, %d, %v", helpful, unhelpful, err)
	}
}

// TestVotesSwitchedOff presses a button from before.
func TestVotesSwitchedOff(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	run(t, o, lisbon)
	d.WaitReady(t)
	m := d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))
	if err := o.Store.SaveSettings(t.Context(), d.GuildID(), policy.Settings{NoFeedback: true}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"yes", "no"} {
		if got, want := pressed(t, d, m, name, "ann").Reply(t).Content, phrasebook.For("en").Controls.RatingOff; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if v := voted(t, o, m, d.User("ann")); v != "" {
		t.Errorf("vote %q", v)
	}
}

// lockStore holds a store's file until the test ends, as another program would that
// writes to it. The store's package has registered the driver.
func lockStore(t testing.TB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
}

// TestVoteNotKept votes while another program holds the database.
func TestVoteNotKept(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	path := filepath.Join(t.TempDir(), "votes.db")
	kept, err := store.Open(t.Context(), path, store.Options{Retention: time.Hour, Grace: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	o.Store = kept
	run(t, o, lisbon)
	d.WaitReady(t)
	m := d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))
	if err := kept.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	lockStore(t, path)
	for _, name := range []string{"yes", "no"} {
		i := pressed(t, d, m, name, "ann")
		got := i.Reply(t)
		if got.Content != phrasebook.For("en").Controls.Unrated || !got.Ephemeral {
			t.Errorf("%s: %q", name, got.Content)
		}
		if _, after, _ := i.Callback(); after > 3*time.Second {
			t.Errorf("%s: after %v", name, after)
		}
	}
	if v := voted(t, o, m, d.User("ann")); v != "" {
		t.Errorf("vote %q", v)
	}
}
