package main

import (
	"context"
	"fmt"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"detente/answer"
	"detente/answer/score"
	"detente/cmd/detente/config"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	passages string
	halve    bool
	markdown bool
	failures int
	tune     bool
	loss     bool
}

func (p *program) evalCommand() *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval FILE…",
		Short: "Score question sets: how many answers are right, wrong, refused",
		Long: "Score question sets: how many answers are right, wrong, refused.\n\n" +
			"A FILE holds questions about the configured documents, a line each (eval/article.dev.jsonl);\n" +
			"or NAME.questions.jsonl with NAME.passages.jsonl beside it; or SQuAD-style JSON as CMRC 2018,\n" +
			"DRCD and XQuAD are published. See eval/README.md.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error { return p.eval(cmd.Context(), files, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.passages, "passages", "", "search the passages of `FILE` instead of the set's own, for questions in another language")
	flags.BoolVar(&o.halve, "halve", false, "leave every second document out; questions about those should be refused")
	flags.BoolVar(&o.markdown, "markdown", false, "print Markdown")
	flags.IntVar(&o.failures, "failures", 20, "list at most so many failures")
	flags.BoolVar(&o.tune, "tune", false, "search only, with each of eleven weights of meaning (embeddings.weight), and print the recall")
	flags.BoolVar(&o.loss, "loss", false, "only measure what 8 bits a number cost the vectors of the configured embeddings")
	return cmd
}

func (p *program) eval(ctx context.Context, files []string, o evalOptions) error {
	c, err := p.settings()
	if err != nil {
		return err
	}
	for _, file := range files {
		set, err := loadSet(file, o.passages)
		if err != nil {
			return err
		}
		m, err := p.meaning(c, true, len(set.Questions), nil)
		if err != nil {
			return err
		}
		switch {
		case o.tune || o.loss:
			err = p.measure(ctx, c, m, set, o)
		default:
			err = p.score(ctx, c, m, set, o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// score answers the questions of a set and prints how.
func (p *program) score(ctx context.Context, c config.Config, m *meaning, set score.Set, o evalOptions) error {
	base, err := baseOptions(c.Knowledge)
	if err != nil {
		return err
	}
	var responder *answer.Responder
	if set.Documents != nil {
		base.Engine, err = m.engine(ctx, set.Documents)
	} else {
		responder, err = openResponder(ctx, c, m)
	}
	if err != nil {
		return err
	}
	report, err := score.Run(ctx, set, responder, score.Options{
		Base:     base,
		Answer:   answerOptions(c),
		Halve:    o.halve,
		Progress: p.progress(set.Name, len(set.Questions)),
	})
	if err != nil {
		return err
	}
	if err := p.printReport(report, o); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// openResponder answers from the configured documents; m may be nil.
func openResponder(ctx context.Context, c config.Config, m *meaning) (*answer.Responder, error) {
	base, err := openBase(ctx, c.Knowledge, m)
	if err != nil {
		return nil, err
	}
	return answer.New(base, answerOptions(c))
}

func loadSet(file, passages string) (score.Set, error) {
	if passages != "" {
		return score.LoadWith(file, passages)
	}
	return score.Load(file)
}

func (p *program) printReport(r score.Report, o evalOptions) error {
	r.Failures = r.Failures[:min(max(o.failures, 0), len(r.Failures))]
	switch {
	case p.json:
		return p.printJSON(r)
	case o.markdown:
		return r.WriteMarkdown(p.std.out)
	}
	return r.WriteTable(p.std.out)
}

// progress shows a bar on standard error when a person looks at it.
func (p *program) progress(name string, total int) func(done, total int) {
	if !isTerminal(p.std.err) {
		return nil
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(p.std.err),
		progressbar.OptionSetDescription(name), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	return func(done, _ int) {
		// A bar that can't be drawn is no reason to stop.
		_ = bar.Set(done)
	}
}
