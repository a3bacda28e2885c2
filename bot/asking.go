package bot

import (
	"context"
	"hash/maphash"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/policy"
	"detente/bot/store"
)

// deliverFor is how long a finished answer is tried to be sent: about as long as
// somebody waits for one.
const deliverFor = 2 * time.Minute

// An asking is a question that was taken, on its way to its one outcome.
type asking struct {
	q        answer.Question
	about    policy.Asking
	decision policy.Decision
	at       time.Time
	out      outlet
	// message is the one that asks; nil for an interaction.
	message *discordgo.Message
	// private is whether the asker alone sees the answer.
	private bool
	// locale is the asker's, or what the question's script tells of it.
	locale string
	// saved is the server's own answer, nil without one.
	saved *store.Saved
	// inThread is whether the answer stands in a thread.
	inThread bool
	// permissions are the bot's own in the channel, as far as an interaction tells; 0
	// is not known.
	permissions int64
	// documents are those that answer: the present ones, from when the question's turn
	// comes, unless answer is set.
	documents Documents
	// answer makes the answer; the documents' responder does when it is nil.
	answer func(ctx context.Context, q answer.Question) (answer.Answer, error)
	// rows stand under the answer besides its controls.
	rows []discordgo.MessageComponent
}

// newAsking is the asking of a question with the decision about it; the server's
// settings steer its answer.
func (b *Bot) newAsking(q answer.Question, about policy.Asking, d policy.Decision, locale string) *asking {
	q.Payer = about.Guild
	q.Locale = locale
	q.Language = d.Settings.Language
	q.MinConfidence = d.Settings.MinConfidence
	q.Verbatim = d.Settings.Verbatim
	return &asking{q: q, about: about, decision: d, at: b.now(), locale: locale}
}

// decide asks the policy about an asking, whose place it fills in.
func (b *Bot) decide(about *policy.Asking) policy.Decision {
	b.directory.place(about)
	var s policy.Settings
	if about.Guild != "" {
		s = b.store.Settings(about.Guild)
	}
	return b.options.Policy.Decide(*about, s)
}

// An outcome is what has come of a question.
type outcome struct {
	kind      store.Outcome
	reply     reply
	silent    bool // nothing is sent
	answer    answer.Answer
	reference string
}

// job answers a question, sends the reply, and records what came of it.
func (b *Bot) job(a *asking) job {
	return func(ctx context.Context) func(context.Context) {
		e := newEditor(a.out.send, b.partLost(ctx))
		var o outcome
		with := e.work(ctx, func(show func(reply)) reply {
			ctx, cancel := context.WithTimeout(ctx, b.options.AnswerTimeout)
			defer cancel()
			o = b.outcomeOf(ctx, a, show)
			return o.reply
		})
		return func(ctx context.Context) {
			ctx, cancel := context.WithTimeout(ctx, deliverFor)
			defer cancel()
			if o.silent {
				e.stop()
				b.warn(ctx, a.q.ID, a.out.withdraw(ctx))
			} else if err := e.finish(ctx, with); err != nil {
				o.kind, o.reference = store.Failed, newReference()
				b.log.WarnContext(ctx, "reply not sent", "question", a.q.ID, "reference", o.reference, "error", err)
			}
			b.record(a, o)
		}
	}
}

// outcomeOf makes the answer to a question.
func (b *Bot) outcomeOf(ctx context.Context, a *asking, show func(reply)) outcome {
	if a.message != nil && a.q.Validate() == nil {
		a.q.History = b.history(ctx, a.message)
	}
	words := wording.For(a.locale)
	if a.answer == nil {
		a.documents = b.documents()
		a.saved = b.savedFor(a)
	}
	got, err := b.ask(ctx, a, func(partial answer.Answer) { show(renderWith(a.saved, partial)) })
	if err != nil {
		return b.failed(ctx, a, words, err)
	}
	b.logAnswer(ctx, a.q, got)
	o := outcome{kind: store.Refused, answer: got}
	if got.Answered || a.saved != nil {
		o.kind = store.Answered
	}
	if o.silent = a.passOver(got); !o.silent {
		o.reply = b.withControls(a, got, renderWith(a.saved, got))
		o.reply.rows = append(o.reply.rows, a.rows...)
	}
	return o
}

// passOver reports whether an answer is better not given: to a message that was
// addressed to nobody, and was no question or one that the documents do not tell. A
// saved answer is always given.
func (a *asking) passOver(got answer.Answer) bool {
	if a.about.Way != policy.WayAuto || a.saved != nil {
		return false
	}
	talk := got.Answered && len(got.Citations) == 0
	return talk || a.decision.Quiet && !got.Answered
}

// record keeps what came of a question, and where its answer stands.
func (b *Bot) record(a *asking, o outcome) {
	channel, id := a.out.message()
	if a.message != nil && id != "" {
		b.replies.put(a.q.ID, sentReply{channel: channel, id: id, asked: b.replies.print(a.q.Text)})
	}
	q := store.Question{
		ID: a.q.ID, Guild: a.about.Guild, Channel: a.about.Channel, User: a.about.User, Answer: id,
		Reference: o.reference, Text: a.q.Text, History: a.q.History,
		Way: string(a.about.Way), Rule: string(a.decision.Rule), Lang: o.answer.Lang, Kind: string(o.answer.Kind),
		Outcome: o.kind, Confidence: o.answer.Confidence, Threshold: o.answer.Threshold,
		Latency: b.now().Sub(a.at), At: a.at,
	}
	if o.answer.Answered {
		for _, c := range o.answer.Citations {
			q.Quotes = append(q.Quotes, c.Quote)
		}
	}
	b.store.Record(q)
}

// recordUnanswered keeps that a question was not taken.
func (b *Bot) recordUnanswered(q answer.Question, about policy.Asking, d policy.Decision, kind store.Outcome) {
	b.store.Record(store.Question{
		ID: q.ID, Guild: about.Guild, Channel: about.Channel, User: about.User, Text: q.Text,
		Way: string(about.Way), Rule: string(d.Rule), Outcome: kind, At: b.now(),
	})
}

// How many answers, and how many messages taken in, are remembered. Of older answers
// the store knows; of messages, those of the last minutes may come again.
const (
	repliesRemembered = 2_000
	idsRemembered     = 4_000
)

// A sentReply is a message of the bot's that replies to a message.
type sentReply struct {
	channel, id string
	asked       uint64 // the print of the question
}

// replies remembers which message answers which, and nothing of the texts. It is safe
// for concurrent use.
type replies struct {
	seed maphash.Seed

	mu    sync.Mutex
	known *lru[sentReply] // by the id of the message that asks
}

func newReplies() *replies {
	return &replies{seed: maphash.MakeSeed(), known: newLRU[sentReply](repliesRemembered)}
}

// print is a number by which a question is known to be the same.
func (r *replies) print(question string) uint64 { return maphash.String(r.seed, question) }

func (r *replies) put(question string, sent sentReply) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known.put(question, sent)
}

func (r *replies) of(question string) (sent sentReply, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.known.find(question)
}

// seen remembers what was taken in, so that nothing is taken twice: an event may
// come again, and be found among what was missed. It is safe for concurrent use.
type seen struct {
	mu  sync.Mutex
	ids *lru[struct{}]
}

func newSeen() *seen { return &seen{ids: newLRU[struct{}](idsRemembered)} }

// first reports whether an id comes for the first time.
func (s *seen) first(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.ids.find(id); ok {
		return false
	}
	s.ids.put(id, struct{}{})
	return true
}
