package discordtest

// Channel types,
// https://discord.com/developers/docs/resources/channel#channel-object-channel-types
const (
	channelText          = 0
	channelDirect        = 1
	channelGroup         = 3
	channelCategory      = 4
	channelPublicThread  = 11
	channelPrivateThread = 12
	channelForum         = 15
)

// people is what the guild knows of users, by their IDs.
type people struct {
	members map[string]Member
	locales map[string]string
	roles   []role
}

// newPeople knows nobody.
func newPeople() people {
	return people{members: make(map[string]Member), locales: make(map[string]string)}
}

// place is what a channel is beside its name and its messages. The zero value
// is a text channel of the guild, or a direct message.
type place struct {
	kind    int    // 0 also for a direct message
	parent  string // ID of the category, or of the channel of a thread
	foreign bool   // in a guild where the bot is not
	group   bool   // a private channel of several people where the bot is not; also dm
}

// typ is the channel's type as Discord numbers it.
func (c *channel) typ() int {
	switch {
	case c.group:
		return channelGroup
	case c.dm:
		return channelDirect
	}
	return c.kind
}

// guildOf is the guild's ID, "" for a direct message.
func (w *world) guildOf(c *channel) string {
	if c.dm {
		return ""
	}
	return c.guild.id
}

// botPermissions is what the bot may do in a channel.
func (w *world) botPermissions(c *channel) int64 {
	return PermissionsDefault
}
