package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"detente/answer"
	"detente/bot/phrasebook"
	"detente/bot/policy"
	"detente/bot/store"
)

// An Explainer tells why a question gets the answer that it gets. [answer.Responder]
// is one.
type Explainer interface {
	Explain(ctx context.Context, q answer.Question) (answer.Explanation, error)
}

// How much of each part of an explanation is shown: items, and units of each. All of
// it together stays below the limit of a description.
const (
	maxWhyQuestion = 300
	maxWhyMeant    = 250
	historyShown   = 4
	maxWhyHistory  = 120
	whyQuotes      = 3
	maxWhyQuote    = 150
	passagesShown  = 5
	maxWhyPlace    = 110
	sentencesShown = 5
	maxWhySentence = 120
	strangeShown   = 3
	maxStrange     = 40
)

// rereadTime bounds the reading of a message whose text is not kept.
const rereadTime = time.Second

// onWhy tells how an answer of this server came about.
func (b *Bot) onWhy(ctx context.Context, v *visit) error {
	p := v.phrases.Why
	ctx, cancel := context.WithTimeout(ctx, callbackLimit)
	defer cancel()
	q, ok, err := b.store.Question(ctx, messageID(v.option(messageOption)))
	if err != nil {
		return err
	}
	if !ok || q.Guild != v.about.Guild {
		return v.respond(ctx, reply{content: p.NotFound})
	}
	note := ""
	if q.Text == "" {
		note = p.NotKept
		if q.Text = b.reread(ctx, q); q.Text != "" {
			note = p.Reread
		}
	}
	return v.respond(ctx, reply{embed: panel(p.Title, joined("\n", b.whyRecorded(ctx, v, q, note), b.whyFound(ctx, v, q)))})
}

// messageID is the id in what somebody gave as a message: its id, its link, or the
// channel's and the message's id with a dash between, as Discord copies them. It is ""
// for anything else.
func messageID(text string) string {
	text = strings.TrimRight(strings.Trim(strings.TrimSpace(text), "<>"), "/")
	id := text[strings.LastIndexAny(text, "/-")+1:]
	const most = 20 // digits of the largest id
	if id == "" || len(id) > most || strings.ContainsFunc(id, func(r rune) bool { return r < '0' || r > '9' }) {
		return ""
	}
	return id
}

// reread is the text of a question that is not kept, from the message that asked, or
// from the answer that shows the question above it; "" when neither can be read.
func (b *Bot) reread(ctx context.Context, q store.Question) string {
	ctx, cancel := context.WithTimeout(ctx, rereadTime)
	defer cancel()
	switch policy.Way(q.Way) {
	case policy.WaySlash, policy.WayButton, policy.WayMessage:
		if q.Answer == "" {
			return ""
		}
		m, err := b.rest.read(ctx, q.Channel, q.Answer)
		if err != nil {
			b.log.DebugContext(ctx, "answer not read again", "error", err)
			return ""
		}
		return askedIn(m.Content)
	}
	m, err := b.rest.read(ctx, q.Channel, q.ID)
	if err != nil {
		b.log.DebugContext(ctx, "question not read again", "error", err)
		return ""
	}
	return b.withoutMention(m.Content)
}

// whyRecorded tells what was kept of the question.
func (b *Bot) whyRecorded(ctx context.Context, v *visit, q store.Question, note string) string {
	p := v.phrases.Why
	pair := func(label, value string) string {
		if value == "" {
			return ""
		}
		return strings.Replace("**"+label+"** "+value, "** \n", "**\n", 1)
	}
	asked := joined(" ", cutEscaped(oneLine(q.Text), maxWhyQuestion), note)
	rule := ""
	if q.Rule != "" {
		rule = "`" + q.Rule + "` " + p.RuleOf(policy.Rule(q.Rule))
	}
	all := []string{
		pair(p.Question, asked),
		pair(p.History, quoted(q.History, historyShown, maxWhyHistory)),
		pair(p.Way, p.WayOf(policy.Way(q.Way))+" · "+day(q.At)),
		pair(p.Rule, rule),
		pair(p.Outcome, outcomeName(v.phrases.Stats, q.Outcome)),
	}
	if q.Outcome == store.Answered || q.Outcome == store.Refused {
		all = append(all,
			pair(p.Language, languageOf(q.Lang)+" · "+languageOf(q.Kind)),
			fmt.Sprintf(p.SureFormat, q.Confidence, q.Threshold))
	}
	if q.Latency > 0 {
		all = append(all, pair(p.Latency, millis(q.Latency)))
	}
	if q.Reference != "" {
		all = append(all, pair(p.Reference, "`"+q.Reference+"`"))
	}
	if helpful, unhelpful, err := b.store.Tally(ctx, q.Answer); err == nil && q.Answer != "" {
		all = append(all, pair(p.Votes, votesText(helpful, unhelpful)))
	}
	return joined("\n", append(all, pair(p.Quotes, quoted(q.Quotes, whyQuotes, maxWhyQuote)))...)
}

