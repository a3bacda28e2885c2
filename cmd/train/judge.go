package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"detente/answer"
	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/score"
	"detente/answer/score/pairs"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

var judgeOptions = boost.Options{Trees: 120, Leaves: 8, MinLeaf: 120, Rate: 0.08, L2: 1, Fraction: 0.4, Seed: 1, Bags: 3}

// What an answer counts in the training of the judge.
const (
	documentationJudged = 6
	exchangedJudged     = 3
	pairJudged          = 1
)

// A verdict is an answer with whether it is right, and what is known of its question.
type verdict struct {
	boost.Example
	corpus, kind string // kind is "near" or "far" where nothing answers, "exchanged", or ""
	question     string
	fold         int
	// none tells that nothing was found.
	none bool
}

// verdicts are the answers of one fold by what was learned from the others.
type verdicts struct {
	by   learned
	fold int
	all  []verdict
}

// ask adds the answers that docs give to questions.
func (v *verdicts) ask(ctx context.Context, c *corpus, docs []*document.Document, questions []score.Question) error {
	r, err := responder(docs, v.by)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if err := v.one(ctx, r, c, q, q.Text, ""); err != nil {
			return err
		}
	}
	return nil
}

// judgeFar asks the questions about another documentation.
func (v *verdicts) judgeFar(ctx context.Context, c, other *corpus) error {
	r, err := responder(c.docs, v.by)
	if err != nil {
		return err
	}
	for _, q := range other.questions {
		if err := v.one(ctx, r, c, score.Question{Kind: "unanswerable-far"}, q.Text, "far"); err != nil {
			return err
		}
	}
	return nil
}

// one adds one answer. kind overrides that of the question.
func (v *verdicts) one(ctx context.Context, r *answer.Responder, c *corpus, q score.Question, text, kind string) error {
	t, err := try(ctx, r, text)
	if err != nil {
		return err
	}
	e := verdict{corpus: c.name, question: text, fold: v.fold, none: len(t.Candidates) == 0, kind: kind}
	if kind == "" && len(q.Answers) == 0 {
		e.kind = q.Kind[strings.LastIndexByte(q.Kind, '-')+1:]
	}
	e.Features, e.Weight = t.Judged, 1
	if !c.encyclopedia {
		e.Weight = documentationJudged
	}
	if kind != "" {
		e.Weight = exchangedJudged
	} else {
		e.Right = c.quoted(q, t.Quoted)
	}
	v.all = append(v.all, e)
	return nil
}

// quoted reports whether citations answer a question.
func (c *corpus) quoted(q score.Question, citations []answer.Citation) bool {
	if len(q.Answers) == 0 {
		return false
	}
	if c.encyclopedia {
		return slices.ContainsFunc(citations, func(a answer.Citation) bool { return c.right(q, a.Document, a.Quote) })
	}
	all := ""
	for _, a := range citations {
		all += a.Quote
	}
	return c.right(q, "", all)
}

// judgeDocumentation asks all questions about a documentation, and those that it
// answers once more with a name, a number or the like in place of another.
func (v *verdicts) judgeDocumentation(ctx context.Context, c *corpus) error {
	if err := v.ask(ctx, c, c.docs, c.questions); err != nil {
		return err
	}
	r, err := responder(c.docs, v.by)
	if err != nil {
		return err
	}
	for _, q := range c.questions {
		if len(q.Answers) == 0 {
			continue
		}
		t, err := try(ctx, r, q.Text)
		if err != nil || len(t.Quoted) == 0 {
			continue
		}
		at := slices.IndexFunc(c.docs, func(d *document.Document) bool { return d.ID == t.Quoted[0].Document })
		if other, ok := pairs.Exchange(q.Text, q.Lang, c.docs[at]); ok {
			if err := v.one(ctx, r, c, q, other, "exchanged"); err != nil {
				return err
			}
		}
	}
	return nil
}

// judgeSmall asks each question once more of few and short documents: of the file that
// answers, of the sections around the answer alone, and of that file without the
// sections that answer, a near miss. A question that nothing answers is asked of the file
// that comes nearest.
func (v *verdicts) judgeSmall(ctx context.Context, c *corpus) error {
	for i, q := range c.questions {
		at := slices.IndexFunc(c.docs, func(d *document.Document) bool {
			return strings.HasSuffix(withoutExtension(q.Passage), d.Path) && d.Path != ""
		})
		if at < 0 {
			continue
		}
		d := c.docs[at]
		bases := [][]*document.Document{{d}}
		if with, without := answering(d, q.Answers); len(q.Answers) > 0 && len(with) > 0 {
			bases = append(bases, []*document.Document{excerpt(d, around(d, with, 1))})
			if len(without) > 0 {
				bases = append(bases, []*document.Document{excerpt(d, without), c.docs[(at+1+i)%len(c.docs)]})
			}
		}
		for _, docs := range bases {
			if err := v.ask(ctx, c, docs, []score.Question{q}); err != nil {
				return err
			}
		}
	}
	return nil
}

