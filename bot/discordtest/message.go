package discordtest

import "encoding/json"

// Message is one message of the fake Discord as it stands when it is read:
// a copy, which later edits do not change.
type Message struct {
	ID, ChannelID string
	Type          int // 0 plain, 18 tells of a thread, 19 reply, 20 command's response, 21 begins a thread
	Author        User
	Content       string
	Embeds        []Embed
	Components    []Component
	Attachments   []Attachment
	Reference     string // ID of the message that it replies to, or ""
	Ephemeral     bool
	For           User // who alone sees an ephemeral message; else zero
	Nonce         string
	Edits         int             // how many times it was edited
	Raw           json.RawMessage // body of the last request that wrote it; nil for a Post
}

// Embed is an embed as the bot sent it. Absent parts are zero or nil.
type Embed struct {
	Title       string        `json:"title"`
	Type        string        `json:"type"`
	Description string        `json:"description"`
	URL         string        `json:"url"`
	Timestamp   string        `json:"timestamp"`
	Color       int           `json:"color"`
	Fields      []EmbedField  `json:"fields"`
	Footer      *EmbedFooter  `json:"footer"`
	Author      *EmbedAuthor  `json:"author"`
	Image       *EmbedPicture `json:"image"`
	Thumbnail   *EmbedPicture `json:"thumbnail"`
}

// EmbedField is a field of an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline"`
}

// EmbedFooter is the footer of an embed.
type EmbedFooter struct {
	Text    string `json:"text"`
	IconURL string `json:"icon_url"`
}

// EmbedAuthor is the author line of an embed.
type EmbedAuthor struct {
	Name    string `json:"name"`
	URL     string `json:"url"`
	IconURL string `json:"icon_url"`
}

// EmbedPicture is the image or the thumbnail of an embed.
type EmbedPicture struct {
	URL string `json:"url"`
}

// Component is a message component of any kind as the bot sent it; Type says
// which of the fields mean something (1 row, 2 button, 3 select, 10 text, …).
type Component struct {
	Type        int            `json:"type"`
	ID          int            `json:"id"`
	CustomID    string         `json:"custom_id"`
	Label       string         `json:"label"`
	Style       int            `json:"style"`
	URL         string         `json:"url"`
	SKU         string         `json:"sku_id"`
	Disabled    bool           `json:"disabled"`
	Emoji       *Emoji         `json:"emoji"`
	Placeholder string         `json:"placeholder"`
	MinValues   *int           `json:"min_values"`
	MaxValues   *int           `json:"max_values"`
	Options     []SelectOption `json:"options"`
	Defaults    []Default      `json:"default_values"`
	// ChannelTypes limits what a channel select offers; none: every type.
	ChannelTypes []int       `json:"channel_types"`
	Content      string      `json:"content"`
	Components   []Component `json:"components"`
	Accessory    *Component  `json:"accessory"`
}

// Emoji is the emoji of a button or of a select option.
type Emoji struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Default is what a select of users, roles or channels has chosen at first.
type Default struct {
	ID   string `json:"id"`
	Type string `json:"type"` // "user", "role" or "channel"
}

// SelectOption is one choice of a string select.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Emoji       *Emoji `json:"emoji"`
	Default     bool   `json:"default"`
}
