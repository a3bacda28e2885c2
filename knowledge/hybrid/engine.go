package hybrid

import (
	"context"
	"fmt"
	"strings"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/vector"
)

// depth is how far down either ranking is fused. Deeper places add too little to
// come up again.
const depth = 100

// smoothing is the k of reciprocal rank fusion: how little the first places stand
// out (Cormack, Clarke and Büttcher 2009, who found 60 to do well everywhere).
const smoothing = 60

// leastCovered is the share of passages that need a vector for searching by
// meaning: where many lack theirs, those that have one would be preferred for
// that alone.
const leastCovered = 0.9

// Engine returns what makes an engine of another and of the passages that it
// has, for [knowledge.Options]. weight is what meaning counts, 0 to 1, against
// words. Without enough of the passages' vectors, or with a weight of 0, the
// engine is the lexical one itself.
func (v *Vectors) Engine(weight float64) func(lexical knowledge.Engine, passages []*document.Passage) knowledge.Engine {
	return func(lexical knowledge.Engine, passages []*document.Passage) knowledge.Engine {
		if weight <= 0 || v.store == nil || len(passages) == 0 {
			return lexical
		}
		e := &engine{retriever: v.retriever, lexical: lexical, weight: min(weight, 1)}
		var vectors [][]int8
		for _, p := range passages {
			if numbers := v.store.Get(v.retriever.task(p).key); numbers != nil {
				vectors, e.passages = append(vectors, numbers), append(e.passages, p)
			}
		}
		if float64(len(vectors)) < leastCovered*float64(len(passages)) {
			v.retriever.options.Logger.Warn("too few passages have a vector; searching by words alone",
				"passages", len(passages), "vectors", len(vectors))
			return lexical
		}
		e.matrix = vector.NewMatrix(v.store.Dim(), vectors)
		return e
	}
}

// An engine searches by words and by meaning.
type engine struct {
	retriever *Retriever
	lexical   knowledge.Engine
	weight    float64
	matrix    *vector.Matrix
	passages  []*document.Passage // by the matrix's rows
}

// Search implements [knowledge.Engine]. A query without text is the lexical
// engine's, and so is one whose vector can't be had.
func (e *engine) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	if q.Top <= 0 || strings.TrimSpace(q.Text) == "" {
		return e.lexical.Search(ctx, q)
	}
	wide := q
	wide.Top = max(q.Top, depth)
	found, err := e.lexical.Search(ctx, wide)
	if err != nil {
		return nil, err
	}
	near, err := e.near(ctx, q.Text)
	if err != nil {
		return nil, fmt.Errorf("search by meaning: %w", err)
	}
	if len(near) > 0 {
		found = fuse(found, near, weightOf(e.weight, q.Unknown))
	}
	return found[:min(q.Top, len(found))], nil
}

// weightOf is what meaning counts where words tell little: what they lose for what
// of the question is in no passage, meaning gains. So a question in a language
// without a dictionary is searched by meaning nearly alone.
func weightOf(weight, unknown float64) float64 {
	return 1 - (1-weight)*(1-min(max(unknown, 0), 1))
}

// near ranks passages by meaning; none where the question's vector can't be had.
func (e *engine) near(ctx context.Context, text string) ([]*document.Passage, error) {
	question, err := e.retriever.question(ctx, text, e.matrix.Dim())
	if err != nil || question == nil {
		return nil, err
	}
	rows, err := e.matrix.Nearest(ctx, question, depth)
	if err != nil {
		return nil, err
	}
	passages := make([]*document.Passage, len(rows))
	for i, n := range rows {
		passages[i] = e.passages[n.Row]
	}
	return passages, nil
}
