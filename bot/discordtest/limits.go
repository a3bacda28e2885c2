package discordtest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of messages that Discord's description leaves out or gives too high:
// it allows channel messages 4,000 characters. Discord counts code points.
// https://discord.com/developers/docs/resources/message#create-message
const (
	maxContent  = 2000
	maxNonce    = 25
	maxURL      = 2048
	maxV2Parts  = 40
	maxV2Text   = 4000
	maxRows     = 5
	maxRowParts = 5
)

// finding is one thing that is wrong with a request body.
type finding struct {
	path, text string // path as in embeds[0].title
	refused    bool   // Discord answers 400; else it is this project's rule, or is silently ignored
}

// String is the finding as it stands in a violation.
func (f finding) String() string {
	if f.path == "" {
		return f.text
	}
	return f.path + ": " + f.text
}

type findings []finding

// refuse adds what Discord would refuse.
func (f *findings) refuse(path, format string, args ...any) {
	*f = append(*f, finding{path, fmt.Sprintf(format, args...), true})
}

// note adds what Discord would let pass.
func (f *findings) note(path, format string, args ...any) {
	*f = append(*f, finding{path, fmt.Sprintf(format, args...), false})
}

// length refuses a text of more than limit code points.
func (f *findings) length(path, text string, limit int) {
	if n := utf8.RuneCountInString(text); n > limit {
		f.refuse(path, "%d characters, at most %d", n, limit)
	}
}

// filled refuses a text that is empty once trimmed, as Discord trims it, or
// too long.
func (f *findings) filled(path, text string, limit int) {
	if strings.TrimSpace(text) == "" {
		f.refuse(path, "is required, but empty")
	}
	f.length(path, text, limit)
}

// scheme refuses an address with another scheme than those; "" passes.
func (f *findings) scheme(path, address string, schemes ...string) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err != nil || !slices.Contains(schemes, u.Scheme) || u.Host == "" {
		f.refuse(path, "%q is not an address with scheme %s", address, strings.Join(schemes, " or "))
	}
	f.length(path, address, maxURL)
}

// decode reads a body after a look at its encoding and its keys. It reports
// false if there is nothing more to check.
func (f *findings) decode(raw []byte, kind string, v any) bool {
	if !utf8.Valid(raw) {
		f.refuse("", "the body is not UTF-8")
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		f.refuse("", "the body is not JSON: %v", err)
		return false
	}
	f.keys("", kind, tree)
	if err := json.Unmarshal(raw, v); err != nil {
		f.refuse("", "wrong type: %v", err)
		return false
	}
	return true
}

// MessageFaults tells what Discord would refuse or silently drop of the JSON body that
// makes a message without files, and where it breaks the rule that nobody is mentioned; nil for
// nothing. It is for tests of what builds messages.
func MessageFaults(body []byte) []string {
	var all []string
	for _, f := range checkMessage(body, nil, 0) {
		all = append(all, f.String())
	}
	return all
}

// checkMessage checks the body that creates a message, or changes old.
// files is how many files come with it.
func checkMessage(raw []byte, old *entry, files int) findings {
	var f findings
	var b messageBody
	if f.decode(raw, "message", &b) {
		f.message("", b, old, files)
	}
	return f
}

// checkCallback checks the answer to an interaction. files is how many files
// come with it.
func checkCallback(raw []byte, i *Interaction, files int) findings {
	var f findings
	var b callbackBody
	if !f.decode(raw, callbackKind(raw), &b) {
		return f
	}
	given := present(b.Data)
	if reason := i.refuses(b.Type); reason != "" {
		f.refuse("type", "%d %s", b.Type, reason)
		return f
	}
	switch {
	case !given && (b.Type == callbackMessage || b.Type == callbackChoices || b.Type == callbackModal):
		f.refuse("data", "is required for type %d", b.Type)
	case b.Type == callbackChoices:
		f.suggestions(b.Data)
	case b.Type == callbackModal:
		f.modal(b.Data)
	case b.Type == callbackMessage || b.Type == callbackUpdate && given:
		var data messageBody
		if err := json.Unmarshal(b.Data, &data); err != nil {
			f.refuse("data", "wrong type: %v", err)
			return f
		}
		old := i.pressed
		if b.Type == callbackMessage {
			old = nil
		}
		f.message("data.", data, old, files)
	case b.Type == callbackDeferred && given:
		f.onlyFlags(b.Data)
	}
	return f
}

