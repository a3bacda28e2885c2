package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// testToken has the shape of a bot token, and is none.
const testToken = "bm90LWEtdG9rZW4.GtEsT0.b25seS1mb3ItdGVzdHM"

// folder returns a new folder that holds the file config.yaml with that text.
func folder(t *testing.T, yaml string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, fileName), yaml)
	return dir
}

// write makes a file with that text.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// load loads what has to be good.
func load(t *testing.T, in Source) Config {
	t.Helper()
	c, err := Load(in)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return c
}

// same reports a setting that is not the wanted one.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	c := load(t, Source{Dir: t.TempDir()})
	same(t, "without a file", c, Default())
	same(t, "token", c.Discord.Token.IsSet(), false)
	same(t, "sources", c.Knowledge.Sources, []string{"builtin:russia-nato"})
	same(t, "drain", c.Limits.Drain, 10*time.Second)
	same(t, "waiting", c.Limits.Waiting, 2000)
	same(t, "level", c.Log.Level, "info")
}

// A model is used when it has an address or a key, and not otherwise.
func TestConfigured(t *testing.T) {
	t.Parallel()
	for env, want := range map[string][2]bool{
		"":                                     {false, false},
		"DETENTE_LLM_MODEL=m":                  {false, false},
		"DETENTE_LLM_API_KEY=k":                {true, false},
		"DETENTE_LLM_BASE_URL=http://h":        {true, false},
		"DETENTE_EMBEDDINGS_MODEL=m":           {false, false},
		"DETENTE_EMBEDDINGS_API_KEY=k":         {false, true},
		"DETENTE_EMBEDDINGS_BASE_URL=http://h": {false, true},
	} {
		c := load(t, Source{Dir: t.TempDir(), Env: []string{env}})
		same(t, env, [2]bool{c.LLM.Configured(), c.Embeddings.Configured()}, want)
	}
}

// Tests in other packages rely on it: the process's own environment is not
// looked at, only the one that is given.
func TestProcessEnvironmentIsNotRead(t *testing.T) {
	t.Setenv("DETENTE_LOG_LEVEL", "debug")
	t.Setenv("DETENTE_NONSENSE", "1")
	same(t, "settings", load(t, Source{Dir: t.TempDir()}), Default())
}

func TestFilesThatChangeNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"",
		"# only a comment\n",
		"---\n",
		"{}",
		"limits:\n",
		"limits: {}\n",
		"limits:\n  drain:\nlog: ~\n",
		"discord: {token: }",
		`{"log": {"level": "info"}}`,
		"\ufefflog:\n  level: info\n",
		"log:\r\n  level: info\r\n",
	} {
		c := load(t, Source{Dir: folder(t, text)})
		c.File = ""
		same(t, text, c, Default())
	}
}

const everyKey = `
discord: {api_base: "http://127.0.0.1:8080/proxy", message_content: true}
knowledge:
  sources: [docs, ../more/a.md, /srv/docs, "builtin:russia-nato"]
  dictionaries: [words.de.tsv]
  exclude: ["drafts", "**/*.de.md"]
  url: https://docs.example.org/{path}
  watch: false
  glossary: ../terms.txt
answer: {min_confidence: 1, language: zh-Hant}
llm:
  {base_url: "http://localhost:11434/v1", model: m, organization: o, azure_version: v, timeout: 1m, first_token: 2s,
  idle: 3s, token_field: max_tokens, temperature: 0.5, max_tokens: 100, context_tokens: 2000, concurrent: 2,
  daily_tokens: 5000, prompt_price: 1.5, completion_price: 6, persona: Be kind., cache: 0s}
embeddings:
  {base_url: "https://h/v1", model: e, weight: 0.5, file: v.dvec, batch: 8, timeout: 3s, query_prefix: "q: ",
  passage_prefix: "p: "}
prompts: {dir: prompts}
http: {listen: "127.0.0.1:9090"}
limits: {user_per_minute: 1, channel_per_minute: 2, concurrent: 3, waiting: 4, drain: 1m30s}
store: {url: "sqlite:data/bot.db", retention: 0s, grace: 1h}
log: {level: error, format: json}
`

