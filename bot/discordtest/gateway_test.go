package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// client is a bare gateway client of one connection.
type client struct {
	t       testing.TB
	s       *Server
	ws      *websocket.Conn
	session string
	seq     int64
}

// patience is how long a client waits for what must come. It is not waited
// for what must not come: a later event shows that.
const patience = 10 * time.Second

// connect opens a connection without waiting for HELLO.
func connect(t testing.TB, s *Server) *client {
	t.Helper()
	ws, resp, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(s.URL(), "http")+"/?v=9&encoding=json", nil)
	if err != nil {
		t.Fatalf("dial: %v", err)
	}
	resp.Body.Close()
	t.Cleanup(func() { ws.Close() })
	return &client{t: t, s: s, ws: ws}
}

// dial opens a connection and takes HELLO.
func dial(t testing.TB, s *Server) *client {
	t.Helper()
	c := connect(t, s)
	if f := c.read(); f.Op != opHello || !strings.Contains(string(f.Data), `"heartbeat_interval":41250`) {
		t.Fatalf("first frame: %+v %s", f, f.Data)
	}
	return c
}

func (c *client) send(op int, d any) {
	c.t.Helper()
	if err := c.ws.WriteJSON(object{"op": op, "d": d}); err != nil {
		c.t.Fatalf("send op %d: %v", op, err)
	}
}

func (c *client) read() frame {
	c.t.Helper()
	f, err := c.next(patience)
	if err != nil {
		c.t.Fatalf("read: %v", err)
	}
	return f
}

func (c *client) next(limit time.Duration) (frame, error) {
	if err := c.ws.SetReadDeadline(time.Now().Add(limit)); err != nil {
		return frame{}, err
	}
	var f frame
	if err := c.ws.ReadJSON(&f); err != nil {
		return frame{}, err
	}
	if f.Seq != nil {
		c.seq = *f.Seq
	}
	return f, nil
}

// event reads the next frame, which must be that event, and returns its data.
func (c *client) event(name string) object {
	c.t.Helper()
	f := c.read()
	if f.Op != opDispatch || f.Type == nil || *f.Type != name {
		c.t.Fatalf("got op %d %s, want the event %s", f.Op, encode(f), name)
	}
	return decodeObject(c.t, f.Data)
}

func (c *client) op(want int) frame {
	c.t.Helper()
	f := c.read()
	if f.Op != want {
		c.t.Fatalf("got op %d, want %d", f.Op, want)
	}
	return f
}

// closed reads the next frame, which must be a close frame with that code.
func (c *client) closed(code int) {
	c.t.Helper()
	f, err := c.next(patience)
	if e, ok := errors.AsType[*websocket.CloseError](err); !ok || e.Code != code {
		c.t.Fatalf("got %v %+v, want close code %d", err, f, code)
	}
}

func (c *client) identify(intents int) object {
	c.t.Helper()
	c.send(opIdentify, object{"token": "Bot " + c.s.Token(), "intents": intents, "properties": object{}})
	ready := c.event("READY")
	c.session, _ = ready["session_id"].(string)
	if intents&intentGuilds != 0 {
		c.event("GUILD_CREATE")
	}
	return ready
}

// resume opens a new connection that asks for the old one's session.
func (c *client) resume() *client {
	c.t.Helper()
	n := dial(c.t, c.s)
	n.session, n.seq = c.session, c.seq
	n.send(opResume, object{"token": "Bot " + c.s.Token(), "session_id": c.session, "seq": c.seq})
	return n
}

func TestReady(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	ready := c.identify(intentGuilds)
	if got := ready["resume_gateway_url"]; got != s.gatewayURL() {
		t.Errorf("resume_gateway_url %v", got)
	}
	if got := ready["user"].(map[string]any)["id"]; got != s.BotID() {
		t.Errorf("user %v", got)
	}
	if got := fmt.Sprint(ready["guilds"], ready["application"]); !strings.Contains(got, "unavailable:true") || !strings.Contains(got, s.ApplicationID()) {
		t.Errorf("guilds and application: %s", got)
	}
	s.WaitReady(t)
	c.send(opHeartbeat, c.seq)
	c.op(opHeartbeatAck)
	if got := s.Identifies(); len(got) != 1 || !strings.Contains(string(got[0]), `"intents":1`) {
		t.Errorf("identifies: %s", got)
	}
}

