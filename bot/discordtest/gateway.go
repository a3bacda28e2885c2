package discordtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Gateway opcodes and intents that the server knows by name.
const (
	// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11

	// https://discord.com/developers/docs/topics/gateway#gateway-intents
	intentGuilds         = 1 << 0
	intentGuildMessages  = 1 << 9
	intentDirectMessages = 1 << 12
	intentMessageContent = 1 << 15
	allIntents           = 1<<26 - 1
)

// Close codes, https://discord.com/developers/docs/topics/opcodes-and-status-codes
const (
	closeUnknownOpcode     = 4001
	closeDecodeError       = 4002
	closeNotAuthenticated  = 4003
	closeAuthFailed        = 4004
	closeAlreadyIdentified = 4005
	closeInvalidSeq        = 4007
	closeInvalidShard      = 4010
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
)

// event is something to dispatch. A session gets it if it subscribed to the
// intent (0: every session does) and its shard has the guild ("": shard 0).
type event struct {
	name   string
	intent int
	guild  string
	full   json.RawMessage
	blank  json.RawMessage // instead of full without the message-content intent; nil: full
	asked  *question       // the question that it brings, or nil

	// render, if not nil, makes full and blank when a session first wants them.
	render func(content bool) json.RawMessage
}

// data returns the body for a session with or without the message-content
// intent.
func (e *event) data(content bool) json.RawMessage {
	if e.render == nil {
		if e.blank != nil && !content {
			return e.blank
		}
		return e.full
	}
	body := &e.full
	if !content {
		body = &e.blank
	}
	if *body == nil {
		*body = e.render(content)
	}
	return *body
}

// gatewayOptions is what the gateway needs of the Server. welcome returns the
// body of READY, to which the gateway adds the session and its guilds, and a
// GUILD_CREATE for each guild.
type gatewayOptions struct {
	token      string
	interval   time.Duration
	disallowed int
	resumeURL  string
	welcome    func() (ready object, guilds []event)
	lean       bool // forget what nobody resumes
}

// gateway is the websocket side. Sessions outlive their connections.
type gateway struct {
	o        gatewayOptions
	notice   *notice
	upgrader websocket.Upgrader
	running  sync.WaitGroup

	mu            sync.Mutex
	conns         map[*conn]bool
	sessions      map[string]*session // by ID, those that a RESUME may continue
	made          int                 // sessions ever made, for their IDs
	contentIntent bool                // whether the newest session has that intent
	identifies    []json.RawMessage
	resumes       int
	stopped       bool

	// faults that are switched on
	ignoreHeartbeats, withholdHello, refuseResume bool
}

// newGateway returns a gateway without connections.
func newGateway(o gatewayOptions, n *notice) *gateway {
	return &gateway{o: o, notice: n, conns: make(map[*conn]bool), sessions: make(map[string]*session)}
}

// frame is a payload of the gateway in either direction.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// ServeHTTP is one connection, from HELLO to its end.
func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ws, err := g.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	c := newConn(ws)
	if !g.enter(c) {
		ws.Close()
		return
	}
	defer g.leave(c)
	go func() {
		defer g.running.Done()
		c.write()
	}()
	c.read(func(data []byte) { g.handle(c, data) }, func(code int) { g.clientClosed(c, code) })
}

// enter registers a connection for its reader and its writer, and greets it.
func (g *gateway) enter(c *conn) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.stopped {
		return false
	}
	g.running.Add(2)
	g.conns[c] = true
	if !g.withholdHello {
		c.send(encodeFrame(opHello, object{"heartbeat_interval": g.o.interval.Milliseconds(), "_trace": []string{"discordtest"}}))
	}
	return true
}

// leave forgets a connection. Its session stays for a RESUME.
func (g *gateway) leave(c *conn) {
	c.drop()
	g.mu.Lock()
	delete(g.conns, c)
	g.detachLocked(c)
	g.mu.Unlock()
	g.notice.changed()
	g.running.Done()
}

// stop drops every connection and waits for its goroutines.
func (g *gateway) stop() {
	g.mu.Lock()
	g.stopped = true
	for c := range g.conns {
		c.drop()
	}
	g.mu.Unlock()
	g.running.Wait()
}

// encodeFrame encodes a payload that is not an event.
func encodeFrame(op int, d any) []byte {
	return encode(frame{Op: op, Data: encode(d)})
}

// handle acts on one payload of the client.
func (g *gateway) handle(c *conn, data []byte) {
	var f frame
	if err := json.Unmarshal(data, &f); err != nil {
		c.end(closeDecodeError, "Error while decoding payload.")
		return
	}
	if f.Op == opIdentify {
		g.identify(c, f.Data)
		return
	}
	g.mu.Lock()
	defer g.notice.changed()
	defer g.mu.Unlock()
	switch {
	case f.Op == opHeartbeat:
		if !g.ignoreHeartbeats {
			c.send(encodeFrame(opHeartbeatAck, nil))
		}
	case f.Op == opResume:
		g.resumeLocked(c, f.Data)
	case g.attachedLocked(c) == nil:
		c.end(closeNotAuthenticated, "Not authenticated.")
	case f.Op == 3 || f.Op == 4 || f.Op == 8: // presence, voice state, members: taken and left
	default:
		c.end(closeUnknownOpcode, "Unknown opcode.")
	}
}

