package discordtest

import (
	"context"
	"encoding/json"
	"slices"
	"testing"
	"time"
)

// waitLimit is how long the methods with a testing.TB wait before they end the
// test.
const waitLimit = 30 * time.Second

// Reconnect sends op 7 on every connection. The session keeps what follows for
// its RESUME; the connection is left for the client to close.
func (s *Server) Reconnect() {
	s.gateway.eachConn(func(c *conn) {
		c.send(encodeFrame(opReconnect, nil))
		s.gateway.detachLocked(c)
	})
}

// InvalidSession sends op 9 on every connection. A session that is not
// resumable is forgotten.
func (s *Server) InvalidSession(resumable bool) {
	g := s.gateway
	g.eachConn(func(c *conn) {
		c.send(encodeFrame(opInvalidSession, resumable))
		if at := g.attachedLocked(c); at != nil && !resumable {
			delete(g.sessions, at.id)
		}
		g.detachLocked(c)
	})
}

// Drop cuts every connection without a close frame.
func (s *Server) Drop() {
	s.gateway.eachConn(func(c *conn) {
		c.drop()
		s.gateway.detachLocked(c)
	})
}

// Close closes every connection with the code. The sessions can be resumed;
// use RefuseResume for codes after which Discord would not allow that.
func (s *Server) Close(code int, reason string) {
	s.gateway.eachConn(func(c *conn) {
		c.end(code, reason)
		s.gateway.detachLocked(c)
	})
}

// Stall makes the connections that are open now go silent: they stay open, but
// nothing is sent and nothing that arrives is acted on, until Stall(false).
// Connections made later work.
func (s *Server) Stall(on bool) {
	s.gateway.eachConn(func(c *conn) { c.setStall(on) })
}

// HalfOpen makes the gateway's connections, those that are open and those that
// are made while it is on, carry nothing any more in either direction, without
// ever being closed: as when a router on the way forgets them. Off, new
// connections work again, and sessions can be resumed over them.
func (s *Server) HalfOpen(on bool) {
	s.hatch.setMute(on)
	if !on {
		return
	}
	s.gateway.eachConn(func(c *conn) {
		c.setStall(true)
		s.gateway.detachLocked(c)
	})
}

// IgnoreHeartbeats leaves heartbeats without op 11 while on.
func (s *Server) IgnoreHeartbeats(on bool) {
	s.gateway.set(func(g *gateway) { g.ignoreHeartbeats = on })
}

// WithholdHello gives connections made while it is on no HELLO, ever.
func (s *Server) WithholdHello(on bool) {
	s.gateway.set(func(g *gateway) { g.withholdHello = on })
}

// RefuseResume answers each RESUME with op 9, not resumable, while on. The
// events since the connection's end are then lost, as they are on Discord.
func (s *Server) RefuseResume(on bool) {
	s.gateway.set(func(g *gateway) { g.refuseResume = on })
}

// Connected reports whether a session is connected, as [Server.WaitReady] has it.
func (s *Server) Connected() bool { return s.gateway.ready() }

// WaitReady waits until a session is connected: it got READY or RESUMED on a
// connection that no fault has hit since. It ends the test after 30 s.
func (s *Server) WaitReady(t testing.TB) {
	t.Helper()
	s.waitFor(t, "a ready session", s.gateway.ready)
}

// WaitSessions waits until READY and RESUMED together were sent n times since
// the start. It ends the test after 30 s.
func (s *Server) WaitSessions(t testing.TB, n int) {
	t.Helper()
	s.waitFor(t, "sessions begun or resumed", func() bool {
		g := s.gateway
		g.mu.Lock()
		defer g.mu.Unlock()
		return g.made+g.resumes >= n
	})
}

// Identifies returns the body of each IDENTIFY since the start, refused ones
// included.
func (s *Server) Identifies() []json.RawMessage {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return slices.Clone(s.gateway.identifies)
}

// Resumes returns how many RESUMEs were granted.
func (s *Server) Resumes() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.resumes
}

// waitFor ends the test if done does not become true in time.
func (s *Server) waitFor(t testing.TB, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), waitLimit)
	defer cancel()
	if err := s.notice.await(ctx, done); err != nil {
		t.Fatalf("discordtest: no %s within %v", what, waitLimit)
	}
}

// ready is what WaitReady waits for.
func (g *gateway) ready() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		if s.conn != nil && !s.conn.stalled() {
			return true
		}
	}
	return false
}

// eachConn calls f for every open connection with g.mu held.
func (g *gateway) eachConn(f func(*conn)) {
	g.mu.Lock()
	defer g.notice.changed()
	defer g.mu.Unlock()
	for c := range g.conns {
		f(c)
	}
}

// set changes the switches of g.
func (g *gateway) set(f func(*gateway)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f(g)
}

// seesContent reports whether the newest session has the message-content
// intent. REST goes by the application, of which that is the sign.
func (g *gateway) seesContent() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.contentIntent
}
