package model

import (
	"strings"
	"sync"
	"testing"

	"detente/answer/model/modeltest"
)

// TestTokenFieldAndTemperature looks at what is really sent. go-openai refuses
// max_tokens and temperatures for some of these names.
func TestTokenFieldAndTemperature(t *testing.T) {
	t.Parallel()
	const none = "none"
	for _, test := range []struct {
		model, field string
		temperature  float64
		wantField    string
		wantSent     any
	}{
		{"llama3.2", "", 0, MaxTokens, 0.0},
		{"llama3.2", "", 0.7, MaxTokens, 0.7},
		{"llama3.2", "", -1, MaxTokens, none},
		{"llama3.2", MaxCompletionTokens, 0, MaxCompletionTokens, 0.0},
		{"gpt-4o-mini", "", 0, MaxTokens, 0.0},
		{"gpt-oss:20b", "", 0, MaxTokens, 0.0},
		{"o1-mini", "", 0, MaxCompletionTokens, none},
		{"o3", "", 0.5, MaxCompletionTokens, none},
		{"o4-mini", "", 0, MaxCompletionTokens, none},
		{"gpt-5-nano", "", 0, MaxCompletionTokens, none},
		{"gpt-6-astra", "", 0, MaxCompletionTokens, none},
		{"gpt-5-nano", MaxCompletionTokens, 0, MaxCompletionTokens, none},
		// On servers of one's own, whatever the name.
		{"o1-local", MaxTokens, 0, MaxTokens, 0.0},
		{"o3-local", MaxTokens, 0.5, MaxTokens, 0.5},
		{"gpt-5-local", MaxTokens, 0, MaxTokens, 0.0},
		{"gpt-6-astra", MaxTokens, 0.5, MaxTokens, 0.5},
		{"text-davinci-003", "", 0, MaxTokens, 0.0},
	} {
		s := modeltest.New(t)
		c := newTestClient(t, s, func(o *Options) {
			o.Model, o.TokenField, o.Temperature = test.model, test.field, test.temperature
		})
		if _, err := ask(t, c); err != nil {
			t.Errorf("%s, %q: %v", test.model, test.field, err)
			continue
		}
		fields := s.Requests()[0].Fields
		sent, ok := fields["temperature"]
		if !ok {
			sent = none
		}
		if fields["model"] != test.model || fields[test.wantField] != 800.0 || sent != test.wantSent {
			t.Errorf("%s, %q, %v: sent %v", test.model, test.field, test.temperature, fields)
		}
		for _, f := range []string{MaxTokens, MaxCompletionTokens} {
			if _, has := fields[f]; has != (f == test.wantField) {
				t.Errorf("%s, %q: sent %v, want %s alone", test.model, test.field, fields, test.wantField)
			}
		}
	}
}

func TestRequest(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	c := newTestClient(t, s, func(o *Options) {
		o.BaseURL, o.APIKey, o.Organization, o.MaxTokens = s.URL()+"/", "hush", "org-1", 50
	})
	if _, err := ask(t, c); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Stream(t.Context(), Request{Messages: []Message{{User, "<a> & \u2028"}}, MaxTokens: 9}, nil); err != nil {
		t.Fatal(err)
	}
	r := s.Requests()[0]
	if r.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer hush" || r.Header.Get("OpenAI-Organization") != "org-1" {
		t.Errorf("sent to %s with %v", r.Path, r.Header)
	}
	if r.Prompt() != "Be brief.\n\nHello" || r.Messages[0].Role != "system" || r.Messages[1].Role != "user" || r.Fields["max_tokens"] != 50.0 {
		t.Errorf("sent %v", r.Fields)
	}
	if options, _ := r.Fields["stream_options"].(map[string]any); r.Fields["stream"] != true || options["include_usage"] != true {
		t.Errorf("sent %v", r.Fields)
	}
	if r := s.Requests()[1]; r.Prompt() != "<a> & \u2028" || r.Fields["max_tokens"] != 9.0 {
		t.Errorf("sent %v", r.Fields)
	}
}

func TestNoKeyNoHeader(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	if _, err := ask(t, newTestClient(t, s)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Authorization", "Api-Key", "OpenAI-Organization"} {
		if values, has := s.Requests()[0].Header[name]; has {
			t.Errorf("sent %s: %q", name, values)
		}
	}
}

func TestAzure(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	s.RequireKey("hush")
	// go-openai's own mapper would take the dot and the colon out.
	c := newTestClient(t, s, func(o *Options) {
		o.BaseURL, o.APIKey, o.AzureVersion, o.Model = s.Root()+"/", "hush", "2024-10-21", "gpt-3.5:mine"
	})
	if _, err := ask(t, c); err != nil {
		t.Fatal(err)
	}
	r := s.Requests()[0]
	if r.Path != "/openai/deployments/gpt-3.5:mine/chat/completions" || r.Query != "api-version=2024-10-21" {
		t.Errorf("sent to %s?%s", r.Path, r.Query)
	}
	if r.Header.Get("api-key") != "hush" || r.Header.Get("Authorization") != "" {
		t.Errorf("sent %v", r.Header)
	}
}

