package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/bot/phrasebook"
	"detente/bot/store"
)

// How much of the saved answers one page shows: answers, and units of each.
const (
	savedShown       = 5
	maxSavedQuestion = 200
	maxSavedText     = 200
	maxAuthor        = 60
)

// The custom ids of the list of saved answers: "answers:page:2", "answers:pick:2" for
// the menu on page 2, and "answers:remove:17:2" for the button that removes number 17.
const (
	answersMenu = "answers:"
	pagePart    = "page:"
	pickPart    = "pick:"
	removePart  = "remove:"
)

// onAnswers shows a page of the saved answers, asks whether to remove one, or does.
func (b *Bot) onAnswers(ctx context.Context, v *visit) error {
	switch v.argument(0) + ":" {
	case pickPart:
		return b.confirmRemoval(ctx, v)
	case removePart:
		return b.removeSaved(ctx, v)
	}
	return v.turn(ctx, b.savedPage(v, v.number(1), ""))
}

// savedPage is a page of the list, the newest first, with a note above it.
func (b *Bot) savedPage(v *visit, page int, note string) reply {
	p := v.phrases.Answers
	all := slices.Clone(b.store.Saved(v.about.Guild))
	slices.Reverse(all)
	at := pageOf(page, savedShown, len(all))
	shown := all[at.offset():min(at.offset()+savedShown, len(all))]
	r := reply{content: note, embed: panel(p.Title, p.None)}
	if len(shown) == 0 {
		return r
	}
	var items []string
	var picks []pick
	for i, s := range shown {
		n := strconv.Itoa(at.offset() + i + 1)
		items = append(items, "**"+n+".** "+savedText(p, s))
		picks = append(picks, pick{strconv.FormatInt(s.ID, 10), n + ". " + oneLine(s.Question)})
	}
	r.embed.Description = strings.Join(items, "\n")
	r.embed.Footer = at.footer(v)
	r.rows = append(at.rows(v, answersMenu+pagePart), menuOf(answersMenu+pickPart+strconv.Itoa(at.page), p.Menu, "", picks))
	return r
}

// savedText is one saved answer.
func savedText(p phrasebook.Answers, s store.Saved) string {
	link := "–"
	if linkForm.MatchString(s.Link) {
		link = "[" + p.Message + "](" + s.Link + ")"
	}
	author := orEllipsis(cutEscaped(oneLine(s.AuthorName), maxAuthor))
	return cutEscaped(oneLine(s.Question), maxSavedQuestion) +
		"\n> " + orEllipsis(cutEscaped(oneLine(s.Text), maxSavedText)) +
		"\n-# " + fmt.Sprintf(p.ByFormat, author, link, day(s.At))
}

// confirmRemoval asks whether to remove the answer that was chosen.
func (b *Bot) confirmRemoval(ctx context.Context, v *visit) error {
	page := strconv.Itoa(v.number(1))
	s, ok := b.findSaved(v.about.Guild, v.chosen())
	if !ok {
		return v.update(ctx, b.savedPage(v, v.number(1), v.phrases.Notice.Gone))
	}
	p := v.phrases.Answers
	return v.update(ctx, reply{embed: panel(p.Confirm, savedText(p, s)), rows: []discordgo.MessageComponent{row(
		discordgo.Button{Label: p.Remove, Style: discordgo.DangerButton, CustomID: answersMenu + removePart + strconv.FormatInt(s.ID, 10) + ":" + page},
		discordgo.Button{Label: v.phrases.Pages.Back, Style: discordgo.SecondaryButton, CustomID: answersMenu + pagePart + page},
	)}})
}

// removeSaved removes a saved answer.
func (b *Bot) removeSaved(ctx context.Context, v *visit) error {
	id, err := strconv.ParseInt(v.argument(1), 10, 64)
	if err != nil {
		return v.update(ctx, b.savedPage(v, v.number(2), v.phrases.Notice.Gone))
	}
	removing, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	note := v.phrases.Answers.Removed
	removed, err := b.store.RemoveSaved(removing, v.about.Guild, id)
	switch {
	case err != nil:
		note = fmt.Sprintf(v.phrases.Notice.FailedFormat, v.fault(ctx, err))
	case !removed:
		note = v.phrases.Notice.Gone
	}
	return v.update(ctx, b.savedPage(v, v.number(2), note))
}

// findSaved is a server's saved answer by its id.
func (b *Bot) findSaved(guild, id string) (store.Saved, bool) {
	all := b.store.Saved(guild)
	i := slices.IndexFunc(all, func(s store.Saved) bool { return strconv.FormatInt(s.ID, 10) == id })
	if i < 0 {
		return store.Saved{}, false
	}
	return all[i], true
}
