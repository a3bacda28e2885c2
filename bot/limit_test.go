package bot_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot"
	"detente/bot/discordtest"
)

// forbidReads refuses to let messages be read, as where the permission to
// read the message history is missing.
func forbidReads(r *http.Request) (int, http.Header, string, bool) {
	return http.StatusForbidden, nil, `{"message": "Missing Access", "code": 50001}`,
		r.Method == http.MethodGet && strings.Contains(r.URL.Path, "/messages/")
}

// limited is a fake Discord with a bot that has the limits l.
func limited(t *testing.T, l bot.Limits, r responder) *discordtest.Server {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Limits = l
	run(t, o, r)
	d.WaitReady(t)
	return d
}

func TestUserLimit(t *testing.T) {
	t.Parallel()
	d := limited(t, bot.Limits{UserPerMinute: 2}, echo)
	registered(t, d)
	other := d.AddChannel("other")
	for _, q := range []string{"q1", "q2"} {
		d.Reply(t, d.Post(mention(d, "ann", q)))
	}
	notice, _, _ := strings.Cut(wording.For("en").SlowDownFormat, "%d")
	if got := d.Reply(t, d.Post(mention(d, "ann", "q3"))).Content; !strings.HasPrefix(got, notice) {
		t.Errorf("third question: %q, want a notice", got)
	}
	d.Post(mention(d, "ann", "q4")) // has no reply: the notice was given
	slash := d.Slash(discordtest.Slash{
		Channel: other, User: d.User("ann"), Name: "ask", Options: map[string]any{"question": "q5"},
	}).Reply(t)
	if !strings.HasPrefix(slash.Content, notice) || !slash.Ephemeral {
		t.Errorf("slash: %q, ephemeral %v; want a notice for the user alone", slash.Content, slash.Ephemeral)
	}
	// Another user is not held up.
	if got := d.Reply(t, d.Post(mention(d, "bob", "q6"))).Content; got != "q6" {
		t.Errorf("another user's question: %q", got)
	}
	replies := 0
	for _, m := range d.Messages(d.ChannelID()) {
		if m.Reference != "" {
			replies++
		}
	}
	if replies != 4 {
		t.Errorf("%d replies, want 4", replies)
	}
}

func TestChannelLimit(t *testing.T) {
	t.Parallel()
	d := limited(t, bot.Limits{ChannelPerMinute: 1}, echo)
	d.Reply(t, d.Post(mention(d, "ann", "q1")))
	notice, _, _ := strings.Cut(wording.For("zh").SlowDownFormat, "%d")
	if got := d.Reply(t, d.Post(mention(d, "bob", "在哪里"))).Content; !strings.HasPrefix(got, notice) {
		t.Errorf("second question: %q, want a notice", got)
	}
}

// held are answers that wait until they are let go.
type held struct {
	begun   chan string
	release chan struct{}
	running atomic.Int32
	most    atomic.Int32
}

func hold() *held { return &held{begun: make(chan string, 100), release: make(chan struct{})} }

func (h *held) reply(ctx context.Context, q answer.Question) (answer.Answer, error) {
	n := h.running.Add(1)
	defer h.running.Add(-1)
	for m := h.most.Load(); n > m && !h.most.CompareAndSwap(m, n); m = h.most.Load() {
	}
	h.begun <- q.Text
	select {
	case <-h.release:
		return echo(ctx, q)
	case <-ctx.Done():
		return answer.Answer{}, ctx.Err()
	}
}

func TestQueueFull(t *testing.T) {
	t.Parallel()
	h := hold()
	d := limited(t, bot.Limits{Concurrent: 1, Waiting: 1}, h.reply)
	registered(t, d)
	first := d.Post(mention(d, "ann", "q1"))
	<-h.begun
	second := d.Post(mention(d, "ann", "q2"))
	busy := d.Reply(t, d.Post(mention(d, "ann", "q3")))
	if busy.Content != wording.For("en").Busy {
		t.Errorf("third question: %q, want %q", busy.Content, wording.For("en").Busy)
	}
	slash := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("bob"), Name: "ask", Locale: "ru", Options: map[string]any{"question": "q4"},
	}).Reply(t)
	if slash.Content != wording.For("ru").Busy || !slash.Ephemeral {
		t.Errorf("slash: %q, ephemeral %v", slash.Content, slash.Ephemeral)
	}
	close(h.release)
	d.Reply(t, first)
	d.Reply(t, second)
}

func TestSideBySideWithinBounds(t *testing.T) {
	t.Parallel()
	h := hold()
	d := limited(t, bot.Limits{Concurrent: 3}, h.reply)
	var asked []discordtest.Message
	for i := range 6 {
		p := mention(d, fmt.Sprintf("user%d", i), "q")
		p.Channel = d.AddChannel(fmt.Sprintf("c%d", i))
		asked = append(asked, d.Post(p))
	}
	for range 3 {
		<-h.begun // three at once, or this waits for ever
	}
	close(h.release)
	for _, m := range asked {
		d.Reply(t, m)
	}
	if h.most.Load() != 3 {
		t.Errorf("%d at once, want 3", h.most.Load())
	}
}

func TestOneChannelInOrder(t *testing.T) {
	t.Parallel()
	d := limited(t, bot.Limits{UserPerMinute: 100, ChannelPerMinute: 100}, echo)
	var want []string
	var last discordtest.Message
	for i := range 12 {
		m := d.Post(mention(d, fmt.Sprintf("user%d", i%3), fmt.Sprint(i)))
		want, last = append(want, m.ID), m
	}
	d.Reply(t, last)
	var got []string
	for _, m := range d.Messages(d.ChannelID()) {
		if m.Reference != "" {
			got = append(got, m.Reference)
		}
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("replies to %q, want %q", got, want)
	}
}
