package main

import (
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// calamities are all that the program has to live through.
func calamities() []calamity {
	const quick = 400 * time.Millisecond // a heartbeat that is missed soon
	return append([]calamity{
		{name: "op 7", lasts: 10 * time.Second, come: again((*discordtest.Server).Reconnect)},
		{name: "op 9, resumable", lasts: 10 * time.Second, come: again(func(d *discordtest.Server) { d.InvalidSession(true) })},
		{name: "op 9, not resumable", come: once(func(d *discordtest.Server) { d.InvalidSession(false) })},
		{name: "dropped connections", lasts: 10 * time.Second, come: again((*discordtest.Server).Drop)},
		{name: "dropped, resuming refused", come: once(func(d *discordtest.Server) { d.RefuseResume(true); d.Drop() })},
		{name: "half-open connections", beat: quick, lasts: 30 * time.Second, come: halfOpen},
		{name: "lost acknowledgements", beat: quick, lasts: 10 * time.Second, come: during((*discordtest.Server).IgnoreHeartbeats)},
		{name: "SIGTERM and a new start", come: restart(syscall.SIGTERM), skip: needsSignals},
		{name: "kill -9 and a new start", come: restart(syscall.SIGKILL), skip: needsSignals},
		{name: "REST gone", lasts: 30 * time.Second, come: during((*discordtest.Server).Gone)},
	}, append(restCalamities(), storeCalamities()...)...)
}

// restCalamities are the faults of single requests.
func restCalamities() []calamity {
	// What is refused twice can be sent in the 3 seconds that a slash command has.
	limited := discordtest.Fault{Status: http.StatusTooManyRequests, RetryAfter: 500 * time.Millisecond, Tries: 2}
	global := limited
	global.Global, global.Match = true, outsideInteractions
	return []calamity{
		{name: "REST silent, requests lost", lasts: 5 * time.Second, come: faulty(true, discordtest.Fault{Silent: true, Lost: true})},
		{name: "REST silent, requests done", lasts: 5 * time.Second, come: faulty(true, discordtest.Fault{Silent: true})},
		{name: "REST slow by 1 s", lasts: 10 * time.Second, come: faulty(false, discordtest.Fault{Delay: time.Second})},
		{name: "500 for every request", lasts: 5 * time.Second, come: faulty(true, discordtest.Fault{Status: 500, Lost: true})},
		{name: "500 for each request, twice", lasts: 10 * time.Second, come: faulty(false, discordtest.Fault{Status: 500, Lost: true, Tries: 2})},
		{name: "503 for each request, twice, though done", lasts: 10 * time.Second, come: faulty(false, discordtest.Fault{Status: 503, Tries: 2})},
		{name: "429 storm", lasts: 10 * time.Second, come: faulty(false, limited)},
		{name: "429 storm, global", lasts: 10 * time.Second, come: faulty(false, global)},
	}
}

// outsideInteractions reports whether Discord's overall limit counts a request.
func outsideInteractions(_, path string) bool {
	return !strings.HasPrefix(path, "/interactions/") && !strings.HasPrefix(path, "/webhooks/")
}

// once lets something happen to the connection, and waits for a new one.
func once(happen func(*discordtest.Server)) func(*faultRun) error {
	return func(r *faultRun) error {
		return r.without(func() error {
			happen(r.d)
			r.d.RefuseResume(false)
			return r.back()
		})
	}
}

// again does so each time that the connection has lived for a while.
func again(happen func(*discordtest.Server)) func(*faultRun) error {
	return func(r *faultRun) error {
		for end := time.Now().Add(r.duration()); time.Now().Before(end); r.rest(3 * r.lead) {
			if err := once(happen)(r); err != nil {
				return err
			}
		}
		return nil
	}
}

// during switches something on for the fault's time.
func during(happens func(*discordtest.Server, bool)) func(*faultRun) error {
	return func(r *faultRun) error {
		return r.without(func() error {
			happens(r.d, true)
			r.rest(r.duration())
			happens(r.d, false)
			return r.back()
		})
	}
}

// halfOpen leaves connections half-open: in the short run those that there are, in
// the whole one also those that are tried meanwhile, of which each takes the program
// half a minute to give up.
func halfOpen(r *faultRun) error {
	if r.whole {
		return during((*discordtest.Server).HalfOpen)(r)
	}
	return once(func(d *discordtest.Server) {
		d.HalfOpen(true)
		d.HalfOpen(false)
	})(r)
}

// faulty lets a fault hit REST requests for its time; with gone, no answer comes
// through.
func faulty(gone bool, f discordtest.Fault) func(*faultRun) error {
	return func(r *faultRun) error {
		happen := func() error {
			r.d.SetFault(f)
			r.rest(r.duration())
			r.d.SetFault(discordtest.Fault{})
			return nil
		}
		if gone {
			return r.without(happen)
		}
		return happen()
	}
}

// restart ends the process by a signal and starts it again.
func restart(signal syscall.Signal) func(*faultRun) error {
	return func(r *faultRun) error {
		return r.without(func() error {
			if err := r.end(signal); err != nil {
				return fmt.Errorf("after %v: %w; log:\n%s", signal, err, tail(r.log))
			}
			return r.start()
		})
	}
}

func needsSignals() string {
	if runtime.GOOS == "windows" {
		return "Windows has no such signals to send"
	}
	return ""
}

// atOnce is how many calamities come at once, each over a program of its own,
// which costs a tenth of a processor.
const atOnce = 6

// TestFaults takes the program through all calamities. Each has to leave no
// question without an answer, but for those that Discord itself loses, and none
// with two. DETENTE_FAULTS=full lets them last as long as they do in earnest.
func TestFaults(t *testing.T) {
	t.Parallel()
	all := calamities()
	counts, errs := make([]tally, len(all)), make([]error, len(all))
	turn := make(chan struct{}, atOnce)
	var running sync.WaitGroup
	for i, c := range all {
		running.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			counts[i], errs[i] = suffer(t, c)
		})
	}
	running.Wait()
	t.Logf("\n%s", faultTable(all, counts, errs))
	for i, c := range all {
		t.Run(c.name, func(t *testing.T) { judgeFault(t, counts[i], errs[i]) })
	}
}

