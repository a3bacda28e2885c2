package policy

import "testing"

func TestDecide(t *testing.T) {
	asking := Asking{Way: WayMention, User: "u", Guild: "g", Channel: "thread", Parent: "channel", Category: "category", Roles: []string{"r1", "r2"}}
	in := func(change func(*Asking)) Asking { a := asking; change(&a); return a }
	auto := in(func(a *Asking) { a.Way = WayAuto })
	tests := []struct {
		name     string
		owner    Policy
		settings Settings
		asking   Asking
		want     Rule
	}{
		{name: "nothing set", asking: asking, want: Allowed},
		{name: "owner denies the user", owner: Policy{Users: List{Deny: []string{"u"}}}, asking: asking, want: OwnerUser},
		{name: "owner serves other users", owner: Policy{Users: List{Allow: []string{"v"}}}, asking: asking, want: OwnerUser},
		{name: "owner denies the server", owner: Policy{Guilds: List{Deny: []string{"g"}}}, asking: asking, want: OwnerGuild},
		{name: "owner serves other servers", owner: Policy{Guilds: List{Allow: []string{"h"}}}, asking: asking, want: OwnerGuild},
		{
			name: "direct messages are of no server", owner: Policy{Guilds: List{Allow: []string{"h"}}},
			asking: in(func(a *Asking) { a.Guild = "" }), want: Allowed,
		},
		{name: "user denied", settings: Settings{Users: List{Deny: []string{"u"}}}, asking: asking, want: DeniedUser},
		{name: "other users allowed", settings: Settings{Users: List{Allow: []string{"v"}}}, asking: asking, want: OtherUser},
		{name: "one role denied", settings: Settings{Roles: List{Deny: []string{"r2"}, Allow: []string{"r1"}}}, asking: asking, want: DeniedRole},
		{name: "one role allowed", settings: Settings{Roles: List{Allow: []string{"r2"}}}, asking: asking, want: Allowed},
		{name: "no role allowed", settings: Settings{Roles: List{Allow: []string{"r3"}}}, asking: asking, want: OtherRole},
		{name: "the thread's channel denied", settings: Settings{Channels: List{Deny: []string{"channel"}}}, asking: asking, want: DeniedChannel},
		{name: "the category denied", settings: Settings{Channels: List{Deny: []string{"category"}}}, asking: asking, want: DeniedChannel},
		{
			name:     "denied inside an allowed category",
			settings: Settings{Channels: List{Allow: []string{"category"}, Deny: []string{"channel"}}}, asking: asking, want: DeniedChannel,
		},
		{name: "the category allowed", settings: Settings{Channels: List{Allow: []string{"category"}}}, asking: asking, want: Allowed},
		{name: "another channel allowed", settings: Settings{Channels: List{Allow: []string{"other"}}}, asking: asking, want: OtherChannel},
		{
			name: "unknown ids are in no list", settings: Settings{Channels: List{Deny: []string{""}}},
			asking: in(func(a *Asking) { a.Parent, a.Category = "", "" }), want: Allowed,
		},
		{name: "nobody asked", asking: auto, want: NotAsked},
		{name: "every message is a question", settings: Settings{Auto: []string{"channel"}}, asking: auto, want: Allowed},
		{
			name: "a denial counts there, too", settings: Settings{Auto: []string{"channel"}, Users: List{Deny: []string{"u"}}},
			asking: auto, want: DeniedUser,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := test.owner.Decide(test.asking, test.settings)
			if d.Rule != test.want || d.Allowed() != (test.want == Allowed) {
				t.Errorf("rule %s, allowed %v; want %s", d.Rule, d.Allowed(), test.want)
			}
		})
	}
}

func TestQuiet(t *testing.T) {
	s := Settings{Auto: []string{"c"}, Quiet: true}
	for way, want := range map[Way]bool{WayAuto: true, WayMention: false, WaySlash: false, WayThread: false} {
		if got := (Policy{}).Decide(Asking{Way: way, Channel: "c"}, s).Quiet; got != want {
			t.Errorf("%s: quiet %v, want %v", way, got, want)
		}
	}
}
