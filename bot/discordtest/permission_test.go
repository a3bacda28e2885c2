package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

// refused sends a request that Discord refuses with that status and code.
func refused(t *testing.T, s *Server, method, path, body string, status, code int) {
	t.Helper()
	if got := request(t, s, method, path, body, status); got["code"] != float64(code) {
		t.Errorf("%s %s: %v, want code %d", method, path, got, code)
	}
}

func TestBotPermissions(t *testing.T) {
	s := start(t)
	asked := s.Post(Post{Content: "?"})
	thread := s.OpenThreadOn(asked, "t", User{})
	path := "/channels/" + s.ChannelID()
	one := path + "/messages/" + asked.ID
	hi, embed := message(`"content":"hi"`), message(`"embeds":[{"title":"t"}]`)
	reply := message(`"content":"hi","message_reference":{"message_id":"` + asked.ID + `"}`)
	for _, c := range []struct {
		missing            int64
		method, path, body string
		status, code       int
	}{
		{PermissionViewChannel, "GET", path, "", 403, 50001},
		{PermissionViewChannel, "POST", path + "/messages", hi, 403, 50001},
		{PermissionViewChannel, "GET", path + "/messages", "", 403, 50001},
		{PermissionSendMessages, "POST", path + "/messages", hi, 403, 50013},
		{PermissionSendMessages, "POST", path + "/typing", "", 403, 50013},
		{PermissionSendMessagesInThreads, "POST", "/channels/" + thread + "/messages", hi, 403, 50013},
		{PermissionEmbedLinks, "POST", path + "/messages", embed, 403, 50013},
		{PermissionReadMessageHistory, "POST", path + "/messages", reply, 400, 160002},
		{PermissionReadMessageHistory, "GET", one, "", 403, 50013},
		{PermissionReadMessageHistory, "PUT", one + "/reactions/%F0%9F%91%8D/@me", "", 403, 50013},
		{PermissionAddReactions, "PUT", one + "/reactions/%F0%9F%91%8D/@me", "", 403, 50013},
		{PermissionCreatePublicThreads, "POST", path + "/threads", `{"name":"n","type":11}`, 403, 50013},
		{PermissionManageMessages, "DELETE", one, "", 403, 50013},
	} {
		s.SetBotPermissions(s.ChannelID(), (PermissionsDefault|PermissionManageMessages)&^c.missing)
		refused(t, s, c.method, c.path, c.body, c.status, c.code)
	}
	s.SetBotPermissions(s.ChannelID(), PermissionsDefault&^PermissionReadMessageHistory)
	if got := string(rawRequest(t, s, "GET", path+"/messages", "", "Bot "+s.Token(), 200)); got != "[]" {
		t.Errorf("without history: %s", got)
	}
	s.SetBotPermissions(s.ChannelID(), PermissionsDefault&^PermissionSendMessages)
	request(t, s, "POST", "/channels/"+thread+"/messages", hi, 200)
	s.SetBotPermissions(s.ChannelID(), PermissionAdministrator)
	request(t, s, "DELETE", one, "", 204)
}

func TestPermissionsEverywhere(t *testing.T) {
	s := start(t)
	other := s.AddChannel("other")
	s.SetBotPermissions("", 0)
	s.SetBotPermissions(other, PermissionsDefault)
	refused(t, s, "GET", "/channels/"+s.ChannelID(), "", 403, 50001)
	request(t, s, "GET", "/channels/"+other, "", 200)
	request(t, s, "GET", "/channels/"+s.DMChannelID(), "", 200)
}

