package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A wrapper holds the configuration in a field in which package fmt cannot
// call its methods.
type wrapper struct {
	c    Config
	list []Secret
}

func TestSecretsAreNeverShown(t *testing.T) {
	t.Parallel()
	c := load(t, Source{Dir: t.TempDir(), Env: []string{"DETENTE_DISCORD_TOKEN=" + testToken}})
	if c.Discord.Token.Reveal() != testToken {
		t.Fatal("the token did not arrive: the test would show nothing")
	}
	values := []any{c, &c, c.Discord, &c.Discord, c.Discord.Token, &c.Discord.Token,
		wrapper{c, []Secret{c.Discord.Token}}, &wrapper{c: c}, map[string]any{"c": c}}
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%p", "%T"} {
			hides(t, verb, fmt.Sprintf(verb, value))
		}
		hides(t, "json", encoded(t, json.Marshal, value))
		hides(t, "yaml", encoded(t, yaml.Marshal, value))
		hides(t, "text log", logged(value, func(b *bytes.Buffer) slog.Handler { return slog.NewTextHandler(b, nil) }))
		hides(t, "JSON log", logged(value, func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) }))
	}
}

// hides looks for the token in text, as it is and in hexadecimal digits.
func hides(t *testing.T, how, text string) {
	t.Helper()
	digits := strings.ToLower(text)
	if strings.Contains(text, testToken) || strings.Contains(digits, fmt.Sprintf("%x", testToken)) {
		t.Errorf("%s shows the token: %s", how, text)
	}
}

// encoded returns value in the form that marshal gives it.
func encoded(t *testing.T, marshal func(any) ([]byte, error), value any) string {
	t.Helper()
	data, err := marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// logged returns the line that logs value.
func logged(value any, handler func(*bytes.Buffer) slog.Handler) string {
	var b bytes.Buffer
	slog.New(handler(&b)).Info("settings", "config", value)
	return b.String()
}

func TestPrintedForm(t *testing.T) {
	t.Parallel()
	c := Default()
	if got := c.String(); !strings.Contains(got, "discord.token: \n") || !strings.Contains(got, "limits.drain: 10s\n") {
		t.Errorf("String without a token: %s", got)
	}
	c.Discord.Token = NewSecret(testToken)
	if got := fmt.Sprintf("%+v", c); !strings.Contains(got, "discord.token: [redacted]\n") {
		t.Errorf("String with a token: %s", got)
	}
	line := logged(c, func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) })
	if !strings.Contains(line, `"discord.token":"[redacted]"`) || !strings.Contains(line, `"log.level":"info"`) {
		t.Errorf("LogValue: %s", line)
	}
}