// judgePairs asks the questions made of a documentation's structure of the sections
// around what answers, and of those without it.
func (v *verdicts) judgePairs(ctx context.Context, c *corpus) error {
	for _, p := range c.somePairs() {
		section := p.Document.Blocks[p.Blocks[0]].Section
		near := around(p.Document, []int{section}, 1)
		rest := slices.DeleteFunc(around(p.Document, []int{section}, 2), func(s int) bool { return s == section })
		for _, sections := range [][]int{near, rest} {
			if len(sections) == 0 {
				continue
			}
			r, err := responder([]*document.Document{excerpt(p.Document, sections)}, v.by)
			if err != nil {
				return err
			}
			t, err := try(ctx, r, p.Question)
			if err != nil {
				return err
			}
			e := verdict{corpus: c.name, question: p.Question, fold: v.fold, none: len(t.Candidates) == 0, kind: "pair"}
			e.Features, e.Weight = t.Judged, pairJudged
			all := ""
			for _, q := range t.Quoted {
				all += q.Quote
			}
			for _, b := range p.Blocks {
				shown := p.Document.Shown(p.Document.Blocks[b])
				e.Right = e.Right || strings.Contains(language.Bare(all), language.Bare(shown[:min(len(shown), 100)]))
			}
			v.all = append(v.all, e)
		}
	}
	return nil
}

func withoutExtension(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }

// judgeEncyclopedia asks the questions of one fold: of every second document, so that
// half of them are about documents that are not there; and of few documents, as they
// are, without the one that answers, and without the sentences that answer, a near
// miss: the same topic, not told.
func (v *verdicts) judgeEncyclopedia(ctx context.Context, c *corpus) error {
	var docs []*document.Document
	var questions []score.Question
	for _, d := range c.docs {
		if foldOf(d.ID) == v.fold {
			docs = append(docs, d)
		}
	}
	for _, q := range c.questions {
		if foldOf(q.Passage) == v.fold {
			questions = append(questions, q)
		}
	}
	var second []*document.Document
	for i, d := range docs {
		if i%2 == 0 {
			second = append(second, d)
		}
	}
	if err := v.ask(ctx, c, someUntitled(second), questions); err != nil {
		return err
	}
	for _, small := range smallCorpora(docs, questions) {
		if err := v.small(ctx, c, small); err != nil {
			return err
		}
	}
	return nil
}

func (v *verdicts) small(ctx context.Context, c *corpus, small corpus) error {
	if err := v.ask(ctx, c, small.docs, small.questions); err != nil {
		return err
	}
	for i, q := range small.questions {
		docs := slices.Clone(small.docs)
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
		if err := v.ask(ctx, c, docs, []score.Question{q}); err != nil {
			return err
		}
	}
	return nil
}

// withoutAnswer is a document without the sentences that hold an answer; nil when
// nothing is left.
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

// judgeAll asks the questions of all corpora, each by what was learned from the other
// folds: trees that have seen a question would seem better than they are.
func judgeAll(ctx context.Context, all []corpus, groups []group) ([]verdict, error) {
	var told []verdict
	for fold := range folds {
		v := verdicts{by: learn(without(groups, fold)), fold: fold}
		for i := range all {
			c := &all[i]
			var err error
			switch {
			case c.encyclopedia:
				err = v.judgeEncyclopedia(ctx, c)
			case i%folds == fold:
				err = v.judgeDocumentation(ctx, c)
				if err == nil {
					err = v.judgeSmall(ctx, c)
				}
				if err == nil {
					err = v.judgePairs(ctx, c)
				}
				if err == nil {
					err = v.judgeFar(ctx, c, &all[1+i%(len(all)-1)])
				}
			}
			if err != nil {
				return nil, err
			}
		}
		told = append(told, v.all...)
	}
	return told, nil
}

// trainJudge makes the trees that judge from the verdicts of all folds but one; -1 is
// none.
func trainJudge(told []verdict, except int) *rank.Forest {
	var examples []boost.Example
	for _, v := range told {
		if v.fold != except && !v.none {
			examples = append(examples, v.Example)
		}
	}
	return boost.Logistic(examples, judgeOptions)
}
