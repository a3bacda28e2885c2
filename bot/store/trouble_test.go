package store

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"detente/bot/policy"
)

// brief is a context as a caller has it who can't wait.
func brief(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

// checkTrouble wants what has to go on while the file can't be written, and errors
// from what people do on purpose.
func checkTrouble(t *testing.T, f *fixture) {
	t.Helper()
	f.Record(question("in trouble", "u", "text"))
	if _, ok, err := f.Question(t.Context(), "in trouble"); !ok || err != nil {
		t.Errorf("a queued question: %v, %v", ok, err)
	}
	same(t, "settings", f.Settings("g"), policy.Settings{Language: "zh"})
	if err := f.SaveSettings(brief(t), "g", policy.Settings{Language: "en"}); err == nil {
		t.Error("settings were saved")
	}
	same(t, "settings after an error", f.Settings("g"), policy.Settings{Language: "zh"})
	if _, err := f.Save(brief(t), saved("g", "m", "u")); err == nil || len(f.Saved("g")) > 0 {
		t.Errorf("an answer was saved: %v", err)
	}
	if err := f.Vote(brief(t), Vote{Answer: "a", User: "u"}); err == nil {
		t.Error("a vote was kept")
	}
	if err := f.Flush(brief(t)); err == nil {
		t.Error("the queue was written")
	}
	same(t, "once", []bool{f.Once("k"), f.Once("k")}, []bool{true, false})
}

// checkRecovered wants everything to work again.
func checkRecovered(t *testing.T, f *fixture) {
	t.Helper()
	f.flush(t)
	same(t, "rows", f.count(t, "questions WHERE id = 'in trouble'"), 1)
	check(t, f.Vote(t.Context(), Vote{Answer: "a", User: "u"}))
	check(t, f.SaveSettings(t.Context(), "g", policy.Settings{Language: "en"}))
	same(t, "rows of marks", f.count(t, "marks WHERE key = 'k'"), 1)
}

func TestLocked(t *testing.T) {
	f := newFixture(t, month)
	check(t, f.SaveSettings(t.Context(), "g", policy.Settings{Language: "zh"}))
	f.settle(t)
	other := f.other(t)
	_, err := other.Exec("BEGIN EXCLUSIVE")
	check(t, err)
	if tx, err := f.write.BeginTx(brief(t), nil); err == nil {
		t.Error("a transaction began without the lock", tx.Rollback())
	}
	checkTrouble(t, f)
	_, err = other.Exec("ROLLBACK")
	check(t, err)
	checkRecovered(t, f)
}

func TestFullDisk(t *testing.T) {
	f := newFixture(t, month)
	check(t, f.SaveSettings(t.Context(), "g", policy.Settings{Language: "zh"}))
	f.settle(t)
	var pages int
	check(t, f.write.QueryRow("PRAGMA page_count").Scan(&pages))
	_, err := f.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages))
	check(t, err)
	// What is to be kept must not fit into the pages that there are.
	big := strings.Repeat("x", maxText)
	for i := range 4 {
		f.Record(question(fmt.Sprint(i), "u", big))
	}
	if err := f.Flush(brief(t)); err == nil {
		t.Error("the queue was written")
	}
	f.Record(question("in trouble", "u", "text"))
	same(t, "settings", f.Settings("g"), policy.Settings{Language: "zh"})
	large := saved("g", "m", "u")
	large.Text, large.Question = big, big
	if _, err := f.Save(t.Context(), large); err == nil || len(f.Saved("g")) > 0 {
		t.Errorf("an answer was saved: %v", err)
	}
	f.Once("k")
	if !strings.Contains(f.log.String(), "the store can't write, records wait") {
		t.Errorf("nothing is logged:\n%s", f.log)
	}
	_, err = f.write.Exec("PRAGMA max_page_count = 1073741823")
	check(t, err)
	checkRecovered(t, f)
	_, err = f.Save(t.Context(), large)
	check(t, err)
}

