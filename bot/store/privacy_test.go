package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"detente/bot/policy"
)

// holds reports whether words stand in one of the files.
func (f *fixture) holds(t *testing.T, words string) bool {
	t.Helper()
	for _, ending := range []string{"", "-wal"} {
		content, err := os.ReadFile(f.path + ending)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(words)) {
			return true
		}
	}
	return false
}

// absent wants words in none of the files.
func (f *fixture) absent(t *testing.T, words string) {
	t.Helper()
	if f.holds(t, words) {
		t.Errorf("%q still stands in a file", words)
	}
}

// TestRetention deletes what is too old: the text, then the row, then not even the
// bytes are left.
func TestRetention(t *testing.T) {
	for _, retention := range []time.Duration{time.Hour, month} {
		t.Run(retention.String(), func(t *testing.T) {
			f := newFixture(t, retention)
			for i := range 1500 {
				q := question(fmt.Sprint(i), "u", "palimpsest "+strings.Repeat("x", i))
				q.History, q.Quotes = []string{"palimpsest"}, []string{"palimpsest"}
				f.Record(q)
			}
			check(t, f.Vote(t.Context(), Vote{Answer: "a1", Guild: "g", User: "v", Why: "palimpsest"}))
			check(t, f.Vote(t.Context(), Vote{Answer: "unknown", Guild: "g", User: "v", Why: "palimpsest"}))
			f.flush(t)
			if !f.holds(t, "palimpsest") {
				t.Error("the test looks for the wrong thing")
			}
			f.clock.pass(retention + time.Minute)
			f.reopen(t) // the background of Open does it
			until(t, "the words are gone", func() bool { return !f.holds(t, "palimpsest") })
			ids := 0
			if retention < leastKept {
				ids = 1500
			}
			until(t, "the rows are gone, or stay", func() bool { return f.count(t, "questions") == ids })
			same(t, "votes", f.count(t, "votes"), map[bool]int{true: 2}[ids > 0])
			f.clock.pass(leastKept)
			check(t, f.tidy(t.Context()))
			same(t, "rows", f.count(t, "questions")+f.count(t, "votes"), 0)
			s, err := f.Stats(t.Context(), "g", time.Time{})
			check(t, err)
			same(t, "asked", []int{s.Total.Asked, s.Total.Unhelpful}, []int{1500, 2})
			f.clock.pass(keepCounts + 48*time.Hour)
			check(t, f.tidy(t.Context()))
			same(t, "counts", f.count(t, "counts"), 0)
		})
	}
}

func TestYoungStays(t *testing.T) {
	f := newFixture(t, month)
	f.Record(question("1", "u", "text"))
	check(t, f.Vote(t.Context(), Vote{Answer: "a1", Guild: "g", User: "v", Why: "reason"}))
	f.flush(t)
	f.clock.pass(month - time.Minute)
	check(t, f.tidy(t.Context()))
	q, ok, err := f.Question(t.Context(), "1")
	check(t, err)
	if !ok || q.Text != "text" || f.count(t, "votes WHERE why <> ''") != 1 {
		t.Errorf("gone too early: %v, %+v", ok, q)
	}
}

func TestUser(t *testing.T) {
	f := newFixture(t, month)
	for i := range 25 {
		f.record(fmt.Sprint("w", i), "g", "obituary", Answered)
	}
	f.flush(t)
	f.record("q1", "g", "obituary", Answered)
	other := question("o", "other", "stays")
	f.Record(other)
	check(t, f.Vote(t.Context(), Vote{Answer: "ao", Guild: "g", User: "u", Why: "obituary"}))
	check(t, f.Vote(t.Context(), Vote{Answer: "aw1", Guild: "g", User: "other"}))
	_, err := f.Save(t.Context(), saved("g", "obituary", "u"))
	check(t, err)
	theirs := saved("g", "m2", "other")
	theirs.SavedBy = "u"
	_, err = f.Save(t.Context(), theirs)
	check(t, err)

	k, err := f.OfUser(t.Context(), "u")
	check(t, err)
	same(t, "kept", []int{len(k.Questions), k.Asked, k.Votes, k.Author, k.Saver}, []int{20, 26, 1, 1, 1})
	same(t, "newest", k.Questions[0].ID, "q1")

	f.record("q2", "g", "obituary", Answered)
	k, err = f.DeleteUser(t.Context(), "u")
	check(t, err)
	same(t, "deleted", k, Kept{Asked: 27, Votes: 1, Author: 1, Saver: 1})
	f.settle(t)
	same(t, "left", []int{f.count(t, "questions"), f.count(t, "votes"), f.count(t, "saved")}, []int{1, 0, 1})
	same(t, "saved", f.Saved("g")[0].SavedBy+f.Saved("g")[0].Message, "m2")
	until(t, "the words are gone", func() bool { return !f.holds(t, "obituary") })
	k, err = f.OfUser(t.Context(), "u")
	check(t, err)
	same(t, "kept after that", k.Asked+k.Votes+k.Author+k.Saver+len(k.Questions), 0)
	s, err := f.Stats(t.Context(), "g", f.clock.Now())
	check(t, err)
	if s.Total.Asked < 26 {
		t.Errorf("only %d are counted", s.Total.Asked)
	}
}

