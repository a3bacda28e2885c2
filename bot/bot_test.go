package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot"
	"detente/bot/discordtest"
	"detente/bot/store"
)

const (
	quote   = "峰会在葡萄牙首都里斯本举行。"
	section = "里斯本峰会"
	place   = "-# [1] 里斯本峰会 · 第 27 句"
)

// responder is a bot.Responder made of a function.
type responder func(ctx context.Context, q answer.Question) (answer.Answer, error)

func (r responder) Stream(ctx context.Context, q answer.Question, _ func(answer.Answer)) (answer.Answer, error) {
	return r(ctx, q)
}

// lisbon answers every question with the same quote.
func lisbon(_ context.Context, q answer.Question) (answer.Answer, error) {
	return answer.Answer{
		ID: q.ID, Question: q.Text, Lang: "zh", Answered: true, Text: quote + "[1]",
		Citations: []answer.Citation{{N: 1, Title: "俄罗斯与北约", Section: section, Sentence: 27, Quote: quote}},
	}, nil
}

// refuse answers no question, and suggests two.
func refuse(_ context.Context, q answer.Question) (answer.Answer, error) {
	return answer.Answer{Lang: "zh", Suggestions: []string{"峰会在哪里举行？", "谁出席了峰会？"}}, nil
}

// echo answers with the question and its history.
func echo(_ context.Context, q answer.Question) (answer.Answer, error) {
	return answer.Answer{Lang: "en", Answered: true, Text: strings.Join(append(q.History, q.Text), " / ")}, nil
}

// recall answers like echo, and as the documents would.
func recall(_ context.Context, q answer.Question) (answer.Answer, error) {
	said := strings.Join(append(q.History, q.Text), " / ")
	return answer.Answer{
		Lang: "en", Answered: true, Text: said,
		Citations: []answer.Citation{{N: 1, Title: "俄罗斯与北约", Section: section, Sentence: 27, Quote: quote}},
	}, nil
}

// options reach the fake Discord, with time limits for tests.
func options(t testing.TB, d *discordtest.Server) bot.Options {
	t.Helper()
	return bot.Options{
		Store: keep(t),
		Token: d.Token(), APIBase: d.URL(), Drain: 10 * time.Second, StartTimeout: 10 * time.Second,
		Limits:  bot.Limits{UserPerMinute: 1000, ChannelPerMinute: 1000},
		Gateway: bot.Gateway{Backoff: 5 * time.Millisecond, MaxBackoff: 50 * time.Millisecond, Pause: time.Millisecond},
	}
}

// keep is a store for one test.
func keep(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), "memory:", store.Options{Retention: time.Hour, Grace: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// always are documents that stay as they are.
func always(d bot.Documents) func() bot.Documents { return func() bot.Documents { return d } }

// answering are documents of which nothing is known but how they answer.
func answering(r responder) func() bot.Documents { return always(bot.Documents{Responder: r}) }

// run starts a bot that answers with r. It returns a function that ends the
// bot and gives Run's result; the test's end calls it too.
func run(t testing.TB, o bot.Options, r responder) (stop func() error) {
	t.Helper()
	return runWith(t, o, r)
}

// runWith is run for any responder.
func runWith(t testing.TB, o bot.Options, r bot.Responder) (stop func() error) {
	t.Helper()
	return runFrom(t, o, bot.Documents{Responder: r})
}

// runFrom is run for any documents.
func runFrom(t testing.TB, o bot.Options, d bot.Documents) (stop func() error) {
	t.Helper()
	b, err := bot.New(always(d), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	result, ended := error(nil), make(chan struct{})
	go func() {
		defer close(ended)
		result = b.Run(ctx)
	}()
	stop = func() error {
		cancel()
		select {
		case <-ended:
			return result
		case <-time.After(20 * time.Second):
			return errors.New("Run does not return")
		}
	}
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	return stop
}

// start is a fake Discord with a bot that answers with r and is connected.
func start(t testing.TB, r responder) *discordtest.Server {
	t.Helper()
	d := discordtest.Start(t, discordtest.Options{})
	run(t, options(t, d), r)
	d.WaitReady(t)
	return d
}

// registered waits until the slash command can be used.
func registered(t testing.TB, d *discordtest.Server) {
	t.Helper()
	until(t, "the command is registered", func() bool { return len(d.Commands()) > 0 })
}

// until waits for a condition.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	limit := time.After(30 * time.Second)
	for !holds() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("not within 30 s: %s", what)
		}
	}
}

