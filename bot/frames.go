package bot

import (
	"bytes"
	"encoding/binary"
)

// maxHeard is the longest frame that is looked into. The gateway's own
// messages (HELLO, acknowledgements, reconnect, invalid session) are much
// shorter; events may be megabytes and are nothing to a listener.
const maxHeard = 1024

// The websocket opcodes that are listened to (RFC 6455, section 5.2).
const (
	textFrame  = 1
	closeFrame = 8
)

// frames picks the short frames out of the bytes that a websocket server
// sends, while those bytes go on to whoever reads the connection. discordgo
// tells nobody about close codes and reacts to op 7 and op 9 in ways that
// hang or flood; listening underneath is how the keeper learns of them first.
//
// The zero value is ready for a connection that begins with the answer to the
// upgrade request. The bytes are plain (inside TLS), uncompressed, and, as
// they come from a server, unmasked.
type frames struct {
	upgraded bool
	blank    int // how far "\r\n\r\n" was seen, while not upgraded

	head    []byte // the frame's header as far as it came
	payload []byte // the frame's payload as far as it came, if it is heard
	left    uint64 // payload bytes to come
	inside  bool   // the header is complete
	short   bool   // the payload is kept
}

// feed takes the next bytes of the connection and calls heard with each
// complete short text frame and close frame. When heard refuses a frame, feed
// stops and returns how many of p's bytes come before that frame; otherwise
// it returns len(p).
func (f *frames) feed(p []byte, heard func(opcode byte, payload []byte) bool) int {
	i := f.skipUpgrade(p)
	start := i // where the current frame begins, as far as it is in p
	for i < len(p) {
		if !f.inside {
			f.head = append(f.head, p[i])
			i++
			f.readHead()
		} else {
			i += f.take(p[i:])
		}
		if f.inside && f.left == 0 {
			if !f.finish(heard) {
				return start
			}
			start = i
		}
	}
	return len(p)
}

// skipUpgrade returns how many bytes of p belong to the HTTP answer that the
// connection begins with.
func (f *frames) skipUpgrade(p []byte) int {
	const end = "\r\n\r\n"
	for i, c := range p {
		if f.upgraded {
			return i
		}
		switch {
		case c == end[f.blank]:
			f.blank++
		case c == '\r':
			f.blank = 1
		default:
			f.blank = 0
		}
		f.upgraded = f.blank == len(end)
	}
	return len(p)
}

// readHead looks whether the header is complete.
func (f *frames) readHead() {
	if len(f.head) < 2 {
		return
	}
	switch short := f.head[1] & 0x7f; short {
	case 126:
		if len(f.head) < 4 {
			return
		}
		f.left = uint64(binary.BigEndian.Uint16(f.head[2:]))
	case 127:
		if len(f.head) < 10 {
			return
		}
		f.left = binary.BigEndian.Uint64(f.head[2:])
	default:
		f.left = uint64(short)
	}
	f.inside, f.short = true, f.left <= maxHeard
}

// take uses what p holds of the current frame's payload.
func (f *frames) take(p []byte) int {
	n := int(min(f.left, uint64(len(p))))
	f.left -= uint64(n)
	if f.short {
		f.payload = append(f.payload, p[:n]...)
	}
	return n
}

// finish ends the current frame and reports whether it may go on.
func (f *frames) finish(heard func(opcode byte, payload []byte) bool) bool {
	const fin = 0x80
	opcode, whole, short := f.head[0]&0x0f, f.head[0]&fin != 0, f.short
	payload := f.payload
	f.head, f.payload, f.inside = f.head[:0], f.payload[:0], false
	if !whole || opcode != textFrame && opcode != closeFrame || !short {
		return true
	}
	return heard(opcode, bytes.Clone(payload))
}
