package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"detente/answer"
	"detente/answer/rank/boost"
	"detente/answer/score"
	"detente/knowledge/document"
)

// judgeExamples are answers with whether they are right. The sentences are
// ranked by trees that have not seen the question: each half of the documents
// by trees trained on the other half, or the judge would think too well of
// the ranking.
func judgeExamples(ctx context.Context, set score.Set) ([]boost.Example, error) {
	var all []boost.Example
	parts := [2]score.Set{half(set, 0), half(set, 1)}
	for i, part := range parts {
		fmt.Printf("half of the documents, %d of 2\n", i+1)
		by, err := learn(ctx, parts[1-i])
		if err != nil {
			return nil, err
		}
		j := judging{by: by}
		if err := j.large(ctx, part); err != nil {
			return nil, err
		}
		for _, small := range smallSets(part) {
			if err := j.small(ctx, small); err != nil {
				return nil, err
			}
		}
		all = append(all, j.examples...)
	}
	return all, nil
}

// half is every second document, with its questions.
func half(set score.Set, which int) score.Set {
	part := score.Set{Name: set.Name}
	kept := map[string]bool{}
	for i, d := range set.Documents {
		if i%2 == which {
			part.Documents = append(part.Documents, d)
			kept[d.ID] = true
		}
	}
	for _, q := range set.Questions {
		if kept[q.Passage] {
			part.Questions = append(part.Questions, q)
		}
	}
	return part
}

// judging collects examples.
type judging struct {
	by       learned
	examples []boost.Example
}

// ask adds the answers that docs give.
func (j *judging) ask(ctx context.Context, docs []*document.Document, questions []score.Question) error {
	return try(ctx, docs, questions, j.by, func(q score.Question, t answer.Trial) {
		right := slices.ContainsFunc(t.Quoted, func(c answer.Citation) bool {
			return c.Document == q.Passage && holds(c.Quote, q.Answers)
		})
		j.examples = append(j.examples, boost.Example{Features: t.Judged, Right: right})
	})
}

// large asks all questions of every second document: half of them are about
// documents that are not there.
func (j *judging) large(ctx context.Context, set score.Set) error {
	return j.ask(ctx, someUntitled(half(set, 0).Documents), set.Questions)
}

// small asks the questions about a few documents three times: of all of them;
// with the answering document left out, for every second question; and for the
// others with the answering sentences left out, a near miss: the same topic,
// not told.
func (j *judging) small(ctx context.Context, set score.Set) error {
	if err := j.ask(ctx, set.Documents, set.Questions); err != nil {
		return err
	}
	for i, q := range set.Questions {
		docs := slices.Clone(set.Documents)
		at := slices.IndexFunc(docs, func(d *document.Document) bool { return d.ID == q.Passage })
		rest := withoutAnswer(docs[at], q.Answers)
		if i%2 == 0 || rest == nil {
			docs = slices.Delete(docs, at, at+1)
		} else {
			docs[at] = rest
		}
		if len(docs) == 0 {
			continue
		}
		if err := j.ask(ctx, docs, []score.Question{q}); err != nil {
			return err
		}
	}
	return nil
}

// withoutAnswer is a document without the sentences that hold an answer; nil
// when nothing is left.
func withoutAnswer(d *document.Document, answers []string) *document.Document {
	var kept strings.Builder
	for i := range d.Sentences {
		if s := d.Quote(i); !holds(s, answers) {
			kept.WriteString(s)
		}
	}
	if strings.TrimSpace(kept.String()) == "" {
		return nil
	}
	return document.New(d.ID, d.Title, kept.String())
}