func TestIdentifyRefused(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true, DisallowedIntents: intentMessageContent})
	defer tb.finish()
	good := object{"token": s.Token(), "intents": 1}
	for _, c := range []struct {
		op   int
		d    any
		code int
	}{
		{opIdentify, object{"token": "wrong", "intents": 1}, closeAuthFailed},
		{opIdentify, object{"token": s.Token()}, closeInvalidIntents},
		{opIdentify, object{"token": s.Token(), "intents": 1 << 30}, closeInvalidIntents},
		{opIdentify, object{"token": s.Token(), "intents": intentMessageContent | 1}, closeDisallowedIntents},
		{opIdentify, object{"token": s.Token(), "intents": 1, "shard": []int{2, 2}}, closeInvalidShard},
		{opIdentify, "text", closeDecodeError},
		{opResume, object{"token": "wrong", "session_id": "x", "seq": 1}, closeAuthFailed},
		{3, object{}, closeNotAuthenticated},
	} {
		cl := dial(t, s)
		cl.send(c.op, c.d)
		cl.closed(c.code)
	}
	cl := dial(t, s)
	cl.send(opIdentify, good)
	cl.event("READY")
	cl.event("GUILD_CREATE")
	cl.send(opIdentify, good)
	cl.closed(closeAlreadyIdentified)
}

func TestUnknownOpcode(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(0)
	c.send(99, nil)
	c.closed(closeUnknownOpcode)
}

func TestResumeReplays(t *testing.T) {
	faults := map[string]func(*Server, *client){
		"drop": func(s *Server, c *client) { s.Drop() },
		"op 7": func(s *Server, c *client) { s.Reconnect(); c.op(opReconnect) },
		"op 9": func(s *Server, c *client) {
			s.InvalidSession(true)
			if f := c.op(opInvalidSession); string(f.Data) != "true" {
				c.t.Errorf("op 9 says %s", f.Data)
			}
		},
		"close": func(s *Server, c *client) { s.Close(4000, "again"); c.closed(4000) },
		"stall": func(s *Server, c *client) { s.Stall(true) },
		// What was sent into a stall never arrived, 1000 included.
		"stall and 1000": func(s *Server, c *client) {
			s.Stall(true)
			if err := c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(1000, "")); err != nil {
				c.t.Fatal(err)
			}
		},
		"client cut": func(s *Server, c *client) { c.ws.UnderlyingConn().Close() },
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			s := start(t)
			c := dial(t, s)
			c.identify(allIntents)
			s.Post(Post{Content: "seen"})
			c.event("MESSAGE_CREATE")
			fault(s, c)
			s.Post(Post{Content: "missed 1"})
			s.Post(Post{Content: "missed 2"})
			n := c.resume()
			for _, want := range []string{"missed 1", "missed 2"} {
				if got := n.event("MESSAGE_CREATE")["content"]; got != want {
					t.Errorf("replayed %v, want %q", got, want)
				}
			}
			n.event("RESUMED")
			s.WaitSessions(t, 2)
			s.WaitReady(t)
			s.Post(Post{Content: "live"})
			if got := n.event("MESSAGE_CREATE")["content"]; got != "live" {
				t.Errorf("after RESUMED came %v", got)
			}
			if s.Resumes() != 1 || len(s.Identifies()) != 1 {
				t.Errorf("%d resumes, %d identifies, want 1 and 1", s.Resumes(), len(s.Identifies()))
			}
		})
	}
}

