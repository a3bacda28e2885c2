package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"detente/bot/discordtest"
)

// A hold keeps the bot's messages from arriving, so that a test can look at an
// answer in flight.
type hold struct {
	came    <-chan struct{} // closed when the first message is held
	release func()          // lets all pass
}

// holdMessages holds each message that the bot sends to a channel, at most to
// the test's end.
func holdMessages(t testing.TB, d *discordtest.Server) hold {
	t.Helper()
	came, released := make(chan struct{}), make(chan struct{})
	arrive := sync.OnceFunc(func() { close(came) })
	d.Intercept(func(r *http.Request) (int, http.Header, string, bool) {
		if isMessage(r.Method, r.URL.Path) {
			arrive()
			<-released
		}
		return 0, nil, "", false
	})
	h := hold{came, sync.OnceFunc(func() { close(released) })}
	t.Cleanup(h.release)
	return h
}

// isMessage reports whether a request writes a message to a channel.
func isMessage(method, path string) bool {
	return method == http.MethodPost && strings.HasSuffix(path, "/messages")
}

// reference is the ID of the message to which the one in a request replies.
func reference(t testing.TB, body []byte) string {
	t.Helper()
	var m struct {
		Reference struct {
			ID string `json:"message_id"`
		} `json:"message_reference"`
	}
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	return m.Reference.ID
}

// TestAnswerInFlight ends the program while an answer is on its way: the
// answer still arrives.
func TestAnswerInFlight(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	h := holdMessages(t, s.Server)
	question := s.Post(s.mentioning("", "北约峰会在哪里举行？"))
	<-h.came
	code := make(chan int)
	go func() { code <- s.stop() }()
	until(t, "the program finishes", func() bool { return s.log.Count("finishing the questions taken") > 0 })
	select {
	case c := <-code:
		t.Fatalf("exit code %d before the answer was sent", c)
	default:
	}
	h.release()
	if c := <-code; c != 0 {
		t.Errorf("exit code %d, want 0", c)
	}
	checkQuotes(t, s.Reply(t, question), "里斯本")
}

// TestDrainIsBounded ends the program while an answer can't be sent.
func TestDrainIsBounded(t *testing.T) {
	t.Parallel()
	s := serviceOn(t, discordtest.Start(t, discordtest.Options{}), "DETENTE_LIMITS_DRAIN=100ms")
	h := holdMessages(t, s.Server)
	s.Post(s.mentioning("", "北约峰会在哪里举行？"))
	<-h.came
	if code := s.stop(); code != exitFailed {
		t.Errorf("exit code %d, want %d", code, exitFailed)
	}
	const want = "detente: questions were still being answered 100ms after the end\n"
	if !strings.HasSuffix(s.log.String(), want) {
		t.Errorf("log ends otherwise than with %q:\n%s", want, s.log)
	}
}

// TestManyAtTheEnd ends the program while some answers are in flight and more
// questions wait. It reads them in their order, so those that it took are the
// first ones: each of them has to get one reply, and the others none.
func TestManyAtTheEnd(t *testing.T) {
	t.Parallel()
	const channels, each = 8, 6 // as many channels as are answered at once
	s := startService(t, discordtest.Options{SkipSpec: true})
	h := holdMessages(t, s.Server)
	var asked []string
	for i := range channels {
		channel := s.AddChannel(fmt.Sprintf("c%d", i))
		for range each {
			asked = append(asked, s.Post(s.mentioning(channel, "北约峰会在哪里举行？")).ID)
		}
	}
	until(t, "an answer in each channel", func() bool { return s.log.Count("question answered") == channels })
	code := make(chan int)
	go func() { code <- s.stop() }()
	until(t, "the program finishes", func() bool { return s.log.Count("finishing the questions taken") > 0 })
	h.release()
	if c := <-code; c != 0 {
		t.Errorf("exit code %d, want 0", c)
	}
	replies := repliesTo(t, s)
	if least := (channels-1)*each + 1; len(replies) < least {
		t.Errorf("%d questions got a reply, and at least %d were taken", len(replies), least)
	}
	for i, id := range asked[:min(len(replies), len(asked))] {
		if replies[id] != 1 {
			t.Errorf("question %d of %d that were taken got %d replies", i+1, len(replies), replies[id])
		}
	}
	if s.log.Count("level=WARN")+s.log.Count("level=ERROR") > 0 {
		t.Error("something went wrong; see the log")
	}
}

// repliesTo counts the replies to each question, by its message's ID.
func repliesTo(t *testing.T, s *service) map[string]int {
	t.Helper()
	replies := map[string]int{}
	for _, r := range s.Requests() {
		if isMessage(r.Method, r.Path) {
			replies[reference(t, r.Body)]++
		}
	}
	return replies
}
