package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"detente/answer"
	"detente/answer/score"
	"detente/answer/score/pairs"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/language"
	"detente/knowledge/source"
)

// A corpus is documents with questions about them.
type corpus struct {
	name      string
	docs      []*document.Document
	questions []score.Question
	// encyclopedia tells that each document is a passage by itself, which alone counts
	// as right, as in CMRC. Elsewhere whatever shows an answer does.
	encyclopedia bool
}

// loadCorpora reads CMRC's training set and the documentations of a folder as
// shared/eval has them.
func loadCorpora(ctx context.Context, folder string) ([]corpus, error) {
	set, err := score.Load(filepath.Join(folder, "cmrc-train.questions.jsonl"))
	if err != nil {
		return nil, err
	}
	all := []corpus{{name: set.Name, docs: set.Documents, questions: set.Questions, encyclopedia: true}}
	files, err := filepath.Glob(filepath.Join(folder, "docs-train", "*.questions.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		c, err := loadDocumentation(ctx, file, strings.TrimSuffix(file, ".questions.jsonl"))
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// loadDocumentation reads questions about the documentation in a folder.
func loadDocumentation(ctx context.Context, file, folder string) (corpus, error) {
	set, err := score.Load(file)
	if err != nil {
		return corpus{}, err
	}
	read, err := source.Load(ctx, source.Options{Sources: []string{folder}})
	if err != nil {
		return corpus{}, fmt.Errorf("documentation %s: %w", set.Name, err)
	}
	return corpus{name: set.Name, docs: read.Documents, questions: set.Questions}, nil
}

// right reports whether a quote of a document answers a question.
func (c *corpus) right(q score.Question, doc, quote string) bool {
	if c.encyclopedia {
		return doc == q.Passage && holds(quote, q.Answers)
	}
	return shows(quote, q.Answers)
}

// holds reports whether a quote has one of the answers, white space apart.
func holds(quote string, answers []string) bool {
	quote = squeeze(quote)
	for _, a := range answers {
		if strings.Contains(quote, squeeze(a)) {
			return true
		}
	}
	return false
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// shows reports whether a quote has all parts of one of the answers, white space, width
// and case apart.
func shows(quote string, answers []string) bool {
	quote = language.Bare(quote)
	for _, a := range answers {
		missing := false
		for part := range strings.SplitSeq(a, "&") {
			missing = missing || !strings.Contains(quote, language.Bare(part))
		}
		if !missing {
			return true
		}
	}
	return false
}

// mostPairs is how many questions made of a documentation's own structure count.
const mostPairs = 150

// somePairs are questions made of the structure of a corpus, from all over it.
func (c *corpus) somePairs() []pairs.Pair {
	var all []pairs.Pair
	for _, d := range c.docs {
		all = append(all, pairs.Of(d)...)
	}
	if len(all) <= mostPairs {
		return all
	}
	some := make([]pairs.Pair, mostPairs)
	for i := range some {
		some[i] = all[i*len(all)/mostPairs]
	}
	return some
}

// answersPair reports whether a candidate shows what answers a pair: the beginning of
// one of its blocks at least.
func answersPair(p pairs.Pair, c answer.Candidate) bool {
	const enough, near = 400, 5
	for _, b := range p.Blocks {
		bl := p.Document.Blocks[b]
		if c.Document == p.Document.ID && c.Start <= bl.Start+near && c.End >= min(bl.End, bl.Start+enough) {
			return true
		}
	}
	return false
}

// responder answers from documents; what chooses is by, or where that has nothing,
// what is part of the program.
func responder(docs []*document.Document, by learned) (*answer.Responder, error) {
	return answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{Ranker: by.ranker, Related: by.related})
}
