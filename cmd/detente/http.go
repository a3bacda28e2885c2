package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"detente/answer"
	"detente/bot"
	"detente/cmd/detente/config"
	"detente/cmd/detente/metrics"
)

const (
	// httpPatience bounds each part of serving a request.
	httpPatience = 10 * time.Second
	// httpGoodbye is how long requests may take at the program's end.
	httpGoodbye = time.Second
)

// serveHTTP serves metrics and a sign of life until stop is called, which waits
// for the end. Without an address it does nothing, and the metrics are nil.
func serveHTTP(c config.HTTP, log *slog.Logger) (m *metrics.Metrics, stop func(), err error) {
	if c.Listen == "" {
		return nil, func() {}, nil
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return nil, nil, fmt.Errorf("listen at http.listen: %w; choose another address or port", err)
	}
	m = metrics.New(version())
	s := &http.Server{Handler: routes(m), ReadTimeout: httpPatience, WriteTimeout: httpPatience,
		MaxHeaderBytes: 1 << 14, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
	log.Info("serving metrics", "address", listener.Addr().String())
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics are served no longer", "error", err)
		}
	})
	return m, func() {
		ctx, cancel := context.WithTimeout(context.Background(), httpGoodbye)
		defer cancel()
		if s.Shutdown(ctx) != nil {
			_ = s.Close() // cuts what is left; there is nothing to lose
		}
		serving.Wait()
	}, nil
}

func routes(m *metrics.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "ok\n") // a client that has left is no fault
	})
	return mux
}

// measure counts the questions that a responder answers, unless m is nil.
func measure(r bot.Responder, m *metrics.Metrics) bot.Responder {
	if m == nil {
		return r
	}
	return measured{r, m}
}

type measured struct {
	bot.Responder
	metrics *metrics.Metrics
}

// Reply is the responder's.
func (r measured) Reply(ctx context.Context, q answer.Question) (answer.Answer, error) {
	start := time.Now()
	a, err := r.Responder.Reply(ctx, q)
	language, outcome := a.Lang, metrics.Refused
	switch {
	case err != nil:
		language, outcome = answer.Language(q), metrics.Failed
	case a.Answered:
		outcome = metrics.Answered
	}
	r.metrics.Question(language, outcome, time.Since(start))
	return a, err
}
