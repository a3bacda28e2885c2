package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// report returns the error that in gives, with the settings checked to be zero.
func report(t *testing.T, in Source) error {
	t.Helper()
	c, err := Load(in)
	if err == nil {
		t.Fatalf("Load took a bad source: %v", c)
	}
	same(t, "settings with an error", c, Config{})
	return err
}

// These are the exact words that a user sees.
func TestBadFiles(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ file, want string }{
		// Keys.
		{"discord: {tokn: x}", `unknown key "discord.tokn": did you mean "discord.token"?`},
		{"limts: {drain: 1s}", `unknown key "limts": did you mean "limits"?`},
		{"Log: {level: info}", `unknown key "Log": did you mean "log"?`},
		{"limits: {darin: 1s}", `unknown key "limits.darin": did you mean "limits.drain"?`},
		{"drain: 1s", `unknown key "drain": did you mean "limits.drain"?`},
		{"colour: red", `unknown key "colour": known here: discord, knowledge, answer, llm, embeddings, prompts, limits, store, http, log`},
		{"limits: {7: 1}", `unknown key "limits.7": known here: user_per_minute, channel_per_minute, concurrent, waiting, drain`},
		{"limits.drain: 1s", `key "limits.drain" is written with a dot: write each part on its own line, indented below the part before`},
		{"log: {level: info}\nlimits:\n  drain: 1s\n  drain: 2s", `line 4: mapping key "drain" already defined at line 3`},
		{"limits: 5", `limits: 5 is not a section: write its keys below it, indented`},
		{"discord:\n  token:hush", `discord: text is not a section: write its keys below it, indented`},
		{"limits: [drain]", `limits: a list is not a section: write its keys below it, indented`},
		// Secrets.
		{"discord: {token: hush}", `discord.token is a secret and must not be in this file: set the environment variable DETENTE_DISCORD_TOKEN, or set DETENTE_DISCORD_TOKEN_FILE to the name of a file that holds it`},
		// YAML.
		{"log:\n  level: [info", `line 2: did not find expected ',' or ']'`},
		{"log:\n  level: info\n format: text", `line 3: did not find expected key`},
		{"a: b: c\nlog: {level: info}", `line 1: mapping values are not allowed in this context`},
		{"log: {level: info}\na: b: c", `line 2: mapping values are not allowed in this context`},
		{"log: {level: info\n", `line 1: did not find expected ',' or '}'`},
		{"log:\n\tlevel: info", `line 2: found character that cannot start any token`},
		{"log: {level: info}\n---\na: [", `line 3: did not find expected node content`},
		{"log: {level: *low}", `unknown anchor 'low' referenced`},
		{"log: {level: \x00}", `control characters are not allowed`},
		{"log: {level: info}\n---\nlog: {level: warn}", `the file has a second document, below "---": keep one`},
		{"hello", `text is not a section: the file should have lines such as "log:"`},
		{"- log", `a list is not a section: the file should have lines such as "log:"`},
		{"log:\n  level: \xff\xfe", `line 2: this is not UTF-8 text`},
		// Types.
		{"limits: {concurrent: many}", `limits.concurrent: "many" is not a whole number`},
		{`limits: {concurrent: "8"}`, `limits.concurrent: "8" is not a whole number`},
		{"limits: {concurrent: 2.5}", `limits.concurrent: 2.5 is not a whole number`},
		{"limits: {concurrent: {a: 1}}", `limits.concurrent: a section is not a whole number`},
		{"discord: {message_content: yes}", `discord.message_content: "yes" is not true or false`},
		{"discord: {message_content: 1}", `discord.message_content: 1 is not true or false`},
		{"discord: {api_base: 80}", `discord.api_base: 80 is not text`},
		{"log: {level: true}", `log.level: true is not text`},
		{`answer: {min_confidence: "0.5"}`, `answer.min_confidence: "0.5" is not a number`},
		{"knowledge: {sources: docs}", `knowledge.sources: "docs" is not a list such as ["a", "b"]`},
		{"knowledge: {sources: [a, 5]}", `knowledge.sources: item 2: 5 is not text: put it in quotes`},
		{"knowledge: {exclude: ['a/[']}", `knowledge.exclude: "a/[" is no pattern: a [ has no ], or a \ stands at its end`},
		{"knowledge: {exclude: ['']}", `knowledge.exclude: "" is no pattern: it names nothing`},
		{"knowledge: {url: 'https://d.org/'}", `knowledge.url: it needs {path} or {id}, as in https://docs.example.org/{path}`},
		{"knowledge: {url: 'd.org/{id}'}", `knowledge.url: it is no address such as https://docs.example.org/{path}`},
		{"knowledge: {sources: [~]}", `knowledge.sources: item 1: nothing is not text`},
		{"limits: {drain: 30}", `limits.drain: 30 has no unit: write 30s`},
		{`limits: {drain: "1.5"}`, `limits.drain: 1.5 has no unit: write 1.5s`},
		{"limits: {drain: soon}", `limits.drain: "soon" is not a duration such as 10s or 1m30s`},
		{"limits: {drain: [1s]}", `limits.drain: a list is not a duration such as 10s or 1m30s`},
		{"limits: {drain: " + strings.Repeat("长", 60) + "}", `limits.drain: "` + strings.Repeat("长", 40) + `…" is not a duration such as 10s or 1m30s`},
		// Values.
		{"limits: {concurrent: 0}", `limits.concurrent: 0 is outside 1 to 256`},
		{"limits: {waiting: -1}", `limits.waiting: -1 is outside 1 to 100000`},
		{"limits: {user_per_minute: 1001}", `limits.user_per_minute: 1001 is outside 1 to 1000`},
		{"limits: {drain: 1h}", `limits.drain: 1h0m0s is outside 100ms to 5m`},
		{"limits: {drain: -1s}", `limits.drain: -1s is outside 100ms to 5m`},
		{"answer: {min_confidence: 1.01}", `answer.min_confidence: 1.01 is outside 0 to 1`},
		{"answer: {min_confidence: .nan}", `answer.min_confidence: NaN is outside 0 to 1`},
		{"answer: {language: zh-hant}", `answer.language: "zh-hant" is not one of zh, zh-Hant, en, ru, fr, de`},
		{"log: {level: loud}", `log.level: "loud" is not one of debug, info, warn, error`},
		{`log: {format: ""}`, `log.format: "" is not one of text, json`},
		{"knowledge: {sources: []}", `knowledge.sources: the list is empty: name at least one`},
		{`knowledge: {sources: [a, ""]}`, `knowledge.sources: item 2 of the list is empty`},
		{`knowledge: {dictionaries: [""]}`, `knowledge.dictionaries: item 1 of the list is empty`},
		{"knowledge: {dictionaries: words.de.tsv}", `knowledge.dictionaries: "words.de.tsv" is not a list such as ["a", "b"]`},
		{"knowledge: {glossary: [a]}", `knowledge.glossary: a list is not text`},
		{"discord: {api_base: discord.com}", `discord.api_base: the value is not a URL such as https://discord.com`},
		{"discord: {api_base: 'ftp://discord.com'}", `discord.api_base: the value is not a URL such as https://discord.com`},
		{"discord: {api_base: 'https://h?a=b'}", `discord.api_base: the URL has a query or a fragment: leave it out`},
		{"llm: {api_key: hush}", `llm.api_key is a secret and must not be in this file: set the environment variable DETENTE_LLM_API_KEY, or set DETENTE_LLM_API_KEY_FILE to the name of a file that holds it`},
		{"llm: {base_url: 'localhost:11434'}", `llm.base_url: the value is not a URL such as http://localhost:11434/v1`},
		{"llm: {token_field: tokens}", `llm.token_field: "tokens" is not one of max_tokens, max_completion_tokens`},
		{"llm: {temperature: 3}", `llm.temperature: 3 is outside -1 to 2`},
		{"llm: {timeout: 20}", `llm.timeout: 20 has no unit: write 20s`},
		{"llm: {cache: 25h}", `llm.cache: 25h0m0s is outside 0s to 24h`},
		{"llm: {persona: " + strings.Repeat("长", 1001) + "}", `llm.persona: the text has 1001 characters: the limit is 1000`},
		{"store: {url: 'postgres://localhost/x'}", `store.url: "postgres://localhost/x" is not sqlite:PATH, a path or memory:`},
		{"store: {url: 'sqlite:'}", `store.url: "sqlite:" is not sqlite:PATH, a path or memory:`},
		{"store: {retention: 8761h}", `store.retention: 8761h0m0s is outside 0s to 8760h`},
		{"discord: {deny_users: [123456789012345678]}", `discord.deny_users: item 1: 123456789012345678 is not text: put it in quotes`},
		{"discord: {allow_guilds: ['123456789012345678', 'my server']}", `discord.allow_guilds: item 2 of the list is "my server", which is not an id of Discord's, a number of 15 to 20 digits: switch on Developer Mode in Discord's settings, and copy the id from the menu of a server or a person`},
		{"discord: {deny_guilds: ['']}", `discord.deny_guilds: item 1 of the list is "", which is not an id of Discord's, a number of 15 to 20 digits: switch on Developer Mode in Discord's settings, and copy the id from the menu of a server or a person`},
		{"http: {listen: '9090'}", `http.listen: "9090" is not an address such as 127.0.0.1:9090, or :9090 for all of this machine's`},
		{"http: {listen: 'localhost:http'}", `http.listen: "localhost:http" is not an address such as 127.0.0.1:9090, or :9090 for all of this machine's`},
		{"http: {listen: ':70000'}", `http.listen: ":70000" is not an address such as 127.0.0.1:9090, or :9090 for all of this machine's`},
		{"discord: {api_base: 'https://u:hush@h'}", `discord.api_base: the URL holds a user name or password: leave it out`},
	} {
		err := report(t, Source{Dir: folder(t, tt.file)})
		if want := fileName + ": " + tt.want; err.Error() != want {
			t.Errorf("file:\n%s\n got: %v\nwant: %s", tt.file, err, want)
		}
	}
}

