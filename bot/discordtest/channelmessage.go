package discordtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Message flags,
// https://discord.com/developers/docs/resources/message#message-object-message-flags
const (
	flagEphemeral    = 1 << 6
	flagLoading      = 1 << 7
	flagComponentsV2 = 1 << 15
)

// nonceWindow is how long an enforced nonce holds: "within the past few
// minutes", as Discord puts it.
const nonceWindow = 5 * time.Minute

// field is a JSON value that may be absent, which null is not.
type field[T any] struct {
	set   bool
	value T
}

// UnmarshalJSON is called for null too, but not for an absent key.
func (f *field[T]) UnmarshalJSON(b []byte) error {
	f.set = true
	return json.Unmarshal(b, &f.value)
}

// messageBody is what a request may say about a message.
type messageBody struct {
	Content    field[string]      `json:"content"`
	Embeds     field[[]Embed]     `json:"embeds"`
	Components field[[]Component] `json:"components"`
	Flags      field[int]         `json:"flags"`
	Mentions   *allowedMentions   `json:"allowed_mentions"`
	Reference  *struct {
		Message         string `json:"message_id"`
		FailIfNotExists *bool  `json:"fail_if_not_exists"`
	} `json:"message_reference"`
	Nonce        json.RawMessage         `json:"nonce"` // a string or an integer
	EnforceNonce bool                    `json:"enforce_nonce"`
	Attachments  field[[]attachmentBody] `json:"attachments"`
	Stickers     []string                `json:"sticker_ids"`
	Poll         json.RawMessage         `json:"poll"`
}