// mention is a message that mentions the bot.
func mention(d *discordtest.Server, user, text string) discordtest.Post {
	return discordtest.Post{Channel: d.ChannelID(), Author: d.User(user), Content: "<@" + d.BotID() + "> " + text}
}

// description is the text of a message's embed.
func description(m discordtest.Message) string {
	if len(m.Embeds) != 1 {
		return fmt.Sprintf("%d embeds; content %q", len(m.Embeds), m.Content)
	}
	return m.Embeds[0].Description
}

func TestMention(t *testing.T) {
	t.Parallel()
	var asked atomic.Value
	d := start(t, func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		asked.Store(q.Text)
		return lisbon(ctx, q)
	})
	m := d.Post(mention(d, "ann", "北约峰会在哪里举行？"))
	got := d.Reply(t, m)
	if want := "> " + quote + "\n" + place; description(got) != want {
		t.Errorf("reply %q, want %q", description(got), want)
	}
	if asked.Load() != "北约峰会在哪里举行？" {
		t.Errorf("asked %q", asked.Load())
	}
	if got.Nonce != m.ID || !strings.Contains(string(got.Raw), `"allowed_mentions":{"parse":[]}`) {
		t.Errorf("request %s", got.Raw)
	}
}

func TestDirectMessage(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	m := d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"})
	if got := description(d.Reply(t, m)); !strings.Contains(got, quote) {
		t.Errorf("reply %q", got)
	}
}

func TestMentionWithoutText(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	m := d.Post(mention(d, "ann", ""))
	if got, want := d.Reply(t, m).Content, wording.For("en").About; got != want {
		t.Errorf("reply %q, want %q", got, want)
	}
}

func TestSlash(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	registered(t, d)
	for _, private := range []bool{false, true} {
		i := d.Slash(discordtest.Slash{
			Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Locale: "zh-CN",
			Options: map[string]any{"question": "峰会*在哪里*？", "private": private},
		})
		m := i.Reply(t)
		if m.Content != `> 峰会\*在哪里\*？` || !strings.Contains(description(m), quote) {
			t.Errorf("private %v: content %q, description %q", private, m.Content, description(m))
		}
		if m.Ephemeral != private {
			t.Errorf("private %v: ephemeral %v", private, m.Ephemeral)
		}
		if kind, after, ok := i.Callback(); kind != 4 || !ok || after > time.Second {
			t.Errorf("private %v: callback %d after %v", private, kind, after)
		}
	}
}

func TestCommandIsRegisteredOnce(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	puts := func() (n int) {
		for _, r := range d.Requests() {
			if r.Method == "PUT" {
				n++
			}
		}
		return n
	}
	for range 2 {
		stop := run(t, options(t, d), lisbon)
		d.WaitReady(t)
		registered(t, d)
		// A request is recorded once it was answered.
		until(t, "the registration is recorded", func() bool { return puts() > 0 })
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	}
	if n := puts(); n != 1 {
		t.Errorf("registered %d times, want once", n)
	}
}

func TestReplyChainIsTheHistory(t *testing.T) {
	t.Parallel()
	d := start(t, echo)
	registered(t, d)
	say := func(text, to string) discordtest.Message {
		t.Helper()
		m := d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("ann"), Content: text, ReplyTo: to})
		return d.Reply(t, m)
	}
	first := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Options: map[string]any{"question": "q_1"},
	}).Reply(t)
	at := say("q2", first.ID)
	if want := `q\_1 / q2`; at.Content != want {
		t.Errorf("second reply %q, want %q", at.Content, want)
	}
	for _, q := range []string{"q3", "q4", "q5"} {
		at = say(q, at.ID)
	}
	if want := `q\_1 / q2 / q3 / q4 / q5`; at.Content != want {
		t.Errorf("fifth reply %q, want %q", at.Content, want)
	}
	if at = say("q6", at.ID); at.Content != `q2 / q3 / q4 / q5 / q6` {
		t.Errorf("sixth reply %q, want the last four", at.Content)
	}
}

