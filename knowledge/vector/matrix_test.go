package vector

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// scattered returns n vectors of dim numbers around a few directions, as those of
// texts lie around topics.
func scattered(random *rand.Rand, n, dim int) [][]float32 {
	topics := make([][]float32, 1+n/50)
	for i := range topics {
		topics[i] = noise(random, dim, nil)
	}
	all := make([][]float32, n)
	for i := range all {
		all[i] = noise(random, dim, topics[random.IntN(len(topics))])
	}
	return all
}

// noise is a vector of normally distributed numbers, plus those of around.
func noise(random *rand.Rand, dim int, around []float32) []float32 {
	v := make([]float32, dim)
	for i := range v {
		v[i] = float32(random.NormFloat64())
		if around != nil {
			v[i] += 1.5 * around[i]
		}
	}
	return v
}

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func quantised(t testing.TB, vectors [][]float32) [][]int8 {
	t.Helper()
	all := make([][]int8, len(vectors))
	for i, v := range vectors {
		var err error
		if all[i], err = Quantise(v); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// cosine is computed as it is defined.
func cosine[T int8 | float32](a, b []T) float64 {
	var dot, aa, bb float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		dot, aa, bb = dot+x*y, aa+x*x, bb+y*y
	}
	return dot / math.Sqrt(aa*bb)
}

// ranked are the rows by their cosine with query, nearest first.
func ranked[T int8 | float32](vectors [][]T, query []T) []Near {
	all := make([]Near, len(vectors))
	for i, v := range vectors {
		all[i] = Near{i, float32(cosine(v, query))}
	}
	return nearHeap(all).sorted()
}

func TestNearest(t *testing.T) {
	random := seeded()
	for _, dim := range []int{1, 2, 3, 7, 8, 384, 1023, MaxDim} {
		for _, n := range []int{0, 1, 7, 8, 9, 40} {
			vectors := quantised(t, scattered(random, n, dim))
			query := quantised(t, scattered(random, 1, dim))[0]
			m := NewMatrix(dim, vectors)
			if m.Len() != n || m.Dim() != dim {
				t.Fatalf("got %d vectors of %d numbers, want %d of %d", m.Len(), m.Dim(), n, dim)
			}
			for _, k := range []int{-1, 0, 1, 5, n, n + 1} {
				got, err := m.Nearest(t.Context(), query, k)
				if err != nil {
					t.Fatal(err)
				}
				checkNear(t, fmt.Sprintf("%d of %d, %d numbers", k, n, dim), got, ranked(vectors, query)[:min(max(k, 0), n)])
			}
		}
	}
}

// checkNear compares cosines: rows with nearly the same may change places.
func checkNear(t *testing.T, what string, got, want []Near) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d, want %d", what, len(got), len(want))
	}
	for i := range got {
		if math.Abs(float64(got[i].Cosine-want[i].Cosine)) > 1e-6 {
			t.Fatalf("%s: place %d has the cosine %g, want %g", what, i, got[i].Cosine, want[i].Cosine)
		}
	}
}

func TestNearestOfExtremes(t *testing.T) {
	all := func(x int8) []int8 { return slices.Repeat([]int8{x}, MaxDim) }
	m := NewMatrix(MaxDim, [][]int8{all(-127), all(127), all(0), all(127), all(-128)})
	for _, tt := range []struct {
		query int8
		want  []Near
	}{
		{127, []Near{{1, 1}, {3, 1}, {2, 0}, {0, -1}, {4, -1}}},
		{-127, []Near{{0, 1}, {4, 1}, {2, 0}, {1, -1}, {3, -1}}},
		{0, []Near{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}}},
	} {
		got, err := m.Nearest(t.Context(), all(tt.query), 5)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if got[i].Row != tt.want[i].Row || math.Abs(float64(got[i].Cosine-tt.want[i].Cosine)) > 1e-6 {
				t.Errorf("all %d: got %v, want %v", tt.query, got, tt.want)
				break
			}
		}
	}
}

