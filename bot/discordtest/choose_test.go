package discordtest

import (
	"encoding/json"
	"fmt"
	"testing"
)

// menus is a message with a select of each kind.
var menus = message(`"content":"settings","flags":64,"components":[` +
	row(`{"type":3,"custom_id":"text","min_values":0,"max_values":2,"options":[`+list(3, `{"label":"l","value":"v#"}`)+`]}`) + `,` +
	row(`{"type":5,"custom_id":"user"}`) + `,` + row(`{"type":6,"custom_id":"role"}`) + `,` +
	row(`{"type":7,"custom_id":"both","max_values":2}`) + `,` +
	row(`{"type":8,"custom_id":"channel","channel_types":[0]}`) + `]`)

func TestChoose(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	ann := i.user
	s.SetLocale(ann, "de")
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+menus+`}`, "", 204)
	m := i.Reply(t)
	role := s.AddRole("trusted")
	for _, c := range []struct {
		id     string
		values []string
		kinds  string
	}{
		{"text", nil, "[]"}, {"text", []string{"v0", "v2"}, "[]"}, {"user", []string{ann.ID}, "[members users]"},
		{"role", []string{role}, "[roles]"}, {"both", []string{role, ann.ID}, "[members roles users]"},
		{"channel", []string{s.ChannelID()}, "[channels]"},
	} {
		chosen := s.Choose(m, c.id, ann, c.values...)
		e, data := cl.data()
		has(t, data, "custom_id:"+c.id, "values:"+fmt.Sprint(append([]string{}, c.values...)))
		resolved, _ := e["data"].(map[string]any)["resolved"].(map[string]any)
		if got := fmt.Sprint(sortedKeys(resolved)); got != c.kinds {
			t.Errorf("%s: resolved %s, want %s", c.id, got, c.kinds)
		}
		if e["locale"] != "de" || e["message"].(map[string]any)["flags"] != 64.0 {
			t.Errorf("%s: %v", c.id, e)
		}
		rawRequest(t, s, "POST", callbackPath(e), `{"type":7,"data":`+menus+`}`, "", 204)
		if got := chosen.Reply(t); got.ID != m.ID || !got.Ephemeral || got.For != ann {
			t.Errorf("%s: %+v", c.id, got)
		}
	}
}

func TestChooseRefusals(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	ann := s.User("ann")
	var b messageBody
	if err := json.Unmarshal([]byte(menus), &b); err != nil {
		t.Fatal(err)
	}
	e := &entry{}
	if err := e.write(b, []byte(menus)); err != nil {
		t.Fatal(err)
	}
	e.m.For = ann
	s.world.add(s.world.channel(s.ChannelID()), e)
	for name, f := range map[string]func(){
		"not offered":      func() { s.Choose(e.m, "text", ann, "v9") },
		"twice":            func() { s.Choose(e.m, "text", ann, "v1", "v1") },
		"too many":         func() { s.Choose(e.m, "text", ann, "v0", "v1", "v2") },
		"none":             func() { s.Choose(e.m, "user", ann) },
		"a user as a role": func() { s.Choose(e.m, "role", ann, ann.ID) },
		"a direct message": func() { s.Choose(e.m, "channel", ann, s.DMChannelID()) },
		"unknown menu":     func() { s.Choose(e.m, "more", ann) },
		"another reader":   func() { s.Choose(e.m, "text", s.User("ben")) },
		"press of another": func() { s.Press(e.m, "text", s.User("ben")) },
	} {
		ends(t, tb, name, f)
	}
	tb.finish()
}

func TestSelectLimits(t *testing.T) {
	with := func(parts string) string { return message(`"content":"a","components":[` + row(parts) + `]`) }
	checkCases(t, []bodyCase{
		{name: "good", body: menus},
		{name: "default", body: with(`{"type":5,"custom_id":"a","default_values":[{"id":"1","type":"user"}]}`)},
		{name: "default of another kind", body: with(`{"type":5,"custom_id":"a","default_values":[{"id":"1","type":"role"}]}`), want: "does not fit"},
		{name: "two defaults", body: with(`{"type":7,"custom_id":"a","default_values":[{"id":"1","type":"role"},{"id":"2","type":"user"}]}`), want: "2 defaults"},
		{name: "types of a user select", body: with(`{"type":5,"custom_id":"a","channel_types":[0]}`), want: "only a channel select"},
	}, func(b []byte) findings { return checkMessage(b, nil, 0) })
}
