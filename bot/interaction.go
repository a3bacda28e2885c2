package bot

import (
	"context"
	"errors"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
)

// errTooMany is why an interaction gets no response at all.
var errTooMany = errors.New("too many interactions wait for a first response")

// onInteraction takes in a slash command or a pressed button. It returns at
// once; what it starts gets ctx.
func (b *Bot) onInteraction(ctx context.Context, i *discordgo.Interaction) {
	text, private, ok := asked(i)
	user := userOf(i)
	if !ok || user == "" {
		b.log.DebugContext(ctx, "interaction not known", "interaction", i.ID, "type", i.Type.String())
		return
	}
	q := answer.Question{ID: i.ID, Text: text, Locale: string(i.Locale), Payer: i.GuildID}
	words := wording.For(q.Locale)
	if err := q.Validate(); err != nil {
		b.refuse(ctx, i, reply{content: answer.Unread(err, q, words)})
		return
	}
	if wait, _ := b.allowances.take(b.now(), user, i.ChannelID); wait > 0 {
		b.refuse(ctx, i, slowDown(words, wait))
		return
	}
	// The promise of an answer has 3 seconds; it can't wait for the queue.
	promised := make(chan error, 1)
	if !b.questions.add(ctx, i.ChannelID, b.interactionJob(i, q, promised)) {
		b.refuse(ctx, i, reply{content: words.Busy})
		return
	}
	if !b.prompt.add(ctx, i.ID, func(ctx context.Context) {
		const promise = discordgo.InteractionResponseDeferredChannelMessageWithSource
		promised <- b.rest.respond(ctx, i, promise, reply{}, private)
	}) {
		promised <- errTooMany
	}
}

// interactionJob answers an interaction's question once the promise of an
// answer was sent. Without the promise there is nothing to fill in.
func (b *Bot) interactionJob(i *discordgo.Interaction, q answer.Question, promised <-chan error) job {
	return func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, b.options.AnswerTimeout)
		defer cancel()
		select {
		case err := <-promised:
			if err != nil {
				b.warn(ctx, err)
				return
			}
		case <-ctx.Done():
			b.warn(ctx, ctx.Err())
			return
		}
		e := newEditor(func(ctx context.Context, with reply) error {
			with.content = strings.TrimSuffix(shownQuestion(q.Text)+"\n"+with.content, "\n")
			return b.rest.edit(ctx, i, with)
		}, b.partLost(ctx))
		b.warn(ctx, e.run(ctx, func(show func(reply)) reply { return b.answer(ctx, q, wording.For(q.Locale), show) }))
	}
}

// partLost logs that a part of an answer could not be shown before the whole.
func (b *Bot) partLost(ctx context.Context) func(error) {
	return func(err error) { b.log.DebugContext(ctx, "part of an answer not shown", "error", err) }
}

// refuse responds to an interaction, to its user alone, with something other
// than an answer.
func (b *Bot) refuse(ctx context.Context, i *discordgo.Interaction, with reply) {
	b.prompt.add(ctx, i.ID, func(ctx context.Context) {
		const now = discordgo.InteractionResponseChannelMessageWithSource
		b.warn(ctx, b.rest.respond(ctx, i, now, with, true))
	})
}

// asked reads an interaction's question, and whether the answer is for its
// user alone. ok is false for a command or button that is not the bot's.
func asked(i *discordgo.Interaction) (text string, private, ok bool) {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		text, private = commandQuestion(data)
		return text, private, data.Name == askCommand
	case discordgo.MessageComponentInteractionData:
		if i.Message == nil || !strings.HasPrefix(data.CustomID, askButton) {
			return "", false, false
		}
		text = buttonQuestion(i.Message.Components, data.CustomID)
		return text, i.Message.Flags&discordgo.MessageFlagsEphemeral != 0, text != ""
	}
	return "", false, false
}

func commandQuestion(data discordgo.ApplicationCommandInteractionData) (text string, private bool) {
	for _, o := range data.Options {
		switch o.Name {
		case questionOption:
			text, _ = o.Value.(string)
		case privateOption:
			private, _ = o.Value.(bool)
		}
	}
	return text, private
}

// buttonQuestion is the question on the button with the given id. It is read
// from the message, so that buttons outlive the process that made them.
func buttonQuestion(rows []discordgo.MessageComponent, id string) string {
	for _, c := range rows {
		row, ok := c.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range row.Components {
			if button, ok := c.(*discordgo.Button); ok && button.CustomID == id {
				return button.Label
			}
		}
	}
	return ""
}

// userOf is the id of the user who caused an interaction.
func userOf(i *discordgo.Interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}