func TestBadEnvironment(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "empty"), "\n")
	write(t, filepath.Join(dir, "large"), strings.Repeat("a", maxSecret+1))
	write(t, filepath.Join(dir, "bad"), "Bot hush\n")
	const shape = `: this is not a bot token: one is three parts joined by dots, without "Bot " before it; ` +
		`copy it anew from Discord's developer portal (your application, Bot, Reset Token)`
	for _, tt := range []struct{ env, want string }{
		{"DETENTE_DISCORD_TOKN=x", `unknown environment variable "DETENTE_DISCORD_TOKN": did you mean "DETENTE_DISCORD_TOKEN"?`},
		{"DETENTE_LOG_LEVEL_FILE=x", `unknown environment variable "DETENTE_LOG_LEVEL_FILE": did you mean "DETENTE_LOG_LEVEL"?`},
		{"DETENTE_LIMITS=", `unknown environment variable "DETENTE_LIMITS": config.yaml and the README name those that there are`},
		{"DETENTE_LIMITS_DRAIN=30", `DETENTE_LIMITS_DRAIN: 30 has no unit: write 30s`},
		{"DETENTE_LIMITS_DRAIN=1 s", `DETENTE_LIMITS_DRAIN: "1 s" is not a duration such as 10s or 1m30s`},
		{"DETENTE_LIMITS_WAITING=1e3", `DETENTE_LIMITS_WAITING: "1e3" is not a whole number`},
		{"DETENTE_LIMITS_WAITING=0", `DETENTE_LIMITS_WAITING: 0 is outside 1 to 100000`},
		{"DETENTE_ANSWER_MIN_CONFIDENCE=high", `DETENTE_ANSWER_MIN_CONFIDENCE: "high" is not a number`},
		{"DETENTE_ANSWER_MIN_CONFIDENCE=NaN", `DETENTE_ANSWER_MIN_CONFIDENCE: NaN is outside 0 to 1`},
		{"DETENTE_DISCORD_MESSAGE_CONTENT=1", `DETENTE_DISCORD_MESSAGE_CONTENT: "1" is not true or false`},
		{"DETENTE_KNOWLEDGE_SOURCES=a,,b", `DETENTE_KNOWLEDGE_SOURCES: item 2 of the list is empty`},
		{"DETENTE_KNOWLEDGE_SOURCES= ", `DETENTE_KNOWLEDGE_SOURCES: the list is empty: name at least one`},
		{"DETENTE_LOG_LEVEL=INFO", `DETENTE_LOG_LEVEL: "INFO" is not one of debug, info, warn, error`},
		{"DETENTE_DISCORD_TOKEN=Bot " + testToken, `DETENTE_DISCORD_TOKEN` + shape},
		{"DETENTE_DISCORD_TOKEN=hush.hush", `DETENTE_DISCORD_TOKEN` + shape},
		{"DETENTE_DISCORD_TOKEN=hush..hush", `DETENTE_DISCORD_TOKEN` + shape},
		{"DETENTE_DISCORD_TOKEN_FILE=bad", `DETENTE_DISCORD_TOKEN_FILE` + shape},
		{"DETENTE_DISCORD_TOKEN_FILE=none", `DETENTE_DISCORD_TOKEN_FILE: "none": no such file or directory`},
		{"DETENTE_DISCORD_TOKEN_FILE=empty", `DETENTE_DISCORD_TOKEN_FILE: "empty": the file is empty`},
		{"DETENTE_DISCORD_TOKEN_FILE=large", `DETENTE_DISCORD_TOKEN_FILE: "large": the file is too large: the limit is 4096 bytes`},
		{"DETENTE_DISCORD_TOKEN_FILE=.", `DETENTE_DISCORD_TOKEN_FILE: ".": this is a folder, not a file`},
		{"DETENTE_DISCORD_TOKEN=hush DETENTE_DISCORD_TOKEN_FILE=empty", `DETENTE_DISCORD_TOKEN and DETENTE_DISCORD_TOKEN_FILE are both set: keep one`},
		{"DETENTE_CONFIG=none.yaml", `none.yaml: no such file or directory`},
	} {
		env := strings.Split(strings.ReplaceAll(tt.env, " DETENTE", "\nDETENTE"), "\n")
		err := report(t, Source{Dir: dir, Env: env})
		if err.Error() != tt.want {
			t.Errorf("%s\n got: %v\nwant: %s", tt.env, err, tt.want)
		}
	}
}

func TestUnreadableFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "large.yaml"), "#"+strings.Repeat("x", maxFile))
	if err := os.Mkdir(filepath.Join(dir, fileName), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"none.yaml":   "none.yaml: no such file or directory",
		"x/none.yaml": "x/none.yaml: no such file or directory",
		"large.yaml":  "large.yaml: the file is too large: the limit is 1000000 bytes",
		"config.yaml": "config.yaml: this is a folder, not a file",
		"":            "config.yaml: this is a folder, not a file",
	} {
		err := report(t, Source{Dir: dir, Path: path})
		if err.Error() != want {
			t.Errorf("%q\n got: %v\nwant: %s", path, err, want)
		}
		if strings.Contains(path, "none") != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: errors.Is(err, fs.ErrNotExist) is wrong: %v", path, err)
		}
	}
}

func TestFileWithoutPermission(t *testing.T) {
	t.Parallel()
	dir := folder(t, "")
	path := filepath.Join(dir, fileName)
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(path); err == nil {
		f.Close()
		t.Skip("this user can read every file")
	}
	if err := report(t, Source{Dir: dir}); err.Error() != "config.yaml: permission denied" {
		t.Errorf("got: %v", err)
	}
}

func TestAllProblemsAreReportedTogether(t *testing.T) {
	t.Parallel()
	dir := folder(t, "log: {level: loud, colour: 1}\nlimits: {drain: 30}\ndiscord: {token: hush}\n")
	err := report(t, Source{Dir: dir, Env: []string{
		"DETENTE_LIMITS_DRAIN=20s", // an override does not hide the fault below it
		"DETENTE_LOG_FORMAT=xml",
		"DETENTE_B=1", "DETENTE_A=1",
	}})
	const want = `config.yaml: discord.token is a secret and must not be in this file: set the environment variable DETENTE_DISCORD_TOKEN, or set DETENTE_DISCORD_TOKEN_FILE to the name of a file that holds it
config.yaml: limits.drain: 30 has no unit: write 30s
config.yaml: unknown key "log.colour": known here: level, format
config.yaml: log.level: "loud" is not one of debug, info, warn, error
DETENTE_LOG_FORMAT: "xml" is not one of text, json
unknown environment variable "DETENTE_A": config.yaml and the README name those that there are
unknown environment variable "DETENTE_B": config.yaml and the README name those that there are`
	if err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

// No message repeats a secret, wherever it was put by mistake.
func TestReportsHoldNoSecret(t *testing.T) {
	t.Parallel()
	dir := folder(t, "discord: {token: hush, tokn: hush, api_base: 'https://u:hush@h:x'}\n")
	write(t, filepath.Join(dir, "token"), "hush")
	for _, env := range []string{"DETENTE_DISCORD_TOKEN=hush", "DETENTE_DISCORD_TOKEN_FILE=token", "DETENTE_DISCORD_TOKN=hush"} {
		if err := report(t, Source{Dir: dir, Env: []string{env}}); strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: the report shows the secret:\n%v", env, err)
		}
	}
}