func TestFile(t *testing.T) {
	t.Parallel()
	dir := folder(t, everyKey)
	c := load(t, Source{Dir: dir})
	same(t, "settings", c, Config{
		Discord: Discord{APIBase: "http://127.0.0.1:8080/proxy", MessageContent: true},
		Knowledge: Knowledge{Sources: []string{
			filepath.Join(dir, "docs"), filepath.Join(dir, "../more/a.md"), "/srv/docs", "builtin:russia-nato",
		}, Exclude: []string{"drafts", "**/*.de.md"}, URL: "https://docs.example.org/{path}", Dictionaries: []string{filepath.Join(dir, "words.de.tsv")}, Glossary: filepath.Join(dir, "../terms.txt")},
		Answer: Answer{MinConfidence: 1, Language: "zh-Hant"},
		LLM: LLM{
			BaseURL: "http://localhost:11434/v1", Model: "m", Organization: "o", AzureVersion: "v", Timeout: time.Minute,
			FirstToken: 2 * time.Second, Idle: 3 * time.Second, TokenField: "max_tokens", Temperature: 0.5, MaxTokens: 100,
			ContextTokens: 2000, Concurrent: 2, DailyTokens: 5000, PromptPrice: 1.5, CompletionPrice: 6, Persona: "Be kind.",
		},
		Embeddings: Embeddings{
			BaseURL: "https://h/v1", Model: "e", Weight: 0.5, File: filepath.Join(dir, "v.dvec"), Batch: 8,
			Timeout: 3 * time.Second, QueryPrefix: "q: ", PassagePrefix: "p: ",
		},
		Prompts: Prompts{Dir: filepath.Join(dir, "prompts")},
		Limits:  Limits{UserPerMinute: 1, ChannelPerMinute: 2, Concurrent: 3, Waiting: 4, Drain: 90 * time.Second},
		Store:   Store{URL: filepath.Join(dir, "data/bot.db"), Grace: time.Hour},
		HTTP:    HTTP{Listen: "127.0.0.1:9090"},
		Log:     Log{Level: "error", Format: "json"},
		File:    filepath.Join(dir, fileName),
	})
}

func TestEnvironmentOverridesFile(t *testing.T) {
	t.Parallel()
	dir := folder(t, everyKey)
	c := load(t, Source{Dir: dir, Env: []string{
		"HOME=/root", "=C:=odd", "noise",
		"DETENTE_DISCORD_TOKEN=" + testToken,
		"DETENTE_DISCORD_API_BASE=https://example.org",
		"DETENTE_DISCORD_MESSAGE_CONTENT=false",
		"DETENTE_KNOWLEDGE_SOURCES=mine, /srv/b ,builtin:russia-nato",
		"DETENTE_KNOWLEDGE_DICTIONARIES=a.de.tsv,/srv/b.tsv",
		"DETENTE_KNOWLEDGE_GLOSSARY=terms.txt",
		"DETENTE_ANSWER_MIN_CONFIDENCE=0.25",
		"DETENTE_ANSWER_LANGUAGE=ru",
		"DETENTE_LLM_BASE_URL=http://127.0.0.1:8080/v1", "DETENTE_LLM_API_KEY=key", "DETENTE_LLM_TEMPERATURE=-1",
		"DETENTE_EMBEDDINGS_API_KEY=other", "DETENTE_PROMPTS_DIR=mine", "DETENTE_HTTP_LISTEN=:80",
		"DETENTE_LIMITS_USER_PER_MINUTE=10",
		"DETENTE_LIMITS_CONCURRENT=1", "DETENTE_LIMITS_CONCURRENT=16",
		"DETENTE_LIMITS_DRAIN=500ms",
		"DETENTE_LOG_LEVEL=", // empty: the file's value stays
		"DETENTE_TEST_ANYTHING=1", "DETENTE_REQUIRE=1", "DETENTE_DISCORD_SPEC=x",
	}})
	same(t, "token", c.Discord.Token.Reveal(), testToken)
	same(t, "api_base", c.Discord.APIBase, "https://example.org")
	same(t, "message_content", c.Discord.MessageContent, false)
	same(t, "sources", c.Knowledge.Sources, []string{filepath.Join(dir, "mine"), "/srv/b", "builtin:russia-nato"})
	same(t, "dictionaries", c.Knowledge.Dictionaries, []string{filepath.Join(dir, "a.de.tsv"), "/srv/b.tsv"})
	same(t, "glossary", c.Knowledge.Glossary, filepath.Join(dir, "terms.txt"))
	same(t, "answer", c.Answer, Answer{MinConfidence: 0.25, Language: "ru"})
	same(t, "llm.base_url", c.LLM.BaseURL, "http://127.0.0.1:8080/v1")
	same(t, "llm.api_key", c.LLM.APIKey.Reveal(), "key")
	same(t, "llm.temperature", c.LLM.Temperature, -1.0)
	same(t, "llm.model", c.LLM.Model, "m")
	same(t, "embeddings.api_key", c.Embeddings.APIKey.Reveal(), "other")
	same(t, "prompts.dir", c.Prompts.Dir, filepath.Join(dir, "mine"))
	m := load(t, Source{Dir: dir, Env: []string{"DETENTE_STORE_URL=memory:"}})
	same(t, "store.url", m.Store.URL, "memory:")
	same(t, "http.listen", c.HTTP.Listen, ":80")
	same(t, "limits", c.Limits, Limits{UserPerMinute: 10, ChannelPerMinute: 2, Concurrent: 16, Waiting: 4, Drain: 500 * time.Millisecond})
	same(t, "log", c.Log, Log{Level: "error", Format: "json"})
}

