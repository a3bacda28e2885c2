package discordtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

// contents lists the texts of messages as REST returned them.
func contents(t *testing.T, raw []byte) string {
	t.Helper()
	var texts []string
	for _, m := range decodeObject(t, []byte(`{"all":`+string(raw)+`}`))["all"].([]any) {
		texts = append(texts, m.(map[string]any)["content"].(string))
	}
	return strings.Join(texts, " ")
}

func TestAuthorization(t *testing.T) {
	s := start(t)
	for _, token := range []string{"", "Bot wrong", s.Token()} {
		got := decodeObject(t, rawRequest(t, s, "GET", "/users/@me", "", token, 401))
		if got["message"] != "401: Unauthorized" {
			t.Errorf("token %q: %v", token, got)
		}
	}
	if got := request(t, s, "GET", "/users/@me", "", 200); got["id"] != s.BotID() || got["bot"] != true {
		t.Errorf("self: %v", got)
	}
	rawRequest(t, s, "GET", "/gateway", "", "", 200)
}

func TestApplication(t *testing.T) {
	s := Start(t, Options{SkipSpec: true, DisallowedIntents: intentMessageContent})
	for _, path := range []string{"/applications/@me", "/oauth2/applications/@me"} {
		got := request(t, s, "GET", path, "", 200)
		if got["id"] != s.ApplicationID() || got["flags"] != 0.0 || got["install_params"] == nil {
			t.Errorf("%s: %v", path, got)
		}
	}
	got := request(t, s, "GET", "/gateway/bot", "", 200)
	if !strings.HasPrefix(got["url"].(string), "ws://127.0.0.1:") || got["session_start_limit"].(map[string]any)["max_concurrency"] != 1.0 {
		t.Errorf("gateway: %v", got)
	}
}

func TestMessageLife(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	path := "/channels/" + s.ChannelID() + "/messages"
	asked := s.Post(Post{Content: "?"})
	c.event("MESSAGE_CREATE")

	made := request(t, s, "POST", path, message(`"content":"draft","message_reference":{"message_id":"`+asked.ID+`"}`), 200)
	id := made["id"].(string)
	event := c.event("MESSAGE_CREATE")
	if event["id"] != id || event["guild_id"] != s.GuildID() || event["author"].(map[string]any)["bot"] != true {
		t.Errorf("MESSAGE_CREATE: %v", event)
	}
	if got := made["referenced_message"].(map[string]any)["content"]; got != "?" {
		t.Errorf("referenced message: %v", got)
	}
	request(t, s, "PATCH", path+"/"+id, message(`"content":"final","embeds":[{"title":"t"}]`), 200)
	if got := c.event("MESSAGE_UPDATE")["content"]; got != "final" {
		t.Errorf("MESSAGE_UPDATE: %v", got)
	}
	got := request(t, s, "GET", path+"/"+id, "", 200)
	if got["content"] != "final" || got["edited_timestamp"] == nil || fmt.Sprint(got["embeds"]) != "[map[title:t type:rich]]" {
		t.Errorf("after the edit: %v", got)
	}
	first := s.Reply(t, asked)
	last, err := s.Wait(t.Context(), func(m Message) bool { return m.Edits == 1 })
	if err != nil || first.Content != "draft" || last.Content != "final" || last.Embeds[0].Title != "t" || !strings.Contains(string(last.Raw), "final") {
		t.Errorf("watched: %+v, %+v, %v", first, last, err)
	}
	request(t, s, "DELETE", path+"/"+id, "", 204)
	if got := c.event("MESSAGE_DELETE")["id"]; got != id {
		t.Errorf("MESSAGE_DELETE: %v", got)
	}
	request(t, s, "GET", path+"/"+id, "", 404)
	if got := s.Messages(s.ChannelID()); len(got) != 1 || got[0].Content != "?" {
		t.Errorf("messages: %+v", got)
	}
}

