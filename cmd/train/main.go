// Command train makes the trees that choose and judge sentences, from CMRC
// 2018's training set (github.com/ymcui/cmrc2018, CC BY-SA 4.0):
//
//	go run ./cmd/train ../shared/eval/cmrc-train.questions.jsonl
//
// It writes answer/ranker.txt, answer/related.txt and answer/judge.txt. The same input gives the
// same output.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"

	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/score"
)

// The files that are written, seen from the top of the checkout.
const (
	rankerFile  = "answer/ranker.txt"
	relatedFile = "answer/related.txt"
	judgeFile   = "answer/judge.txt"
)

// The options of the trees that rank and of those that judge.
var (
	rankerOptions = boost.Options{Trees: 200, Leaves: 15, MinLeaf: 100, Rate: 0.1, L2: 0.1, Fraction: 0.3, Seed: 1}
	judgeOptions  = boost.Options{Trees: 100, Leaves: 6, MinLeaf: 300, Rate: 0.1, L2: 1, Fraction: 0.5, Seed: 1}
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 1 && args[0] == "-cross" {
		return cross(ctx, args[1:7], args[7:])
	}
	if len(args) > 1 && args[0] == "-judge" {
		return crossJudge(ctx, args[1:7], args[7:])
	}
	if len(args) != 1 {
		return errors.New("it needs one argument, the questions to train on: go run ./cmd/train ../shared/eval/cmrc-train.questions.jsonl")
	}
	set, err := score.Load(args[0])
	if err != nil {
		return err
	}
	chosen, err := learn(ctx, set)
	if err != nil {
		return err
	}
	if err := writeForest(rankerFile, chosen.ranker, set.Name); err != nil {
		return err
	}
	known := names(set)
	if err := writeModel(relatedFile, set.Name, func(w io.Writer) error { return chosen.related.Write(w, known) }); err != nil {
		return err
	}
	examples, err := judgeExamples(ctx, set)
	if err != nil {
		return err
	}
	fmt.Printf("training the judge on %d answers\n", len(examples))
	forest := boost.Logistic(examples, judgeOptions)
	for _, kept := range []float64{0.90, 0.95, 0.97, 0.99} {
		least, refused := threshold(forest, examples, kept)
		fmt.Printf("%.0f %% of right answers kept at a confidence of %.3f: %.1f %% of wrong ones refused\n", 100*kept, least, 100*refused)
	}
	return writeForest(judgeFile, forest, set.Name)
}

// threshold is the confidence that keeps a share of the right answers, and the
// share of the wrong ones that it refuses.
func threshold(forest *rank.Forest, examples []boost.Example, kept float64) (least, refused float64) {
	var right, wrong []float64
	for _, e := range examples {
		p := 1 / (1 + math.Exp(-forest.Score(&e.Features)))
		if e.Right {
			right = append(right, p)
		} else {
			wrong = append(wrong, p)
		}
	}
	slices.Sort(right)
	least = right[int((1-kept)*float64(len(right)))]
	for _, p := range wrong {
		if p < least {
			refused++
		}
	}
	return least, refused / float64(len(wrong))
}

// writeForest writes trees.
func writeForest(path string, forest *rank.Forest, from string) error {
	return writeModel(path, from, forest.Write)
}

// writeModel writes a file with a line that says where it comes from.
func writeModel(path, from string, write func(io.Writer) error) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Made by go run ./cmd/train from %s; see answer/rank and answer/relate.\n", from)
	if err := write(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
