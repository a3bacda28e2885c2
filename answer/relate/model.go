// Package relate tells how well the words of a sentence go with those of a
// question where they are not the same: 卒于 with 去世, 公里 with 多长. Every term
// has a vector that was learned from questions and the sentences that answer them;
// how well two texts go together is the product of their terms' sums, as in
// supervised embeddings (Weston, Bengio, Usunier 2011; Wu and others, "StarSpace",
// 2018).
package relate

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"detente/knowledge/language"
)

// Dimensions is the length of a vector.
const Dimensions = 16

// A Vector is what is known of a term, or a sum of them.
type Vector [Dimensions]float32

// Dot is the product of two vectors.
func (v *Vector) Dot(w *Vector) (sum float32) {
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

func (v *Vector) add(w *Vector) {
	for i := range v {
		v[i] += w[i]
	}
}

// A Model holds the vectors of terms, apart for questions and for sentences: a
// word asks for something else than it answers. It never changes. The zero Model
// and nil know no term: nothing is related.
type Model struct {
	asked, said map[language.Term]*Vector
}

// Question sums up the terms of a question.
func (m *Model) Question(terms []language.Term) Vector {
	if m == nil {
		return Vector{}
	}
	return total(m.asked, terms, 0)
}

// Sentence sums up the terms of a sentence. Those that the question has should be
// left out: they tell nothing here that they do not tell by being the same.
func (m *Model) Sentence(terms []language.Term) Vector {
	if m == nil {
		return Vector{}
	}
	return total(m.said, terms, 1)
}

// total sums up the vectors of the terms that have one, over the root of their
// number and extra, so that long texts do not outweigh short ones.
func total(vectors map[language.Term]*Vector, terms []language.Term, extra float64) (sum Vector) {
	n := extra
	for _, t := range terms {
		if v, ok := vectors[t]; ok {
			sum.add(v)
			n++
		}
	}
	if n > 0 {
		norm := float32(1 / math.Sqrt(n))
		for i := range sum {
			sum[i] *= norm
		}
	}
	return sum
}

// scale is what the unit of a stored value is worth.
const scale = 1.0 / 32

// zero is the character that stands for 0; those before it in ASCII stand for
// negative values, those after it for positive ones, from '!' to '}' without a gap.
const zero = 'O'

// The marks that begin a line: the term is of questions, or of sentences.
const (
	askedMark = "?"
	saidMark  = "."
)

// Parse reads a model in the form that [Write] gives it. Lines that begin with #
// and empty ones are passed over. An error names the line.
func Parse(source string) (*Model, error) {
	m := &Model{asked: map[language.Term]*Vector{}, said: map[language.Term]*Vector{}}
	n := 0
	for line := range strings.SplitSeq(source, "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		if err := m.parse(line); err != nil {
			return nil, fmt.Errorf("related words: line %d: %w", n, err)
		}
	}
	return m, nil
}

func (m *Model) parse(line string) error {
	mark, rest, _ := strings.Cut(line, " ")
	name, values, _ := strings.Cut(rest, " ")
	term, ok := parseTerm(name)
	if !ok {
		return fmt.Errorf("%q is no term", name)
	}
	v, err := parseVector(values)
	if err != nil {
		return err
	}
	switch mark {
	case askedMark:
		m.asked[term] = v
	case saidMark:
		m.said[term] = v
	default:
		return fmt.Errorf("%q begins no line", mark)
	}
	return nil
}

func parseVector(values string) (*Vector, error) {
	if len(values) != Dimensions {
		return nil, fmt.Errorf("%d values, not %d", len(values), Dimensions)
	}
	var v Vector
	for i := range v {
		if values[i] < '!' || values[i] > '}' {
			return nil, fmt.Errorf("%q is no value", values[i])
		}
		v[i] = scale * float32(int(values[i])-zero)
	}
	return &v, nil
}

// Names are terms with how they are written in a file.
type Names map[language.Term]string

// Write writes the model as text, a line a term: ? or . for questions and
// sentences, the term, and a character for each value of its vector. Terms without
// a name are left out.
func (m *Model) Write(w io.Writer, names Names) error {
	var b strings.Builder
	writeTable(&b, askedMark, m.asked, names)
	writeTable(&b, saidMark, m.said, names)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write related words: %w", err)
	}
	return nil
}

func writeTable(b *strings.Builder, mark string, vectors map[language.Term]*Vector, names Names) {
	var lines []string
	for t, v := range vectors {
		if names[t] != "" {
			lines = append(lines, mark+" "+names[t]+" "+v.String()+"\n")
		}
	}
	slices.Sort(lines)
	for _, l := range lines {
		b.WriteString(l)
	}
}

// String is the vector as it is stored, a character a value.
func (v *Vector) String() string {
	var b [Dimensions]byte
	for i, x := range v {
		steps := int(math.Round(float64(x) / scale))
		b[i] = byte(zero + max('!'-zero, min(steps, '}'-zero)))
	}
	return string(b[:])
}
