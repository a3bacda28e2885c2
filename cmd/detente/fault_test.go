package main

import (
	"testing"
	"time"

	"detente/bot/discordtest"
)

// TestGatewayFaults breaks the connection in each way that is known to happen.
// The program must come back by itself, in the same session where Discord
// allows that, and answer.
func TestGatewayFaults(t *testing.T) {
	t.Parallel()
	// Lost acknowledgements are noticed after some heartbeats; Discord's own
	// come every 41 s.
	const quickBeat = 500 * time.Millisecond
	tests := []struct {
		name  string
		beat  time.Duration
		fault func(*discordtest.Server)
		fresh bool // the session is begun anew
	}{
		{name: "op 7", fault: (*discordtest.Server).Reconnect},
		{name: "op 9, resumable", fault: func(d *discordtest.Server) { d.InvalidSession(true) }},
		{name: "op 9, not resumable", fault: func(d *discordtest.Server) { d.InvalidSession(false) }, fresh: true},
		{name: "heartbeats ignored", beat: quickBeat, fault: func(d *discordtest.Server) { d.IgnoreHeartbeats(true) }},
		{name: "stall", beat: quickBeat, fault: func(d *discordtest.Server) { d.Stall(true) }},
		{name: "drop", fault: (*discordtest.Server).Drop},
		{name: "drop, resume refused", fault: func(d *discordtest.Server) { d.RefuseResume(true); d.Drop() }, fresh: true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{HeartbeatInterval: test.beat})
			checkQuotes(t, s.mention(t, "北约秘书长是谁？"), "拉斯穆森")
			test.fault(s.Server)
			until(t, "the program gives the connection up", func() bool { return s.log.Count("gateway connection ended") > 0 })
			s.IgnoreHeartbeats(false)
			s.Stall(false)
			until(t, "a session", func() bool { return s.Resumes() > 0 || len(s.Identifies()) > 1 })
			if fresh := len(s.Identifies()) > 1; fresh != test.fresh {
				t.Errorf("a new session: %v, want %v", fresh, test.fresh)
			}
			s.RefuseResume(false)
			s.WaitReady(t)
			checkQuotes(t, s.mention(t, "北约峰会在哪里举行？"), "里斯本")
		})
	}
}

// TestAskedWhileAway asks while there is no connection.
func TestAskedWhileAway(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{})
	s.mention(t, "北约秘书长是谁？") // so the program, too, knows that it is ready
	s.Drop()
	checkQuotes(t, s.mention(t, "北约峰会在哪里举行？"), "里斯本")
}
