package vector

import (
	"context"
	"fmt"
	"math"
)

// lanes is how many vectors are compared at once: as many as a word has bytes.
const lanes = 8

// offset makes the numbers of vectors, -127 to 127, positive.
const offset = 128

// A Matrix is many vectors laid out to be compared with one. It is immutable and
// takes a byte a number, and four a vector.
type Matrix struct {
	dim, rows int
	// words holds blocks of eight vectors. Word i of a block has in its byte l,
	// the lowest first, the number i of the block's vector l, plus offset.
	words []uint64
	// sums are, by vector, what its numbers add up to, each plus offset.
	sums []uint32
	// inverse is 1 by the length of each vector.
	inverse []float32
}

// NewMatrix lays out vectors, each of which has dim numbers, 1 to MaxDim. It
// panics for one that has not. The vectors are copied.
func NewMatrix(dim int, vectors [][]int8) *Matrix {
	if dim < 1 || dim > MaxDim {
		panic(fmt.Sprintf("vector: a matrix of vectors of %d numbers", dim))
	}
	blocks := (len(vectors) + lanes - 1) / lanes
	m := &Matrix{dim: dim, rows: len(vectors), words: make([]uint64, blocks*dim),
		sums: make([]uint32, len(vectors)), inverse: make([]float32, len(vectors))}
	for row, v := range vectors {
		if len(v) != dim {
			panic(fmt.Sprintf("vector: %d numbers in a matrix of vectors of %d", len(v), dim))
		}
		block := m.block(row / lanes)
		for i, x := range v {
			u := uint64(int(x) + offset)
			block[i] |= u << (8 * (row % lanes))
			m.sums[row] += uint32(u)
		}
		m.inverse[row] = inverseLength(v)
	}
	return m
}

// Len is the number of vectors.
func (m *Matrix) Len() int { return m.rows }

// Dim is how many numbers a vector has.
func (m *Matrix) Dim() int { return m.dim }

func (m *Matrix) block(i int) []uint64 { return m.words[i*m.dim : (i+1)*m.dim] }

// inverseLength is 1 by the length of v, 0 where that is 0.
func inverseLength(v []int8) float32 {
	sum := 0
	for _, x := range v {
		sum += int(x) * int(x)
	}
	if sum == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(sum)))
}

// A Near is a vector of a [Matrix] with the cosine of the angle to what was
// looked for, -1 to 1.
type Near struct {
	Row    int
	Cosine float32
}

// between is how many blocks are compared before ctx is looked at again: well
// under a millisecond.
const between = 1024

// Nearest returns the k vectors nearest to query, nearest first, those as near in
// their order. It compares with all of them: 40,000 of 384 numbers take about
// 3.5 ms on one core (BenchmarkNearest). query has to have as many numbers as the
// matrix's vectors. The error is ctx's.
func (m *Matrix) Nearest(ctx context.Context, query []int8, k int) ([]Near, error) {
	if len(query) != m.dim {
		return nil, fmt.Errorf("look for a vector of %d numbers among those of %d", len(query), m.dim)
	}
	if k <= 0 {
		return nil, ctx.Err()
	}
	p := newProbe(query)
	best := make(nearHeap, 0, min(k, m.rows))
	for b := 0; b*lanes < m.rows; b++ {
		if b%between == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		products := multiply(m.block(b), p.numbers)
		first := b * lanes
		for l := range min(lanes, m.rows-first) {
			dot := p.dot(products[l], m.sums[first+l])
			best.offer(Near{first + l, float32(dot) * m.inverse[first+l] * p.inverse}, k)
		}
	}
	return best.sorted(), nil
}

// A probe is what is looked for, ready to be multiplied.
type probe struct {
	numbers []uint64 // plus offset
	sum     int64    // of numbers
	inverse float32
}

func newProbe(query []int8) probe {
	p := probe{numbers: make([]uint64, len(query)), inverse: inverseLength(query)}
	for i, x := range query {
		p.numbers[i] = uint64(int(x) + offset)
		p.sum += int64(p.numbers[i])
	}
	return p
}

// dot is the product of the numbers as they are, from the product of the numbers
// plus offset and their sum: Σxy = Σ(x+o)(y+o) - oΣ(x+o) - oΣ(y+o) + no².
func (p *probe) dot(product, sum uint32) int64 {
	return int64(product) - offset*(int64(sum)+p.sum) + int64(len(p.numbers))*offset*offset
}

// multiply returns the products of a block's eight vectors with the numbers of
// one; both have the same length, at most MaxDim.
//
// Go has no vector instructions, so words stand in for them; see [partial.add].
// This is three times as fast as one product at a time (BenchmarkProduct).
func multiply(block, numbers []uint64) [lanes]uint32 {
	var s partial
	for len(block) >= 4 && len(numbers) >= 4 { // no bounds are checked within
		s = s.add(block[0], numbers[0])
		s = s.add(block[1], numbers[1])
		s = s.add(block[2], numbers[2])
		s = s.add(block[3], numbers[3])
		block, numbers = block[4:], numbers[4:]
	}
	for i, n := range numbers {
		s = s.add(block[i], n)
	}
	return s.products()
}

// A partial is eight sums of products, those of a word's bytes 0, 2, 4 and 6 in
// the first two words, of the others in the last two.
type partial struct{ even, evenUpper, odd, oddUpper uint64 }

// add adds the products of w's bytes with n, which is less than 256.
//
// Every second byte, taken for a number of 16 bits, is multiplied at once: four
// products of 16 bits side by side. They are added up in lanes of 32 bits, where
// MaxDim of them can't overflow. Adding a word as it is adds the lower of two
// products to its lane, and the upper one 2¹⁶-fold, which is taken off at the end.
func (s partial) add(w, n uint64) partial {
	const (
		bytes = 0x00ff00ff00ff00ff
		upper = 0x0000ffff0000ffff
	)
	p, q := (w&bytes)*n, (w>>8&bytes)*n
	return partial{s.even + p, s.evenUpper + p>>16&upper, s.odd + q, s.oddUpper + q>>16&upper}
}

// products parts the sums.
func (s partial) products() [lanes]uint32 {
	even, odd := s.even-s.evenUpper<<16, s.odd-s.oddUpper<<16
	return [lanes]uint32{
		uint32(even), uint32(odd), uint32(s.evenUpper), uint32(s.oddUpper),
		uint32(even >> 32), uint32(odd >> 32), uint32(s.evenUpper >> 32), uint32(s.oddUpper >> 32),
	}
}
