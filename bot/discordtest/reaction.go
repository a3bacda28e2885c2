package discordtest

import (
	"net/http"
	"slices"
	"strings"
)

// Intents of reactions.
const (
	intentGuildReactions  = 1 << 10
	intentDirectReactions = 1 << 13
)

// maxReactions is how many different emoji a message can have.
const maxReactions = 20

// Reaction is an emoji under a message with those who chose it, in order.
type Reaction struct {
	Emoji string // the character, or "name:id" of a custom one
	Users []User
}

// reactionHandlers are the routes of reactions.
func reactionHandlers() map[string]handler {
	const path = " /channels/{channel}/messages/{message}/reactions/{emoji}/@me"
	return map[string]handler{"PUT" + path: putReaction, "DELETE" + path: deleteReaction}
}

// reaction returns the reaction with that emoji, or nil.
func (e *entry) reaction(emoji string) *Reaction {
	i := slices.IndexFunc(e.reactions, func(r Reaction) bool { return r.Emoji == emoji })
	if i < 0 {
		return nil
	}
	return &e.reactions[i]
}

// putReaction is the bot's own reaction. One that is there already takes no
// Add Reactions.
func putReaction(c *call) (int, any, error) {
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	emoji, needs := c.r.PathValue("emoji"), PermissionReadMessageHistory
	if e.reaction(emoji) == nil {
		needs |= PermissionAddReactions
	}
	if err := c.needs(c.w.channel(e.m.ChannelID), needs); err != nil {
		return 0, nil, err
	}
	switch {
	case !isEmoji(emoji):
		return 0, nil, &apiError{http.StatusBadRequest, 10014, "Unknown Emoji"}
	case e.reaction(emoji) == nil && len(e.reactions) == maxReactions:
		return 0, nil, &apiError{http.StatusBadRequest, 30010, "Maximum number of reactions reached (20)"}
	}
	c.s.react(e, emoji, c.w.bot)
	return http.StatusNoContent, nil, nil
}

// isEmoji takes name:id, and any text that is not ASCII for a character.
func isEmoji(emoji string) bool {
	name, id, custom := strings.Cut(emoji, ":")
	if custom {
		return name != "" && strings.Trim(id, "0123456789") == "" && id != ""
	}
	return emoji != "" && strings.IndexFunc(emoji, func(r rune) bool { return r > 0x7f }) >= 0
}

// deleteReaction takes the bot's own reaction away.
func deleteReaction(c *call) (int, any, error) {
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	emoji := c.r.PathValue("emoji")
	r := e.reaction(emoji)
	if r == nil || !slices.Contains(r.Users, c.w.bot) {
		return 0, nil, unknown(10014, "Emoji")
	}
	r.Users = slices.DeleteFunc(r.Users, func(u User) bool { return u == c.w.bot })
	e.reactions = slices.DeleteFunc(e.reactions, func(r Reaction) bool { return len(r.Users) == 0 })
	c.s.tellOfReaction("MESSAGE_REACTION_REMOVE", e, emoji, c.w.bot)
	return http.StatusNoContent, nil, nil
}

// react adds a reaction, once a user.
func (s *Server) react(e *entry, emoji string, u User) {
	r := e.reaction(emoji)
	if r == nil {
		e.reactions = append(e.reactions, Reaction{Emoji: emoji})
		r = &e.reactions[len(e.reactions)-1]
	}
	if slices.Contains(r.Users, u) {
		return
	}
	r.Users = append(r.Users, u)
	s.tellOfReaction("MESSAGE_REACTION_ADD", e, emoji, u)
	s.notice.changed()
}

// tellOfReaction dispatches an event about a reaction.
func (s *Server) tellOfReaction(name string, e *entry, emoji string, u User) {
	c := s.world.channel(e.m.ChannelID)
	if !s.world.reaches(c) {
		return
	}
	body := object{
		"user_id": u.ID, "channel_id": c.id, "message_id": e.m.ID, "message_author_id": e.m.Author.ID,
		"emoji": emojiJSON(emoji), "burst": false, "type": 0,
	}
	ev := event{name: name, intent: intentDirectReactions}
	if !c.dm {
		ev.intent, ev.guild = intentGuildReactions, c.guild.id
		member := s.world.memberJSON(u)
		member["user"] = u.json()
		body["guild_id"], body["member"] = c.guild.id, member
	}
	ev.full = encode(body)
	s.gateway.dispatch(ev)
}

// emojiJSON renders an emoji as events have it.
func emojiJSON(emoji string) object {
	if name, id, custom := strings.Cut(emoji, ":"); custom {
		return object{"id": id, "name": name, "animated": false}
	}
	return object{"id": nil, "name": emoji}
}

// reactionsJSON renders the reactions of a message.
func (w *world) reactionsJSON(e *entry) []any {
	list := []any{}
	for _, r := range e.reactions {
		list = append(list, object{
			"emoji": emojiJSON(r.Emoji), "count": len(r.Users), "count_details": object{"normal": len(r.Users), "burst": 0},
			"me": slices.Contains(r.Users, w.bot), "me_burst": false, "burst_colors": []any{},
		})
	}
	return list
}

// React lets somebody react to a message and dispatches MESSAGE_REACTION_ADD. A
// message that is gone ends the test.
func (s *Server) React(m Message, u User, emoji string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.react(s.there(m), emoji, s.world.orSomeone(u))
}

// Reactions returns the reactions to a message as they are now, in order. A
// message that is gone has none.
func (s *Server) Reactions(m Message) []Reaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.world.find(m.ChannelID, m.ID)
	if e == nil {
		return nil
	}
	var list []Reaction
	for _, r := range e.reactions {
		list = append(list, Reaction{r.Emoji, slices.Clone(r.Users)})
	}
	return list
}
