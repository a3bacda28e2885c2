package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Component types and the limits of their parts,
// https://discord.com/developers/docs/components/reference
const (
	typeRow          = 1
	typeButton       = 2
	typeStringSelect = 3
	typeUserSelect   = 5
	typeRoleSelect   = 6
	typeBothSelect   = 7
	typeLastSelect   = 8 // of channels
	typeSection      = 9
	typeTextDisplay  = 10
	typeContainer    = 17

	styleLink    = 5
	stylePremium = 6

	maxCustomID    = 100
	maxLabel       = 80
	maxButtonURL   = 512
	maxPlaceholder = 150
	maxChoices     = 25
	maxChoiceText  = 100
)

// isSelect reports whether it is a string, user, role, mentionable or channel
// select.
func (c Component) isSelect() bool {
	return c.Type == typeStringSelect || c.Type >= typeUserSelect && c.Type <= typeLastSelect
}

// componentCheck goes through the components of one message.
type componentCheck struct {
	*findings
	v2    bool
	ids   map[string]bool // custom_ids so far
	parts int
	text  int // characters in text displays
}

// components checks the components of a message with the V2 flag or without.
func (f *findings) components(path string, list []Component, v2 bool) {
	c := &componentCheck{findings: f, v2: v2, ids: make(map[string]bool)}
	c.all(path, list, c.top)
	switch {
	case v2 && len(list) == 0:
		f.refuse(path, "a message with the V2 flag has no content but its components")
	case v2 && c.parts > maxV2Parts:
		f.refuse(path, "%d components, at most %d", c.parts, maxV2Parts)
	case v2 && c.text > maxV2Text:
		f.refuse(path, "%d characters of text, at most %d", c.text, maxV2Text)
	case !v2 && len(list) > maxRows:
		f.refuse(path, "%d rows, at most %d", len(list), maxRows)
	}
}

// all counts and checks each component of a list.
func (c *componentCheck) all(path string, list []Component, one func(string, Component)) {
	for i, p := range list {
		c.parts++
		one(fmt.Sprintf("%s[%d]", path, i), p)
	}
}

// top checks a component that stands in the message or in a container.
func (c *componentCheck) top(path string, p Component) {
	switch {
	case p.Type == typeRow:
		c.row(path, p)
	case !c.v2:
		c.refuse(path, "type %d needs a row around it, or the V2 flag", p.Type)
	case p.Type == typeTextDisplay:
		c.textDisplay(path, p)
	case p.Type == typeSection:
		c.section(path, p)
	case p.Type == typeContainer:
		if len(p.Components) == 0 {
			c.refuse(path, "an empty container")
		}
		c.all(path+".components", p.Components, c.top)
	case p.Type < typeContainer && p.Type > typeTextDisplay: // pictures, files, separators
	default:
		c.refuse(path, "type %d may not stand here", p.Type)
	}
}

// textDisplay checks a text, the only thing that a section may hold.
func (c *componentCheck) textDisplay(path string, p Component) {
	if p.Type != typeTextDisplay {
		c.refuse(path, "type %d may not stand here", p.Type)
	}
	c.filled(path+".content", p.Content, maxV2Text)
	c.text += utf8.RuneCountInString(p.Content)
}

// section checks texts beside a button or a picture.
func (c *componentCheck) section(path string, p Component) {
	if n := len(p.Components); n < 1 || n > 3 {
		c.refuse(path, "%d texts in a section, 1 to 3", n)
	}
	c.all(path+".components", p.Components, c.textDisplay)
	if p.Accessory == nil {
		c.refuse(path+".accessory", "is required")
		return
	}
	c.parts++
	if p.Accessory.Type == typeButton {
		c.button(path+".accessory", *p.Accessory)
	}
}

// row checks an action row: up to five buttons or one select.
func (c *componentCheck) row(path string, p Component) {
	if n := len(p.Components); n < 1 || n > maxRowParts {
		c.refuse(path, "%d components in a row, 1 to %d", n, maxRowParts)
	}
	for _, part := range p.Components {
		if part.isSelect() && len(p.Components) > 1 {
			c.refuse(path, "a select stands alone in its row")
			break
		}
	}
	c.all(path+".components", p.Components, func(path string, part Component) {
		switch {
		case part.Type == typeButton:
			c.button(path, part)
		case part.isSelect():
			c.choose(path, part)
		default:
			c.refuse(path, "type %d may not stand in a row", part.Type)
		}
	})
}

