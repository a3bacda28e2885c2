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
