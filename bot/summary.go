package bot

import (
	"cmp"
	"context"

	"detente/answer"
)

// maxSummarised is how many characters of a document's title stand for the question
// that a summary answers, until that is known.
const maxSummarised = 200

// summarise answers what a document says, in the way of an answer to a question: a
// language model may have to phrase it, which takes longer than a visit.
func (b *Bot) summarise(ctx context.Context, v *visit, d answer.DocumentInfo) error {
	if v.documents.Summariser == nil {
		return v.gone(ctx)
	}
	decision := b.decide(&v.about)
	a := b.newAsking(answer.Question{ID: v.i.ID, Text: cut(titleOf(d), maxSummarised)}, v.about, decision, v.locale)
	a.private, a.rows, a.documents = true, v.showAllRow(), v.documents
	a.answer = func(ctx context.Context, q answer.Question) (answer.Answer, error) {
		got, err := a.documents.Summariser.Summarise(ctx, d.ID, q)
		a.q.Text = cmp.Or(got.Question, q.Text) // what is recorded
		return got, err
	}
	taken := false
	v.outlive(func(ctx context.Context) {
		out := b.newResponse(ctx, v.i, "", true)
		a.out = out
		if taken = b.questions.add(ctx, v.i.ChannelID, b.job(a)); !taken {
			out.timer.Stop()
		}
	})
	if !taken {
		return v.respond(ctx, reply{content: v.words.Busy})
	}
	return nil
}
