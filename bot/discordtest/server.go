// Package discordtest is a fake Discord for tests: a gateway and the part of
// the REST API that a question-answering bot uses, on a local port.
//
// A test starts one with [Start], points the bot at [Server.URL], acts as a
// user with [Server.Post], [Server.Edit], [Server.Slash], [Server.Press],
// [Server.Choose] and the like, and looks at what arrives with [Server.Reply],
// [Server.Wait], [Interaction.Reply] and [Interaction.Modal]. Channels, threads,
// members, the bot's permissions and its guilds can be changed at any time. The
// gateway's faults (op 7 and 9, close codes, stalls, half-open connections, lost
// acknowledgements) are methods too, and those of REST are set with
// [Server.SetFault] and [Server.Gone]. For a load, a server is made lean
// ([Options]), and its [Server.Ledger] looked at.
//
// Every request body is checked twice: against Discord's published OpenAPI
// description, and against the limits that the description leaves out (see
// limits.go). What breaks either, or this project's rule that no message may
// ping anyone, fails the test at its end.
//
// Lock order: Server.mu, then gateway.mu, then conn.mu.
package discordtest

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// apiPath is where the REST API starts. Only version 10 is served, because the
// description is of that one.
const apiPath = "/api/v10"

// Options configures a Server. The zero value is a server that grants every
// intent and checks every request.
type Options struct {
	// Token is the only token that IDENTIFY and REST accept, without the "Bot "
	// in front. Default: a made-up one that has a real token's shape.
	Token string

	// Spec is the path of Discord's openapi.json. Default: the environment's
	// DETENTE_DISCORD_SPEC, else ../shared/discord/openapi.json seen from the
	// folder with go.mod.
	Spec string

	// SkipSpec switches the check against the description off, which costs 14
	// to 43 ms of processor time a request: for load tests. The limits are
	// checked all the same.
	SkipSpec bool

	// Lean keeps of requests and messages only what answering needs: no bodies,
	// no history, of messages the newest. Memory and time then stay flat over
	// any number of questions; [Server.Requests] is empty, and [Server.Wait]
	// and [Server.Reply] find nothing. The ledger has what can be known.
	Lean bool

	// Judge says in a word what an answer in the ledger is, for Asked.Outcome.
	// It must not call the Server. Default: nothing is said.
	Judge func(Message) string

	// AllowUnanswered lets interactions go without a callback: for tests that
	// kill the bot, or that have none. Otherwise each that came while a session
	// was connected fails the test, autocompletion apart.
	AllowUnanswered bool

	// RequestsPerSecond is the limit over all routes that count, beyond which the
	// test fails. Default 50, as Discord; negative: none.
	RequestsPerSecond int

	// HeartbeatInterval is what HELLO asks for. Default 41.25 s, as Discord.
	HeartbeatInterval time.Duration

	// DisallowedIntents are bits that close an IDENTIFY which asks for any of
	// them with 4014, like privileged intents that the portal has not enabled.
	DisallowedIntents int
}

// Server is a running fake Discord. Its methods may be called from any
// goroutine, except that those which can fail the test belong to the test's.
type Server struct {
	t       testing.TB
	o       Options
	http    *httptest.Server // REST, and the gateway too for who asks there
	door    *door            // http's
	gate    *httptest.Server // the gateway at an address of its own
	hatch   *door            // gate's
	quit    chan struct{}    // closed at the end
	notice  *notice
	gateway *gateway
	check   *checker

	mu        sync.Mutex
	world     *world
	requests  []Request
	ledger    []*question
	byID      map[string]*question // those of the ledger
	open      int                  // questions in the ledger without an answer
	traffic   traffic
	fault     Fault
	matched   int            // requests that the fault's Match let through
	tries     map[uint64]int // how often the fault hit a request, by its hash
	intercept func(*http.Request) (int, http.Header, string, bool)
}

