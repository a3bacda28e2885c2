package bot

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// An outgoing is a message as Discord's API takes it. discordgo's own types
// know no nonce and send nulls for what is absent.
type outgoing struct {
	Content         string                       `json:"content,omitempty"`
	Embeds          []*discordgo.MessageEmbed    `json:"embeds,omitempty"`
	Components      []discordgo.MessageComponent `json:"components,omitempty"`
	AllowedMentions allowedMentions              `json:"allowed_mentions"`
	Reference       *reference                   `json:"message_reference,omitempty"`
	Nonce           string                       `json:"nonce,omitempty"`
	EnforceNonce    bool                         `json:"enforce_nonce,omitempty"`
	Flags           discordgo.MessageFlags       `json:"flags,omitempty"`
}

// allowedMentions is sent with every message: nothing in it may ping anyone.
type allowedMentions struct {
	Parse []string `json:"parse"`
}

// reference makes a message a reply.
type reference struct {
	MessageID       string `json:"message_id"`
	ChannelID       string `json:"channel_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// callback is the first response to an interaction.
type callback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data outgoing                          `json:"data"`
}

// askButton begins the custom ids of the buttons that ask a question; its
// number follows.
const askButton = "ask:"

// message puts a reply into a request's form.
func (r reply) message() outgoing {
	m := outgoing{
		Content:         cut(r.content, maxContent),
		AllowedMentions: allowedMentions{Parse: []string{}},
	}
	if r.embed != nil {
		m.Embeds = []*discordgo.MessageEmbed{r.embed}
	}
	var buttons []discordgo.MessageComponent
	for i, label := range r.buttons {
		buttons = append(buttons, discordgo.Button{
			Label:    label,
			Style:    discordgo.SecondaryButton,
			CustomID: askButton + strconv.Itoa(i),
		})
	}
	if len(buttons) > 0 {
		m.Components = []discordgo.MessageComponent{discordgo.ActionsRow{Components: buttons}}
	}
	return m
}

// replacement is a message that takes the place of another: what it lacks is sent
// as empty, since an edit leaves alone what it does not name.
type replacement struct {
	Content         string                       `json:"content"`
	Embeds          []*discordgo.MessageEmbed    `json:"embeds"`
	Components      []discordgo.MessageComponent `json:"components"`
	AllowedMentions allowedMentions              `json:"allowed_mentions"`
}

func (r reply) replacement() replacement {
	m := r.message()
	p := replacement{Content: m.Content, Embeds: m.Embeds, Components: m.Components, AllowedMentions: m.AllowedMentions}
	if p.Embeds == nil {
		p.Embeds = []*discordgo.MessageEmbed{}
	}
	if p.Components == nil {
		p.Components = []discordgo.MessageComponent{}
	}
	return p
}

// replyTo sends a reply to the message asked, and returns the id of the message
// that it is. The nonce keeps Discord from taking the same answer twice when a
// request had to be repeated.
func (r *rest) replyTo(ctx context.Context, asked *discordgo.Message, with reply) (id string, err error) {
	m := with.message()
	m.Reference = &reference{MessageID: asked.ID, ChannelID: asked.ChannelID}
	m.Nonce, m.EnforceNonce = asked.ID, true
	url := discordgo.EndpointChannelMessages(asked.ChannelID)
	var made struct {
		ID string `json:"id"`
	}
	if err := r.do(ctx, http.MethodPost, url, url, m, &made); err != nil {
		return "", fmt.Errorf("reply in channel %s: %w", asked.ChannelID, err)
	}
	return made.ID, nil
}

// editMessage puts a reply in the place of a message of the bot's own.
func (r *rest) editMessage(ctx context.Context, channel, id string, with reply) error {
	route := http.MethodPatch + " " + discordgo.EndpointChannelMessage(channel, "")
	if err := r.do(ctx, http.MethodPatch, discordgo.EndpointChannelMessage(channel, id), route, with.replacement(), nil); err != nil {
		return fmt.Errorf("edit message %s: %w", id, err)
	}
	return nil
}

// respond gives an interaction its first response.
func (r *rest) respond(ctx context.Context, i *discordgo.Interaction, kind discordgo.InteractionResponseType, with reply, private bool) error {
	c := callback{Type: kind, Data: with.message()}
	if private {
		c.Data.Flags = discordgo.MessageFlagsEphemeral
	}
	url := discordgo.EndpointInteractionResponse(i.ID, i.Token)
	// The route names the interaction's id: its token is a secret.
	if err := r.do(ctx, http.MethodPost, url, "callback "+i.ID, c, nil); err != nil {
		return fmt.Errorf("respond to interaction %s: %w", i.ID, withoutAddress(err))
	}
	return nil
}

// edit fills in the response that an interaction was promised. Each
// interaction has its own rate limit on Discord's side, so it has its own
// here.
func (r *rest) edit(ctx context.Context, i *discordgo.Interaction, with reply) error {
	url := discordgo.EndpointInteractionResponseActions(i.AppID, i.Token)
	if err := r.do(ctx, http.MethodPatch, url, "edit "+i.ID, with.replacement(), nil); err != nil {
		return fmt.Errorf("edit the response to interaction %s: %w", i.ID, withoutAddress(err))
	}
	return nil
}

// read fetches one message.
func (r *rest) read(ctx context.Context, channel, id string) (*discordgo.Message, error) {
	var m discordgo.Message
	route := discordgo.EndpointChannelMessage(channel, "")
	if err := r.do(ctx, http.MethodGet, discordgo.EndpointChannelMessage(channel, id), route, nil, &m); err != nil {
		return nil, fmt.Errorf("read message %s: %w", id, err)
	}
	return &m, nil
}
