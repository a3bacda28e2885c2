package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// hitsShown is how many hits a page of a search has.
const hitsShown = 5

// onSearch shows the first page of what a search finds.
func (b *Bot) onSearch(ctx context.Context, v *visit) error {
	q := answer.Question{Text: v.option(queryOption)}
	err := q.Validate()
	if err == nil {
		// Later pages read the query from the message, so that this one does, too.
		q.Text = askedIn(shownQuestion(q.Text))
		err = q.Validate()
	}
	if err != nil {
		return v.respond(ctx, reply{content: cmp.Or(answer.Unread(err, q, v.words), v.words.Empty)})
	}
	return b.found(ctx, v, q.Text, 0)
}

// onFound turns to another page of a search.
func (b *Bot) onFound(ctx context.Context, v *visit) error {
	if v.i.Message == nil {
		return v.gone(ctx)
	}
	return b.found(ctx, v, askedIn(v.i.Message.Content), v.number(0))
}

// found shows a page of what a search finds.
func (b *Bot) found(ctx context.Context, v *visit, query string, page int) error {
	r, total, err := b.results(ctx, v, query, page)
	switch {
	case errors.Is(err, answer.ErrEmpty), errors.Is(err, answer.ErrTooLong):
		return v.gone(ctx) // the message was not the bot's own
	case err != nil:
		return err
	case total == 0:
		return v.turn(ctx, b.foundNothing(v, query))
	}
	return v.page(ctx, r)
}

// results is a page of what a search finds, and how many passages it finds in all. The
// last page stands for those beyond it.
func (b *Bot) results(ctx context.Context, v *visit, query string, page int) (r reply, total int, err error) {
	q := answer.Question{ID: v.i.ID, Text: query, Locale: v.locale, Verbatim: true}
	hits, total, err := v.library.Search(ctx, q, 0, answer.MaxFound)
	if err != nil || total == 0 {
		return reply{}, total, err
	}
	at := pageOf(page, hitsShown, total)
	hits = hits[at.offset():min(at.offset()+hitsShown, total)]
	r = reply{content: fmt.Sprintf(v.phrases.Browse.FoundFormat, total)}.under(query)
	r.embed = b.hitsEmbed(v, hits, at)
	r.rows = append(v.sentenceMenu(v.phrases.Browse.OpenPassage, hitPicks(hits, at.offset())), at.rows(v, foundPage)...)
	return r, total, nil
}

// foundNothing says so, and offers questions that have an answer.
func (b *Bot) foundNothing(v *visit, query string) reply {
	text := v.phrases.Browse.NotFound
	r := reply{}.under(query)
	all := append(v.library.Complete(query, v.locale, maxButtons), v.library.Complete("", v.locale, maxButtons)...)
	if suggested := labels(all); len(suggested) > 0 {
		text += "\n\n" + v.words.TryThese
		r.rows = append(r.rows, questionRow(suggested))
	}
	r.embed = &discordgo.MessageEmbed{Color: colorRefused, Description: text}
	return r
}

// hitsEmbed shows hits: the extract of each with its place, under its document's
// title where that is another than the one before.
func (b *Bot) hitsEmbed(v *visit, hits []answer.Hit, at pager) *discordgo.MessageEmbed {
	var parts []piece
	last := ""
	for i, h := range hits {
		if i > 0 {
			parts = append(parts, fixed("\n\n"))
		}
		if h.Key != last {
			parts = append(parts, fixed(heading(h.Title, h.Document)+"\n"))
			last = h.Key
		}
		parts = append(parts, citations(extractOf(h, at.offset()+i+1), v.words)...)
	}
	e := &discordgo.MessageEmbed{Color: colorAnswered, Description: orEllipsis(fit(parts, maxDescription))}
	e.Footer = at.footer(v)
	return e
}

// extractOf is what is quoted of the n-th hit, with the reader's name of its section.
func extractOf(h answer.Hit, n int) []answer.Citation {
	all := make([]answer.Citation, len(h.Extract))
	for i, c := range h.Extract {
		c.N, c.Section = n, h.Section
		all[i] = c
	}
	return all
}

// heading is the first of some names that there is to see, in bold, in a line.
func heading(names ...string) string {
	for _, name := range names {
		if name = cutEscaped(oneLine(name), maxSection); name != "" {
			return emphasis + name + emphasis
		}
	}
	return emphasis + ellipsis + emphasis
}

// A place is a sentence that a menu offers to open.
type place struct {
	document string
	sentence int
	text     string
}

// hitPicks are the places of hits, which count from first.
func hitPicks(hits []answer.Hit, first int) (all []place) {
	for i, h := range hits {
		if len(h.Extract) == 0 {
			continue
		}
		c := h.Extract[0]
		all = append(all, place{h.Document, c.Sentence, strconv.Itoa(first+i+1) + ". " + excerptOf(h.Section, c.Shown())})
	}
	return all
}

// excerptOf names a sentence in a menu: its section, and how it begins.
func excerptOf(section, text string) string {
	return joined(" · ", cut(oneLine(section), maxChoice/3), cut(oneLine(text), maxChoice))
}

// sentenceMenu is the row with the menu that opens the section of a sentence; no row
// without any place. A sentence is there once.
func (v *visit) sentenceMenu(prompt string, places []place) []discordgo.MessageComponent {
	var picks []pick
	seen := make(map[string]bool)
	for _, p := range places {
		m, ok := v.library.Mark(p.document, p.sentence)
		id := joinID("", m.Key, m.Sentence, m.Check)
		if !ok || seen[id] || len(picks) == maxChosen {
			continue
		}
		seen[id] = true
		picks = append(picks, pick{id, p.text})
	}
	if len(picks) == 0 {
		return nil
	}
	return []discordgo.MessageComponent{menuOf(sentencePage, prompt, "", picks)}
}
