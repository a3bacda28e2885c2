package discordtest

import "encoding/json"

// Command is a registered application command.
type Command struct {
	ID          string          `json:"id"`
	GuildID     string          `json:"guild_id"` // "" for a global command
	Type        int             `json:"type"`     // 1 slash, 2 user, 3 message
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Options     []CommandOption `json:"options"`
	Raw         json.RawMessage `json:"-"` // as Discord returns it, localisations included
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
	Choices      []Choice        `json:"choices"`
	Options      []CommandOption `json:"options"` // of a subcommand
}

// Choice is one of the values that an option allows. Value is a string or a
// float64.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}
