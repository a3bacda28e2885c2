package bot

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Why a connection with the gateway ended, when it was not Discord that
// closed it.
var (
	errReconnect   = errors.New("discord asked to reconnect (op 7)")
	errInvalid     = errors.New("discord ended the session (op 9)")
	errResumable   = errors.New("discord asked to resume the session (op 9)")
	errUnheard     = errors.New("heartbeats are not acknowledged")
	errGarbled     = errors.New("the gateway sent what is no message")
	errSlow        = errors.New("the gateway did not greet in time")
	errNotDialling = errors.New("no connection is wanted")
)

// The gateway's opcodes that are listened to.
const (
	opReconnect    = 7
	opInvalid      = 9
	opHello        = 10
	opHeartbeatAck = 11
)

// writeTimeout bounds one write to the gateway; only a stalled connection
// needs longer for the few bytes that a bot writes.
const writeTimeout = 10 * time.Second

// A wire is what a gateway session dials through: it knows the session's
// current connection and can cut it. It is safe for concurrent use.
type wire struct {
	idle time.Duration // a read that takes longer ends the connection

	mu    sync.Mutex
	ready bool  // a connection may be dialled
	now   *line // the last connection; nil before the first
}

// dialer is a websocket dialer whose connections are w's. TLS is done here,
// and not by the dialer, so that the connection sees what is said. HTTP
// proxies are therefore not used.
func (w *wire) dialer() *websocket.Dialer {
	return &websocket.Dialer{
		HandshakeTimeout: requestTimeout,
		NetDialContext:   w.dial,
		NetDialTLSContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, _, err := net.SplitHostPort(address)
			if err != nil {
				return nil, fmt.Errorf("gateway address: %w", err)
			}
			d := tls.Dialer{Config: &tls.Config{ServerName: host, NextProtos: []string{"http/1.1"}}}
			return w.use(d.DialContext(ctx, network, address))
		},
	}
}

func (w *wire) dial(ctx context.Context, network, address string) (net.Conn, error) {
	var d net.Dialer
	return w.use(d.DialContext(ctx, network, address))
}

// use makes conn the current connection.
func (w *wire) use(conn net.Conn, err error) (net.Conn, error) {
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ready {
		conn.Close()
		return nil, errNotDialling
	}
	w.ready = false
	w.now = &line{Conn: conn, idle: w.idle, ended: make(chan struct{})}
	return w.now, nil
}

// allow lets one connection be dialled.
func (w *wire) allow() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ready, w.now = true, nil
}

// cut ends the current connection for the reason given, and keeps a dial that
// is under way from making one.
func (w *wire) cut(reason error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ready = false
	if w.now != nil {
		w.now.end(reason)
	}
}

// line returns the current connection, nil when none was made since allow.
func (w *wire) line() *line {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// A line is one connection with the gateway. It sets a deadline at each read
// and write, and hears what Discord says about the connection itself.
type line struct {
	net.Conn
	idle   time.Duration
	frames frames        // used by Read alone
	ended  chan struct{} // closed when the line has ended

	mu       sync.Mutex
	reason   error         // why it ended; the first reason counts
	interval time.Duration // between heartbeats; 0 before HELLO
	heard    time.Time     // the last acknowledgement, or HELLO
}

// Read implements [net.Conn]. Once Discord has asked for the connection's end
// it fails: what asks for it is not passed on, see [frames].
func (l *line) Read(p []byte) (int, error) {
	if err := l.why(); err != nil {
		return 0, err
	}
	if err := l.Conn.SetReadDeadline(time.Now().Add(l.idle)); err != nil {
		return 0, err
	}
	n, err := l.Conn.Read(p)
	if pass := l.frames.feed(p[:n], l.hear); pass < n || err != nil {
		l.end(err)
		return pass, l.why()
	}
	return n, nil
}

// Write implements [net.Conn].
func (l *line) Write(p []byte) (int, error) {
	if err := l.Conn.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return 0, err
	}
	return l.Conn.Write(p)
}

// Close implements [net.Conn].
func (l *line) Close() error {
	l.end(net.ErrClosed)
	return nil
}

// end closes the connection for the reason given, which must not be nil
// unless the line has one already.
func (l *line) end(reason error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reason == nil {
		l.reason = reason
	}
	select {
	case <-l.ended:
	default:
		close(l.ended)
		l.Conn.Close()
	}
}

// why is the reason for which the line ended or is about to; nil before.
func (l *line) why() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.reason
}

// hear notes what Discord says about the connection. It returns false for
// what must not reach discordgo.
func (l *line) hear(opcode byte, payload []byte) bool {
	if opcode == closeFrame {
		l.note(closeError(payload))
		return true
	}
	var said struct {
		Op int             `json:"op"`
		D  json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(payload, &said); err != nil || string(bytes.TrimSpace(payload)) == "null" {
		l.note(errGarbled) // discordgo would panic over null
		return false
	}
	switch said.Op {
	case opHello:
		l.greet(said.D, time.Now())
	case opHeartbeatAck:
		l.acknowledge(time.Now())
	case opReconnect:
		l.note(errReconnect)
		return false
	case opInvalid:
		l.note(invalid(said.D))
		return false
	}
	return true
}

// note keeps the first reason for which the line will end.
func (l *line) note(reason error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reason == nil {
		l.reason = reason
	}
}

func (l *line) greet(hello json.RawMessage, now time.Time) {
	var h struct {
		Interval int64 `json:"heartbeat_interval"` // milliseconds
	}
	if err := json.Unmarshal(hello, &h); err != nil {
		return // discordgo fails to connect over it
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.interval, l.heard = time.Duration(h.Interval)*time.Millisecond, now
}

func (l *line) acknowledge(now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard = now
}

// beat is the time between heartbeats, 0 before HELLO.
func (l *line) beat() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.interval
}

// silent reports whether a heartbeat has gone unacknowledged until the next
// one was due: then the connection is dead, whatever TCP says. discordgo would
// wait for five to seven.
func (l *line) silent(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.interval > 0 && now.Sub(l.heard) > 2*l.interval
}

// closeError reads a close frame's payload (RFC 6455, section 5.5.1).
func closeError(payload []byte) error {
	if len(payload) < 2 {
		return &websocket.CloseError{Code: websocket.CloseNoStatusReceived}
	}
	return &websocket.CloseError{
		Code: int(binary.BigEndian.Uint16(payload)),
		Text: oneLine(string(payload[2:])),
	}
}

// invalid reads op 9's data: whether the session can be resumed.
func invalid(data json.RawMessage) error {
	if string(data) == "true" {
		return errResumable
	}
	return errInvalid
}
