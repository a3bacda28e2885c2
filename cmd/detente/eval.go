package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"detente/answer"
	"detente/answer/score"
	"detente/cmd/detente/config"
	"detente/knowledge"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	passages string
	halve    bool
	markdown bool
	failures int
	llm      bool
	claims   bool
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
			"DRCD and XQuAD are published. See eval/README.md.\n\n" +
			"With --claims, FILE holds statements that the check of phrased replies has to tell apart\n" +
			"(eval/claims.jsonl), or is NAME.passages.jsonl: statements are derived from its sentences then.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error { return p.eval(cmd.Context(), files, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.passages, "passages", "", "search the passages of `FILE` instead of the set's own, for questions in another language")
	flags.BoolVar(&o.halve, "halve", false, "leave every second document out; questions about those should be refused")
	flags.BoolVar(&o.markdown, "markdown", false, "print Markdown")
	flags.BoolVar(&o.llm, "llm", false, "let the configured model phrase the answers, and report how it fared")
	flags.BoolVar(&o.claims, "claims", false, "score the check of phrased replies: which altered statements it refuses, and which faithful ones")
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
	if o.claims {
		documents, err := p.openBase(ctx, c, nil) // the check needs no vectors
		if err != nil {
			return err
		}
		return p.evalClaims(files, o, documents)
	}
	run := score.Options{Halve: o.halve}
	if run.Base, err = baseOptions(c.Knowledge); err != nil {
		return err
	}
	var done func()
	if run.Answer, run.Workers, done, err = p.examined(c, o); err != nil {
		return err
	}
	defer done()
	for _, file := range files {
		if err := p.evalFile(ctx, c, file, run, o); err != nil {
			return err
		}
	}
	return nil
}

// evalFile scores one set and prints the report.
func (p *program) evalFile(ctx context.Context, c config.Config, file string, run score.Options, o evalOptions) error {
	set, err := loadSet(file, o.passages)
	if err != nil {
		return err
	}
	m, err := p.meaning(c, true, len(set.Questions), nil)
	if err != nil {
		return err
	}
	if o.tune || o.loss {
		return p.measure(ctx, c, m, set, o)
	}
	var responder *answer.Responder
	if set.Documents != nil {
		run.Base.Engine, err = m.engine(ctx, set.Documents)
	} else {
		responder, err = p.openResponder(ctx, c, m, run.Answer)
	}
	if err != nil {
		return err
	}
	run.Progress = p.progress(set.Name, len(set.Questions))
	report, err := score.Run(ctx, set, responder, run)
	if err != nil {
		return err
	}
	report.Failures = listed(report.Failures, o)
	return p.printReport(report, o)
}

// examined is how the answers that are scored are made: without a model unless one
// is wanted, and then one after the other, each anew, so that the times are those of
// an asker who is alone. done lets go of the model.
func (p *program) examined(c config.Config, o evalOptions) (replies answer.Options, workers int, done func(), err error) {
	replies, done = answerOptions(c), func() {}
	if !o.llm {
		return replies, 0, done, nil
	}
	client, err := newModel(c, p.logger(c.Log), nil)
	switch {
	case err != nil:
		return replies, 0, nil, err
	case client == nil:
		return replies, 0, nil, errors.New("--llm needs a model: set llm.base_url (DETENTE_LLM_BASE_URL) and llm.model (DETENTE_LLM_MODEL)")
	}
	replies.Phrase, err = phraseOptions(c, client, nil)
	replies.Phrase.Cache = 0
	return replies, 1, client.Close, err
}

// openResponder answers from the configured documents; m may be nil.
func (p *program) openResponder(ctx context.Context, c config.Config, m *meaning, o answer.Options) (*answer.Responder, error) {
	base, err := p.openBase(ctx, c, m)
	if err != nil {
		return nil, err
	}
	return answer.New(base, o)
}

func loadSet(file, passages string) (score.Set, error) {
	if passages != "" {
		return score.LoadWith(file, passages)
	}
	return score.Load(file)
}

// A report can be written for people.
type report interface {
	WriteTable(w io.Writer) error
	WriteMarkdown(w io.Writer) error
}

func (p *program) printReport(r report, o evalOptions) (err error) {
	switch {
	case p.json:
		err = p.printJSON(r)
	case o.markdown:
		err = r.WriteMarkdown(p.std.out)
	default:
		err = r.WriteTable(p.std.out)
	}
	if err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// listed are the failures that are listed.
func listed[F any](failures []F, o evalOptions) []F {
	return failures[:min(max(o.failures, 0), len(failures))]
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

// maxClaims is how many claims are derived from a file of passages.
const maxClaims = 20_000

// evalClaims scores the check of phrased replies.
func (p *program) evalClaims(files []string, o evalOptions, base *knowledge.Base) error {
	for _, file := range files {
		claims, err := loadClaims(file)
		if err != nil {
			return err
		}
		report, err := score.RunClaims(strings.TrimSuffix(filepath.Base(file), ".jsonl"), claims, base)
		if err != nil {
			return fmt.Errorf("check %s: %w", file, err)
		}
		report.Failures = listed(report.Failures, o)
		if err := p.printReport(report, o); err != nil {
			return err
		}
	}
	return nil
}

func loadClaims(file string) ([]score.Claim, error) {
	if strings.HasSuffix(file, ".passages.jsonl") {
		return score.DeriveClaims(file, maxClaims)
	}
	return score.LoadClaims(file)
}
