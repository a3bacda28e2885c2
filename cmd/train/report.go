package main

import (
	"fmt"
	"math"
	"slices"
)

// report prints how answers that were judged by others' verdicts are told right from
// wrong: what carries over to a documentation that nothing was learned from.
func report(told []verdict) {
	sure := make([]float64, len(told))
	for fold := range folds {
		judge := trainJudge(told, fold)
		for i, v := range told {
			if v.fold == fold {
				sure[i] = confidence(judge.Score(&v.Features), v)
			}
		}
	}
	var corpora []string
	for _, v := range told {
		if !slices.Contains(corpora, v.corpus) {
			corpora = append(corpora, v.corpus)
		}
	}
	for i, name := range corpora {
		curve(name, told, sure, func(v verdict) bool { return v.corpus == name })
		if name == "docs" {
			continue
		}
		if i == 0 {
			curve("documentations", told, sure, func(v verdict) bool { return v.corpus != name })
		}
	}
}

func confidence(odds float64, v verdict) float64 {
	if v.none {
		return 0
	}
	return 1 / (1 + math.Exp(-odds))
}

// curve prints, for several thresholds, what is answered right, wrong and not at all.
func curve(name string, told []verdict, sure []float64, of func(verdict) bool) {
	fmt.Println(name)
	for _, least := range []float64{0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		n, refused := map[string]int{}, map[string]int{}
		right, wrong, loss := 0, 0, 0.0
		for i, v := range told {
			if !of(v) {
				continue
			}
			n[v.kind]++
			y := 0.0
			if v.Right {
				y = 1
			}
			loss += (sure[i] - y) * (sure[i] - y)
			switch {
			case sure[i] < least:
				refused[v.kind]++
			case v.kind == "" && v.Right:
				right++
			case v.kind == "":
				wrong++
			}
		}
		share := func(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }
		fmt.Printf("  %.2f: right %.1f wrong %.1f refused %.1f; near %.1f exchanged %.1f far %.1f refused\n", least,
			share(right, n[""]), share(wrong, n[""]), share(refused[""], n[""]), share(refused["near"], n["near"]), share(refused["exchanged"], n["exchanged"]), share(refused["far"], n["far"]))
	}
}
