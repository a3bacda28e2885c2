package bot

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

// scripted is a rest whose requests get the given answers, one after the
// other. It repeats without pausing.
func scripted(t *testing.T, answers ...roundTripper) (*rest, *int) {
	t.Helper()
	sent := 0
	tr := sendTo(t, "", func(req *http.Request) (*http.Response, error) {
		sent++
		return answers[min(sent, len(answers))-1](req)
	})
	r, err := newREST(goodToken, "agent", newClient(tr))
	if err != nil {
		t.Fatal(err)
	}
	r.pause = 0
	return r, &sent
}

func TestRequestsAreRepeated(t *testing.T) {
	ok := answering(200, `{"id":"7"}`, nil)
	failed := roundTripper(func(*http.Request) (*http.Response, error) { return nil, errors.New("no route") })
	limited := answering(429, `{"message":"slow down","retry_after":0.001}`, nil)
	tests := []struct {
		name    string
		answers []roundTripper
		sent    int
		ok      bool
	}{
		{"at once", []roundTripper{ok}, 1, true},
		{"after 502", []roundTripper{answering(502, "", nil), ok}, 2, true},
		{"after 500", []roundTripper{answering(500, "", nil), ok}, 2, true},
		{"after a network fault", []roundTripper{failed, failed, ok}, 3, true},
		{"after 429", []roundTripper{limited, ok}, 2, true},
		{"not after 403", []roundTripper{answering(403, "{}", nil), ok}, 1, false},
		{"not after a long 429", []roundTripper{answering(429, `{"retry_after":3600}`, nil), ok}, 1, false},
		{"not for ever", []roundTripper{answering(503, "", nil)}, maxTries, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, sent := scripted(t, test.answers...)
			app, err := r.application(t.Context())
			if (err == nil) != test.ok || *sent != test.sent {
				t.Errorf("%d requests, %v; want %d, success %v", *sent, err, test.sent, test.ok)
			}
			if test.ok && app.ID != "7" {
				t.Errorf("application %+v", app)
			}
		})
	}
}

func TestRateLimitWaitEndsWithContext(t *testing.T) {
	spent := http.Header{"X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset-After": {"3600"}}
	r, sent := scripted(t, answering(200, `{}`, spent))
	if _, err := r.application(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.application(ctx); !errors.Is(err, context.Canceled) || *sent != 1 {
		t.Errorf("%d requests, %v; want one, and the context's error", *sent, err)
	}
	// Another route has a limit of its own.
	ctx, cancel = context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if _, err := r.gateway(ctx); err != nil {
		t.Errorf("another route: %v", err)
	}
}

func TestErrorsKeepSecrets(t *testing.T) {
	const secret = "interaction-secret"
	failed := roundTripper(func(*http.Request) (*http.Response, error) { return nil, errors.New("no route") })
	for _, answer := range []roundTripper{failed, answering(429, `{"retry_after":3600}`, nil), answering(404, "{}", nil)} {
		r, _ := scripted(t, answer)
		i := interactionWith("1", secret)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		_, edited := r.edit(ctx, i, newBucket("x"), reply{content: "x"})
		_, responded := r.respond(ctx, i, callback{Type: 4})
		for _, err := range []error{edited, responded} {
			if err == nil || strings.Contains(err.Error(), secret) {
				t.Errorf("error %v", err)
			}
		}
	}
}
