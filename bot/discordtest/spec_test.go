package discordtest

import (
	"net/url"
	"os"
	"strings"
	"testing"
)

// discord loads Discord's description, or skips the test without it.
func discord(t *testing.T) *description {
	t.Helper()
	path, err := specPath("")
	if err != nil {
		if os.Getenv("DETENTE_REQUIRE") != "" {
			t.Fatal(err)
		}
		t.Skipf("%v; it is published at https://github.com/discord/discord-api-spec", err)
	}
	d, err := describe(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDescription(t *testing.T) {
	d := discord(t)
	const (
		channel  = "/channels/1574265105254711300/messages"
		callback = "/interactions/1574265105254711300/token/callback"
		webhook  = "/webhooks/1574265105254711300/token"
		commands = "/applications/1574265105254711300/commands"
	)
	for _, c := range []struct {
		name, method, path, body string
		want                     string // a part of the error; "" for none
	}{
		{"message", "POST", channel, message(`"content":"a","nonce":"n","enforce_nonce":true,"message_reference":{"message_id":"1574265105254711300"}`), ""},
		{"embed", "POST", channel, message(`"embeds":[{"title":"t","fields":[{"name":"n","value":"v"}],"footer":{"text":"f"}}]`), ""},
		{"components", "POST", channel, message(`"content":"a","components":[` + row(button("a")) + `]`), ""},
		{"edit", "PATCH", channel + "/1574265105254711300", message(`"content":"a"`), ""},
		{"deferral", "POST", callback, `{"type":5,"data":{"flags":64}}`, ""},
		{"response", "POST", callback + "?with_response=true", `{"type":4,"data":` + message(`"content":"a"`) + `}`, ""},
		{"original", "PATCH", webhook + "/messages/@original", message(`"content":"a"`), ""},
		{"commands", "PUT", commands, askCommand, ""},
		{"permissions as text", "PUT", commands, `[{"name":"ask","description":"d","default_member_permissions":"0"}]`, ""},
		{"permissions as text, one", "POST", commands, `{"name":"ask","description":"d","default_member_permissions":"2048"}`, ""},
		{"self", "GET", "/users/@me", "", ""},
		{"oauth2", "GET", "/oauth2/applications/@me", "", ""},
		{"page", "GET", channel + "?limit=100&after=1574265105254711300", "", ""},
		{"typing", "POST", "/channels/1574265105254711300/typing", "", ""},

		{"no such path", "GET", "/nowhere", "", "no such operation"},
		{"no such method", "PUT", "/users/@me", "", "no such operation"},
		{"no body", "POST", channel, "", "required"},
		{"not JSON", "POST", channel, `{"content":`, "decode"},
		{"wrong type", "POST", channel, `{"content":5}`, "/content"},
		{"4,001 characters", "POST", channel, `{"content":"` + strings.Repeat("x", 4001) + `"}`, "/content"},
		{"2,001 in a webhook", "POST", webhook, `{"content":"` + strings.Repeat("x", 2001) + `"}`, "/content"},
		{"11 embeds", "POST", channel, message(`"embeds":[` + list(11, `{"title":"#"}`) + `]`), "/embeds"},
		{"long title", "POST", channel, message(`"embeds":[{"title":"` + strings.Repeat("x", 257) + `"}]`), "/embeds/0/title"},
		{"field without value", "POST", channel, message(`"embeds":[{"fields":[{"name":"n"}]}]`), "value"},
		{"button style", "POST", channel, message(`"components":[` + row(`{"type":2,"style":9,"label":"l"}`) + `]`), "style"},
		{"parse", "POST", channel, `{"content":"a","allowed_mentions":{"parse":["all"]}}`, "parse"},
		{"long nonce", "POST", channel, message(`"content":"a","nonce":"12345678901234567890123456"`), "nonce"},
		{"callback type", "POST", callback, `{"type":99}`, "type"},
		{"option type", "PUT", commands, `[{"name":"ask","description":"d","options":[{"type":30,"name":"q","description":"d"}]}]`, "type"},
		{"permissions as a word", "PUT", commands, `[{"name":"ask","description":"d","default_member_permissions":"all"}]`, "permissions"},
		{"page size", "GET", channel + "?limit=101", "", "limit"},
		{"page start", "GET", channel + "?after=now", "", "after"},
	} {
		target, err := url.Parse(apiPath + c.path)
		if err != nil {
			t.Fatal(err)
		}
		err = d.check(t.Context(), c.method, target, []byte(c.body))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: got %v, want nothing", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q in it", c.name, err, c.want)
		}
	}
}

