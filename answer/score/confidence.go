package score

import "math"

// Confidence measures the estimated probability that an answer is right against
// how often it is. A refused answer is judged by the best two sentences, so that
// the threshold in use does not matter.
type Confidence struct {
	// Bins are ten of equal width, from 0 to 1; the last has 1 too.
	Bins []Bin `json:"bins"`
	// Error is the expected calibration error: the mean of the bins' distances
	// between Mean and Right, weighted by their questions (Naeini and others
	// 2015).
	Error float64 `json:"calibration_error"`
	// Separation is nil where every question can be answered, or none.
	Separation *Separation `json:"separation,omitempty"`
}

// A Bin holds the questions of a range of confidences.
type Bin struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Questions int     `json:"questions"`
	// Mean is the mean confidence and Right the share that was right; both are
	// 0 in an empty bin.
	Mean  float64 `json:"mean"`
	Right float64 `json:"right"`
}

// Separation tells how well the confidence parts what should be shown from what
// should not.
type Separation struct {
	// AUROCRight is the area under the ROC curve for right answers against all
	// others; 0.5 is chance. It is 0 when nothing was right.
	AUROCRight float64 `json:"auroc_right"`
	// AUROCAnswerable is that for answerable questions against unanswerable
	// ones.
	AUROCAnswerable float64 `json:"auroc_answerable"`
	// RefusedAt90Kept is the share of the unanswerable questions that is
	// refused at Threshold, the highest that 90 % of the answerable ones reach.
	RefusedAt90Kept float64 `json:"refused_at_90_kept"`
	Threshold       float64 `json:"threshold_at_90_kept"`
}

// binCount is how many bins a reliability table has.
const binCount = 10

// keptShare is the share of answerable questions kept in RefusedAt90Kept.
const keptShare = 0.9

func newConfidence(outcomes []outcome) Confidence {
	c := Confidence{Bins: bins(outcomes), Separation: separation(outcomes)}
	for _, b := range c.Bins {
		c.Error += ratio(b.Questions, len(outcomes)) * math.Abs(b.Mean-b.Right)
	}
	return c
}

func bins(outcomes []outcome) []Bin {
	all := make([]Bin, binCount)
	for i := range all {
		all[i].From, all[i].To = float64(i)/binCount, float64(i+1)/binCount
	}
	for _, o := range outcomes {
		i := int(o.answer.Confidence * binCount)
		b := &all[max(0, min(i, binCount-1))]
		b.Questions++
		b.Mean += o.answer.Confidence
		b.Right += float64(count(o.could))
	}
	for i := range all {
		n := float64(max(1, all[i].Questions))
		all[i].Mean /= n
		all[i].Right /= n
	}
	return all
}

func separation(outcomes []outcome) *Separation {
	var right, rest, answerable, unanswerable []float64
	for _, o := range outcomes {
		c := o.answer.Confidence
		if o.could {
			right = append(right, c)
		} else {
			rest = append(rest, c)
		}
		if o.answerable() {
			answerable = append(answerable, c)
		} else {
			unanswerable = append(unanswerable, c)
		}
	}
	if len(answerable) == 0 || len(unanswerable) == 0 {
		return nil
	}
	s := Separation{AUROCAnswerable: auroc(answerable, unanswerable), Threshold: keeping(keptShare, answerable)}
	if len(right) > 0 {
		s.AUROCRight = auroc(right, rest) // rest has the unanswerable ones
	}
	s.RefusedAt90Kept = shareBelow(s.Threshold, unanswerable)
	return &s
}
