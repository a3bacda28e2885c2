package bot_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/discordtest"
)

// A streamer shows the beginning of an answer, and gives the whole when it is let.
type streamer struct {
	shown chan struct{}                     // closed when the beginning was shown
	whole chan struct{}                     // closed to let the whole follow
	final func(answer.Answer) answer.Answer // nil for a fault
}

func newStreamer(final func(answer.Answer) answer.Answer) streamer {
	return streamer{make(chan struct{}), make(chan struct{}), final}
}

func (s streamer) Stream(ctx context.Context, q answer.Question, show func(answer.Answer)) (answer.Answer, error) {
	a, err := lisbon(ctx, q)
	a.PhrasedBy, a.Text = "fake", "在里斯本。[1]"
	show(a)
	close(s.shown)
	<-s.whole
	if s.final == nil {
		return answer.Answer{}, errors.New("as asked")
	}
	return s.final(a), err
}

func longer(a answer.Answer) answer.Answer {
	a.Text += " 在葡萄牙。[1]"
	return a
}

func refusal(a answer.Answer) answer.Answer {
	return answer.Answer{Lang: "zh", Suggestions: []string{"峰会在哪里举行？"}}
}

// startStreaming is start with a streamer.
func startStreaming(t *testing.T, s streamer) *discordtest.Server {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	runWith(t, options(t, d), s)
	d.WaitReady(t)
	return d
}

// edited waits for the reply to m to be edited once, and returns it.
func edited(t *testing.T, d *discordtest.Server, m discordtest.Message) discordtest.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	last, err := d.Wait(ctx, func(r discordtest.Message) bool { return r.Reference == m.ID && r.Edits == 1 })
	if err != nil {
		t.Fatal(err)
	}
	return last
}

func TestStreamedReply(t *testing.T) {
	t.Parallel()
	s := newStreamer(longer)
	d := startStreaming(t, s)
	m := d.Post(mention(d, "ann", "北约峰会在哪里举行？"))
	first := d.Reply(t, m)
	if got := description(first); !strings.HasPrefix(got, "在里斯本。") || strings.Contains(got, "葡萄牙。\\[1") || !strings.Contains(got, quote) {
		t.Errorf("at first %q", got)
	}
	close(s.whole)
	last := edited(t, d, m)
	if got := description(last); last.ID != first.ID || !strings.Contains(got, "在葡萄牙。") || !strings.Contains(string(last.Raw), `"allowed_mentions":{"parse":[]}`) {
		t.Errorf("in the end %q: %s", got, last.Raw)
	}
}

func TestStreamedInteraction(t *testing.T) {
	t.Parallel()
	s := newStreamer(refusal)
	d := startStreaming(t, s)
	registered(t, d)
	i := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Locale: "zh-CN", Options: map[string]any{"question": "在哪里？"},
	})
	if got := description(i.Reply(t)); !strings.HasPrefix(got, "在里斯本。") {
		t.Errorf("at first %q", got)
	}
	close(s.whole)
	until(t, "the whole was shown", func() bool { return len(i.Reply(t).Components) > 0 })
	if last := i.Reply(t); last.Content != "> 在哪里？" || strings.Contains(description(last), "里斯本") {
		t.Errorf("in the end %q, %q", last.Content, description(last))
	}
}

// TestFaultAfterAPart takes the part away that was shown.
func TestFaultAfterAPart(t *testing.T) {
	t.Parallel()
	s := newStreamer(nil)
	d := startStreaming(t, s)
	registered(t, d)
	i := d.Slash(discordtest.Slash{Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Options: map[string]any{"question": "q"}})
	if got := description(i.Reply(t)); !strings.HasPrefix(got, "在里斯本。") {
		t.Errorf("at first %q", got)
	}
	close(s.whole)
	before, _, _ := strings.Cut(wording.For("en").FailedFormat, "%s")
	until(t, "the fault was told", func() bool { return strings.Contains(i.Reply(t).Content, before) })
	if got := i.Reply(t); len(got.Embeds) != 0 {
		t.Errorf("%+v is left", got.Embeds)
	}
}

// TestHurry ends a bot while a model is at work: what the responder has without it
// is sent in time.
func TestHurry(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Drain = 2 * time.Second
	stop := run(t, o, func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		close(asked)
		<-ctx.Done()
		return lisbon(ctx, q)
	})
	d.WaitReady(t)
	m := d.Post(mention(d, "ann", "北约峰会在哪里举行？"))
	<-asked
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	if got := description(d.Reply(t, m)); !strings.Contains(got, quote) {
		t.Errorf("reply %q", got)
	}
}

// TestPartThatWasLost refuses the first text: the whole is sent under the same
// nonce, and edited in case that the first one came through after all.
func TestPartThatWasLost(t *testing.T) {
	t.Parallel()
	s := newStreamer(longer)
	d := startStreaming(t, s)
	d.Intercept(func(r *http.Request) (int, http.Header, string, bool) {
		select {
		case <-s.whole:
			return 0, nil, "", false
		default:
			refused := r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/messages")
			return http.StatusBadRequest, nil, `{"message":"as asked","code":0}`, refused
		}
	})
	m := d.Post(mention(d, "ann", "北约峰会在哪里举行？"))
	<-s.shown
	until(t, "the first text was tried", func() bool {
		for _, r := range d.Requests() {
			if r.Method == http.MethodPost && r.Status == http.StatusBadRequest {
				return true
			}
		}
		return false
	})
	close(s.whole)
	if got := edited(t, d, m); got.Nonce != m.ID || !strings.Contains(description(got), "在葡萄牙。") {
		t.Errorf("nonce %s, %q", got.Nonce, description(got))
	}
}
