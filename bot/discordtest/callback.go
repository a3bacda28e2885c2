package discordtest

import (
	"encoding/json"
	"net/http"
	"time"
)

// Callback types.
const (
	callbackMessage        = 4
	callbackDeferred       = 5
	callbackDeferredUpdate = 6
	callbackUpdate         = 7
	callbackChoices        = 8
	callbackModal          = 9
)

// Lifetimes of an interaction: until the first callback, and of its token.
const (
	callbackLimit = 3 * time.Second
	tokenLimit    = 15 * time.Minute
)

// maxForeignFollowups is how many follow-ups there are where only the user
// installed the application.
const maxForeignFollowups = 5

// callbackBody is the body of a callback. Data is nil when absent or null.
type callbackBody struct {
	Type int             `json:"type"`
	Data json.RawMessage `json:"data"`
}

// interactionCallback is the first answer to an interaction. It comes once and
// in time, or is refused as Discord refuses it.
func interactionCallback(c *call) (int, any, error) {
	i := c.w.interactions[c.r.PathValue("token")]
	if i == nil || i.id != c.r.PathValue("interaction") {
		return 0, nil, unknown(10062, "interaction")
	}
	if i.callback != 0 {
		return 0, nil, &apiError{http.StatusBadRequest, 40060, "Interaction has already been acknowledged."}
	}
	if c.w.channel(i.channel.id) == nil {
		return 0, nil, unknown(10003, "Channel")
	}
	after := time.Since(i.started)
	if after > callbackLimit {
		return 0, nil, unknown(10062, "interaction")
	}
	if err := c.refuse(checkCallback(c.body, i, len(c.files()))); err != nil {
		return 0, nil, err
	}
	var b callbackBody
	if err := c.decode(&b); err != nil {
		return 0, nil, err
	}
	if err := c.respond(i, b); err != nil {
		return 0, nil, err
	}
	i.callback, i.after = b.Type, after
	c.calledBack(i)
	c.s.notice.changed()
	if c.r.URL.Query().Get("with_response") != "true" {
		return http.StatusNoContent, nil, nil
	}
	return http.StatusOK, c.callbackJSON(i), nil
}

// callbackJSON is what with_response returns: also the message, where the
// callback has one.
func (c *call) callbackJSON(i *Interaction) object {
	interaction, resource := object{"id": i.id, "type": i.kind}, object{"type": i.callback}
	if i.original != nil {
		interaction["response_message_id"] = i.original.m.ID
		resource["message"] = c.w.messageJSON(i.original, true)
	}
	return object{"interaction": interaction, "resource": resource}
}

// respond does what the callback asks for.
func (c *call) respond(i *Interaction, b callbackBody) error {
	switch b.Type {
	case callbackMessage, callbackDeferred:
		e, err := c.newResponse(i, b.Data, b.Type == callbackDeferred)
		if err != nil {
			return err
		}
		i.original = e
	case callbackUpdate:
		if i.pressed.deleted {
			return unknown(10008, "Message")
		}
		i.original, i.result = i.pressed, i.pressed
		if present(b.Data) {
			return c.change(i.pressed, b.Data)
		}
	case callbackDeferredUpdate:
		i.original = i.pressed
	case callbackChoices, callbackModal: // which show no message
		i.data = b.Data
	default:
		return invalid("type: this fake takes 4 to 9")
	}
	return nil
}

// newResponse adds a message that answers the interaction; one that is
// deferred only shows that the bot is thinking.
func (c *call) newResponse(i *Interaction, data []byte, deferred bool) (*entry, error) {
	e := &entry{m: Message{Author: c.w.bot}, by: i, loading: deferred}
	if i.pressed == nil {
		e.kind = 20
	} else {
		e.kind, e.m.Reference = 19, i.pressed.m.ID
	}
	if present(data) {
		var b messageBody
		if err := json.Unmarshal(data, &b); err != nil {
			return nil, invalid(err.Error())
		}
		if err := c.fill(e, b, data, e.write); err != nil {
			return nil, err
		}
	}
	if e.m.Ephemeral {
		e.m.For = i.user
	}
	if deferred {
		e.flags |= flagLoading
	} else if i.result == nil {
		i.result = e
	}
	c.w.add(i.channel, e)
	c.s.announce("MESSAGE_CREATE", e)
	return e, nil
}

// webhookParam returns the interaction whose token the path names, once it was
// called back.
func (c *call) webhookParam() (*Interaction, error) {
	i := c.w.interactions[c.r.PathValue("token")]
	switch {
	case i != nil && c.w.channel(i.channel.id) == nil:
		return nil, unknown(10003, "Channel")
	case i == nil || i.callback == 0 || c.r.PathValue("application") != c.w.application:
		return nil, unknown(10015, "Webhook")
	case time.Since(i.started) > tokenLimit:
		return nil, &apiError{http.StatusUnauthorized, 50027, "Invalid Webhook Token"}
	}
	return i, nil
}

// responseParam returns the interaction and one of its messages: @original or
// a follow-up by ID.
func (c *call) responseParam() (*Interaction, *entry, error) {
	i, err := c.webhookParam()
	if err != nil {
		return nil, nil, err
	}
	e := i.original
	if id := c.r.PathValue("message"); id != "@original" {
		e = c.w.find(i.channel.id, id)
		if e != nil && e != i.original && e.by != i {
			e = nil
		}
	}
	if e == nil || e.deleted {
		return nil, nil, unknown(10008, "Message")
	}
	return i, e, nil
}

// getResponse reads @original or a follow-up.
func getResponse(c *call) (int, any, error) {
	_, e, err := c.responseParam()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.w.messageJSON(e, true), nil
}

// editResponse changes @original or a follow-up; the first edit completes a
// deferred response.
func editResponse(c *call) (int, any, error) {
	i, e, err := c.responseParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.edit(e, c.body); err != nil {
		return 0, nil, err
	}
	i.finish(e)
	c.answers(i.asked, e)
	return http.StatusOK, c.w.messageJSON(e, true), nil
}

// finish notes that the response is complete.
func (i *Interaction) finish(e *entry) {
	if i.result == nil || i.result.deleted {
		i.result = e
	}
	i.s.notice.changed()
}

// deleteResponse removes @original or a follow-up.
func deleteResponse(c *call) (int, any, error) {
	_, e, err := c.responseParam()
	if err != nil {
		return 0, nil, err
	}
	c.s.erase(e)
	return http.StatusNoContent, nil, nil
}

// createFollowup adds a message to an interaction. While the deferred response
// is still to come, the follow-up becomes that response, as Discord has it.
func createFollowup(c *call) (int, any, error) {
	i, err := c.webhookParam()
	if err != nil {
		return 0, nil, err
	}
	if i.original != nil && i.original.loading && !i.original.deleted {
		if err := c.edit(i.original, c.body); err != nil {
			return 0, nil, err
		}
		i.finish(i.original)
		c.answers(i.asked, i.original)
		return http.StatusOK, c.w.messageJSON(i.original, true), nil
	}
	if err := c.refuse(checkMessage(c.body, nil, len(c.files()))); err != nil {
		return 0, nil, err
	}
	if i.channel.absent() && i.followups == maxForeignFollowups {
		return 0, nil, &apiError{http.StatusBadRequest, 40094, "Maximum number of follow-up messages has been reached for this interaction"}
	}
	i.followups++
	e, err := c.newResponse(i, c.body, false)
	if err != nil {
		return 0, nil, err
	}
	i.finish(e)
	c.answers(i.asked, e)
	return http.StatusOK, c.w.messageJSON(e, true), nil
}
