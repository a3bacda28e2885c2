package bot_test

import (
	"testing"

	"detente/bot/discordtest"
)

// BenchmarkReply is the time from a gateway event to the request that replies
// to it, and back to whoever waits for it, with a responder that takes none.
func BenchmarkReply(b *testing.B) {
	d := discordtest.Start(b, discordtest.Options{SkipSpec: true})
	o := options(b, d)
	o.Limits.UserPerMinute, o.Limits.ChannelPerMinute = 1<<30, 1<<30
	run(b, o, lisbon)
	d.WaitReady(b)
	user := d.User("ann")
	for b.Loop() {
		m := d.Post(discordtest.Post{Channel: d.DMChannelID(), Author: user, Content: "在哪里？"})
		d.Reply(b, m)
	}
}
