package answer

import (
	"context"
	"math"
	"strings"
	"sync"

	"detente/answer/claim"
	"detente/answer/phrase"
	"detente/knowledge/language"
)

// notToldOdds is what the log odds of an answer lose when the model finds no
// answer in its sentences: as much as if it said so 2.7 times as often of a wrong
// answer as of a right one. Small models say it of anything, so it is weighed and
// not obeyed: at the default threshold it turns answers of a confidence below 0.29
// into refusals.
const notToldOdds = 1

// A phrasing is what a model may phrase.
type phrasing struct {
	question Question
	reading  reading
	finding  finding
	show     func(Answer) // may be nil
}

// phrases reports whether a model takes part in the reply to a question.
func (a *Responder) phrases(r reading) bool { return a.phraser != nil && !r.verbatim }

// begin returns the context of the model's part; without a model, ctx.
func (a *Responder) begin(ctx context.Context, r reading) (context.Context, context.CancelFunc) {
	if !a.phrases(r) {
		return ctx, func() {}
	}
	return a.phraser.Begin(ctx)
}

// phrase lets the model phrase an answer that has quotes, and weighs what it says
// instead. Whatever it does, the answer is verified: with the model's sentences
// where they passed, with the quotes alone where not.
func (a *Responder) phrase(ctx context.Context, ans *Answer, p phrasing) {
	if !a.phrases(p.reading) || len(p.finding.quoted) == 0 {
		return
	}
	m := a.material(p.finding, ans.Lang)
	put := func(to *Answer, sentences []phrase.Sentence) {
		to.PhrasedBy, to.Lead = a.options.Phrase.Model.Name(), ""
		to.Citations, to.Text = a.written(m, sentences, p.reading, to.Lang)
	}
	var show func([]phrase.Sentence)
	if p.show != nil {
		show = func(sentences []phrase.Sentence) {
			partial := *ans
			put(&partial, sentences)
			p.show(partial)
		}
	}
	reply := a.phraser.Phrase(ctx, a.request(ans, p, m), show)
	ans.Phrasing = &reply
	switch reply.Reason {
	case phrase.Phrased:
		put(ans, reply.Sentences)
	case phrase.NotTold:
		a.doubt(ans, p)
	}
	a.translate(ctx, ans, p)
}

// request is what the model is asked.
func (a *Responder) request(ans *Answer, p phrasing, m material) phrase.Request {
	r := phrase.Request{
		Question: p.question.Text, Lang: ans.Lang, Sources: m.sources,
		Summary: p.reading.kind == Summary, Payer: p.question.Payer,
	}
	for _, c := range ans.Citations {
		r.Wanted = append(r.Wanted, c.Wanted...)
	}
	if p.reading.followUp {
		r.History = p.question.readable()
	}
	return r
}

// written is what the model's sentences say, and the citations that they rest on,
// numbered as they come.
func (a *Responder) written(m material, sentences []phrase.Sentence, r reading, lang string) ([]Citation, string) {
	order := phrase.Numbered(sentences)
	cited := make([]evidence, len(order))
	number := map[int]int{}
	for i, source := range order {
		cited[i] = m.evidence[source]
		number[source] = i + 1
	}
	var all []string
	for _, s := range sentences {
		labels := ""
		for _, source := range s.Cites {
			labels += label(number[source])
		}
		all = append(all, s.Text+" "+labels)
	}
	return a.citations(cited, r, lang), strings.Join(all, " ")
}

// doubt lowers the confidence of an answer that the model does not find in its
// sentences, and refuses it where too little is left. A summary needs no answer.
func (a *Responder) doubt(ans *Answer, p phrasing) {
	if p.reading.kind == Summary {
		return
	}
	odds := math.Log(ans.Confidence/(1-ans.Confidence)) - notToldOdds
	ans.Confidence = 1 / (1 + math.Exp(-odds))
	if ans.Confidence < p.reading.least {
		ans.Answered, ans.Lead, ans.Citations = false, "", []Citation{}
		a.refuse(ans, p.reading, p.finding.ranked)
	}
}

// translate adds a model's translations of the first quotes that a reader of the
// answer's language has none of. A model that is away is not asked again.
func (a *Responder) translate(ctx context.Context, ans *Answer, p phrasing) {
	switch ans.Phrasing.Reason {
	case phrase.Failed, phrase.TimedOut, phrase.Unavailable, phrase.Cancelled:
		return
	}
	if !ans.Answered {
		return
	}
	var asked sync.WaitGroup
	for i := range ans.Citations[:min(maxQuotes, len(ans.Citations))] {
		c := &ans.Citations[i]
		d := a.base.Document(c.Document)
		if c.Translation != "" || c.isCode() || language.Primary(ans.Lang) == language.Primary(d.Lang) {
			continue
		}
		if i == 0 && p.show != nil && ans.PhrasedBy != "" {
			p.show(*ans) // the reply is ready, whatever becomes of the translations
		}
		s := phrase.Source{
			Source: claim.Source{Text: c.Quote, Lang: d.Lang, Title: unlessOrder(d.Title), Section: unlessOrder(c.Section)},
			Key:    d.ID + "#" + rangesOf(*c),
		}
		asked.Go(func() { c.Machine = a.phraser.Translate(ctx, s, ans.Lang, p.question.Payer) })
	}
	asked.Wait()
}
