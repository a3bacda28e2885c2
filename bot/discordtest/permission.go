package discordtest

import (
	"net/http"
	"strconv"
)

// Errors of Discord about what the bot may not do,
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
func missingAccess() error     { return &apiError{http.StatusForbidden, 50001, "Missing Access"} }
func missingPermission() error { return &apiError{http.StatusForbidden, 50013, "Missing Permissions"} }

// botPermissions is what the bot may do in a channel; in a thread, what it may
// do in the channel around it.
func (w *world) botPermissions(c *channel) int64 {
	if c.dm || c.foreign {
		return PermissionsDefault
	}
	for _, id := range []string{c.id, c.parentOfThread(), ""} {
		if p, ok := w.allowed[id]; ok {
			return p
		}
	}
	return PermissionsDefault
}

// parentOfThread is the channel that a thread is in, "" for other channels.
func (c *channel) parentOfThread() string {
	if c.thread == nil {
		return ""
	}
	return c.parent
}

// botHas reports whether the bot has all of the permissions in a channel,
// without which of them it has being of interest to an administrator.
func (w *world) botHas(c *channel, permissions int64) bool {
	has := w.botPermissions(c)
	return has&PermissionAdministrator != 0 || has&permissions == permissions
}

// overwrites renders what a channel allows and denies the bot beyond what
// everyone has.
func (w *world) overwrites(c *channel) []any {
	p := w.botPermissions(c)
	if p == PermissionsDefault {
		return []any{}
	}
	return []any{object{
		"id": w.bot.ID, "type": 1,
		"allow": strconv.FormatInt(p&^PermissionsDefault, 10), "deny": strconv.FormatInt(PermissionsDefault&^p, 10),
	}}
}

// needs returns why the bot may not do what takes those permissions, beside
// seeing the channel. Direct messages need none.
func (c *call) needs(ch *channel, permissions int64) error {
	switch {
	case ch.dm:
		return nil
	case !c.w.botHas(ch, PermissionViewChannel):
		return missingAccess()
	case !c.w.botHas(ch, permissions):
		return missingPermission()
	}
	return nil
}

// maySend returns why the bot may not send a message of that kind there.
func (c *call) maySend(ch *channel, b messageBody, files int) error {
	send := PermissionSendMessages
	switch {
	case ch.dm && c.w.closed[ch.recipient.ID]:
		return &apiError{http.StatusForbidden, 50007, "Cannot send messages to this user"}
	case !ch.talks():
		return &apiError{http.StatusBadRequest, 50008, "Cannot send messages in a non-text channel"}
	case ch.thread != nil:
		send = PermissionSendMessagesInThreads
	}
	if ch.thread != nil && ch.thread.Locked {
		send |= PermissionManageThreads
	}
	if err := c.needs(ch, send|c.extras(b, files)); err != nil {
		return err
	}
	if b.Reference != nil && !ch.dm && !c.w.botHas(ch, PermissionReadMessageHistory) {
		return &apiError{http.StatusBadRequest, 160002, "Cannot reply without permission to read message history"}
	}
	return nil
}

// extras are the permissions that the parts of a message take.
func (c *call) extras(b messageBody, files int) int64 {
	var p int64
	if len(b.Embeds.value) > 0 {
		p |= PermissionEmbedLinks
	}
	if files > 0 {
		p |= PermissionAttachFiles
	}
	return p
}

// reaches reports whether the bot is told of what happens in a channel: it is
// in a guild that it is in and that is there, and sees the channel.
func (w *world) reaches(c *channel) bool {
	return !c.foreign && !c.group && (c.dm || !c.guild.away() && w.botHas(c, PermissionViewChannel))
}

// SetBotPermissions sets what the bot may do in a channel and its threads, in
// all, and dispatches CHANNEL_UPDATE. "" stands for all channels of all guilds
// that have no setting of their own. The default is PermissionsDefault. An
// unknown channel ends the test.
func (s *Server) SetBotPermissions(channel string, permissions int64) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	if channel == "" {
		w.allowed[""] = permissions
		for _, c := range w.channels {
			s.updated(c)
		}
		return
	}
	c := s.channelOf(channel)
	w.allowed[c.id] = permissions
	s.updated(c)
}

// CloseDMs makes the user refuse direct messages of the bot from then on.
func (s *Server) CloseDMs(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.closed[u.ID] = true
}