// Start starts a server on a free port of 127.0.0.1 and stops it in t's
// cleanup, where each of [Server.Violations] becomes an error of t. When
// Discord's description is not to be found it logs where it is published and
// goes on without that check, or ends the test if the environment's
// DETENTE_REQUIRE is not empty.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	s := &Server{t: t, notice: new(notice), world: newWorld(), quit: make(chan struct{}), byID: make(map[string]*question)}
	s.o = o.withDefaults(s.world.bot.ID)
	if o.Lean {
		s.world.lean = new(lean)
	}
	s.check = newChecker(s.findSpec())
	s.http, s.door = unstarted(s.routes())
	s.gate, s.hatch = unstarted(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.gateway.ServeHTTP(w, r) }))
	s.gateway = newGateway(gatewayOptions{
		token:      s.o.Token,
		interval:   s.o.HeartbeatInterval,
		disallowed: s.o.DisallowedIntents,
		resumeURL:  s.gatewayURL(),
		welcome:    s.welcome,
		lean:       o.Lean,
	}, s.notice)
	s.http.Start()
	s.gate.Start()
	t.Cleanup(s.stop)
	return s
}

// unstarted is a server behind a door.
func unstarted(h http.Handler) (*httptest.Server, *door) {
	s := httptest.NewUnstartedServer(h)
	d := newDoor(s.Listener)
	s.Listener = d
	return s, d
}

// withDefaults fills in what the test left out.
func (o Options) withDefaults(botID string) Options {
	if o.Token == "" {
		// The first part of a real token is the bot's user ID.
		o.Token = base64.RawURLEncoding.EncodeToString([]byte(botID)) +
			".GfakeD." + strings.Repeat("notAsecret-", 3) + "12345"
	}
	if o.RequestsPerSecond == 0 {
		o.RequestsPerSecond = overallLimit
	}
	if o.HeartbeatInterval == 0 {
		o.HeartbeatInterval = 41250 * time.Millisecond
	}
	return o
}

// findSpec returns the path of the description, or "" when it is switched off
// or missing.
func (s *Server) findSpec() string {
	s.t.Helper()
	if s.o.SkipSpec {
		return ""
	}
	path, err := specPath(s.o.Spec)
	if err == nil {
		return path
	}
	const where = "request bodies are not checked against Discord's description: %v; it is published at https://github.com/discord/discord-api-spec (specs/openapi.json); name its path in DETENTE_DISCORD_SPEC"
	if os.Getenv("DETENTE_REQUIRE") != "" {
		s.t.Fatalf(where, err)
	}
	s.t.Logf(where, err)
	return ""
}

// stop ends connections first, so that no client waits for an answer, and then
// tells the test what was wrong.
func (s *Server) stop() {
	close(s.quit)
	s.gateway.stop()
	s.gate.Close()
	s.http.Close()
	for _, v := range s.Violations() {
		s.t.Errorf("discordtest: %s", v)
	}
	s.check.stop()
}

// URL is the base that takes the place of https://discord.com, without a
// path: "http://127.0.0.1:PORT". The gateway is at another port.
func (s *Server) URL() string { return s.http.URL }

// gatewayURL is the websocket address, without a trailing slash.
func (s *Server) gatewayURL() string {
	return "ws://" + s.hatch.Addr().String()
}

// Token is the token that the server accepts.
func (s *Server) Token() string { return s.o.Token }

// BotID is the user ID of the bot. It differs from ApplicationID, as it does
// for old applications, so that mixing them up shows.
func (s *Server) BotID() string { return s.world.bot.ID }

// ApplicationID is the ID of the bot's application.
func (s *Server) ApplicationID() string { return s.world.application }

// GuildID is the ID of the first guild.
func (s *Server) GuildID() string { return s.world.guild }

// ChannelID is the ID of the first guild's first text channel.
func (s *Server) ChannelID() string { return s.world.general }

// DMChannelID is the ID of a direct-message channel with the bot. Whoever
// posts there first is its other member.
func (s *Server) DMChannelID() string { return s.world.direct }

// SpecMissing reports whether request bodies go unchecked against Discord's
// description, because it is missing or switched off.
func (s *Server) SpecMissing() bool { return s.check.spec == "" }

// Violations returns what was wrong with the requests so far, in their order,
// each with method, path, reason and body, and then what no single request shows:
// interactions without a callback, and too many requests in a second. It waits
// for checks under way.
func (s *Server) Violations() []string { return append(s.check.violations(), s.manners()...) }
