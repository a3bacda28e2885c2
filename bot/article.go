package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// onDocument opens the document that a command names. None named is the only one,
// or, where there are more, all of them for the timeline, and a list to choose from
// for the others.
func (b *Bot) onDocument(ctx context.Context, v *visit) error {
	use, _ := nameOf(v.i)
	named := v.option(documentOption)
	docs := v.library.Documents(v.locale)
	switch {
	case len(docs) == 0:
		return v.gone(ctx)
	case strings.TrimSpace(named) != "":
		if d, ok := v.findDocument(named); ok {
			return b.open(ctx, v, use, d)
		}
		return v.turn(ctx, b.libraryList(v, use, 0).below(v.phrases.Browse.NoDocument))
	case len(docs) == 1:
		return b.open(ctx, v, use, docs[0])
	case use == timelineCommand:
		return b.timeline(ctx, v, "", 0)
	}
	return v.turn(ctx, b.libraryList(v, use, 0))
}

// onLibrary turns to another page of the list of documents.
func (b *Bot) onLibrary(ctx context.Context, v *visit) error {
	return v.turn(ctx, b.libraryList(v, v.argument(0), v.number(1)))
}

// onChosen opens the document that was chosen from the list.
func (b *Bot) onChosen(ctx context.Context, v *visit) error {
	d, ok := v.library.Document(v.chosen(), v.locale)
	if !ok {
		return v.gone(ctx)
	}
	return b.open(ctx, v, v.argument(0), d)
}

// open shows a document as a command does.
func (b *Bot) open(ctx context.Context, v *visit, use string, d answer.DocumentInfo) error {
	switch use {
	case summaryCommand:
		return b.summarise(ctx, v, d)
	case timelineCommand:
		return b.timeline(ctx, v, d.Key, 0)
	}
	return v.page(ctx, b.contents(v, d, 0))
}

// libraryList is a page of the list of documents, with a menu to open one in the way
// of the command use.
func (b *Bot) libraryList(v *visit, use string, page int) reply {
	if use != summaryCommand && use != timelineCommand {
		use = articleCommand
	}
	docs := v.library.Documents(v.locale)
	at := pageOf(page, maxChosen, len(docs))
	parts := []piece{fixed(fmt.Sprintf(v.phrases.Browse.DocumentsFormat, len(docs)))}
	var picks []pick
	for i, d := range docs[at.offset():min(at.offset()+maxChosen, len(docs))] {
		n, length := strconv.Itoa(at.offset()+i+1), fmt.Sprintf(v.phrases.Browse.LengthFormat, d.Sentences)
		parts = append(parts, listed(n, titleOf(d), length)...)
		picks = append(picks, pick{d.Key, n + ". " + titleOf(d)})
	}
	return listPage(v, at, parts, menuOf(documentMenu+use, v.phrases.Browse.OpenDocument, "", picks), joinID(libraryPage, use)+":")
}

// listed is an item of a list: its number, its name, which may be cut, and a remark.
func listed(n, name, remark string) []piece {
	return []piece{fixed("\n" + emphasis + n + emphasis + " "), {name, escape}, fixed(" · " + remark)}
}

// listPage is a page of a list with its menu. The pages' custom ids are id and a
// number.
func listPage(v *visit, at pager, parts []piece, menu discordgo.ActionsRow, id string) reply {
	e := &discordgo.MessageEmbed{Color: colorAnswered, Description: orEllipsis(fit(parts, maxDescription)), Footer: at.footer(v)}
	return reply{embed: e, rows: append([]discordgo.MessageComponent{menu}, at.rows(v, id)...)}
}

// onContents turns to a page of a document's contents.
func (b *Bot) onContents(ctx context.Context, v *visit) error {
	d, ok := v.library.Document(v.argument(0), v.locale)
	if !ok {
		return v.gone(ctx)
	}
	return v.page(ctx, b.contents(v, d, v.number(1)))
}

// contents is a page of a document's contents, with a menu to open a section.
func (b *Bot) contents(v *visit, d answer.DocumentInfo, page int) reply {
	if len(d.Sections) == 0 {
		return reply{embed: &discordgo.MessageEmbed{Color: colorAnswered, Description: heading(titleOf(d))}}
	}
	at := pageOf(page, maxChosen, len(d.Sections))
	parts := []piece{fixed(heading(titleOf(d)))}
	var picks []pick
	for i, s := range d.Sections[at.offset():min(at.offset()+maxChosen, len(d.Sections))] {
		n, length := strconv.Itoa(at.offset()+i+1), fmt.Sprintf(v.phrases.Browse.LengthFormat, s.Last-s.First+1)
		parts = append(parts, listed(n, v.sectionName(s.Name), length)...)
		picks = append(picks, pick{joinID("", d.Key, s.Number, 1), n + ". " + v.sectionName(s.Name)})
	}
	r := listPage(v, at, parts, menuOf(sectionPage, v.phrases.Browse.OpenSection, "", picks), joinID(contentsPage, d.Key)+":")
	if len(v.library.Documents(v.locale)) > 1 {
		r.rows = append(r.rows, row(plainButton(v.phrases.Browse.Documents, joinID(libraryPage, articleCommand, 0), true)))
	}
	return r
}

// sectionName is how a section is called.
func (v *visit) sectionName(name string) string {
	if name = oneLine(name); name != "" {
		return name
	}
	return v.phrases.Browse.Beginning
}
