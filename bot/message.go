package bot

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
)

// onMessage takes in a message that was written where the bot can see it. It
// returns at once; what it starts gets ctx.
func (b *Bot) onMessage(ctx context.Context, m *discordgo.Message) {
	if !b.isForMe(m) {
		return
	}
	text := b.withoutMention(m.Content)
	if text == "" && !b.calls(m) {
		return // a sticker, a picture, or text that only its readers may read
	}
	words := wording.For(scriptOf(text))
	wait, notice := b.allowances.take(b.now(), m.Author.ID, m.ChannelID)
	switch {
	case notice:
		b.note(ctx, m, slowDown(words, wait))
	case wait > 0:
		// Said already.
	case text == "":
		b.note(ctx, m, reply{content: words.About})
	case !b.questions.add(ctx, m.ChannelID, b.messageJob(m, text)):
		b.note(ctx, m, reply{content: words.Busy})
	}
}

// isForMe reports whether a message is a person's, and for the bot: in a
// direct message, with a mention, or as a reply to one of the bot's messages.
// Mentions of everyone and of roles are not for the bot.
func (b *Bot) isForMe(m *discordgo.Message) bool {
	if m.Author == nil || m.Author.Bot || m.Author.System || m.WebhookID != "" {
		return false
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return false
	}
	above := m.ReferencedMessage
	return m.GuildID == "" ||
		slices.ContainsFunc(m.Mentions, func(u *discordgo.User) bool { return b.isMe(u.ID) }) ||
		above != nil && above.Author != nil && b.isMe(above.Author.ID)
}

// calls reports whether a message without text still wants a reply: it names
// the bot in so many words, or is written to nobody else.
func (b *Bot) calls(m *discordgo.Message) bool {
	return m.GuildID == "" || b.withoutMention(m.Content) != strings.TrimSpace(m.Content)
}

// messageJob answers the question in a message.
func (b *Bot) messageJob(m *discordgo.Message, text string) job {
	return func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, b.options.AnswerTimeout)
		defer cancel()
		q := answer.Question{ID: m.ID, Text: text, Payer: m.GuildID}
		if q.Validate() == nil {
			q.History = b.history(ctx, m)
		}
		e := newEditor(b.replier(m), b.partLost(ctx))
		b.warn(ctx, e.run(ctx, func(show func(reply)) reply { return b.answer(ctx, q, wording.For(scriptOf(text)), show) }))
	}
}

// replier sends the texts of one reply to m: the first as a message, the others in
// its place. After a first text that failed, the next one is sent under the same
// nonce, and may be given the message with the text that seemed lost: it is edited
// in any case.
func (b *Bot) replier(m *discordgo.Message) func(context.Context, reply) error {
	id, tried := "", false
	return func(ctx context.Context, with reply) error {
		if id == "" {
			made, err := b.rest.replyTo(ctx, m, with)
			again := tried
			id, tried = made, true
			if err != nil || !again {
				return err
			}
		}
		return b.rest.editMessage(ctx, m.ChannelID, id, with)
	}
}

// note replies to a message with something other than an answer. When too
// many such notes wait, it is left out.
func (b *Bot) note(ctx context.Context, m *discordgo.Message, with reply) {
	b.prompt.add(ctx, m.ID, func(ctx context.Context) {
		_, err := b.rest.replyTo(ctx, m, with)
		b.warn(ctx, err)
	})
}

// scriptOf guesses the language of a text from its script, as far as the
// bot's own words depend on it: "zh", "ru", or "" for any other.
func scriptOf(text string) string {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			return "zh"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		}
	}
	return ""
}
