package modeltest

import (
	"encoding/json"
	"net/http"
	"time"
)

// An Exchange is a request and the way to answer it, for a [Behaviour] or a
// [Part] of a test's own.
type Exchange struct {
	Request Request

	w     http.ResponseWriter
	r     *http.Request
	ended <-chan struct{}
}

// Write sends bytes at once. Errors are of no use: the client has left.
func (x *Exchange) Write(text string) {
	_, _ = x.w.Write([]byte(text))
	_ = http.NewResponseController(x.w).Flush()
}

// Wait waits for d, and reports whether the client is still there.
func (x *Exchange) Wait(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-x.r.Context().Done():
	case <-x.ended:
	}
	return false
}

// hang waits until the client leaves.
func (x *Exchange) hang() {
	select {
	case <-x.r.Context().Done():
	case <-x.ended:
	}
}

func (x *Exchange) json(status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		panic(err) // a test's value that is not JSON
	}
	Page(status, "application/json", string(text))(x)
}

// Page answers with any page.
func Page(status int, contentType, body string) Behaviour {
	return func(x *Exchange) {
		x.w.Header().Set("Content-Type", contentType)
		x.w.WriteHeader(status)
		x.Write(body)
	}
}

// Fail refuses with an error object as OpenAI sends it.
func Fail(status int, message string) Behaviour { return FailCode(status, "", message) }

// FailCode is [Fail] with the error's code, such as "insufficient_quota".
func FailCode(status int, code, message string) Behaviour {
	return func(x *Exchange) {
		x.json(status, map[string]any{"error": map[string]any{"message": message, "type": "test_error", "code": code}})
	}
}

// FailAfter is [Fail] with a Retry-After header: seconds, or an HTTP date.
func FailAfter(status int, retryAfter, message string) Behaviour {
	return func(x *Exchange) {
		x.w.Header().Set("Retry-After", retryAfter)
		Fail(status, message)(x)
	}
}

// Redirect sends the client elsewhere.
func Redirect(status int, to string) Behaviour {
	return func(x *Exchange) { http.Redirect(x.w, x.r, to, status) }
}

// Hang sends not even a header.
func Hang() Behaviour { return func(x *Exchange) { x.hang() } }

// Vanish closes the connection without an answer.
func Vanish() Behaviour { return func(*Exchange) { panic(http.ErrAbortHandler) } }

// Choose behaves as choose says when it has seen the request.
func Choose(choose func(Request) Behaviour) Behaviour {
	return func(x *Exchange) { choose(x.Request)(x) }
}

// Answer says what a function makes of the request, a few characters a chunk.
func Answer(text func(Request) string) Behaviour {
	return Choose(func(r Request) Behaviour { return Say(split(text(r))...) })
}

// split parts a text into chunks as models do, a few characters each.
func split(text string) (pieces []string) {
	const size = 4
	runes := []rune(text)
	for len(runes) > 0 {
		n := min(size, len(runes))
		pieces = append(pieces, string(runes[:n]))
		runes = runes[n:]
	}
	return pieces
}
