package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// object is a JSON object on its way out.
type object map[string]any

// encode is for values that this package made, which always encode.
func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("discordtest: encode %T: %v", v, err))
	}
	return b
}

// stamp renders a time as Discord does, the zero time as null.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000+00:00")
}

// json renders a user as it stands in messages and interactions.
func (u User) json() object {
	return object{
		"id": u.ID, "username": u.Name, "discriminator": "0", "global_name": u.Name,
		"avatar": nil, "bot": u.Bot, "public_flags": 0,
	}
}

// guildJSON renders a guild as GUILD_CREATE has it.
func (w *world) guildJSON(g *guild) object {
	channels := []any{}
	for _, c := range g.channels {
		channels = append(channels, w.channelJSON(c))
	}
	self := w.memberJSON(w.bot)
	self["user"] = w.bot.json()
	return object{
		"id": g.id, "name": g.name, "owner_id": w.owner.ID, "preferred_locale": "zh-CN", "unavailable": false,
		"channels": channels, "threads": w.activeThreads(g), "members": []any{self}, "member_count": len(w.users), "large": false,
		"roles":  w.rolesJSON(g.id),
		"emojis": []any{}, "stickers": []any{}, "presences": []any{}, "voice_states": []any{}, "features": []any{},
	}
}

// welcome returns what follows an IDENTIFY: the body of READY, to which the
// gateway adds the session, and the guilds.
func (s *Server) welcome() (ready object, guilds []event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	user := w.bot.json()
	user["verified"], user["mfa_enabled"], user["flags"] = true, false, 0
	ready = object{
		"v": 10, "user": user, "session_type": "normal", "private_channels": []any{}, "relationships": []any{},
		"application": object{"id": w.application, "flags": s.applicationFlags()},
	}
	for _, g := range w.guilds {
		if ev, in := w.greeting(g); in {
			guilds = append(guilds, ev)
		}
	}
	return ready, guilds
}

// contentVisible reports whether the bot sees the message's content even
// without the message-content intent: in direct messages, when it is
// mentioned, and of its own messages.
func (w *world) contentVisible(e *entry) bool {
	c := w.channel(e.m.ChannelID)
	return c.dm || e.m.Author.ID == w.bot.ID || slices.Contains(e.mentions, w.bot)
}

// messageJSON renders a message for a bot that has the message-content intent
// or not.
func (w *world) messageJSON(e *entry, content bool) object {
	m := w.bareMessageJSON(e, content)
	if e.starts != nil {
		m["message_reference"] = object{"type": 0, "channel_id": e.starts.m.ChannelID, "message_id": e.starts.m.ID, "guild_id": w.guildOf(w.channel(e.m.ChannelID))}
		m["referenced_message"] = w.bareMessageJSON(e.starts, content)
	}
	if e.m.Reference == "" {
		return m
	}
	reference := object{"type": 0, "channel_id": e.m.ChannelID, "message_id": e.m.Reference}
	if !w.channel(e.m.ChannelID).dm {
		reference["guild_id"] = w.channel(e.m.ChannelID).guild.id
	}
	m["message_reference"], m["referenced_message"] = reference, nil
	// Discord nests one level only.
	if to := w.find(e.m.ChannelID, e.m.Reference); to != nil {
		m["referenced_message"] = w.bareMessageJSON(to, content)
	}
	return m
}

// bareMessageJSON renders a message without the one that it replies to.
func (w *world) bareMessageJSON(e *entry, content bool) object {
	m := object{
		"id": e.m.ID, "channel_id": e.m.ChannelID, "author": e.m.Author.json(), "type": e.kind, "flags": e.flags,
		"timestamp": stamp(e.at), "edited_timestamp": stamp(e.edited), "content": e.m.Content,
		"embeds": orEmpty(e.embeds), "components": orEmpty(e.components), "attachments": attachmentsJSON(e),
		"mentions": mentionsJSON(e.mentions), "mention_roles": []any{}, "mention_everyone": false, "tts": false, "pinned": false,
	}
	if !content && !w.contentVisible(e) {
		m["content"], m["embeds"], m["components"], m["attachments"] = "", []any{}, []any{}, []any{}
	}
	if len(e.reactions) > 0 {
		m["reactions"] = w.reactionsJSON(e)
	}
	if c := w.channel(e.m.ID); c != nil && e.flags&flagHasThread != 0 {
		m["thread"] = w.channelJSON(c)
	}
	if e.m.Nonce != "" {
		m["nonce"] = e.m.Nonce
	}
	if e.webhook {
		m["webhook_id"] = e.m.Author.ID
	}
	if e.by != nil {
		m["webhook_id"], m["application_id"] = w.application, w.application
		m["interaction_metadata"] = object{"id": e.by.id, "type": e.by.kind, "user": e.by.user.json()}
	}
	return m
}

// mentionsJSON renders users; no users are an empty list, not null.
func mentionsJSON(users []User) []any {
	list := []any{}
	for _, u := range users {
		list = append(list, u.json())
	}
	return list
}

// orEmpty makes null an empty list, as Discord has it.
func orEmpty(list []any) []any {
	if list == nil {
		return []any{}
	}
	return list
}