// allowedMentions says whom a message may ping. Parse is nil when absent,
// which lets Discord ping whoever is named in Users and Roles.
type allowedMentions struct {
	Parse       []string `json:"parse"`
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

// nonce is the nonce as text, "" without one.
func (b messageBody) nonce() string {
	if !present(b.Nonce) {
		return ""
	}
	return strings.Trim(string(b.Nonce), `"`)
}

// present reports whether a JSON value was sent and is not null.
func present(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

// write applies a request to a message; raw is its body.
func (e *entry) write(b messageBody, raw []byte) error {
	var sent struct {
		Embeds     []any `json:"embeds"`
		Components []any `json:"components"`
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&sent); err != nil {
		return invalid(err.Error())
	}
	if b.Content.set {
		e.m.Content = b.Content.value
	}
	if b.Embeds.set {
		e.m.Embeds, e.embeds = b.Embeds.value, sent.Embeds
		for _, embed := range sent.Embeds {
			if m, ok := embed.(map[string]any); ok {
				m["type"] = "rich" // which Discord adds
			}
		}
	}
	if b.Components.set {
		e.m.Components, e.components = b.Components.value, sent.Components
	}
	e.flags |= b.Flags.value &^ flagLoading
	e.m.Ephemeral = e.flags&flagEphemeral != 0
	e.m.Raw = slices.Clone(raw)
	return nil
}

// rewrite is write for a message that exists.
func (e *entry) rewrite(b messageBody, raw []byte) error {
	b.Flags.value &^= flagEphemeral // which a message keeps from its start
	if err := e.write(b, raw); err != nil {
		return err
	}
	e.edited = time.Now()
	e.m.Edits++
	return nil
}

// createMessage is POST /channels/{channel}/messages. With an enforced nonce
// that was used within nonceWindow it returns the message made then.
func createMessage(c *call) (int, any, error) {
	ch, err := c.channelParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.refuse(checkMessage(c.body, nil, len(c.files()))); err != nil {
		return 0, nil, err
	}
	var b messageBody
	if err := c.decode(&b); err != nil {
		return 0, nil, err
	}
	if err := c.maySend(ch, b, len(c.files())); err != nil {
		return 0, nil, err
	}
	key := ch.id + " " + b.nonce()
	if first := c.w.nonces[key]; b.EnforceNonce && first != nil && time.Since(first.at) < nonceWindow {
		return http.StatusOK, c.w.messageJSON(first, true), nil
	}
	e := &entry{m: Message{Author: c.w.bot, Nonce: b.nonce()}}
	if err := c.refer(ch, e, b); err != nil {
		return 0, nil, err
	}
	if err := c.fill(e, b, c.body, e.write); err != nil {
		return 0, nil, err
	}
	c.w.add(ch, e)
	c.repliesTo(e)
	if b.EnforceNonce && b.nonce() != "" {
		c.w.nonces[key] = e
	}
	c.s.announce("MESSAGE_CREATE", e)
	return http.StatusOK, c.w.messageJSON(e, true), nil
}

// refer makes e a reply if the body says so.
func (c *call) refer(ch *channel, e *entry, b messageBody) error {
	if b.Reference == nil {
		return nil
	}
	if c.w.find(ch.id, b.Reference.Message) == nil {
		if f := b.Reference.FailIfNotExists; f != nil && !*f {
			return nil // an ordinary message then
		}
		return invalid("message_reference: Unknown message")
	}
	e.m.Reference, e.kind = b.Reference.Message, 19
	return nil
}

// messageParam returns the message that the path names.
func (c *call) messageParam() (*entry, error) {
	ch, err := c.channelParam()
	if err != nil {
		return nil, err
	}
	e := c.w.find(ch.id, c.r.PathValue("message"))
	if e == nil || e.m.Ephemeral {
		return nil, unknown(10008, "Message")
	}
	return e, nil
}

// getMessage returns one message, its content hidden as the gateway would.
func getMessage(c *call) (int, any, error) {
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.needs(c.w.channel(e.m.ChannelID), PermissionReadMessageHistory); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.w.messageJSON(e, c.s.gateway.seesContent()), nil
}

// listMessages lists the newest first: up to limit (50) of them before, after
// or around an ID.
func listMessages(c *call) (int, any, error) {
	ch, err := c.channelParam()
	if err != nil {
		return 0, nil, err
	}
	q := c.r.URL.Query()
	limit := 50
	if text := q.Get("limit"); text != "" {
		if limit, err = strconv.Atoi(text); err != nil || limit < 1 || limit > 100 {
			return 0, nil, invalid("limit: int value should be between 1 and 100")
		}
	}
	if !c.w.botHas(ch, PermissionReadMessageHistory) {
		return http.StatusOK, []any{}, nil // as documented
	}
	list := slices.DeleteFunc(slices.Clone(ch.messages), func(e *entry) bool { return e.deleted || e.m.Ephemeral })
	page := pageOf(list, q.Get("before"), q.Get("after"), q.Get("around"), limit)
	out := []any{}
	for _, e := range slices.Backward(page) {
		out = append(out, c.w.messageJSON(e, c.s.gateway.seesContent()))
	}
	return http.StatusOK, out, nil
}

// pageOf cuts the page out of a list in ascending order. IDs have one length,
// so they compare as text.
func pageOf(list []*entry, before, after, around string, limit int) []*entry {
	at := func(id string) int {
		i, _ := slices.BinarySearchFunc(list, id, func(e *entry, id string) int { return strings.Compare(e.m.ID, id) })
		return i
	}
	from, to := max(0, len(list)-limit), len(list)
	switch {
	case around != "":
		from = max(0, at(around)-limit/2)
		to = min(len(list), from+limit)
	case before != "":
		to = at(before)
		from = max(0, to-limit)
	case after != "":
		from = at(after)
		if from < len(list) && list[from].m.ID == after {
			from++
		}
		to = min(len(list), from+limit)
	}
	return list[from:to]
}

// editMessage is the PATCH of a message of the bot's own.
func editMessage(c *call) (int, any, error) {
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	if e.m.Author.ID != c.w.bot.ID {
		return 0, nil, &apiError{http.StatusForbidden, 50005, "Cannot edit a message authored by another user"}
	}
	if err := c.mayEditMessage(e); err != nil {
		return 0, nil, err
	}
	if err := c.edit(e, c.body); err != nil {
		return 0, nil, err
	}
	c.answers(e.asked, e)
	return http.StatusOK, c.w.messageJSON(e, true), nil
}

// mayEditMessage returns why the bot may not give its message those parts.
func (c *call) mayEditMessage(e *entry) error {
	var b messageBody
	if json.Unmarshal(c.body, &b) != nil {
		return nil // which edit reports
	}
	return c.needs(c.w.channel(e.m.ChannelID), c.extras(b, len(c.files())))
}

// edit checks and applies a change to a message of the bot.
func (c *call) edit(e *entry, raw []byte) error {
	if err := c.refuse(checkMessage(raw, e, len(c.files()))); err != nil {
		return err
	}
	return c.change(e, raw)
}

// change applies a change that was checked.
func (c *call) change(e *entry, raw []byte) error {
	var b messageBody
	if err := json.Unmarshal(raw, &b); err != nil {
		return invalid(err.Error())
	}
	if err := c.fill(e, b, raw, e.rewrite); err != nil {
		return err
	}
	e.loading = false
	e.flags &^= flagLoading
	c.s.announce("MESSAGE_UPDATE", e)
	return nil
}

// mayDelete returns why the bot may not delete a message of somebody else.
func (c *call) mayDelete(e *entry) error {
	ch := c.w.channel(e.m.ChannelID)
	switch {
	case e.m.Author.ID == c.w.bot.ID:
		return nil
	case ch.dm:
		return &apiError{http.StatusForbidden, 50003, "Cannot execute action on a DM channel"}
	}
	return c.needs(ch, PermissionManageMessages)
}

// deleteMessage deletes a message.
func deleteMessage(c *call) (int, any, error) {
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.mayDelete(e); err != nil {
		return 0, nil, err
	}
	c.s.erase(e)
	return http.StatusNoContent, nil, nil
}

// erase deletes a message and tells the sessions.
func (s *Server) erase(e *entry) {
	e.deleted = true
	s.notice.changed()
	if c := s.world.channel(e.m.ChannelID); e.m.Ephemeral || !s.world.reaches(c) {
		return
	}
	ev := messageEvent("MESSAGE_DELETE", s.world.channel(e.m.ChannelID))
	gone := object{"id": e.m.ID, "channel_id": e.m.ChannelID}
	if ev.guild != "" {
		gone["guild_id"] = ev.guild
	}
	ev.full = encode(gone)
	s.gateway.dispatch(ev)
}
