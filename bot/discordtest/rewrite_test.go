package discordtest

import (
	"fmt"
	"testing"
)

func TestEditAndDelete(t *testing.T) {
	s := start(t)
	blind, cl := dial(t, s), dial(t, s)
	blind.identify(intentGuildMessages)
	cl.identify(allIntents)
	m := s.Post(Post{Content: "where?"})
	s.Unfurl(m)
	if got := cl.until("MESSAGE_UPDATE"); got["edited_timestamp"] != nil || got["content"] != "where?" || fmt.Sprint(got["embeds"]) == "[]" {
		t.Errorf("preview: %v", got)
	}
	edited := s.Edit(m, "when?")
	if got := cl.until("MESSAGE_UPDATE"); got["edited_timestamp"] == nil || got["content"] != "when?" || got["author"] == nil || got["member"] == nil {
		t.Errorf("edit: %v", got)
	}
	blind.until("MESSAGE_UPDATE")
	if got := blind.until("MESSAGE_UPDATE"); got["content"] != "" {
		t.Errorf("edit without the intent: %v", got)
	}
	s.Edit(m, "<@"+s.BotID()+"> when?")
	if got := blind.until("MESSAGE_UPDATE"); got["content"] != "<@"+s.BotID()+"> when?" {
		t.Errorf("edit to a mention: %v", got)
	}
	if got, ok := s.Message(m.ID); !ok || got.Edits != 2 || edited.Edits != 1 || m.Edits != 0 {
		t.Errorf("now %+v, after the edit %+v", got, edited)
	}
	s.Delete(m)
	if got := cl.until("MESSAGE_DELETE"); got["id"] != m.ID || got["channel_id"] != m.ChannelID {
		t.Errorf("delete: %v", got)
	}
	if _, ok := s.Message(m.ID); ok {
		t.Error("a deleted message is there")
	}
}

func TestReplies(t *testing.T) {
	s := start(t)
	m, path := s.Post(Post{Content: "?"}), "/channels/"+s.ChannelID()+"/messages"
	reply := message(`"content":"a","message_reference":{"message_id":"` + m.ID + `"}`)
	first := request(t, s, "POST", path, reply, 200)["id"].(string)
	request(t, s, "POST", path, reply, 200)
	s.Post(Post{Content: "a person's", ReplyTo: m.ID})
	request(t, s, "PATCH", path+"/"+first, message(`"content":"b"`), 200)
	if got := s.Replies(m); len(got) != 2 || got[0].Content != "b" || got[1].Content != "a" {
		t.Errorf("replies: %+v", got)
	}
	request(t, s, "DELETE", path+"/"+first, "", 204)
	if got := s.Replies(m); len(got) != 1 {
		t.Errorf("after a delete: %+v", got)
	}
}

// TestSilentDelete shows that no session hears of the deletion of what it never
// heard of.
func TestSilentDelete(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	cl = dial(t, s)
	cl.identify(allIntents)
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"a","flags":64`)+`}`, "", 204)
	i.Reply(t)
	rawRequest(t, s, "DELETE", webhookPath(e)+"/messages/@original", "", "", 204)
	hidden := s.Post(Post{Channel: s.AddChannel("hidden"), Content: "a"})
	s.SetBotPermissions(hidden.ChannelID, 0)
	s.Delete(hidden)
	heard := s.Post(Post{Content: "a"})
	s.Delete(heard)
	if got := cl.until("MESSAGE_DELETE"); got["id"] != heard.ID {
		t.Errorf("first MESSAGE_DELETE: %v, want %s", got, heard.ID)
	}
}

func TestUpdateOfDeletedMessage(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"a","components":[`+row(button("b"))+`]`)+`}`, "", 204)
	m := i.Reply(t)
	s.Press(m, "b", i.user)
	e, _ = cl.data()
	s.Delete(m)
	got := decodeObject(t, rawRequest(t, s, "POST", callbackPath(e), `{"type":7,"data":`+message(`"content":"b"`)+`}`, "", 404))
	if got["code"] != 10008.0 {
		t.Errorf("got %v", got)
	}
}
