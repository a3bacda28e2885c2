package bot

import (
	"context"
	"fmt"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// eventsShown is how many dated events a page has.
const eventsShown = 6

// onTimeline turns to a page of dated events.
func (b *Bot) onTimeline(ctx context.Context, v *visit) error {
	return b.timeline(ctx, v, v.argument(0), v.number(1))
}

// timeline shows a page of the dated events of the document with the key, or of all
// for "".
func (b *Bot) timeline(ctx context.Context, v *visit, key string, page int) error {
	title := ""
	if key != "" {
		d, ok := v.library.Document(key, v.locale)
		if !ok {
			return v.gone(ctx)
		}
		title = titleOf(d)
	}
	events := v.library.Timeline(key, v.locale)
	if len(events) == 0 {
		return v.turn(ctx, reply{embed: &discordgo.MessageEmbed{Color: colorRefused, Description: v.phrases.Browse.NoEvents}})
	}
	at := pageOf(page, eventsShown, len(events))
	return v.page(ctx, b.eventsPage(v, key, title, events, at))
}

// eventsPage shows a page of events, each with its date as it is written and the
// sentence that tells it. title is that of the one document.
func (b *Bot) eventsPage(v *visit, key, title string, events []answer.Event, at pager) reply {
	parts := []piece{fixed(fmt.Sprintf(v.phrases.Browse.EventsFormat, len(events)))}
	if title != "" {
		parts = []piece{fixed(heading(title) + "\n" + parts[0].text)}
	}
	var places []place
	for i, e := range events[at.offset():min(at.offset()+eventsShown, len(events))] {
		n := at.offset() + i + 1
		parts = append(parts, fixed("\n\n"+heading(e.When)+"\n"))
		c := cited(e, n, title == "")
		parts = append(parts, citations([]answer.Citation{c}, v.words)...)
		places = append(places, place{e.Document, e.Sentence, strconv.Itoa(n) + ". " + joined(" · ", oneLine(e.When), excerptOf("", c.Shown()))})
	}
	return reply{
		embed: &discordgo.MessageEmbed{Color: colorAnswered, Description: orEllipsis(fit(parts, maxDescription)), Footer: at.footer(v)},
		rows:  append(v.sentenceMenu(v.phrases.Browse.OpenEvent, places), at.rows(v, joinID(timelinePage, key)+":")...),
	}
}

// cited is the sentence that tells an event, as the n-th; among the events of several
// documents with its document's title.
func cited(e answer.Event, n int, several bool) answer.Citation {
	c := answer.Citation{
		N: n, Section: oneLine(e.Section), Sentence: e.Sentence, Quote: e.Quote, Translation: e.Translation, Wanted: []string{e.When},
	}
	if several {
		c.Section = joined(" · ", cut(oneLine(e.Title), maxSection/2), c.Section)
	}
	return c
}
