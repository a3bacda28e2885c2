// Command train makes the trees that choose and judge what answers, from CMRC 2018's
// training set (github.com/ymcui/cmrc2018, CC BY-SA 4.0) and the documentations with
// questions that stand in the folder docs-train beside it:
//
//	go run ./cmd/train ../shared/eval
//
// It writes answer/ranker.txt, answer/related.txt and answer/judge.txt, and prints what
// carries over to documentations that were left out. The same input gives the same
// output.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"detente/answer/rank"
)

// The files that are written, seen from the top of the checkout.
const (
	rankerFile  = "answer/ranker.txt"
	relatedFile = "answer/related.txt"
	judgeFile   = "answer/judge.txt"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return errors.New("it needs one argument, the folder of the sets to train on: go run ./cmd/train ../shared/eval")
	}
	all, err := loadCorpora(ctx, args[0])
	if err != nil {
		return err
	}
	groups, err := groupsOf(ctx, all)
	if err != nil {
		return err
	}
	describeRelated(groups)
	told, err := judgeAll(ctx, all, groups)
	if err != nil {
		return err
	}
	report(told)
	chosen := learn(groups)
	if err := writeForest(rankerFile, chosen.ranker); err != nil {
		return err
	}
	known := names(all[0])
	if err := writeModel(relatedFile, func(w io.Writer) error { return chosen.related.Write(w, known) }); err != nil {
		return err
	}
	return writeForest(judgeFile, trainJudge(told, -1))
}

// writeForest writes trees.
func writeForest(path string, forest *rank.Forest) error { return writeModel(path, forest.Write) }

// writeModel writes a file with a line that says where it comes from.
func writeModel(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Made by go run ./cmd/train; see answer/rank, answer/relate and eval/README.md.\n")
	if err := write(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
