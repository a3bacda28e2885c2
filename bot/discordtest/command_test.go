package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestReplaceCommands(t *testing.T) {
	s := start(t)
	path := "/applications/" + s.ApplicationID() + "/commands"
	request(t, s, "PUT", path, askCommand, 200)
	first := s.Commands()
	if len(first) != 1 || first[0].Name != "ask" || first[0].Type != 1 || len(first[0].Options) != 2 || *first[0].Options[0].MaxLength != 500 {
		t.Fatalf("commands: %+v", first)
	}
	request(t, s, "PUT", path, `[{"name":"help","description":"h"},{"name":"ask","description":"new"}]`, 200)
	got := s.Commands()
	if len(got) != 2 || got[1].ID != first[0].ID || got[1].Description != "new" || got[0].ID == first[0].ID {
		t.Errorf("after the second PUT: %+v", got)
	}
	request(t, s, "PUT", path, `[]`, 200)
	if got := s.Commands(); len(got) != 0 {
		t.Errorf("after an empty PUT: %+v", got)
	}
}

// TestCommandsReadBack is what a bot has to cope with that compares what is
// registered with what it wants.
func TestCommandsReadBack(t *testing.T) {
	s := start(t)
	path := "/applications/" + s.ApplicationID() + "/commands"
	request(t, s, "PUT", path, `[{"name":"ask","name_localizations":{"zh-CN":"问"},"description":"d","options":[{"type":3,"name":"q","description":"d","description_localizations":{"ru":"в"},"required":false}]}]`, 200)
	read := func(query string) string {
		return string(rawRequest(t, s, "GET", path+query, "", "Bot "+s.Token(), 200))
	}
	if got := read(""); strings.Contains(got, "localizations") || strings.Contains(got, "required") || !strings.Contains(got, `"default_member_permissions":null`) {
		t.Errorf("without localisations: %s", got)
	}
	if got := read("?with_localizations=true"); !strings.Contains(got, `"zh-CN":"问"`) || !strings.Contains(got, `"ru":"в"`) {
		t.Errorf("with localisations: %s", got)
	}
}

func TestSingleCommands(t *testing.T) {
	s := start(t)
	for _, path := range []string{"/applications/" + s.ApplicationID() + "/commands", "/applications/" + s.ApplicationID() + "/guilds/" + s.GuildID() + "/commands"} {
		made := request(t, s, "POST", path, `{"name":"ask","description":"d","default_member_permissions":"0"}`, 201)
		again := request(t, s, "POST", path, `{"name":"ask","description":"e"}`, 200)
		if made["id"] != again["id"] || made["default_member_permissions"] != "0" {
			t.Errorf("%s: made %v, again %v", path, made, again)
		}
		one := path + "/" + made["id"].(string)
		request(t, s, "PATCH", one, `{"description":"f"}`, 200)
		if got := request(t, s, "GET", one, "", 200); got["description"] != "f" || got["name"] != "ask" {
			t.Errorf("%s: %v", one, got)
		}
		request(t, s, "DELETE", one, "", 204)
		if got := request(t, s, "GET", one, "", 404); got["code"] != 10063.0 {
			t.Errorf("deleted: %v", got)
		}
	}
	if got := request(t, s, "GET", "/applications/1/commands", "", 404); got["code"] != 10002.0 {
		t.Errorf("another application: %v", got)
	}
}

func TestGuildCommandGoesFirst(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(0)
	var ids []any
	for _, scope := range []string{"", "/guilds/" + s.GuildID()} {
		made := request(t, s, "POST", "/applications/"+s.ApplicationID()+scope+"/commands", `{"name":"ask","description":"d"}`, 201)
		ids = append(ids, made["id"])
	}
	s.Slash(Slash{Name: "ask"})
	data := cl.event("INTERACTION_CREATE")["data"].(map[string]any)
	if data["id"] != ids[1] || fmt.Sprint(data["guild_id"]) != s.GuildID() {
		t.Errorf("used %v, registered %v", data, ids)
	}
}
