package bot

import (
	"context"
	"errors"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/phrasebook"
	"detente/bot/policy"
	"detente/bot/store"
)

// onInteraction takes in a command, a pressed button, a choice, a form that was
// filled in, or what is typed into a command. It returns at once; what it starts
// gets ctx.
func (b *Bot) onInteraction(ctx context.Context, i *discordgo.Interaction) {
	if userOf(i) == "" {
		return
	}
	if text, private, way := asked(i); way != "" {
		b.onAsked(ctx, i, text, private, way)
		return
	}
	name, arguments := nameOf(i)
	handle, ok := b.handlers[name]
	if !ok {
		b.log.DebugContext(ctx, "interaction not known", "interaction", i.ID, "type", i.Type.String())
		return
	}
	v := b.newVisit(i, arguments)
	v.outlive = func(f func(context.Context)) { f(ctx) }
	if !b.prompt.add(ctx, i.ID, sending(func(ctx context.Context) { v.handle(ctx, handle) })) {
		b.log.WarnContext(ctx, "reply not sent", "interaction", i.ID, "error", errTooMany)
	}
}

// errTooMany is why something is left out.
var errTooMany = errors.New("too many wait already")

// onAsked takes in a question that an interaction asks.
func (b *Bot) onAsked(ctx context.Context, i *discordgo.Interaction, text string, private bool, way policy.Way) {
	about := aboutInteraction(i, way)
	d := b.decide(&about)
	locale := string(i.Locale)
	words := wording.For(locale)
	q := answer.Question{ID: i.ID, Text: text, Locale: locale}
	if !d.Allowed() {
		b.recordUnanswered(q, about, d, store.Denied)
		b.refuse(ctx, i, reply{content: phrasebook.For(locale).Notice.Denied(d.Rule)})
		return
	}
	if err := q.Validate(); err != nil {
		b.refuse(ctx, i, reply{content: answer.Unread(err, q, words)})
		return
	}
	if wait, _ := b.allowances.take(b.now(), about.User, about.Channel); wait > 0 {
		b.recordUnanswered(q, about, d, store.Limited)
		b.refuse(ctx, i, slowDown(words, wait))
		return
	}
	a := b.newAsking(q, about, d, locale)
	a.private, a.permissions = private, i.AppPermissions
	a.inThread = b.directory.channel(i.ChannelID).isThread()
	out := b.newResponse(ctx, i, text, private)
	a.out = out
	if !b.questions.add(ctx, i.ChannelID, b.job(a)) {
		out.timer.Stop()
		b.recordUnanswered(q, about, d, store.Limited)
		b.refuse(ctx, i, reply{content: words.Busy})
	}
}

// aboutInteraction is what the policy has to know of an interaction.
func aboutInteraction(i *discordgo.Interaction, way policy.Way) policy.Asking {
	about := policy.Asking{Way: way, User: userOf(i), Guild: i.GuildID, Channel: i.ChannelID}
	if i.Member != nil {
		about.Roles = i.Member.Roles
	}
	return about
}

// refuse responds to an interaction, to its user alone, with something other
// than an answer.
func (b *Bot) refuse(ctx context.Context, i *discordgo.Interaction, with reply) {
	v := b.newVisit(i, nil)
	b.prompt.add(ctx, i.ID, sending(func(ctx context.Context) { b.warn(ctx, i.ID, v.respond(ctx, with)) }))
}

// asked reads an interaction's question, and whether the answer is for its
// user alone. way is "" for an interaction that asks nothing.
func asked(i *discordgo.Interaction) (text string, private bool, way policy.Way) {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		switch {
		case i.Type != discordgo.InteractionApplicationCommand:
		case data.Name == askCommand:
			text, private = commandQuestion(data)
			return text, private, policy.WaySlash
		case data.Name == answerCommand:
			return targetQuestion(data), false, policy.WayMessage
		}
	case discordgo.MessageComponentInteractionData:
		if i.Message == nil || !strings.HasPrefix(data.CustomID, askButton) {
			return "", false, ""
		}
		if text = buttonQuestion(i.Message.Components, data.CustomID); text != "" {
			return text, isPrivate(i.Message), policy.WayButton
		}
	}
	return "", false, ""
}

// isPrivate reports whether one person alone sees a message.
func isPrivate(m *discordgo.Message) bool { return m.Flags&discordgo.MessageFlagsEphemeral != 0 }

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

// targetQuestion is the text of the message that a message command was used on.
func targetQuestion(data discordgo.ApplicationCommandInteractionData) string {
	if m := target(data); m != nil {
		return withoutMentions(m)
	}
	return ""
}

// target is the message that a message command was used on.
func target(data discordgo.ApplicationCommandInteractionData) *discordgo.Message {
	if data.Resolved == nil {
		return nil
	}
	return data.Resolved.Messages[data.TargetID]
}

// buttonQuestion is the question on the button with the given id. It is read
// from the message, so that buttons outlive the process that made them.
func buttonQuestion(rows []discordgo.MessageComponent, id string) string {
	for _, c := range partsOf(rows) {
		if button, ok := c.(*discordgo.Button); ok && button.CustomID == id {
			return button.Label
		}
	}
	return ""
}

// partsOf are the components in the rows of a message or a form that came from Discord.
func partsOf(rows []discordgo.MessageComponent) (all []discordgo.MessageComponent) {
	for _, c := range rows {
		if row, ok := c.(*discordgo.ActionsRow); ok {
			all = append(all, row.Components...)
		}
	}
	return all
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
