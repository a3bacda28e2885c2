package discordtest

import (
	"net/http"
	"slices"
	"strconv"
)

// Permissions that matter to a bot of this kind,
// https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags
const (
	PermissionAdministrator         int64 = 1 << 3
	PermissionManageChannels        int64 = 1 << 4
	PermissionManageServer          int64 = 1 << 5
	PermissionAddReactions          int64 = 1 << 6
	PermissionViewChannel           int64 = 1 << 10
	PermissionSendMessages          int64 = 1 << 11
	PermissionManageMessages        int64 = 1 << 13
	PermissionEmbedLinks            int64 = 1 << 14
	PermissionAttachFiles           int64 = 1 << 15
	PermissionReadMessageHistory    int64 = 1 << 16
	PermissionUseExternalEmojis     int64 = 1 << 18
	PermissionUseCommands           int64 = 1 << 31
	PermissionManageThreads         int64 = 1 << 34
	PermissionCreatePublicThreads   int64 = 1 << 35
	PermissionCreatePrivateThreads  int64 = 1 << 36
	PermissionSendMessagesInThreads int64 = 1 << 38

	// PermissionsDefault is what a new guild gives everyone, the bot included,
	// as far as those above go.
	PermissionsDefault = PermissionAddReactions | PermissionViewChannel | PermissionSendMessages |
		PermissionEmbedLinks | PermissionAttachFiles | PermissionReadMessageHistory | PermissionUseExternalEmojis |
		PermissionUseCommands | PermissionCreatePublicThreads | PermissionCreatePrivateThreads | PermissionSendMessagesInThreads

	// PermissionsAll is all that there are, as the guild's owner has them.
	PermissionsAll int64 = 1<<53 - 1
)

// Member is what a user is in the guild.
type Member struct {
	Roles       []string // IDs, as AddRole returns them
	Permissions int64    // in all, whatever the roles; 0: PermissionsDefault
}

// role is a role of the guild.
type role struct {
	id, name string
	guild    string
}

// json renders a role that gives nothing.
func (r role) json() object {
	permissions := int64(0)
	if r.id == r.guild { // @everyone has the guild's ID
		permissions = PermissionsDefault
	}
	return object{
		"id": r.id, "name": r.name, "permissions": strconv.FormatInt(permissions, 10), "position": 0, "color": 0,
		"colors": object{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
		"hoist":  false, "managed": false, "mentionable": false, "icon": nil, "unicode_emoji": nil, "flags": 0,
	}
}

// role reports false for an unknown ID.
func (w *world) role(id string) (role, bool) {
	if g := w.findGuild(id); g != nil {
		return w.allRoles(id)[0], true
	}
	i := slices.IndexFunc(w.roles, func(r role) bool { return r.id == id })
	if i < 0 {
		return role{}, false
	}
	return w.roles[i], true
}

// allRoles are a guild's roles, @everyone first.
func (w *world) allRoles(guild string) []role {
	all := []role{{id: guild, name: "@everyone", guild: guild}}
	for _, r := range w.roles {
		if r.guild == guild {
			all = append(all, r)
		}
	}
	return all
}

// rolesJSON renders a guild's roles.
func (w *world) rolesJSON(guild string) []any {
	list := []any{}
	for _, r := range w.allRoles(guild) {
		list = append(list, r.json())
	}
	return list
}

// member returns what the user is in the guild. The owner may do everything.
func (w *world) member(u User) Member {
	m := w.members[u.ID]
	if m.Permissions == 0 {
		m.Permissions = PermissionsDefault
	}
	if u.ID == w.owner.ID {
		m.Permissions = PermissionsAll
	}
	return m
}

// memberJSON renders the guild side of a user, without permissions, which
// interactions alone carry.
func (w *world) memberJSON(u User) object {
	roles := []any{}
	for _, id := range w.members[u.ID].Roles {
		roles = append(roles, id)
	}
	return object{
		"roles": roles, "nick": nil, "avatar": nil, "joined_at": "2024-01-01T00:00:00.000000+00:00",
		"premium_since": nil, "deaf": false, "mute": false, "pending": false, "flags": 0,
	}
}

// Owner is the guild's owner, who has all permissions.
func (s *Server) Owner() User { return s.world.owner }

// SetMember gives a user roles and permissions in the guild, in place of those
// from before.
func (s *Server) SetMember(u User, m Member) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.members[u.ID] = m
}

// AddRole adds a role to the guild, dispatches GUILD_ROLE_CREATE and returns
// its ID. The role gives no permissions; SetMember does.
func (s *Server) AddRole(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	r := role{id: w.newID(), name: name, guild: w.guild}
	w.roles = append(w.roles, r)
	s.gateway.dispatch(event{name: "GUILD_ROLE_CREATE", intent: intentGuilds, guild: w.guild, full: encode(object{"guild_id": w.guild, "role": r.json()})})
	return r.id
}

// getMember reads a member of one of the bot's guilds. Who is known to the server is
// a member of all.
func getMember(c *call) (int, any, error) {
	i := slices.IndexFunc(c.w.guilds, func(g *guild) bool { return g.id == c.r.PathValue("guild") })
	if i < 0 || c.w.guilds[i].away() {
		return 0, nil, unknown(10004, "Guild")
	}
	u, ok := c.w.userByID(c.r.PathValue("user"))
	if !ok {
		return 0, nil, unknown(10007, "Member")
	}
	m := c.w.memberJSON(u)
	m["user"] = u.json()
	return http.StatusOK, m, nil
}
