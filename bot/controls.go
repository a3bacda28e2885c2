package bot

import (
	"context"
	"errors"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// The names that custom ids begin with, "name:first:second", of what stands under
// answers and of what that opens. All that a press needs is in them and in the
// message, so that they outlive the program.
//
//	ask:N                    asks the question on the button (interaction.go)
//	src:MARKS                shows the sources; MARKS are those of the citations (mark.go)
//	yes:  no:                vote on the message's answer
//	why:MESSAGE              the form that says why the answer of MESSAGE was not helpful
//	thr:                     opens a thread on the message
//	del:USER                 deletes the message, whose question USER asked
//	pas:MARKS:PLACE          turns to the passage of PLACE, a mark
//	cit:MARKS                a menu of citations, by their place in MARKS, from 0
//	save:MESSAGE:USER:NAME   the form that saves the message that USER, called NAME, wrote
const (
	sourcesButton   = "src"
	helpfulButton   = "yes"
	unhelpfulButton = "no"
	whyForm         = "why"
	threadButton    = "thr"
	deleteButton    = "del"
	passageButton   = "pas"
	citationMenu    = "cit"
	saveForm        = "save"
)

// answerHandlers are the handlers of what stands under answers.
func (b *Bot) answerHandlers() map[string]handler {
	return map[string]handler{
		helpfulButton + ":":   underAnswer(b.voteHelpful),
		unhelpfulButton + ":": underAnswer(b.voteUnhelpful),
		whyForm + ":":         b.takeReason,
		threadButton + ":":    underAnswer(b.continueInThread),
		deleteButton + ":":    underAnswer(b.deleteAnswer),
	}
}

// underAnswer is a handler of what stands under a message, which it needs.
func underAnswer(h handler) handler {
	return func(ctx context.Context, v *visit) error {
		if v.i.Message == nil {
			return errors.New("a component without its message")
		}
		return h(ctx, v)
	}
}

// withControls puts the buttons under an answer that belong there. Greetings have
// none, and where a saved answer stands alone, there are no sources to show.
func (b *Bot) withControls(a *asking, got answer.Answer, r reply) reply {
	switch {
	case a.saved != nil && !got.Answered:
		got.Citations = nil
	case a.saved == nil && got.Answered && len(got.Citations) == 0:
		return r
	}
	if row := b.controls(a, got); len(row.Components) > 0 {
		r.rows = append(r.rows, row)
	}
	return r
}

// controls is the row of buttons under an answer. A phone shows one label and four
// emojis in a line, in every language.
func (b *Bot) controls(a *asking, got answer.Answer) (row discordgo.ActionsRow) {
	add := func(label, emoji, id string) {
		row.Components = append(row.Components, discordgo.Button{
			Label: label, Style: discordgo.SecondaryButton, CustomID: id, Emoji: &discordgo.ComponentEmoji{Name: emoji},
		})
	}
	if marks := marksOf(a.documents.Library, got.Citations); marks != "" {
		add(phrasebook.For(got.Lang).Controls.Sources, "📖", sourcesButton+":"+marks)
	}
	if !a.decision.Settings.NoFeedback {
		add("", "👍", helpfulButton)
		add("", "👎", unhelpfulButton)
	}
	if b.offersThread(a) {
		add("", "🧵", threadButton)
	}
	if !a.private {
		add("", "🗑️", deleteButton+":"+a.about.User)
	}
	return row
}

// offersThread reports whether an answer gets the button that opens a thread on it.
func (b *Bot) offersThread(a *asking) bool {
	known := a.permissions != 0
	denied := known && a.permissions&(discordgo.PermissionCreatePublicThreads|discordgo.PermissionAdministrator) == 0
	return !a.private && !a.inThread && !denied && a.decision.Settings.Threads != policy.ThreadsNever && b.mayThread(a.about.Channel)
}

// deleteAnswer deletes an answer for whoever asked, or may manage messages.
func (b *Bot) deleteAnswer(ctx context.Context, v *visit) error {
	asker := v.argument(0)
	q, known, err := b.store.Question(ctx, v.i.Message.ID)
	if err != nil {
		b.log.WarnContext(ctx, "question not looked up", "answer", v.i.Message.ID, "error", err)
	}
	if known && q.Answer == v.i.Message.ID {
		asker = q.User
	}
	if v.user != asker && !v.may(discordgo.PermissionManageMessages) {
		return v.respond(ctx, reply{content: v.phrases.Controls.DeleteOthers})
	}
	if err := v.acknowledge(ctx); err != nil {
		return err
	}
	err = b.rest.deleteResponse(ctx, v.i)
	if err != nil {
		// The interaction's way is the only one where the bot is no member; this one
		// is for the times when Discord has lost the interaction.
		return errors.Join(err, b.rest.deleteMessage(ctx, v.i.ChannelID, v.i.Message.ID))
	}
	return nil
}
