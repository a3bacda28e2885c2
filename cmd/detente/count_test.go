package main

import (
	"slices"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// TestCount has a question for each way in which one can end.
func TestCount(t *testing.T) {
	at := time.Now()
	gone := func(asked time.Time) bool { return asked.After(at) }
	later := at.Add(time.Second)
	all := []discordtest.Asked{
		{Slash: true, Answers: 1, Outcome: outcomeAnswer, Place: 1, Posted: at},
		{Answers: 1, Outcome: outcomeTold, Place: 2, Posted: at},
		{Answers: 2, Outcome: outcomeAnswer, Place: 3, Posted: later},
		{Slash: true, Posted: later},
		{Slash: true, Posted: later, Deferred: later},
		{Posted: later},
		{Posted: at, Away: true},
		{Slash: true, Posted: at},
		{Posted: at},
	}
	want := tally{sent: 9, answered: 2, told: 1, expired: 1, lostAway: 3, lost: 2, twice: 1}
	if got := count(all, gone); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestDisorder(t *testing.T) {
	asked := func(channel string, place int, outcome string) discordtest.Asked {
		return discordtest.Asked{Channel: channel, Place: place, Outcome: outcome}
	}
	tests := []struct {
		name string
		all  []discordtest.Asked
		want int
	}{
		{"in order", []discordtest.Asked{asked("a", 1, outcomeAnswer), asked("b", 1, outcomeAnswer), asked("a", 2, outcomeAnswer)}, 0},
		{"overtaken", []discordtest.Asked{asked("a", 2, outcomeAnswer), asked("a", 1, outcomeAnswer)}, 1},
		{"overtaken twice", []discordtest.Asked{asked("a", 3, outcomeAnswer), asked("a", 1, outcomeAnswer), asked("a", 2, outcomeAnswer)}, 2},
		{"overtaken by a notice", []discordtest.Asked{asked("a", 2, outcomeAnswer), asked("a", 1, outcomeTold)}, 0},
		{"without an answer", []discordtest.Asked{asked("a", 1, outcomeAnswer), asked("a", 0, "")}, 0},
	}
	for _, test := range tests {
		if got := disorder(test.all); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestPercentile(t *testing.T) {
	values := make([]int, 100)
	for i := range values {
		values[i] = i + 1
	}
	got := []int{percentile(values, 0), percentile(values, 50), percentile(values, 99), percentile(values, 100), percentile([]int{}, 50)}
	if want := []int{1, 51, 100, 100, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
