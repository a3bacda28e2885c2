package bot

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/bot/store"
)

const (
	// maxVoteReason is the longest reason for a vote, in characters.
	maxVoteReason = 300
	reasonInput   = "reason"
)

func (b *Bot) voteHelpful(ctx context.Context, v *visit) error {
	if !b.takeVote(ctx, v, store.Vote{Answer: v.i.Message.ID, Helpful: true}) {
		return v.respond(ctx, v.unrated())
	}
	return v.respond(ctx, reply{content: v.phrases.Controls.Helpful})
}

// voteUnhelpful keeps the vote and then asks why: the form has to be the first
// response, and whoever closes it has voted.
func (b *Bot) voteUnhelpful(ctx context.Context, v *visit) error {
	id := v.i.Message.ID
	if !b.takeVote(ctx, v, store.Vote{Answer: id, Why: b.reasonOf(ctx, id, v.user)}) {
		return v.respond(ctx, v.unrated())
	}
	p := v.phrases.Controls
	return v.form(ctx, whyForm+":"+id, p.WhyTitle, discordgo.TextInput{
		CustomID: reasonInput, Label: p.WhyLabel, Placeholder: p.WhyHint,
		Style: discordgo.TextInputParagraph, MaxLength: maxVoteReason,
	})
}

// reasonOf is why somebody found an answer not helpful before: pressing the button
// again loses nothing.
func (b *Bot) reasonOf(ctx context.Context, id, user string) string {
	ctx, cancel := context.WithTimeout(ctx, storeTime/2)
	defer cancel()
	earlier, _, err := b.store.VoteOf(ctx, id, user)
	if err != nil {
		b.log.WarnContext(ctx, "vote not looked up", "answer", id, "error", err)
	}
	return earlier.Why
}

// takeReason adds to a vote what the form says.
func (b *Bot) takeReason(ctx context.Context, v *visit) error {
	why := cut(strings.TrimSpace(clean(v.input(reasonInput))), maxVoteReason)
	if why != "" && !b.takeVote(ctx, v, store.Vote{Answer: v.argument(0), Why: why}) {
		return v.respond(ctx, v.unrated())
	}
	return v.respond(ctx, reply{content: v.phrases.Controls.Unhelpful})
}

// takeVote keeps the visitor's vote, and reports whether that was done.
func (b *Bot) takeVote(ctx context.Context, v *visit, vote store.Vote) bool {
	vote.Guild, vote.User = v.i.GuildID, v.user
	if b.store.Settings(vote.Guild).NoFeedback {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	err := b.store.Vote(ctx, vote)
	if err != nil {
		b.log.WarnContext(ctx, "vote not kept", "answer", vote.Answer, "error", err)
	}
	return err == nil
}

// unrated says why a vote was not kept.
func (v *visit) unrated() reply {
	if v.bot.store.Settings(v.i.GuildID).NoFeedback {
		return reply{content: v.phrases.Controls.RatingOff}
	}
	return reply{content: v.phrases.Controls.Unrated}
}
