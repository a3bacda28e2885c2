package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"detente/bot/discordtest"
)

// A tally says what became of questions. Each is in one of answered to lost; twice
// counts again those that got more than one message.
type tally struct {
	sent     int
	answered int // by a quote or by saying that the documents do not tell
	told     int // of a limit or an error
	// expired are slash commands that were asked while a way to or from the bot was
	// gone and that got no response: Discord itself tells the asker of those.
	expired  int
	lostAway int // other questions without an answer, asked while such a way was gone
	lost     int
	twice    int
	disorder int // answers that came before that of an earlier question of their channel
}

// count counts questions; away says of a time whether a way to or from the bot was
// gone.
func count(all []discordtest.Asked, away func(time.Time) bool) tally {
	t := tally{sent: len(all), disorder: disorder(all)}
	for _, a := range all {
		gone := a.Away || away(a.Posted)
		switch {
		case a.Answers > 0 && a.Outcome == outcomeAnswer:
			t.answered++
		case a.Answers > 0:
			t.told++
		case gone && a.Slash && a.Deferred.IsZero():
			t.expired++
		case gone:
			t.lostAway++
		default:
			t.lost++
		}
		if a.Answers > 1 {
			t.twice++
		}
	}
	return t
}

// disorder counts the answers that came before that of an earlier question of the
// same channel. Notices may come at once, past the questions that wait.
func disorder(all []discordtest.Asked) (n int) {
	last := map[string]int{} // the place of the last question's answer, by channel
	for _, a := range all {
		if a.Outcome != outcomeAnswer {
			continue
		}
		if a.Place < last[a.Channel] {
			n++
		}
		last[a.Channel] = max(last[a.Channel], a.Place)
	}
	return n
}

// latencies are the times from the writing of the event to the arrival of the
// answer's request, in order, of those questions that keep says yes to.
func latencies(all []discordtest.Asked, keep func(discordtest.Asked) bool) (times []time.Duration) {
	for _, a := range all {
		if a.Answers > 0 && !a.Written.IsZero() && keep(a) {
			times = append(times, a.Answered.Sub(a.Written))
		}
	}
	slices.Sort(times)
	return times
}

// percentile is that of values in order; 0 if there are none.
func percentile[T cmp.Ordered](values []T, percent float64) T {
	if len(values) == 0 {
		return *new(T)
	}
	return values[min(int(float64(len(values))*percent/100), len(values)-1)]
}

// milliseconds is a time as the tables have it.
func milliseconds(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }

// middle is the median of one of the vitals.
func middle(all []vitals, of func(vitals) float64) float64 {
	var values []float64
	for _, v := range all {
		values = append(values, of(v))
	}
	slices.Sort(values)
	return percentile(values, 50)
}

func resident(v vitals) float64   { return v.resident / 1e6 }
func goroutines(v vitals) float64 { return float64(v.goroutines) }
func files(v vitals) float64      { return float64(v.files) }
