package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// load is how much is asked, and how quickly it has to be answered.
type load struct {
	guilds, perSecond, questions int
	// What is allowed; 0 is not judged.
	median, slowest time.Duration // slowest: the 99th percentile
	growth          float64       // of resident memory, in percent
}

// loadFromEnv is the short load, whose times are not judged, since the machine runs
// other tests too; or the whole one.
// Discord takes 50 requests a second besides interactions' own, so no more than
// three questions of a hundred are messages.
func loadFromEnv() load {
	if os.Getenv("DETENTE_LOAD") == "full" {
		return load{guilds: 500, perSecond: 1000, questions: 20_000,
			median: 10 * time.Millisecond, slowest: 60 * time.Millisecond, growth: 5}
	}
	return load{guilds: 100, perSecond: 200, questions: 600}
}

// TestLoad asks more than any community does. Each question has to be answered
// once, and in its channel's order. DETENTE_LOAD=full asks 20,000 questions, a
// thousand a second, and holds the program to its times and its memory.
func TestLoad(t *testing.T) {
	l := loadFromEnv()
	d := discordtest.Start(t, discordtest.Options{SkipSpec: true, Lean: true, AllowUnanswered: true, Judge: judge})
	const users, mentions = 2000, 3
	c := newCrowd(t, d, l.guilds, users, mentions)
	// The fake Discord shares the processors with the program: its own collections
	// would be counted as the program's waits.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	r, err := runOn(t, d, "DETENTE_LIMITS_WAITING=1000")
	if err != nil {
		t.Fatal(err)
	}
	began, before := time.Now(), processorNow()
	health, err := l.run(t, c, r)
	if err != nil {
		t.Error(err)
	}
	took := time.Since(began)
	l.check(t, d, health, took, processorNow().since(before, took))
}

// run asks all, and waits for the answers while watching the process.
func (l load) run(t *testing.T, c *crowd, r *running) ([]vitals, error) {
	const settle = 30 * time.Second
	ctx, stop := context.WithCancel(t.Context())
	var health []vitals
	var watching sync.WaitGroup
	watching.Go(func() { health = r.watch(ctx, 200*time.Millisecond) })
	err := steadily(ctx, l.perSecond, l.questions, c.ask)
	stop()
	watching.Wait()
	if err != nil {
		return health, err
	}
	if err := await(settle, func() bool { return c.d.Unanswered() == 0 }); err != nil {
		return health, fmt.Errorf("%d questions without an answer: %w; log:\n%s", c.d.Unanswered(), err, tail(r.log))
	}
	return health, nil
}

// tail is the end of a log.
func tail(log *discordtest.Journal) string {
	const most = 4000
	s := log.String()
	return s[max(0, len(s)-most):]
}

// check judges what was measured, and logs it as a table.
func (l load) check(t *testing.T, d *discordtest.Server, health []vitals, took time.Duration, busy string) {
	t.Helper()
	all := d.Ledger()
	n := count(all, func(time.Time) bool { return false })
	times := latencies(all, func(discordtest.Asked) bool { return true })
	if len(health) < 4 {
		t.Fatalf("the process told its vitals %d times, too few to judge", len(health))
	}
	half := health[len(health)/2:]
	early, late := middle(half[:len(half)/2], resident), middle(half[len(half)/2:], resident)
	growth := 100 * (late/early - 1)
	t.Logf("\n%s", l.table(d, all, n, growth, late, health, took, busy))
	if n.answered != l.questions || n.twice > 0 || n.disorder > 0 {
		t.Errorf("%+v, want %d answered, none twice, none out of order", n, l.questions)
	}
	if got := percentile(times, 50); l.median > 0 && got > l.median {
		t.Errorf("the median from event to reply is %s, want at most %s", got, l.median)
	}
	if got := percentile(times, 99); l.slowest > 0 && got > l.slowest {
		t.Errorf("the 99th percentile from event to reply is %s, want at most %s", got, l.slowest)
	}
	if l.growth > 0 && (growth > l.growth || math.IsNaN(growth)) {
		t.Errorf("memory grew by %.1f %% from the third to the last quarter, want at most %.0f %%", growth, l.growth)
	}
}

// table is Markdown.
func (l load) table(d *discordtest.Server, all []discordtest.Asked, n tally, growth, late float64, health []vitals, took time.Duration, busy string) string {
	var b strings.Builder
	row := func(what, value string) { fmt.Fprintf(&b, "| %s | %s |\n", what, value) }
	row("what", "measured")
	row("---", "---")
	row("guilds", fmt.Sprint(l.guilds))
	row("questions", fmt.Sprintf("%d in %.1f s", n.sent, took.Seconds()))
	row("answered / told of a limit or an error / lost", fmt.Sprintf("%d / %d / %d", n.answered, n.told, n.lost+n.lostAway+n.expired))
	row("answered twice / out of order", fmt.Sprintf("%d / %d", n.twice, n.disorder))
	for _, group := range []struct {
		name string
		keep func(discordtest.Asked) bool
	}{
		{"all", func(discordtest.Asked) bool { return true }},
		{"slash commands", func(a discordtest.Asked) bool { return a.Slash }},
		{"mentions", func(a discordtest.Asked) bool { return !a.Slash }},
	} {
		times := latencies(all, group.keep)
		row("event to reply, "+group.name+": median / 99 % / slowest", fmt.Sprintf("%s / %s / %s",
			milliseconds(percentile(times, 50)), milliseconds(percentile(times, 99)), milliseconds(percentile(times, 100))))
	}
	row("resident memory at the end; growth from the third to the last quarter", fmt.Sprintf("%.1f MB; %+.1f %%", late, growth))
	last := health[len(health)-1]
	row("goroutines / open files at the end", fmt.Sprintf("%d / %d", last.goroutines, last.files))
	row("processor time of the bot for each question", milliseconds(time.Duration((last.cpu-health[0].cpu)*float64(time.Second)/float64(max(1, n.sent)))))
	row("processors busy meanwhile, with all that ran on the machine", busy)
	row("busiest second, of requests that Discord limits to 50", fmt.Sprint(d.Busiest()))
	return b.String()
}
