package discordtest

import (
	"encoding/json"
	"strconv"
)

// Command is a registered application command.
type Command struct {
	ID          string          `json:"id"`
	GuildID     string          `json:"guild_id"` // "" for a global command
	Type        int             `json:"type"`     // 1 slash, 2 user, 3 message
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Options     []CommandOption `json:"options"`
	// Contexts says where it may be used (0 guild, 1 direct message, 2 private
	// channel), nil: wherever it is installed.
	Contexts []int `json:"contexts"`
	// IntegrationTypes says how it is installed (0 guild, 1 user), nil: [0].
	IntegrationTypes []int `json:"integration_types"`
	// DefaultMemberPermissions is text or a float64, as it was sent; nil: everyone
	// may use it.
	DefaultMemberPermissions any             `json:"default_member_permissions"`
	Raw                      json.RawMessage `json:"-"` // as Discord returns it, localisations included
}

// needs returns the permissions that a member must have, and whether there are
// any limits; 0 then means that only administrators may.
func (c Command) needs() (permissions int64, limited bool) {
	switch v := c.DefaultMemberPermissions.(type) {
	case string:
		n, err := strconv.ParseInt(v, 10, 64)
		return n, err == nil
	case float64:
		return int64(v), true
	}
	return 0, false
}

// CommandOption is an option of a command.
type CommandOption struct {
	Type         int             `json:"type"` // 3 string, 4 integer, 5 boolean, 10 number, …
	Name         string          `json:"name"`
	Description  string          `json:"description"`
	Required     bool            `json:"required"`
	Autocomplete bool            `json:"autocomplete"`
	MinLength    *int            `json:"min_length"`
	MaxLength    *int            `json:"max_length"`
	MinValue     *float64        `json:"min_value"`
	MaxValue     *float64        `json:"max_value"`
	ChannelTypes []int           `json:"channel_types"`
	Choices      []Choice        `json:"choices"`
	Options      []CommandOption `json:"options"` // of a subcommand
}

// Choice is one of the values that an option allows. Value is a string or a
// float64.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}
