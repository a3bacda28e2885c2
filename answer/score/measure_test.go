package score

import (
	"math"
	"testing"
)

func TestAUROC(t *testing.T) {
	tests := []struct {
		name                 string
		positives, negatives []float64
		want                 float64
	}{
		{"apart", []float64{0.8, 0.9}, []float64{0.1, 0.2, 0.3}, 1},
		{"the wrong way round", []float64{0.1}, []float64{0.8, 0.9}, 0},
		{"all alike", []float64{0.5, 0.5}, []float64{0.5}, 0.5},
		// Of the six pairs 0.4>0.1, and 0.8 against all three are won.
		{"two of six lost", []float64{0.4, 0.8}, []float64{0.1, 0.6, 0.6}, 4.0 / 6},
		{"a tie", []float64{0.6, 0.8}, []float64{0.1, 0.6}, 3.5 / 4},
		{"at the ends", []float64{1, 0}, []float64{0, 1}, 0.5},
	}
	for _, tt := range tests {
		if got := auroc(tt.positives, tt.negatives); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
	if got := auroc(nil, []float64{1}); !math.IsNaN(got) {
		t.Errorf("without positives: got %v, want NaN", got)
	}
}

func TestPercentile(t *testing.T) {
	hundred := make([]int64, 100)
	for i := range hundred {
		hundred[i] = int64(100 - i)
	}
	tests := []struct {
		p      float64
		values []int64
		want   int64
	}{
		{0.5, hundred, 50}, {0.99, hundred, 99}, {1, hundred, 100}, {0, hundred, 1},
		{0.5, []int64{7}, 7}, {0.5, []int64{3, 1, 2}, 2}, {0.5, []int64{4, 1, 3, 2}, 2},
		{0.99, []int64{1, 2, 3}, 3}, {0.5, nil, 0},
	}
	for _, tt := range tests {
		if got := percentile(tt.p, tt.values); got != tt.want {
			t.Errorf("percentile(%v) of %d values is %d, want %d", tt.p, len(tt.values), got, tt.want)
		}
	}
}

func TestKeeping(t *testing.T) {
	ten := []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}
	tests := []struct {
		share  float64
		values []float64
		want   float64
	}{
		{0.9, ten, 0.2}, {1, ten, 0.1}, {0.1, ten, 1}, {0.85, ten, 0.2}, {0.9, []float64{0.3}, 0.3}, {0, ten, 1},
	}
	for _, tt := range tests {
		if got := keeping(tt.share, tt.values); got != tt.want {
			t.Errorf("keeping(%v) of %v is %v, want %v", tt.share, tt.values, got, tt.want)
		}
	}
	if got := shareBelow(0.3, []float64{0.1, 0.2, 0.3, 0.4}); got != 0.5 {
		t.Errorf("shareBelow is %v, want 0.5", got)
	}
}
