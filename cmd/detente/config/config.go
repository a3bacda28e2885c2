// Package config reads the settings: their defaults, then config.yaml, then
// the environment, each over the one before. What comes out is a typed,
// checked struct; the rest of the program is given plain values from it.
//
// The reading is strict. A key or a DETENTE_ variable that nobody knows, a
// value of the wrong type, a duration without a unit or a secret in the file
// is an error, and all errors are reported together, one a line.
//
// A new setting is one field of the structs in this file, and an entry in
// config.yaml, which a test asks for. The field's tags say the rest:
//
//	key      its name in the file; DETENTE_SECTION_KEY in the environment
//	default  its default, written as in the environment
//	range    the least and the most, of a number or a duration: "1..64"
//	oneof    the values that are allowed: "text,json"
//	check    a rule of its own, by its name in check.go
//	path     "yes" for names of files and folders, "url" for a URL that may be
//	         one: relative ones in the file count from the file's folder
//
// A field of type [Secret] is taken from the environment only.
package config

import (
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// Config holds every setting. The zero Config is not valid: [Load] or
// [Default] makes one. It can be printed and logged: secrets show as
// "[redacted]".
type Config struct {
	Discord    Discord    `key:"discord"`
	Knowledge  Knowledge  `key:"knowledge"`
	Answer     Answer     `key:"answer"`
	LLM        LLM        `key:"llm"`
	Embeddings Embeddings `key:"embeddings"`
	Prompts    Prompts    `key:"prompts"`
	Limits     Limits     `key:"limits"`
	Store      Store      `key:"store"`
	HTTP       HTTP       `key:"http"`
	Log        Log        `key:"log"`

	// File is the path of the configuration file that was read, and empty when
	// there was none. It is not a setting.
	File string `key:"-"`
}

// Discord holds the settings of the connection to Discord.
type Discord struct {
	// Token is the bot's token. Without one the bot talks in the terminal.
	Token Secret `key:"token" check:"token"`
	// APIBase is where Discord's REST interface is reached, an http or https
	// URL without a query. Empty means https://discord.com.
	APIBase string `key:"api_base" check:"url"`
	// MessageContent asks for the privileged intent of that name. Mentions,
	// replies to the bot, direct messages and commands work without it.
	MessageContent bool `key:"message_content" default:"false"`
	// AllowGuilds and AllowUsers are the ids of the only servers and people that
	// are served; empty ones mean all. DenyGuilds and DenyUsers never are.
	AllowGuilds []string `key:"allow_guilds" check:"ids"`
	DenyGuilds  []string `key:"deny_guilds" check:"ids"`
	AllowUsers  []string `key:"allow_users" check:"ids"`
	DenyUsers   []string `key:"deny_users" check:"ids"`
}

// Knowledge names what the bot answers from.
type Knowledge struct {
	// Sources are files and folders of documents, patterns of such, or
	// "builtin:NAME" for one that comes with the program. There is at least one.
	Sources []string `key:"sources" default:"builtin:russia-nato" check:"items" path:"yes"`
	// Exclude are patterns of files and folders that are left out.
	Exclude []string `key:"exclude" check:"patterns"`
	// URL is the pattern of the documents' public addresses. Empty means that they
	// have none but those that they tell themselves.
	URL string `key:"url" check:"address"`
	// Watch says that changes of the files are noticed while the bot runs.
	Watch bool `key:"watch" default:"true"`
	// Dictionaries are files with words of another language in Chinese, for
	// questions about Chinese documents. English is built in.
	Dictionaries []string `key:"dictionaries" check:"files" path:"yes"`
	// Glossary is a file with phrases of one meaning, for all documents. Empty
	// means none.
	Glossary string `key:"glossary" path:"yes"`
}

// Answer holds the settings of answering.
type Answer struct {
	// MinConfidence is the probability, 0 to 1, below which the reply says
	// that the documents do not tell. 0 means the calibrated default.
	MinConfidence float64 `key:"min_confidence" default:"0" range:"0..1"`
	// Language is the language of the reply's own words. Empty means the
	// asker's.
	Language string `key:"language" oneof:",zh,zh-Hant,en,ru,fr,de"`
}

// LLM holds the settings of the language model that phrases replies. There is
// one when BaseURL or APIKey is set; Model is needed then.
type LLM struct {
	// BaseURL is an OpenAI-compatible server's. Empty means OpenAI's.
	BaseURL string `key:"base_url" check:"server"`
	// Model is the model's name, or in Azure the deployment's.
	Model string `key:"model"`
	// APIKey is the server's key, if it wants one.
	APIKey Secret `key:"api_key"`
	// Organization is sent to OpenAI. Empty means none.
	Organization string `key:"organization"`
	// AzureVersion is the version of Azure's API. Empty means that the server is
	// not Azure's.
	AzureVersion string `key:"azure_version"`
	// Timeout bounds the model's whole part of an answer.
	Timeout time.Duration `key:"timeout" default:"20s" range:"100ms..5m"`
	// FirstToken is how long the model may take until its first token.
	FirstToken time.Duration `key:"first_token" default:"10s" range:"10ms..5m"`
	// Idle is how long the model may pause after that.
	Idle time.Duration `key:"idle" default:"5s" range:"10ms..5m"`
	// TokenField is the request's field that bounds a reply. Empty means what
	// the model's name asks for.
	TokenField string `key:"token_field" oneof:",max_tokens,max_completion_tokens"`
	// Temperature is sent unless it is negative.
	Temperature float64 `key:"temperature" default:"0" range:"-1..2"`
	// MaxTokens bounds a reply, with its reasoning.
	MaxTokens int `key:"max_tokens" default:"800" range:"16..32768"`
	// ContextTokens bounds a prompt.
	ContextTokens int `key:"context_tokens" default:"3000" range:"512..1000000"`
	// Concurrent is how many requests run at once.
	Concurrent int `key:"concurrent" default:"4" range:"1..64"`
	// DailyTokens is what each guild may use in a day. 0 means no limit.
	DailyTokens int `key:"daily_tokens" default:"0" range:"0..1000000000"`
	// PromptPrice and CompletionPrice are for a million tokens.
	PromptPrice     float64 `key:"prompt_price" default:"0" range:"0..1000000"`
	CompletionPrice float64 `key:"completion_price" default:"0" range:"0..1000000"`
	// Persona says who speaks and in what tone. Empty means nobody in particular.
	Persona string `key:"persona" check:"short"`
	// Cache is how long an identical question is answered as before. 0 means
	// that each is asked anew.
	Cache time.Duration `key:"cache" default:"10m" range:"0s..24h"`
}

// Configured reports whether there is a model.
func (l LLM) Configured() bool { return l.BaseURL != "" || l.APIKey.IsSet() }

// Embeddings holds the settings of the model that makes vectors for retrieval.
// There is one when BaseURL or APIKey is set; Model is needed then.
type Embeddings struct {
	// BaseURL is an OpenAI-compatible server's. Empty means OpenAI's.
	BaseURL string `key:"base_url" check:"server"`
	// Model is the model's name.
	Model string `key:"model"`
	// APIKey is the server's key, if it wants one.
	APIKey Secret `key:"api_key"`
	// Weight is what meaning counts against words when passages are searched.
	// 0 makes no vectors at all.
	Weight float64 `key:"weight" default:"0.2" range:"0..1"`
	// File keeps the vectors of passages. Empty means one for each model in the
	// user's folder for caches.
	File string `key:"file" path:"yes"`
	// Batch is how many passages are sent at once.
	Batch int `key:"batch" default:"32" range:"1..1024"`
	// Timeout is how long a question waits for its vector before words alone
	// are searched.
	Timeout time.Duration `key:"timeout" default:"2s" range:"100ms..1m"`
	// QueryPrefix and PassagePrefix are put before questions and passages.
	QueryPrefix   string `key:"query_prefix"`
	PassagePrefix string `key:"passage_prefix"`
}

// Configured reports whether there is a model for embeddings.
func (e Embeddings) Configured() bool { return e.BaseURL != "" || e.APIKey.IsSet() }

// Prompts holds the settings of what the language model is told.
type Prompts struct {
	// Dir is a folder whose templates replace those of the program that have the
	// same names. Empty means none.
	Dir string `key:"dir" path:"yes"`
}

// HTTP holds the settings of the web server for metrics and health.
type HTTP struct {
	// Listen is the address, host:port, to serve /metrics and /healthz at.
	// Empty means that nothing is served.
	Listen string `key:"listen" check:"listen"`
}

// Limits bound what one asker and all askers together can use.
type Limits struct {
	// UserPerMinute is how many questions a minute one user may ask.
	UserPerMinute int `key:"user_per_minute" default:"10" range:"1..1000"`
	// ChannelPerMinute is how many questions a minute one channel may ask.
	ChannelPerMinute int `key:"channel_per_minute" default:"30" range:"1..10000"`
	// Concurrent is how many questions are answered at the same time.
	Concurrent int `key:"concurrent" default:"8" range:"1..256"`
	// Waiting is how many more questions may wait for their turn, or for Discord to
	// take their answers.
	Waiting int `key:"waiting" default:"2000" range:"1..100000"`
	// Drain is how long answers in flight may take when the bot stops.
	Drain time.Duration `key:"drain" default:"10s" range:"100ms..5m"`
}

// Store holds the settings of what the bot remembers across restarts.
type Store struct {
	// URL is where: "sqlite:PATH" or a path, or "memory:" to keep nothing on
	// disk. Empty means detente.db in the user's configuration folder.
	URL string `key:"url" check:"store" path:"url"`
	// Retention is how long the text of questions is kept. 0 keeps none.
	Retention time.Duration `key:"retention" default:"720h" range:"0s..8760h"`
	// Grace is how long a server's data stay after the bot has left it.
	Grace time.Duration `key:"grace" default:"168h" range:"0s..8760h"`
}

// Log holds the settings of the log, which goes to standard error.
type Log struct {
	// Level is the least important level that is written.
	Level string `key:"level" default:"info" oneof:"debug,info,warn,error"`
	// Format is the form of a line.
	Format string `key:"format" default:"text" oneof:"text,json"`
}

// Default returns the settings without a file and without an environment.
func Default() Config {
	c, err := newLoader().config()
	if err != nil {
		panic(fmt.Sprintf("config: a default breaks its own rule: %v", err))
	}
	return c
}

// String returns the settings as lines "name: value", secrets redacted.
func (c Config) String() string {
	var b strings.Builder
	for _, l := range leaves() {
		fmt.Fprintf(&b, "%s: %v\n", l.name, l.of(c))
	}
	return b.String()
}

// LogValue returns the settings as a group of attributes, secrets redacted.
func (c Config) LogValue() slog.Value {
	var attrs []slog.Attr
	for _, l := range leaves() {
		attrs = append(attrs, slog.Any(l.name, l.of(c)))
	}
	return slog.GroupValue(attrs...)
}