// TestQueueIsBounded drops the oldest, and says so once.
func TestQueueIsBounded(t *testing.T) {
	f := newFixture(t, month)
	f.settle(t)
	f.queue.limit = 10
	other := f.other(t)
	_, err := other.Exec("BEGIN EXCLUSIVE")
	check(t, err)
	for i := range 25 {
		f.Record(question(fmt.Sprint(i), "u", "text"))
	}
	same(t, "waiting, dropped", []int{f.queue.length(), f.Dropped()}, []int{10, 15})
	_, err = other.Exec("ROLLBACK")
	check(t, err)
	f.flush(t)
	same(t, "rows", f.count(t, "questions WHERE CAST(id AS INTEGER) >= 15"), 10)
	same(t, "logged", strings.Count(f.log.String(), "records dropped"), 1)
}

// TestQueueIsBoundedInBytes drops the oldest when few records are large.
func TestQueueIsBoundedInBytes(t *testing.T) {
	u := newQueue(maxWaiting)
	large := strings.Repeat("x", 1<<20)
	for i := range 40 {
		u.push(Question{ID: fmt.Sprint(i), Text: large})
	}
	if n := u.length(); n != 31 || u.bytes > maxQueued || u.droppedCount() != 9 {
		t.Errorf("%d records of %d bytes wait, %d dropped", n, u.bytes, u.droppedCount())
	}
	u.drop(func(Question) bool { return true })
	same(t, "bytes", u.bytes, 0)
}

// TestCloseWhileLocked ends within its limit.
func TestCloseWhileLocked(t *testing.T) {
	f := newFixture(t, month)
	f.settle(t)
	other := f.other(t)
	_, err := other.Exec("BEGIN EXCLUSIVE")
	check(t, err)
	f.Record(question("1", "u", "text"))
	began := time.Now()
	err = f.Store.Close()
	f.Store = nil
	if took := time.Since(began); err == nil || took > closing+3*time.Second {
		t.Errorf("closed after %v with %v", took, err)
	}
}

// TestTogether does everything at once, for the race detector.
func TestTogether(t *testing.T) {
	f := newFixture(t, month)
	ctx := t.Context()
	var group sync.WaitGroup
	for worker := range 8 {
		guild, user := fmt.Sprint("g", worker%3), fmt.Sprint("u", worker)
		group.Go(func() {
			for i := range 25 {
				id := fmt.Sprint(worker, "-", i)
				q := question(id, user, "text")
				q.Guild = guild
				f.Record(q)
				_, _, err := f.Question(ctx, "a"+id)
				check(t, err)
				check(t, f.Vote(ctx, Vote{Answer: "a" + id, Guild: guild, User: user, Helpful: i%2 == 0}))
				check(t, f.SaveSettings(ctx, guild, policy.Settings{Quiet: i%2 == 0}))
				_ = f.Settings(guild).Quiet
				saved, err := f.Save(ctx, saved(guild, id, user))
				check(t, err)
				_ = f.Saved(guild)
				if i%2 == 0 {
					_, err = f.RemoveSaved(ctx, guild, saved)
					check(t, err)
				}
				f.Once(id)
				f.Thread(id, guild)
				f.Direct(user)
				_, err = f.OfUser(ctx, user)
				check(t, err)
				_, err = f.Stats(ctx, guild, f.clock.Now())
				check(t, err)
				if i == 20 {
					check(t, f.tidy(ctx))
				}
			}
		})
	}
	group.Wait()
	f.flush(t)
	same(t, "questions", f.count(t, "questions"), 200)
	same(t, "saved", f.count(t, "saved"), len(f.Saved("g0"))+len(f.Saved("g1"))+len(f.Saved("g2")))
	total := 0
	for _, guild := range []string{"g0", "g1", "g2"} {
		s, err := f.Stats(ctx, guild, f.clock.Now())
		check(t, err)
		total += s.Total.Asked
	}
	same(t, "counted", total, 200)
}