func TestMessageErrors(t *testing.T) {
	s := start(t)
	other := s.Post(Post{Content: "not the bot's"})
	path := "/channels/" + s.ChannelID() + "/messages"
	hi := message(`"content":"hi"`)
	for _, c := range []struct {
		method, path, body string
		status, code       int
	}{
		{"POST", "/channels/1/messages", hi, 404, 10003},
		{"GET", "/channels/1", "", 404, 10003},
		{"GET", path + "/1", "", 404, 10008},
		{"PATCH", path + "/" + other.ID, hi, 403, 50005},
		{"DELETE", path + "/" + other.ID, "", 403, 50013},
		{"GET", path + "?limit=101", "", 400, 50035},
		{"POST", path, message(`"content":"hi","message_reference":{"message_id":"1"}`), 400, 50035},
		{"POST", "/users/@me/channels", `{"recipient_id":"1"}`, 400, 50033},
		{"GET", "/nowhere", "", 404, 0},
	} {
		got := request(t, s, c.method, c.path, c.body, c.status)
		if got["code"] != float64(c.code) || got["message"] == "" {
			t.Errorf("%s %s: %v, want code %d", c.method, c.path, got, c.code)
		}
	}
	request(t, s, "POST", path, message(`"content":"hi","message_reference":{"message_id":"1","fail_if_not_exists":false}`), 200)
}

func TestNonce(t *testing.T) {
	s := start(t)
	path := "/channels/" + s.ChannelID() + "/messages"
	send := func(nonce, enforce string) any {
		t.Helper()
		return request(t, s, "POST", path, message(`"content":"a","nonce":`+nonce+`,"enforce_nonce":`+enforce), 200)["id"]
	}
	first := send(`"n1"`, "true")
	if again := send(`"n1"`, "true"); again != first {
		t.Errorf("the same nonce made %v after %v", again, first)
	}
	if other := send(`"n2"`, "true"); other == first {
		t.Error("another nonce returned the first message")
	}
	if free := send(`"n1"`, "false"); free == first {
		t.Error("a nonce that is not enforced returned the first message")
	}
	if got := s.Messages(s.ChannelID()); len(got) != 3 || got[0].Nonce != "n1" {
		t.Errorf("messages: %+v", got)
	}
}