func TestResumeRefused(t *testing.T) {
	for name, end := range map[string]func(*Server, *client){
		"op 9": func(s *Server, c *client) { s.InvalidSession(false); c.op(opInvalidSession) },
		"switched off": func(s *Server, c *client) {
			s.RefuseResume(true)
			s.Drop()
		},
		"client closed with 1000": func(s *Server, c *client) {
			if err := c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(1000, "")); err != nil {
				c.t.Fatal(err)
			}
			c.closed(1000)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t)
			c := dial(t, s)
			c.identify(0)
			end(s, c)
			n := c.resume()
			if f := n.op(opInvalidSession); string(f.Data) != "false" {
				t.Errorf("op 9 says %s", f.Data)
			}
			n.identify(0) // the connection is still good for that
			if s.Resumes() != 0 {
				t.Errorf("%d resumes", s.Resumes())
			}
		})
	}
}

func TestResumeOfTheFuture(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(0)
	s.Drop()
	c.seq += 5
	c.resume().closed(closeInvalidSeq)
}

func TestStall(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	s.Stall(true)
	c.send(opHeartbeat, 1)
	s.Post(Post{Content: "held"})
	other := dial(t, s) // made later, so not stalled
	other.identify(allIntents)
	s.Post(Post{Content: "flows"})
	if got := other.event("MESSAGE_CREATE")["content"]; got != "flows" {
		t.Errorf("got %v", got)
	}
	if f, err := c.next(10 * time.Millisecond); err == nil {
		t.Fatalf("a stalled connection sent %+v", f)
	}
}

func TestStallEnds(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	s.Stall(true)
	s.Post(Post{Content: "held"})
	s.Stall(false)
	if got := c.event("MESSAGE_CREATE")["content"]; got != "held" {
		t.Errorf("got %v", got)
	}
	c.send(opHeartbeat, 1)
	c.op(opHeartbeatAck)
}

func TestIgnoreHeartbeats(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	s.IgnoreHeartbeats(true)
	c.send(opHeartbeat, 1)
	c.send(99, nil) // answered after the heartbeat would have been
	c.closed(closeUnknownOpcode)
	s.IgnoreHeartbeats(false)
	c = dial(t, s)
	c.send(opHeartbeat, nil)
	c.op(opHeartbeatAck)
}

func TestWithholdHello(t *testing.T) {
	s := start(t)
	s.WithholdHello(true)
	c := connect(t, s)
	c.send(opHeartbeat, nil)
	c.op(opHeartbeatAck) // and no HELLO before it
	s.WithholdHello(false)
	dial(t, s)
}

func TestIntents(t *testing.T) {
	s := start(t)
	none, guild, content := dial(t, s), dial(t, s), dial(t, s)
	none.identify(0)
	guild.identify(intentGuilds | intentGuildMessages)
	content.identify(intentGuilds | intentGuildMessages | intentDirectMessages | intentMessageContent)
	s.Post(Post{Content: "plain"})
	s.Post(Post{Content: "hey <@" + s.BotID() + ">"})
	s.Post(Post{Content: "direct", Channel: s.DMChannelID()})
	for _, want := range []string{"", "hey <@" + s.BotID() + ">"} {
		if got := guild.event("MESSAGE_CREATE")["content"]; got != want {
			t.Errorf("without message content: got %q, want %q", got, want)
		}
	}
	for _, want := range []string{"plain", "hey <@" + s.BotID() + ">", "direct"} {
		if got := content.event("MESSAGE_CREATE")["content"]; got != want {
			t.Errorf("with message content: got %q, want %q", got, want)
		}
	}
	for _, c := range []*client{none, guild} {
		c.send(opHeartbeat, 1)
		c.op(opHeartbeatAck) // nothing else was in the way
	}
}

func TestShards(t *testing.T) {
	s := start(t)
	var shards [2]*client
	for i := range shards {
		shards[i] = dial(t, s)
		shards[i].send(opIdentify, object{"token": s.Token(), "intents": allIntents, "shard": []int{i, 2}})
		shards[i].event("READY")
	}
	var guild int64
	if err := json.Unmarshal([]byte(s.GuildID()), &guild); err != nil {
		t.Fatal(err)
	}
	shards[(guild>>22)%2].event("GUILD_CREATE")
	s.Post(Post{Channel: s.DMChannelID(), Content: "direct"})
	if got := shards[0].event("MESSAGE_CREATE"); got["guild_id"] != nil {
		t.Errorf("direct message with guild %v", got["guild_id"])
	}
}