// identifyBody is the part of an IDENTIFY that matters here.
type identifyBody struct {
	Token   string  `json:"token"`
	Intents *int    `json:"intents"`
	Shard   *[2]int `json:"shard"`
}

// identify makes a session, or closes the connection with the code that says
// why not.
func (g *gateway) identify(c *conn, data json.RawMessage) {
	d := identifyBody{Shard: &[2]int{0, 1}}
	if err := json.Unmarshal(data, &d); err != nil || d.Shard == nil {
		c.end(closeDecodeError, "Error while decoding payload.")
		return
	}
	ready, guilds := g.o.welcome() // takes the Server's lock, so before g.mu
	g.mu.Lock()
	defer g.notice.changed()
	defer g.mu.Unlock()
	g.identifies = append(g.identifies, data)
	if code, text := g.refusalLocked(c, d); code != 0 {
		c.end(code, text)
		return
	}
	if g.o.lean {
		maps.DeleteFunc(g.sessions, func(_ string, s *session) bool { return s.conn == nil })
	}
	g.made++
	g.contentIntent = *d.Intents&intentMessageContent != 0
	s := &session{id: "session-" + strconv.Itoa(g.made), intents: *d.Intents, shard: *d.Shard, conn: c}
	g.sessions[s.id] = s
	guilds = slices.DeleteFunc(guilds, func(e event) bool { return !s.wants(e) })
	ready["session_id"], ready["resume_gateway_url"], ready["shard"] = s.id, g.o.resumeURL, s.shard
	ready["guilds"] = unavailable(guilds)
	s.dispatch(&event{name: "READY", full: encode(ready)})
	for i := range guilds {
		if guilds[i].name != "" {
			s.dispatch(&guilds[i])
		}
	}
}

// refusalLocked returns the close code that an IDENTIFY deserves, or 0.
func (g *gateway) refusalLocked(c *conn, d identifyBody) (int, string) {
	switch {
	case g.attachedLocked(c) != nil:
		return closeAlreadyIdentified, "Already authenticated."
	case strings.TrimPrefix(d.Token, "Bot ") != g.o.token:
		return closeAuthFailed, "Authentication failed."
	case d.Intents == nil || *d.Intents&^allIntents != 0:
		return closeInvalidIntents, "Invalid intent(s)."
	case *d.Intents&g.o.disallowed != 0:
		return closeDisallowedIntents, "Disallowed intent(s)."
	case d.Shard[1] < 1 || d.Shard[0] < 0 || d.Shard[0] >= d.Shard[1]:
		return closeInvalidShard, "Invalid shard."
	}
	return 0, ""
}

// resumeLocked continues a session: the events after the client's last one,
// then RESUMED. A session that it cannot continue gets op 9, and the connection
// stays open for an IDENTIFY.
func (g *gateway) resumeLocked(c *conn, data json.RawMessage) {
	var d struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
		Seq       int64  `json:"seq"`
	}
	if err := json.Unmarshal(data, &d); err != nil {
		c.end(closeDecodeError, "Error while decoding payload.")
		return
	}
	s := g.sessions[d.SessionID]
	switch {
	case strings.TrimPrefix(d.Token, "Bot ") != g.o.token:
		c.end(closeAuthFailed, "Authentication failed.")
	case g.refuseResume || s == nil || !s.holds(d.Seq):
		delete(g.sessions, d.SessionID)
		c.send(encodeFrame(opInvalidSession, false))
	case d.Seq > s.seq:
		c.end(closeInvalidSeq, "Invalid seq.")
	default:
		g.resumes++
		s.resume(c, d.Seq)
	}
}

// clientClosed follows Discord's rule that a client which closes with 1000 or
// 1001 gives its session up; with any other code it can resume.
func (g *gateway) clientClosed(c *conn, code int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.attachedLocked(c)
	if s != nil && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
		delete(g.sessions, s.id)
	}
}

// dispatch sends an event to the sessions that want it, and keeps it for those
// that are not connected.
func (g *gateway) dispatch(e event) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		if s.wants(e) {
			s.dispatch(&e)
		}
	}
}

// attachedLocked returns the session that uses the connection, or nil.
func (g *gateway) attachedLocked(c *conn) *session {
	for _, s := range g.sessions {
		if s.conn == c {
			return s
		}
	}
	return nil
}

// detachLocked takes the connection from its session, which from then on keeps
// its events for a RESUME.
func (g *gateway) detachLocked(c *conn) {
	if s := g.attachedLocked(c); s != nil {
		s.conn = nil
	}
}
