package discordtest

import (
	"fmt"
	"net"
	"sync"
	"time"
)

// reopenLimit is how long a door tries to get its port back.
const reopenLimit = 5 * time.Second

// door is a TCP listener that can be shut and opened again at the same
// address, and that can take connections without ever reading from them.
type door struct {
	addr net.Addr
	done chan struct{} // closed by Close

	mu     sync.Mutex
	inner  net.Listener  // nil while shut
	opened chan struct{} // closed when the door is opened; not nil while shut
	mute   bool
	conns  map[net.Conn]bool // accepted and not closed
	held   []net.Conn        // accepted while mute
	once   sync.Once
}

func newDoor(l net.Listener) *door {
	return &door{addr: l.Addr(), done: make(chan struct{}), inner: l, conns: make(map[net.Conn]bool)}
}

// Addr implements [net.Listener].
func (d *door) Addr() net.Addr { return d.addr }

// Accept implements [net.Listener]. While the door is shut it waits.
func (d *door) Accept() (net.Conn, error) {
	for {
		l, opened := d.listener()
		if l == nil {
			select {
			case <-opened:
				continue
			case <-d.done:
				return nil, net.ErrClosed
			}
		}
		c, err := l.Accept()
		if err == nil {
			if c, ok := d.admit(c); ok {
				return c, nil
			}
			continue
		}
		if now, _ := d.listener(); now == l {
			return nil, err
		}
	}
}

func (d *door) listener() (net.Listener, chan struct{}) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.inner, d.opened
}

// admit takes a connection in, or holds it if the door is mute.
func (d *door) admit(c net.Conn) (net.Conn, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inner == nil {
		c.Close()
		return nil, false
	}
	if d.mute {
		d.held = append(d.held, c)
		return nil, false
	}
	g := &guest{Conn: c, d: d}
	d.conns[g] = true
	return g, true
}

// guest is a connection that leaves its door's list when it is closed.
type guest struct {
	net.Conn
	d *door
}

// Close implements [net.Conn].
func (g *guest) Close() error {
	g.d.mu.Lock()
	delete(g.d.conns, g)
	g.d.mu.Unlock()
	return g.Conn.Close()
}

// setMute makes the door hold the connections that it accepts from now on, or
// stops that. Those that it holds stay as they are.
func (d *door) setMute(on bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.mute = on
}

// shut refuses connections from now on, and cuts those that there are.
func (d *door) shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inner == nil {
		return
	}
	d.inner.Close()
	d.inner, d.opened = nil, make(chan struct{})
	for c := range d.conns {
		c.(*guest).Conn.Close()
	}
	clear(d.conns)
}

// open takes connections again. Somebody else may have been given the port,
// but only for a connection, so it tries for a while.
func (d *door) open() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inner != nil {
		return nil
	}
	for limit := time.Now().Add(reopenLimit); ; {
		l, err := net.Listen("tcp", d.addr.String())
		if err == nil {
			d.inner = l
			close(d.opened)
			return nil
		}
		if time.Now().After(limit) {
			return fmt.Errorf("listen at %s again: %w", d.addr, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Close implements [net.Listener]. Connections that the door holds are closed,
// and the others left to whoever accepted them.
func (d *door) Close() error {
	d.once.Do(func() { close(d.done) })
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.held {
		c.Close()
	}
	d.held = nil
	if d.inner == nil {
		return nil
	}
	return d.inner.Close()
}
