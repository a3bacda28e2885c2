package bot

import (
	"sync"

	"github.com/bwmarrin/discordgo"

	"detente/bot/policy"
)

// A directory knows the servers that the bot is in and their channels, as far as
// gateway events tell. It is safe for concurrent use.
//
// It stands for discordgo's State, which races and keeps far more.
type directory struct {
	mu       sync.RWMutex
	guilds   map[string]*guild
	channels map[string]channel // of all guilds, threads included
}

type guild struct {
	owner, locale string
	channels      map[string]bool // the keys of the directory's channels
}

// A channel is a channel or a thread of a server.
type channel struct {
	guild  string
	parent string // the category, or the channel of a thread
	kind   discordgo.ChannelType
	last   string // the id of its last message when the server was told; "" for none
	name   string
}

func (c channel) isThread() bool {
	switch c.kind {
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread:
		return true
	}
	return false
}

func newDirectory() *directory {
	return &directory{guilds: make(map[string]*guild), channels: make(map[string]channel)}
}

// join puts a server in, in the place of what was known of it.
func (d *directory) join(g *discordgo.Guild) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.leaveLocked(g.ID)
	known := &guild{owner: g.OwnerID, locale: g.PreferredLocale, channels: make(map[string]bool)}
	d.guilds[g.ID] = known
	for _, list := range [][]*discordgo.Channel{g.Channels, g.Threads} {
		for _, c := range list {
			d.putLocked(known, g.ID, c)
		}
	}
}

// leave takes a server out.
func (d *directory) leave(guild string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.leaveLocked(guild)
}

func (d *directory) leaveLocked(id string) {
	g, ok := d.guilds[id]
	if !ok {
		return
	}
	for c := range g.channels {
		delete(d.channels, c)
	}
	delete(d.guilds, id)
}

// put puts a channel or thread in, or changes it.
func (d *directory) put(c *discordgo.Channel) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if g, ok := d.guilds[c.GuildID]; ok {
		d.putLocked(g, c.GuildID, c)
	}
}

func (d *directory) putLocked(g *guild, guild string, c *discordgo.Channel) {
	g.channels[c.ID] = true
	d.channels[c.ID] = channel{guild: guild, parent: c.ParentID, kind: c.Type, last: c.LastMessageID, name: c.Name}
}

// drop takes a channel or thread out.
func (d *directory) drop(c *discordgo.Channel) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if g, ok := d.guilds[c.GuildID]; ok {
		delete(g.channels, c.ID)
		delete(d.channels, c.ID)
	}
}

// knows reports whether the bot is in a server.
func (d *directory) knows(guild string) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	_, ok := d.guilds[guild]
	return ok
}

// ownerOf is the id of a server's owner and the server's locale, both "" for one
// that is not known.
func (d *directory) ownerOf(guild string) (owner, locale string) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if g, ok := d.guilds[guild]; ok {
		return g.owner, g.locale
	}
	return "", ""
}

// channel is what is known of a channel; the zero channel when nothing is.
func (d *directory) channel(id string) channel {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.channels[id]
}

// place fills in where a channel stands: a thread's parent, and the category.
func (d *directory) place(a *policy.Asking) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	c := d.channels[a.Channel]
	if c.isThread() {
		a.Parent = c.parent
		c = d.channels[c.parent]
	}
	a.Category = c.parent
}
