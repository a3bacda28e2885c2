package store

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// question is an answered one of server g.
func question(id, user, text string) Question {
	return Question{
		ID: id, Guild: "g", Channel: "c", User: user, Answer: "a" + id, Text: text,
		History: []string{"earlier"}, Quotes: []string{"a quote"}, Way: "slash", Rule: "allowed", Lang: "zh", Kind: "who",
		Outcome: Answered, Confidence: 0.8, Threshold: 0.3, Latency: 5 * time.Millisecond,
	}
}

func TestRecord(t *testing.T) {
	f := newFixture(t, month)
	want := question("1", "u", "北约秘书长是谁？")
	want.At = time.UnixMilli(f.clock.Now().UnixMilli())
	want.Reference = "R"
	f.Record(want)
	for _, when := range []string{"queued", "written", "after a restart"} {
		for _, id := range []string{"1", "a1"} {
			got, ok, err := f.Question(t.Context(), id)
			check(t, err)
			if !ok {
				t.Fatalf("%s: no question %s", when, id)
			}
			same(t, when, got, want)
		}
		if when == "queued" {
			f.flush(t)
		} else {
			f.reopen(t)
		}
	}
	for _, id := range []string{"", "2", "a"} {
		if _, ok, err := f.Question(t.Context(), id); ok || err != nil {
			t.Errorf("question %q: %v, %v", id, ok, err)
		}
	}
}

// TestRecordAgain edits a question: it counts once, as it is now.
func TestRecordAgain(t *testing.T) {
	f := newFixture(t, month)
	q := question("1", "u", "text")
	q.Outcome = Refused
	f.Record(q)
	f.flush(t)
	q.Text, q.Outcome = "edited", Answered
	f.Record(q)
	f.Record(q)
	f.flush(t)
	got, _, err := f.Question(t.Context(), "1")
	check(t, err)
	same(t, "text", got.Text, "edited")
	s, err := f.Stats(t.Context(), "g", f.clock.Now())
	check(t, err)
	same(t, "counts", []int{s.Total.Asked, s.Total.Answered, s.Total.Refused}, []int{1, 1, 0})
}

func TestForget(t *testing.T) {
	f := newFixture(t, month)
	for _, queued := range []bool{true, false} {
		f.Record(question("1", "u", "text"))
		check(t, f.Vote(t.Context(), Vote{Answer: "a1", Guild: "g", User: "v"}))
		if !queued {
			f.flush(t)
		}
		check(t, f.Forget(t.Context(), "1"))
		check(t, f.Forget(t.Context(), "unknown"))
		f.settle(t)
		if _, ok, _ := f.Question(t.Context(), "1"); ok {
			t.Errorf("queued %v: the question is still there", queued)
		}
	}
	same(t, "votes", f.count(t, "votes"), 0)
}

// TestForgetFirst forgets a question that the writer is about to write: whoever gets
// the file first, it must not be there afterwards.
func TestForgetFirst(t *testing.T) {
	f := newFixture(t, month)
	f.settle(t)
	for range 20 {
		tx, err := f.write.Begin()
		check(t, err)
		waits := f.write.Stats().WaitCount
		waiting := func(n int64) func() bool {
			return func() bool { return f.write.Stats().WaitCount >= waits+n }
		}
		f.Record(question("1", "u", "text"))
		until(t, "the writer waits", waiting(1))
		forgot := make(chan error)
		go func() { forgot <- f.Forget(context.WithoutCancel(t.Context()), "1") }()
		until(t, "the other waits", waiting(2))
		check(t, tx.Rollback())
		check(t, <-forgot)
		f.settle(t)
		same(t, "questions", f.count(t, "questions"), 0)
	}
}

// TestReplacedMeanwhile records again what is just being written: that must be
// written, too.
func TestReplacedMeanwhile(t *testing.T) {
	u := newQueue(10)
	u.push(question("1", "u", "first"))
	batch := u.front(10)
	u.push(question("1", "u", "second"))
	u.written(batch)
	if q, ok := u.find("a1"); !ok || q.Text != "second" {
		t.Errorf("queued: %v, %+v", ok, q)
	}
	m := newMarks()
	m.set(directMark, "c", "", 1)
	changes := m.changes()
	m.set(directMark, "c", "", 2)
	m.written(changes)
	same(t, "later mark waits", m.pending(), true)
	m.written(m.changes())
	same(t, "written mark waits", m.pending(), false)
}

// TestForgetMeanwhile forgets questions while the writer has them in its hands.
func TestForgetMeanwhile(t *testing.T) {
	f := newFixture(t, month)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 50 {
				id := fmt.Sprintf("%d-%d", worker, i)
				f.Record(question(id, "u", "text"))
				if i%3 == 0 {
					signal(f.queue.hurry)
				}
				check(t, f.Forget(t.Context(), id))
			}
		})
	}
	group.Wait()
	f.settle(t)
	same(t, "questions", f.count(t, "questions"), 0)
}

func TestNoRetention(t *testing.T) {
	f := newFixture(t, 0)
	f.Record(question("1", "u", "secret words"))
	f.flush(t)
	got, ok, err := f.Question(t.Context(), "a1")
	check(t, err)
	if !ok || got.Text != "" || got.History != nil || got.Quotes != nil || got.User != "u" {
		t.Errorf("kept: %v %+v", ok, got)
	}
	check(t, f.Vote(t.Context(), Vote{Answer: "a1", User: "v", Guild: "g", Why: "secret reason"}))
	f.close(t)
	f.absent(t, "secret")
	f.open(t)
	f.clock.pass(25 * time.Hour)
	f.reopen(t)
	f.settle(t)
	same(t, "rows after a day", f.count(t, "questions")+f.count(t, "votes"), 0)
}

func TestClip(t *testing.T) {
	long := strings.Repeat("长", maxText)
	for _, text := range []string{"", "short", long, "x" + long, "xy" + long, "a\xffb", strings.Repeat("\xff", maxText+1)} {
		got := clip(text)
		if !utf8.ValidString(got) || len(got) > 3*maxText {
			t.Errorf("%d bytes of %d, valid %v", len(got), len(text), utf8.ValidString(got))
		}
		if strings.HasSuffix(text, long) && (strings.Contains(got, "\uFFFD") || len(got) < maxText-3) {
			t.Errorf("cut inside a character, or too short: %d bytes", len(got))
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Who  is\tRogozin?!": "who is rogozin", "北约秘书长是谁？": "北约秘书长是谁", "???": "???", "": "", "C++ ": "c++", "why ? ": "why",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// BenchmarkRecord is the time that a record costs its caller, and the rate at which
// records reach the disk.
func BenchmarkRecord(b *testing.B) {
	f := newFixture(b, month)
	queues := 0
	for b.Loop() {
		f.Record(question(fmt.Sprint(queues), "u", "北约秘书长是谁？"))
		if queues++; queues%(maxWaiting/2) == 0 {
			b.StopTimer()
			f.flush(b)
			b.StartTimer()
		}
	}
	f.flush(b)
	if f.Dropped() > 0 {
		b.Errorf("%d dropped", f.Dropped())
	}
}

// BenchmarkWrite is the time that a record takes to reach the disk, among many.
func BenchmarkWrite(b *testing.B) {
	f := newFixture(b, month)
	n := 0
	for b.Loop() {
		f.Record(question(fmt.Sprint(n), "u", "北约秘书长是谁？"))
		if n++; n%(maxWaiting/2) == 0 {
			f.flush(b)
		}
	}
	f.flush(b)
}
