package discordtest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// lone starts a lean server with /ask and a client that is connected to it.
func lone(t testing.TB) (*Server, *client) {
	t.Helper()
	s := Start(t, Options{SkipSpec: true, AllowUnanswered: true, RequestsPerSecond: -1, Lean: true, Judge: func(m Message) string { return m.Content }})
	request(t, s, "PUT", "/applications/"+s.ApplicationID()+"/commands", askCommand, 200)
	c := dial(t, s)
	c.identify(intentGuilds | intentGuildMessages)
	return s, c
}

// must is for what a test asks.
func must(t testing.TB) func(id string, err error) string {
	return func(id string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
}

const answer4 = `{"type":4,"data":{"content":"four","allowed_mentions":{"parse":[]}}}`

var slashAsk = Slash{Name: "ask", Options: map[string]any{"question": "北约峰会在哪里举行？"}}

// TestLedger answers in each of the ways, the second question before the first.
func TestLedger(t *testing.T) {
	s, c := lone(t)
	post := must(t)(s.AskPost(Post{Content: "<@" + s.BotID() + "> 何时？"}))
	c.event("MESSAGE_CREATE")
	must(t)(s.AskSlash(slashAsk))
	direct := c.event("INTERACTION_CREATE")
	must(t)(s.AskSlash(slashAsk))
	deferred := c.event("INTERACTION_CREATE")
	must(t)(s.AskSlash(slashAsk)) // which is answered too late for the interaction

	request(t, s, "POST", callbackPath(direct), answer4, 204)
	request(t, s, "POST", callbackPath(deferred), `{"type":5}`, 204)
	request(t, s, "POST", fmt.Sprintf("/channels/%s/messages", s.ChannelID()),
		message(`"content":"reply","message_reference":{"message_id":"`+post+`"}`), 200)
	request(t, s, "POST", fmt.Sprintf("/channels/%s/messages", s.ChannelID()),
		message(`"content":"again","message_reference":{"message_id":"`+post+`"}`), 200)
	if n := s.Unanswered(); n != 2 {
		t.Errorf("%d without an answer, want 2: a promise is none", n)
	}
	for _, text := range []string{"part", "whole"} {
		request(t, s, "PATCH", webhookPath(deferred)+"/messages/@original", message(`"content":"`+text+`"`), 200)
	}
	fourth := s.Ledger()[3].ID
	request(t, s, "POST", fmt.Sprintf("/channels/%s/messages", s.ChannelID()), message(`"content":"lost","nonce":"`+fourth+`"`), 200)
	var got []string
	for _, a := range s.Ledger() {
		got = append(got, fmt.Sprintf("%d: %v %d %d %q", a.Number, a.Slash, a.Place, a.Answers, a.Outcome))
		if a.Written.IsZero() || a.Place > 0 && a.Answered.Before(a.Written) || a.Away {
			t.Errorf("times of question %d: %+v", a.Number, a)
		}
	}
	want := `1: false 2 2 "again"
2: true 1 1 "four"
3: true 3 1 "whole"
4: true 4 1 "lost"`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if s.Ledger()[2].Deferred.IsZero() || s.Unanswered() != 0 {
		t.Errorf("the promise is not noted, or %d are unanswered", s.Unanswered())
	}
}

func TestLedgerAway(t *testing.T) {
	s, _ := lone(t)
	s.Drop()
	must(t)(s.AskSlash(slashAsk))
	if a := s.Ledger()[0]; !a.Away || !a.Written.IsZero() {
		t.Errorf("asked without a connection: %+v", a)
	}
}

func TestAskErrors(t *testing.T) {
	s, _ := lone(t)
	for _, ask := range []func() (string, error){
		func() (string, error) { return s.AskPost(Post{Channel: "7"}) },
		func() (string, error) { return s.AskPost(Post{ReplyTo: "7"}) },
		func() (string, error) { return s.AskSlash(Slash{Channel: "7"}) },
		func() (string, error) { return s.AskSlash(Slash{Name: "no"}) },
		func() (string, error) { return s.AskPress(Message{ID: "7"}, "a", User{}) },
	} {
		if _, err := ask(); err == nil || len(s.Ledger()) > 0 {
			t.Errorf("error %v, %d in the ledger", err, len(s.Ledger()))
		}
	}
}

// TestLeanForgets sends more than a lean server keeps.
func TestLeanForgets(t *testing.T) {
	s, _ := lone(t)
	for range leanPosts + 10 {
		must(t)(s.AskPost(Post{Content: "x"}))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	if n := len(w.channel(s.ChannelID()).messages); n != leanPosts || len(w.entries) != n || len(w.history)+len(s.requests) > 0 {
		t.Errorf("%d messages in the channel, %d in all, %d states, %d requests", n, len(w.entries), len(w.history), len(s.requests))
	}
}

func TestGuilds(t *testing.T) {
	s := start(t)
	second := s.AddGuild("second")
	channel := s.AddChannelTo(second, "more")
	c := dial(t, s)
	c.send(opIdentify, object{"token": s.Token(), "intents": intentGuilds | intentGuildMessages})
	if guilds := c.event("READY")["guilds"].([]any); len(guilds) != 2 {
		t.Errorf("READY has the guilds %v", guilds)
	}
	for i, id := range []string{s.GuildID(), second} {
		if g := c.event("GUILD_CREATE"); g["id"] != id || len(g["channels"].([]any)) != i+1 {
			t.Errorf("GUILD_CREATE %d: %v", i, g)
		}
	}
	third := s.AddGuild("third")
	if g := c.event("GUILD_CREATE"); g["id"] != third || len(s.Channels(third)) != 1 {
		t.Errorf("a new guild: %v", g)
	}
	s.Post(Post{Channel: channel, Content: "hello"})
	if m := c.event("MESSAGE_CREATE"); m["guild_id"] != second {
		t.Errorf("a message in the second guild: %v", m)
	}
	m := decodeObject(t, rawRequest(t, s, http.MethodGet, "/channels/"+channel, "", "Bot "+s.Token(), 200))
	if m["guild_id"] != second {
		t.Errorf("a channel of the second guild: %v", m)
	}
}

func TestTraffic(t *testing.T) {
	s, _ := lone(t)
	for range 3 {
		request(t, s, "GET", "/users/@me", "", 200)
		request(t, s, "GET", "/webhooks/1/2/messages/3", "", 404)
	}
	n := s.Traffic()
	if n["GET /users/@me 200"] != 3 || n["GET /webhooks/{application}/{token}/messages/{message} 404"] != 3 {
		t.Errorf("traffic: %v", n)
	}
	if s.Busiest() != 4 { // with the command's registration
		t.Errorf("%d in the busiest second, want 4", s.Busiest())
	}
}

// BenchmarkLean is a question and its answer, without a bot.
func BenchmarkLean(b *testing.B) {
	s, c := lone(b)
	for range 499 {
		s.AddGuild("g")
		c.event("GUILD_CREATE")
	}
	b.ResetTimer()
	for b.Loop() {
		must(b)(s.AskSlash(slashAsk))
		request(b, s, "POST", callbackPath(c.event("INTERACTION_CREATE")), answer4, 204)
		c.event("MESSAGE_CREATE")
	}
}
