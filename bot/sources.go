package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

const (
	// maxLines is how many sentences are shown at once: what stands around each has to
	// fit, however short they are.
	maxLines = 80
)

// A sourceView is what a visitor looks at: the sentences that an answer cites, and a
// passage.
type sourceView struct {
	marks []answer.Mark
	code  string // the marks as a custom id has them
	// document and sentence are where the passage is; chosen is which of the marks it
	// belongs to, -1 when the visitor has turned on from it.
	document string
	sentence int
	chosen   int
}

// showSources shows the visitor alone the first source of an answer that is still
// there.
func (b *Bot) showSources(ctx context.Context, v *visit) error {
	view := sourceView{code: v.argument(0), marks: readMarks(v.argument(0))}
	for i, m := range view.marks {
		if v.turnTo(&view, m, i) {
			return v.respond(ctx, v.renderSource(view))
		}
	}
	return v.gone(ctx)
}

// turnPassage shows the passage before or after.
func (b *Bot) turnPassage(ctx context.Context, v *visit) error {
	view := sourceView{code: v.argument(0), marks: readMarks(v.argument(0))}
	place := readMarks(v.argument(1))
	if len(place) != 1 || !v.turnTo(&view, place[0], -1) {
		return v.update(ctx, reply{content: v.phrases.Notice.Gone, rows: v.citationRows(view)})
	}
	return v.update(ctx, v.renderSource(view))
}

// chooseCitation shows the source that was chosen in the menu.
func (b *Bot) chooseCitation(ctx context.Context, v *visit) error {
	view := sourceView{code: v.argument(0), marks: readMarks(v.argument(0)), chosen: -1}
	n, err := strconv.Atoi(strings.Join(v.values(), ""))
	if err != nil || n < 0 || n >= len(view.marks) || !v.turnTo(&view, view.marks[n], n) {
		return v.update(ctx, reply{content: v.phrases.Notice.Gone, rows: v.citationRows(view)})
	}
	return v.update(ctx, v.renderSource(view))
}

// turnTo turns to the sentence of a mark, and reports whether it is still there.
func (v *visit) turnTo(view *sourceView, m answer.Mark, chosen int) (ok bool) {
	if v.library != nil {
		view.document, view.sentence, ok = v.library.Find(m)
	}
	view.chosen = chosen
	return ok
}

// renderSource shows a passage with the cited sentences marked, and what leads on from
// it.
func (v *visit) renderSource(view sourceView) reply {
	e, ok := v.library.Passage(view.document, view.sentence, v.locale, v.evidence(view)...)
	if !ok {
		return reply{content: v.phrases.Notice.Gone}
	}
	r := renderExcerpt(e)
	if at := (pager{page: e.Page - 1, size: 1, total: e.Pages}).footer(v); at != nil {
		r.embed.Footer.Text = cut(r.embed.Footer.Text, maxFooter/2) + " · " + at.Text
	}
	r.rows = append(v.citationRows(view), v.passageRow(view, e))
	return r
}

// evidence are the sentences that the answer cites of the passage's document.
func (v *visit) evidence(view sourceView) (all []int) {
	for _, m := range view.marks {
		if doc, sentence, ok := v.library.Find(m); ok && doc == view.document {
			all = append(all, sentence)
		}
	}
	return all
}

// citationRows has a menu of the cited sentences, if there are several.
func (v *visit) citationRows(view sourceView) []discordgo.MessageComponent {
	if v.library == nil || len(view.marks) < 2 {
		return nil
	}
	menu := discordgo.SelectMenu{
		MenuType: discordgo.StringSelectMenu, CustomID: citationMenu + ":" + view.code, Placeholder: v.phrases.Sources.Others,
	}
	for i, m := range view.marks {
		o := discordgo.SelectMenuOption{Label: "[" + strconv.Itoa(i+1) + "]", Value: strconv.Itoa(i), Default: i == view.chosen}
		if line, ok := v.markedLine(m); ok {
			place := fmt.Sprintf(v.words.SourceTopFormat, line.Sentence)
			o.Label, o.Description = o.Label+" "+place, cut(oneLine(line.Shown()), maxChoice)
		}
		menu.Options = append(menu.Options, o)
	}
	return []discordgo.MessageComponent{row(menu)}
}

