package score

import (
	"math"
	"slices"
)

// auroc is the probability that one of the positives has a higher value than one
// of the negatives, ties counting half: the area under the ROC curve (Hanley and
// McNeil 1982). It is NaN when either is empty.
func auroc(positives, negatives []float64) float64 {
	sorted := slices.Sorted(slices.Values(negatives))
	wins := 0.0
	for _, p := range positives {
		below, _ := slices.BinarySearch(sorted, p)
		notAbove, _ := slices.BinarySearch(sorted, math.Nextafter(p, math.Inf(1)))
		wins += float64(below) + float64(notAbove-below)/2
	}
	return wins / float64(len(positives)*len(negatives))
}

// keeping returns the highest threshold that at least the share of values
// reaches; values must not be empty.
func keeping(share float64, values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	// A share such as 0.9 of 10 must not become 9.000…1 and be rounded up.
	kept := int(math.Ceil(share*float64(len(sorted)) - 1e-9))
	return sorted[len(sorted)-max(kept, 1)]
}

// shareBelow is the share of values under the threshold, 0 of none.
func shareBelow(threshold float64, values []float64) float64 {
	below := 0
	for _, v := range values {
		if v < threshold {
			below++
		}
	}
	return ratio(below, len(values))
}

// percentile is the smallest value that at least the share p of all values does
// not exceed (nearest rank), 0 of none.
func percentile(p float64, values []int64) int64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := int(math.Ceil(p*float64(len(sorted)) - 1e-9))
	return sorted[max(rank, 1)-1]
}

// ratio is n of total, 0 of none.
func ratio(n, total int) float64 {
	if total == 0 {
		return 0
	}
	return float64(n) / float64(total)
}