func TestListMessages(t *testing.T) {
	s := start(t)
	var ids []string
	for i := range 5 {
		ids = append(ids, s.Post(Post{Channel: s.DMChannelID(), Content: fmt.Sprint(i)}).ID)
	}
	for query, want := range map[string]string{
		"":                               "4 3 2 1 0",
		"?limit=2":                       "4 3",
		"?after=" + ids[1]:               "4 3 2",
		"?limit=2&after=" + ids[1]:       "3 2",
		"?limit=2&before=" + ids[3]:      "2 1",
		"?limit=3&around=" + ids[2]:      "3 2 1",
		"?after=" + ids[4]:               "",
		"?after=1&limit=1":               "0",
		"?before=" + ids[0] + "&limit=1": "",
	} {
		raw := rawRequest(t, s, "GET", "/channels/"+s.DMChannelID()+"/messages"+query, "", "Bot "+s.Token(), 200)
		if got := contents(t, raw); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

// TestContentOverREST shows that REST hides what the gateway hides.
func TestContentOverREST(t *testing.T) {
	s := start(t)
	s.Post(Post{Content: "plain"})
	s.Post(Post{Content: "<@" + s.BotID() + "> hey"})
	for intents, want := range map[int]string{0: "<@" + s.BotID() + "> hey ", intentMessageContent: "<@" + s.BotID() + "> hey plain"} {
		dial(t, s).identify(intents)
		raw := rawRequest(t, s, "GET", "/channels/"+s.ChannelID()+"/messages", "", "Bot "+s.Token(), 200)
		if got := contents(t, raw); got != want {
			t.Errorf("intents %d: got %q, want %q", intents, got, want)
		}
	}
}

func TestReplyPings(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(intentGuilds | intentGuildMessages)
	request(t, s, "POST", "/channels/"+s.ChannelID()+"/messages", message(`"content":"answer"`), 200)
	answer := c.event("MESSAGE_CREATE")["id"].(string)
	for _, p := range []struct {
		noPing        bool
		content, size string
	}{{false, "and then?", "1"}, {true, "", "0"}} {
		s.Post(Post{Author: s.User("ann"), Content: "and then?", ReplyTo: answer, NoPing: p.noPing})
		m := c.event("MESSAGE_CREATE")
		if m["content"] != p.content || fmt.Sprint(len(m["mentions"].([]any))) != p.size || m["type"] != 19.0 {
			t.Errorf("NoPing %v: %v", p.noPing, m)
		}
		if to := m["referenced_message"].(map[string]any); to["id"] != answer || to["content"] != "answer" {
			t.Errorf("referenced: %v", to)
		}
	}
}

func TestDirectChannels(t *testing.T) {
	s := start(t)
	ann, ben := s.User("ann"), s.User("ben")
	s.Post(Post{Channel: s.DMChannelID(), Author: ann, Content: "hi"})
	if got := request(t, s, "POST", "/users/@me/channels", `{"recipient_id":"`+ann.ID+`"}`, 200); got["id"] != s.DMChannelID() || got["type"] != 1.0 {
		t.Errorf("ann's: %v", got)
	}
	bens := request(t, s, "POST", "/users/@me/channels", `{"recipient_id":"`+ben.ID+`"}`, 200)
	again := request(t, s, "POST", "/users/@me/channels", `{"recipient_id":"`+ben.ID+`"}`, 200)
	if bens["id"] == s.DMChannelID() || bens["id"] != again["id"] {
		t.Errorf("ben's: %v, then %v", bens["id"], again["id"])
	}
	request(t, s, "POST", "/channels/"+bens["id"].(string)+"/typing", "", 204)
}

func TestAddChannel(t *testing.T) {
	s := start(t)
	c := dial(t, s)
	c.identify(allIntents)
	id := s.AddChannel("more")
	if got := c.event("CHANNEL_CREATE"); got["id"] != id || got["name"] != "more" {
		t.Errorf("CHANNEL_CREATE: %v", got)
	}
	if got := request(t, s, "GET", "/channels/"+id, "", 200); got["guild_id"] != s.GuildID() {
		t.Errorf("channel: %v", got)
	}
}

func TestMultipart(t *testing.T) {
	s := start(t)
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	for name, text := range map[string]string{"payload_json": message(`"content":"with a file"`), "files[0]": "bytes"} {
		part, err := w.CreateFormField(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL()+"/api/v10/channels/"+s.ChannelID()+"/messages", &form)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token())
	r.Header.Set("Content-Type", w.FormDataContentType())
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := s.Messages(s.ChannelID()); resp.StatusCode != 200 || len(got) != 1 || got[0].Content != "with a file" {
		t.Errorf("status %d, messages %+v", resp.StatusCode, got)
	}
}

func TestIntercept(t *testing.T) {
	s := start(t)
	path := "/channels/" + s.ChannelID() + "/messages"
	s.Intercept(func(r *http.Request) (int, http.Header, string, bool) {
		body, err := io.ReadAll(r.Body)
		if err != nil || !strings.Contains(string(body), "hi") {
			t.Errorf("body %q, %v", body, err)
		}
		return 429, http.Header{"Retry-After": {"1"}}, `{"message":"slow down"}`, r.Method == "POST"
	})
	if got := request(t, s, "POST", path, message(`"content":"hi"`), 429); got["message"] != "slow down" {
		t.Errorf("got %v", got)
	}
	s.Intercept(nil)
	request(t, s, "POST", path, message(`"content":"hi"`), 200)
	got := s.Requests()
	if len(got) != 2 || got[0].Status != 429 || got[1].Status != 200 || got[0].Method != "POST" || got[0].Path != "/api/v10"+path || !strings.Contains(string(got[1].Body), "hi") {
		t.Errorf("requests: %+v", got)
	}
}

func TestWaitEndsWithContext(t *testing.T) {
	s := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Wait(ctx, func(Message) bool { return true }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
