package model

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sashabaranov/go-openai"
)

// What a caller may want to tell apart. Other errors are the server's faults.
var (
	// ErrUnavailable means that the server was not asked: it has failed several
	// times in a row, or too many calls are running.
	ErrUnavailable = errors.New("the model is not available now")
	// ErrBudget means that the payer has used up the tokens of the day.
	ErrBudget = errors.New("the day's tokens are used up")
	// ErrTimeout means that one of the options' time limits has passed.
	ErrTimeout = errors.New("the model took too long")
)

// The reasons of failures, as [Reason] returns them. There are no others, so
// they can be labels of a metric.
const (
	reasonUnavailable = "unavailable"
	reasonBudget      = "budget"
	reasonTimeout     = "timeout"
	reasonCancelled   = "cancelled"    // by the caller
	reasonNetwork     = "network"      // no connection, or it broke
	reasonDenied      = "denied"       // 401, 403
	reasonNotFound    = "not_found"    // 404
	reasonLimited     = "rate_limited" // 429
	reasonRejected    = "rejected"     // other 4xx, redirects
	reasonServer      = "server_error" // 5xx, and errors within a stream
	reasonGarbled     = "garbled"      // what came can't be read
	reasonUnfinished  = "unfinished"   // the stream was cut, or ended for a strange reason
	reasonFiltered    = "filtered"     // finish_reason content_filter
	reasonEmpty       = "empty"        // no visible text
	reasonTooLong     = "too_long"     // more than maxText
	reasonReasoning   = "reasoning"    // the text turned out to be reasoning
)

// Reason says in one word why a call failed, for metrics and logs: "timeout",
// "rate_limited" and so on, "other" for an error that is not of this package, and
// "" for nil.
func Reason(err error) string {
	if err == nil {
		return ""
	}
	if f := (*failure)(nil); errors.As(err, &f) {
		return f.reason
	}
	return "other"
}

// A failure is what every error of a call is.
type failure struct {
	reason string
	status int    // of HTTP, 0 when there was none
	code   string // of the server's error object
	wait   wait   // what the server asked for
	err    error
}

// A wait is a time that a server asked to wait for; not asked is the zero wait.
type wait struct {
	asked bool
	time  time.Duration
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func failed(reason, format string, args ...any) *failure {
	return &failure{reason: reason, err: fmt.Errorf(format, args...)}
}

// passing reports whether the same request may succeed a little later.
func (f *failure) passing() bool {
	if f.code == "insufficient_quota" {
		return false // OpenAI's 429 for an account without money
	}
	return f.status == http.StatusTooManyRequests || f.status >= http.StatusInternalServerError
}

// harmless reports whether err says nothing about the server's health: the
// caller has left, or the request itself was wrong.
func harmless(err error) bool {
	reason := Reason(err)
	return reason == reasonCancelled || reason == reasonRejected
}

// healthy reports whether the server did its work, whatever the model said.
func healthy(err error) bool {
	switch Reason(err) {
	case "", reasonFiltered, reasonEmpty, reasonTooLong, reasonReasoning:
		return true
	}
	return false
}

// failureOf explains an error of go-openai that came while ctx held.
func failureOf(ctx context.Context, err error) *failure {
	if f := (*failure)(nil); errors.As(err, &f) {
		return f
	}
	if ctx.Err() != nil {
		return ended(ctx)
	}
	api, request := (*openai.APIError)(nil), (*openai.RequestError)(nil)
	switch timeout := net.Error(nil); {
	case errors.As(err, &api):
		return refused(api.HTTPStatusCode, fmt.Sprint(api.Code), api.Message)
	case errors.As(err, &request):
		return refused(request.HTTPStatusCode, "", string(request.Body))
	case errors.As(err, &timeout) && timeout.Timeout():
		return &failure{reason: reasonTimeout, err: fmt.Errorf("%w: %w", ErrTimeout, err)}
	}
	return failed(reasonNetwork, "reach the model: %w", err)
}

// ended is the failure of a call whose context has ended.
func ended(ctx context.Context) *failure {
	cause := context.Cause(ctx)
	if errors.Is(cause, ErrTimeout) {
		return &failure{reason: reasonTimeout, err: cause}
	}
	return failed(reasonCancelled, "ask the model: %w", cause)
}

// refused is the failure that a server reports; 0 is a status within a stream.
func refused(status int, code, message string) *failure {
	f := &failure{reason: reasonOf(status), status: status, code: code}
	f.err = fmt.Errorf("the model's server reports: %s", brief(message))
	if status != 0 {
		f.err = fmt.Errorf("the model's server answers %d %s: %s", status, http.StatusText(status), brief(message))
	}
	return f
}

func reasonOf(status int) string {
	switch {
	case status == 0 || status >= http.StatusInternalServerError:
		return reasonServer
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return reasonDenied
	case status == http.StatusNotFound:
		return reasonNotFound
	case status == http.StatusTooManyRequests:
		return reasonLimited
	}
	return reasonRejected
}

// brief is a server's message on one line and not long.
func brief(message string) string {
	const most = 300 // bytes
	message = strings.Join(strings.Fields(strings.ToValidUTF8(message, "\uFFFD")), " ")
	if len(message) <= most {
		return message
	}
	cut := most
	for !utf8.RuneStart(message[cut]) {
		cut--
	}
	return message[:cut] + "…"
}
