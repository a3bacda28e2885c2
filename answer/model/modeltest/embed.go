package modeltest

import (
	"hash/fnv"
	"math"
	"net/http"
)

// A Vector is one embedding of an answer.
type Vector struct {
	Index  int       `json:"index"`
	Values []float32 `json:"embedding"`
}

// Vectors answers with what a function makes of the texts, in its order.
func Vectors(of func(texts []string) []Vector) Behaviour {
	return func(x *Exchange) {
		data := []map[string]any{}
		for _, v := range of(x.Request.Input) {
			data = append(data, map[string]any{"object": "embedding", "index": v.Index, "embedding": v.Values})
		}
		x.json(http.StatusOK, map[string]any{"object": "list", "model": x.Request.Model, "data": data,
			"usage": map[string]int{"prompt_tokens": len(data), "total_tokens": len(data)}})
	}
}

// Embed answers with the vectors that [VectorOf] makes.
func Embed(dimensions int) Behaviour {
	return Vectors(func(texts []string) (all []Vector) {
		for i, t := range texts {
			all = append(all, Vector{i, VectorOf(t, dimensions)})
		}
		return all
	})
}

// VectorOf is a text's embedding: its pairs of neighbouring characters, hashed
// into a unit vector. Texts that share words are near each other.
func VectorOf(text string, dimensions int) []float32 {
	v := make([]float32, dimensions)
	runes := []rune(" " + text + " ")
	for i := range len(runes) - 1 {
		h := fnv.New32a()
		h.Write([]byte(string(runes[i : i+2])))
		v[h.Sum32()%uint32(dimensions)]++
	}
	var square float64
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(square))
	}
	return v
}
