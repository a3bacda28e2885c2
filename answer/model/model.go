// Package model talks to a language model behind an OpenAI-compatible server:
// OpenAI, Azure, Ollama, llama.cpp, vLLM. go-openai lives here alone.
//
// A [Client] streams texts, an [Embedder] makes vectors. Both trust the server
// with nothing: every wait has an end, every size a limit, what a server sends is
// taken for an answer only when it says that it has finished, and after several
// failures in a row it is left alone for a while. Package modeltest is a server
// that misbehaves in all the ways that this package knows.
//
// What surprises about go-openai, and where it is seen to:
//
//	a cut stream ends like a complete one          reply.ending wants a finish_reason
//	an error that is no object is an empty line    reply.read
//	comments are counted as errors                 newAPI raises the limit
//	no time limits                                 watchdog, newHTTP
//	no retries, Retry-After unseen                 server.do, exchange
//	temperature 0 is dropped, fields are refused   exchange.complete
//	  by the model's name
//	embeddings come in any order                   inOrder
//	"reasoning" is not parsed                      chunk, thinker
//	an empty key sends no header, but Azure's      Options.Validate
//	Azure's names are changed                      newAPI
//
// Ollama cuts a prompt that is longer than its context, and says nothing: whoever
// makes a prompt bounds it by [EstimateTokens].
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
	// MaxTokens bounds the reply, with its reasoning; 0 is Options.MaxTokens.
	MaxTokens int
	// Payer names whose daily budget pays, such as a guild's id; "" is the budget
	// of all that is not of a guild.
	Payer string
}

// A Result is a text that a model finished.
type Result struct {
	// Text is the whole text, reasoning stripped, always valid UTF-8, and never
	// blank: what the pieces were, put together.
	Text string
	// Truncated tells that the model stopped for its length.
	Truncated bool
	Usage     Usage
}

// Usage counts the tokens of a request; estimated where the server does not tell.
type Usage struct {
	Prompt, Completion int
}
