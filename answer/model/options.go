package model

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"regexp"
	"time"
)

// openAI is where a client with a key and no base URL goes.
const openAI = "https://api.openai.com/v1"

// The names of the field that bounds a reply, for Options.TokenField.
const (
	MaxTokens           = "max_tokens"
	MaxCompletionTokens = "max_completion_tokens"
)

// The defaults of Options. A reply and its prompt (llm.context_tokens) fit
// together into the 4096 tokens that Ollama gives a conversation.
const (
	defaultTimeout    = 20 * time.Second
	defaultFirstToken = 10 * time.Second
	defaultIdle       = 5 * time.Second
	defaultMaxTokens  = 800
	defaultConcurrent = 4
)

// Options say how a [Client] reaches a model. The zero value of every field but
// Model means the default that its comment names.
type Options struct {
	// BaseURL is the server's, such as http://localhost:11434/v1. The default is
	// OpenAI's, and needs an APIKey.
	BaseURL string
	// Model is the model's name, or in Azure the deployment's. It is needed.
	Model string
	// APIKey is a secret and is never logged. Without one no header is sent.
	APIKey string
	// Organization is sent to OpenAI; none by default.
	Organization string
	// AzureVersion, such as 2024-10-21, makes requests in Azure's way. BaseURL is
	// then the resource's address, and APIKey is needed.
	AzureVersion string
	// TokenField is MaxTokens or MaxCompletionTokens. The default is the second
	// for the names of OpenAI's reasoning models, and the first for all others.
	TokenField string
	// Temperature is sent as it is, 0 too, but not if it is negative, and not to
	// OpenAI's reasoning models, which refuse it: to a model with the name of one
	// only when TokenField is MaxTokens.
	Temperature float64
	// MaxTokens bounds a reply that does not say; 800 by default.
	MaxTokens int
	// Timeout bounds a call as a whole, with its wait and its retries; 20 seconds
	// by default.
	Timeout time.Duration
	// FirstToken is how long a try may take until the first token, of reasoning
	// or of the text; 10 seconds by default.
	FirstToken time.Duration
	// Idle is how long nothing may come after that; 5 seconds by default.
	Idle time.Duration
	// Concurrent is how many calls run at once; 4 by default. More wait.
	Concurrent int
	// DailyTokens is what each payer may use in a day of UTC, counted since the
	// program started; 0 is no limit.
	DailyTokens int
	// PromptPrice and CompletionPrice are for a million tokens, in any currency;
	// they make Event.Cost.
	PromptPrice, CompletionPrice float64
	// Observe is told of each call when it has ended, from many goroutines at
	// once; nil is nobody.
	Observe func(Event)
	// Logger gets neither keys nor texts; nothing is logged by default.
	Logger *slog.Logger
}

// Validate reports the first fault in words that name the setting.
func (o Options) Validate() error {
	if err := validateServer("llm", o.BaseURL, o.Model, o.APIKey); err != nil {
		return err
	}
	switch {
	case o.AzureVersion != "" && (o.BaseURL == "" || o.APIKey == ""):
		return errors.New("llm.azure_version is set, but not both llm.base_url and llm.api_key, which Azure needs: " +
			"set them, or leave the version out for a server that is not Azure's")
	case o.TokenField != "" && o.TokenField != MaxTokens && o.TokenField != MaxCompletionTokens:
		return fmt.Errorf("llm.token_field: %q is neither %s nor %s", o.TokenField, MaxTokens, MaxCompletionTokens)
	case !(o.Temperature <= 2):
		return fmt.Errorf("llm.temperature: %v is more than 2", o.Temperature)
	}
	for _, n := range []struct {
		name  string
		value float64
	}{
		{"max_tokens", float64(o.MaxTokens)},
		{"timeout", float64(o.Timeout)},
		{"first_token", float64(o.FirstToken)},
		{"idle", float64(o.Idle)},
		{"concurrent", float64(o.Concurrent)},
		{"daily_tokens", float64(o.DailyTokens)},
		{"prompt_price", o.PromptPrice},
		{"completion_price", o.CompletionPrice},
	} {
		if !(n.value >= 0) {
			return fmt.Errorf("llm.%s: is negative", n.name)
		}
	}
	return nil
}

// validateServer checks what every server needs; section is the settings'.
func validateServer(section, base, model, key string) error {
	if base == "" && key == "" {
		return fmt.Errorf("neither %s.base_url nor %s.api_key is set: set the first for a server of your own, the second for OpenAI", section, section)
	}
	if model == "" {
		return fmt.Errorf("%s.model is not set: name the model that the server at %s should use", section, cmp.Or(base, openAI))
	}
	u, err := url.Parse(base)
	if base != "" && (err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("%s.base_url is not an http or https URL without a password, such as http://localhost:11434/v1", section)
	}
	return nil
}

// reasoner matches the names of OpenAI's own reasoning models, which take
// max_completion_tokens alone and no temperature.
var reasoner = regexp.MustCompile(`^(o[1-9]|gpt-([5-9]|[1-9][0-9]))`)

func (o Options) withDefaults() Options {
	o.BaseURL = cmp.Or(o.BaseURL, openAI)
	if o.TokenField == "" {
		o.TokenField = MaxTokens
		if reasoner.MatchString(o.Model) {
			o.TokenField = MaxCompletionTokens
		}
	}
	if o.TokenField == MaxCompletionTokens && reasoner.MatchString(o.Model) {
		o.Temperature = -1
	}
	o.MaxTokens = cmp.Or(o.MaxTokens, defaultMaxTokens)
	o.Timeout = cmp.Or(o.Timeout, defaultTimeout)
	o.FirstToken = cmp.Or(o.FirstToken, defaultFirstToken)
	o.Idle = cmp.Or(o.Idle, defaultIdle)
	o.Concurrent = cmp.Or(o.Concurrent, defaultConcurrent)
	o.Logger = orSilent(o.Logger)
	if o.Observe == nil {
		o.Observe = func(Event) {}
	}
	return o
}

func orSilent(log *slog.Logger) *slog.Logger {
	if log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return log
}

// An Event is a call that has ended.
type Event struct {
	// Operation is "chat" or "embeddings".
	Operation string
	// Outcome is "ok", "truncated", or the [Reason] of the error.
	Outcome string
	// Usage is what the call used, also when it failed.
	Usage Usage
	// Cost is what that costs, by the prices of the options.
	Cost float64
	// Duration is the whole call's.
	Duration time.Duration
}