// TestDescriptionIsApplied goes the whole way from a request to a violation
// that only the description catches.
func TestDescriptionIsApplied(t *testing.T) {
	discord(t)
	tb := &tbRecorder{}
	s := Start(tb, Options{})
	defer tb.finish()
	request(t, s, "GET", "/channels/"+s.ChannelID()+"/messages?after=now", "", 200)
	request(t, s, "POST", "/channels/"+s.ChannelID()+"/messages", message(`"content":"fine"`), 200)
	got := s.Violations()
	if s.SpecMissing() || len(got) != 1 || !strings.HasPrefix(got[0], "GET /api/v10/channels/"+s.ChannelID()+"/messages?after=now: ") {
		t.Errorf("violations: %q", got)
	}
}

// TestFeaturesFitTheDescription lets a server that checks the description see
// one request of each kind that threads, reactions, modals and files bring.
func TestFeaturesFitTheDescription(t *testing.T) {
	discord(t)
	s := Start(t, Options{AllowUnanswered: true})
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", manyCommands, 200)
	cl := dial(t, s)
	cl.identify(0)
	s.SetBotPermissions("", PermissionsDefault|PermissionManageThreads|PermissionManageMessages)
	m := s.Post(Post{Content: "?"})
	channel := "/channels/" + s.ChannelID()
	request(t, s, "PUT", channel+"/messages/"+m.ID+"/reactions/%F0%9F%91%8D/@me", "", 204)
	request(t, s, "DELETE", channel+"/messages/"+m.ID+"/reactions/%F0%9F%91%8D/@me", "", 204)
	request(t, s, "POST", channel+"/messages/"+m.ID+"/threads", `{"name":"n","auto_archive_duration":1440}`, 201)
	request(t, s, "POST", channel+"/threads", `{"name":"n","type":11}`, 201)
	request(t, s, "PATCH", "/channels/"+m.ID, `{"archived":true}`, 200)
	request(t, s, "PATCH", "/channels/"+m.ID, `{"archived":false,"locked":false}`, 200)
	request(t, s, "PUT", "/channels/"+m.ID+"/thread-members/@me", "", 204)
	request(t, s, "GET", "/guilds/"+s.GuildID()+"/threads/active", "", 200)
	request(t, s, "DELETE", "/channels/"+m.ID, "", 200)
	request(t, s, "DELETE", channel+"/messages/"+m.ID, "", 204)
	upload(t, s, "POST", channel+"/messages", message(chart), "0", 200)

	s.Autocomplete(Slash{Name: "ask"}, "question")
	e, _ := cl.data()
	rawRequest(t, s, "POST", callbackPath(e), `{"type":8,"data":{"choices":[{"name":"n","value":"v"}]}}`, "", 204)
	i := s.Slash(Slash{Name: "ask", Options: map[string]any{"question": "a"}})
	e, _ = cl.data()
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+menus+`}`, "", 204)
	opener := s.Choose(i.Reply(t), "text", i.user, "v1")
	e, _ = cl.data()
	rawRequest(t, s, "POST", callbackPath(e), modal(input("why", `,"min_length":1,"max_length":300,"placeholder":"p"`)), "", 204)
	s.Submit(opener.Modal(t), i.user, map[string]string{"why": "x"})
	e, _ = cl.data()
	upload(t, s, "POST", callbackPath(e), `{"type":7,"data":`+message(chart)+`}`, "0", 204)
}
