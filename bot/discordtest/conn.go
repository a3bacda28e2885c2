package discordtest

import (
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// closeWait is how long a connection that the server closed waits for the
// client to go, so that the close frame is not lost in a reset.
const closeWait = 2 * time.Second

// conn is one websocket with a writer of its own, so that nobody who sends
// waits for the network. Its queue is bounded by what the test dispatches.
type conn struct {
	ws   *websocket.Conn
	done chan struct{} // closed by drop
	wake chan struct{} // one token: there is something to write

	mu     sync.Mutex
	queue  []outgoing
	ending bool          // a close frame is queued: take nothing more
	stall  chan struct{} // not nil while stalled; closed when that ends
	once   sync.Once
}

// outgoing is a text frame, or a close frame if it has a code.
type outgoing struct {
	data  []byte
	code  int
	text  string
	asked *question // the question that it brings, or nil
}

// newConn wraps a websocket; its reader and its writer are for the gateway to
// start.
func newConn(ws *websocket.Conn) *conn {
	return &conn{ws: ws, done: make(chan struct{}), wake: make(chan struct{}, 1)}
}

// send queues a text frame.
func (c *conn) send(data []byte) { c.put(outgoing{data: data}) }

// end queues a close frame, after which nothing more is sent.
func (c *conn) end(code int, text string) { c.put(outgoing{code: code, text: text}) }

// put never waits, so it may be called with locks held.
func (c *conn) put(o outgoing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ending {
		return
	}
	c.ending = o.code != 0
	c.queue = append(c.queue, o)
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// drop closes the TCP connection without a close frame.
func (c *conn) drop() {
	c.once.Do(func() {
		close(c.done)
		c.ws.UnderlyingConn().Close()
	})
}

// setStall starts or ends a stall: nothing is written, and nothing that
// arrives is acted on.
func (c *conn) setStall(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case on && c.stall == nil:
		c.stall = make(chan struct{})
	case !on && c.stall != nil:
		close(c.stall)
		c.stall = nil
	}
}

// stalled reports whether a stall is on.
func (c *conn) stalled() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stall != nil
}

// pass waits out a stall. It reports false if the connection was dropped.
func (c *conn) pass() bool {
	c.mu.Lock()
	stall := c.stall
	c.mu.Unlock()
	if stall != nil {
		select {
		case <-stall:
		case <-c.done:
		}
	}
	select {
	case <-c.done:
		return false
	default:
		return true
	}
}

// write sends the queue until the connection is dropped, closed or broken.
func (c *conn) write() {
	for {
		o, ok := c.take()
		if !ok || !c.pass() {
			return
		}
		if o.code != 0 {
			c.writeClose(o)
			return
		}
		o.asked.wrote(time.Now())
		if c.ws.WriteMessage(websocket.TextMessage, o.data) != nil {
			return // the reader sees the same fault
		}
	}
}

// take waits for the next frame. It reports false once dropped.
func (c *conn) take() (outgoing, bool) {
	for {
		c.mu.Lock()
		if len(c.queue) > 0 {
			o := c.queue[0]
			c.queue = c.queue[1:]
			c.mu.Unlock()
			return o, true
		}
		c.mu.Unlock()
		select {
		case <-c.wake:
		case <-c.done:
			return outgoing{}, false
		}
	}
}

// writeClose sends a close frame and gives the client closeWait to go.
func (c *conn) writeClose(o outgoing) {
	deadline := time.Now().Add(closeWait)
	// Both errors mean that the client is gone, which the reader sees too.
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(o.code, o.text), deadline)
	_ = c.ws.UnderlyingConn().SetReadDeadline(deadline)
}

// read hands over each payload until the connection ends, and the close code
// if the client sends one. A close frame that arrives during a stall is lost,
// as on a line that carries nothing any more.
func (c *conn) read(payload func([]byte), closed func(code int)) {
	c.ws.SetCloseHandler(func(code int, _ string) error {
		if c.stalled() {
			return nil
		}
		closed(code) // before the echo, so that who sees the echo sees its effect
		_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
		return nil
	})
	for {
		_, data, err := c.ws.ReadMessage()
		// Also after an error: a stalled connection stays open.
		if !c.pass() || err != nil {
			return
		}
		if !c.isEnding() {
			payload(data)
		}
	}
}

// isEnding reports whether a close frame was queued, after which what the
// client sends is read but not acted on.
func (c *conn) isEnding() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ending
}
