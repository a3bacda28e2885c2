package bot

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"detente/bot/policy"
	"detente/bot/store"
)

// Options say how a [Bot] reaches Discord and what it allows. The zero value
// of every field but Token means the default that its comment names.
type Options struct {
	// Token is the bot's, without "Bot " in front of it. It is needed, and
	// never logged.
	Token string
	// APIBase is where Discord's REST API is, without its version: the address
	// of a proxy or of a test server. The default is https://discord.com.
	APIBase string
	// MessageContent asks for the privileged message content intent. Without
	// it, a reply to the bot that does not ping it can't be read.
	MessageContent bool
	Limits         Limits
	// Policy is what the owner allows, above the settings of servers.
	Policy policy.Policy
	// Store keeps settings, questions and votes. [New] needs one, which stays its
	// maker's to close.
	Store *store.Store
	// Phrases is whether the responder has a language model: servers can then choose
	// to do without it.
	Phrases bool
	// MinConfidence is what the responder has to reach where a server has not chosen
	// otherwise, as it is shown there; 0 is answer.DefaultMinConfidence.
	MinConfidence float64
	// Retention is how long Store keeps the text of questions, as people are told; 0
	// says that none is kept.
	Retention time.Duration
	// Drain is how long the questions that wait or are being answered may take
	// when the bot ends; 15 seconds by default.
	Drain time.Duration
	// AnswerTimeout bounds the answering of one question; a minute by default.
	AnswerTimeout time.Duration
	// StartTimeout is how long the first request to Discord is repeated before
	// the bot gives up; 30 seconds by default.
	StartTimeout time.Duration
	Gateway      Gateway
	// Version is told to Discord in the user agent; "dev" by default.
	Version string
	// Logger gets no token and, above debug, no question; nothing is logged by
	// default.
	Logger *slog.Logger
}

// Limits bound what users may ask of the bot. A zero is the default.
type Limits struct {
	// UserPerMinute and ChannelPerMinute are how many questions a user may
	// ask, and how many may be asked in a channel; 6 and 30 by default.
	UserPerMinute, ChannelPerMinute int
	// Concurrent is how many questions are answered at once; 8 by default.
	Concurrent int
	// Waiting is how many more may wait for that, or for Discord to take their
	// answers; 100 by default.
	Waiting int
}

// Gateway are the time limits of the connection with the gateway. A zero is
// the default. Only tests need others.
type Gateway struct {
	// Open bounds the time from dialling to being ready; 30 seconds.
	Open time.Duration
	// Idle is how long nothing may come; 90 seconds, two heartbeats' time.
	Idle time.Duration
	// Backoff is about how long to wait before the first new connection, 1
	// second; it doubles with each one that fails, up to MaxBackoff, 1 minute.
	Backoff, MaxBackoff time.Duration
	// Settled is how long a connection must have lasted to count as a good
	// one; 1 minute.
	Settled time.Duration
	// Pause is the least time from the end of a session to the next IDENTIFY;
	// 1 second. The most is five times as long.
	Pause time.Duration
	// Release is how long discordgo may take to let go of a connection that
	// has ended before its session is given up; 5 seconds. It takes 1 itself.
	Release time.Duration
}

// Validate reports the first fault, in words that say what to do.
func (o Options) Validate() error {
	if err := validateToken(o.Token); err != nil {
		return err
	}
	if _, err := parseBase(o.APIBase); err != nil {
		return err
	}
	for _, n := range []struct {
		name  string
		value int
	}{
		{"limits.user_per_minute", o.Limits.UserPerMinute},
		{"limits.channel_per_minute", o.Limits.ChannelPerMinute},
		{"limits.concurrent", o.Limits.Concurrent},
		{"limits.waiting", o.Limits.Waiting},
		{"drain", int(min(o.Drain, 1))},
	} {
		if n.value < 0 {
			return fmt.Errorf("%s: is negative", n.name)
		}
	}
	return nil
}

// errToken tells what a token looks like without telling what it was.
var errToken = errors.New("discord.token: this does not look like a bot token: " +
	"three parts of letters, digits, - and _ with a dot between each, about 70 characters together; " +
	"copy it whole from Bot, Reset Token, at " + developerPortal)

func validateToken(token string) error {
	if token == "" {
		return errors.New("discord.token: is not set; copy it from Bot, Reset Token, at " + developerPortal)
	}
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return errToken
	}
	for _, part := range parts {
		if part == "" || strings.ContainsFunc(part, notBase64) {
			return errToken
		}
	}
	return nil
}

// notBase64 reports whether r is no character of base64url.
func notBase64(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

// withDefaults fills in what is zero.
func (o Options) withDefaults() Options {
	o.Limits.UserPerMinute = cmp.Or(o.Limits.UserPerMinute, 6)
	o.Limits.ChannelPerMinute = cmp.Or(o.Limits.ChannelPerMinute, 30)
	o.Limits.Concurrent = cmp.Or(o.Limits.Concurrent, 8)
	o.Limits.Waiting = cmp.Or(o.Limits.Waiting, 100)
	o.Drain = cmp.Or(o.Drain, 15*time.Second)
	o.AnswerTimeout = cmp.Or(o.AnswerTimeout, time.Minute)
	o.StartTimeout = cmp.Or(o.StartTimeout, 30*time.Second)
	o.Gateway.Open = cmp.Or(o.Gateway.Open, 30*time.Second)
	o.Gateway.Idle = cmp.Or(o.Gateway.Idle, 90*time.Second)
	o.Gateway.Backoff = cmp.Or(o.Gateway.Backoff, time.Second)
	o.Gateway.MaxBackoff = cmp.Or(o.Gateway.MaxBackoff, time.Minute)
	o.Gateway.Settled = cmp.Or(o.Gateway.Settled, time.Minute)
	o.Gateway.Pause = cmp.Or(o.Gateway.Pause, time.Second)
	o.Gateway.Release = cmp.Or(o.Gateway.Release, 5*time.Second)
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// agent is the user agent, in the form that Discord asks for.
func (o Options) agent() string {
	return "DiscordBot (https://github.com/bwmarrin/discordgo, " + cmp.Or(o.Version, "dev") + ") detente"
}
