package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestMessageThread(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(allIntents)
	m := s.Post(Post{Content: "who chairs it?"})
	path := "/channels/" + s.ChannelID() + "/messages/" + m.ID + "/threads"
	made := request(t, s, "POST", path, `{"name":"who chairs it?","auto_archive_duration":60}`, 201)
	if made["id"] != m.ID || made["type"] != 11.0 || made["parent_id"] != s.ChannelID() || made["owner_id"] != s.BotID() {
		t.Errorf("made: %v", made)
	}
	has(t, fmt.Sprint(made["thread_metadata"]), "archived:false", "auto_archive_duration:60")
	if got := cl.until("THREAD_CREATE"); got["id"] != m.ID || got["newly_created"] != true || got["guild_id"] != s.GuildID() {
		t.Errorf("THREAD_CREATE: %v", got)
	}
	if got := cl.until("MESSAGE_UPDATE"); got["id"] != m.ID || got["edited_timestamp"] != nil || got["thread"] == nil {
		t.Errorf("MESSAGE_UPDATE: %v", got)
	}
	if got := cl.until("MESSAGE_CREATE"); got["channel_id"] != m.ID || got["type"] != 21.0 || got["referenced_message"].(map[string]any)["id"] != m.ID {
		t.Errorf("MESSAGE_CREATE: %v", got)
	}
	refused(t, s, "POST", path, `{"name":"again"}`, 400, 160004)
	s.Post(Post{Channel: m.ID, Content: "and then?"})
	if got := cl.until("MESSAGE_CREATE"); got["content"] != "and then?" || got["channel_id"] != m.ID || got["guild_id"] != s.GuildID() {
		t.Errorf("in the thread: %v", got)
	}
	if got := s.Threads(s.ChannelID()); len(got) != 1 || got[0].Starter != m.ID || got[0].Messages != 1 || got[0].AutoArchive != 60 || got[0].Name != "who chairs it?" {
		t.Errorf("threads: %+v", got)
	}
	refused(t, s, "POST", "/channels/"+m.ID+"/threads", `{"name":"in a thread","type":11}`, 400, 50024)
}

func TestChannelThread(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(allIntents)
	path := "/channels/" + s.ChannelID() + "/threads"
	made := request(t, s, "POST", path, `{"name":"talk","type":11}`, 201)
	if got := cl.until("MESSAGE_CREATE"); got["type"] != 18.0 || got["content"] != "talk" || got["channel_id"] != s.ChannelID() {
		t.Errorf("MESSAGE_CREATE: %v", got)
	}
	if got := request(t, s, "POST", path, `{"name":"secret"}`, 201); got["type"] != 12.0 {
		t.Errorf("without a type: %v", got)
	}
	refused(t, s, "POST", "/channels/"+s.DMChannelID()+"/threads", `{"name":"n","type":11}`, 400, 50024)
	id := made["id"].(string)
	request(t, s, "PUT", "/channels/"+id+"/thread-members/@me", "", 204)
	has(t, string(rawRequest(t, s, "GET", "/guilds/"+s.GuildID()+"/threads/active", "", "Bot "+s.Token(), 200)), `"name":"talk"`)
	refused(t, s, "DELETE", "/channels/"+id, "", 403, 50013)
	s.SetBotPermissions("", PermissionsDefault|PermissionManageThreads)
	request(t, s, "DELETE", "/channels/"+id, "", 200)
	if got := cl.until("THREAD_DELETE"); got["id"] != id || got["parent_id"] != s.ChannelID() {
		t.Errorf("THREAD_DELETE: %v", got)
	}
	refused(t, s, "GET", "/channels/"+id, "", 404, 10003)
}

func TestArchive(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(allIntents)
	id := s.OpenThread(s.ChannelID(), "talk", s.User("ann"))
	archived := func(want bool) {
		t.Helper()
		if got := cl.until("THREAD_UPDATE")["thread_metadata"].(map[string]any); got["archived"] != want {
			t.Errorf("THREAD_UPDATE: %v, want %v", got, want)
		}
	}
	path := "/channels/" + id
	s.Archive(id)
	archived(true)
	refused(t, s, "PATCH", path, `{"name":"new"}`, 400, 50083)
	request(t, s, "POST", path+"/messages", message(`"content":"hi"`), 200)
	archived(false)
	s.Archive(id)
	archived(true)
	request(t, s, "PATCH", path, `{"archived":false}`, 200)
	archived(false)
	refused(t, s, "PATCH", path, `{"name":"not the bot's"}`, 403, 50013)
	s.Lock(id, true)
	refused(t, s, "POST", path+"/messages", message(`"content":"hi"`), 403, 50013)
	s.SetBotPermissions("", PermissionsDefault|PermissionManageThreads)
	if got := request(t, s, "PATCH", path, `{"name":"new","locked":false,"auto_archive_duration":4320}`, 200); got["name"] != "new" {
		t.Errorf("changed: %v", got)
	}
	s.Archive(id)
	again := dial(t, s)
	again.identify(allIntents)
	if got := s.Threads(s.ChannelID())[0]; !got.Archived || got.AutoArchive != 4320 || got.Name != "new" {
		t.Errorf("thread: %+v", got)
	}
}

