package bot

import (
	"strconv"
	"testing"
	"time"
)

func TestAllowances(t *testing.T) {
	start := time.Unix(1_000_000, 0)
	type step struct {
		after         time.Duration
		user, channel string
		wait          time.Duration
		notice        bool
	}
	tests := []struct {
		name                string
		perUser, perChannel int
		steps               []step
	}{
		{"a user", 2, 100, []step{
			{0, "u", "a", 0, false},
			{0, "u", "b", 0, false},
			{0, "u", "a", 30 * time.Second, true},
			{time.Second, "u", "a", 29 * time.Second, false}, // said once
			{time.Second, "v", "a", 0, false},
			{30 * time.Second, "u", "a", 0, false},
			{31 * time.Second, "u", "a", 29 * time.Second, false},
			{61 * time.Second, "u", "a", 0, false},
			{61 * time.Second, "u", "a", 29 * time.Second, true}, // a minute later
		}},
		{"a channel", 100, 1, []step{
			{0, "u", "a", 0, false},
			{0, "v", "a", time.Minute, true},
			{0, "w", "a", time.Minute, false}, // once for the channel
			{0, "w", "b", 0, false},
		}},
		{"a refusal costs nothing", 1, 2, []step{
			{0, "u", "a", 0, false},
			{0, "u", "a", time.Minute, true},
			{0, "u", "a", time.Minute, false},
			{0, "v", "a", 0, false},
		}},
		{"at least a second", 1, 100, []step{
			{0, "u", "a", 0, false},
			{time.Minute - time.Millisecond, "u", "a", time.Second, true},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := newAllowances(test.perUser, test.perChannel)
			for i, s := range test.steps {
				wait, notice := a.take(start.Add(s.after), s.user, s.channel)
				if wait.Round(time.Millisecond) != s.wait || notice != s.notice {
					t.Errorf("step %d: take = %v, %v; want %v, %v", i, wait, notice, s.wait, s.notice)
				}
			}
		})
	}
}

func TestLRUForgets(t *testing.T) {
	l := newLRU[int](3)
	made := 0
	count := func() int { made++; return made }
	for _, key := range []string{"a", "b", "c", "a", "d"} { // b goes
		l.get(key, count)
	}
	if got := l.get("a", count); got != 1 {
		t.Errorf("a was forgotten: made as %d", got)
	}
	if got := l.get("b", count); got != 5 {
		t.Errorf("b = %d, want it made anew as 5", got)
	}
	for i := range 100 {
		l.get(strconv.Itoa(i), count)
	}
	if len(l.entries) != 3 || l.order.Len() != 3 {
		t.Errorf("%d entries, %d in order; want 3", len(l.entries), l.order.Len())
	}
}
