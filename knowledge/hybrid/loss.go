package hybrid

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"detente/knowledge/document"
	"detente/knowledge/vector"
)

// A Loss is what keeping 8 bits a number costs, measured on real vectors. Its JSON
// form is stable.
type Loss struct {
	// Questions is how many were compared, and Nearest how many passages of each.
	Questions int `json:"questions"`
	Nearest   int `json:"nearest"`
	// Kept is the share, 0 to 1, of the passages nearest by the numbers as they
	// were that are among the nearest by 8 bits; First is that of the nearest one.
	Kept  float64 `json:"kept"`
	First float64 `json:"first"`
	// Off is how far cosines are off, the root of the mean square.
	Off float64 `json:"off"`
}

// lossNearest is how many passages of a question are compared.
const lossNearest = 10

// Loss measures the loss on passages and questions. It makes all their vectors,
// keeps none, and compares with every passage by the definition. It needs more
// than ten passages, and a question.
func (r *Retriever) Loss(ctx context.Context, passages []*document.Passage, questions []string) (Loss, error) {
	if len(passages) <= lossNearest || len(questions) == 0 {
		return Loss{}, fmt.Errorf("measure the loss: %d passages and %d questions; it needs more than %d passages, and a question", len(passages), len(questions), lossNearest)
	}
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = r.task(p).text
	}
	asked := make([]string, len(questions))
	for i, q := range questions {
		asked[i] = r.options.QueryPrefix + cut(q)
	}
	of, err := r.embedAll(ctx, texts)
	if err != nil {
		return Loss{}, fmt.Errorf("measure the loss: %w", err)
	}
	by, err := r.embedAll(ctx, asked)
	if err != nil {
		return Loss{}, fmt.Errorf("measure the loss: %w", err)
	}
	return compare(ctx, of, by)
}

// embedAll makes vectors, batch after batch. Those that have no direction are left
// out.
func (r *Retriever) embedAll(ctx context.Context, texts []string) (full [][]float32, err error) {
	for part := range slices.Chunk(texts, r.options.Batch) {
		made, err := r.embed(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, v := range made {
			if _, err := vector.Quantise(v); err != nil {
				continue
			}
			if len(full) > 0 && len(v) != len(full[0]) {
				return nil, fmt.Errorf("the server made vectors of %d and of %d numbers", len(full[0]), len(v))
			}
			full = append(full, v)
		}
	}
	return full, nil
}

// compare finds the nearest of passages by each of questions, both ways.
func compare(ctx context.Context, passages, questions [][]float32) (Loss, error) {
	if len(passages) <= lossNearest || len(questions) == 0 || len(passages[0]) != len(questions[0]) {
		return Loss{}, errors.New("measure the loss: too few vectors could be made, or of different lengths")
	}
	small := make([][]int8, len(passages))
	for i, v := range passages {
		small[i], _ = vector.Quantise(v) // embedAll has left out what fails
	}
	matrix := vector.NewMatrix(len(passages[0]), small)
	loss := Loss{Questions: len(questions), Nearest: lossNearest}
	square, kept := 0.0, 0
	for _, q := range questions {
		numbers, _ := vector.Quantise(q)
		near, err := matrix.Nearest(ctx, numbers, lossNearest)
		if err != nil {
			return Loss{}, err
		}
		exact := nearest(passages, q)
		if near[0].Row == exact[0].row {
			loss.First++
		}
		for _, e := range exact {
			if i := slices.IndexFunc(near, func(n vector.Near) bool { return n.Row == e.row }); i >= 0 {
				kept++
				square += math.Pow(e.cosine-float64(near[i].Cosine), 2)
			}
		}
	}
	loss.First /= float64(len(questions))
	loss.Kept = float64(kept) / float64(lossNearest*len(questions))
	loss.Off = math.Sqrt(square / float64(max(kept, 1)))
	return loss, nil
}

// exact is a passage with its cosine as it is defined.
type exact struct {
	row    int
	cosine float64
}

func nearest(passages [][]float32, question []float32) []exact {
	all := make([]exact, len(passages))
	for i, p := range passages {
		var dot, pp, qq float64
		for j, x := range p {
			y := question[j]
			dot, pp, qq = dot+float64(x)*float64(y), pp+float64(x)*float64(x), qq+float64(y)*float64(y)
		}
		all[i] = exact{i, dot / math.Sqrt(pp*qq)}
	}
	slices.SortStableFunc(all, func(a, b exact) int { return cmp.Compare(b.cosine, a.cosine) })
	return all[:lossNearest]
}
