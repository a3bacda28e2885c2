package bot

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// The application flags that allow the message content intent: for verified
// applications, and for those in fewer than 100 servers.
const (
	flagMessageContent        = 1 << 18
	flagMessageContentLimited = 1 << 19
)

// permissions are what the bot is invited with. For each of them that it lacks there
// is a poorer way, which docs/OWNERS.md names.
const permissions = discordgo.PermissionViewChannel |
	discordgo.PermissionSendMessages |
	discordgo.PermissionSendMessagesInThreads |
	discordgo.PermissionCreatePublicThreads |
	discordgo.PermissionEmbedLinks |
	discordgo.PermissionReadMessageHistory |
	discordgo.PermissionAddReactions

// A Report is what Discord tells about the bot that a token belongs to.
type Report struct {
	ApplicationID   string
	ApplicationName string
	BotID           string
	BotName         string
	// MessageContent is whether the application may use the privileged message
	// content intent.
	MessageContent bool
	// Guilds is about how many servers the bot is in; -1 when Discord does not
	// say.
	Guilds int
	// Starts is how many sessions may be started, and Left how many of them
	// are left until Reset has passed.
	Starts, Left int
	Reset        time.Duration
	// Shards is the number of sessions that Discord recommends.
	Shards int
}

// Invite is the address under which the owner of a server adds the bot to it,
// with slash commands and the permissions that it needs.
func (r Report) Invite() string {
	q := url.Values{
		"client_id":   {r.ApplicationID},
		"permissions": {strconv.FormatInt(permissions, 10)},
		"scope":       {"bot applications.commands"},
	}
	return "https://discord.com/oauth2/authorize?" + q.Encode()
}

// Inspect asks Discord about the bot that o.Token belongs to, without
// connecting. Its errors say what to do.
func Inspect(ctx context.Context, o Options) (Report, error) {
	if err := o.Validate(); err != nil {
		return Report{}, err
	}
	t, err := newTransport(o.APIBase)
	if err != nil {
		return Report{}, err
	}
	defer t.CloseIdleConnections()
	r, err := newREST(o.Token, o.agent(), newClient(t))
	if err != nil {
		return Report{}, err
	}
	report, err := r.inspect(ctx)
	if statusOf(err) == http.StatusUnauthorized {
		return Report{}, explainREST(err)
	}
	if err != nil {
		return Report{}, unreached(t, err)
	}
	return report, nil
}

func (r *rest) inspect(ctx context.Context) (Report, error) {
	app, err := r.application(ctx)
	if err != nil {
		return Report{}, err
	}
	var me discordgo.User
	if err := r.get(ctx, discordgo.EndpointUser("@me"), &me); err != nil {
		return Report{}, err
	}
	starts, err := r.gateway(ctx)
	if err != nil {
		return Report{}, err
	}
	report := Report{
		ApplicationID:   app.ID,
		ApplicationName: app.Name,
		BotID:           me.ID,
		BotName:         me.Username,
		MessageContent:  app.Flags&(flagMessageContent|flagMessageContentLimited) != 0,
		Guilds:          -1,
		Starts:          starts.SessionStartLimit.Total,
		Left:            starts.SessionStartLimit.Remaining,
		Reset:           time.Duration(starts.SessionStartLimit.ResetAfter) * time.Millisecond,
		Shards:          starts.Shards,
	}
	if app.Guilds != nil {
		report.Guilds = *app.Guilds
	}
	return report, nil
}

// application is what is asked of the bot's application.
type application struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Flags  int    `json:"flags"`
	Guilds *int   `json:"approximate_guild_count"`
}

func (r *rest) application(ctx context.Context) (application, error) {
	var app application
	err := r.get(ctx, discordgo.EndpointAPI+"applications/@me", &app)
	return app, err
}

// gateway asks how many sessions may still be started.
func (r *rest) gateway(ctx context.Context) (discordgo.GatewayBotResponse, error) {
	var g discordgo.GatewayBotResponse
	err := r.get(ctx, discordgo.EndpointGatewayBot, &g)
	return g, err
}

func (r *rest) get(ctx context.Context, url string, out any) error {
	return r.do(ctx, request{method: http.MethodGet, url: url, out: out})
}

// startsLeft is how many sessions may still be started, until reset has
// passed.
func (r *rest) startsLeft(ctx context.Context) (left int, reset time.Duration, err error) {
	g, err := r.gateway(ctx)
	if err != nil {
		return 0, 0, err
	}
	return g.SessionStartLimit.Remaining, time.Duration(g.SessionStartLimit.ResetAfter) * time.Millisecond, nil
}
