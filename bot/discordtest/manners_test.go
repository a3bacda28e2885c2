package discordtest

import (
	"strings"
	"testing"
	"time"
)

// end stops a server of a recorder and returns what it complained of.
func end(tb *tbRecorder) string {
	tb.finish()
	return strings.Join(tb.errors, "\n")
}

func TestUnanswered(t *testing.T) {
	for name, c := range map[string]struct {
		o       Options
		connect bool
		late    bool
		answer  bool
		want    string
	}{
		"ignored":       {connect: true, want: "of type 2 got no callback"},
		"late":          {connect: true, answer: true, late: true, want: "of type 2 got no callback within 3s"},
		"answered":      {connect: true, answer: true},
		"allowed":       {o: Options{AllowUnanswered: true}, connect: true},
		"not connected": {},
	} {
		t.Run(name, func(t *testing.T) {
			tb := &tbRecorder{}
			c.o.SkipSpec = true
			s := Start(tb, c.o)
			request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", askCommand, 200)
			if c.connect {
				dial(t, s).identify(0)
			}
			i := s.Slash(Slash{Name: "ask", Options: map[string]any{"question": "a"}})
			if c.late {
				s.mu.Lock()
				i.started = i.started.Add(-callbackLimit - time.Second)
				s.mu.Unlock()
			}
			if c.answer {
				status := 204
				if c.late {
					status = 404
				}
				rawRequest(t, s, "POST", "/interactions/"+i.id+"/"+i.token+"/callback", `{"type":5}`, "", status)
			}
			if got := end(tb); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOverallLimit(t *testing.T) {
	for name, c := range map[string]struct {
		requests, limit int
		path, want      string
	}{
		"50 and some":   {overallLimit + overallTolerance, 0, "/users/@me", ""},
		"too many":      {overallLimit + overallTolerance + 1, 0, "/users/@me", "56 requests within a second"},
		"no limit":      {overallLimit * 2, -1, "/users/@me", ""},
		"not counted":   {overallLimit * 2, 0, "/webhooks/1/token/messages/1", ""},
		"another limit": {16, 10, "/users/@me", "16 requests within a second"},
	} {
		t.Run(name, func(t *testing.T) {
			tb := &tbRecorder{}
			s := Start(tb, Options{SkipSpec: true, RequestsPerSecond: c.limit})
			now := time.Now()
			s.mu.Lock()
			for i := range c.requests {
				s.traffic.count("GET "+c.path, 200, now.Add(time.Duration(i)*time.Millisecond))
			}
			s.mu.Unlock()
			if got := end(tb); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
