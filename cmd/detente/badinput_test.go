package main

import (
	"context"
	"strings"
	"testing"

	"detente/bot/discordtest"
)

// wellFormed is a token of the right shape that no server knows.
const wellFormed = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz_-0123456789AB"

// nowhere is a port that nothing listens on.
const nowhere = "http://127.0.0.1:1"

const seeHelp = "detente: see detente --help\n"

func TestBadConfiguration(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, want string }{
		{"broken YAML", "log:\n  level: [info\n", `line 2: did not find expected ',' or ']'`},
		{"tab for a blank", "log:\n\tlevel: info\n", "line 2: found character that cannot start any token"},
		{"unknown key", "log:\n  levl: info\n", `unknown key "log.levl": did you mean "log.level"?`},
		{"unknown section", "loging:\n  level: info\n", `unknown key "loging": known here: discord, knowledge, answer, llm, embeddings, prompts, limits, store, http, log`},
		{"wrong type", "limits:\n  concurrent: many\n", `limits.concurrent: "many" is not a whole number`},
		{"out of range", "limits:\n  concurrent: 1000\n", "limits.concurrent: 1000 is outside 1 to 256"},
		{"duration without a unit", "limits:\n  drain: 10\n", "limits.drain: 10 has no unit: write 10s"},
		{"not one of the values", "log:\n  level: loud\n", `log.level: "loud" is not one of debug, info, warn, error`},
		{
			"secret in the file", "discord:\n  token: " + wellFormed + "\n",
			"discord.token is a secret and must not be in this file: set the environment variable DETENTE_DISCORD_TOKEN, " +
				"or set DETENTE_DISCORD_TOKEN_FILE to the name of a file that holds it",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := writeFile(t, "config.yaml", test.file)
			for _, command := range []string{"run", "ask", "search", "show"} {
				args := []string{command, "--config", path}
				if command == "ask" || command == "search" {
					args = append(args, "北约")
				}
				checkFailure(t, execute(t, "", nil, args...), exitFailed, "detente: "+path+": "+test.want+"\n")
			}
		})
	}
}

func TestBadEnvironment(t *testing.T) {
	t.Parallel()
	const noToken = `this is not a bot token: one is three parts joined by dots, without "Bot " before it; ` +
		"copy it anew from Discord's developer portal (your application, Bot, Reset Token)"
	tests := []struct{ name, env, want string }{
		{"token without dots", "DETENTE_DISCORD_TOKEN=abc", "DETENTE_DISCORD_TOKEN: " + noToken},
		{"token with its scheme", "DETENTE_DISCORD_TOKEN=Bot " + wellFormed, "DETENTE_DISCORD_TOKEN: " + noToken},
		{"wrong type", "DETENTE_LIMITS_CONCURRENT=many", `DETENTE_LIMITS_CONCURRENT: "many" is not a whole number`},
		{"duration without a unit", "DETENTE_LIMITS_DRAIN=10", "DETENTE_LIMITS_DRAIN: 10 has no unit: write 10s"},
		{
			"unknown variable", "DETENTE_DISCORD_TOKN=" + wellFormed,
			`unknown environment variable "DETENTE_DISCORD_TOKN": did you mean "DETENTE_DISCORD_TOKEN"?`,
		},
		{
			"no URL", "DETENTE_DISCORD_API_BASE=discord.com",
			"DETENTE_DISCORD_API_BASE: the value is not a URL such as https://discord.com",
		},
		{
			"file of the secret missing", "DETENTE_DISCORD_TOKEN_FILE=none.txt",
			`DETENTE_DISCORD_TOKEN_FILE: "none.txt": no such file or directory`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			o := execute(t, "", []string{test.env}, "run")
			checkFailure(t, o, exitFailed, "detente: "+test.want+"\n")
			if strings.Contains(o.err, wellFormed) {
				t.Error("the message has the token")
			}
		})
	}
}

// TestSeveralFaults wants all of them told at once.
func TestSeveralFaults(t *testing.T) {
	t.Parallel()
	path := writeFile(t, "config.yaml", "limits:\n  drain: 10\n  concurrent: 0\n")
	want := "detente: " + path + ": limits.concurrent: 0 is outside 1 to 256\n" +
		"detente: " + path + ": limits.drain: 10 has no unit: write 10s\n"
	checkFailure(t, execute(t, "", nil, "ask", "--config", path, "北约"), exitFailed, want)
}

func TestBadDocuments(t *testing.T) {
	t.Parallel()
	empty := writeFile(t, "empty.md", "")
	blank := writeFile(t, "blank.txt", "\n\n \u3000\n")
	folder := t.TempDir()
	tests := []struct{ name, source, want string }{
		{"missing file", "none.md", "read source none.md: no such file or folder; name one that exists, or builtin:russia-nato"},
		{"unknown built-in", "builtin:none", "read source builtin:none: there is no such document in the program; there is builtin:russia-nato"},
		{"empty file", empty, "read source " + empty + ": it has no text"},
		{"blank file", blank, "read source " + blank + ": it has no text"},
		{"empty folder", folder, "read source " + folder + ": no documents in it; it takes .md, .markdown, .mdx, .txt, .text, .html, .htm, .xhtml, .pdf, .docx, .epub, .jsonl files"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			o := execute(t, "", nil, "ask", "--documents", test.source, "北约")
			checkFailure(t, o, exitFailed, "detente: "+test.want+"\n")
		})
	}
}

func TestMissingConfiguration(t *testing.T) {
	t.Parallel()
	o := execute(t, "", nil, "ask", "--config", "none.yaml", "北约")
	checkFailure(t, o, exitFailed, "detente: none.yaml: no such file or directory\n")
}

