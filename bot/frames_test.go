package bot

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

const upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"

// frame is a server's frame with the shortest header.
func frame(opcode byte, payload string) string {
	head := []byte{0x80 | opcode}
	switch n := len(payload); {
	case n < 126:
		head = append(head, byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, 126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, 127), uint64(n))
	}
	return string(head) + payload
}

func TestFrames(t *testing.T) {
	long, huge := strings.Repeat("x", maxHeard+1), strings.Repeat("y", 1<<17)
	part := frame(textFrame, "part")
	part = string(part[0]&0x7f) + part[1:] // not the last of its message
	stream := upgrade + frame(textFrame, "hello") + frame(9, "ping") + frame(textFrame, long) + part +
		frame(textFrame, "") + frame(textFrame, huge) + frame(textFrame, long[:maxHeard]) + frame(closeFrame, "\x0f\xa4bye")
	want := []string{"hello", "", long[:maxHeard], "\x0f\xa4bye"}
	for _, chunk := range []int{1, 2, 7, 4096, len(stream)} {
		var got []string
		var f frames
		for p := range slices.Chunk([]byte(stream), chunk) {
			n := f.feed(p, func(_ byte, payload []byte) bool {
				got = append(got, string(payload))
				return true
			})
			if n != len(p) {
				t.Fatalf("chunks of %d: %d of %d bytes go on", chunk, n, len(p))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("chunks of %d: heard %.40q, want %.40q", chunk, got, want)
		}
	}
}

func TestFramesHoldBackWhatIsRefused(t *testing.T) {
	before := upgrade + frame(textFrame, "good")
	stream := []byte(before + frame(textFrame, "bad") + frame(textFrame, "after"))
	for chunk := 1; chunk <= len(stream); chunk++ {
		var f frames
		var passed []byte
		for p := range slices.Chunk(stream, chunk) {
			n := f.feed(p, func(_ byte, payload []byte) bool { return string(payload) != "bad" })
			passed = append(passed, p[:n]...)
			if n < len(p) {
				break
			}
		}
		// Bytes of the refused frame may have gone on before it was known for
		// what it is, but never all of them.
		if !bytes.HasPrefix(passed, []byte(before)) || bytes.Contains(passed, []byte("bad")) {
			t.Fatalf("chunks of %d: %q went on", chunk, passed)
		}
	}
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte(upgrade+frame(textFrame, `{"op":11}`)), 3)
	f.Fuzz(func(t *testing.T, stream []byte, chunk int) {
		var fr frames
		for p := range slices.Chunk(stream, min(max(chunk, 1), 5000)) {
			if n := fr.feed(p, func(byte, []byte) bool { return true }); n != len(p) {
				t.Fatalf("%d of %d bytes go on", n, len(p))
			}
			if len(fr.payload) > maxHeard || len(fr.head) > 10 {
				t.Fatalf("%d bytes of payload and %d of header are kept", len(fr.payload), len(fr.head))
			}
		}
	})
}
