// Package embedtest makes vectors of texts without a model, for tests.
package embedtest

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"strings"
	"sync"
	"unicode"
)

// Vector makes a vector of dim numbers: the runs of one to three characters of the
// text, each counted in two places that their hashes choose. Texts with words, or
// parts of words, in common are near each other. Case and white space count for
// nothing, and no text is without a direction.
func Vector(text string, dim int) []float32 {
	v := make([]float32, dim)
	runes := []rune("^" + strings.Map(plain, text) + "$")
	for i := range runes {
		for n := 1; n <= 3 && i+n <= len(runes); n++ {
			h := fnv.New64a()
			_, _ = h.Write([]byte(string(runes[i : i+n]))) // a hash never fails
			sum := h.Sum64()
			v[sum%uint64(dim)] += float32(n)
			v[sum>>32%uint64(dim)] += float32(n)
		}
	}
	for i := range v {
		v[i] = float32(math.Sqrt(float64(v[i])))
	}
	return v
}

// plain lowers letters and drops white space.
func plain(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return unicode.ToLower(r)
}

// An Embedder is a knowledge.Embedder by [Vector]. Its zero value makes vectors of
// 64 numbers under the name "fake". Fields are set before its use.
type Embedder struct {
	Model string // "" is "fake"
	Dim   int    // 0 is 64
	// Fault, when it is not nil, is asked before each call, which it may delay,
	// and its error is the call's.
	Fault func(ctx context.Context, texts []string) error
	// Change, when it is not nil, may change what a call returns.
	Change func(vectors [][]float32) [][]float32

	mu    sync.Mutex
	texts []string
}

// Name implements knowledge.Embedder.
func (e *Embedder) Name() string { return cmp.Or(e.Model, "fake") }

// Embed implements knowledge.Embedder.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if e.Fault != nil {
		if err := e.Fault(ctx, texts); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.mu.Lock()
	e.texts = append(e.texts, texts...)
	e.mu.Unlock()
	dim := cmp.Or(e.Dim, 64)
	vectors := make([][]float32, len(texts))
	for i, s := range texts {
		vectors[i] = Vector(s, dim)
	}
	if e.Change != nil {
		vectors = e.Change(vectors)
	}
	return vectors, nil
}

// Taken returns the texts of which vectors were made since it was asked last.
func (e *Embedder) Taken() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	texts := e.texts
	e.texts = nil
	return texts
}
