package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// A journal notes what an editor sends, and when.
type journal struct {
	start time.Time
	lines []string
	// takes is how long a request lasts, fails how many of the first ones fail.
	takes time.Duration
	fails int
}

func (j *journal) send(ctx context.Context, with reply) error {
	j.lines = append(j.lines, fmt.Sprintf("%s %s", time.Since(j.start), with.content))
	if j.fails > 0 {
		j.fails--
		return errors.New("as asked")
	}
	return sleep(ctx, j.takes)
}

// edit runs an editor over work and returns what it sent.
func edit(t *testing.T, j *journal, work func(show func(string))) []string {
	t.Helper()
	j.start = time.Now()
	e := newEditor(j.send, func(error) {})
	with := e.work(t.Context(), func(show func(reply)) reply {
		work(func(text string) { show(reply{content: text}); synctest.Wait() })
		return reply{content: "end"}
	})
	err := e.finish(t.Context(), with)
	if err != nil {
		t.Errorf("the final text: %v", err)
	}
	return j.lines
}

func TestEditor(t *testing.T) {
	tests := []struct {
		name    string
		journal journal
		work    func(show func(string))
		want    []string
	}{
		{"nothing on the way", journal{}, func(func(string)) {}, []string{"0s end"}},
		{"the newest wins", journal{}, func(show func(string)) {
			for _, text := range []string{"a", "b", "c", "d"} {
				show(text)
				time.Sleep(400 * time.Millisecond)
			}
			time.Sleep(time.Second)
		}, []string{"0s a", "1.5s d", "3s end"}},
		{"the end does not wait for a part that waits", journal{}, func(show func(string)) {
			show("a")
			time.Sleep(time.Second)
			show("b")
		}, []string{"0s a", "1.5s end"}},
		{"slow requests", journal{takes: 2 * time.Second}, func(show func(string)) {
			for _, text := range []string{"a", "b", "c"} {
				show(text)
				time.Sleep(900 * time.Millisecond)
			}
			show("d")
		}, []string{"0s a", "2s c", "4s end"}},
		{"a request that hangs", journal{takes: time.Hour}, func(show func(string)) { show("a") }, nil},
		{"a part that fails", journal{fails: 1}, func(show func(string)) {
			for _, text := range []string{"a", "b", "c"} {
				show(text)
				time.Sleep(2 * time.Second)
			}
		}, []string{"0s a", "6s end"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if tt.want == nil { // only the parts hang
					hang := tt.journal.takes
					e := newEditor(func(ctx context.Context, with reply) error {
						if with.content == "end" {
							return nil
						}
						return sleep(ctx, hang)
					}, func(error) {})
					start := time.Now()
					with := e.work(t.Context(), func(show func(reply)) reply { show(reply{content: "a"}); synctest.Wait(); return reply{content: "end"} })
					err := e.finish(t.Context(), with)
					if err != nil || time.Since(start) != editTimeout {
						t.Errorf("after %s: %v", time.Since(start), err)
					}
					return
				}
				if got := edit(t, &tt.journal, tt.work); !slices.Equal(got, tt.want) {
					t.Errorf("sent %q, want %q", got, tt.want)
				}
			})
		})
	}
}
