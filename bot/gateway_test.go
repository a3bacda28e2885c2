package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/bot"
	"detente/bot/discordtest"
)

// quick are the gateway's time limits where a test waits for them to pass.
func quick(o *bot.Options) {
	o.Gateway.Open = 8 * time.Second
	o.Gateway.Idle = 3 * time.Second
}

// Each fault must end in a connection over which a question is answered. The faults are
// told by time limits: other tests must not take the processors meanwhile.
func TestGatewayFaults(t *testing.T) {
	tests := []struct {
		name  string
		beat  time.Duration // between heartbeats; 0 for Discord's
		times func(*bot.Options)
		fault func(*discordtest.Server)
		// The session is resumed, or begun anew.
		fresh bool
	}{
		{name: "op 7", fault: (*discordtest.Server).Reconnect},
		{name: "op 9, resumable", fault: func(d *discordtest.Server) { d.InvalidSession(true) }},
		{name: "op 9, not resumable", fault: func(d *discordtest.Server) { d.InvalidSession(false) }, fresh: true},
		{name: "drop", fault: (*discordtest.Server).Drop},
		{name: "close 4000", fault: func(d *discordtest.Server) { d.Close(4000, "unknown error") }},
		{name: "close 4009", fault: func(d *discordtest.Server) { d.Close(4009, "session timed out") }, fresh: true},
		{
			name: "drop, resume refused", fresh: true,
			fault: func(d *discordtest.Server) { d.RefuseResume(true); d.Drop() },
		},
		{
			name: "heartbeats ignored", beat: 500 * time.Millisecond,
			fault: func(d *discordtest.Server) { d.IgnoreHeartbeats(true) },
		},
		{name: "stall", times: quick, beat: 500 * time.Millisecond, fault: func(d *discordtest.Server) { d.Stall(true) }},
		{
			name: "HELLO withheld", times: quick, beat: 500 * time.Millisecond,
			fault: func(d *discordtest.Server) { d.WithholdHello(true); d.Drop() },
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := discordtest.Start(t, discordtest.Options{HeartbeatInterval: test.beat})
			o := options(t, d)
			log := new(discordtest.Journal)
			o.Logger = slog.New(slog.NewTextHandler(log, nil))
			if test.times != nil {
				test.times(&o)
			}
			run(t, o, lisbon)
			d.WaitReady(t)
			d.Reply(t, d.Post(mention(d, "ann", "before")))
			test.fault(d)
			until(t, "the bot gives the connection up", func() bool { return log.Has("gateway connection ended") })
			d.IgnoreHeartbeats(false)
			d.Stall(false)
			d.WithholdHello(false)
			if test.fresh {
				until(t, "a new session", func() bool { return len(d.Identifies()) >= 2 })
			} else {
				until(t, "a resumed session", func() bool { return d.Resumes() >= 1 })
			}
			d.RefuseResume(false)
			d.WaitReady(t)
			if got := description(d.Reply(t, d.Post(mention(d, "ann", "after")))); !strings.Contains(got, quote) {
				t.Errorf("reply %q", got)
			}
		})
	}
}

func TestMessageMissedWhileAway(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	d.Reply(t, d.Post(mention(d, "ann", "before"))) // so the bot, too, is ready
	d.Drop()
	m := d.Post(mention(d, "ann", "while away"))
	if got := description(d.Reply(t, m)); !strings.Contains(got, quote) {
		t.Errorf("reply %q", got)
	}
}

func TestReconnectWhileResuming(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	d.Reply(t, d.Post(mention(d, "ann", "before")))
	for range 3 {
		d.Reconnect()
	}
	until(t, "a resumed session", func() bool { return d.Resumes() > 0 })
	d.WaitReady(t)
	d.Reply(t, d.Post(mention(d, "ann", "after")))
}

func TestFatalCloseCodes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		server  discordtest.Options
		options func(*bot.Options)
		close   int
		want    []string
	}{
		{
			name: "intent not allowed", server: discordtest.Options{DisallowedIntents: 1 << 15},
			options: func(o *bot.Options) { o.MessageContent = true },
			want:    []string{"4014", "discord.message_content", "Bot at https://discord.com/developers"},
		},
		{name: "token reset", close: 4004, want: []string{"4004", "DETENTE_DISCORD_TOKEN"}},
		{name: "sharding required", close: 4011, want: []string{"4011", "discord.shards"}},
		{name: "unknown intent", close: 4013, want: []string{"4013"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.Start(t, test.server)
			o := options(t, d)
			if test.options != nil {
				test.options(&o)
			}
			b, err := bot.New(answering(lisbon), o)
			if err != nil {
				t.Fatal(err)
			}
			result := make(chan error, 1)
			go func() { result <- b.Run(t.Context()) }()
			if test.close != 0 {
				d.WaitReady(t)
				d.Close(test.close, "")
			}
			checkError(t, <-result, test.want...)
			if n := len(d.Identifies()); n != 1 {
				t.Errorf("%d IDENTIFYs, want 1", n)
			}
		})
	}
}

