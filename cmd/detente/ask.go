package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"detente/answer"
	"detente/knowledge/index"
)

// standardInput is the argument that stands for reading questions from there.
const standardInput = "-"

func (p *program) askCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "ask QUESTION | -",
		Short:   "Answer one question, or with - each line of standard input",
		Example: "  detente ask \"北约峰会在哪里举行？\"\n  detente ask --json - < questions.jsonl",
		Args:    wants("question"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			c, base, err := p.read(ctx)
			if err != nil {
				return err
			}
			o, done, err := p.phrasing(c, nil)
			if err != nil {
				return err
			}
			defer done()
			responder, err := answer.New(base, o)
			if err != nil {
				return err
			}
			a := p.asker(c, responder)
			return p.forEach(ctx, args, func(q answer.Question) error { return a.ask(ctx, q) })
		},
	}
}

// forEach does something with the question in args, or with each of standard
// input.
func (p *program) forEach(ctx context.Context, args []string, do func(answer.Question) error) error {
	if len(args) == 1 && args[0] == standardInput {
		return p.each(ctx, do)
	}
	q := answer.Question{ID: "1", Text: strings.Join(args, " ")}
	if err := do(q); err != nil {
		return explain(err, q)
	}
	return nil
}

func (p *program) searchCommand() *cobra.Command {
	top := 10
	cmd := &cobra.Command{
		Use:   "search QUERY | -",
		Short: "Find passages, best first, with their scores",
		Args:  wants("query"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if top < 1 {
				return usageError{fmt.Errorf("--top is %d; it has to be at least 1", top)}
			}
			ctx := cmd.Context()
			_, _, responder, err := p.open(ctx)
			if err != nil {
				return err
			}
			return p.forEach(ctx, args, func(q answer.Question) error { return p.search(ctx, responder, q, top) })
		},
	}
	cmd.Flags().IntVar(&top, "top", top, "how many passages at most")
	return cmd
}

// hit is a passage as search prints it; its JSON form is a stable contract.
type hit struct {
	Document string  `json:"document"`
	Passage  int     `json:"passage"`
	Title    string  `json:"title"`
	Section  string  `json:"section"`
	Text     string  `json:"text"`
	Score    float64 `json:"score"`
}

func (p *program) search(ctx context.Context, r *answer.Responder, q answer.Question, top int) error {
	found, err := r.Passages(ctx, q, top)
	if err != nil {
		return err
	}
	hits := make([]hit, len(found))
	for i, h := range found {
		hits[i] = newHit(h)
	}
	if p.json {
		return p.printJSON(struct {
			ID   string `json:"id"`
			Hits []hit  `json:"hits"`
		}{q.ID, hits})
	}
	_, err = fmt.Fprint(p.std.out, p.screen().hits(hits))
	return err
}

func newHit(h index.Hit) hit {
	d := h.Passage.Document
	return hit{d.ID, h.Passage.Number, d.Title, d.Sections[h.Passage.Section].Name(), h.Passage.Text(), h.Score}
}