// button checks that a button has what its style needs and nothing else.
func (c *componentCheck) button(path string, p Component) {
	c.length(path+".label", p.Label, maxLabel)
	switch p.Style {
	case 1, 2, 3, 4:
		c.customID(path, p.CustomID)
		if p.URL != "" {
			c.refuse(path+".url", "only link buttons have one")
		}
	case styleLink:
		c.link(path, p)
	case stylePremium:
		if p.SKU == "" || p.CustomID != "" || p.Label != "" || p.URL != "" || p.Emoji != nil {
			c.refuse(path, "a premium button has a sku_id and nothing else")
		}
		return
	default:
		c.refuse(path+".style", "%d is not between 1 and 6", p.Style)
	}
	if strings.TrimSpace(p.Label) == "" && p.Emoji == nil {
		c.refuse(path, "a button needs a label or an emoji")
	}
}

// link checks what only link buttons have.
func (c *componentCheck) link(path string, p Component) {
	if p.CustomID != "" {
		c.refuse(path+".custom_id", "a link button has none")
	}
	if p.URL == "" {
		c.refuse(path+".url", "a link button needs one")
	}
	c.scheme(path+".url", p.URL, "http", "https", "discord")
	c.length(path+".url", p.URL, maxButtonURL)
}

// customID checks an ID that must be unique in the message.
func (c *componentCheck) customID(path, id string) {
	c.filled(path+".custom_id", id, maxCustomID)
	if c.ids[id] {
		c.refuse(path+".custom_id", "%q is there twice", id)
	}
	c.ids[id] = true
}

// choose checks a select menu.
func (c *componentCheck) choose(path string, p Component) {
	c.customID(path, p.CustomID)
	c.length(path+".placeholder", p.Placeholder, maxPlaceholder)
	least, most := p.bounds()
	if least < 0 || most < 1 || most > maxChoices || least > most {
		c.refuse(path, "min_values %d and max_values %d do not fit", least, most)
	}
	if p.Type == typeStringSelect {
		c.choices(path, p, most)
	} else if len(p.Options) > 0 {
		c.refuse(path+".options", "only a string select has options")
	}
	if p.Type != typeLastSelect && len(p.ChannelTypes) > 0 {
		c.refuse(path+".channel_types", "only a channel select has them")
	}
	c.defaults(path+".default_values", p, most)
}

// defaults checks what a select of users, roles or channels has chosen at
// first.
func (c *componentCheck) defaults(path string, p Component, most int) {
	kinds := map[int]string{typeUserSelect: "user", typeRoleSelect: "role", typeBothSelect: "user role", typeLastSelect: "channel"}[p.Type]
	if len(p.Defaults) > most {
		c.refuse(path, "%d defaults, max_values is %d", len(p.Defaults), most)
	}
	seen := make(map[string]bool)
	for i, d := range p.Defaults {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !slices.Contains(strings.Fields(kinds), d.Type) {
			c.refuse(at+".type", "%q does not fit select type %d", d.Type, p.Type)
		}
		if seen[d.ID] || d.ID == "" {
			c.refuse(at+".id", "%q is empty or there twice", d.ID)
		}
		seen[d.ID] = true
	}
}

// choices checks the options of a string select, of which at most most can be
// chosen.
func (c *componentCheck) choices(path string, p Component, most int) {
	if n := len(p.Options); n < 1 || n > maxChoices || most > n {
		c.refuse(path+".options", "%d options, 1 to %d and no fewer than max_values %d", n, maxChoices, most)
	}
	seen, chosen := make(map[string]bool), 0
	for i, o := range p.Options {
		at := fmt.Sprintf("%s.options[%d]", path, i)
		c.filled(at+".label", o.Label, maxChoiceText)
		c.filled(at+".value", o.Value, maxChoiceText)
		c.length(at+".description", o.Description, maxChoiceText)
		if seen[o.Value] {
			c.refuse(at+".value", "%q is there twice", o.Value)
		}
		seen[o.Value] = true
		if o.Default {
			chosen++
		}
	}
	if chosen > most {
		c.refuse(path+".options", "%d defaults, max_values is %d", chosen, most)
	}
}
