package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/model"
	"detente/answer/model/modeltest"
	"detente/bot/discordtest"
	"detente/cmd/detente/config"
	"detente/cmd/detente/metrics"
)

// modelled is the environment that leads the program to a fake model.
func modelled(s *modeltest.Server, more ...string) []string {
	return append([]string{"DETENTE_LLM_BASE_URL=" + s.URL(), "DETENTE_LLM_MODEL=test"}, more...)
}

// TestDoctorModel tries models that are well, and models that are not.
func TestDoctorModel(t *testing.T) {
	t.Parallel()
	millis := regexp.MustCompile(`in \d+ ms`)
	s := modeltest.New(t, modeltest.Say("OK"))
	doctor := func(env []string) outcome {
		o := execute(t, "", append(env, "DETENTE_EMBEDDINGS_BASE_URL="+s.URL()), "doctor")
		o.out = millis.ReplaceAllString(masked(o.out), "in N ms")
		return o
	}
	const vectors = "DETENTE_EMBEDDINGS_MODEL=embed"
	o := doctor(modelled(s, vectors))
	checkGolden(t, "doctor-model", o.out)
	if o.code != 0 || o.err != "" {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	s.RequireKey("hush")
	o = doctor(modelled(s, vectors, "DETENTE_LLM_API_KEY=wrong-key"))
	checkGolden(t, "doctor-model-key", strings.ReplaceAll(o.out, s.URL(), "BASE_URL"))
	if o.code != exitFailed || strings.Contains(o.out+o.err, "wrong-key") {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	o = doctor([]string{"DETENTE_LLM_API_KEY=hush"})
	checkGolden(t, "doctor-model-unnamed", strings.ReplaceAll(o.out, s.URL(), "BASE_URL"))
	if o.code != exitFailed || len(s.Requests()) != 4 {
		t.Errorf("exit code %d, %d requests, want %d and 4", o.code, len(s.Requests()), exitFailed)
	}
}

// TestNewModel wants the settings to arrive at the server, and no client without
// a server or a key.
func TestNewModel(t *testing.T) {
	t.Parallel()
	c := config.Default()
	client, err := newModel(c, slog.Default(), nil)
	embedder, embedErr := newEmbedder(c, slog.Default(), nil)
	if client != nil || err != nil || embedder != nil || embedErr != nil {
		t.Errorf("by default: %v, %v, %v, %v, want nothing", client, err, embedder, embedErr)
	}
	// Ollama's context is 4096 tokens, and it cuts what is longer.
	if n := c.LLM.ContextTokens + c.LLM.MaxTokens; n > 4096 {
		t.Errorf("a prompt and a reply have %d tokens by default", n)
	}
	s := modeltest.New(t)
	var events []model.Event
	c.LLM.BaseURL, c.LLM.Model, c.LLM.APIKey, c.LLM.Organization = s.URL(), "m", config.NewSecret("k"), "org"
	c.LLM.TokenField, c.LLM.Temperature, c.LLM.MaxTokens, c.LLM.CompletionPrice = "max_completion_tokens", 0.5, 77, 1e6
	client, err = newModel(c, slog.Default(), func(e model.Event) { events = append(events, e) })
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if _, err := client.Stream(t.Context(), model.Request{}, nil); err != nil {
		t.Fatal(err)
	}
	r := s.Requests()[0]
	if r.Model != "m" || r.Fields["max_completion_tokens"] != 77.0 || r.Fields["temperature"] != 0.5 ||
		r.Header.Get("Authorization") != "Bearer k" || r.Header.Get("OpenAI-Organization") != "org" {
		t.Errorf("sent %v with %v", r.Fields, r.Header)
	}
	if len(events) != 1 || events[0].Cost != 1 {
		t.Errorf("events: %+v", events)
	}
}

var servedAt = regexp.MustCompile(`msg="serving metrics" address=(\S+)`)

// get reads a page of the program's web server.
func (s *service) get(t *testing.T, path string) string {
	t.Helper()
	address := servedAt.FindStringSubmatch(s.log.String())
	if address == nil {
		t.Fatal("the log does not say where metrics are served")
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address[1]+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Close = true
	page, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	text, err := io.ReadAll(page.Body)
	if err != nil || page.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", path, page.Status, err)
	}
	return string(text)
}

// A failing responder is counted as well.
func TestMeasured(t *testing.T) {
	t.Parallel()
	m := metrics.New("v")
	r := measure(failing{}, m)
	if _, err := r.Stream(t.Context(), answer.Question{Text: "Who is the secretary general?"}, nil); err == nil {
		t.Error("the error is lost")
	}
	w := httptest.NewRecorder()
	routes(m).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if want := `detente_questions_total{language="en",outcome="failed"} 1`; !strings.Contains(w.Body.String(), want) {
		t.Errorf("/metrics lacks %s", want)
	}
	if r := measure(failing{}, nil); r != (failing{}) {
		t.Errorf("without metrics the responder is a %T", r)
	}
}

// failing answers nothing.
type failing struct{}

func (failing) Stream(context.Context, answer.Question, func(answer.Answer)) (answer.Answer, error) {
	return answer.Answer{}, errors.New("a fault")
}

// TestMetrics asks the running bot, and reads what it has counted.
func TestMetrics(t *testing.T) {
	t.Parallel()
	s := startService(t, discordtest.Options{}, "DETENTE_HTTP_LISTEN=127.0.0.1:0")
	if got := s.get(t, "/healthz"); got != "ok\n" {
		t.Errorf("/healthz says %q", got)
	}
	s.mention(t, "北约秘书长是谁？")
	s.direct(t, "今天天气怎么样？")
	s.mention(t, "Who is the secretary general of NATO?")
	page := s.get(t, "/metrics")
	for _, want := range []string{
		`detente_questions_total{language="zh",outcome="answered"} 1`,
		`detente_questions_total{language="zh",outcome="refused"} 1`,
		`detente_questions_total{language="en",outcome="answered"} 1`,
		`detente_answer_seconds_count{outcome="answered"} 2`,
		"detente_build_info{", "go_goroutines ", "process_resident_memory_bytes ",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	checkAbsent(t, page, "秘书长", s.User("ann").ID)
	s.stop()
	if _, err := net.Dial("tcp", servedAt.FindStringSubmatch(s.log.String())[1]); err == nil {
		t.Error("metrics are still served after the end")
	}
}

func TestMetricsAddressInUse(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d := discordtest.Start(t, discordtest.Options{})
	o := execute(t, "", online(d, "DETENTE_HTTP_LISTEN="+l.Addr().String()), "run")
	if o.code != exitFailed || !strings.Contains(o.err, "listen at http.listen") || !strings.Contains(o.err, "choose another") {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
}