func TestBadQuestions(t *testing.T) {
	t.Parallel()
	const (
		tooLong = "The question is too long: at most 500 characters, and this one has 501. Please shorten it."
		notText = "I cannot read this as text, because it is not valid UTF-8. Please send it again."
		noText  = "I cannot see a question here. Please write one."
	)
	long := strings.Repeat("长", 501)
	tests := []struct {
		name, in string
		args     []string
		want     string
	}{
		{"501 characters", "", []string{"ask", long}, tooLong},
		{"501 characters, search", "", []string{"search", long}, tooLong},
		{"invalid UTF-8", "", []string{"ask", "北约\xff"}, notText},
		{"empty", "", []string{"ask", ""}, noText},
		{"blank", "", []string{"ask", "\u3000 "}, noText},
		{"no lines", "", []string{"ask", "-"}, "standard input had no questions; write one a line"},
		{"blank lines", "\n \n", []string{"ask", "-"}, "standard input had no questions; write one a line"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			checkFailure(t, execute(t, test.in, nil, test.args...), exitFailed, "detente: "+test.want+"\n")
		})
	}
}

// TestBadLines mixes lines that can't be read with one that can: it is
// answered, and each of the others is told.
func TestBadLines(t *testing.T) {
	t.Parallel()
	lines := []string{
		"北约\xff",
		`{"id":"a","question":"北约` + "\xff" + `"}`,
		`{"id":"b","question":"` + strings.Repeat("长", 501) + `"}`,
		`{"id":"c"}`,
		`{"question":`,
		`{"question":["北约"]}`,
		strings.Repeat("长", maxLine),
		"北约秘书长是谁？",
	}
	const lost = "7 of 8 questions could not be answered"
	o := execute(t, strings.Join(lines, "\n"), nil, "ask", "-")
	checkGolden(t, "bad-lines", o.err)
	if o.code != exitFailed || !strings.Contains(o.out, "拉斯穆森") || !strings.Contains(o.err, lost) {
		t.Errorf("exit code %d, standard output:\n%s", o.code, o.out)
	}
	o = execute(t, strings.Join(lines, "\n"), nil, "ask", "--json", "-")
	checkGolden(t, "bad-lines-json", masked(o.out))
	if want := "detente: " + lost + "\n"; o.code != exitFailed || o.err != want {
		t.Errorf("--json: exit code %d, standard error %q, want %q", o.code, o.err, want)
	}
}

// TestUnreachable asks doctor, which gives up sooner than the bot does.
func TestUnreachable(t *testing.T) {
	t.Parallel()
	env := []string{"DETENTE_DISCORD_TOKEN=" + wellFormed, "DETENTE_DISCORD_API_BASE=" + nowhere}
	o := execute(t, "", env, "doctor")
	const want = "FAULT  discord          reach Discord at " + nowhere + ": "
	if !strings.Contains(o.out, want) || !strings.Contains(o.out, "check the network and discord.api_base") {
		t.Errorf("doctor says\n%swant %q", o.out, want)
	}
	if o.code != exitFailed || o.err != "detente: something is wrong; see above\n" {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
}

// TestEndWhileUnreachable ends the bot while it still tries to reach Discord.
func TestEndWhileUnreachable(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	log := new(discordtest.Journal)
	env := []string{"DETENTE_DISCORD_TOKEN=" + wellFormed, "DETENTE_DISCORD_API_BASE=" + nowhere}
	if code := run(ctx, []string{"run"}, streams{strings.NewReader(""), log, log}, env); code != 0 {
		t.Errorf("exit code %d, log:\n%s", code, log)
	}
}

func TestBadCommandLine(t *testing.T) {
	t.Parallel()
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"aks", "北约"}, `there is no command "aks": did you mean "ask"?`},
		{[]string{"北约在哪里？"}, `there is no command "北约在哪里？": to ask a question, write: detente ask "北约在哪里？"`},
		{[]string{"ask"}, "ask needs a question, or - to read one a line from standard input"},
		{[]string{"search"}, "search needs a query, or - to read one a line from standard input"},
		{[]string{"doctor", "x"}, `doctor takes no arguments, but got "x"`},
		{[]string{"run", "x"}, `run takes no arguments, but got "x"`},
		{[]string{"version", "x"}, `version takes no arguments, but got "x"`},
		{[]string{"ask", "--jsn", "北约"}, "unknown flag: --jsn"},
		{[]string{"ask", "北约", "--documents"}, "flag needs an argument: --documents"},
		{[]string{"search", "--top", "0", "北约"}, "--top is 0; it has to be at least 1"},
		{[]string{"search", "--top", "x", "北约"}, `invalid argument "x" for "--top" flag: strconv.ParseInt: parsing "x": invalid syntax`},
	}
	for _, test := range tests {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			t.Parallel()
			checkFailure(t, execute(t, "", nil, test.args...), exitUsage, "detente: "+test.want+"\n"+seeHelp)
		})
	}
}

func TestUnknownDocument(t *testing.T) {
	t.Parallel()
	o := execute(t, "", nil, "show", "none")
	checkFailure(t, o, exitFailed, "detente: there is no document \"none\"; there are: russia-nato\n")
}

// checkFailure wants nothing on standard output, and the message alone on
// standard error.
func checkFailure(t *testing.T, o outcome, code int, message string) {
	t.Helper()
	if o.code != code {
		t.Errorf("exit code %d, want %d", o.code, code)
	}
	if o.err != message {
		t.Errorf("standard error\n%swant\n%s", o.err, message)
	}
	if o.out != "" {
		t.Errorf("standard output %q", o.out)
	}
}
