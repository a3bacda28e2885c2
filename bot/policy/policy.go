// Package policy decides whether a question is answered, and says which rule
// decided. All ways of asking go through [Policy.Decide].
package policy

import "slices"

// A Way is how somebody asks.
type Way string

// The ways to ask. All but WayAuto and WayThread address the bot itself.
const (
	WaySlash   Way = "slash"   // the command /ask
	WayMention Way = "mention" // a message that mentions the bot
	WayReply   Way = "reply"   // a reply to one of the bot's messages
	WayDirect  Way = "direct"  // a direct message
	WayMessage Way = "message" // the command on somebody's message
	WayButton  Way = "button"  // a suggested question
	WayThread  Way = "thread"  // a message in a thread that the bot opened
	WayAuto    Way = "auto"    // a message where every message is a question
)

// An Asking is what the decision rests on. Ids that are not known are empty.
type Asking struct {
	Way  Way
	User string
	// Guild is the server's id; "" in direct messages, and where the bot is only
	// installed for the user.
	Guild string
	// Channel is where the asker is, Parent the channel of a thread or a forum's
	// post, Category what the channel, or the thread's parent, stands under.
	Channel, Parent, Category string
	// Roles are the asker's, without the one that everybody has.
	Roles []string
}

// A Rule is the name of the rule that decided, stable and in English: logs and
// /detente why show it.
type Rule string

// The rules, in the order in which they are looked at. Allowed is the last one.
const (
	OwnerUser     Rule = "owner-denies-user"
	OwnerGuild    Rule = "owner-denies-guild"
	DeniedUser    Rule = "user-denied"
	DeniedRole    Rule = "role-denied"
	DeniedChannel Rule = "channel-denied"
	OtherUser     Rule = "user-not-allowed"
	OtherRole     Rule = "role-not-allowed"
	OtherChannel  Rule = "channel-not-allowed"
	NotAsked      Rule = "not-asked"
	Allowed       Rule = "allowed"
)

// A Decision is the outcome for one asking.
type Decision struct {
	Rule Rule
	// Quiet is whether a question that the documents do not tell gets no reply.
	Quiet bool
	// Settings are the server's.
	Settings Settings
}

// Allowed reports whether the question may be answered.
func (d Decision) Allowed() bool { return d.Rule == Allowed }

// Policy is what the bot's owner allows, above every server's own settings. The
// zero value allows everything.
type Policy struct {
	// Guilds and Users are the servers and people served, by id. Where Guilds
	// allows some, others are not served; direct messages always are.
	Guilds, Users List
}

// Decide applies the owner's rules and then the server's settings to an asking.
func (p Policy) Decide(a Asking, s Settings) Decision {
	return Decision{
		Rule:     p.rule(a, s),
		Quiet:    a.Way == WayAuto && s.Quiet,
		Settings: s,
	}
}

func (p Policy) rule(a Asking, s Settings) Rule {
	place := []string{a.Channel, a.Parent, a.Category}
	for _, r := range []struct {
		name Rule
		hit  bool
	}{
		{OwnerUser, p.Users.denies(a.User) || p.Users.omits(a.User)},
		{OwnerGuild, a.Guild != "" && (p.Guilds.denies(a.Guild) || p.Guilds.omits(a.Guild))},
		{DeniedUser, s.Users.denies(a.User)},
		{DeniedRole, s.Roles.denies(a.Roles...)},
		{DeniedChannel, s.Channels.denies(place...)},
		{OtherUser, s.Users.omits(a.User)},
		{OtherRole, s.Roles.omits(a.Roles...)},
		{OtherChannel, s.Channels.omits(place...)},
		{NotAsked, a.Way == WayAuto && !s.Takes(a)},
	} {
		if r.hit {
			return r.name
		}
	}
	return Allowed
}

// Takes reports whether every message in the asking's place is a question.
func (s Settings) Takes(a Asking) bool {
	return slices.ContainsFunc([]string{a.Channel, a.Parent, a.Category}, func(id string) bool {
		return id != "" && slices.Contains(s.Auto, id)
	})
}
