// Package model talks to a language model behind an OpenAI-compatible server.
// go-openai lives here alone.
package model

// A Message is one message of a conversation with a model.
type Message struct {
	Role    Role
	Content string
}

// A Role says who speaks.
type Role string

// The roles.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
)

// A Request asks a model for a text.
type Request struct {
	Messages []Message
	// MaxTokens bounds the reply; 0 leaves it to the client's default.
	MaxTokens int
	// Payer names whose daily budget pays, such as a guild's id; "" is the budget
	// of all that is not of a guild.
	Payer string
}

// A Result is a text that a model finished.
type Result struct {
	// Text is the whole text, reasoning stripped, always valid UTF-8.
	Text string
	// Truncated tells that the model stopped for its length.
	Truncated bool
	Usage     Usage
}

// Usage counts the tokens of a request; estimated where the server does not tell.
type Usage struct {
	Prompt, Completion int
}
