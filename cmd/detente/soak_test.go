package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"sync"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// soakRate is how many questions a second a soak asks. Three of seven are messages,
// and a reply has the bot read what it replies to: with that it stays below the 50
// requests a second that Discord takes.
const soakRate = 28

// soakTime is how long to soak: DETENTE_SOAK, a duration such as 10m, else a few
// seconds, which show no more than that the measuring works.
func soakTime(t *testing.T) time.Duration {
	t.Helper()
	text := os.Getenv("DETENTE_SOAK")
	if text == "" {
		return 5 * time.Second
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatalf("DETENTE_SOAK: %v", err)
	}
	return d
}

// drift is how much more of something there may be in the last quarter of a soak
// than in the first after its warm-up, both as medians.
type drift struct {
	name     string
	of       func(vitals) float64
	part     float64 // of what there was
	absolute float64 // besides that
}

// drifts allows what goes up and down with the questions that are in flight at the
// moment, and what the collector has not returned yet. A leak of a goroutine or a
// file for each hundredth question is more after ten minutes, and so is one of 200
// bytes for each question.
func drifts(long bool) []drift {
	memory := 0.05
	if !long {
		memory = 0.25 // the heap is still finding its size
	}
	return []drift{
		{name: "goroutines", of: goroutines, part: 0.1, absolute: 5},
		{name: "open files", of: files, absolute: 5},
		{name: "resident memory, MB", of: resident, part: memory},
	}
}

// TestSoak asks in all ways for a while, and wants the program to need no more of
// anything at the end than at the start.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("a soak takes its time")
	}
	t.Parallel()
	lasts := soakTime(t)
	var seen lastSeen
	d := discordtest.Start(t, discordtest.Options{SkipSpec: true, Lean: true, AllowUnanswered: true, Judge: seen.judge})
	c := newCrowd(t, d, 50, 500, 0)
	r, err := runOn(t, d)
	if err != nil {
		t.Fatal(err)
	}
	health, err := soak(t.Context(), lasts, r, func(i int) error { return c.anyWay(i, &seen) })
	if err != nil {
		t.Fatal(err)
	}
	if err := await(30*time.Second, func() bool { return d.Unanswered() == 0 }); err != nil {
		t.Errorf("%d questions without an answer: %v", d.Unanswered(), err)
	}
	n := count(d.Ledger(), func(time.Time) bool { return false })
	if n.answered != n.sent || n.twice > 0 || n.disorder > 0 {
		t.Errorf("%+v, want all answered, none twice, none out of order; log:\n%s", n, tail(r.log))
	}
	checkDrift(t, lasts, n.sent, health)
}

// soak asks for a while and watches the process.
func soak(ctx context.Context, lasts time.Duration, r *running, ask func(int) error) ([]vitals, error) {
	ctx, stop := context.WithTimeout(ctx, lasts)
	defer stop()
	var health []vitals
	var watching sync.WaitGroup
	watching.Go(func() { health = r.watch(ctx, max(100*time.Millisecond, lasts/500)) })
	err := steadily(ctx, soakRate, math.MaxInt, ask)
	stop()
	watching.Wait()
	return health, err
}

// checkDrift leaves the first fifth out, as the warm-up.
func checkDrift(t *testing.T, lasts time.Duration, asked int, health []vitals) {
	t.Helper()
	health = health[len(health)/5:]
	quarter := len(health) / 4
	if quarter < 3 {
		t.Fatalf("%d times the process told its vitals are too few", len(health))
	}
	table := fmt.Sprintf("\n%d questions in %s\n\n| what | first quarter after the warm-up | last quarter | most |\n| --- | ---: | ---: | ---: |\n", asked, lasts)
	for _, x := range drifts(lasts >= time.Minute) {
		first, last := middle(health[:quarter], x.of), middle(health[len(health)-quarter:], x.of)
		most := first*(1+x.part) + x.absolute
		table += fmt.Sprintf("| %s | %.1f | %.1f | %.1f |\n", x.name, first, last, most)
		if last > most {
			t.Errorf("%s: %.1f in the last quarter, after %.1f in the first, at most %.1f", x.name, last, first, most)
		}
	}
	t.Log(table)
}

// lastSeen is what the crowd has before its eyes: the bot's newest response to a
// command that all see, and its newest message with a button. Replies to replies
// would make chains that grow, and with them what the bot has to read.
type lastSeen struct {
	mu            sync.Mutex
	said, offered discordtest.Message
}

// judge remembers a message, and tells what the bot said with it.
func (l *lastSeen) judge(m discordtest.Message) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if m.Ephemeral {
		return judge(m) // others than the asker do not see it
	}
	if m.Reference == "" {
		l.said = m
	}
	if len(suggested(m)) > 0 {
		l.offered = m
	}
	return judge(m)
}

func (l *lastSeen) newest() (said, offered discordtest.Message) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said, l.offered
}

// anyWay asks question number i in one of all ways: a slash command, also a private
// one, a mention, a direct message, a reply, a button.
func (c *crowd) anyWay(i int, seen *lastSeen) error {
	q := c.questions[i%len(c.questions)].Question
	said, offered := seen.newest()
	user := c.users[i%len(c.users)]
	switch way := i % 7; {
	case way == 0:
		return c.post(discordtest.Post{Channel: c.d.DMChannelID(), Author: c.users[0], Content: q})
	case way == 1 && said.ID != "":
		return c.post(discordtest.Post{Channel: said.ChannelID, Author: user, Content: q, ReplyTo: said.ID})
	case way == 2:
		return c.post(discordtest.Post{Channel: c.channels[i%len(c.channels)], Author: user, Content: "<@" + c.d.BotID() + "> " + q})
	case way == 3 && offered.ID != "":
		_, err := c.d.AskPress(offered, suggested(offered)[0].CustomID, user)
		return err
	}
	return c.ask(i)
}

func (c *crowd) post(p discordtest.Post) error {
	_, err := c.d.AskPost(p)
	return err
}
