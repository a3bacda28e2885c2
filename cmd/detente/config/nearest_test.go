package config

import (
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"drain", "drain", 0},
		{"", "log", 3},
		{"drain", "dran", 1},
		{"drain", "draiin", 1},
		{"drain", "drein", 1},
		{"drain", "darin", 1},
		{"level", "drain", 5},
		{"drain", strings.Repeat("a", maxCompared+1), maxCompared},
	} {
		same(t, tt.a+" to "+tt.b, distance(tt.a, tt.b), tt.want)
		same(t, tt.b+" to "+tt.a, distance(tt.b, tt.a), tt.want)
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	candidates := []string{"limits", "limits.drain", "log", "log.level", "discord.token", "llm.api_key", "embeddings.api_key"}
	for name, want := range map[string]string{
		"limit":              "limits",
		"limits.drian":       "limits.drain",
		"token":              "discord.token",
		"limits.level":       "log.level",
		"embedings.api_key":  "embeddings.api_key", // nearer than the same last part elsewhere
		"colour":             "",
		"limits.per_channel": "",
		"":                   "",
	} {
		same(t, "nearest to "+name, nearest(name, candidates), want)
	}
}
