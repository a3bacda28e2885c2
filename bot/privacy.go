package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"detente/bot/store"
)

// How many of a person's questions are shown, and how much of each, in units.
const (
	ownShown = 5
	maxOwn   = 200
)

// The custom ids of the buttons of /privacy.
const (
	privacyMenu = "privacy:"
	askPart     = "ask"
	deletePart  = "delete"
)

// onPrivacy shows what is kept of whoever asks, asks whether to delete it, or does.
// Nobody can name anyone else.
func (b *Bot) onPrivacy(ctx context.Context, v *visit) error {
	switch v.argument(0) {
	case askPart:
		p := v.phrases.Privacy
		return v.update(ctx, reply{embed: panel(p.Title, p.Confirm), rows: []discordgo.MessageComponent{row(
			discordgo.Button{Label: p.DeleteNow, Style: discordgo.DangerButton, CustomID: privacyMenu + deletePart},
			discordgo.Button{Label: v.phrases.Pages.Back, Style: discordgo.SecondaryButton, CustomID: privacyMenu + "show"},
		)}})
	case deletePart:
		return b.deleteOwn(ctx, v)
	}
	reading, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	kept, err := b.store.OfUser(reading, v.user)
	if err != nil {
		return err
	}
	return v.turn(ctx, b.privacyPanel(v, kept, ""))
}

// privacyPanel tells what is kept of the visitor, with a note above it.
func (b *Bot) privacyPanel(v *visit, kept store.Kept, note string) reply {
	p := v.phrases.Privacy
	var counts []string
	for _, c := range []struct {
		format string
		n      int
	}{{p.AskedFormat, kept.Asked}, {p.VotesFormat, kept.Votes}, {p.AuthorFormat, kept.Author}, {p.SaverFormat, kept.Saver}} {
		if c.n > 0 {
			counts = append(counts, fmt.Sprintf(c.format, c.n))
		}
	}
	parts := []string{strings.Join(counts, "\n"), ownQuestions(p.Latest, p.NoText, kept.Questions), b.retention(v), p.What, p.Never}
	if len(counts) == 0 {
		parts[0] = p.Nothing
	}
	r := reply{content: note, embed: panel(p.Title, joined("\n\n", parts...))}
	if len(counts) > 0 {
		r.rows = append(r.rows, row(discordgo.Button{Label: p.Delete, Style: discordgo.DangerButton, CustomID: privacyMenu + askPart}))
	}
	return r
}

// ownQuestions lists the latest questions.
func ownQuestions(lead, noText string, questions []store.Question) string {
	if len(questions) == 0 {
		return ""
	}
	text := lead
	for _, q := range questions[:min(len(questions), ownShown)] {
		asked := cutEscaped(oneLine(q.Text), maxOwn)
		if asked == "" {
			asked = noText
		}
		text += "\n> " + asked + " · " + day(q.At)
	}
	return text
}

// retention tells how long text is kept.
func (b *Bot) retention(v *visit) string {
	const days = 24 * time.Hour
	p, keep := v.phrases.Privacy, b.options.Retention
	switch {
	case keep <= 0:
		return p.AtOnce
	case keep%days == 0:
		return fmt.Sprintf(p.DaysFormat, keep/days)
	}
	return fmt.Sprintf(p.HoursFormat, max((keep+time.Hour-1)/time.Hour, 1))
}

// deleteOwn deletes what is kept of the visitor, and says what went.
func (b *Bot) deleteOwn(ctx context.Context, v *visit) error {
	p := v.phrases.Privacy
	deleting, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	deleted, err := b.store.DeleteUser(deleting, v.user)
	if err != nil {
		return v.update(ctx, reply{
			content: fmt.Sprintf(p.NotDeletedFormat, v.fault(ctx, err)),
			rows:    []discordgo.MessageComponent{row(discordgo.Button{Label: p.Delete, Style: discordgo.DangerButton, CustomID: privacyMenu + askPart})},
		})
	}
	return v.update(ctx, reply{embed: panel(p.Title, fmt.Sprintf(p.DeletedFormat, deleted.Asked, deleted.Votes, deleted.Author))})
}