func TestNearestRefuses(t *testing.T) {
	m := NewMatrix(2, [][]int8{{1, 2}})
	if _, err := m.Nearest(t.Context(), []int8{1}, 1); err == nil {
		t.Error("a vector of another length was looked for")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, k := range []int{0, 1} {
		if _, err := m.Nearest(ctx, []int8{1, 1}, k); !errors.Is(err, context.Canceled) {
			t.Errorf("%d of a cancelled search: %v", k, err)
		}
	}
}

func TestQuantise(t *testing.T) {
	nan, inf, tiny := float32(math.NaN()), float32(math.Inf(-1)), float32(math.SmallestNonzeroFloat32)
	for _, tt := range []struct {
		v    []float32
		want []int8
	}{
		{[]float32{1, -1, 0.5, 0}, []int8{127, -127, 64, 0}},
		{[]float32{-math.MaxFloat32, math.MaxFloat32}, []int8{-127, 127}},
		{[]float32{tiny, 0}, []int8{127, 0}},
		{[]float32{0, 0}, nil},
		{nil, nil},
		{[]float32{1, nan}, nil},
		{[]float32{nan, 1}, nil},
		{[]float32{inf, 1}, nil},
	} {
		got, err := Quantise(tt.v)
		if !slices.Equal(got, tt.want) || (err != nil) != (tt.want == nil) {
			t.Errorf("%v became %v, %v; want %v", tt.v, got, err, tt.want)
		}
	}
}

// TestLoss measures what 8 bits cost: how many of the 10 nearest by the numbers
// as they were are among the 10 nearest, and how far cosines are off. Run it with
// -v to see the figures. `detente eval --loss` measures a real model's.
func TestLoss(t *testing.T) {
	for _, dim := range []int{384, 768} {
		random := seeded()
		vectors, queries := scattered(random, 2000, dim), scattered(random, 50, dim)
		small, square := quantised(t, vectors), 0.0
		m := NewMatrix(dim, small)
		kept := 0
		for _, q := range queries {
			query := quantised(t, [][]float32{q})[0]
			near, err := m.Nearest(t.Context(), query, 10)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range ranked(vectors, q)[:10] {
				if i := slices.IndexFunc(near, func(n Near) bool { return n.Row == want.Row }); i >= 0 {
					kept++
					square += math.Pow(float64(near[i].Cosine-want.Cosine), 2)
				}
			}
		}
		share, off := float64(kept)/float64(10*len(queries)), math.Sqrt(square/float64(kept))
		t.Logf("%d numbers: %.1f %% of the 10 nearest kept, cosines off by %.5f", dim, 100*share, off)
		if share < 0.97 || off > 0.001 {
			t.Errorf("%d numbers: %.3f of the 10 nearest kept, cosines off by %.5f", dim, share, off)
		}
	}
}

// randomBytes makes vectors fast: for speed it does not matter what is in them.
func randomBytes(n, dim int) [][]int8 {
	random, all := seeded(), make([][]int8, n)
	for i := range all {
		all[i] = make([]int8, dim)
		for j := range all[i] {
			all[i][j] = int8(random.IntN(255) - 127)
		}
	}
	return all
}

// BenchmarkNearest finds the 100 nearest of 40,000 vectors.
func BenchmarkNearest(b *testing.B) {
	for _, dim := range []int{384, 768} {
		b.Run(fmt.Sprint(dim), func(b *testing.B) {
			vectors := randomBytes(40_000, dim)
			m := NewMatrix(dim, vectors)
			for b.Loop() {
				if _, err := m.Nearest(b.Context(), vectors[7], 100); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*m.Len()), "ns/vector")
		})
	}
}

// BenchmarkProduct compares ways to multiply one vector with eight.
func BenchmarkProduct(b *testing.B) {
	vectors := randomBytes(9, 384)
	m, query := NewMatrix(384, vectors[:8]), vectors[8]
	numbers, block := newProbe(query).numbers, m.block(0)
	b.Run("words", func(b *testing.B) {
		for b.Loop() {
			sink += int32(multiply(block, numbers)[0])
		}
	})
	b.Run("each", func(b *testing.B) {
		for b.Loop() {
			for _, v := range vectors[:8] {
				sink += plainProduct(v, query)
			}
		}
	})
}

// sink keeps the compiler from leaving products out.
var sink int32

// plainProduct multiplies one pair of numbers at a time, unrolled.
func plainProduct(a, b []int8) int32 {
	var w, x, y, z int32
	for len(a) >= 4 && len(b) >= 4 {
		w += int32(a[0]) * int32(b[0])
		x += int32(a[1]) * int32(b[1])
		y += int32(a[2]) * int32(b[2])
		z += int32(a[3]) * int32(b[3])
		a, b = a[4:], b[4:]
	}
	return w + x + y + z
}
