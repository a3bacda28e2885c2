package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

const (
	// A token that sends 1,000 IDENTIFYs in a day is reset by Discord. With
	// identifyBurst at once and one more every identifyEvery, a day has at
	// most 874.
	identifyBurst = 10
	identifyEvery = 100 * time.Second
	// maxResumes is how often in a row a session is tried to be resumed
	// before a new one is begun.
	maxResumes = 3
)

// A keeper keeps one session with the gateway alive. discordgo's own
// reconnecting, which it replaces, waits for ever when asked to reconnect
// while it resumes, when no HELLO comes and when a session can't be resumed,
// and goes on for ever when Discord wants no connection.
type keeper struct {
	times    Gateway
	log      *slog.Logger
	identify *rate.Limiter
	// starts asks how many sessions may be started.
	starts func(context.Context) (left int, reset time.Duration, err error)
	// make makes a session that dials through the wire.
	make func(*wire) (*discordgo.Session, error)
}

func newKeeper(times Gateway, log *slog.Logger,
	starts func(context.Context) (int, time.Duration, error),
	make func(*wire) (*discordgo.Session, error),
) *keeper {
	return &keeper{
		times: times, log: log, starts: starts, make: make,
		identify: rate.NewLimiter(rate.Every(identifyEvery), identifyBurst),
	}
}

// A seat is a session with the gateway: it outlives its connections, as long
// as Discord lets it be resumed.
type seat struct {
	*discordgo.Session
	wire  *wire
	gone  chan struct{} // gets a value when discordgo has let go of a connection
	ready atomic.Bool   // READY came: what comes next is a RESUME
	stuck bool          // discordgo hangs in it
	fails int           // connections in a row that did not become ready
}

// run keeps a session until ctx ends, and then returns nil, or until Discord
// wants no further connection, and then says what to do.
func (k *keeper) run(ctx context.Context) error {
	var s *seat
	wait := time.Duration(0)
	for try := 0; ; try++ {
		if sleep(ctx, wait) != nil {
			return nil
		}
		if s == nil {
			var err error
			if s, err = k.sit(ctx); err != nil {
				return k.unless(ctx, err)
			}
		}
		began := time.Now()
		reason := k.serve(ctx, s)
		if err := explainClose(closeCode(reason)); err != nil || ctx.Err() != nil {
			k.leave(s)
			return err
		}
		k.log.WarnContext(ctx, "gateway connection ended", "reason", reason)
		if time.Since(began) > k.times.Settled {
			try = 0
		}
		wait = backoff(try, k.times.Backoff, k.times.MaxBackoff)
		if !s.resumable(reason) {
			k.leave(s)
			s = nil
			wait = max(wait, k.times.Pause+rand.N(4*k.times.Pause))
		}
	}
}

// serve opens one connection and watches it, and returns why it ended.
func (k *keeper) serve(ctx context.Context, s *seat) error {
	resuming := s.ready.Load()
	if err := k.connect(ctx, s); err != nil {
		return err
	}
	k.log.InfoContext(ctx, "gateway connected", "resumed", resuming)
	return k.watch(ctx, s)
}

// unless is err, or nil when it is only that ctx has ended.
func (k *keeper) unless(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// sit begins a new session, as soon as one more may be begun.
func (k *keeper) sit(ctx context.Context) (*seat, error) {
	if err := k.identify.Wait(ctx); err != nil {
		return nil, fmt.Errorf("wait to identify: %w", err)
	}
	left, reset, err := k.starts(ctx)
	if statusOf(err) == http.StatusUnauthorized {
		return nil, explainREST(err)
	}
	if err != nil {
		k.log.WarnContext(ctx, "session starts left not known", "error", explainREST(err))
	} else if left < 1 {
		k.log.ErrorContext(ctx, "no session starts left today", "wait", reset)
		if err := sleep(ctx, reset); err != nil {
			return nil, err
		}
	}
	s := &seat{wire: &wire{idle: k.times.Idle}, gone: make(chan struct{}, 1)}
	if s.Session, err = k.make(s.wire); err != nil {
		return nil, err
	}
	s.AddHandler(func(*discordgo.Session, *discordgo.Ready) { s.ready.Store(true) })
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) {
		select {
		case s.gone <- struct{}{}:
		default:
		}
	})
	return s, nil
}

// connect opens a connection and returns nil when it is ready, and otherwise
// why it is not.
func (k *keeper) connect(ctx context.Context, s *seat) error {
	select {
	case <-s.gone: // of an earlier connection
	default:
	}
	s.wire.allow()
	opened := make(chan error, 1)
	go func() { opened <- open(s.Session) }()
	err := k.await(ctx, s, opened)
	if err == nil {
		s.fails = 0
		return nil
	}
	if l := s.wire.line(); l != nil {
		s.fails++
		// What the connection heard says more than what discordgo made of it.
		if why := l.why(); why != nil && !errors.Is(why, context.Canceled) {
			return why
		}
	}
	return err
}

// await waits for a connection to open, for as long as that may take.
func (k *keeper) await(ctx context.Context, s *seat, opened <-chan error) error {
	limit := time.NewTimer(k.times.Open)
	defer limit.Stop()
	slow := errSlow
	select {
	case err := <-opened:
		return err
	case <-limit.C:
	case <-ctx.Done():
		slow = ctx.Err()
	}
	s.wire.cut(slow)
	select {
	case err := <-opened:
		return errors.Join(slow, err)
	case <-time.After(k.times.Release):
		s.stuck = true
		return slow
	}
}

// open is the session's Open, with a panic as an error.
func open(s *discordgo.Session) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("discordgo panicked: %v", fault)
		}
	}()
	return s.Open()
}

// watch waits for the connection's end and returns the reason. It ends the
// connection itself when heartbeats go unheard. When ctx ends, it returns at
// once and leaves the connection open.
func (k *keeper) watch(ctx context.Context, s *seat) error {
	l := s.wire.line()
	tick := time.NewTicker(max(l.beat()/4, time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case now := <-tick.C:
			if l.silent(now) {
				s.wire.cut(errUnheard)
			}
		case <-l.ended:
			select {
			case <-s.gone:
			case <-time.After(k.times.Release):
				s.stuck = true
			}
			return l.why()
		}
	}
}

// leave ends a session for good. Discord then shows the bot as offline.
func (k *keeper) leave(s *seat) {
	if !s.stuck {
		closed := make(chan struct{})
		go func() {
			defer close(closed)
			// An error means that the connection was closed already.
			_ = s.Close()
		}()
		select {
		case <-closed:
		case <-time.After(k.times.Release):
		}
	}
	s.wire.cut(websocket.ErrCloseSent)
}

// resumable reports whether the session can go on in a new connection after
// the last one ended for the reason given.
func (s *seat) resumable(reason error) bool {
	if s.stuck || !s.ready.Load() || s.fails >= maxResumes || errors.Is(reason, errInvalid) {
		return false
	}
	switch closeCode(reason) {
	case websocket.CloseNormalClosure, websocket.CloseGoingAway, // both end the session
		4003, // not identified
		4007, // the sequence number is not known
		4009: // the session is too old
		return false
	}
	return true
}

// backoff is how long to wait after the given number of earlier failures:
// first doubled with each, up to most, and between half and one and a half of
// that by chance, so that many bots do not come back all at once.
func backoff(failures int, first, most time.Duration) time.Duration {
	d := most
	if failures < 30 {
		d = min(first<<failures, most)
	}
	return d/2 + rand.N(d+1)
}
