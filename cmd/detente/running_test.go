package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"detente/bot/discordtest"
)

// running is the built program as the bot, in a process of its own that serves
// metrics. Its methods return errors instead of ending the test, so that they may
// be called from any goroutine, but by one at a time.
type running struct {
	d           *discordtest.Server
	binary, dir string
	env         []string
	cmd         *exec.Cmd
	log         *discordtest.Journal // of the present process
	logs        []*discordtest.Journal
	address     string // of the metrics
}

// generous are limits that no test of load meets: what is measured is how much
// the program can do, not how much a user may ask.
// The store is a file, as it is for most owners: one in memory grows with what it
// keeps.
var generous = []string{"DETENTE_LIMITS_USER_PER_MINUTE=1000", "DETENTE_LIMITS_CHANNEL_PER_MINUTE=10000",
	"DETENTE_STORE_URL=sqlite:" + storeFile}

// runOn starts the program on d, and ends it at the end of the test.
func runOn(t testing.TB, d *discordtest.Server, env ...string) (*running, error) {
	t.Helper()
	r := &running{d: d, binary: build(t), dir: t.TempDir(), env: online(d, append(generous, env...)...)}
	t.Cleanup(func() {
		if r.cmd != nil {
			_ = r.end(syscall.SIGKILL) // an error: it has ended already
		}
	})
	return r, r.start()
}

// start starts the process, anew after an end, and waits until it is connected
// and has a command to ask with.
func (r *running) start() error {
	r.log = new(discordtest.Journal)
	r.logs = append(r.logs, r.log)
	r.cmd = exec.Command(r.binary)
	r.cmd.Dir, r.cmd.Stderr = r.dir, r.log
	r.cmd.Env = append(r.env, "DETENTE_HTTP_LISTEN=127.0.0.1:0")
	if err := r.cmd.Start(); err != nil {
		return err
	}
	serving := regexp.MustCompile(`msg="serving metrics" address=(\S+)`)
	if err := await(20*time.Second, func() bool { return serving.MatchString(r.log.String()) }); err != nil {
		return fmt.Errorf("serve metrics: %w; log:\n%s", err, r.log)
	}
	r.address = serving.FindStringSubmatch(r.log.String())[1]
	if err := await(20*time.Second, r.d.Connected); err != nil {
		return fmt.Errorf("connect: %w; log:\n%s", err, r.log)
	}
	if err := await(20*time.Second, func() bool { return len(r.d.Commands()) > 0 }); err != nil {
		return fmt.Errorf("register: %w; log:\n%s", err, r.log)
	}
	return nil
}

// end sends a signal and waits for the process to end. The error of one that was
// not killed is that of its exit code.
func (r *running) end(signal os.Signal) error {
	if err := r.cmd.Process.Signal(signal); err != nil {
		return err
	}
	err := r.cmd.Wait()
	r.cmd = nil
	// A new process must not be taken for connected because the old one was.
	if err := await(5*time.Second, func() bool { return !r.d.Connected() }); err != nil {
		return fmt.Errorf("be disconnected: %w", err)
	}
	if signal == syscall.SIGKILL {
		return nil
	}
	return err
}

// vitals are a process's own measure of itself.
type vitals struct {
	at         time.Time
	resident   float64 // bytes
	goroutines int
	files      int // open descriptors
	cpu        float64
}

// vitals asks the process.
func (r *running) vitals() (vitals, error) {
	resp, err := http.Get("http://" + r.address + "/metrics")
	if err != nil {
		return vitals{}, err
	}
	defer resp.Body.Close()
	found := map[string]float64{}
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			found[name] = n
		}
	}
	v := vitals{at: time.Now(), resident: found["process_resident_memory_bytes"], goroutines: int(found["go_goroutines"]),
		files: int(found["process_open_fds"]), cpu: found["process_cpu_seconds_total"]}
	if v.resident == 0 || v.goroutines == 0 {
		return vitals{}, errors.Join(lines.Err(), fmt.Errorf("metrics lack what was looked for: %+v", v))
	}
	return v, nil
}

// watch asks the process for its vitals each time that every has passed, until ctx
// ends, and leaves out what can't be had.
func (r *running) watch(ctx context.Context, every time.Duration) (all []vitals) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return all
		case <-tick.C:
			if v, err := r.vitals(); err == nil {
				all = append(all, v)
			}
		}
	}
}

// await waits until holds is true, or returns an error.
func await(limit time.Duration, holds func() bool) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	end := time.After(limit)
	for !holds() {
		select {
		case <-tick.C:
		case <-end:
			return fmt.Errorf("not within %s", limit)
		}
	}
	return nil
}
