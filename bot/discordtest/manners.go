package discordtest

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Discord's limit over all routes but those of interactions and webhooks, and
// what is let pass of a bot that keeps it: its requests may arrive a little
// closer together than it sent them.
const (
	overallLimit     = 50
	overallTolerance = 5
)

// attempted notes that a callback arrived in time, whatever comes of it: a
// fault that the test made is not the bot's.
func (s *Server) attempted(r *http.Request) {
	if r.PathValue("interaction") == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.world.interactions[r.PathValue("token")]
	if i != nil && time.Since(i.started) <= callbackLimit {
		i.attempted = true
	}
}

// manners is what a bot did wrong over all, which no request shows.
func (s *Server) manners() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []string
	if limit := s.o.RequestsPerSecond; limit > 0 && s.traffic.busiest > limit+overallTolerance {
		list = append(list, fmt.Sprintf("%d requests within a second on routes that count, at most %d", s.traffic.busiest, limit))
	}
	if s.o.AllowUnanswered {
		return list
	}
	var missed []*Interaction
	for _, i := range s.world.interactions {
		if i.heard && !i.attempted && i.kind != kindAutocomplete {
			missed = append(missed, i)
		}
	}
	slices.SortFunc(missed, func(a, b *Interaction) int { return cmp.Compare(a.id, b.id) })
	for _, i := range missed {
		list = append(list, fmt.Sprintf("interaction %s of type %d got no callback within %v", i.id, i.kind, min(callbackLimit, time.Since(i.started)).Round(time.Millisecond)))
	}
	return list
}
