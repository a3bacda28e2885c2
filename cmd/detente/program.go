package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"detente/answer"
	"detente/cmd/detente/config"
	"detente/cmd/detente/metrics"
	"detente/knowledge"
)

// streams are the standard streams of the program.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// program is what the commands share: the streams, the environment and the
// flags of all.
type program struct {
	std streams
	env []string

	configFile string
	documents  []string
	json       bool
	root       *cobra.Command
}

func newRoot(std streams, env []string) *program {
	p := &program{std: std, env: env}
	p.root = &cobra.Command{
		Use:           "detente",
		Short:         "Answers questions about documents, with their own sentences as proof",
		Long:          "Détente answers questions about documents, with their own sentences as proof.\nWithout a command it is the bot: on Discord when a token is set, in the terminal otherwise.",
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return p.serve(cmd.Context()) },
	}
	flags := p.root.PersistentFlags()
	flags.StringVar(&p.configFile, "config", "", "configuration `FILE` (default: config.yaml here, if there is one)")
	flags.StringArrayVar(&p.documents, "documents", nil, "answer from `SOURCE`, a file, a folder, a pattern or builtin:russia-nato; repeatable; instead of the configured ones")
	flags.BoolVar(&p.json, "json", false, "print one JSON object a line")
	p.root.SetIn(std.in)
	p.root.SetOut(std.out)
	p.root.SetErr(std.err)
	p.root.CompletionOptions.HiddenDefaultCmd = true
	p.root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	p.root.AddCommand(p.serveCommand(), p.askCommand(), p.searchCommand(), p.showCommand(), p.indexCommand(),
		p.evalCommand(), p.exportCommand(), p.doctorCommand(), p.versionCommand())
	return p
}

// run executes the command line. A mistake in it is a usageError.
func (p *program) run(ctx context.Context, args []string) error {
	for _, c := range append(p.root.Commands(), p.root) {
		check := c.Args
		c.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		}
	}
	p.root.SetArgs(args)
	return p.root.ExecuteContext(ctx)
}

// settings reads the configuration; --documents replaces its sources.
func (p *program) settings() (config.Config, error) {
	c, err := config.Load(config.Source{Path: p.configFile, Env: p.env})
	if err != nil {
		return c, err
	}
	if len(p.documents) > 0 {
		c.Knowledge.Sources = p.documents
	}
	return c, nil
}

// open reads the configured documents and returns a responder for them, which
// searches by meaning too if that is configured, and asks no model.
func (p *program) open(ctx context.Context) (config.Config, *knowledge.Base, *answer.Responder, error) {
	c, base, err := p.read(ctx)
	if err != nil {
		return c, nil, nil, err
	}
	responder, err := answer.New(base, answerOptions(c))
	return c, base, responder, err
}

// read reads the configuration and the documents that it names.
func (p *program) read(ctx context.Context) (config.Config, *knowledge.Base, error) {
	c, err := p.settings()
	if err != nil {
		return c, nil, err
	}
	m, err := p.meaning(c, false, 0, nil)
	if err != nil {
		return c, nil, err
	}
	base, err := p.openBase(ctx, c, m)
	return c, base, err
}

// phrasing is how the configured model, if there is one, phrases replies; done lets go
// of its connections. What the model does is counted in m, which may be nil.
func (p *program) phrasing(c config.Config, m *metrics.Metrics) (o answer.Options, done func(), err error) {
	o, done = answerOptions(c), func() {}
	client, err := newModel(c, p.logger(c.Log), m.Model)
	if err != nil {
		return o, nil, err
	}
	if client != nil {
		done = client.Close
		o.Phrase, err = phraseOptions(c, client, m)
	}
	return o, done, err
}

func answerOptions(c config.Config) answer.Options {
	return answer.Options{MinConfidence: c.Answer.MinConfidence, Language: c.Answer.Language}
}

// logger writes to standard error as the configuration says.
func (p *program) logger(c config.Log) *slog.Logger {
	var level slog.Level
	// The configuration allows only names that slog knows.
	if err := level.UnmarshalText([]byte(c.Level)); err != nil {
		panic(fmt.Sprintf("log level %q: %v", c.Level, err))
	}
	options := &slog.HandlerOptions{Level: level}
	if c.Format == "json" {
		return slog.New(slog.NewJSONHandler(p.std.err, options))
	}
	return slog.New(slog.NewTextHandler(p.std.err, options))
}

// isTerminal reports whether a stream is a terminal that a person looks at.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// lookup returns an environment variable's value.
func (p *program) lookup(name string) string {
	for _, entry := range p.env {
		if len(entry) > len(name) && entry[len(name)] == '=' && entry[:len(name)] == name {
			return entry[len(name)+1:]
		}
	}
	return ""
}
