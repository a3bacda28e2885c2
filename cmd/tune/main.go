// Command tune measures the constants of BM25 and the weights of its fields on a
// set with passages of its own, such as CMRC 2018's (github.com/ymcui/cmrc2018,
// CC BY-SA 4.0):
//
//	go run ./cmd/tune ../shared/eval/cmrc-trial.questions.jsonl
//
// It goes through one constant after the other, the others as they are best so
// far, twice, and prints what share of the questions finds its passage first and
// among the first ten. It changes nothing: the defaults stand in package
// knowledge.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"detente/answer/score"
	"detente/knowledge/index"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tune:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("it needs one argument, the questions to tune on: go run ./cmd/tune ../shared/eval/cmrc-trial.questions.jsonl")
	}
	set, err := score.Load(args[0])
	if err != nil {
		return err
	}
	if len(set.Documents) == 0 {
		return fmt.Errorf("%s has no passages of its own to search", set.Name)
	}
	t := tuning{questions: set.Questions, views: viewsOf(set.Documents), out: out, seen: map[index.Ranking]figures{}}
	return t.run(ctx)
}
