package bot_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/bot/discordtest"
)

// ask uses the command /ask.
func ask(d *discordtest.Server, question string, private bool) *discordtest.Interaction {
	return d.Slash(discordtest.Slash{
		Channel: d.ChannelID(), User: d.User("ann"), Name: "ask", Locale: "zh-CN",
		Options: map[string]any{"question": question, "private": private},
	})
}

// TestSlowSlash takes longer than the asker should wait without a sign.
func TestSlowSlash(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	d := start(t, func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		<-release
		return lisbon(ctx, q)
	})
	registered(t, d)
	for _, private := range []bool{false, true} {
		i := ask(d, "在哪里？", private)
		if !private {
			until(t, "the answer is promised", func() bool { kind, _, ok := i.Callback(); return ok && kind == 5 })
			close(release)
		}
		if m := i.Reply(t); !strings.Contains(description(m), quote) || m.Ephemeral != private {
			t.Errorf("private %v: %q, ephemeral %v", private, description(m), m.Ephemeral)
		}
	}
}

// isCallback reports whether a request is a first response to an interaction.
func isCallback(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/callback") }

// TestLostInteraction answers in a message when Discord has given an interaction up.
func TestLostInteraction(t *testing.T) {
	t.Parallel()
	gone := func(r *http.Request) (int, http.Header, string, bool) {
		return http.StatusNotFound, nil, `{"message":"Unknown interaction","code":10062}`, isCallback(r)
	}
	tests := []struct {
		name    string
		private bool
		channel func(*discordtest.Server) string
	}{
		{"public", false, (*discordtest.Server).ChannelID},
		{"private", true, (*discordtest.Server).DMChannelID},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := start(t, lisbon)
			registered(t, d)
			// Discord knows the direct messages with a user by the first one.
			d.Reply(t, d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: d.User("ann"), Content: "在哪里？"}))
			d.Intercept(gone)
			ask(d, "峰会在哪里？", test.private)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			m, err := d.Wait(ctx, func(m discordtest.Message) bool { return strings.HasPrefix(m.Content, "> 峰会在哪里") })
			if err != nil {
				t.Fatal(err)
			}
			if m.ChannelID != test.channel(d) || !strings.Contains(description(m), quote) || m.Nonce == "" {
				t.Errorf("channel %s, nonce %q, %q", m.ChannelID, m.Nonce, description(m))
			}
		})
	}
}

// TestCallbackThatSeemedLost lets a first response take effect, of which nothing is
// heard for longer than an interaction has: the answer must not come twice.
func TestCallbackThatSeemedLost(t *testing.T) {
	t.Parallel()
	d := start(t, lisbon)
	registered(t, d)
	d.SetFault(discordtest.Fault{Silent: true, Match: func(_, path string) bool { return strings.HasSuffix(path, "/callback") }})
	i := ask(d, "峰会在哪里？", false)
	until(t, "the response is edited", func() bool {
		for _, r := range d.Requests() {
			if r.Method == http.MethodPatch && strings.HasSuffix(r.Path, "/messages/@original") && r.Status == http.StatusOK {
				return true
			}
		}
		return false
	})
	if m := i.Reply(t); !strings.Contains(description(m), quote) {
		t.Errorf("reply %q", description(m))
	}
	d.SetFault(discordtest.Fault{})
	d.Reply(t, d.Post(mention(d, "ann", "在哪里？")))
	shown := 0
	for _, m := range d.Messages(d.ChannelID()) {
		if m.Content == "> 峰会在哪里？" {
			shown++
		}
	}
	if shown != 1 {
		t.Errorf("the answer is there %d times", shown)
	}
}
