package bot

import (
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
	if err := q.Validate(); err != nil {
		if text := answer.Unread(err, q, v.words); text != "" {
			return v.respond(ctx, reply{content: text})
		}
		return err
	}
	// Later pages find the query in the message, so that this one does too.
	return b.found(ctx, v, askedIn(shownQuestion(q.Text)), 0)
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
	q := answer.Question{ID: v.i.ID, Text: query, Locale: v.locale, Verbatim: true}
	page = min(page, answer.MaxFound/hitsShown)
	hits, total, err := b.library.Search(ctx, q, page*hitsShown, hitsShown)
	switch {
	case errors.Is(err, answer.ErrEmpty), errors.Is(err, answer.ErrTooLong):
		return v.gone(ctx) // not the bot's own text
	case err != nil:
		return err
	case total == 0:
		return v.page(ctx, b.foundNothing(v, query))
	}
	at := pageOf(page, hitsShown, total)
	if at.page != page { // the documents have changed
		if hits, _, err = b.library.Search(ctx, q, at.offset(), hitsShown); err != nil {
			return err
		}
	}
	r := reply{content: fmt.Sprintf(v.phrases.Browse.FoundFormat, total)}.under(query)
	r.embed = b.hitsEmbed(v, hits, at)
	r.rows = append(b.sentenceMenu(v.phrases.Browse.OpenPassage, hitPicks(hits, at.offset())), at.rows(v, foundPage)...)
	return v.page(ctx, r)
}

// foundNothing says so, and offers questions that have an answer.
func (b *Bot) foundNothing(v *visit, query string) reply {
	text := v.phrases.Browse.NotFound
	r := reply{}.under(query)
	all := append(b.library.Complete(query, v.locale, maxButtons), b.library.Complete("", v.locale, maxButtons)...)
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
		parts = append(parts, citations(numbered(h.Extract, at.offset()+i+1), v.words)...)
	}
	e := &discordgo.MessageEmbed{Color: colorAnswered, Description: orEllipsis(fit(parts, maxDescription))}
	e.Footer = at.footer(v)
	return e
}

// numbered are citations that all have one number.
func numbered(cited []answer.Citation, n int) []answer.Citation {
	all := make([]answer.Citation, len(cited))
	for i, c := range cited {
		c.N = n
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
func (b *Bot) sentenceMenu(prompt string, places []place) []discordgo.MessageComponent {
	var picks []pick
	seen := make(map[string]bool)
	for _, p := range places {
		m, ok := b.library.Mark(p.document, p.sentence)
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
