package phrase

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"detente/answer/model"
	"detente/knowledge/language"
	"detente/prompts"
)

// maxReply is the longest text that is taken of a model, in bytes. Three sentences
// are a fifth of it; a model that goes on has lost its way.
const maxReply = 4 << 10

// Phrase asks the model for a reply to r within ctx, which should be of
// [Phraser.Begin]. show, unless nil, is called with the checked sentences so far,
// each time with more of them, from the goroutine that called Phrase; what Phrase
// returns is the last word. For each call Observe is called once.
func (p *Phraser) Phrase(ctx context.Context, r Request, show func([]Sentence)) Reply {
	own := false
	reply, own, ok := p.replies.get(ctx, r.key(), func() (Reply, bool) {
		reply := p.phrase(ctx, r, show)
		return reply, reply.Reason == Phrased
	})
	if !ok {
		reply = Reply{Reason: reasonOf(ctx, ctx.Err())}
	}
	reply.Model = p.options.Model.Name()
	if !own {
		reply.Tries = 0
	}
	if p.options.Observe != nil {
		p.options.Observe(reply)
	}
	return reply
}

// key names what is the same for askers of the same: the folded question without
// its marks and spaces, the language, what a follow-up leans on, the sentences.
func (r Request) key() key {
	parts := []string{r.Lang, bare(r.Question)}
	for _, h := range r.History {
		parts = append(parts, bare(h))
	}
	parts = append(parts, "")
	for _, s := range r.Sources {
		parts = append(parts, s.Key)
	}
	return keyOf(parts...)
}

// bare is a text as questions are compared: its words and numbers, folded.
func bare(s string) string {
	var b strings.Builder
	for _, u := range language.Units(visible(s), "") {
		fmt.Fprintf(&b, "%x ", uint64(u.ID))
	}
	return b.String()
}

// phrase asks once, and once more where the first text is of no use and there is
// as much time left as it took.
func (p *Phraser) phrase(ctx context.Context, r Request, show func([]Sentence)) Reply {
	start := time.Now()
	reply := p.try(ctx, r, "", show)
	fault := faultOf(reply.Reason)
	end, ok := ctx.Deadline()
	if fault == "" || ok && time.Until(end) < time.Since(start) {
		return reply
	}
	second := p.try(ctx, r, fault, show)
	second.Tries++
	return second
}

// faultOf is what a model is told of its reply before the second one; "" where a
// second one is not worth asking for.
func faultOf(r Reason) string {
	switch r {
	case Foreign:
		return prompts.FaultLanguage
	case Unsupported, OffPoint:
		return prompts.FaultSupport
	}
	return ""
}

// try asks for one text and reads it.
func (p *Phraser) try(ctx context.Context, r Request, fault string, show func([]Sentence)) Reply {
	made, ok, err := p.prompt(r, fault)
	switch {
	case err != nil:
		return Reply{Reason: BadPrompt, Err: err}
	case len(r.Sources) == 0 || !slices.ContainsFunc(r.Sources, func(s Source) bool { return s.Quoted }):
		return Reply{Reason: NoSources}
	case !ok:
		return Reply{Reason: NoRoom}
	}
	r.Sources = r.Sources[:made.sources]
	e := newExaminer(p.options.Checker, r, made.told)
	said, err := p.stream(ctx, model.Request{Messages: made.messages, Payer: r.Payer}, e.reader(show))
	if err != nil {
		return Reply{Reason: reasonOf(ctx, err), Err: err, Tries: 1}
	}
	units := cut(said.Text)
	if said.Truncated && brokenOff(said.Text) {
		units = units[:max(0, len(units)-1)]
	}
	return e.reply(units)
}

// reader shows what can be shown of a text each time that it has grown, until there
// is as much as will be shown; nil for nobody to show to.
func (e *examiner) reader(show func([]Sentence)) func(string) {
	if show == nil {
		return nil
	}
	shown := 0
	return func(so string) {
		if shown == e.most() {
			return
		}
		units := cut(so)
		if len(units) < 2 {
			return
		}
		// A number may still follow the last sentence.
		d := e.examine(units[:len(units)-1])
		if len(d.sentences) > shown && e.request.answeredBy(d.sentences) && speaks(joined(d.sentences), e.request.Lang) {
			shown = len(d.sentences)
			show(d.sentences)
		}
	}
}

// reply is the verdict on a whole text.
func (e *examiner) reply(units []unit) Reply {
	d := e.examine(units)
	reply := Reply{Drops: d.drops, Tries: 1}
	switch {
	case len(d.sentences) == 0 && !d.told:
		reply.Reason = NotTold
	case len(d.sentences) == 0 && mostly(d.drops, Strange):
		reply.Reason = Foreign
	case len(d.sentences) == 0:
		reply.Reason = Unsupported
	case !speaks(joined(d.sentences), e.request.Lang):
		reply.Reason = Foreign
	case !e.request.answeredBy(d.sentences):
		reply.Reason = OffPoint
	default:
		reply.Sentences = d.sentences
	}
	return reply
}

// mostly reports whether half of the drops or more have the cause.
func mostly(drops []Drop, cause Cause) bool {
	n := 0
	for _, d := range drops {
		if d.Cause == cause {
			n++
		}
	}
	return n > 0 && 2*n >= len(drops)
}

// joined are sentences as one text.
func joined(sentences []Sentence) string {
	var all []string
	for _, s := range sentences {
		all = append(all, s.Text)
	}
	return strings.Join(all, " ")
}

// errTooLong is why a text was broken off.
var errTooLong = errors.New("the model's text does not end")

// ends are the characters after which a sentence may have been finished.
const ends = ".。!！?？;；\n"

// stream returns what the model wrote, whole. read, unless nil, is given the text so
// far whenever a sentence may have been finished.
func (p *Phraser) stream(ctx context.Context, r model.Request, read func(string)) (model.Result, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var b strings.Builder
	result, err := p.options.Model.Stream(ctx, r, func(piece string) {
		if b.Len()+len(piece) > maxReply {
			cancel(errTooLong)
			return
		}
		b.WriteString(piece)
		if read != nil && strings.ContainsAny(piece, ends) {
			read(b.String())
		}
	})
	if errors.Is(context.Cause(ctx), errTooLong) || err == nil && len(result.Text) > maxReply {
		return model.Result{}, errTooLong
	}
	if err != nil {
		return model.Result{}, err
	}
	return result, nil
}

// brokenOff reports whether a text that was cut for its length ends within a
// sentence, or within the numbers after it.
func brokenOff(s string) bool {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(ends+"]］】", last)
}

// reasonOf is the reason behind an error of the model's.
func reasonOf(ctx context.Context, err error) Reason {
	switch {
	case errors.Is(err, errTooLong), model.Reason(err) == string(TooLong):
		return TooLong
	case errors.Is(ctx.Err(), context.Canceled):
		return Cancelled
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, model.ErrTimeout):
		return TimedOut
	case errors.Is(err, model.ErrUnavailable), errors.Is(err, model.ErrBudget):
		return Unavailable
	}
	return Failed
}

// Numbered reports the sources that sentences cite, in the order in which they
// are cited first: what gets the numbers 1, 2, … in the reply.
func Numbered(sentences []Sentence) (order []int) {
	for _, s := range sentences {
		for _, i := range s.Cites {
			if !slices.Contains(order, i) {
				order = append(order, i)
			}
		}
	}
	return order
}
