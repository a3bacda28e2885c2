package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// A crowd asks questions all over a fake Discord: those of the article's set, so
// in six languages, four of five answerable.
type crowd struct {
	d         *discordtest.Server
	channels  []string
	users     []discordtest.User
	questions []setQuestion
	mentions  int // of a hundred questions; the others are slash commands
}

// newCrowd gathers users in guilds, the first of which d has already.
func newCrowd(t testing.TB, d *discordtest.Server, guilds, users, mentions int) *crowd {
	t.Helper()
	c := &crowd{d: d, channels: []string{d.ChannelID()}, mentions: mentions}
	for i := 1; i < guilds; i++ {
		c.channels = append(c.channels, d.Channels(d.AddGuild(fmt.Sprintf("guild %d", i)))...)
	}
	for i := range users {
		c.users = append(c.users, d.User(fmt.Sprintf("user %d", i)))
	}
	c.questions, _ = readSet(t)
	return c
}

// judge tells what the bot said: every answer, and every refusal with what is
// near, has an embed, and notices of limits and errors have none.
func judge(m discordtest.Message) string {
	if len(m.Embeds) > 0 {
		return outcomeAnswer
	}
	return outcomeTold
}

const (
	outcomeAnswer = "answer"
	outcomeTold   = "told"
)

// locale is what Discord calls a language of the set.
func locale(language string) string {
	switch language {
	case "zh":
		return "zh-CN"
	case "zh-Hant":
		return "zh-TW"
	case "en":
		return "en-US"
	}
	return language
}

// ask asks question number i, as the i-th member of the crowd, in a channel that
// seems to be chosen at random.
func (c *crowd) ask(i int) error {
	const stride = 7919 // a prime: all channels take turns
	q := c.questions[i%len(c.questions)]
	channel, user := c.channels[i*stride%len(c.channels)], c.users[i%len(c.users)]
	var err error
	if i*37%100 < c.mentions {
		_, err = c.d.AskPost(discordtest.Post{Channel: channel, Author: user, Content: "<@" + c.d.BotID() + "> " + q.Question})
	} else {
		_, err = c.d.AskSlash(discordtest.Slash{
			Channel: channel, User: user, Name: "ask", Locale: locale(q.Lang),
			Options: map[string]any{"question": q.Question, "private": i%7 == 0},
		})
	}
	return err
}

// steadily calls ask with 0, 1 and so on, perSecond times a second, until ctx ends
// or it was called most times; the first error ends it too.
func steadily(ctx context.Context, perSecond, most int, ask func(i int) error) error {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	began, done := time.Now(), 0
	for done < most {
		select {
		case <-ctx.Done():
			return nil
		case now := <-tick.C:
			for due := int(now.Sub(began).Seconds() * float64(perSecond)); done < min(due, most); done++ {
				if err := ask(done); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
