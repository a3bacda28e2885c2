package modeltest

import (
	"runtime"
	"testing"
	"time"
)

// CheckGoroutines fails the test if goroutines are left behind when all its
// other clean-ups are done: call it first, in a test that is not parallel.
func CheckGoroutines(t testing.TB) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		limit := time.After(10 * time.Second)
		for runtime.NumGoroutine() > before {
			select {
			case <-tick.C:
			case <-limit:
				stacks := make([]byte, 1<<20)
				t.Errorf("goroutines: %d before, %d after\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
				return
			}
		}
	})
}