// An old server refuses to count tokens; it is asked again without that, once.
func TestServerWithoutUsage(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(400, "Unrecognized request argument supplied: stream_options"), modeltest.Say("ok"))
	c := newTestClient(t, s)
	for range 2 {
		if got, err := ask(t, c); err != nil || got.Text != "ok" {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	var asked []bool
	for _, r := range s.Requests() {
		_, has := r.Fields["stream_options"]
		asked = append(asked, has)
	}
	if len(asked) != 3 || !asked[0] || asked[1] || asked[2] {
		t.Errorf("asked for usage: %v, want only the first time", asked)
	}
}

// Calls that are refused at the same time are all asked again.
func TestServerWithoutUsageAtOnce(t *testing.T) {
	t.Parallel()
	const calls = 4
	var arrived, done sync.WaitGroup
	arrived.Add(calls)
	c := newTestClient(t, modeltest.New(t, modeltest.Choose(func(r modeltest.Request) modeltest.Behaviour {
		if r.Fields["stream_options"] == nil {
			return modeltest.Say("ok")
		}
		arrived.Done()
		arrived.Wait()
		return modeltest.Fail(422, "stream_options: extra fields not permitted")
	})))
	for range calls {
		done.Go(func() {
			if _, err := c.Stream(t.Context(), question("Hello"), nil); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	// A server that says so whatever it is asked is not asked for ever.
	s := modeltest.New(t, modeltest.Fail(400, "stream_options"))
	if _, err := ask(t, newTestClient(t, s)); Reason(err) != reasonRejected || len(s.Requests()) != 2 {
		t.Errorf("%d requests, %v; want 2", len(s.Requests()), err)
	}
}

// A redirect is not followed: the prompt stays where the owner sent it.
func TestRedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	elsewhere := modeltest.New(t)
	for _, status := range []int{301, 302, 307, 308} {
		s := modeltest.New(t, modeltest.Redirect(status, elsewhere.URL()+"/chat/completions?x=secret"))
		_, err := ask(t, newTestClient(t, s))
		if err == nil || !strings.Contains(err.Error(), elsewhere.URL()) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%d: got %v, want where it leads, without the query", status, err)
		}
	}
	if n := len(elsewhere.Requests()); n != 0 {
		t.Errorf("%d requests went elsewhere", n)
	}
}

func TestKeyIsNotRepeated(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(401, "Incorrect API key provided: hush-hush"))
	c := newTestClient(t, s, func(o *Options) { o.APIKey = "hush-hush" })
	_, err := ask(t, c)
	if err == nil || strings.Contains(err.Error(), "hush-hush") || !strings.Contains(err.Error(), "[redacted]") {
		t.Errorf("got %v", err)
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	good := Options{BaseURL: "http://localhost:11434/v1", Model: "m"}
	for _, test := range []struct {
		change func(*Options)
		want   string
	}{
		{func(o *Options) { o.BaseURL = "" }, "neither llm.base_url nor llm.api_key"},
		{func(o *Options) { o.Model = "" }, "llm.model is not set"},
		{func(o *Options) { o.BaseURL = "localhost:11434" }, "llm.base_url is not"},
		{func(o *Options) { o.BaseURL = "http://u:hush@h/v1" }, "llm.base_url is not"},
		{func(o *Options) { o.AzureVersion = "2024-10-21" }, "llm.azure_version is set"},
		{func(o *Options) { o.TokenField = "tokens" }, "llm.token_field"},
		{func(o *Options) { o.Temperature = 2.1 }, "llm.temperature"},
		{func(o *Options) { o.MaxTokens = -1 }, "llm.max_tokens"},
		{func(o *Options) { o.Timeout = -1 }, "llm.timeout"},
		{func(o *Options) { o.FirstToken = -1 }, "llm.first_token"},
		{func(o *Options) { o.Idle = -1 }, "llm.idle"},
		{func(o *Options) { o.Concurrent = -1 }, "llm.concurrent"},
		{func(o *Options) { o.DailyTokens = -1 }, "llm.daily_tokens"},
		{func(o *Options) { o.PromptPrice = -1 }, "llm.prompt_price"},
		{func(o *Options) { o.CompletionPrice = -1 }, "llm.completion_price"},
	} {
		o := good
		test.change(&o)
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "hush") {
			t.Errorf("got %v, want an error with %q", err, test.want)
		}
	}
	for _, o := range []Options{good, {APIKey: "k", Model: "m"}} {
		if c, err := New(o); err != nil || c.Name() != "m" {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
