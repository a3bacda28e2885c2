package discordtest

import (
	"bytes"
	"strings"
	"sync"
)

// A Journal collects what a bot logs. Its zero value is empty and ready; it is
// safe for concurrent use.
type Journal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write adds to the journal; it never fails.
func (j *Journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.Write(p)
}

// String is all that was written so far.
func (j *Journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}

// Count is how often text stands in the journal.
func (j *Journal) Count(text string) int { return strings.Count(j.String(), text) }

// Has reports whether text stands in the journal.
func (j *Journal) Has(text string) bool { return j.Count(text) > 0 }
