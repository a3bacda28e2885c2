package relate

import (
	"math"
	"math/rand/v2"
	"slices"

	"detente/knowledge/language"
)

// A Sentence is a candidate for an answer.
type Sentence struct {
	Terms []language.Term // see [SentenceTerms]
	Right bool
	// Offset is the score that it has from elsewhere: only what that lacks is
	// learned.
	Offset float64
}

// An Example is a question with its candidates.
type Example struct {
	Question  []language.Term // see [QuestionTerms]
	Sentences []Sentence
}

// Options set the training. Every field has to be given.
type Options struct {
	LeastAsked, LeastSaid int     // questions and sentences that a term is in at least
	Epochs                int     // rounds over the examples
	Rate                  float64 // of AdaGrad (Duchi and others 2011)
	Decay                 float64 // L2
	Drop                  float64 // the share of a question's terms left out at random
	Seed                  uint64
}

// Train learns vectors that put right sentences before others: the loss is the
// negative logarithm of the share that a softmax over a question's candidates
// gives to the right ones.
func Train(examples []Example, o Options) *Model {
	t := newTrainer(examples, o)
	for range o.Epochs {
		for _, i := range t.random.Perm(len(examples)) {
			t.learn(&examples[i])
		}
	}
	return t.model
}

type trainer struct {
	model   *Model
	options Options
	random  *rand.Rand
	squares map[*Vector]*Vector // of past gradients, by the vector
}

func newTrainer(examples []Example, o Options) *trainer {
	asked, said := map[language.Term]int{}, map[language.Term]int{}
	for _, e := range examples {
		count(asked, e.Question)
		for _, s := range e.Sentences {
			count(said, s.Terms)
		}
	}
	t := &trainer{options: o, random: rand.New(rand.NewPCG(o.Seed, o.Seed)), squares: map[*Vector]*Vector{}}
	t.model = &Model{t.vectors(asked, o.LeastAsked), t.vectors(said, o.LeastSaid)}
	return t
}

func count(counts map[language.Term]int, terms []language.Term) {
	for _, t := range terms {
		counts[t]++
	}
}

// start is the deviation of the first, random values.
const start = 0.1

// vectors makes a vector for each term that is frequent enough, in the order of
// the terms: the same examples give the same vectors.
func (t *trainer) vectors(counts map[language.Term]int, least int) map[language.Term]*Vector {
	all := map[language.Term]*Vector{}
	for _, term := range sortedKeys(counts) {
		if counts[term] < least {
			continue
		}
		var v Vector
		for i := range v {
			v[i] = float32(start * t.random.NormFloat64())
		}
		all[term] = &v
		t.squares[&v] = &Vector{}
	}
	return all
}

// learn takes one step for one question.
func (t *trainer) learn(e *Example) {
	asked := t.known(t.model.asked, e.Question, t.options.Drop)
	if len(asked) == 0 {
		return
	}
	said := make([][]*Vector, len(e.Sentences))
	for i, s := range e.Sentences {
		said[i] = t.known(t.model.said, s.Terms, 0)
	}
	t.step(e, asked, said)
}

// known are the vectors of the terms that have one, a share of them left out.
func (t *trainer) known(vectors map[language.Term]*Vector, terms []language.Term, drop float64) []*Vector {
	found := make([]*Vector, 0, len(terms))
	for _, term := range terms {
		if v, ok := vectors[term]; ok && (drop == 0 || t.random.Float64() >= drop) {
			found = append(found, v)
		}
	}
	return found
}

// negligible is the smallest gradient of a sentence's score that is followed.
const negligible = 1e-3

func (t *trainer) step(e *Example, asked []*Vector, said [][]*Vector) {
	question, norm := sumOf(asked, 0)
	sums := make([]Vector, len(said))
	norms := make([]float32, len(said))
	scores := make([]float64, len(said))
	for i := range said {
		sums[i], norms[i] = sumOf(said[i], 1)
		scores[i] = e.Sentences[i].Offset + float64(sums[i].Dot(&question))
	}
	gradients := softmaxGradients(scores, e.Sentences)
	var back Vector
	for i, g := range gradients {
		if math.Abs(g) < negligible {
			continue
		}
		for d := range back {
			back[d] += float32(g) * sums[i][d]
		}
		t.descend(said[i], &question, float32(g)*norms[i])
	}
	t.descend(asked, &back, norm)
}

// sumOf is the sum of vectors over the root of their number and extra, and what
// was multiplied by for that.
func sumOf(vectors []*Vector, extra int) (sum Vector, norm float32) {
	norm = float32(1 / math.Sqrt(float64(len(vectors)+extra)))
	for _, v := range vectors {
		sum.add(v)
	}
	for d := range sum {
		sum[d] *= norm
	}
	return sum, norm
}

// softmaxGradients are the derivatives of the loss by the scores; all 0 where
// there is nothing to tell apart.
func softmaxGradients(scores []float64, sentences []Sentence) []float64 {
	gradients := make([]float64, len(scores))
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, s)
	}
	all, right := 0.0, 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - most)
		all += scores[i]
		if sentences[i].Right {
			right += scores[i]
		}
	}
	if right == 0 || right == all {
		return gradients
	}
	for i, s := range scores {
		gradients[i] = s / all
		if sentences[i].Right {
			gradients[i] -= s / right
		}
	}
	return gradients
}

// smallest keeps the first steps of AdaGrad finite.
const smallest = 1e-3

// descend moves each of the vectors against the gradient, direction times factor.
func (t *trainer) descend(vectors []*Vector, direction *Vector, factor float32) {
	rate, decay := float32(t.options.Rate), float32(t.options.Decay)
	for _, v := range vectors {
		squares := t.squares[v]
		for d := range v {
			g := factor*direction[d] + decay*v[d]
			squares[d] += g * g
			v[d] -= rate * g / float32(math.Sqrt(float64(squares[d]+smallest)))
		}
	}
}

func sortedKeys(counts map[language.Term]int) []language.Term {
	keys := make([]language.Term, 0, len(counts))
	for t := range counts {
		keys = append(keys, t)
	}
	slices.Sort(keys)
	return keys
}
