package hybrid

import (
	"context"
	"fmt"

	"detente/knowledge/vector"
)

// question returns the vector of a question, of dim numbers. It is nil where it
// can't be had in time; that is logged once a pause, and an error only when the
// options are strict, or when ctx ended.
func (r *Retriever) question(ctx context.Context, text string, dim int) ([]int8, error) {
	text = r.options.QueryPrefix + cut(text)
	if v := r.asked.get(text); len(v) == dim {
		return v, nil
	}
	if !r.options.Strict && !r.pause.enter(r.options.Clock()) {
		return nil, nil
	}
	v, err := r.embedQuestion(ctx, text, dim)
	switch {
	case err == nil:
		r.asked.put(text, v)
		if r.pause.worked() {
			r.options.Logger.InfoContext(ctx, "vectors of questions can be had again")
		}
		return v, nil
	case ctx.Err() != nil:
		r.pause.left()
		return nil, ctx.Err()
	case r.options.Strict:
		return nil, err
	}
	if r.pause.failed(r.options.Clock()) {
		r.options.Logger.WarnContext(ctx, "no vector of the question; searching by words alone",
			"error", err, "pause", pauseLength)
	}
	return nil, nil
}

func (r *Retriever) embedQuestion(ctx context.Context, text string, dim int) ([]int8, error) {
	ctx, cancel := context.WithTimeout(ctx, r.options.Deadline)
	defer cancel()
	made, err := r.embed(ctx, []string{text})
	if err != nil {
		return nil, err
	}
	if len(made[0]) != dim {
		return nil, fmt.Errorf("the server makes vectors of %d numbers, the passages' have %d: the model behind the name %q is another one now; start again to have the passages' checked",
			len(made[0]), dim, r.options.Embedder.Name())
	}
	return vector.Quantise(made[0])
}
