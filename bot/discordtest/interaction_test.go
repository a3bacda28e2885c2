package discordtest

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

const askCommand = `[{"name":"ask","description":"d","options":[
	{"type":3,"name":"question","description":"d","required":true,"max_length":500},
	{"type":5,"name":"private","description":"d"}]}]`

// asked starts a server with /ask, connects, and lets somebody use it.
func asked(t *testing.T, c Slash) (*Server, *client, *Interaction, object) {
	t.Helper()
	s := start(t)
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", askCommand, 200)
	cl := dial(t, s)
	cl.identify(0)
	c.Name = "ask"
	if c.Options == nil {
		c.Options = map[string]any{"question": "北约峰会在哪里举行？"}
	}
	if c.Channel == "direct" {
		c.Channel = s.DMChannelID()
	}
	i := s.Slash(c)
	return s, cl, i, cl.event("INTERACTION_CREATE")
}

// callbackPath and webhookPath are the two places of an interaction's answers,
// neither of which needs the bot's token.
func callbackPath(event object) string {
	return fmt.Sprintf("/interactions/%v/%v/callback", event["id"], event["token"])
}

func webhookPath(event object) string {
	return fmt.Sprintf("/webhooks/%v/%v", event["application_id"], event["token"])
}

func TestSlashEvent(t *testing.T) {
	_, _, _, e := asked(t, Slash{Locale: "ru", Options: map[string]any{"question": "Где?", "private": true}})
	options := fmt.Sprint(e["data"].(map[string]any)["options"])
	if options != "[map[name:question type:3 value:Где?] map[name:private type:5 value:true]]" {
		t.Errorf("options: %s", options)
	}
	if e["type"] != 2.0 || e["locale"] != "ru" || e["guild_locale"] != "zh-CN" || e["member"].(map[string]any)["user"] == nil || e["user"] != nil {
		t.Errorf("event: %v", e)
	}
	_, _, _, direct := asked(t, Slash{Channel: "direct"})
	if direct["guild_id"] != nil || direct["member"] != nil || direct["user"] == nil {
		t.Errorf("direct event: %v", direct)
	}
}

func TestSlashRefusesWhatClientsWould(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", askCommand, 200)
	for _, c := range []Slash{
		{Name: "other"},
		{Name: "ask"},
		{Name: "ask", Options: map[string]any{"question": 5}},
		{Name: "ask", Options: map[string]any{"question": strings.Repeat("x", 501)}},
		{Name: "ask", Options: map[string]any{"question": "a", "more": "b"}},
	} {
		before := len(tb.errors)
		done := make(chan struct{})
		go func() { // Fatalf ends its goroutine
			defer close(done)
			s.Slash(c)
		}()
		<-done
		if len(tb.errors) != before+1 {
			t.Errorf("%+v was taken", c)
		}
	}
	tb.finish()
	runtime.KeepAlive(s)
}

func TestImmediateResponse(t *testing.T) {
	s, _, i, e := asked(t, Slash{})
	if _, _, ok := i.Callback(); ok {
		t.Error("a callback before any")
	}
	body := `{"type":4,"data":` + message(`"content":"里斯本","flags":64`) + `}`
	rawRequest(t, s, "POST", callbackPath(e), body, "", 204)
	m := i.Reply(t)
	typ, after, ok := i.Callback()
	if m.Content != "里斯本" || !m.Ephemeral || typ != 4 || after <= 0 || !ok {
		t.Errorf("reply %+v, callback %d after %v", m, typ, after)
	}
	got := decodeObject(t, rawRequest(t, s, "POST", callbackPath(e), body, "", 400))
	if got["code"] != 40060.0 {
		t.Errorf("second callback: %v", got)
	}
}

