package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot"
	"detente/bot/policy"
	"detente/cmd/detente/config"
)

func (p *program) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "Run the bot: on Discord when a token is set, in the terminal otherwise",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.serve(cmd.Context()) },
	}
}

// serve runs the bot until ctx ends or, in the terminal, the input does.
func (p *program) serve(ctx context.Context) error {
	c, err := p.settings()
	if err != nil {
		return err
	}
	run := p.serveTerminal
	if c.Discord.Token.IsSet() {
		run = p.serveDiscord
	}
	if err := run(ctx, c); !errors.Is(err, errStopped) {
		return err
	}
	return nil // it was to end
}

// serveTerminal talks in the terminal.
func (p *program) serveTerminal(ctx context.Context, c config.Config) error {
	l, done, err := p.openLive(ctx, c, nil)
	if err != nil {
		return err
	}
	defer done()
	defer l.follow(ctx, false)()
	return p.converse(ctx, p.asker(c, l), len(l.now.Load().set.Documents))
}

// serveDiscord runs the bot on Discord until ctx ends.
func (p *program) serveDiscord(ctx context.Context, c config.Config) error {
	log := p.logger(c.Log)
	log.InfoContext(ctx, "starting", "version", version(), "config", c.File)
	m, stop, err := serveHTTP(c.HTTP, log)
	if err != nil {
		return err
	}
	defer stop()
	l, done, err := p.openLive(ctx, c, m)
	if err != nil {
		return err
	}
	defer done()
	log.InfoContext(ctx, "documents read", "documents", len(l.now.Load().set.Documents), "passages", len(l.now.Load().base.Passages()),
		"skipped", len(l.now.Load().set.Skipped))
	// The end of ctx ends the bot, not what it needs to end well.
	kept, err := p.openStore(context.WithoutCancel(ctx), c)
	if err != nil {
		return err
	}
	defer l.follow(ctx, true)()
	warmUp(ctx, l.now.Load().responder)
	o := p.botOptions(c)
	o.Store = kept
	b, err := bot.New(l.documents, o)
	if err != nil {
		return errors.Join(err, kept.Close())
	}
	return errors.Join(b.Run(ctx), kept.Close())
}

// warmUp answers what is offered in each language, and thereby reads and compiles what
// the first question of each kind would have to wait for.
func warmUp(ctx context.Context, responder *answer.Responder) {
	library := responder.Library()
	for _, lang := range wording.Languages() {
		for _, q := range library.Complete("", lang, 3) {
			// What goes wrong here goes wrong, and is told, when somebody asks.
			_, _ = responder.Reply(ctx, answer.Question{Text: q, Locale: lang, Verbatim: true})
		}
	}
}

func (p *program) botOptions(c config.Config) bot.Options {
	return bot.Options{
		Token:          c.Discord.Token.Reveal(),
		APIBase:        c.Discord.APIBase,
		MessageContent: c.Discord.MessageContent,
		Limits: bot.Limits{
			UserPerMinute:    c.Limits.UserPerMinute,
			ChannelPerMinute: c.Limits.ChannelPerMinute,
			Concurrent:       c.Limits.Concurrent,
			Waiting:          c.Limits.Waiting,
		},
		Policy: policy.Policy{
			Guilds: policy.List{Allow: c.Discord.AllowGuilds, Deny: c.Discord.DenyGuilds},
			Users:  policy.List{Allow: c.Discord.AllowUsers, Deny: c.Discord.DenyUsers},
		},
		Phrases:       c.LLM.Configured(),
		MinConfidence: c.Answer.MinConfidence,
		Retention:     c.Store.Retention,
		Drain:         c.Limits.Drain,
		AnswerTimeout: answerTimeout(c.LLM),
		Version:       version(),
		Logger:        p.logger(c.Log),
	}
}

// answerTimeout bounds the making and sending of one answer. A model that is given
// more than most of a minute gets it.
func answerTimeout(c config.LLM) time.Duration {
	const sending = 10 * time.Second
	if !c.Configured() {
		return 0 // the bot's own
	}
	return max(time.Minute, c.Timeout+sending)
}

// historyKept is how many earlier questions the terminal conversation hands on.
const historyKept = 4

// converse is the conversation in the terminal: a line is a question, and the
// answers know the questions before. It ends with the input or with ctx.
func (p *program) converse(ctx context.Context, r asker, documents int) error {
	fmt.Fprintf(p.std.out, "Détente. No Discord token is set, so we talk here, offline, about %s.\n"+
		"To go live, set DETENTE_DISCORD_TOKEN (detente doctor helps). Leave with Ctrl-D.\n", counted(documents, "document"))
	lines := p.inputLines(ctx)
	var history []string
	for {
		if isTerminal(p.std.in) {
			fmt.Fprint(p.std.out, "\n> ")
		}
		select {
		case <-ctx.Done():
			return nil
		case l, ok := <-lines:
			if !ok {
				fmt.Fprintln(p.std.out)
				return nil
			}
			if l.err != nil {
				return l.err
			}
			history = p.turn(ctx, r, l.text, history)
		}
	}
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// turn answers one question and returns the history for the next.
func (p *program) turn(ctx context.Context, r asker, question string, history []string) []string {
	if strings.TrimSpace(question) == "" {
		return history
	}
	q := answer.Question{Text: question, History: history}
	if err := r.ask(ctx, q); err != nil {
		fmt.Fprintln(p.std.out, spoken(err, q))
		return history
	}
	history = append(history, question)
	return history[max(0, len(history)-historyKept):]
}

// spoken says why a question was not answered, in its own language.
func spoken(err error, q answer.Question) string {
	if text := answer.Unread(err, q, wording.For(answer.Language(q))); text != "" {
		return text
	}
	return err.Error()
}

// typed is a line of the terminal, or why there are no more.
type typed struct {
	text string
	err  error
}

// inputLines reads standard input in the background, since a read of a terminal
// can't be interrupted: the goroutine ends with the input, or is left to the
// end of the program when ctx ends first.
func (p *program) inputLines(ctx context.Context) <-chan typed {
	lines := make(chan typed)
	send := func(t typed) bool {
		select {
		case lines <- t:
			return true
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(lines)
		in := bufio.NewReaderSize(p.std.in, maxLine)
		for {
			raw, long, err := readLine(in)
			if long {
				raw = []byte(strings.Repeat("?", answer.MaxQuestion+1)) // answered with the limit
			}
			if (len(raw) > 0 || long) && !send(typed{text: strings.TrimRight(string(raw), "\r\n")}) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					send(typed{err: fmt.Errorf("read the terminal: %w", err)})
				}
				return
			}
		}
	}()
	return lines
}
