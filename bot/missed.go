package bot

import (
	"context"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// missedFor is how old a question may be that is answered after it was missed.
	missedFor = 2 * time.Minute
	// directFor is how long ago somebody must have written in a direct message for
	// it to be looked at for missed ones: Discord does not list direct messages.
	directFor = time.Hour
	// maxDirect bounds how many are looked at.
	maxDirect = 50
	// missedAtOnce is how many channels are read at once: about as many requests a
	// second go into it as leave the others room. maxMissed is how many may wait.
	missedAtOnce = 2
	maxMissed    = 5_000
)

// fetchMissed answers what was asked while there was no session: Discord repeats
// nothing to a new one. Only channels whose last message is young are read.
func (b *Bot) fetchMissed(ctx context.Context, g *discordgo.Guild) {
	since := idAt(b.now().Add(-missedFor))
	for _, list := range [][]*discordgo.Channel{g.Channels, g.Threads} {
		for _, c := range list {
			if newer(c.LastMessageID, since) {
				b.fetchChannel(ctx, g.ID, c.ID, since)
			}
		}
	}
}

// fetchMissedDirect is fetchMissed for direct messages.
func (b *Bot) fetchMissedDirect(ctx context.Context) {
	since := idAt(b.now().Add(-missedFor))
	channels := b.store.DirectSince(b.now().Add(-directFor))
	for _, c := range channels[:min(len(channels), maxDirect)] {
		b.fetchChannel(ctx, "", c, since)
	}
}

// fetchChannel looks for the questions of one channel that came after the id since and
// have no answer. When its turn comes too late for those, or at the bot's end, it is
// left out.
func (b *Bot) fetchChannel(ctx context.Context, guild, channel, since string) {
	until := b.now().Add(missedFor)
	taken := b.missed.add(ctx, channel, func(ctx context.Context) func(context.Context) {
		if b.ending.Load() || b.now().After(until) {
			return nil
		}
		reading, cancel := context.WithDeadline(ctx, until)
		defer cancel()
		found, err := b.rest.after(reading, channel, since)
		if err != nil {
			b.log.WarnContext(ctx, "missed messages not read", "guild", guild, "channel", channel, "error", err)
			return nil
		}
		for _, m := range found {
			if !b.isAnswered(reading, m, found) {
				b.takeMissed(ctx, guild, m)
			}
		}
		return nil
	})
	if !taken {
		b.log.WarnContext(ctx, "missed messages not read", "guild", guild, "channel", channel, "error", errTooMany)
	}
}

// isAnswered reports whether one of the messages is the bot's reply to m, or the store
// knows of one elsewhere, such as in a thread.
func (b *Bot) isAnswered(ctx context.Context, m *discordgo.Message, among []*discordgo.Message) bool {
	if q, known, err := b.store.Question(ctx, m.ID); err == nil && known && q.ID == m.ID && q.Answer != "" {
		return true
	}
	return slices.ContainsFunc(among, func(r *discordgo.Message) bool {
		return r.Author != nil && b.isMe(r.Author.ID) && r.MessageReference != nil && r.MessageReference.MessageID == m.ID
	})
}

// takeMissed takes in a message that was read, which lacks what the gateway would have
// told with it.
func (b *Bot) takeMissed(ctx context.Context, guild string, m *discordgo.Message) {
	m.GuildID = guild
	if guild != "" && m.Author != nil && m.Member == nil && b.store.Settings(guild).NamesRoles() {
		member, err := b.rest.member(ctx, guild, m.Author.ID)
		if err != nil {
			b.log.WarnContext(ctx, "member not read", "guild", guild, "error", err)
			return
		}
		m.Member = member
	}
	b.onMessage(ctx, m)
}