func TestDeferredResponse(t *testing.T) {
	s, _, i, e := asked(t, Slash{})
	original := webhookPath(e) + "/messages/@original"
	rawRequest(t, s, "PATCH", original, message(`"content":"early"`), "", 404)
	got := decodeObject(t, rawRequest(t, s, "POST", callbackPath(e)+"?with_response=true", `{"type":5}`, "", 200))
	if got["resource"].(map[string]any)["message"] == nil {
		t.Errorf("with_response: %v", got)
	}
	if m := s.Messages(s.ChannelID()); len(m) != 0 {
		t.Errorf("unfinished response is there: %+v", m)
	}
	rawRequest(t, s, "PATCH", original, message(`"content":"里斯本"`), "", 200)
	if m := i.Reply(t); m.Content != "里斯本" || m.Edits != 1 {
		t.Errorf("reply: %+v", m)
	}
	if got := decodeObject(t, rawRequest(t, s, "GET", original, "", "", 200)); got["content"] != "里斯本" || got["flags"] != 0.0 {
		t.Errorf("original: %v", got)
	}
	more := decodeObject(t, rawRequest(t, s, "POST", webhookPath(e), message(`"content":"more"`), "", 200))
	path := webhookPath(e) + "/messages/" + more["id"].(string)
	rawRequest(t, s, "PATCH", path, message(`"content":"even more"`), "", 200)
	if m := s.Messages(s.ChannelID()); len(m) != 2 || m[1].Content != "even more" {
		t.Errorf("with a follow-up: %+v", m)
	}
	rawRequest(t, s, "DELETE", path, "", "", 204)
	rawRequest(t, s, "DELETE", original, "", "", 204)
	rawRequest(t, s, "GET", original, "", "", 404)
}

// TestFollowupEndsDeferral is Discord's rule that the first follow-up takes the
// place of a response that is still to come, ephemeral or not as was deferred.
func TestFollowupEndsDeferral(t *testing.T) {
	s, _, i, e := asked(t, Slash{})
	rawRequest(t, s, "POST", callbackPath(e), `{"type":5,"data":{"flags":64}}`, "", 204)
	rawRequest(t, s, "POST", webhookPath(e), message(`"content":"answer"`), "", 200)
	if m := i.Reply(t); m.Content != "answer" || !m.Ephemeral || len(s.Messages(s.ChannelID())) != 1 {
		t.Errorf("reply: %+v", m)
	}
}

func TestUnknownInteraction(t *testing.T) {
	s, _, i, e := asked(t, Slash{})
	s.mu.Lock()
	i.started = time.Now().Add(-callbackLimit - time.Second)
	s.mu.Unlock()
	for _, path := range []string{callbackPath(e), "/interactions/1/token/callback"} {
		got := decodeObject(t, rawRequest(t, s, "POST", path, `{"type":5}`, "", 404))
		if got["code"] != 10062.0 {
			t.Errorf("%s: %v", path, got)
		}
	}
	rawRequest(t, s, "POST", "/webhooks/1/token", message(`"content":"a"`), "", 404)
}

func TestPress(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	body := message(`"content":"answer","components":[` + row(button("more"), button("less")) + `]`)
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+body+`}`, "", 204)
	m := i.Reply(t)
	ann := s.User("ann")

	pressed := s.Press(m, "more", ann)
	e = cl.event("INTERACTION_CREATE")
	if data := e["data"].(map[string]any); e["type"] != 3.0 || data["custom_id"] != "more" || data["component_type"] != 2.0 {
		t.Errorf("event: %v", e)
	}
	if got := e["message"].(map[string]any); got["id"] != m.ID || got["content"] != "answer" {
		t.Errorf("message: %v", got)
	}
	rawRequest(t, s, "POST", callbackPath(e), `{"type":7,"data":`+message(`"content":"changed"`)+`}`, "", 204)
	if got := pressed.Reply(t); got.ID != m.ID || got.Content != "changed" {
		t.Errorf("type 7: %+v", got)
	}

	pressed = s.Press(m, "less", ann)
	e = cl.event("INTERACTION_CREATE")
	rawRequest(t, s, "POST", callbackPath(e), `{"type":6}`, "", 204)
	rawRequest(t, s, "PATCH", webhookPath(e)+"/messages/@original", message(`"content":"again"`), "", 200)
	if got := pressed.Reply(t); got.ID != m.ID || got.Content != "again" {
		t.Errorf("type 6: %+v", got)
	}

	pressed = s.Press(m, "more", ann)
	e = cl.event("INTERACTION_CREATE")
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"new"`)+`}`, "", 204)
	if got := pressed.Reply(t); got.ID == m.ID || got.Reference != m.ID {
		t.Errorf("type 4: %+v", got)
	}
}
