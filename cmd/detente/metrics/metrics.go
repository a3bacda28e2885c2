// Package metrics counts what the bot does, for Prometheus. It keeps no text and
// no name of anybody, and the labels' values are few: languages, outcomes and
// kinds.
package metrics

import (
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"detente/answer/model"
)

// Outcomes of questions.
const (
	Answered = "answered"
	Refused  = "refused" // the documents do not tell
	Failed   = "failed"  // a fault, or the time was over
)

// maxScrapes is how many requests are served at once.
const maxScrapes = 4

// Metrics are the counters. The nil Metrics counts nothing: what nobody can
// read costs nothing. Make others with [New]; they are safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry

	questions *prometheus.CounterVec   // language, outcome
	answering *prometheus.HistogramVec // outcome
	replies   *prometheus.CounterVec   // outcome
	requests  *prometheus.CounterVec   // operation, outcome
	asking    *prometheus.HistogramVec // operation
	tokens    *prometheus.CounterVec   // operation, kind
	cost      *prometheus.CounterVec   // operation
}

// New makes counters, all zero, with those of the process and of Go beside them.
func New(version string) *Metrics {
	m := &Metrics{
		registry:  prometheus.NewRegistry(),
		questions: counter("questions_total", "Questions, by language and outcome.", "language", "outcome"),
		// Verbatim answers take 0.1 to 10 ms, those that a model phrases up to
		// llm.timeout.
		answering: histogram("answer_seconds", "Time from a question to its answer.",
			[]float64{.0002, .0005, .001, .002, .005, .01, .05, .2, .5, 1, 2, 5, 10, 20, 60}, "outcome"),
		replies:  counter("phrasings_total", "Replies that a model should have phrased: phrased, or why not.", "outcome"),
		requests: counter("model_requests_total", "Calls of a model, by operation and outcome.", "operation", "outcome"),
		asking: histogram("model_seconds", "Time of a call of a model, with its wait and retries.",
			[]float64{.01, .05, .1, .2, .5, 1, 2, 5, 10, 20, 60, 300}, "operation"),
		tokens: counter("model_tokens_total", "Tokens that models used.", "operation", "kind"),
		cost:   counter("model_cost_total", "What they cost, in the currency of the configured prices.", "operation"),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "detente", Name: "build_info",
		Help: "1, with the version as its label.", ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	m.registry.MustRegister(m.questions, m.answering, m.replies, m.requests, m.asking, m.tokens, m.cost, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "detente", Name: name, Help: help}, labels)
}

func histogram(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "detente", Name: name, Help: help, Buckets: buckets}, labels)
}

// Question counts a question in the language of that tag, with its outcome and
// the time that it took.
func (m *Metrics) Question(language, outcome string, took time.Duration) {
	if m == nil {
		return
	}
	m.questions.WithLabelValues(primary(language), outcome).Inc()
	m.answering.WithLabelValues(outcome).Observe(took.Seconds())
}

// Phrasing counts a reply that a model was to phrase: "phrased", or why the
// verbatim one stands, one of few words such as those of [model.Reason].
func (m *Metrics) Phrasing(outcome string) {
	if m == nil {
		return
	}
	m.replies.WithLabelValues(outcome).Inc()
}

// Model counts a call of a model. It is a [model.Options].Observe.
func (m *Metrics) Model(e model.Event) {
	if m == nil {
		return
	}
	m.requests.WithLabelValues(e.Operation, e.Outcome).Inc()
	m.asking.WithLabelValues(e.Operation).Observe(e.Duration.Seconds())
	m.tokens.WithLabelValues(e.Operation, "prompt").Add(float64(e.Usage.Prompt))
	m.tokens.WithLabelValues(e.Operation, "completion").Add(float64(e.Usage.Completion))
	m.cost.WithLabelValues(e.Operation).Add(e.Cost)
}

// Handler serves the counters in Prometheus' format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: maxScrapes})
}

// primary is the first part of a language tag, which may come from a user: two
// or three letters, else "other".
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	if len(tag) < 2 || len(tag) > 3 || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return "other"
	}
	return tag
}
