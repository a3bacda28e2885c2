package bot

import (
	"slices"
	"testing"
	"time"

	"detente/bot/phrasebook"
	"detente/bot/policy"
)

func TestMessageID(t *testing.T) {
	const id = "1574763046541197321"
	for text, want := range map[string]string{
		id: id, " " + id + "\n": id, "1574763046541197000-" + id: id,
		"https://discord.com/channels/1/2/" + id: id, "<https://ptb.discord.com/channels/@me/2/" + id + "/>": id,
		"": "", "hello": "", "https://discord.com/": "", "-": "", "-5": "5", "１２": "", id + "x": "", id + id: "",
	} {
		if got := messageID(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPager(t *testing.T) {
	for _, test := range []struct{ wanted, total, page, pages int }{
		{0, 0, 0, 1}, {5, 0, 0, 1}, {0, 6, 0, 1}, {1, 6, 0, 1}, {1, 7, 1, 2}, {99, 13, 2, 3}, {-1, 13, 0, 3},
	} {
		if at := pageOf(test.wanted, 6, test.total); at.page != test.page || at.pages() != test.pages {
			t.Errorf("page %d of %d items: %d of %d", test.wanted, test.total, at.page, at.pages())
		}
	}
}

func TestMillis(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0 ms", 1499 * time.Microsecond: "1 ms", 9 * time.Second: "9000 ms", 12600 * time.Millisecond: "13 s"} {
		if got := millis(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// TestSet gives each setting what can be chosen, and what can't.
func TestSet(t *testing.T) {
	b := &Bot{}
	p := phrasebook.For("en").Settings
	many := make([]string, 30)
	for i := range many {
		many[i] = string(rune('a' + i))
	}
	tests := []struct {
		name   string
		values []string
		want   policy.Settings
	}{
		{"language", []string{"fr"}, policy.Settings{Language: "fr"}},
		{"language", []string{"xx"}, policy.Settings{}},
		{"language", []string{"fr", "de"}, policy.Settings{}},
		{"threshold", []string{"0.4"}, policy.Settings{MinConfidence: 0.4}},
		{"threshold", []string{"-1"}, policy.Settings{}},
		{"threads", []string{"always"}, policy.Settings{Threads: policy.ThreadsAlways}},
		{"feedback", []string{"off"}, policy.Settings{NoFeedback: true}},
		{"phrasing", []string{"off"}, policy.Settings{}}, // without a model
		{"auto", []string{"a"}, policy.Settings{}},       // without the intent
		{"quiet", []string{"on"}, policy.Settings{Quiet: true}},
		{"channels", []string{"a", "b"}, policy.Settings{Channels: policy.List{Allow: []string{"a", "b"}}}},
		{"not-channels", []string{"a"}, policy.Settings{Channels: policy.List{Deny: []string{"a"}}}},
		{"roles", []string{"a"}, policy.Settings{Roles: policy.List{Allow: []string{"a"}}}},
		{"not-roles", []string{"a"}, policy.Settings{Roles: policy.List{Deny: []string{"a"}}}},
		{"not-users", many, policy.Settings{Users: policy.List{Deny: many[:25]}}},
		{"trusted", []string{"a"}, policy.Settings{Trusted: []string{"a"}}},
		{"other", []string{"a"}, policy.Settings{}},
	}
	for _, test := range tests {
		var s policy.Settings
		for _, one := range b.settingsOf(p, &s) {
			if one.name == test.name {
				one.set(test.values)
			}
		}
		if !equalSettings(s, test.want) {
			t.Errorf("%s %q: %+v", test.name, test.values, s)
		}
	}
}

func equalSettings(a, b policy.Settings) bool {
	lists := func(s policy.Settings) [][]string {
		return [][]string{s.Channels.Allow, s.Channels.Deny, s.Roles.Allow, s.Roles.Deny, s.Users.Allow, s.Users.Deny, s.Auto, s.Trusted}
	}
	same := a.Language == b.Language && a.MinConfidence == b.MinConfidence && a.Quiet == b.Quiet && a.Threads == b.Threads &&
		a.Verbatim == b.Verbatim && a.NoFeedback == b.NoFeedback
	return same && slices.EqualFunc(lists(a), lists(b), slices.Equal)
}
