package model

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math"
	"time"

	"github.com/sashabaranov/go-openai"
)

const (
	// defaultEmbedTimeout bounds a batch of embeddings.
	defaultEmbedTimeout = 20 * time.Second
	// maxVectors bounds the bytes of an answer: a thousand vectors of 4096
	// numbers, 12 bytes each.
	maxVectors = 64 << 20
)

// EmbedderOptions say how an [Embedder] reaches a model. The zero value of every
// field but Model means the default that its comment names.
type EmbedderOptions struct {
	// BaseURL is the server's. The default is OpenAI's, and needs an APIKey.
	BaseURL string
	// Model is the model's name. It is needed.
	Model string
	// APIKey is a secret and is never logged. Without one no header is sent.
	APIKey string
	// Timeout bounds a call as a whole, with its retries; 20 seconds by default.
	// A caller that is in a hurry gives a context that ends earlier.
	Timeout time.Duration
	// Price is for a million tokens; it makes Event.Cost.
	Price float64
	// Observe is told of each call when it has ended; nil is nobody.
	Observe func(Event)
	// Logger gets neither keys nor texts; nothing is logged by default.
	Logger *slog.Logger
}

// Validate reports the first fault in words that name the setting.
func (o EmbedderOptions) Validate() error {
	if err := validateServer("embeddings", o.BaseURL, o.Model, o.APIKey); err != nil {
		return err
	}
	if o.Timeout < 0 || !(o.Price >= 0) {
		return fmt.Errorf("embeddings: the timeout %s or the price %v is negative", o.Timeout, o.Price)
	}
	return nil
}

// An Embedder makes vectors of texts. Make one with [NewEmbedder]; it is safe
// for concurrent use, and starts no goroutines of its own.
type Embedder struct {
	options EmbedderOptions
	server  *server
}

// NewEmbedder makes an embedder. It connects to nothing yet; its errors are those
// of [EmbedderOptions.Validate].
func NewEmbedder(o EmbedderOptions) (*Embedder, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	o.BaseURL = cmp.Or(o.BaseURL, openAI)
	o.Timeout = cmp.Or(o.Timeout, defaultEmbedTimeout)
	o.Logger = orSilent(o.Logger)
	if o.Observe == nil {
		o.Observe = func(Event) {}
	}
	d := doer{newHTTP(o.Timeout, 2), maxVectors, time.Now}
	api := newAPI(d, o.BaseURL, o.APIKey, "", "", o.Model)
	return &Embedder{o, newServer(api, d, o.APIKey, o.Logger)}, nil
}

// Name is the model's.
func (e *Embedder) Name() string { return e.options.Model }

// Close lets go of idle connections; the embedder can still be used.
func (e *Embedder) Close() { e.server.close() }

// Embed returns a vector for each text, in their order, all of one length that
// is not 0, of finite numbers. How many texts a server takes at once is the
// caller's to know: 100 of some hundred characters are fine with all. No texts
// are no vectors, and no request. Its errors are ErrUnavailable, ErrTimeout,
// ctx's, or a fault of the server, each with a [Reason].
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	start := time.Now()
	limit := fmt.Errorf("%w: no vectors within %s", ErrTimeout, e.options.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, e.options.Timeout, limit)
	defer cancel()
	var vectors [][]float32
	var used Usage
	err := e.server.do(ctx, func(ctx context.Context) (err error) {
		vectors, used, err = e.once(ctx, texts)
		return err
	})
	const million = 1e6
	e.options.Observe(Event{Operation: "embeddings", Outcome: cmp.Or(Reason(err), "ok"), Usage: used,
		Cost: float64(used.Prompt) * e.options.Price / million, Duration: time.Since(start)})
	if err != nil {
		return nil, err
	}
	return vectors, nil
}

// once asks once.
func (e *Embedder) once(ctx context.Context, texts []string) ([][]float32, Usage, error) {
	var x exchange
	answer, err := e.server.api.CreateEmbeddings(x.in(ctx), openai.EmbeddingRequestStrings{
		Input: texts, Model: openai.EmbeddingModel(e.options.Model),
	})
	if err != nil {
		f := e.server.fail(ctx, &x, err)
		if f.reason == reasonNetwork && x.answered {
			f = failed(reasonGarbled, "the embeddings can't be read: %w", err)
		}
		return nil, Usage{}, f
	}
	used := Usage{Prompt: answer.Usage.PromptTokens}
	vectors, err := inOrder(answer.Data, len(texts))
	return vectors, used, err
}

// inOrder returns the vectors in the texts' order, whatever the answer's.
func inOrder(data []openai.Embedding, texts int) ([][]float32, error) {
	if len(data) != texts {
		return nil, failed(reasonGarbled, "%d embeddings came for %d texts", len(data), texts)
	}
	vectors := make([][]float32, texts)
	for _, d := range data {
		if d.Index < 0 || d.Index >= texts || vectors[d.Index] != nil {
			return nil, failed(reasonGarbled, "an embedding has the index %d, which is taken or not one of %d texts", d.Index, texts)
		}
		if len(d.Embedding) == 0 || len(d.Embedding) != len(data[0].Embedding) {
			return nil, failed(reasonGarbled, "the embeddings have %d and %d numbers", len(d.Embedding), len(data[0].Embedding))
		}
		if err := checkFinite(d.Embedding); err != nil {
			return nil, err
		}
		vectors[d.Index] = d.Embedding
	}
	return vectors, nil
}

// checkFinite refuses what no distance can be computed with. JSON has no such
// numbers, but go-openai reads other forms too.
func checkFinite(vector []float32) error {
	for _, n := range vector {
		if f := float64(n); math.IsNaN(f) || math.IsInf(f, 0) {
			return failed(reasonGarbled, "an embedding has the number %v", n)
		}
	}
	return nil
}
