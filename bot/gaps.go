package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"detente/bot/phrasebook"
	"detente/bot/store"
)

// How much of the lists of questions one page shows: questions, reasons of one, and
// units of each.
const (
	gapsShown      = 6
	reasonsShown   = 3
	maxGap         = 300
	maxReasonShown = 120
)

// The custom ids of the lists: "gaps:list" is the menu, and "gaps:open:2" or
// "gaps:bad:2" a page of a list.
const (
	gapsMenu = "gaps:"
	openList = "open"
	badList  = "bad"
)

// onGaps shows a page of one of the two lists: the first one at first.
func (b *Bot) onGaps(ctx context.Context, v *visit) error {
	list, page := v.argument(0), v.number(1)
	if list == "list" {
		list, page = v.chosen(), 0
	}
	find, p := b.store.Unanswered, v.phrases.Gaps
	if list == badList {
		find = b.store.BadlyRated
	} else {
		list = openList
	}
	ctx, cancel := context.WithTimeout(ctx, callbackLimit)
	defer cancel()
	gaps, total, err := find(ctx, v.about.Guild, page*gapsShown, gapsShown)
	at := pageOf(page, gapsShown, total)
	if err == nil && at.page != page { // the list has become shorter
		gaps, total, err = find(ctx, v.about.Guild, at.offset(), gapsShown)
	}
	if err != nil {
		return err
	}
	r := reply{embed: panel(p.Unanswered, b.gapsText(p, gaps, list, at))}
	if list == badList {
		r.embed.Title = p.BadlyRated
	}
	r.embed.Footer = at.footer(v)
	r.rows = append(at.rows(v, gapsMenu+list+":"),
		menuOf(gapsMenu+"list", p.Menu, list, []pick{{openList, p.Unanswered}, {badList, p.BadlyRated}}))
	return v.turn(ctx, r)
}

// gapsText is a page of a list.
func (b *Bot) gapsText(p phrasebook.Gaps, gaps []store.Gap, list string, at pager) string {
	switch {
	case len(gaps) > 0:
	case b.options.Retention <= 0:
		return p.NotKept
	case list == badList:
		return p.NoBadlyRated
	default:
		return p.NoUnanswered
	}
	var items []string
	for i, g := range gaps {
		items = append(items, gapText(p, g, at.offset()+i+1))
	}
	return strings.Join(items, "\n")
}

// gapText is one question of a list, with its number in it.
func gapText(p phrasebook.Gaps, g store.Gap, n int) string {
	text := "**" + strconv.Itoa(n) + ".** " + cutEscaped(oneLine(g.Text), maxGap) + "\n-# " +
		fmt.Sprintf(p.TimesFormat, g.Times, day(g.Last), languageOf(g.Lang))
	if g.Helpful+g.Unhelpful > 0 {
		text += " · " + votesText(g.Helpful, g.Unhelpful)
	}
	for _, reason := range g.Reasons[:min(len(g.Reasons), reasonsShown)] {
		text += "\n> " + cutEscaped(oneLine(reason), maxReasonShown)
	}
	return text
}

// votesText shows how an answer was rated.
func votesText(helpful, unhelpful int) string {
	return "👍 " + strconv.Itoa(helpful) + " 👎 " + strconv.Itoa(unhelpful)
}

// languageOf shows a language tag. It comes from what was asked, and may be empty.
func languageOf(tag string) string {
	if tag == "" {
		return "–"
	}
	return cutEscaped(oneLine(tag), maxTag)
}

// maxTag is the longest language tag that is shown, in units.
const maxTag = 20