// errSkipped is why a calamity did not come.
type errSkipped string

// Error is the reason.
func (e errSkipped) Error() string { return string(e) }

func suffer(t *testing.T, c calamity) (tally, error) {
	if c.skip != nil {
		if why := c.skip(); why != "" {
			return tally{}, errSkipped(why)
		}
	}
	r, err := newFaultRun(t, c)
	if err != nil {
		return tally{}, err
	}
	n, err := r.endure(t)
	return n, errors.Join(err, r.end(syscall.SIGKILL))
}

// judgeFault says what a calamity may not do.
func judgeFault(t *testing.T, n tally, err error) {
	t.Helper()
	if skipped, ok := errors.AsType[errSkipped](err); ok {
		t.Skip(string(skipped))
	}
	if err != nil {
		t.Fatal(err)
	}
	if n.twice > 0 || n.lost > 0 || n.lostAway > 0 {
		t.Errorf("%+v, want none lost and none answered twice", n)
	}
	// Before and after it all were answered, less those on their way.
	if least := int(lead().Seconds() * calamityRate); n.answered < least {
		t.Errorf("%+v, want at least %d answered before and after", n, least)
	}
}

// faultTable is Markdown.
func faultTable(all []calamity, counts []tally, errs []error) string {
	var b strings.Builder
	b.WriteString("| fault | asked | answered | told of a limit or an error | no response, as Discord says | lost while away | lost | twice |\n| --- |" +
		strings.Repeat(" ---: |", 7) + "\n")
	for i, c := range all {
		n := counts[i]
		if errs[i] != nil {
			why, _, _ := strings.Cut(errs[i].Error(), "\n")
			fmt.Fprintf(&b, "| %s | %s | | | | | | |\n", c.name, why)
			continue
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d | %d |\n", c.name, n.sent, n.answered, n.told, n.expired, n.lostAway, n.lost, n.twice)
	}
	return b.String()
}
