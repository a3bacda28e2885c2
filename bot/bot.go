package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"

	"detente/bot/store"
)

// insteadPerSecond is how many interactions that Discord has given up are answered by
// messages in a second: what else is sent should not have to wait for all of them when
// many were lost at once.
const insteadPerSecond = 20

// spareNotes is how many short notes ("please wait") may be on their way in
// addition to the first responses to questions.
const spareNotes = 32

// A Bot answers questions on Discord. Make one with [New].
type Bot struct {
	documents  func() Documents
	options    Options
	log        *slog.Logger
	transport  *transport
	rest       *rest
	allowances *allowances
	questions  *queue // a lane a channel
	prompt     *queue // first responses and notes, which wait for no question
	missed     *queue // channels to be read for missed questions
	ending     atomic.Bool
	directory  *directory
	lacks      *lacks
	drafts     *drafts
	instead    *rate.Limiter // messages in the place of interactions that were lost
	replies    *replies
	seen       *seen
	shown      *shownPages
	store      *store.Store
	saved      *savedIndex
	handlers   map[string]handler
	now        func() time.Time
	hurry      chan struct{} // closed when little is left of the time to finish

	me       atomic.Pointer[string]            // the bot's user id, from the first READY on
	commands atomic.Pointer[map[string]string] // the registered commands' ids, by name
}

// New makes a bot that answers from what documents returns, which is asked for each
// question and each visit anew, from many goroutines. It connects to nothing yet; its
// errors are those of [Options.Validate], and that there is no store.
func New(documents func() Documents, o Options) (*Bot, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if o.Store == nil {
		return nil, errors.New("a bot needs a store")
	}
	o = o.withDefaults()
	t, err := newTransport(o.APIBase)
	if err != nil {
		return nil, err
	}
	rest, err := newREST(o.Token, o.agent(), newClient(t))
	if err != nil {
		return nil, err
	}
	atOnce := o.Limits.Concurrent + o.Limits.Waiting + spareNotes
	b := &Bot{
		documents:  documents,
		options:    o,
		log:        o.Logger,
		transport:  t,
		rest:       rest,
		allowances: newAllowances(o.Limits.UserPerMinute, o.Limits.ChannelPerMinute),
		questions:  newQueue(o.Limits.Concurrent, o.Limits.Waiting),
		prompt:     newQueue(atOnce, atOnce),
		missed:     newQueue(missedAtOnce, maxMissed),
		directory:  newDirectory(),
		lacks:      newLacks(),
		drafts:     newDrafts(),
		instead:    rate.NewLimiter(insteadPerSecond, insteadPerSecond),
		replies:    newReplies(),
		seen:       newSeen(),
		shown:      newShownPages(),
		store:      o.Store,
		saved:      newSavedIndex(),
		now:        time.Now,
		hurry:      make(chan struct{}),
	}
	b.handlers = b.allHandlers()
	return b, nil
}

// allHandlers are the handlers of what is used on Discord, by the names of nameOf.
func (b *Bot) allHandlers() map[string]handler {
	all := make(map[string]handler)
	for _, some := range []map[string]handler{b.answerHandlers(), b.sourceHandlers(), b.saveHandlers(), b.browseHandlers(), b.manageHandlers()} {
		maps.Copy(all, some)
	}
	return all
}

// Run connects to Discord and answers questions until ctx ends; it may be
// called once. It survives whatever happens to the connection, and returns an
// error that says what to do when Discord wants no new one, or when Discord
// can't be reached at all in the beginning.
//
// When ctx has ended, Run disconnects, finishes the questions it has taken
// within Options.Drain, and returns nil, or an error if that was not enough.
func (b *Bot) Run(ctx context.Context) error {
	defer b.transport.CloseIdleConnections()
	app, err := b.reach(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	// What was asked before the end is answered after it.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var registering sync.WaitGroup
	registering.Go(func() { b.register(ctx, app.ID) })
	k := newKeeper(b.options.Gateway, b.log, b.rest.startsLeft, func(w *wire) (*discordgo.Session, error) {
		return b.session(ctx, work, w)
	})
	err = k.run(ctx)
	cancel()
	registering.Wait()
	return errors.Join(err, b.drain(stop))
}

// reach makes the first requests to Discord, again and again for a while.
func (b *Bot) reach(ctx context.Context) (application, error) {
	ctx, cancel := context.WithTimeout(ctx, b.options.StartTimeout)
	defer cancel()
	for try := 0; ; try++ {
		app, err := b.rest.application(ctx)
		if err == nil {
			return app, nil
		}
		if statusOf(err) == http.StatusUnauthorized {
			return application{}, explainREST(err)
		}
		if try == 0 {
			b.log.WarnContext(ctx, "discord not reached, trying on", "for", b.options.StartTimeout, "error", explainREST(err))
		}
		refused := statusOf(err) != 0 && statusOf(err) < http.StatusInternalServerError
		if refused || sleep(ctx, backoff(try, time.Second, time.Minute)) != nil {
			return application{}, unreached(b.transport, err)
		}
	}
}

// unreached says where Discord was looked for, and what to check.
func unreached(t *transport, err error) error {
	return fmt.Errorf("reach Discord at %s: %w; check the network and discord.api_base", t.base.Redacted(), explainREST(err))
}

// register sees to the slash commands, again and again until it succeeds.
func (b *Bot) register(ctx context.Context, appID string) {
	for try := 0; ctx.Err() == nil; try++ {
		ids, changed, err := b.rest.register(ctx, appID)
		if err == nil {
			b.commands.Store(&ids)
			b.log.InfoContext(ctx, "commands registered", "changed", changed)
			return
		}
		if ctx.Err() == nil {
			b.log.WarnContext(ctx, "commands not registered", "error", explainREST(err))
		}
		// The wait's error is ctx's, which the loop looks at.
		_ = sleep(ctx, backoff(try, 10*time.Second, time.Hour))
	}
}

// session makes a gateway session whose events are handled here. Its own
// requests end with ctx; what its events start gets work.
func (b *Bot) session(ctx, work context.Context, w *wire) (*discordgo.Session, error) {
	s, err := newSession(b.options.Token, b.options.agent())
	if err != nil {
		return nil, err
	}
	s.Client = gatewayClient(ctx, b.transport)
	s.Dialer = w.dialer()
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	if b.options.MessageContent {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
	b.handle(work, s)
	return s, nil
}

// guard handles an event. discordgo calls handlers from its own goroutines,
// where a panic would end the process.
func (b *Bot) guard(ctx context.Context, event string, handle func()) {
	defer func() {
		if fault := recover(); fault != nil {
			b.log.ErrorContext(ctx, "event handler panicked", "event", event, "fault", fault, "stack", string(debug.Stack()))
		}
	}()
	handle()
}

// drain finishes the questions that were taken. When three quarters of Options.Drain
// are over, whoever still makes an answer is told to come to an end, so that there is
// time to send it. After all of it drain calls stop, which ends all contexts, and
// waits a little for that to work.
func (b *Bot) drain(stop func()) error {
	b.log.Info("finishing the questions taken", "limit", b.options.Drain)
	b.ending.Store(true)
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.missed.drain() // which may still ask
		b.questions.drain()
		b.prompt.drain()
	}()
	const quarters = 4
	rest := b.options.Drain / quarters
	select {
	case <-done:
		return nil
	case <-time.After(b.options.Drain - rest):
	}
	close(b.hurry)
	select {
	case <-done:
		return nil
	case <-time.After(rest):
	}
	stop()
	select {
	case <-done:
	case <-time.After(time.Second):
	}
	return fmt.Errorf("questions were still being answered %s after the end", b.options.Drain)
}
