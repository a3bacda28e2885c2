package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

// input is a row with a text input; more are further keys.
func input(id, more string) string {
	return row(fmt.Sprintf(`{"type":4,"custom_id":%q,"label":"why","style":2%s}`, id, more))
}

func modal(rows string) string {
	return `{"type":9,"data":{"custom_id":"m","title":"Not helpful","components":[` + rows + `]}}`
}

func TestModalOfCommand(t *testing.T) {
	s, cl := commanded(t)
	ann := s.User("ann")
	opener := s.Slash(Slash{Name: "ask", User: ann, Options: map[string]any{"question": "a"}})
	e, _ := cl.data()
	rawRequest(t, s, "POST", callbackPath(e), modal(input("why", `,"value":"old","max_length":10`)+`,`+input("more", `,"required":false`)), "", 204)
	m := opener.Modal(t)
	if m.CustomID != "m" || m.Title != "Not helpful" || len(m.Inputs) != 2 || m.Inputs[0].Value != "old" {
		t.Fatalf("modal: %+v", m)
	}
	sent := s.Submit(m, ann, map[string]string{"more": "text"})
	e, data := cl.data()
	has(t, data, "custom_id:m", "custom_id:why id:2 type:4 value:old", "custom_id:more id:4 type:4 value:text")
	if e["type"] != 5.0 || e["message"] != nil {
		t.Errorf("event: %v", e)
	}
	rawRequest(t, s, "POST", callbackPath(e), `{"type":6}`, "", 400)
	rawRequest(t, s, "POST", callbackPath(e), modal(input("a", "")), "", 400)
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"thanks","flags":64`)+`}`, "", 204)
	if got := sent.Reply(t); got.Content != "thanks" || got.For != ann {
		t.Errorf("reply: %+v", got)
	}
	if got := s.Violations(); len(got) != 2 {
		t.Errorf("violations: %q", got)
	}
	s.check.records = nil // they were wanted
}

func TestModalOfComponent(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"answer","components":[`+row(button("bad"))+`]`)+`}`, "", 204)
	answer := i.Reply(t)
	pressed := s.Press(answer, "bad", s.User("ben"))
	e, _ = cl.data()
	rawRequest(t, s, "POST", callbackPath(e)+"?with_response=true", modal(input("why", "")), "", 200)
	s.Submit(pressed.Modal(t), s.User("ben"), map[string]string{"why": "wrong year"})
	e, _ = cl.data()
	if got := e["message"].(map[string]any)["id"]; got != answer.ID {
		t.Errorf("message: %v", got)
	}
	rawRequest(t, s, "POST", callbackPath(e), `{"type":7,"data":`+message(`"content":"noted"`)+`}`, "", 204)
	if got := s.Messages(s.ChannelID()); len(got) != 1 || got[0].Content != "noted" {
		t.Errorf("messages: %+v", got)
	}
}

func TestSubmitRefusals(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	ann := s.User("ann")
	least, no := 3, false
	m := Modal{CustomID: "m", opener: &Interaction{user: ann, channel: s.world.channel(s.ChannelID())}, Inputs: []TextInput{
		{CustomID: "a", MinLength: &least}, {CustomID: "b", Required: &no},
	}}
	for name, f := range map[string]func(){
		"empty":        func() { s.Submit(m, ann, nil) },
		"short":        func() { s.Submit(m, ann, map[string]string{"a": "xx"}) },
		"unknown":      func() { s.Submit(m, ann, map[string]string{"a": "xxx", "c": "x"}) },
		"someone else": func() { s.Submit(m, s.User("ben"), map[string]string{"a": "xxx"}) },
	} {
		ends(t, tb, name, f)
	}
	tb.finish()
}

func TestModalAndChoiceLimits(t *testing.T) {
	choices := func(list string) string { return `{"type":8,"data":{"choices":[` + list + `]}}` }
	slash, typing := &Interaction{kind: kindCommand}, &Interaction{kind: kindAutocomplete}
	checkCases(t, []bodyCase{
		{name: "good", body: modal(list(5, input("i#", `,"placeholder":"p","min_length":1,"max_length":4000`)))},
		{name: "no rows", body: modal(""), want: "0 rows"},
		{name: "6 rows", body: modal(list(6, input("i#", ""))), want: "6 rows"},
		{name: "two in a row", body: modal(row(`{"type":4},{"type":4}`)), want: "row with one text input"},
		{name: "button", body: modal(row(button("b"))), want: "may not stand in a modal"},
		{name: "same id", body: modal(input("a", "") + `,` + input("a", "")), want: "there twice"},
		{name: "long placeholder", body: modal(input("a", `,"placeholder":"`+strings.Repeat("x", 101)+`"`)), want: "placeholder: 101"},
		{name: "lengths", body: modal(input("a", `,"min_length":5,"max_length":4`)), want: "do not fit"},
		{name: "long value", body: modal(input("a", `,"max_length":2,"value":"xxx"`)), want: "value: 3"},
		{name: "style", body: modal(row(`{"type":4,"custom_id":"a","label":"l","style":3}`)), want: "style: 3"},
		{name: "long label", body: modal(row(`{"type":4,"custom_id":"a","label":"` + strings.Repeat("x", 46) + `","style":1}`)), want: "label: 46"},
		{name: "long title", body: `{"type":9,"data":{"custom_id":"m","title":"` + strings.Repeat("x", 46) + `","components":[` + input("a", "") + `]}}`, want: "title: 46"},
		{name: "misspelt key", body: modal(input("a", `,"maxlength":4`)), want: "maxlength", passes: true},
		{name: "choices", body: choices(""), want: "type 8 answers"},
	}, func(b []byte) findings { return checkCallback(b, slash, 0) })
	checkCases(t, []bodyCase{
		{name: "no choices", body: choices("")},
		{name: "25", body: choices(list(25, `{"name":"n#","value":"v"}`))},
		{name: "26", body: choices(list(26, `{"name":"n#","value":"v"}`)), want: "26 choices"},
		{name: "empty name", body: choices(`{"name":" ","value":"v"}`), want: "name: is required"},
		{name: "long name", body: choices(`{"name":"` + strings.Repeat("问", 101) + `","value":"v"}`), want: "name: 101"},
		{name: "long value", body: choices(`{"name":"n","value":"` + strings.Repeat("x", 101) + `"}`), want: "value: 101"},
		{name: "message", body: `{"type":4,"data":` + message(`"content":"a"`) + `}`, want: "type 8 answers"},
	}, func(b []byte) findings { return checkCallback(b, typing, 0) })
}
