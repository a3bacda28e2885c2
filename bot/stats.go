package bot

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/bot/chart"
	"detente/bot/phrasebook"
	"detente/bot/store"
)

// statsMenu is the custom id of the menu that chooses a period.
const statsMenu = "stats:"

// periods are those that can be chosen, in days.
func periods() []int { return []int{7, 30, 90} }

// A series is an outcome in the chart: its square in the text has the same color.
type series struct {
	square string
	color  color.RGBA
	name   string
	of     func(store.Day) int
}

// seriesOf are the outcomes in the order in which they stand on each other.
func seriesOf(p phrasebook.Stats) []series {
	rgb := func(hex uint32) color.RGBA {
		return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
	}
	return []series{
		{"🟦", rgb(0x55ACEE), p.Answered, func(d store.Day) int { return d.Answered }},
		{"⬜", rgb(0xE6E7E8), p.Refused, func(d store.Day) int { return d.Refused }},
		{"🟨", rgb(0xFDCB58), p.Limited, func(d store.Day) int { return d.Limited }},
		{"🟥", rgb(0xDD2E44), p.Failed, func(d store.Day) int { return d.Failed }},
		{"🟪", rgb(0xAA8ED6), p.Denied, func(d store.Day) int { return d.Denied }},
	}
}

// onStats shows the figures of a period: a month at first.
func (b *Bot) onStats(ctx context.Context, v *visit) error {
	days := 30
	if n, err := strconv.Atoi(v.chosen()); err == nil && slices.Contains(periods(), n) {
		days = n
	}
	ctx, cancel := context.WithTimeout(ctx, callbackLimit)
	defer cancel()
	s, err := b.store.Stats(ctx, v.about.Guild, b.now().AddDate(0, 0, 1-days))
	if err != nil {
		return err
	}
	p := v.phrases.Stats
	r := reply{embed: panel(fmt.Sprintf(p.TitleFormat, days), p.None)}
	if s.Total.Asked > 0 {
		r.embed.Description = statsText(p, s.Total)
		r.embed.Footer = &discordgo.MessageEmbedFooter{Text: p.UTC}
		if err := r.draw(p, s, days); err != nil {
			b.log.WarnContext(ctx, "chart not drawn", "error", err) // the text says it all
		}
	}
	var picks []pick
	for _, n := range periods() {
		picks = append(picks, pick{strconv.Itoa(n), fmt.Sprintf(p.DaysFormat, n)})
	}
	r.rows = append(r.rows, menuOf(statsMenu, p.Menu, strconv.Itoa(days), picks))
	return v.turn(ctx, r)
}

// statsText tells the figures, with the colors of the chart.
func statsText(p phrasebook.Stats, total store.Day) string {
	text := "**" + p.Asked + " " + strconv.Itoa(total.Asked) + "**"
	for _, s := range seriesOf(p) {
		text += "\n" + s.square + " " + s.name + " " + strconv.Itoa(s.of(total))
	}
	text += fmt.Sprintf("\n\n👍 %s %d · 👎 %s %d", p.Helpful, total.Helpful, p.Unhelpful, total.Unhelpful)
	if total.P95 > 0 {
		text += "\n" + fmt.Sprintf(p.LatencyFormat, millis(total.Median), millis(total.P95))
	}
	return text
}

// draw puts the chart into the reply.
func (r *reply) draw(p phrasebook.Stats, s store.Stats, days int) error {
	all := seriesOf(p)
	var bars []chart.Bar
	var colors []color.RGBA
	for _, one := range all {
		colors = append(colors, one.color)
	}
	most := 0
	for _, d := range s.Days {
		bar := chart.Bar{Day: d.Date}
		for _, one := range all {
			bar.Parts = append(bar.Parts, one.of(d))
		}
		bars, most = append(bars, bar), max(most, d.Asked)
	}
	png, err := chart.Stacked(bars, colors)
	if err != nil {
		return err
	}
	const name = "questions.png"
	r.embed.Image = &discordgo.MessageEmbedImage{URL: "attachment://" + name}
	r.files = []file{{name: name, kind: "image/png", alt: fmt.Sprintf(p.PictureFormat, days, s.Total.Asked, most), data: png}}
	return nil
}
