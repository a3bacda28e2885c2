package metrics

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"detente/answer/model"
)

// scrape is what Prometheus would read of our own counters, without buckets.
func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	var b strings.Builder
	for line := range strings.Lines(w.Body.String()) {
		if strings.HasPrefix(line, "detente_") && !strings.Contains(line, "_bucket") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	m := New("v1")
	m.Question("zh-Hant", Answered, time.Second)
	m.Question("zh", Answered, 2*time.Second)
	m.Question("en-US", Refused, time.Second)
	m.Question("<script>", Failed, time.Second)
	m.Phrasing("phrased")
	m.Phrasing("timeout")
	m.Model(model.Event{Operation: "chat", Outcome: "ok", Usage: model.Usage{Prompt: 7, Completion: 2}, Cost: .5, Duration: time.Second})
	m.Model(model.Event{Operation: "chat", Outcome: "timeout", Usage: model.Usage{Prompt: 3}, Duration: time.Second})
	const want = `detente_answer_seconds_sum{outcome="answered"} 3
detente_answer_seconds_count{outcome="answered"} 2
detente_answer_seconds_sum{outcome="failed"} 1
detente_answer_seconds_count{outcome="failed"} 1
detente_answer_seconds_sum{outcome="refused"} 1
detente_answer_seconds_count{outcome="refused"} 1
detente_build_info{version="v1"} 1
detente_model_cost_total{operation="chat"} 0.5
detente_model_requests_total{operation="chat",outcome="ok"} 1
detente_model_requests_total{operation="chat",outcome="timeout"} 1
detente_model_seconds_sum{operation="chat"} 2
detente_model_seconds_count{operation="chat"} 2
detente_model_tokens_total{kind="completion",operation="chat"} 2
detente_model_tokens_total{kind="prompt",operation="chat"} 10
detente_phrasings_total{outcome="phrased"} 1
detente_phrasings_total{outcome="timeout"} 1
detente_questions_total{language="en",outcome="refused"} 1
detente_questions_total{language="other",outcome="failed"} 1
detente_questions_total{language="zh",outcome="answered"} 2
`
	if got := scrape(t, m); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The nil Metrics is what the program has without http.listen.
func TestNil(t *testing.T) {
	t.Parallel()
	var m *Metrics
	m.Question("zh", Answered, time.Second)
	m.Phrasing("phrased")
	m.Model(model.Event{})
}

func TestPrimary(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"zh": "zh", "zh-Hant": "zh", "EN-us": "en", "fil": "fil", "": "other", "x": "other", "abcd": "other", "z1": "other", "北约": "other",
	} {
		if got := primary(tag); got != want {
			t.Errorf("%q: got %q, want %q", tag, got, want)
		}
	}
}
