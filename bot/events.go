package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// handle makes the bot take in a session's events, one after the other. What they
// start gets ctx.
func (b *Bot) handle(ctx context.Context, s *discordgo.Session) {
	on(ctx, b, s, "READY", b.onReady)
	on(ctx, b, s, "GUILD_CREATE", func(ctx context.Context, e *discordgo.GuildCreate) { b.onGuild(ctx, e.Guild) })
	on(ctx, b, s, "GUILD_DELETE", func(ctx context.Context, e *discordgo.GuildDelete) { b.onGuildGone(ctx, e.Guild) })
	on(ctx, b, s, "CHANNEL_CREATE", func(_ context.Context, e *discordgo.ChannelCreate) { b.directory.put(e.Channel) })
	on(ctx, b, s, "CHANNEL_UPDATE", func(_ context.Context, e *discordgo.ChannelUpdate) { b.directory.put(e.Channel) })
	on(ctx, b, s, "CHANNEL_DELETE", func(_ context.Context, e *discordgo.ChannelDelete) { b.directory.drop(e.Channel) })
	on(ctx, b, s, "THREAD_CREATE", func(_ context.Context, e *discordgo.ThreadCreate) { b.directory.put(e.Channel) })
	on(ctx, b, s, "THREAD_UPDATE", func(_ context.Context, e *discordgo.ThreadUpdate) { b.directory.put(e.Channel) })
	on(ctx, b, s, "THREAD_DELETE", func(_ context.Context, e *discordgo.ThreadDelete) { b.directory.drop(e.Channel) })
	on(ctx, b, s, "MESSAGE_CREATE", func(ctx context.Context, e *discordgo.MessageCreate) { b.onMessage(ctx, e.Message) })
	on(ctx, b, s, "MESSAGE_UPDATE", func(ctx context.Context, e *discordgo.MessageUpdate) { b.onEdit(ctx, e.Message) })
	on(ctx, b, s, "MESSAGE_DELETE", func(ctx context.Context, e *discordgo.MessageDelete) { b.onDelete(ctx, e.ChannelID, e.ID) })
	on(ctx, b, s, "MESSAGE_DELETE_BULK", func(ctx context.Context, e *discordgo.MessageDeleteBulk) {
		b.onDelete(ctx, e.ChannelID, e.Messages...)
	})
	on(ctx, b, s, "INTERACTION_CREATE", func(ctx context.Context, e *discordgo.InteractionCreate) { b.onInteraction(ctx, e.Interaction) })
}

// on handles the events of one type.
func on[E any](ctx context.Context, b *Bot, s *discordgo.Session, name string, take func(context.Context, E)) {
	s.AddHandler(func(_ *discordgo.Session, e E) {
		b.guard(ctx, name, func() { take(ctx, e) })
	})
}

// onReady begins a new session: what was asked before it is looked for.
func (b *Bot) onReady(ctx context.Context, e *discordgo.Ready) {
	b.me.Store(&e.User.ID)
	var ids []string
	for _, g := range e.Guilds {
		ids = append(ids, g.ID)
	}
	b.keep(ctx, func(ctx context.Context) error { return b.store.Present(ctx, ids) })
	b.fetchMissedDirect(ctx)
}

// onGuild takes in a server that the bot is in: after READY, when the bot was added
// to it, and after Discord's own faults.
func (b *Bot) onGuild(ctx context.Context, g *discordgo.Guild) {
	if g.Unavailable {
		return
	}
	for _, list := range [][]*discordgo.Channel{g.Channels, g.Threads} {
		for _, c := range list {
			c.GuildID = g.ID
		}
	}
	b.directory.join(g)
	b.fetchMissed(ctx, g)
	b.keep(ctx, func(ctx context.Context) error { return b.store.Joined(ctx, g.ID) })
}

// onGuildGone takes in that the bot was removed from a server. Discord says nearly the
// same of one that is not available for a while.
func (b *Bot) onGuildGone(ctx context.Context, g *discordgo.Guild) {
	if g.Unavailable {
		return
	}
	b.directory.leave(g.ID)
	b.keep(ctx, func(ctx context.Context) error { return b.store.Left(ctx, g.ID) })
}

// keepLane is the lane of what is kept of servers, in the order of the events.
const keepLane = "servers"

// keep writes to the store, which the gateway's events must not wait for.
func (b *Bot) keep(ctx context.Context, write func(context.Context) error) {
	b.prompt.add(ctx, keepLane, sending(func(ctx context.Context) {
		if err := write(ctx); err != nil {
			b.log.WarnContext(ctx, "joining or leaving a server not noted", "error", err)
		}
	}))
}