func TestForum(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(intentGuilds | intentGuildMessages | intentMessageContent)
	category := s.AddCategory("help")
	forum := s.AddForum(category, "questions")
	if got := cl.until("CHANNEL_CREATE"); got["type"] != 4.0 {
		t.Errorf("category: %v", got)
	}
	if got := cl.until("CHANNEL_CREATE"); got["type"] != 15.0 || got["parent_id"] != category {
		t.Errorf("forum: %v", got)
	}
	id, first := s.ForumPost(forum, "Lisbon", s.User("ann"), "where is it?")
	if got := cl.until("THREAD_CREATE"); got["id"] != id || got["parent_id"] != forum || got["name"] != "Lisbon" {
		t.Errorf("THREAD_CREATE: %v", got)
	}
	if got := cl.until("MESSAGE_CREATE"); got["id"] != id || got["channel_id"] != id || got["content"] != "where is it?" || first.ID != id {
		t.Errorf("MESSAGE_CREATE: %v", got)
	}
	request(t, s, "POST", "/channels/"+id+"/messages", message(`"content":"here","message_reference":{"message_id":"`+id+`"}`), 200)
	if got := s.Replies(first); len(got) != 1 || got[0].Content != "here" {
		t.Errorf("replies: %+v", got)
	}
	refused(t, s, "POST", "/channels/"+forum+"/messages", message(`"content":"hi"`), 400, 50008)
	refused(t, s, "POST", "/channels/"+category+"/messages", message(`"content":"hi"`), 400, 50008)
	if got := s.Threads(forum); len(got) != 1 || got[0].Messages != 1 {
		t.Errorf("threads: %+v", got)
	}
}

// TestGuildCreate is what a session learns of the guild at its start.
func TestGuildCreate(t *testing.T) {
	s := start(t)
	category, role := s.AddCategory("help"), s.AddRole("trusted")
	inside := s.AddChannelIn(category, "inside")
	m := s.Post(Post{Channel: inside, Content: "a"})
	open, old := s.OpenThreadOn(m, "open", User{}), s.OpenThread(inside, "old", User{})
	s.Archive(old)
	cl := dial(t, s)
	cl.greet(allIntents)
	g := cl.until("GUILD_CREATE")
	has(t, fmt.Sprint(g["roles"]), "id:"+s.GuildID(), "id:"+role)
	threads := fmt.Sprint(g["threads"])
	has(t, threads, "id:"+open)
	if strings.Contains(threads, old) || g["owner_id"] != s.Owner().ID || g["unavailable"] != false {
		t.Errorf("guild: %v", g)
	}
	found := false
	for _, c := range g["channels"].([]any) {
		c := c.(map[string]any)
		if c["id"] == inside {
			found = true
			if c["parent_id"] != category || c["last_message_id"] == nil || c["last_message_id"] != request(t, s, "GET", "/channels/"+inside, "", 200)["last_message_id"] {
				t.Errorf("inside: %v", c)
			}
		}
	}
	if !found {
		t.Errorf("no channel %s in %v", inside, g["channels"])
	}
	s.MoveChannel(inside, "")
	if got := cl.until("CHANNEL_UPDATE"); got["id"] != inside || got["parent_id"] != nil {
		t.Errorf("CHANNEL_UPDATE: %v", got)
	}
	s.RemoveChannel(inside)
	if got := cl.until("CHANNEL_DELETE"); got["id"] != inside {
		t.Errorf("CHANNEL_DELETE: %v", got)
	}
	refused(t, s, "GET", "/channels/"+open, "", 404, 10003)
}

func TestThreadLimits(t *testing.T) {
	checkCases(t, []bodyCase{
		{name: "good", body: `{"name":"n","auto_archive_duration":10080}`},
		{name: "long name", body: `{"name":"` + strings.Repeat("问", 101) + `"}`, want: "name: 101"},
		{name: "blank name", body: `{"name":" "}`, want: "name: is required"},
		{name: "duration", body: `{"name":"n","auto_archive_duration":30}`, want: "30 is not"},
		{name: "misspelt key", body: `{"name":"n","auto_archive":60}`, want: "auto_archive", passes: true},
	}, func(b []byte) findings { return checkThread(b, true) })
	checkCases(t, []bodyCase{
		{name: "archived alone", body: `{"archived":true}`},
		{name: "null name", body: `{"name":null}`, want: "name: is required"},
	}, func(b []byte) findings { return checkThread(b, false) })
}

// TestRemovedChannel shows that nothing of a channel outlives it.
func TestRemovedChannel(t *testing.T) {
	s, cl := commanded(t)
	gone := s.AddChannel("gone")
	s.Slash(Slash{Channel: gone, Name: "ask", Options: map[string]any{"question": "a"}})
	e, _ := cl.data()
	m := s.Post(Post{Channel: gone, Content: "a"})
	answered := s.Slash(Slash{Channel: gone, Name: "ask", Options: map[string]any{"question": "a"}})
	second, _ := cl.data()
	rawRequest(t, s, "POST", callbackPath(second), `{"type":4,"data":`+message(`"content":"a"`)+`}`, "", 204)
	answered.Reply(t)
	s.RemoveChannel(gone)
	if _, ok := s.Message(m.ID); ok {
		t.Error("the message is there")
	}
	for _, c := range [][2]string{
		{"POST", callbackPath(e)}, {"PATCH", webhookPath(second) + "/messages/@original"},
	} {
		if got := decodeObject(t, rawRequest(t, s, c[0], c[1], `{"type":5}`, "", 404)); got["code"] != 10003.0 {
			t.Errorf("%s: %v", c[1], got)
		}
	}
}