func TestWhichFile(t *testing.T) {
	t.Parallel()
	dir := folder(t, "log: {level: warn}")
	if err := os.Mkdir(filepath.Join(dir, "etc"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "etc", "a.yaml"), "{log: {level: debug}, knowledge: {sources: [docs]}}")
	write(t, filepath.Join(dir, "b.yaml"), "log: {level: error}")
	named := []string{"DETENTE_CONFIG=b.yaml"}
	for _, tt := range []struct {
		what, level, file string
		in                Source
	}{
		{"config.yaml by itself", "warn", fileName, Source{Dir: dir}},
		{"a path", "debug", "etc/a.yaml", Source{Dir: dir, Path: "etc/a.yaml"}},
		{"a whole path", "debug", "etc/a.yaml", Source{Path: filepath.Join(dir, "etc/a.yaml")}},
		{"the variable", "error", "b.yaml", Source{Dir: dir, Env: named}},
		{"a path before the variable", "debug", "etc/a.yaml", Source{Dir: dir, Path: "etc/a.yaml", Env: named}},
	} {
		c := load(t, tt.in)
		same(t, tt.what, c.Log.Level, tt.level)
		same(t, tt.what, c.File, filepath.Join(dir, tt.file))
		if tt.file == "etc/a.yaml" {
			same(t, tt.what, c.Knowledge.Sources, []string{filepath.Join(dir, "etc", "docs")})
		}
	}
}

func TestSecretFromFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, end := range []string{"", "\n", "\r\n"} {
		write(t, filepath.Join(dir, "token"), testToken+end)
		c := load(t, Source{Dir: dir, Env: []string{"DETENTE_DISCORD_TOKEN_FILE=token"}})
		same(t, "token", c.Discord.Token.Reveal(), testToken)
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	var names []string
	for _, k := range Keys() {
		names = append(names, k.Name)
		same(t, k.Name, k.Env, "DETENTE_"+strings.ToUpper(strings.ReplaceAll(k.Name, ".", "_")))
		same(t, k.Name+" is secret", k.Secret, k.Name == "discord.token" || strings.HasSuffix(k.Name, ".api_key"))
		if distance(k.Env+fileSuffix, "") == maxCompared {
			t.Errorf("%s is too long to be compared: raise maxCompared", k.Env)
		}
	}
	same(t, "names", names, []string{
		"discord.token", "discord.api_base", "discord.message_content",
		"discord.allow_guilds", "discord.deny_guilds", "discord.allow_users", "discord.deny_users",
		"knowledge.sources", "knowledge.exclude", "knowledge.url", "knowledge.watch", "knowledge.dictionaries", "knowledge.glossary", "answer.min_confidence", "answer.language",
		"llm.base_url", "llm.model", "llm.api_key", "llm.organization", "llm.azure_version", "llm.timeout", "llm.first_token",
		"llm.idle", "llm.token_field", "llm.temperature", "llm.max_tokens", "llm.context_tokens", "llm.concurrent",
		"llm.daily_tokens", "llm.prompt_price", "llm.completion_price", "llm.persona", "llm.cache",
		"embeddings.base_url", "embeddings.model", "embeddings.api_key", "embeddings.weight", "embeddings.file",
		"embeddings.batch", "embeddings.timeout", "embeddings.query_prefix", "embeddings.passage_prefix", "prompts.dir",
		"limits.user_per_minute", "limits.channel_per_minute", "limits.concurrent", "limits.waiting", "limits.drain",
		"store.url", "store.retention", "store.grace", "http.listen", "log.level", "log.format",
	})
	same(t, "drain", Keys()[47], Key{"limits.drain", "DETENTE_LIMITS_DRAIN", "duration", "10s", false})
}

// FuzzLoad wants a valid configuration or clear errors of whatever stands in
// the file and in a variable, and never both.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(everyKey), "10s")
	f.Add([]byte("limits: {drain: 30}\nlog: [\n"), "30")
	f.Add([]byte("a: &a {drain: 1s}\nlimits: *a\n? [x]\n: y\n"), "")
	f.Add([]byte("limits: {<<: {drain: 1s}, 1: 2, .nan: 3}\n---\n"), "-1s")
	f.Add([]byte("answer: {min_confidence: .nan}\nlog: {level: !!binary aW5mbw==}"), "1e9h")
	f.Add([]byte("log: {level: 2026-11-22}\nLOG: {level: info}\n"), "9")
	f.Fuzz(func(t *testing.T, yaml []byte, drain string) {
		l := newLoader()
		l.readYAML(fileName, "folder", yaml)
		l.readEnvironment(Source{}, map[string]string{"DETENTE_LIMITS_DRAIN": drain})
		c, err := l.config()
		if err != nil {
			checkReport(t, c, err)
			return
		}
		for _, leaf := range leaves() {
			if err := leaf.check(leaf.of(c)); err != nil {
				t.Errorf("%s was let through: %v", leaf.name, err)
			}
		}
	})
}

// checkReport wants a zero Config with an error, and each line of the error to
// begin with the name of the file or the variable.
func checkReport(t *testing.T, c Config, err error) {
	t.Helper()
	same(t, "settings with an error", c, Config{})
	for _, line := range strings.Split(err.Error(), "\n") {
		if !strings.HasPrefix(line, fileName+": ") && !strings.HasPrefix(line, "DETENTE_LIMITS_DRAIN: ") {
			t.Errorf("a line of the report names no place: %q", line)
		}
	}
}