// fill gives a server one of everything.
func (f *fixture) fill(t *testing.T, guild string) {
	t.Helper()
	check(t, f.SaveSettings(t.Context(), guild, policy.Settings{Quiet: true}))
	f.record("q"+guild, guild, "text", Answered)
	check(t, f.Vote(t.Context(), Vote{Answer: "aq" + guild, Guild: guild, User: "u"}))
	_, err := f.Save(t.Context(), saved(guild, "m", "u"))
	check(t, err)
	f.Thread("t"+guild, guild)
	f.flush(t)
}

// kept is how much there is of a server.
func (f *fixture) kept(t *testing.T, guild string) (n int) {
	t.Helper()
	for _, table := range []string{"settings", "questions", "votes", "counts", "saved"} {
		n += f.count(t, table+" WHERE guild = ?", guild)
	}
	n += f.count(t, "marks WHERE value = ?", guild)
	if f.Settings(guild).Quiet {
		n++
	}
	if f.IsThread("t" + guild) {
		n++
	}
	return n + len(f.Saved(guild))
}

func TestLeft(t *testing.T) {
	f := newFixture(t, month)
	for _, guild := range []string{"left", "again", "stays"} {
		f.fill(t, guild)
	}
	full := f.kept(t, "stays")
	check(t, f.Left(t.Context(), "left"))
	check(t, f.Left(t.Context(), "again"))
	f.clock.pass(f.o.Grace / 2)
	check(t, f.Left(t.Context(), "left")) // does not begin anew
	check(t, f.tidy(t.Context()))
	same(t, "within the grace", f.kept(t, "left"), full)
	check(t, f.Joined(t.Context(), "again"))
	check(t, f.Joined(t.Context(), "stays"))
	f.clock.pass(f.o.Grace/2 + time.Second)
	check(t, f.tidy(t.Context()))
	for range 2 {
		same(t, "kept", []int{f.kept(t, "left"), f.kept(t, "again"), f.kept(t, "stays")}, []int{0, full, full})
		f.reopen(t)
	}
	same(t, "marked", f.count(t, "gone"), 0)
}

func TestPresent(t *testing.T) {
	f := newFixture(t, month)
	for _, guild := range []string{"left", "again", "stays"} {
		f.fill(t, guild)
	}
	f.record("direct", "", "text", Answered)
	f.flush(t)
	check(t, f.Present(t.Context(), []string{"stays"}))
	check(t, f.Present(t.Context(), []string{"stays", "again"}))
	f.clock.pass(f.o.Grace + time.Second)
	check(t, f.tidy(t.Context()))
	if f.kept(t, "left") != 0 || f.kept(t, "again") == 0 || f.kept(t, "stays") == 0 || f.kept(t, "") == 0 {
		t.Errorf("kept: %d, %d, %d, %d", f.kept(t, "left"), f.kept(t, "again"), f.kept(t, "stays"), f.kept(t, ""))
	}
}

func TestNoGrace(t *testing.T) {
	f := newFixture(t, month)
	f.o.Grace = 0
	f.reopen(t)
	f.fill(t, "g")
	f.record("queued", "g", "text", Answered)
	check(t, f.Left(t.Context(), "g"))
	f.settle(t)
	same(t, "kept", f.kept(t, "g"), 0)
}

func TestOnce(t *testing.T) {
	f := newFixture(t, month)
	same(t, "first", []bool{f.Once("k"), f.Once("k"), f.Once("l")}, []bool{true, false, true})
	f.reopen(t)
	same(t, "after a restart", f.Once("k"), false)
	f.clock.pass(31 * 24 * time.Hour)
	same(t, "after a month", f.Once("k"), true)
	f.clock.pass(31 * 24 * time.Hour)
	check(t, f.tidy(t.Context()))
	same(t, "rows", f.count(t, "marks"), 0)
}

func TestDirect(t *testing.T) {
	f := newFixture(t, month)
	start := f.clock.Now()
	for _, c := range []string{"a", "b", "a"} {
		f.Direct(c)
		f.clock.pass(time.Minute)
	}
	f.reopen(t)
	same(t, "all", f.DirectSince(start), []string{"b", "a"})
	same(t, "late", f.DirectSince(start.Add(2*time.Minute)), []string{"a"})
	for i := range 1100 {
		f.Direct(fmt.Sprint(i))
		f.clock.pass(time.Millisecond)
	}
	if all := f.DirectSince(start); len(all) > 1000 || !slices.Contains(all, "1099") || slices.Contains(all, "b") {
		t.Errorf("%d channels, from %s to %s", len(all), all[:3], all[len(all)-3:])
	}
	f.reopen(t)
	if all := f.DirectSince(start); len(all) > 1000 || !slices.Contains(all, "1099") {
		t.Errorf("after a restart: %d channels, from %s to %s", len(all), all[:3], all[len(all)-3:])
	}
	f.clock.pass(25 * time.Hour)
	same(t, "after a day", f.DirectSince(start), []string(nil))
}

func TestThread(t *testing.T) {
	f := newFixture(t, month)
	f.Thread("first", "g")
	f.clock.pass(time.Second)
	for i := range 10_000 {
		f.Thread(fmt.Sprint(i), "g")
	}
	for range 2 {
		same(t, "threads", []bool{f.IsThread("first"), f.IsThread("9999"), f.IsThread("other")}, []bool{false, true, false})
		f.reopen(t)
	}
}
