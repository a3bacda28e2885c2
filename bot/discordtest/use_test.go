package discordtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

const manyCommands = `[
	{"name":"ask","description":"d","integration_types":[0,1],"contexts":[0,1,2],"options":[
		{"type":3,"name":"question","description":"d","required":true,"max_length":500,"autocomplete":true},
		{"type":4,"name":"count","description":"d","min_value":1,"max_value":5},
		{"type":6,"name":"who","description":"d"},
		{"type":7,"name":"where","description":"d","channel_types":[0]},
		{"type":8,"name":"role","description":"d"}]},
	{"name":"detente","description":"d","default_member_permissions":"32","contexts":[0],"options":[
		{"type":1,"name":"settings","description":"d"},
		{"type":2,"name":"saved","description":"d","options":[
			{"type":1,"name":"remove","description":"d","options":[{"type":3,"name":"id","description":"d"}]}]}]},
	{"type":3,"name":"Answer this","name_localizations":{"zh-CN":"回答这个"}},
	{"type":2,"name":"Who is this"}]`

// commanded starts a server with manyCommands and connects.
func commanded(t *testing.T) (*Server, *client) {
	t.Helper()
	s := start(t)
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", manyCommands, 200)
	cl := dial(t, s)
	cl.identify(0)
	return s, cl
}

// data is the data of the next interaction, rendered.
func (c *client) data() (object, string) {
	e := c.until("INTERACTION_CREATE")
	return e, fmt.Sprint(e["data"])
}

// has fails the test for each text that is not in got.
func has(t *testing.T, got string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(got, text) {
			t.Errorf("no %q in %s", text, got)
		}
	}
}

// ends fails the test unless f ends it.
func ends(t *testing.T, tb *tbRecorder, name string, f func()) {
	t.Helper()
	before := len(tb.errors)
	done := make(chan struct{})
	go func() { // Fatalf ends its goroutine
		defer close(done)
		f()
	}()
	<-done
	if len(tb.errors) != before+1 {
		t.Errorf("%s was taken", name)
	}
}

func TestSubcommands(t *testing.T) {
	s, cl := commanded(t)
	s.Slash(Slash{Name: "detente settings", User: s.Owner()})
	_, data := cl.data()
	has(t, data, "name:detente", "options:[map[name:settings options:[] type:1]]")
	s.Slash(Slash{Name: "detente saved remove", User: s.Owner(), Options: map[string]any{"id": "7"}})
	_, data = cl.data()
	has(t, data, "options:[map[name:saved options:[map[name:remove options:[map[name:id type:3 value:7]] type:1]] type:2]]")
}

func TestResolvedOptions(t *testing.T) {
	s, cl := commanded(t)
	ann, role := s.User("ann"), s.AddRole("trusted")
	s.SetMember(ann, Member{Roles: []string{role}})
	s.Slash(Slash{Name: "ask", Options: map[string]any{"question": "a", "count": 2, "who": ann, "where": s.ChannelID(), "role": role}})
	e, data := cl.data()
	r := e["data"].(map[string]any)["resolved"].(map[string]any)
	for kind, id := range map[string]string{"users": ann.ID, "members": ann.ID, "channels": s.ChannelID(), "roles": role} {
		if r[kind].(map[string]any)[id] == nil {
			t.Errorf("%s: no %s in %v", kind, id, r)
		}
	}
	has(t, data, "name:who type:6 value:"+ann.ID, "name:count type:4 value:2")
	if got := r["members"].(map[string]any)[ann.ID].(map[string]any); fmt.Sprint(got["roles"]) != "["+role+"]" || got["permissions"] == nil {
		t.Errorf("member: %v", got)
	}
}

func TestMenuCommands(t *testing.T) {
	s, cl := commanded(t)
	ann := s.User("ann")
	m := s.Post(Post{Author: ann, Content: "who chairs it?"})
	s.SetLocale(ann, "zh-CN")
	s.MessageCommand(Slash{Name: "Answer this", User: ann}, m)
	e, data := cl.data()
	has(t, data, "target_id:"+m.ID, "type:3", "content:who chairs it?")
	if e["locale"] != "zh-CN" || e["type"] != 2.0 || e["channel_id"] != m.ChannelID {
		t.Errorf("event: %v", e)
	}
	s.UserCommand(Slash{Name: "Who is this"}, ann)
	_, data = cl.data()
	has(t, data, "target_id:"+ann.ID, "username:ann", "type:2")
}

func TestAutocomplete(t *testing.T) {
	s, cl := commanded(t)
	i := s.Autocomplete(Slash{Name: "ask", Options: map[string]any{"question": "Lis", "count": 2}}, "question")
	e, data := cl.data()
	has(t, data, "map[focused:true name:question type:3 value:Lis]")
	if e["type"] != 4.0 {
		t.Errorf("event: %v", e)
	}
	rawRequest(t, s, "POST", callbackPath(e), `{"type":8,"data":{"choices":[{"name":"Lisbon?","value":"lisbon"}]}}`, "", 204)
	if got := i.Choices(t); len(got) != 1 || got[0].Name != "Lisbon?" || got[0].Value != "lisbon" {
		t.Errorf("choices: %+v", got)
	}
}

