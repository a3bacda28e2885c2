package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// colorPanel is the colour of what is shown to those who look after something.
const colorPanel = 0x5B6470

// Discord's limits on menus, in characters and in choices.
const (
	maxChoice      = 100
	maxPlaceholder = 150
	maxChosen      = 25
)

// storeTime bounds what a visit waits for the store: its first response is due within
// callbackLimit.
const storeTime = 1500 * time.Millisecond

// managers lets a handler serve only those who may manage the server, whoever Discord
// showed the command or the component to.
func managers(h handler) handler {
	return func(ctx context.Context, v *visit) error {
		if v.i.GuildID == "" || !v.may(discordgo.PermissionManageGuild) {
			return v.respond(ctx, reply{content: v.phrases.Settings.NotManager})
		}
		return h(ctx, v)
	}
}

// number is an argument as a number, 0 for what is none.
func (v *visit) number(n int) int {
	i, err := strconv.Atoi(v.argument(n))
	if err != nil {
		return 0
	}
	return max(i, 0)
}

// chosen is what was chosen in a menu of which one choice can be made, or "".
func (v *visit) chosen() string {
	if values := v.values(); len(values) == 1 {
		return values[0]
	}
	return ""
}

// A pick is one choice of a menu.
type pick struct{ value, text string }

// menuOf is a row with a menu of which one choice can be made.
func menuOf(id, prompt, current string, picks []pick) discordgo.ActionsRow {
	menu := discordgo.SelectMenu{CustomID: id, Placeholder: cut(prompt, maxPlaceholder)}
	for _, p := range picks {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{
			Label: cut(orEllipsis(p.text), maxChoice), Value: p.value, Default: p.value == current,
		})
	}
	return row(menu)
}

func row(components ...discordgo.MessageComponent) discordgo.ActionsRow {
	return discordgo.ActionsRow{Components: components}
}

// A pager knows how a list is parted into pages, which count from 0.
type pager struct{ page, size, total int }

// pageOf is the page wanted, or the last one when there are not so many.
func pageOf(wanted, size, total int) pager {
	return pager{page: min(max(wanted, 0), max((total-1)/size, 0)), size: size, total: total}
}

func (p pager) pages() int { return max((p.total+p.size-1)/p.size, 1) }

// offset is the number of the page's first item, from 0.
func (p pager) offset() int { return p.page * p.size }

// rows have the buttons that turn the pages; a custom id is id with the page behind
// it. A single page needs none.
func (p pager) rows(v *visit, id string) []discordgo.MessageComponent {
	if p.pages() == 1 {
		return nil
	}
	turn := func(label string, to int, possible bool) discordgo.Button {
		return plainButton(label, id+strconv.Itoa(to), possible)
	}
	// The two ids differ on every page.
	return []discordgo.MessageComponent{row(
		turn(v.phrases.Pages.Earlier, p.page-1, p.page > 0),
		turn(v.phrases.Pages.Later, p.page+1, p.page+1 < p.pages()),
	)}
}

// footer tells the page.
func (p pager) footer(v *visit) *discordgo.MessageEmbedFooter {
	if p.pages() == 1 {
		return nil
	}
	return &discordgo.MessageEmbedFooter{Text: fmt.Sprintf(v.phrases.Pages.PageFormat, p.page+1, p.pages())}
}

// panel is an embed with a title. The text is cut as a last resort: who makes one
// keeps to the limit.
func panel(title, text string) *discordgo.MessageEmbed {
	return &discordgo.MessageEmbed{Color: colorPanel, Title: title, Description: orEllipsis(cut(text, maxDescription))}
}

// day shows a time as a date in its reader's own time zone.
func day(at time.Time) string { return "<t:" + strconv.FormatInt(at.Unix(), 10) + ":d>" }

// millis shows how long something took.
func millis(d time.Duration) string {
	if d >= 10*time.Second {
		return strconv.Itoa(int(d.Round(time.Second)/time.Second)) + " s"
	}
	return strconv.Itoa(int(d.Round(time.Millisecond)/time.Millisecond)) + " ms"
}

// joined joins what is not empty.
func joined(between string, all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), between)
}