func TestButtons(t *testing.T) {
	t.Parallel()
	answers := func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		if q.Text == "谁出席了峰会？" {
			return lisbon(ctx, q)
		}
		return refuse(ctx, q)
	}
	d := discordtest.Start(t, discordtest.Options{})
	stop := run(t, options(t, d), answers)
	d.WaitReady(t)
	registered(t, d)
	refused := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Locale: "zh-CN",
		Options: map[string]any{"question": "天气如何？", "private": true},
	}).Reply(t)
	if want := wording.For("zh").NotTold + "\n\n" + wording.For("zh").TryThese; description(refused) != want {
		t.Errorf("refusal %q, want %q", description(refused), want)
	}
	if err := stop(); err != nil { // buttons outlive the bot that made them
		t.Fatal(err)
	}
	run(t, options(t, d), answers)
	d.WaitReady(t)
	got := d.Press(refused, "ask:1", d.User("ann")).Reply(t)
	if got.Content != "> 谁出席了峰会？" || !strings.Contains(description(got), quote) || !got.Ephemeral {
		t.Errorf("pressed: content %q, description %q, ephemeral %v", got.Content, description(got), got.Ephemeral)
	}
}

func TestIgnored(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	d := start(t, func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		asked.Add(1)
		return lisbon(ctx, q)
	})
	robot := d.User("robot")
	robot.Bot = true
	at := "<@" + d.BotID() + "> "
	for _, p := range []discordtest.Post{
		{Author: robot, Content: at + "a bot's"},
		{Author: d.User("hook"), Content: at + "a webhook's", Webhook: true},
		{Author: d.User("ann"), Content: "to nobody"},
		{Author: d.User("ann"), Content: "@everyone hello"},
		{Author: d.User("ann"), Content: "<@&" + d.BotID() + "> a role"},
	} {
		p.Channel = d.ChannelID()
		d.Post(p)
	}
	// The same channel's messages are taken in order: when this one has its
	// answer, the others have been passed over.
	d.Reply(t, d.Post(mention(d, "ann", "a question")))
	if asked.Load() != 1 {
		t.Errorf("%d questions were asked, want 1", asked.Load())
	}
}

func TestQuestionThatCanNotBeRead(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	registered(t, d)
	long := strings.Repeat("长", answer.MaxQuestion+1)
	got := d.Reply(t, d.Post(mention(d, "ann", long)))
	if want := fmt.Sprintf(wording.For("zh").TooLongFormat, answer.MaxQuestion, answer.MaxQuestion+1); got.Content != want {
		t.Errorf("too long: %q, want %q", got.Content, want)
	}
	blank := d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Locale: "de", Options: map[string]any{"question": " "},
	}).Reply(t)
	if blank.Content != wording.For("de").Empty || !blank.Ephemeral {
		t.Errorf("blank: %q, ephemeral %v", blank.Content, blank.Ephemeral)
	}
}

func TestFaultsOfTheResponder(t *testing.T) {
	t.Parallel()
	d := start(t, func(_ context.Context, q answer.Question) (answer.Answer, error) {
		if q.Text == "panic" {
			panic("as asked")
		}
		return answer.Answer{}, errors.New("secret detail")
	})
	before, _, _ := strings.Cut(wording.For("en").FailedFormat, "%s")
	for _, q := range []string{"fail", "panic"} {
		got := d.Reply(t, d.Post(mention(d, "ann", q)))
		if !strings.HasPrefix(got.Content, before) || len(got.Content) < len(before)+6 || strings.Contains(got.Content, "secret") {
			t.Errorf("%s: reply %q", q, got.Content)
		}
	}
}

func TestWithoutHistoryPermission(t *testing.T) {
	t.Parallel()
	d := start(t, echo)
	first := d.Reply(t, d.Post(mention(d, "ann", "q1")))
	d.Intercept(forbidReads)
	m := d.Post(discordtest.Post{Channel: d.ChannelID(), Author: d.User("ann"), Content: "q2", ReplyTo: first.ID})
	if got := d.Reply(t, m).Content; got != "q2" {
		t.Errorf("reply %q, want the question answered without its history", got)
	}
}
