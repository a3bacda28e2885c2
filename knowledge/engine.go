package knowledge

import (
	"context"

	"detente/knowledge/index"
)

// An Engine ranks passages for a query. Hits come best first, equal scores in
// the order of the passages; only passages that have one of the terms, or a way
// of one of the groups, are hits, or, where the engine searches by meaning, whose
// meaning is near that of the query's text.
// An engine is safe for concurrent use, and ends with ctx's error when ctx
// does. Package enginetest holds what every engine has to pass.
type Engine interface {
	Search(ctx context.Context, q index.Query) ([]index.Hit, error)
}

// An Embedder makes vectors of texts, such that texts of near meaning have
// vectors of near direction.
type Embedder interface {
	// Embed returns a vector for each text, in their order. All vectors have the
	// same length, whenever they are made. It is safe for concurrent use, retries
	// what is worth it, and returns soon after ctx ends.
	Embed(ctx context.Context, texts []string) ([][]float32, error)
	// Name is the name of the model. Vectors of two models are not comparable, so
	// it has to be another for another model.
	Name() string
}