func TestUseRefusals(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", manyCommands, 200)
	ann := s.User("ann")
	m := s.Post(Post{Content: "a"})
	question := func(name string, v any) Slash {
		return Slash{Name: "ask", Options: map[string]any{"question": "a", name: v}}
	}
	for name, f := range map[string]func(){
		"no subcommand":          func() { s.Slash(Slash{Name: "detente", User: s.Owner()}) },
		"unknown subcommand":     func() { s.Slash(Slash{Name: "detente stats", User: s.Owner()}) },
		"no permission":          func() { s.Slash(Slash{Name: "detente settings", User: ann}) },
		"wrong context":          func() { s.Slash(Slash{Name: "detente settings", User: ann, Channel: s.DMChannelID()}) },
		"subcommand of none":     func() { s.Slash(Slash{Name: "ask me"}) },
		"too large":              func() { s.Slash(question("count", 6)) },
		"unknown user":           func() { s.Slash(question("who", "1")) },
		"a role for a channel":   func() { s.Slash(question("where", s.AddRole("r"))) },
		"no autocomplete":        func() { s.Autocomplete(Slash{Name: "ask"}, "count") },
		"unknown option":         func() { s.Autocomplete(Slash{Name: "ask"}, "more") },
		"slash as message":       func() { s.MessageCommand(Slash{Name: "ask"}, m) },
		"a message that is gone": func() { s.MessageCommand(Slash{Name: "Answer this"}, Message{ID: "1", ChannelID: s.ChannelID()}) },
	} {
		ends(t, tb, name, f)
	}
	s.SetMember(ann, Member{Permissions: PermissionsDefault | PermissionManageServer})
	before := len(tb.errors)
	s.Slash(Slash{Name: "detente settings", User: ann})
	if len(tb.errors) != before {
		t.Errorf("with the permission: %q", tb.errors[before:])
	}
	tb.finish()
}

func TestMoreCommandLimits(t *testing.T) {
	with := func(options string) string {
		return `[{"name":"ask","description":"d","options":[` + options + `]}]`
	}
	sub := func(typ int, inner string) string {
		return fmt.Sprintf(`{"type":%d,"name":"s%d","description":"d","options":[%s]}`, typ, typ, inner)
	}
	const text = `{"type":3,"name":"t","description":"d"}`
	checkCases(t, []bodyCase{
		{name: "all kinds", body: manyCommands},
		{name: "group", body: with(sub(2, sub(1, text)))},
		{name: "empty group", body: with(sub(2, "")), want: "a group has subcommands"},
		{name: "group with an option", body: with(sub(2, text)), want: "a group has subcommands"},
		{name: "subcommand in a subcommand", body: with(sub(1, sub(1, text))), want: "may not stand inside"},
		{name: "group in a group", body: with(sub(2, sub(2, sub(1, text)))), want: "may not stand inside"},
		{name: "mixed", body: with(sub(1, text) + `,` + text), want: "exclude each other"},
		{name: "autocomplete of a user", body: with(`{"type":6,"name":"u","description":"d","autocomplete":true}`), want: "are for strings and numbers"},
		{name: "channel types of a string", body: with(`{"type":3,"name":"u","description":"d","channel_types":[0]}`), want: "only a channel option"},
		{name: "6 message commands", body: `[` + list(6, `{"type":3,"name":"Answer #"}`) + `]`, want: "6 message"},
		{name: "5 and 5", body: `[` + list(5, `{"type":3,"name":"Answer #"}`) + `,` + list(5, `{"type":2,"name":"Answer #"}`) + `]`},
		{name: "message command with a mark", body: `[{"type":3,"name":"Answer this!"}]`, want: "letters, digits"},
		{name: "message command's localisation", body: `[{"type":3,"name":"Answer this","name_localizations":{"de":"` + strings.Repeat("x", 33) + `"}}]`, want: "name_localizations.de"},
		{name: "context", body: `[{"name":"ask","description":"d","contexts":[0,3]}]`, want: "contexts[1]"},
		{name: "context twice", body: `[{"name":"ask","description":"d","contexts":[0,0]}]`, want: "contexts[1]"},
		{name: "no install", body: `[{"name":"ask","description":"d","integration_types":[]}]`, want: "integration_types: is empty"},
		{name: "permissions", body: `[{"name":"ask","description":"d","default_member_permissions":"many"}]`, want: "not a number"},
	}, checkCommands)
}

// sortedKeys are the keys of an object, in order.
func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// until reads events up to the next of that name, and returns its data.
func (c *client) until(name string) object {
	c.t.Helper()
	for {
		if f := c.read(); f.Type != nil && *f.Type == name {
			return decodeObject(c.t, f.Data)
		}
	}
}

// greet is identify without the guild's event, which is left to be read.
func (c *client) greet(intents int) {
	c.t.Helper()
	c.send(opIdentify, object{"token": "Bot " + c.s.Token(), "intents": intents, "properties": object{}})
	c.event("READY")
}

func TestEditMenuCommand(t *testing.T) {
	s, _ := commanded(t)
	for _, c := range s.Commands() {
		if c.Type == commandMessage {
			request(t, s, "PATCH", "/applications/"+s.ApplicationID()+"/commands/"+c.ID, `{"name":"Answer that"}`, 200)
		}
	}
}
