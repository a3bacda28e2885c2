package discordtest

import (
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"time"
)

// A Fault is what happens to REST requests while it is set. The zero value is
// no fault.
type Fault struct {
	// Match tells whether it happens to a request; nil: to each. The path is
	// relative to /api/v10.
	Match func(method, path string) bool

	// Every, above 1, spares all but each Every-th of the matching requests.
	Every int

	// Tries, above 0, spares a request that it hit so often already: one with the
	// same method, path and body.
	Tries int

	// Delay is the time before a request is looked at, Late that from its taking
	// effect to its answer.
	Delay, Late time.Duration

	// Lost lets the request take no effect. It is implied by Status 429.
	Lost bool

	// Silent leaves the request without an answer, until the client goes.
	Silent bool

	// Status is answered instead of what the request deserves; 0: no change. A
	// Lost request that is not Silent needs one.
	Status int

	// RetryAfter and Global say what a 429 asks for: to wait that long, with
	// the one route or with all.
	RetryAfter time.Duration
	Global     bool
}

// SetFault sets what happens to REST requests that arrive from now on, instead
// of what was set before. Fault{} ends it; requests that it keeps waiting or
// silent stay so.
func (s *Server) SetFault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault, s.matched, s.tries = f, 0, make(map[uint64]int)
}

// Gone lets REST vanish: connections are cut, and new ones refused. Off, it is
// back at the same address. The gateway, which has another one, is not touched.
func (s *Server) Gone(on bool) {
	s.t.Helper()
	if on {
		s.door.shut()
	} else if err := s.door.open(); err != nil {
		s.t.Fatalf("discordtest: Gone: %v", err)
	}
}

// faultFor returns the fault that hits the request, or nil.
func (s *Server) faultFor(r *http.Request, raw []byte) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.fault
	if f.none() || f.Match != nil && !f.Match(r.Method, r.URL.Path[min(len(apiPath), len(r.URL.Path)):]) {
		return nil
	}
	s.matched++
	if f.Every > 1 && s.matched%f.Every != 0 {
		return nil
	}
	if f.Tries > 0 {
		id := fnv.New64a()
		_, _ = io.WriteString(id, r.Method+r.URL.Path+"\n")
		_, _ = id.Write(raw)
		if s.tries[id.Sum64()]++; s.tries[id.Sum64()] > f.Tries {
			return nil
		}
	}
	return &f
}

// none reports whether nothing happens.
func (f *Fault) none() bool {
	return f.Delay == 0 && f.Late == 0 && !f.Lost && !f.Silent && f.Status == 0
}

// lost reports whether the request takes no effect.
func (f *Fault) lost() bool { return f.Lost || f.Status == http.StatusTooManyRequests }

// faulty runs a request that the fault hits; serve does what the request asks
// for. It returns the status that was answered, 0 for none, if the request did
// not get to serve, which keeps its own record.
func (s *Server) faulty(w http.ResponseWriter, r *http.Request, f *Fault, serve func(http.ResponseWriter)) (status int, lost bool) {
	if !s.pause(r, f.Delay) {
		return 0, true
	}
	answer := httptest.NewRecorder()
	if !f.lost() {
		serve(answer)
	}
	if !s.pause(r, f.Late) || f.Silent {
		s.pause(r, math.MaxInt64)
		w.WriteHeader(http.StatusServiceUnavailable) // which nobody reads
		return 0, f.lost()
	}
	if f.Status != 0 {
		answer = f.answer()
	}
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes()) // a client that left is its own affair
	return answer.Code, f.lost()
}

// pause waits, and reports false if the client went or the server ends.
func (s *Server) pause(r *http.Request, d time.Duration) bool {
	if d == 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-r.Context().Done():
	case <-s.quit:
	}
	return false
}

// answer is the answer that the fault makes up.
func (f *Fault) answer() *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	w.Code = f.Status
	h := w.Header()
	if f.Status != http.StatusTooManyRequests {
		h.Set("Content-Type", "text/html") // Discord's edge, not its API, tells of these
		fmt.Fprintf(w.Body, "<html>%d %s</html>", f.Status, http.StatusText(f.Status))
		return w
	}
	seconds := f.RetryAfter.Seconds()
	h.Set("Content-Type", "application/json")
	// https://discord.com/developers/docs/topics/rate-limits: the header is in
	// whole seconds, the body more exact.
	h.Set("Retry-After", fmt.Sprint(math.Ceil(seconds)))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", seconds))
	h.Set("X-RateLimit-Scope", "user")
	if f.Global {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
	} else {
		h.Set("X-RateLimit-Bucket", "stormy")
		h.Set("X-RateLimit-Limit", "5")
		h.Set("X-RateLimit-Remaining", "0")
		h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(time.Now().Add(f.RetryAfter).UnixMilli())/1000))
	}
	w.Body.Write(encode(object{"message": "You are being rate limited.", "retry_after": seconds, "global": f.Global}))
	return w
}