// markedLine is the sentence of a mark.
func (v *visit) markedLine(m answer.Mark) (line answer.Line, ok bool) {
	doc, sentence, ok := v.library.Find(m)
	if !ok {
		return answer.Line{}, false
	}
	e, _ := v.library.Passage(doc, sentence, v.locale)
	i := slices.IndexFunc(e.Lines, func(l answer.Line) bool { return l.Sentence == sentence })
	if i < 0 {
		return answer.Line{}, false
	}
	return e.Lines[i], true
}

// passageRow turns to the neighbouring passages and to the section.
func (v *visit) passageRow(view sourceView, e answer.Excerpt) discordgo.ActionsRow {
	p := v.phrases.Sources
	turn := func(label, emoji string, sentence int) discordgo.Button {
		m, ok := v.library.Mark(view.document, sentence)
		id := passageButton + ":" + view.code + ":" + markCode(m)
		if !ok {
			id = passageButton + ":" + emoji // no more than unlike the others
		}
		return button(label, emoji, id, ok)
	}
	section := joinID(sectionPage, e.Key, e.SectionNumber, v.pageOf(e, view.sentence))
	return row(turn(p.Earlier, "⬅️", e.Earlier), turn(p.Later, "➡️", e.Later), button(p.Section, "📑", section, true))
}

// button is a plainButton with an emoji.
func button(label, emoji, id string, enabled bool) discordgo.Button {
	b := plainButton(label, id, enabled)
	b.Emoji = &discordgo.ComponentEmoji{Name: emoji}
	return b
}

// pageOf is the page of an excerpt's section that has a sentence.
func (v *visit) pageOf(e answer.Excerpt, sentence int) int {
	page, ok := v.pageWith(e.Key, sentence, v.locale)
	if !ok {
		return 1
	}
	return page.Page
}

// renderExcerpt shows sentences with their numbers, each above its original if it is a
// translation, and paragraphs apart. The evidence is bold behind a pointer.
func renderExcerpt(e answer.Excerpt) reply {
	r := reply{embed: &discordgo.MessageEmbed{Color: colorAnswered, Description: excerptText(e.Lines)}}
	about := oneLine(e.Title)
	if section := oneLine(e.Section); section != "" {
		about = section + " · " + about
	}
	r.embed.Footer = &discordgo.MessageEmbedFooter{Text: orEllipsis(cut(about, maxFooter))}
	return r
}

// excerptText is the text of an excerpt, without the form of lists and code where that
// takes more room than there is.
func excerptText(all []answer.Line) string {
	lines := shownLines(all)
	if text := passageText(lines, false, true); strings.TrimSpace(text) != "" {
		return text
	}
	var parts []piece
	for i, l := range lines {
		switch {
		case i > 0 && l.Opens:
			parts = append(parts, fixed("\n\n"))
		case i > 0:
			parts = append(parts, fixed("\n"))
		}
		parts = append(parts, lineParts(l)...)
	}
	return orEllipsis(fit(parts, maxDescription))
}

// shownLines are as many of the lines as can be shown, the first evidence among them.
func shownLines(lines []answer.Line) []answer.Line {
	if len(lines) <= maxLines {
		return lines
	}
	at := slices.IndexFunc(lines, func(l answer.Line) bool { return l.Evidence })
	from := min(max(at-maxLines/2, 0), len(lines)-maxLines)
	return lines[from : from+maxLines]
}

// lineParts are one sentence of an excerpt.
func lineParts(l answer.Line) []piece {
	parts := []piece{fixed(numberOf(l) + " "), shownLine(l, false)}
	if l.Translation != "" {
		original := shownLine(l, true)
		quoted := func(text string) string { return blockQuote(original.show(text)) }
		parts = append(parts, fixed("\n"), piece{original.text, quoted})
	}
	return parts
}

// bold is a text escaped and in bold.
func bold(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return emphasis + escape(text) + emphasis
}

// sourceHandlers are the handlers of what shows the sources of answers.
func (b *Bot) sourceHandlers() map[string]handler {
	return map[string]handler{
		sourcesButton + ":": b.showSources,
		passageButton + ":": underAnswer(b.turnPassage),
		citationMenu + ":":  underAnswer(b.chooseCitation),
	}
}
