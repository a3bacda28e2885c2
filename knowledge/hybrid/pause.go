package hybrid

import (
	"sync"
	"time"
)

// pauseLength is how long nobody is asked after a failure, so that not every
// question waits its whole time for a server that is away.
const pauseLength = 30 * time.Second

// A pause keeps questions from a server that failed. After it one question tries
// again, the others go on without until that one knows. The zero value is no
// pause.
type pause struct {
	mu     sync.Mutex
	until  time.Time // zero when the last question got its vector
	trying bool
}

// enter reports whether a question may ask. One that did says afterwards how it
// went: worked, failed, or left.
func (p *pause) enter(now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.until.IsZero() {
		return true
	}
	if p.trying || now.Before(p.until) {
		return false
	}
	p.trying = true
	return true
}

// worked ends the pause, and reports whether there was one.
func (p *pause) worked() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	was := !p.until.IsZero()
	p.until, p.trying = time.Time{}, false
	return was
}

// failed begins a pause, and reports whether it is a new one: of several questions
// that fail together the first begins it.
func (p *pause) failed(now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trying = false
	if now.Before(p.until) {
		return false
	}
	p.until = now.Add(pauseLength)
	return true
}

// left tells that a question was given up before it was known how it goes.
func (p *pause) left() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trying = false
}
