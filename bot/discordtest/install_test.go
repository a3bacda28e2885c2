package discordtest

import (
	"fmt"
	"testing"
)

func TestLeaveAndRejoin(t *testing.T) {
	s := start(t)
	cl := dial(t, s)
	cl.identify(allIntents)
	s.Outage(true)
	if got := cl.until("GUILD_DELETE"); got["id"] != s.GuildID() || got["unavailable"] != true {
		t.Errorf("outage: %v", got)
	}
	s.Post(Post{Content: "lost"})
	late := dial(t, s)
	late.greet(allIntents)
	s.Outage(false)
	for _, c := range []*client{cl, late} {
		if got := c.until("GUILD_CREATE"); got["id"] != s.GuildID() {
			t.Errorf("after the outage: %v", got)
		}
	}
	s.Leave()
	if got := cl.until("GUILD_DELETE"); got["id"] != s.GuildID() || got["unavailable"] != nil {
		t.Errorf("leave: %v", got)
	}
	s.Post(Post{Content: "unheard"})
	refused(t, s, "POST", "/channels/"+s.ChannelID()+"/messages", message(`"content":"hi"`), 403, 50001)
	s.Rejoin()
	cl.until("GUILD_CREATE")
	s.Post(Post{Content: "heard"})
	if got := cl.until("MESSAGE_CREATE"); got["content"] != "heard" {
		t.Errorf("first message: %v", got)
	}
	request(t, s, "POST", "/channels/"+s.ChannelID()+"/messages", message(`"content":"hi"`), 200)
}

func TestUserInstalled(t *testing.T) {
	s, cl := commanded(t)
	ann := s.User("ann")
	for _, c := range []struct {
		channel, owners string
		context         float64
	}{
		{s.ForeignChannel(), "map[1:" + ann.ID + "]", 0},
		{s.PrivateChannel(), "map[1:" + ann.ID + "]", 2},
		{s.DMChannelID(), "map[0:0 1:" + ann.ID + "]", 1},
		{s.ChannelID(), "map[0:" + s.GuildID() + " 1:" + ann.ID + "]", 0},
	} {
		i := s.Slash(Slash{Channel: c.channel, User: ann, Name: "ask", UserInstalled: true, Options: map[string]any{"question": "a"}})
		e, _ := cl.data()
		if fmt.Sprint(e["authorizing_integration_owners"]) != c.owners || e["context"] != c.context {
			t.Errorf("%s: %v, context %v", c.channel, e["authorizing_integration_owners"], e["context"])
		}
		if (e["guild_id"] == nil) != (c.context > 0) || (e["member"] == nil) != (c.context > 0) {
			t.Errorf("%s: %v", c.channel, e)
		}
		rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"answer","components":[`+row(button("more"))+`]`)+`}`, "", 204)
		answer := i.Reply(t)
		if answer.ChannelID != c.channel {
			t.Errorf("reply: %+v", answer)
		}
		s.Press(answer, "more", s.User("ben"))
		if e, _ := cl.data(); fmt.Sprint(e["authorizing_integration_owners"]) != c.owners {
			t.Errorf("%s, pressed: %v", c.channel, e["authorizing_integration_owners"])
		}
	}
	refused(t, s, "GET", "/channels/"+s.ForeignChannel(), "", 403, 50001)
	refused(t, s, "POST", "/channels/"+s.PrivateChannel()+"/messages", message(`"content":"hi"`), 403, 50001)
}

func TestForeignFollowups(t *testing.T) {
	s, cl := commanded(t)
	s.Slash(Slash{Channel: s.ForeignChannel(), Name: "ask", UserInstalled: true, Options: map[string]any{"question": "a"}})
	e, _ := cl.data()
	rawRequest(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(`"content":"answer"`)+`}`, "", 204)
	for range maxForeignFollowups {
		rawRequest(t, s, "POST", webhookPath(e), message(`"content":"more"`), "", 200)
	}
	if got := decodeObject(t, rawRequest(t, s, "POST", webhookPath(e), message(`"content":"more"`), "", 400)); got["code"] != 40094.0 {
		t.Errorf("one more: %v", got)
	}
}

func TestUninstalled(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", manyCommands, 200)
	m := s.Post(Post{Channel: s.ForeignChannel(), Content: "a"})
	ask := func(channel string, user bool) func() {
		return func() {
			s.Slash(Slash{Channel: channel, Name: "ask", UserInstalled: user, Options: map[string]any{"question": "a"}})
		}
	}
	ends(t, tb, "a foreign guild", ask(s.ForeignChannel(), false))
	ends(t, tb, "a private channel", ask(s.PrivateChannel(), false))
	ends(t, tb, "a command that users cannot install", func() {
		s.MessageCommand(Slash{Name: "Answer this", UserInstalled: true}, m)
	})
	s.Leave()
	ends(t, tb, "a guild that the bot left", ask(s.ChannelID(), false))
	tb.finish()
}

// TestReadyWithoutGuild is what a session finds that begins while the guild is
// away: nothing of it but, in an outage, that it is unavailable.
func TestReadyWithoutGuild(t *testing.T) {
	s := start(t)
	for _, c := range []struct {
		away  func()
		guild string
	}{
		{func() { s.Outage(true) }, "[map[id:" + s.GuildID() + " unavailable:true]]"},
		{func() { s.Leave() }, "[]"},
	} {
		c.away()
		cl := dial(t, s)
		cl.send(opIdentify, object{"token": "Bot " + s.Token(), "intents": allIntents, "properties": object{}})
		if got := fmt.Sprint(cl.event("READY")["guilds"]); got != c.guild {
			t.Errorf("guilds: %s, want %s", got, c.guild)
		}
		s.Post(Post{Channel: s.DMChannelID(), Content: "hi"})
		cl.event("MESSAGE_CREATE") // and no GUILD_CREATE before
	}
}