// quoted shows texts behind a bar, a line each; "" for none.
func quoted(texts []string, items, limit int) (all string) {
	for _, text := range texts[:min(len(texts), items)] {
		all += "\n> " + orEllipsis(cutEscaped(oneLine(text), limit))
	}
	return all
}

// outcomeName is the phrase for an outcome.
func outcomeName(p phrasebook.Stats, o store.Outcome) string {
	switch o {
	case store.Answered:
		return p.Answered
	case store.Refused:
		return p.Refused
	case store.Limited:
		return p.Limited
	case store.Denied:
		return p.Denied
	}
	return p.Failed
}

// whyFound tells how the documents are read for the question; "" when that can't be
// told.
func (b *Bot) whyFound(ctx context.Context, v *visit, q store.Question) string {
	if v.documents.Explainer == nil || q.Text == "" || q.Outcome != store.Answered && q.Outcome != store.Refused {
		return ""
	}
	e, err := v.documents.Explainer.Explain(ctx, answer.Question{
		Text: q.Text, History: q.History, MinConfidence: q.Threshold, Language: q.Lang,
	})
	if err != nil {
		b.log.WarnContext(ctx, "question not explained", "question", q.ID, "error", err)
		return ""
	}
	return whyExplained(v.phrases.Why, e)
}

// whyExplained shows an explanation.
func whyExplained(p phrasebook.Why, e answer.Explanation) string {
	text := "\n*" + p.Now + "* " + fmt.Sprintf(p.SureFormat, e.Confidence, e.Threshold)
	if e.FollowUp {
		text += "\n**" + p.ReadAs + "** " + cutEscaped(oneLine(e.Meant), maxWhyMeant)
	}
	if len(e.Passages) > 0 {
		text += "\n**" + p.Retrieved + "**"
	}
	for _, s := range e.Passages[:min(len(e.Passages), passagesShown)] {
		place := joined(" › ", oneLine(s.Title), oneLine(s.Section))
		text += fmt.Sprintf("\n`%.2f` %s · %d–%d", s.Score, cutEscaped(place, maxWhyPlace), s.First, s.Last)
	}
	if len(e.Sentences) > 0 {
		text += "\n**" + p.Sentences + "**"
	}
	for _, s := range e.Sentences[:min(len(e.Sentences), sentencesShown)] {
		text += fmt.Sprintf("\n`%.2f` [%d] %s", s.Score, s.Sentence, cutEscaped(oneLine(s.Quote), maxWhySentence))
	}
	return text + whyLowered(p, e)
}

// whyLowered tells what took confidence away, in log odds.
func whyLowered(p phrasebook.Why, e answer.Explanation) (text string) {
	for _, l := range e.Losses {
		what := p.NoName
		switch l.Lack {
		case answer.NoDate:
			what = p.NoDate
		case answer.NoNumber:
			what = p.NoNumber
		case answer.NoSuchName:
			for _, name := range e.Strange[:min(len(e.Strange), strangeShown)] {
				what += " " + cutEscaped(oneLine(name), maxStrange)
			}
		}
		text += "\n**" + p.Lowered + "** " + what + " (−" + strconv.FormatFloat(l.Odds, 'f', 1, 64) + ")"
	}
	return text
}
