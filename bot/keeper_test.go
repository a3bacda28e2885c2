package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

func interactionWith(id, token string) *discordgo.Interaction {
	return &discordgo.Interaction{ID: id, AppID: "2", Token: token}
}

func TestResumable(t *testing.T) {
	closed := func(code int) error { return fmt.Errorf("read: %w", &websocket.CloseError{Code: code}) }
	tests := []struct {
		reason error
		want   bool
	}{
		{io.EOF, true},
		{errReconnect, true},
		{errUnheard, true},
		{errResumable, true},
		{errInvalid, false},
		{closed(4000), true},
		{closed(4008), true},
		{closed(4007), false},
		{closed(4009), false},
		{closed(1000), false},
		{closed(1001), false},
		{closed(1006), true},
	}
	for _, test := range tests {
		s := new(seat)
		s.ready.Store(true)
		if got := s.resumable(test.reason); got != test.want {
			t.Errorf("after %v: resumable %v, want %v", test.reason, got, test.want)
		}
	}
	never := new(seat)
	if never.resumable(io.EOF) {
		t.Error("a session that never was ready is to be resumed")
	}
	failing := &seat{fails: maxResumes}
	failing.ready.Store(true)
	if failing.resumable(io.EOF) {
		t.Errorf("a session is to be resumed after %d failures", maxResumes)
	}
}

func TestExplainClose(t *testing.T) {
	for code := 4000; code < 4020; code++ {
		fatal := code == 4004 || code >= 4010 && code <= 4014
		if err := explainClose(code); (err != nil) != fatal {
			t.Errorf("close code %d: %v, want an error: %v", code, err, fatal)
		}
	}
}

func TestBackoff(t *testing.T) {
	for failures, want := range []time.Duration{1, 2, 4, 8, 10, 10} {
		want *= time.Second
		for range 100 {
			if got := backoff(failures, time.Second, 10*time.Second); got < want/2 || got > want*3/2 {
				t.Fatalf("after %d failures: %v, want about %v", failures, got, want)
			}
		}
	}
	if got := backoff(1000, time.Second, time.Minute); got > 2*time.Minute {
		t.Errorf("after 1000 failures: %v", got)
	}
}

// A day's IDENTIFYs must stay below the 1,000 after which a token is reset.
func TestIdentifiesADay(t *testing.T) {
	k := newKeeper(Gateway{}, nil, nil, nil)
	now, allowed := time.Now(), 0
	for end := now.Add(24 * time.Hour); now.Before(end); now = now.Add(time.Second) {
		for k.identify.AllowN(now, 1) {
			allowed++
		}
	}
	if allowed >= 900 {
		t.Errorf("%d IDENTIFYs a day", allowed)
	}
}

func TestNoStartsLeft(t *testing.T) {
	made := 0
	k := newKeeper(Gateway{}, Options{}.withDefaults().Logger,
		func(context.Context) (int, time.Duration, error) { return 0, time.Hour, nil },
		func(*wire) (*discordgo.Session, error) { made++; return nil, errors.New("made") })
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := k.run(ctx); err != nil || made != 0 {
		t.Errorf("run: %v, %d sessions begun; want it to wait", err, made)
	}
}

// dialled is a line whose other end is returned too.
func dialled(t *testing.T, idle time.Duration) (*line, net.Conn) {
	t.Helper()
	near, far := net.Pipe()
	t.Cleanup(func() { near.Close(); far.Close() })
	return &line{Conn: near, idle: idle, ended: make(chan struct{})}, far
}

func TestLineHears(t *testing.T) {
	tests := []struct {
		name, frame string
		want        error
	}{
		{"op 7", frame(textFrame, `{"t":null,"s":null,"op":7,"d":null}`), errReconnect},
		{"op 9, resumable", frame(textFrame, `{"op":9,"d":true}`), errResumable},
		{"op 9, not resumable", frame(textFrame, `{"op":9,"d":false}`), errInvalid},
		{"null", frame(textFrame, `null`), errGarbled},
		{"no JSON", frame(textFrame, `{"op":`), errGarbled},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, far := dialled(t, 5*time.Second)
			go func() { _, _ = far.Write([]byte(upgrade + frame(textFrame, `{"op":11}`) + test.frame)) }()
			read, err := io.ReadAll(l)
			if !errors.Is(err, test.want) || !errors.Is(l.why(), test.want) {
				t.Errorf("read ends with %v, the line with %v; want %v", err, l.why(), test.want)
			}
			if want := upgrade + frame(textFrame, `{"op":11}`); string(read) != want {
				t.Errorf("%q goes on, want %q", read, want)
			}
		})
	}
}

func TestLineHearsCloseCode(t *testing.T) {
	l, far := dialled(t, time.Minute)
	go func() { _, _ = far.Write([]byte(upgrade + frame(closeFrame, "\x0f\xa4no token"))) }()
	if _, err := l.Read(make([]byte, 4096)); err != nil {
		t.Errorf("the close frame does not go on: %v", err)
	}
	if code := closeCode(l.why()); code != 4004 {
		t.Errorf("close code %d, want 4004", code)
	}
}

func TestLineIdle(t *testing.T) {
	l, _ := dialled(t, time.Millisecond)
	_, err := l.Read(make([]byte, 1))
	if timeout := net.Error(nil); !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("read of an idle line: %v, want a timeout", err)
	}
}

func TestLineSilent(t *testing.T) {
	l, _ := dialled(t, time.Minute)
	start := time.Now()
	if l.silent(start.Add(time.Hour)) {
		t.Error("silent before HELLO")
	}
	l.greet([]byte(`{"heartbeat_interval":40000}`), start)
	l.acknowledge(start.Add(time.Second))
	for after, want := range map[time.Duration]bool{80 * time.Second: false, 82 * time.Second: true} {
		if got := l.silent(start.Add(after)); got != want {
			t.Errorf("%v after HELLO: silent %v, want %v", after, got, want)
		}
	}
}

func TestWireCutsADialUnderWay(t *testing.T) {
	w := new(wire)
	w.allow()
	w.cut(errSlow)
	near, far := net.Pipe()
	defer far.Close()
	if _, err := w.use(near, nil); !errors.Is(err, errNotDialling) {
		t.Errorf("a connection made after the cut: %v, want it refused", err)
	}
}
