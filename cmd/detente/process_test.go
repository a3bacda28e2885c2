package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"detente/bot/discordtest"
)

// compiled is the program, built at most once for all tests; TestMain removes it.
// It is built without the race detector, even for tests that run with it: what
// these tests measure is the program as its users run it, and its goroutines are
// watched where it runs inside of the test process.
var compiled struct {
	sync.Mutex
	folder string
}

func TestMain(m *testing.M) {
	code := m.Run()
	if compiled.folder != "" {
		// What can't be removed is in the system's folder for such things.
		_ = os.RemoveAll(compiled.folder)
	}
	os.Exit(code)
}

// build compiles the program and returns the path of the binary.
func build(t testing.TB) string {
	t.Helper()
	compiled.Lock()
	defer compiled.Unlock()
	path := filepath.Join(compiled.folder, "detente.exe")
	if compiled.folder != "" {
		return path
	}
	folder, err := os.MkdirTemp("", "detente-test-")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(folder, "detente.exe")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", path, ".").CombinedOutput(); err != nil {
		_ = os.RemoveAll(folder)
		t.Fatalf("go build: %v\n%s", err, out)
	}
	compiled.folder = folder
	return path
}

// startProcess starts a built binary as the bot, and waits until it is
// connected. Its log goes to the journal.
func startProcess(t testing.TB, binary string, d *discordtest.Server, env ...string) (*exec.Cmd, *discordtest.Journal) {
	t.Helper()
	log := new(discordtest.Journal)
	cmd := exec.Command(binary)
	cmd.Dir, cmd.Env, cmd.Stderr = t.TempDir(), online(d, env...), log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// Both fail for a process that has ended, as it should have.
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	d.WaitReady(t)
	return cmd, log
}

// TestSignal ends a real process by a signal while an answer is on its way.
func TestSignal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGTERM to send")
	}
	t.Parallel()
	binary := build(t)
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			d := discordtest.Start(t, discordtest.Options{})
			cmd, log := startProcess(t, binary, d)
			h := holdMessages(t, d)
			question := d.Post(discordtest.Post{Channel: d.DMChannelID(), Content: "北约峰会在哪里举行？"})
			<-h.came
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			until(t, "the process finishes", func() bool { return log.Count("finishing the questions taken") > 0 })
			h.release()
			if err := cmd.Wait(); err != nil {
				t.Errorf("%v, log:\n%s", err, log)
			}
			checkQuotes(t, d.Reply(t, question), "里斯本")
		})
	}
}