// callbackKind names the keys that a callback has, for [findings.keys].
func callbackKind(raw []byte) string {
	var b struct {
		Type int `json:"type"`
	}
	_ = json.Unmarshal(raw, &b) // what cannot be read is reported by decode
	switch b.Type {
	case callbackChoices:
		return "suggestions"
	case callbackModal:
		return "opening"
	}
	return "callback"
}

// refuses returns why the interaction cannot be answered by a callback of that
// type, or "".
func (i *Interaction) refuses(typ int) string {
	update := typ == callbackUpdate || typ == callbackDeferredUpdate
	switch {
	case (typ == callbackChoices) != (i.kind == kindAutocomplete):
		return "does not fit: type 8 answers an autocompletion, and nothing else does"
	case update && i.pressed == nil:
		return "is for components, and for modals that one opened"
	case typ == callbackModal && i.kind == kindModal:
		return "opens a modal from a modal"
	}
	return ""
}

// onlyFlags notes what a deferred response does not carry.
func (f *findings) onlyFlags(data []byte) {
	var d map[string]json.RawMessage
	if json.Unmarshal(data, &d) != nil {
		f.refuse("data", "is not an object")
	}
	for key := range d {
		if key != "flags" && key != "allowed_mentions" {
			f.note("data."+key, "is lost in a deferred response")
		}
	}
}

// message checks a body that was decoded. prefix stands before the paths.
func (f *findings) message(prefix string, b messageBody, old *entry, files int) {
	after := outcome(b, old, files)
	f.length(prefix+"content", b.Content.value, maxContent)
	f.length(prefix+"nonce", b.nonce(), maxNonce)
	if b.EnforceNonce && !present(b.Nonce) {
		f.note(prefix+"enforce_nonce", "has no nonce to enforce")
	}
	f.attachments(prefix+"attachments", b.Attachments.value)
	f.pings(prefix+"allowed_mentions", b.Mentions)
	f.embeds(prefix+"embeds", b.Embeds.value)
	f.components(prefix+"components", after.components, after.v2)
	switch {
	case after.v2 && (strings.TrimSpace(after.content) != "" || after.embeds > 0 || present(b.Poll) || len(b.Stickers) > 0):
		f.refuse(prefix+"flags", "components V2 exclude content, embeds, stickers and polls")
	case !after.v2 && strings.TrimSpace(after.content) == "" && after.embeds == 0 && len(after.components) == 0 && !after.other:
		f.refuse(strings.TrimSuffix(prefix, "."), "cannot send an empty message")
	}
}

// wholeMessage is a message as a request leaves it.
type wholeMessage struct {
	content    string
	embeds     int
	components []Component
	v2, other  bool // other: attachments, stickers or a poll
}

// outcome merges a body into the message that it changes, if any.
func outcome(b messageBody, old *entry, files int) wholeMessage {
	m := wholeMessage{other: files > 0 || len(b.Attachments.value) > 0 || len(b.Stickers) > 0 || present(b.Poll)}
	if old == nil {
		old = new(entry)
	}
	m.other = m.other || len(old.m.Attachments) > 0 && !b.Attachments.set
	m.content, m.embeds, m.components = old.m.Content, len(old.m.Embeds), old.m.Components
	m.v2 = (old.flags|b.Flags.value)&flagComponentsV2 != 0
	if b.Content.set {
		m.content = b.Content.value
	}
	if b.Embeds.set {
		m.embeds = len(b.Embeds.value)
	}
	if b.Components.set {
		m.components = b.Components.value
	}
	return m
}

// pings holds this project's rule: each message says that it mentions nobody.
// Discord itself refuses only a list beside its category.
func (f *findings) pings(path string, m *allowedMentions) {
	if m == nil || m.Parse == nil {
		f.note(path, `must be {"parse":[]}, so that nobody is mentioned`)
		return
	}
	for category, ids := range map[string][]string{"users": m.Users, "roles": m.Roles} {
		if slices.Contains(m.Parse, category) && len(ids) > 0 {
			f.refuse(path, "parse %q and the list of %s exclude each other", category, category)
		}
	}
	if len(m.Parse)+len(m.Users)+len(m.Roles) > 0 || m.RepliedUser {
		f.note(path, `must be {"parse":[]}, so that nobody is mentioned`)
	}
}
