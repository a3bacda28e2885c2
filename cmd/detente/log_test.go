package main

import (
	"encoding/base64"
	"strings"
	"testing"

	"detente/bot/discordtest"
)

// TestLogKeepsSecrets asks in every way and looks at what the log has of it.
func TestLogKeepsSecrets(t *testing.T) {
	t.Parallel()
	const question = "北约峰会在哪里举行？"
	tests := []struct{ level, format string }{{"info", "text"}, {"debug", "json"}}
	for _, test := range tests {
		t.Run(test.level, func(t *testing.T) {
			t.Parallel()
			s := startService(t, discordtest.Options{},
				"DETENTE_LOG_LEVEL="+test.level, "DETENTE_LOG_FORMAT="+test.format)
			for _, way := range []string{bySlash, bySlashPrivate, byMention, byDirect} {
				s.ask(t, way, question, "zh-CN")
			}
			s.mention(t, question+strings.Repeat("长", 500))
			s.follow(t, s.mention(t, question), "谁？")
			s.Drop()
			s.direct(t, question)
			s.stop()
			if n := s.log.Count("question answered"); n != 7 {
				t.Errorf("%d questions in the log, want 7", n)
			}
			checkAbsent(t, s.log.String(), s.Token(), strings.Split(s.Token(), ".")[2],
				base64.StdEncoding.EncodeToString([]byte(s.Token())))
			if test.level == "info" {
				checkAbsent(t, s.log.String(), "哪里举行", "里斯本", "长长", "谁？")
			}
		})
	}
}

func checkAbsent(t *testing.T, log string, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		if strings.Contains(log, secret) {
			t.Errorf("the log has %q:\n%s", secret, log)
		}
	}
}
