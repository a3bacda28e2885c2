package discordtest

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// traffic counts requests. The zero value is ready.
type traffic struct {
	counts  map[string]int
	recent  []time.Time // requests of the last second that Discord's overall limit counts
	busiest int
}

// count adds a request of a route.
func (t *traffic) count(pattern string, status int, at time.Time) {
	if t.counts == nil {
		t.counts = make(map[string]int)
	}
	t.counts[pattern+" "+strconv.Itoa(status)]++
	_, path, _ := strings.Cut(pattern, " ")
	if strings.HasPrefix(path, "/interactions/") || strings.HasPrefix(path, "/webhooks/") {
		return // which the overall limit does not count
	}
	old := slices.IndexFunc(t.recent, func(r time.Time) bool { return at.Sub(r) < time.Second })
	if old < 0 {
		old = len(t.recent)
	}
	t.recent = append(slices.Delete(t.recent, 0, old), at)
	t.busiest = max(t.busiest, len(t.recent))
}

// Traffic returns how many requests each route got with each status, as in
// "POST /channels/{channel}/messages 200".
func (s *Server) Traffic() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.traffic.counts)
}

// Busiest returns the most requests that came within one second, of those
// routes that Discord's limit of 50 a second covers: all but interactions' own.
func (s *Server) Busiest() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.traffic.busiest
}
