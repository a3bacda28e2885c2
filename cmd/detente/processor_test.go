package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// processor is what the machine's processors did up to a moment, in seconds.
type processor struct{ busy, idle float64 }

// processorNow reads it, as Linux tells it; elsewhere it is zero. Figures of a
// machine that was busy with something else mean little, so the tables say it.
func processorNow() (p processor) {
	const perSecond = 100 // USER_HZ, the same on each Linux that Go runs on
	stat, _ := os.ReadFile("/proc/stat")
	first, _, _ := strings.Cut(string(stat), "\n")
	for i, field := range strings.Fields(strings.TrimPrefix(first, "cpu ")) {
		n, _ := strconv.ParseFloat(field, 64)
		switch i {
		case 3, 4: // idle, and waiting for a disk
			p.idle += n / perSecond
		case 0, 1, 2, 5, 6, 7: // 8 and 9 are counted in 0 and 1 already
			p.busy += n / perSecond
		}
	}
	return p
}

// since says how many processors were busy on the average since a moment, of how
// many.
func (p processor) since(before processor, passed time.Duration) string {
	busy, idle := p.busy-before.busy, p.idle-before.idle
	if busy+idle == 0 {
		return "not known"
	}
	return fmt.Sprintf("%.2f of %.0f", busy/passed.Seconds(), (busy+idle)/passed.Seconds())
}
