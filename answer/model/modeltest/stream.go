package modeltest

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// A Part is a part of a stream.
type Part func(*Exchange)

// Say streams a text, a piece a chunk, and finishes as a good server does.
func Say(pieces ...string) Behaviour {
	parts := []Part{Role()}
	for _, p := range pieces {
		parts = append(parts, Text(p))
	}
	return Stream(append(parts, Finish("stop"), Usage(7, len(pieces)), Done())...)
}

// Stream sends parts one after the other as server-sent events, and then ends
// the body: without [Finish] and [Done] it is a stream that was cut.
func Stream(parts ...Part) Behaviour {
	return func(x *Exchange) {
		x.w.Header().Set("Content-Type", "text/event-stream")
		x.w.WriteHeader(http.StatusOK)
		x.Write("")
		for _, p := range parts {
			p(x)
		}
	}
}

// Line sends a line as it is, with the empty line that ends an event.
func Line(text string) Part { return func(x *Exchange) { x.Write(text + "\n\n") } }

// Data sends an event.
func Data(body string) Part { return Line("data: " + body) }

// Role sends the first chunk of most servers, which has no text.
func Role() Part { return delta(`"role":"assistant","content":""`) }

// Text sends a chunk of the text. Its bytes are sent as they are, even when they
// are no UTF-8 or a part of a character.
func Text(piece string) Part { return delta(`"content":` + quote(piece)) }

// Reasoning sends a chunk of reasoning as Ollama and OpenRouter call it.
func Reasoning(piece string) Part { return delta(`"reasoning":` + quote(piece)) }

// ReasoningContent sends a chunk of reasoning as DeepSeek, vLLM and llama.cpp
// call it.
func ReasoningContent(piece string) Part { return delta(`"reasoning_content":` + quote(piece)) }

// Finish sends the chunk that says why the model stopped: "stop", "length" or
// "content_filter".
func Finish(reason string) Part { return choice(`{}`, quote(reason)) }

// Usage sends the chunk that counts the tokens.
func Usage(prompt, completion int) Part {
	return Data(fmt.Sprintf(`{"id":"1","object":"chat.completion.chunk","created":1,"model":"test","choices":[],`+
		`"usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}`, prompt, completion, prompt+completion))
}

// Done sends the event that ends a stream.
func Done() Part { return Data("[DONE]") }

// Comments sends lines that only keep the connection alive.
func Comments(n int) Part {
	return func(x *Exchange) { x.Write(strings.Repeat(": keep-alive\n\n", n)) }
}

// Pause waits before the next part.
func Pause(d time.Duration) Part { return func(x *Exchange) { x.Wait(d) } }

// Stall sends nothing more, and keeps the connection open.
func Stall() Part { return func(x *Exchange) { x.hang() } }

// Reset breaks the connection off.
func Reset() Part { return func(*Exchange) { panic(http.ErrAbortHandler) } }

// Drip sends a text in chunks of a character, and these byte by byte, with a
// pause after each, until the client leaves.
func Drip(every time.Duration, text string) Part {
	return func(x *Exchange) {
		for _, r := range text {
			for _, b := range []byte("data: " + chunk(`{"content":`+quote(string(r))+`}`, "null") + "\n\n") {
				x.Write(string([]byte{b}))
				if !x.Wait(every) {
					return
				}
			}
		}
	}
}

func delta(fields string) Part { return choice("{"+fields+"}", "null") }

func choice(delta, finish string) Part { return Data(chunk(delta, finish)) }

func chunk(delta, finish string) string {
	return `{"id":"1","object":"chat.completion.chunk","created":1,"model":"test",` +
		`"choices":[{"index":0,"delta":` + delta + `,"finish_reason":` + finish + `}]}`
}

// quote is a JSON string whose bytes are text's, be they UTF-8 or not.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range []byte(text) {
		switch {
		case c == '"' || c == '\\':
			b.Write([]byte{'\\', c})
		case c < ' ':
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
