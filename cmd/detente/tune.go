package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"detente/answer/score"
	"detente/cmd/detente/config"
	"detente/knowledge/document"
	"detente/knowledge/hybrid"
)

// weights is how many steps of a weight are tried, from 0 to 1.
const weights = 10

// lossQuestions is how many questions the loss is measured on at most.
const lossQuestions = 500

// tuned is the recall at one weight; its JSON form is stable.
type tuned struct {
	Set    string  `json:"set"`
	Weight float64 `json:"weight"`
	score.Retrieval
}

// measure prints what is known of searching by meaning, with a set that has
// documents of its own.
func (p *program) measure(ctx context.Context, c config.Config, m *meaning, set score.Set, o evalOptions) error {
	switch {
	case m == nil:
		return errNoMeaning
	case set.Documents == nil:
		return errors.New("the set has no documents of its own, so that nothing tells which passage is right")
	}
	if o.loss {
		if err := p.measureLoss(ctx, m, set); err != nil {
			return err
		}
	}
	if o.tune {
		return p.tune(ctx, c, m, set, o)
	}
	return nil
}

// tune prints the recall at each weight.
func (p *program) tune(ctx context.Context, c config.Config, m *meaning, set score.Set, o evalOptions) error {
	vectors, err := m.Prepare(ctx, document.Passages(set.Documents), m.tell)
	if err != nil {
		return err
	}
	for step := range weights + 1 {
		base, err := baseOptions(c.Knowledge)
		if err != nil {
			return err
		}
		weight := float64(step) / weights
		base.Engine = vectors.Engine(weight)
		r, err := score.Retrieve(ctx, set, score.Options{
			Base: base, Answer: answerOptions(c), Halve: o.halve, Progress: p.progress(fmt.Sprintf("%s, weight %.1f", set.Name, weight), len(set.Questions)),
		})
		if err != nil {
			return err
		}
		if err := p.printTuned(tuned{set.Name, weight, r}); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

func (p *program) printTuned(t tuned) error {
	if p.json {
		return p.printJSON(t)
	}
	_, err := fmt.Fprintf(p.std.out, "%s, weight %.1f: recall@1 %.2f %%, recall@10 %.2f %% of %d questions\n",
		t.Set, t.Weight, 100*t.RecallAt1, 100*t.RecallAt10, t.Questions)
	return err
}

func (p *program) measureLoss(ctx context.Context, m *meaning, set score.Set) error {
	var questions []string
	for _, q := range set.Questions[:min(lossQuestions, len(set.Questions))] {
		if strings.TrimSpace(q.Text) != "" {
			questions = append(questions, q.Text)
		}
	}
	loss, err := m.Loss(ctx, document.Passages(set.Documents), questions)
	if err != nil {
		return err
	}
	return p.printLoss(set.Name, loss)
}

func (p *program) printLoss(set string, l hybrid.Loss) error {
	if p.json {
		return p.printJSON(struct {
			Set string `json:"set"`
			hybrid.Loss
		}{set, l})
	}
	_, err := fmt.Fprintf(p.std.out, "%s, 8 bits a number: %.2f %% of the %d nearest passages kept, the nearest in %.2f %% of %d questions; cosines off by %.5f\n",
		set, 100*l.Kept, l.Nearest, 100*l.First, l.Questions, l.Off)
	return err
}