// TestHiddenChannel shows that the bot hears nothing of a channel that it does
// not see, and that interactions there tell what it may do.
func TestHiddenChannel(t *testing.T) {
	s, cl := commanded(t)
	cl = dial(t, s)
	cl.identify(allIntents)
	hidden := s.AddChannel("hidden")
	s.SetBotPermissions(hidden, PermissionUseCommands)
	if got := fmt.Sprint(cl.until("CHANNEL_UPDATE")["permission_overwrites"]); !strings.Contains(got, "id:"+s.BotID()) {
		t.Errorf("overwrites: %s", got)
	}
	s.Post(Post{Channel: hidden, Content: "hidden"})
	s.Post(Post{Content: "seen"})
	if got := cl.until("MESSAGE_CREATE"); got["content"] != "seen" {
		t.Errorf("MESSAGE_CREATE: %v", got)
	}
	i := s.Slash(Slash{Channel: hidden, Name: "ask", Options: map[string]any{"question": "a"}})
	e, _ := cl.data()
	if e["app_permissions"] != fmt.Sprint(PermissionUseCommands) {
		t.Errorf("app_permissions: %v", e["app_permissions"])
	}
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"hi"`)+`}`, "", 204)
	i.Reply(t)
}

func TestClosedDMs(t *testing.T) {
	s := start(t)
	ann := s.User("ann")
	s.CloseDMs(ann)
	id := request(t, s, "POST", "/users/@me/channels", `{"recipient_id":"`+ann.ID+`"}`, 200)["id"].(string)
	refused(t, s, "POST", "/channels/"+id+"/messages", message(`"content":"hi"`), 403, 50007)
	refused(t, s, "DELETE", "/channels/"+id, "", 400, 50024)
	theirs := s.Post(Post{Channel: id, Author: ann, Content: "hi"})
	refused(t, s, "DELETE", "/channels/"+id+"/messages/"+theirs.ID, "", 403, 50003)
}

func TestMembers(t *testing.T) {
	s, cl := commanded(t)
	cl = dial(t, s)
	cl.identify(allIntents)
	ann, role := s.User("ann"), s.AddRole("trusted")
	if got := cl.until("GUILD_ROLE_CREATE")["role"].(map[string]any); got["id"] != role || got["name"] != "trusted" {
		t.Errorf("role: %v", got)
	}
	s.SetMember(ann, Member{Roles: []string{role}, Permissions: PermissionManageServer})
	s.Post(Post{Author: ann, Content: "hi"})
	member := cl.until("MESSAGE_CREATE")["member"].(map[string]any)
	if fmt.Sprint(member["roles"]) != "["+role+"]" || member["permissions"] != nil {
		t.Errorf("member of a message: %v", member)
	}
	s.Slash(Slash{User: ann, Name: "detente settings"})
	e, _ := cl.data()
	if got := e["member"].(map[string]any); fmt.Sprint(got["roles"]) != "["+role+"]" || got["permissions"] != fmt.Sprint(PermissionManageServer) {
		t.Errorf("member of an interaction: %v", got)
	}
}

func TestReactions(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(allIntents)
	m := s.Post(Post{Content: "?"})
	path := "/channels/" + s.ChannelID() + "/messages/" + m.ID
	request(t, s, "PUT", path+"/reactions/%F0%9F%91%8D/@me", "", 204)
	request(t, s, "PUT", path+"/reactions/%F0%9F%91%8D/@me", "", 204)
	s.React(m, s.User("ann"), "👍")
	if got := s.Reactions(m); len(got) != 1 || got[0].Emoji != "👍" || len(got[0].Users) != 2 || got[0].Users[0].ID != s.BotID() {
		t.Errorf("reactions: %+v", got)
	}
	if got := cl.until("MESSAGE_REACTION_ADD"); got["user_id"] != s.BotID() || got["message_id"] != m.ID || got["emoji"].(map[string]any)["name"] != "👍" {
		t.Errorf("event: %v", got)
	}
	has(t, fmt.Sprint(request(t, s, "GET", path, "", 200)["reactions"]), "count:2", "me:true")
	request(t, s, "DELETE", path+"/reactions/%F0%9F%91%8D/@me", "", 204)
	refused(t, s, "DELETE", path+"/reactions/%F0%9F%91%8D/@me", "", 404, 10014)
	refused(t, s, "PUT", path+"/reactions/thumbsup/@me", "", 400, 10014)
	s.SetBotPermissions("", PermissionsDefault&^PermissionAddReactions)
	request(t, s, "PUT", path+"/reactions/%F0%9F%91%8D/@me", "", 204) // joins ann's
}

func TestEditNeedsEmbedLinks(t *testing.T) {
	s := start(t)
	path := "/channels/" + s.ChannelID() + "/messages"
	id := request(t, s, "POST", path, message(`"content":"a"`), 200)["id"].(string)
	s.SetBotPermissions("", PermissionsDefault&^(PermissionEmbedLinks|PermissionSendMessages))
	refused(t, s, "PATCH", path+"/"+id, message(`"embeds":[{"title":"t"}]`), 403, 50013)
	request(t, s, "PATCH", path+"/"+id, message(`"content":"b"`), 200)
}
