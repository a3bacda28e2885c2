package discordtest

import (
	"net/http"
	"slices"
)

// Application flags for the message-content intent: enabled for a large bot,
// and for one in fewer than 100 guilds.
const (
	flagMessageContent        = 1 << 18
	flagMessageContentLimited = 1 << 19
)

// applicationFlags says whether the portal grants the message-content intent, as
// a bot in fewer than 100 guilds has it.
func (s *Server) applicationFlags() int {
	switch {
	case s.o.DisallowedIntents&intentMessageContent != 0:
		return 0
	case len(s.world.guilds) >= 100:
		return flagMessageContent
	}
	return flagMessageContentLimited
}

// gatewayAddress is GET /gateway.
func gatewayAddress(c *call) (int, any, error) {
	return http.StatusOK, object{"url": c.s.gatewayURL()}, nil
}

// gatewayBot is GET /gateway/bot, with plenty of session starts left.
func gatewayBot(c *call) (int, any, error) {
	return http.StatusOK, object{
		"url": c.s.gatewayURL(), "shards": 1,
		"session_start_limit": object{"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1},
	}, nil
}

// self is GET /users/@me.
func self(c *call) (int, any, error) {
	u := c.w.bot.json()
	u["verified"], u["mfa_enabled"], u["locale"], u["flags"] = true, false, "en-US", 0
	return http.StatusOK, u, nil
}

// application is both /applications/@me and what discordgo asks for instead,
// /oauth2/applications/@me.
func application(c *call) (int, any, error) {
	install := object{"scopes": []string{"applications.commands", "bot"}, "permissions": "83968"}
	return http.StatusOK, object{
		"id": c.w.application, "name": "Détente", "icon": nil, "description": "", "summary": "",
		"bot_public": true, "bot_require_code_grant": false, "verify_key": "00", "flags": c.s.applicationFlags(),
		"bot": c.w.bot.json(), "owner": c.w.owner.json(), "approximate_guild_count": len(c.w.guilds),
		"install_params":           install,
		"integration_types_config": object{"0": object{"oauth2_install_params": install}},
	}, nil
}

// openDirect returns the direct-message channel with a user, made if need be.
func openDirect(c *call) (int, any, error) {
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if err := c.decode(&body); err != nil {
		return 0, nil, err
	}
	u, ok := c.w.userByID(body.Recipient)
	if !ok || u.Bot {
		return 0, nil, &apiError{http.StatusBadRequest, 50033, "Invalid Recipient(s)"}
	}
	i := slices.IndexFunc(c.w.channels, func(ch *channel) bool { return ch.dm && ch.recipient == u })
	if i < 0 {
		return http.StatusOK, c.w.channelJSON(c.w.addDirect(u)), nil
	}
	return http.StatusOK, c.w.channelJSON(c.w.channels[i]), nil
}

// channelParam returns the channel that the path names.
func (c *call) channelParam() (*channel, error) {
	ch := c.w.channel(c.r.PathValue("channel"))
	if ch == nil {
		return nil, unknown(10003, "Channel")
	}
	if ch.absent() || !ch.dm && !c.w.botHas(ch, PermissionViewChannel) {
		return nil, missingAccess()
	}
	return ch, nil
}

// getChannel is GET /channels/{channel}.
func getChannel(c *call) (int, any, error) {
	ch, err := c.channelParam()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.w.channelJSON(ch), nil
}

// typing is POST /channels/{channel}/typing. Nothing is made of it: the request
// is in [Server.Requests].
func typing(c *call) (int, any, error) {
	ch, err := c.channelParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.maySend(ch, messageBody{}, 0); err != nil {
		return 0, nil, err
	}
	return http.StatusNoContent, nil, nil
}
