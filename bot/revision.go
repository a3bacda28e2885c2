package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// onEdit takes in a message that was changed: the answer to it is made anew and
// takes the place of the old one. What Discord adds to a message, such as previews
// of links, is no change.
func (b *Bot) onEdit(ctx context.Context, m *discordgo.Message) {
	if m.EditedTimestamp == nil {
		return
	}
	way := b.wayOf(m)
	text := b.questionText(m)
	if way == "" || text == "" {
		return
	}
	b.questions.add(ctx, m.ChannelID, func(ctx context.Context) func(context.Context) {
		sent, ok := b.replyFor(ctx, m.ID)
		if !ok || sent.asked == b.replies.print(text) {
			return nil
		}
		about := b.aboutMessage(m, way)
		d := b.decide(&about)
		if !d.Allowed() {
			return nil
		}
		if wait, _ := b.allowances.take(b.now(), about.User, about.Channel); wait > 0 {
			b.mark(ctx, m, markWait)
			return nil
		}
		a := b.newAsking(answer.Question{ID: m.ID, Text: text}, about, d, scriptOf(text))
		box := b.letterboxFor(m, text)
		box.id = sent.id
		if sent.channel != m.ChannelID {
			box.direct = sent.channel
		}
		a.message, a.out = m, box
		a.inThread = b.directory.channel(sent.channel).isThread()
		return b.job(a)(ctx)
	})
}

// onDelete takes in that messages were deleted: what answers them goes too. Each
// is looked after behind whatever still answers in its channel.
func (b *Bot) onDelete(ctx context.Context, channel string, ids ...string) {
	for _, id := range ids {
		b.questions.add(ctx, channel, func(ctx context.Context) func(context.Context) {
			sent, ok := b.replyFor(ctx, id)
			if err := b.store.Forget(ctx, id); err != nil {
				b.log.WarnContext(ctx, "deleted question not forgotten", "question", id, "error", err)
			}
			if err := b.store.RemoveSavedMessage(ctx, id); err != nil {
				b.log.WarnContext(ctx, "deleted message not forgotten", "message", id, "error", err)
			}
			if !ok {
				return nil
			}
			return func(ctx context.Context) {
				ctx, cancel := context.WithTimeout(ctx, deliverFor)
				defer cancel()
				b.warn(ctx, id, b.rest.deleteMessage(ctx, sent.channel, sent.id))
			}
		})
	}
}

// replyFor finds the message that answers a message.
func (b *Bot) replyFor(ctx context.Context, id string) (sentReply, bool) {
	if sent, ok := b.replies.of(id); ok {
		return sent, true
	}
	q, ok, err := b.store.Question(ctx, id)
	if err != nil {
		b.log.WarnContext(ctx, "question not looked up", "question", id, "error", err)
	}
	if !ok || q.ID != id || q.Answer == "" {
		return sentReply{}, false
	}
	channel := q.Channel
	if b.store.IsThread(id) { // it was opened on the question, for the answer
		channel = id
	}
	return sentReply{channel: channel, id: q.Answer, asked: b.replies.print(q.Text)}, true
}
