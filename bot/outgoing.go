package bot

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// callbackLimit is how long Discord waits for the first response to an
	// interaction.
	callbackLimit = 3 * time.Second
	// callbackTry bounds one try at it, so that there is time for another.
	callbackTry = 1200 * time.Millisecond
)

// Codes by which Discord names why it refused a request,
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const (
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAcknowledged       = 40060
	codeMissingAccess      = 50001
	codeClosedDirect       = 50007
	codeMissingPermission  = 50013
	codeWebhookExpired     = 50027
	codeNoHistory          = 160002
	codeThreadExists       = 160004
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
	Attachments     []attachment                 `json:"attachments,omitempty"`
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

// attachment names a file that is sent along, by its number.
type attachment struct {
	ID          int    `json:"id,string"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// callback is the first response to an interaction.
type callback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// message puts a reply into a request's form.
func (r reply) message() outgoing {
	m := outgoing{
		Content:         cutFenced(r.content, maxContent),
		Components:      r.rows,
		AllowedMentions: allowedMentions{Parse: []string{}},
	}
	for _, e := range []*discordgo.MessageEmbed{r.above, r.embed} {
		if e != nil {
			m.Embeds = append(m.Embeds, e)
		}
	}
	for i, f := range r.files {
		m.Attachments = append(m.Attachments, attachment{ID: i, Filename: f.name, Description: cut(f.alt, maxAlt)})
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
	Attachments     []attachment                 `json:"attachments"`
}

func (r reply) replacement() replacement {
	m := r.message()
	p := replacement{m.Content, m.Embeds, m.Components, m.AllowedMentions, m.Attachments}
	if p.Embeds == nil {
		p.Embeds = []*discordgo.MessageEmbed{}
	}
	if p.Components == nil {
		p.Components = []discordgo.MessageComponent{}
	}
	if p.Attachments == nil {
		p.Attachments = []attachment{}
	}
	return p
}

// made is what is read of the message that a request made or changed.
type made struct {
	ID string `json:"id"`
}

// A letter is a message to a channel. Its nonce keeps Discord from taking the same
// one twice when a request had to be repeated.
type letter struct {
	channel, nonce string
	to             string // the id of the message that it replies to; "" for none
	with           reply
}

// post sends a message, and returns the id that it was given.
func (r *rest) post(ctx context.Context, l letter) (id string, err error) {
	m := l.with.message()
	if l.to != "" {
		m.Reference = &reference{MessageID: l.to, ChannelID: l.channel}
	}
	m.Nonce, m.EnforceNonce = l.nonce, true
	var got made
	err = r.do(ctx, request{
		method: http.MethodPost, url: discordgo.EndpointChannelMessages(l.channel), body: m,
		files: l.with.files, out: &got, patient: true,
	})
	if err != nil {
		return "", fmt.Errorf("send to channel %s: %w", l.channel, err)
	}
	return got.ID, nil
}

// editMessage puts a reply in the place of a message of the bot's own.
func (r *rest) editMessage(ctx context.Context, channel, id string, with reply) error {
	err := r.do(ctx, request{
		method: http.MethodPatch, url: discordgo.EndpointChannelMessage(channel, id),
		route: http.MethodPatch + " " + discordgo.EndpointChannelMessage(channel, ""),
		body:  with.replacement(), files: with.files, patient: true,
	})
	if err != nil {
		return fmt.Errorf("edit message %s: %w", id, err)
	}
	return nil
}

// deleteMessage deletes a message. One that is gone already is deleted.
func (r *rest) deleteMessage(ctx context.Context, channel, id string) error {
	err := r.do(ctx, request{
		method: http.MethodDelete, url: discordgo.EndpointChannelMessage(channel, id),
		route: http.MethodDelete + " " + discordgo.EndpointChannelMessage(channel, ""), patient: true,
	})
	if err != nil && codeOf(err) != codeUnknownMessage {
		return fmt.Errorf("delete message %s: %w", id, err)
	}
	return nil
}

// deleteResponse deletes the message that an acknowledged component belongs to, or
// the response to an interaction. One that is gone already is deleted.
func (r *rest) deleteResponse(ctx context.Context, i *discordgo.Interaction) error {
	err := r.do(ctx, request{
		method: http.MethodDelete, url: discordgo.EndpointInteractionResponseActions(i.AppID, i.Token),
		bucket: newBucket("delete"), patient: true,
	})
	if err != nil && codeOf(err) != codeUnknownMessage {
		return fmt.Errorf("delete the message of interaction %s: %w", i.ID, withoutAddress(err))
	}
	return nil
}

// react puts an emoji under a message.
func (r *rest) react(ctx context.Context, channel, id, emoji string) error {
	err := r.do(ctx, request{
		method: http.MethodPut, url: discordgo.EndpointMessageReaction(channel, id, url.PathEscape(emoji), "@me"),
		route: http.MethodPut + " " + discordgo.EndpointMessageReactions(channel, "", ""),
	})
	if err != nil {
		return fmt.Errorf("react to message %s: %w", id, err)
	}
	return nil
}

// openDirect returns the channel for direct messages with a user.
func (r *rest) openDirect(ctx context.Context, user string) (channel string, err error) {
	var got made
	err = r.do(ctx, request{
		method: http.MethodPost, url: discordgo.EndpointUserChannels("@me"),
		body: map[string]string{"recipient_id": user}, out: &got,
	})
	if err != nil {
		return "", fmt.Errorf("open a direct message: %w", err)
	}
	return got.ID, nil
}

// respond gives an interaction its first response, and returns the id of the message
// that it is, "" when it is none. It is repeated until the limit on first responses
// has passed.
func (r *rest) respond(ctx context.Context, i *discordgo.Interaction, c callback, files ...file) (id string, err error) {
	var got struct {
		Resource struct {
			Message made `json:"message"`
		} `json:"resource"`
	}
	err = r.do(ctx, request{
		method: http.MethodPost, url: discordgo.EndpointInteractionResponse(i.ID, i.Token) + "?with_response=true",
		bucket: newBucket("callback"), body: c, files: files, out: &got, patient: true, each: callbackTry,
	})
	if err != nil {
		return "", fmt.Errorf("respond to interaction %s: %w", i.ID, withoutAddress(err))
	}
	return got.Resource.Message.ID, nil
}

// edit fills in the response that an interaction was promised, or changes it. Each
// interaction has its own rate limit on Discord's side, so it has its own here, which
// all its edits share.
func (r *rest) edit(ctx context.Context, i *discordgo.Interaction, limit *discordgo.Bucket, with reply) (id string, err error) {
	var got made
	err = r.do(ctx, request{
		method: http.MethodPatch, url: discordgo.EndpointInteractionResponseActions(i.AppID, i.Token),
		bucket: limit, body: with.replacement(), files: with.files, out: &got, patient: true,
	})
	if err != nil {
		return "", fmt.Errorf("edit the response to interaction %s: %w", i.ID, withoutAddress(err))
	}
	return got.ID, nil
}

// read fetches one message.
func (r *rest) read(ctx context.Context, channel, id string) (*discordgo.Message, error) {
	var m discordgo.Message
	err := r.do(ctx, request{
		method: http.MethodGet, url: discordgo.EndpointChannelMessage(channel, id),
		route: http.MethodGet + " " + discordgo.EndpointChannelMessage(channel, ""), out: &m,
	})
	if err != nil {
		return nil, fmt.Errorf("read message %s: %w", id, err)
	}
	return &m, nil
}

// maxListed is how many messages Discord lists at once.
const maxListed = 100

// after lists the messages of a channel that came after the one with the id given,
// oldest first, at most maxListed.
func (r *rest) after(ctx context.Context, channel, id string) ([]*discordgo.Message, error) {
	return r.list(ctx, channel, fmt.Sprintf("?after=%s&limit=%d", id, maxListed))
}

// before lists the n messages of a channel before the one with the id given, oldest
// first.
func (r *rest) before(ctx context.Context, channel, id string, n int) ([]*discordgo.Message, error) {
	return r.list(ctx, channel, fmt.Sprintf("?before=%s&limit=%d", id, n))
}

func (r *rest) list(ctx context.Context, channel, query string) ([]*discordgo.Message, error) {
	var all []*discordgo.Message
	at := discordgo.EndpointChannelMessages(channel)
	err := r.do(ctx, request{method: http.MethodGet, url: at + query, route: http.MethodGet + " " + at, out: &all})
	if err != nil {
		return nil, fmt.Errorf("list messages of channel %s: %w", channel, err)
	}
	slices.Reverse(all) // Discord lists the newest first
	return all, nil
}

// member fetches a member of a server.
func (r *rest) member(ctx context.Context, guild, user string) (*discordgo.Member, error) {
	var m discordgo.Member
	err := r.do(ctx, request{
		method: http.MethodGet, url: discordgo.EndpointGuildMember(guild, user),
		route: http.MethodGet + " " + discordgo.EndpointGuildMember(guild, ""), out: &m,
	})
	if err != nil {
		return nil, fmt.Errorf("read a member: %w", err)
	}
	return &m, nil
}
