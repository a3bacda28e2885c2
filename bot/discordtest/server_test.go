package discordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// tbRecorder is a testing.TB that notes failures, for servers that a test
// wants to see complain. Fatalf must not be reached.
type tbRecorder struct {
	testing.TB
	errors, logs []string
	cleanups     []func()
}

func (r *tbRecorder) Helper()          {}
func (r *tbRecorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }
func (r *tbRecorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}
func (r *tbRecorder) Logf(format string, args ...any) {
	r.logs = append(r.logs, fmt.Sprintf(format, args...))
}
func (r *tbRecorder) Fatalf(format string, args ...any) {
	r.errors = append(r.errors, "fatal: "+fmt.Sprintf(format, args...))
	runtime.Goexit()
}

// finish runs the cleanups, the last first.
func (r *tbRecorder) finish() {
	for _, f := range slices.Backward(r.cleanups) {
		f()
	}
	r.cleanups = nil
}

// start starts a server whose violations fail t, but which does not check the
// description: spec_test.go does that.
func start(t *testing.T) *Server {
	t.Helper()
	return Start(t, Options{SkipSpec: true, AllowUnanswered: true, RequestsPerSecond: -1})
}

// request sends a request with the bot's token, checks the status, and returns
// the answer's body.
func request(t testing.TB, s *Server, method, path, body string, want int) object {
	t.Helper()
	return decodeObject(t, rawRequest(t, s, method, path, body, "Bot "+s.Token(), want))
}

func decodeObject(t testing.TB, raw []byte) object {
	t.Helper()
	var out object
	if len(raw) > 0 && raw[0] == '{' {
		if err := json.Unmarshal(raw, &out); err != nil {
			t.Fatalf("decode %s: %v", raw, err)
		}
	}
	return out
}

func rawRequest(t testing.TB, s *Server, method, path, body, token string, want int) []byte {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL()+"/api/v10"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	out, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != want {
		t.Fatalf("%s %s: got %d %s, want %d", method, path, resp.StatusCode, out, want)
	}
	return out
}

func TestViolationsFailTheTest(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	path := "/channels/" + s.ChannelID() + "/messages"
	request(t, s, "POST", path, `{"content":"quiet","allowed_mentions":{"parse":[]}}`, 200)
	request(t, s, "POST", path, `{"content":"loud"}`, 200)
	request(t, s, "POST", path, `{"content":"","allowed_mentions":{"parse":[]}}`, 400)
	got := s.Violations()
	if len(got) != 2 || !strings.Contains(got[0], "POST /api/v10"+path+": allowed_mentions: ") || !strings.Contains(got[0], `{"content":"loud"}`) || !strings.Contains(got[1], "empty message") {
		t.Errorf("violations: %q", got)
	}
	tb.finish()
	if len(tb.errors) != 2 || !strings.Contains(tb.errors[1], "empty message") {
		t.Errorf("errors at cleanup: %q", tb.errors)
	}
}

func TestMissingSpec(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "openapi.json")
	for _, c := range []struct{ require, want string }{{"", ""}, {"1", "fatal: "}} {
		t.Setenv("DETENTE_REQUIRE", c.require)
		tb := &tbRecorder{}
		done := make(chan struct{})
		go func() { // Fatalf ends its goroutine
			defer close(done)
			if s := Start(tb, Options{Spec: gone}); !s.SpecMissing() {
				t.Error("SpecMissing is false")
			}
		}()
		<-done
		tb.finish()
		text := strings.Join(append(tb.errors, tb.logs...), "\n")
		if !strings.HasPrefix(text, c.want) || !strings.Contains(text, "github.com/discord/discord-api-spec") || (c.want == "") != (len(tb.errors) == 0) {
			t.Errorf("DETENTE_REQUIRE=%q: errors %q, logs %q", c.require, tb.errors, tb.logs)
		}
	}
}

func TestSpecPath(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "checkout")
	spec := filepath.Join(dir, "shared", "discord", "openapi.json")
	for path, text := range map[string]string{filepath.Join(root, "go.mod"): "module m\n", spec: "{}", filepath.Join(root, "sub", "a.json"): "{}"} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(root, "sub"))
	t.Setenv("DETENTE_DISCORD_SPEC", "")
	if got, err := specPath(""); err != nil || filepath.Clean(got) != spec {
		t.Errorf("beside the checkout: got %q, %v, want %q", got, err, spec)
	}
	t.Setenv("DETENTE_DISCORD_SPEC", "a.json")
	if got, err := specPath(""); err != nil || got != "a.json" {
		t.Errorf("environment: got %q, %v", got, err)
	}
	if _, err := specPath("b.json"); err == nil {
		t.Error("a missing file: no error")
	}
}

func TestNoGoroutineLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	tb := &tbRecorder{}
	s := Start(tb, Options{})
	for range 3 {
		c := dial(t, s)
		c.identify(allIntents)
	}
	s.Stall(true)
	request(t, s, "POST", "/channels/"+s.ChannelID()+"/messages", `{"content":"a","allowed_mentions":{"parse":[]}}`, 200)
	tb.finish()
	http.DefaultClient.CloseIdleConnections()
	deadline := time.After(5 * time.Second)
	for runtime.NumGoroutine() > before {
		select {
		case <-deadline:
			stack := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stack[:runtime.Stack(stack, true)])
		default:
			runtime.Gosched()
		}
	}
	if len(tb.errors) > 0 {
		t.Errorf("errors: %q", tb.errors)
	}
}
