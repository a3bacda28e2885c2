package store

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"
)

func TestVote(t *testing.T) {
	f := newFixture(t, month)
	vote := func(user string, helpful bool, why string) {
		check(t, f.Vote(t.Context(), Vote{Answer: "a", Guild: "g", User: user, Helpful: helpful, Why: why}))
	}
	vote("u", true, "")
	vote("v", true, "")
	vote("v", false, "wrong year")
	up, down, err := f.Tally(t.Context(), "a")
	check(t, err)
	same(t, "tally", []int{up, down}, []int{1, 1})
	v, ok, err := f.VoteOf(t.Context(), "a", "v")
	check(t, err)
	if !ok || v.Helpful || v.Why != "wrong year" || v.Guild != "g" || !v.At.Equal(f.clock.Now()) {
		t.Errorf("vote: %v %+v", ok, v)
	}
	if _, ok, err := f.VoteOf(t.Context(), "a", "w"); ok || err != nil {
		t.Errorf("a vote of nobody: %v, %v", ok, err)
	}
	s, err := f.Stats(t.Context(), "g", f.clock.Now())
	check(t, err)
	same(t, "counts", []int{s.Total.Helpful, s.Total.Unhelpful}, []int{1, 1})
}

// record keeps a question that ended in an outcome.
func (f *fixture) record(id, guild, text string, outcome Outcome) {
	q := question(id, "u", text)
	q.Guild, q.Outcome = guild, outcome
	f.Record(q)
	f.clock.pass(time.Second)
}

func TestUnanswered(t *testing.T) {
	f := newFixture(t, month)
	f.record("1", "g", "Where is Brest?", Refused)
	f.record("2", "g", "What is love", Refused)
	f.record("3", "g", "where  is brest", Refused)
	f.record("4", "g", "answered", Answered)
	f.record("5", "h", "elsewhere", Refused)
	f.flush(t)
	gaps, total, err := f.Unanswered(t.Context(), "g", 0, 10)
	check(t, err)
	if total != 2 || len(gaps) != 2 || gaps[0].Text != "where  is brest" || gaps[0].Times != 2 || gaps[0].ID != "3" || gaps[1].Times != 1 {
		t.Errorf("%d: %+v", total, gaps)
	}
	gaps, total, err = f.Unanswered(t.Context(), "g", 1, 1)
	check(t, err)
	if total != 2 || len(gaps) != 1 || gaps[0].Text != "What is love" {
		t.Errorf("second page: %d: %+v", total, gaps)
	}
}

func TestBadlyRated(t *testing.T) {
	f := newFixture(t, month)
	for i, votes := range [][]bool{{false, false, true}, {true, false}, {false}, {true}} {
		id := fmt.Sprint(i)
		f.record(id, "g", "question "+id, Answered)
		for j, helpful := range votes {
			check(t, f.Vote(t.Context(), Vote{Answer: "a" + id, Guild: "g", User: fmt.Sprint(j), Helpful: helpful, Why: fmt.Sprint("reason ", j)}))
			f.clock.pass(time.Second)
		}
	}
	f.flush(t)
	gaps, total, err := f.BadlyRated(t.Context(), "g", 0, 10)
	check(t, err)
	if total != 2 || len(gaps) != 2 || gaps[0].Text != "question 2" || gaps[1].Text != "question 0" {
		t.Fatalf("%d: %+v", total, gaps)
	}
	same(t, "reasons", gaps[1].Reasons, []string{"reason 1", "reason 0"})
	same(t, "numbers", []int{gaps[1].Helpful, gaps[1].Unhelpful, gaps[1].Times}, []int{1, 2, 1})

	var rows []ExportRow
	check(t, f.Export(t.Context(), "g", func(r ExportRow) error { rows = append(rows, r); return nil }))
	if len(rows) != 4 || rows[3].Unhelpful != 2 || rows[3].Helpful != 1 || len(rows[3].Reasons) != 2 || rows[0].Helpful != 1 {
		t.Errorf("exported: %+v", rows)
	}
	stop := errors.New("stop")
	if err := f.Export(t.Context(), "", func(ExportRow) error { return stop }); err != stop {
		t.Errorf("export ended with %v", err)
	}
	check(t, f.Export(t.Context(), "h", func(r ExportRow) error { return fmt.Errorf("of another server: %+v", r) }))
}

// TestExportPages exports more than a page, at one time, each once.
func TestExportPages(t *testing.T) {
	f := newFixture(t, month)
	const n = 2*exportPage + 7
	for i := range n {
		f.Record(question(fmt.Sprint(i), "u", "text"))
	}
	f.flush(t)
	seen := map[string]bool{}
	check(t, f.Export(t.Context(), "", func(r ExportRow) error {
		seen[r.ID] = true
		_, _, err := f.Tally(t.Context(), r.Answer) // the store can be used meanwhile
		return err
	}))
	same(t, "questions", len(seen), n)
}

func TestStats(t *testing.T) {
	f := newFixture(t, time.Hour)
	start := f.clock.Now()
	for i, outcome := range []Outcome{Answered, Answered, Refused, Limited, Failed, Denied} {
		f.record(fmt.Sprint(i), "g", "text", outcome)
	}
	f.clock.pass(48 * time.Hour)
	f.record("later", "g", "text", Answered)
	f.flush(t)
	check(t, f.tidy(t.Context())) // counts survive the questions
	same(t, "questions", f.count(t, "questions"), 1)
	s, err := f.Stats(t.Context(), "g", start)
	check(t, err)
	if len(s.Days) != 3 || !s.Days[0].Date.Equal(start.Truncate(24*time.Hour)) {
		t.Fatalf("days: %+v", s.Days)
	}
	d := s.Days[0]
	same(t, "first day", []int{d.Asked, d.Answered, d.Refused, d.Limited, d.Failed, d.Denied}, []int{6, 2, 1, 1, 1, 1})
	same(t, "other days", []int{s.Days[1].Asked, s.Days[2].Asked, s.Total.Asked, s.Total.Answered}, []int{0, 1, 7, 3})
	if d.Median < 4*time.Millisecond || d.P95 > 6*time.Millisecond || s.Days[1].Median != 0 {
		t.Errorf("latencies of 5 ms: median %v, p95 %v", d.Median, d.P95)
	}
	s, err = f.Stats(t.Context(), "h", time.Time{})
	check(t, err)
	if len(s.Days) != 401 || s.Total.Asked != 0 {
		t.Errorf("%d days, %d asked", len(s.Days), s.Total.Asked)
	}
}

func TestHistogram(t *testing.T) {
	var h histogram
	same(t, "of nothing", h.quantile(0.5), time.Duration(0))
	for ms := 1; ms <= 1000; ms++ {
		h[bucketOf(time.Duration(ms)*time.Millisecond)]++
	}
	for _, q := range []float64{0.05, 0.5, 0.95} {
		if off := float64(h.quantile(q))/(q*float64(time.Second)) - 1; math.Abs(off) > 0.2 {
			t.Errorf("quantile %v is %v", q, h.quantile(q))
		}
	}
	same(t, "ends", []int{bucketOf(-1), bucketOf(0), bucketOf(time.Hour)}, []int{0, 0, buckets - 1})
}
