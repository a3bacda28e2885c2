package answer

import "math"

// DefaultMinConfidence is the confidence below which a reply says that the
// documents do not tell: an answer is shown when it is more likely right than
// not.
const DefaultMinConfidence = 0.5

// What is deducted, in log odds, when no date or number is there where one was
// asked for, and when the question names what no document names.
const (
	lacksKind = 2.5
	lacksName = 3
)

// confidence estimates the probability that a sentence answers the question: a
// logistic model of how much of the question the sentence, what stands around
// it, and its passage have. The three weights were fitted on CMRC train in
// groups of six documents, against the same groups without the sentences that
// answer; the constant assumes that most questions asked can be answered. The
// deductions were set by judgement.
func confidence(r reading, f features) float64 {
	if r.total == 0 {
		return 0
	}
	z := 4*f.own + 2.2*f.context + 4.6*f.covered - 3.5
	if f.kind == 0 && r.kind != Why {
		z -= lacksKind
	}
	if r.strange {
		z -= lacksName
	}
	return 1 / (1 + math.Exp(-z))
}