func checkError(t *testing.T, err error, want ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q, want %q in it", err, w)
		}
	}
}

const otherToken = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz_-0123456789AB"

func TestTokenNotAccepted(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Token = otherToken
	b, err := bot.New(answering(lisbon), o)
	if err != nil {
		t.Fatal(err)
	}
	err = b.Run(t.Context())
	checkError(t, err, "401", "DETENTE_DISCORD_TOKEN")
	_, inspectErr := bot.Inspect(t.Context(), o)
	checkError(t, inspectErr, "401", "DETENTE_DISCORD_TOKEN")
	if strings.Contains(errors.Join(err, inspectErr).Error(), otherToken) {
		t.Error("the error has the token")
	}
}

func TestUnreachable(t *testing.T) {
	t.Parallel()
	o := bot.Options{Store: keep(t), Token: otherToken, APIBase: "http://127.0.0.1:1", StartTimeout: 100 * time.Millisecond}
	b, err := bot.New(answering(lisbon), o)
	if err != nil {
		t.Fatal(err)
	}
	checkError(t, b.Run(t.Context()), "http://127.0.0.1:1", "discord.api_base")
}

func TestInspect(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	r, err := bot.Inspect(t.Context(), options(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if r.ApplicationID != d.ApplicationID() || r.BotID != d.BotID() || r.BotName == "" || r.Starts == 0 {
		t.Errorf("report %+v", r)
	}
	const want = "https://discord.com/oauth2/authorize?client_id="
	if got := r.Invite(); !strings.HasPrefix(got, want+d.ApplicationID()) ||
		!strings.HasSuffix(got, "&permissions=309237730368&scope=bot+applications.commands") {
		t.Errorf("invite %s", got)
	}
}

func TestIntents(t *testing.T) {
	t.Parallel()
	for _, content := range []bool{false, true} {
		d := discordtest.Start(t, discordtest.Options{})
		o := options(t, d)
		o.MessageContent = content
		run(t, o, lisbon)
		d.WaitReady(t)
		var identify struct {
			Intents int `json:"intents"`
		}
		if err := json.Unmarshal(d.Identifies()[0], &identify); err != nil {
			t.Fatal(err)
		}
		want := 1<<0 | 1<<9 | 1<<12
		if content {
			want |= 1 << 15
		}
		if identify.Intents != want {
			t.Errorf("message content %v: intents %b, want %b", content, identify.Intents, want)
		}
	}
}

func TestShutdownFinishesAnswers(t *testing.T) {
	t.Parallel()
	h, log := hold(), new(discordtest.Journal)
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Logger = slog.New(slog.NewTextHandler(log, nil))
	o.Limits.Concurrent = 1
	stop := run(t, o, h.reply)
	d.WaitReady(t)
	registered(t, d)
	running := d.Post(mention(d, "ann", "q1"))
	<-h.begun
	waiting := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Options: map[string]any{"question": "q2"},
	})
	until(t, "the second question is taken", func() bool { _, _, ok := waiting.Callback(); return ok })
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	until(t, "the bot finishes", func() bool { return log.Has("finishing the questions taken") })
	close(h.release)
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
	if got := d.Reply(t, running).Content; got != "q1" {
		t.Errorf("the answer under way: %q", got)
	}
	if got := waiting.Reply(t).Content; got != "> q2\nq2" {
		t.Errorf("the answer that waited: %q", got)
	}
}

func TestShutdownCutsOffWhatTakesTooLong(t *testing.T) {
	t.Parallel()
	h := hold()
	d := discordtest.Start(t, discordtest.Options{})
	o := options(t, d)
	o.Drain = 10 * time.Millisecond
	t.Cleanup(func() { close(h.release) })
	b, err := bot.New(answering(func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		return h.reply(context.WithoutCancel(ctx), q) // does not listen
	}), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() { result <- b.Run(ctx) }()
	d.WaitReady(t)
	d.Post(mention(d, "ann", "q1"))
	<-h.begun
	cancel()
	checkError(t, <-result, "still being answered")
}

// Not parallel, so that the goroutines are this test's.
func TestNoGoroutinesAreLeft(t *testing.T) {
	d := discordtest.Start(t, discordtest.Options{})
	stop := run(t, options(t, d), func(ctx context.Context, q answer.Question) (answer.Answer, error) { return lisbon(ctx, q) })
	d.WaitReady(t)
	d.Reply(t, d.Post(mention(d, "ann", "q")))
	d.Drop()
	until(t, "a resumed session", func() bool { return d.Resumes() >= 1 })
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	until(t, "no goroutine of the bot's is left", func() bool {
		var stacks bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&stacks, 1); err != nil {
			t.Fatal(err)
		}
		return !strings.Contains(stacks.String(), "bwmarrin/discordgo") && !strings.Contains(stacks.String(), "bot.(*")
	})
}
