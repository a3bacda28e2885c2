package model

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"detente/answer/model/modeltest"
)

// TestCheck wants each fault with what to do about it.
func TestCheck(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name      string
		behaviour modeltest.Behaviour
		change    func(*Options)
		want      string // "" is no error
	}{
		{"fine", modeltest.Say("OK"), nil, ""},
		{"only reasoning", modeltest.Stream(modeltest.Reasoning("hm"), modeltest.Finish("length")), nil, ""},
		{"a wrong key", modeltest.Fail(401, "Incorrect API key provided"), nil, "set DETENTE_LLM_API_KEY"},
		{"no such model", modeltest.Fail(404, "The model `x` does not exist"), nil, "set llm.model to one that the server has: test"},
		{"a page", modeltest.Page(200, "text/html", "<html>"), nil, "does llm.base_url end with /v1?"},
		{"a limit", modeltest.Fail(429, "slow down"), nil, "the account has no credit left"},
		{"a fault", modeltest.Fail(500, "oops"), nil, "the server has a fault of its own"},
		{"an error in the stream", modeltest.Stream(modeltest.Data(`{"error":"CUDA"}`)), nil, "the server has a fault of its own"},
		{"max_tokens", modeltest.Fail(400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."), nil, "set llm.token_field to max_completion_tokens"},
		{"max_completion_tokens", modeltest.Fail(400, "Unrecognized request argument supplied: max_completion_tokens"), func(o *Options) { o.TokenField = MaxCompletionTokens }, "set llm.token_field to max_tokens"},
		{"temperature", modeltest.Fail(400, "Unsupported value: 'temperature' does not support 0"), nil, "set llm.temperature to -1"},
		{"a bad name", modeltest.Fail(400, "invalid model name"), nil, "is \"test\" the right name for llm.model?"},
		{"other rejections", modeltest.Fail(418, "teapot"), nil, "418"},
		{"a redirect", modeltest.Redirect(308, "https://example.org/v1/chat/completions"), nil, "redirects to https://example.org/v1/chat/completions"},
		{"a hang", modeltest.Hang(), hurried, "raise llm.first_token and llm.timeout"},
		{"not connected", modeltest.Say(), func(o *Options) { o.BaseURL = "http://" + closedPort(t) + "/v1" }, "nothing listens at http://"},
		{"no such name", modeltest.Say(), func(o *Options) { o.BaseURL = "http://nowhere.invalid/v1" }, "llm.base_url and the network"},
		{"no TLS", modeltest.Say(), func(o *Options) { o.BaseURL = strings.Replace(o.BaseURL, "http:", "https:", 1) }, "write http:// in llm.base_url"},
		{"a strange certificate", modeltest.Say(), func(o *Options) { o.BaseURL = untrusted(t) }, "certificate is not trusted"},
		{"Azure", modeltest.Fail(404, "DeploymentNotFound"), func(o *Options) { o.AzureVersion, o.APIKey = "v", "k" }, "is there a deployment \"test\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := modeltest.New(t, test.behaviour)
			change := test.change
			if change == nil {
				change = func(*Options) {}
			}
			err := newTestClient(t, s, change).Check(t.Context())
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// closedPort is an address that nothing listens at.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// untrusted is a server with a certificate that nobody trusts.
func untrusted(t *testing.T) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

// A path that does not exist and a model that does not are both 404.
func TestCheckMissing(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(404, "no such model"))
	wrongPath := newTestClient(t, s, func(o *Options) { o.BaseURL = pathless(t) })
	if err := wrongPath.Check(t.Context()); err == nil || !strings.Contains(err.Error(), "does llm.base_url end with /v1?") {
		t.Errorf("got %v", err)
	}
	s.SetModels("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
	if err := newTestClient(t, s).Check(t.Context()); err == nil || !strings.HasSuffix(err.Error(), "the server has: a, b, c, d, e, f, g, h, and 2 more") {
		t.Errorf("got %v", err)
	}
	s.SetModels()
	if err := newTestClient(t, s).Check(t.Context()); err == nil || !strings.Contains(err.Error(), `load or pull "test" there`) {
		t.Errorf("got %v", err)
	}
}

// pathless is a server that knows no path at all.
func pathless(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(s.Close)
	return s.URL
}

func TestCheckMindsNoBudgetAndNoBreaker(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(401, ""))
	c := newTestClient(t, s, func(o *Options) { o.DailyTokens = 2000 })
	for range maxFailures {
		_, _ = ask(t, c) // opens the breaker
	}
	s.Script(modeltest.Say("OK"))
	if _, err := ask(t, c); !errors.Is(err, ErrUnavailable) {
		t.Fatal(err)
	}
	if err := c.Check(t.Context()); err != nil {
		t.Error(err)
	}
	left, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Check(left); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestCheckEmbedder(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	e := newTestEmbedder(t, s)
	if n, err := e.Check(t.Context()); n != 16 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	for want, b := range map[string]modeltest.Behaviour{
		"set DETENTE_EMBEDDINGS_API_KEY":                        modeltest.Fail(401, ""),
		"set embeddings.model to one that the server has: test": modeltest.Fail(404, ""),
		"does embeddings.base_url end with /v1?":                modeltest.Page(200, "text/html", "<html>"),
	} {
		s.ScriptEmbeddings(b)
		if _, err := e.Check(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
